"""From the desk letters go online, come off it and move, by the commands that everybody uses."""

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.building import ready, write_post
from tools.desk import commands
from tools.desk.letters import Letters
from tools.desk.places import Refused
from tools.desk.publication import Publication, PublicationOutcome
from tools.front_matter.header import fields
from tools.publishing.ledger import read_ledger

ONE, TWO = "posts/2020-01-02-one.md", "posts/2020-01-02-two.md"


class Site:
    """A folder of two letters, and where it is published."""

    def __init__(self, folder: Path) -> None:
        self.content, self.public = folder / "content", folder / "public"
        for name, title in ((ONE, "One"), (TWO, "Two")):
            write_post(self.content, f"Words of {title}.", name=name, title=title)
        self.letters = Letters(self.content, folder / ".versions")
        self.publication = Publication(self.letters, self.public)

    def online(self, address: str) -> bool:
        """Whether readers get a page at an address."""
        return (self.public / "current" / address[1:]).is_file()

    @property
    def redirects(self) -> list[str]:
        return (self.content / "redirects.txt").read_text(encoding="utf-8").splitlines()

    def save(self, name: str, old: str, new: str) -> None:
        """Write something else into a letter."""
        text, stamp = self.letters.read(name)
        assert old in text
        self.letters.save(name, text.replace(old, new), stamp)


@pytest.fixture
def by_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The site, published by commands for each of which a Python starts."""
    monkeypatch.setenv("SITEURL", "https://blog.example.org")
    return Site(tmp_path)


@pytest.fixture
def site(by_commands: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The same, by the process that has all commands at hand."""
    monkeypatch.setattr(commands, "subprocess", SimpleNamespace(run=run_command))
    return by_commands


def run_command(command: str | list[str], **options: Any) -> subprocess.CompletedProcess[str]:
    """What `subprocess.run` gives of a command of ours, and of any other."""
    if isinstance(command, str):
        return subprocess.run(command, **options)
    _, _, module, *arguments = command
    return ready().run(module, *arguments, **options["env"])


def test_a_letter_goes_online_moves_comes_off_and_is_back(site: Site) -> None:
    published = site.publication.publish()
    assert (published.published, published.refused) == (True, ())
    assert f"What is online lies in {site.public / 'current'}." in published.notes
    assert site.online("/2020/01/one.html")

    moved = site.publication.change_address(ONE, "Other Words")
    assert (moved.published, moved.refused) == (True, ())
    assert site.online("/2020/01/other-words.html")
    assert not site.online("/2020/01/one.html")
    assert site.redirects == ["/2020/01/one.html /2020/01/other-words.html"]

    taken = site.publication.take_offline(ONE, "/archive/")
    assert (taken.published, taken.refused) == (True, ())
    assert not site.online("/2020/01/other-words.html")
    assert site.redirects == [
        "/2020/01/one.html /archive/",
        "/2020/01/other-words.html /archive/",
    ]
    assert fields(site.letters.read(ONE).text)["status"] == "draft"

    site.save(ONE, "status: draft\n", "")
    refused = site.publication.publish()
    assert not refused.published
    assert "# /2020/01/other-words.html" in refused.lines
    assert site.publication.publish(repair=True).published
    assert site.online("/2020/01/other-words.html")
    assert site.redirects == ["/2020/01/one.html /archive/"]

    assert site.publication.undo().published
    assert not site.online("/2020/01/other-words.html")


def test_what_the_gate_asks_for_is_written_when_that_is_wanted(site: Site) -> None:
    site.save(ONE, "summary:", "tags: [offers]\nsummary:")
    assert site.publication.publish().published
    refused = site.publication.take_offline(ONE, "/archive/")
    assert not refused.published
    assert any("/tags/offers/" in said for said in refused.refused)
    assert "/tags/offers/ /tags/" in refused.lines
    assert site.online("/2020/01/one.html")

    taken = site.publication.take_offline(ONE, "/archive/", repair=True)
    assert taken.published
    assert {*refused.lines, "/2020/01/one.html /archive/"} <= {*site.redirects}
    assert "/tags/offers/" in read_ledger(site.content)


def test_a_problem_is_said_with_its_file_and_line(site: Site) -> None:
    site.save(TWO, "date: 2020-01-02", "date: 2020-31-01")
    refused = site.publication.publish(repair=True)
    [said] = refused.refused
    assert f"{site.content / TWO}:3: " in said
    assert refused == PublicationOutcome(False, (said,))
    assert not site.public.joinpath("current").exists()


def test_a_letter_that_nobody_has_seen_needs_no_redirect(site: Site) -> None:
    assert site.publication.take_offline(ONE, "") == PublicationOutcome(published=False)
    assert site.publication.change_address(ONE, "new words") == PublicationOutcome(published=False)
    header = fields(site.letters.read(ONE).text)
    assert (header["status"], header["slug"]) == ("draft", "new-words")
    assert not (site.content / "redirects.txt").exists()


def test_an_old_address_of_its_own_gives_way_to_the_new_one(site: Site) -> None:
    site.save(ONE, "summary:", "save_as: 2016/05/old_1.html\nsummary:")
    site.publication.change_address(ONE, "one")
    assert "save_as" not in fields(site.letters.read(ONE).text)


@pytest.mark.parametrize("slug", ["", "?!"])
def test_words_that_make_no_address_are_refused(site: Site, slug: str) -> None:
    before = site.letters.read(ONE)
    with pytest.raises(Refused, match="must have letters or figures"):
        site.publication.change_address(ONE, slug)
    assert site.letters.read(ONE) == before


def test_where_readers_should_go_must_be_said(site: Site) -> None:
    (site.content / "published.txt").write_text("/2020/01/one.html\n", encoding="utf-8")
    with pytest.raises(Refused, match="two addresses"):
        site.publication.take_offline(ONE, " ")
    assert "status" not in fields(site.letters.read(ONE).text)


def test_nothing_is_undone_where_nothing_is_published(site: Site) -> None:
    undone = site.publication.undo()
    assert not undone.published
    said = f"There is no release before the one that is live in {site.public}."
    assert undone.refused == (said,)


@pytest.mark.parametrize(
    ("command", "notes"),
    [
        ("echo sent", ["sent"]),
        ("echo no >&2; exit 3", ["no", "“echo no >&2; exit 3” ended with 3."]),
    ],
)
def test_the_command_of_the_settings_runs_after_the_switch(
    site: Site, command: str, notes: list[str]
) -> None:
    site.letters.settings["PUBLISH_COMMAND"] = command
    published = site.publication.publish()
    assert published.published
    assert [*published.notes][-len(notes) :] == notes


def test_a_server_that_could_not_be_told_is_noted(
    by_commands: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELOAD", "exit 5")
    published = by_commands.publication.publish()
    assert published.published
    assert any("`exit 5` ended with 5" in note for note in published.notes)
    assert "RELOAD" in os.environ
