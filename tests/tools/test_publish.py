"""Publishing from end to end: what goes online, what is refused, and what is remembered."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from plugins.redirects.missing import lines_in
from tests.building import ROOT, run, write_post
from tests.programs import need
from tests.tools.publishing.sites import digest
from tools.publishing.ledger import read_ledger
from tools.publishing.record import digest as content_digest
from tools.publishing.record import read_record

URL = "https://blog.example.org"
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def make(tmp_path: Path) -> Command:
    """`make(target)` runs a command of the Makefile on the test's own folders."""

    def run_make(target: str) -> subprocess.CompletedProcess[str]:
        folders = [f"INPUTDIR={tmp_path / 'content'}", f"OUTPUTDIR={tmp_path / 'public'}"]
        return subprocess.run(
            ["make", "--no-print-directory", target, *folders],
            cwd=ROOT,
            env={**os.environ, "SITEURL": URL},
            capture_output=True,
            text=True,
            check=False,
        )

    return run_make


@pytest.fixture
def publish(tmp_path: Path) -> Command:
    """`publish()` does what `make publish` does, with the test's own folders."""
    return partial(run, "tools.publish", tmp_path / "content", tmp_path / "public", SITEURL=URL)


def three_posts(folder: Path) -> Path:
    """What is published at first."""
    for name in ("one", "two", "three"):
        write_post(folder, f"Words-on-{name}", name=f"2020-01-02-{name}.md", title=name)
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three posts."""
    return three_posts(tmp_path / "content")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which three posts have been published."""
    folder = tmp_path_factory.mktemp("once")
    content = three_posts(folder / "content")
    result = run("tools.publish", content, folder / "public", SITEURL=URL)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def published(once: Path, tmp_path: Path) -> Path:
    """Three posts that have been published."""
    shutil.copytree(once, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / "content"


def test_a_site_goes_online_and_back(make: Command, content: Path, tmp_path: Path) -> None:
    assert "Nothing has been published" in make("releases").stdout
    result = make("publish")
    assert result.returncode == 0, result.stderr
    live = tmp_path / "public/current"
    assert "Words-on-one" in (live / "2020/01/one.html").read_text()
    first = digest(live.resolve())
    write_post(content, "Changed.", name="2020-01-02-one.md", title="one")
    assert make("publish").returncode == 0
    changed = make("changed").stdout.splitlines()
    assert "/2020/01/one.html" in changed
    assert "/2020/01/two.html" not in changed
    shutil.rmtree(content)  # nothing is built: what is served again has been kept
    result = make("rollback")
    assert result.returncode == 0, result.stderr
    assert digest(live.resolve()) == first
    assert make("releases").stdout.split("\n")[1].startswith("live 000001-")
    assert make("rollback").returncode != 0


def test_open_pages_still_find_their_files(
    publish: Command, published: Path, tmp_path: Path
) -> None:
    live = tmp_path / "public/current"
    before = live.resolve()
    old = read_record((before / "release.json").read_text()).lasting
    assert any(name.startswith("theme/css/main.") for name in old)
    write_post(published, "Changed.", name="2020-01-02-one.md", title="one, with another card")
    for _ in range(2):
        assert publish().returncode == 0
        assert [name for name in old if not (live / name).is_file()] == []
    now = read_record((live / "release.json").read_text()).lasting
    gone = {name for name in old if name not in now}
    assert {name.partition("/")[0] for name in gone} == {"cards", "pagefind"}
    assert all((live / name).read_bytes() == (before / name).read_bytes() for name in gone)


def test_a_post_with_a_problem_is_refused(
    publish: Command, published: Path, tmp_path: Path
) -> None:
    before = digest(tmp_path / "public")
    write_post(published, "Text", name="bad.md", date="2020-02-30")
    result = publish()
    assert result.returncode != 0
    assert "bad.md:3: “date: 2020-02-30” must be a date that exists" in result.stderr
    assert "Nothing was published; the live site is as it was." in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert digest(tmp_path / "public") == before


def test_a_renamed_post_needs_a_line(publish: Command, published: Path, tmp_path: Path) -> None:
    before = digest(tmp_path / "public")
    (published / "2020-01-02-three.md").rename(published / "2020-01-02-thirty-three.md")
    result = publish()
    assert result.returncode != 0
    (line,) = lines_in(result.stderr)
    assert line == "/2020/01/three.html /2020/01/thirty-three.html"
    assert 'write into its header "id: three"' in result.stderr
    assert digest(tmp_path / "public") == before
    result = publish(FIX="yes")
    assert result.returncode == 0, result.stderr
    assert f"{published}/redirects.txt: wrote {line}" in result.stdout
    assert f"{published}/2020-01-02-thirty-three.md: wrote id: three" in result.stdout
    assert (published / "redirects.txt").read_text() == f"{line}\n"
    assert {"/2020/01/three.html", "/2020/01/thirty-three.html"} <= {*read_ledger(published)}


def test_the_ledger_heals(publish: Command, published: Path) -> None:
    ledger = published / "published.txt"
    whole = ledger.read_text()
    ledger.unlink()  # as if it had been killed between the switch and the note
    (published / "2020-01-02-three.md").unlink()
    assert lines_in(publish().stderr) == ["/2020/01/three.html /archive/"]
    assert publish(FIX="yes").returncode == 0
    assert ledger.read_text() == whole


def test_another_folder_has_a_ledger_of_its_own(
    publish: Command, published: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    write_post(other, "Text", name="2020-01-02-other.md")
    assert run("tools.publish", other, tmp_path / "elsewhere").returncode == 0
    assert "/2020/01/other.html" in read_ledger(other)
    assert "/2020/01/one.html" not in read_ledger(other)


def test_most_posts_gone_is_refused_unless_meant(publish: Command, published: Path) -> None:
    lines = []
    for name in ("one", "two"):
        (published / f"2020-01-02-{name}.md").unlink()
        lines.append(f"/2020/01/{name}.html /archive/\n")
    (published / "redirects.txt").write_text("".join(lines))
    result = publish()
    assert "/: has 1 posts, and the live site 3." in result.stderr
    assert publish(FEWER="yes").returncode == 0


@pytest.mark.parametrize(
    ("redirects", "message"),
    [
        ("/old.html /none.html", "/none.html is not there; /old.html must lead to what is."),
        ("/a.html /b.html\n/b.html /a.html", "/b.html is not there;"),
        ("/2020/01/one.html /", "/2020/01/one.html is still there; delete this line"),
    ],
)
def test_bad_redirects_are_refused(
    publish: Command, content: Path, redirects: str, message: str
) -> None:
    (content / "redirects.txt").write_text(redirects)
    result = publish()
    assert result.returncode != 0
    assert message in result.stderr
    assert "Nothing was published" in result.stderr


def test_the_release_names_its_commit_and_content(once: Path) -> None:
    record = json.loads((once / "public/current/release.json").read_text())
    assert record["commit"] == commit_of(ROOT)
    assert record["content"] == content_digest(once / "content")


def commit_of(folder: Path) -> str:
    """The commit that git says a folder is at; what came as an archive is at none."""
    need("git")
    head = ["git", "rev-parse", "HEAD"]
    said = subprocess.run(head, cwd=folder, capture_output=True, text=True, check=False)
    return said.stdout.strip() if said.returncode == 0 else "unknown"
