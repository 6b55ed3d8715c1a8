"""Of each address redirects.txt holds one line; whatever else stands there stays."""

import pytest

from tools.desk.places import Refused
from tools.desk.redirects import with_redirect, without_redirect

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
