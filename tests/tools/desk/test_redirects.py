"""Of each address redirects.txt holds one line; whatever else stands there stays."""

import errno
import os
from pathlib import Path

import pytest

from tools.desk.letters import NotSaved
from tools.desk.places import Refused
from tools.desk.redirects import RedirectsFile, with_redirect, without_redirect

TEXT = "# ours\n/a.html /b/\n\n/a.html?m=1 /c/\n/é.html /d/\nno line\n"


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("", "/x.html", "/y/", "/x.html /y/\n"),
        ("/a /b", "/x.html", " /y/ ", "/a /b\n/x.html /y/\n"),
        (TEXT, "/a.html", "/y/", TEXT.replace("/a.html /b/\n", "") + "/a.html /y/\n"),
        (TEXT, "/b/", "/y/", TEXT.replace("/a.html /b/", "/a.html /y/") + "/b/ /y/\n"),
        ("/a.html /b/  \n", "/b/", "/y/", "/a.html /y/  \n/b/ /y/\n"),
        ("/%C3%A9.html /d/\n", "/é.html", "/œ/?a=b#c", "/%C3%A9.html /%C5%93/?a=b#c\n"),
        ("", "/x.html", "https://a.example/b", "/x.html https://a.example/b\n"),
    ],
)
def test_an_address_leads_to_the_new_one_alone(text: str, old: str, new: str, after: str) -> None:
    assert with_redirect(text, old, new) == after


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("", "A line must hold two addresses"),
        ("topics", "“topics” is no address on this site or the web"),
        ("javascript:alert(1)", "is no address"),
        ("/x.html", "leads to itself"),
    ],
)
def test_what_leads_nowhere_is_refused(new: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        with_redirect("", "/x.html", new)


def test_a_redirect_is_taken_out_and_nothing_else() -> None:
    assert without_redirect(TEXT, "/a.html") == TEXT.replace("/a.html /b/\n", "")
    assert without_redirect(TEXT, "/b/") == TEXT


def test_a_file_is_written_only_where_it_changes(tmp_path: Path) -> None:
    redirects = RedirectsFile(tmp_path)
    redirects.write("")
    assert [*tmp_path.iterdir()] == []
    redirects.write(TEXT)
    os.utime(tmp_path / "redirects.txt", ns=(1, 1))
    redirects.write(TEXT)
    assert redirects.read() == TEXT
    assert (tmp_path / "redirects.txt").stat().st_mtime_ns == 1


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(_: Path, __: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(NotSaved, match=r"redirects\.txt is not saved: No space left on device\."):
        RedirectsFile(tmp_path).write(TEXT)
