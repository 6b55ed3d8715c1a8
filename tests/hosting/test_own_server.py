"""What docs/publishing.md has for a desk on one's own server: a service, and a crontab's line."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.programs import need

TEXT = (ROOT / "docs/publishing.md").read_text("utf-8")
SERVICE = re.compile(r"^    \[Service\]\n(?:    .*\n|\n)+", re.MULTILINE)
HOURLY = re.compile(r"`0 \* \* \* \* (?P<command>[^`]+)`")


def test_systemd_reads_the_service(tmp_path: Path) -> None:
    need("systemd-analyze")
    (found,) = SERVICE.findall(TEXT)
    unit = tmp_path / "desk.service"
    unit.write_text(re.sub("^    ", "", found, flags=re.MULTILINE))
    command = ["systemd-analyze", "verify", "--man=no", str(unit)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


def git(*arguments: str | Path) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


class Written:
    """The repository of the desk, and the one that it is pushed to."""

    def __init__(self, folder: Path) -> None:
        self.letters, self.kept = folder / "letters", folder / "kept.git"
        git("init", "-q", "--bare", "-b", "main", self.kept)
        git("clone", "-q", self.kept, self.letters)
        for key, value in (("user.name", "Els"), ("user.email", "els@example.org")):
            git("-C", self.letters, "config", key, value)
        git("-C", self.letters, "checkout", "-q", "-b", "main")
        git("-C", self.letters, "config", "push.default", "current")
        self.write("One.")

    def write(self, words: str) -> None:
        (self.letters / "content").mkdir(exist_ok=True)
        (self.letters / "content/a.md").write_text(words)

    def pass_an_hour(self) -> subprocess.CompletedProcess[str]:
        """Do what cron does: it mails what is said."""
        (command,) = HOURLY.findall(TEXT)
        return subprocess.run(
            ["/bin/sh", "-c", command.replace("/srv/letters", str(self.letters))],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": "/usr/bin:/bin"},
        )

    @property
    def is_kept(self) -> bool:
        return git("-C", self.kept, "show", "main:content/a.md") == (
            self.letters / "content/a.md"
        ).read_text("utf-8")


@pytest.fixture
def written(tmp_path: Path) -> Written:
    return Written(tmp_path)


def test_what_was_written_is_kept_every_hour_and_nothing_is_said(written: Written) -> None:
    for words in ("One.", "One.", "Two."):
        written.write(words)
        hour = written.pass_an_hour()
        assert (hour.returncode, hour.stdout, hour.stderr) == (0, "", "")
        assert written.is_kept


def test_what_could_not_be_sent_is_sent_in_the_next_hour(written: Written) -> None:
    written.pass_an_hour()
    written.write("Two.")
    away = written.kept.rename(written.kept.with_name("away"))
    assert written.pass_an_hour().returncode
    away.rename(written.kept)
    assert written.pass_an_hour().returncode == 0
    assert written.is_kept
