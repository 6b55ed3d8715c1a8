"""An address that is gone leads to what most likely took its place."""

import pytest
from pelican.settings import read_settings

from plugins.redirects.successors import Successors
from tests.building import ROOT

SETTINGS = read_settings(str(ROOT / "pelicanconf.py"))
KNOWN = ["/2020/01/ask.html", "/topics/hiring/", "/topics/", "/feeds/all.atom.xml"]
IDS = {"first-words": "/en/ask-again.html"}
THERE = [
    "/archive/",
    *KNOWN,
    "/2020/01/wait-a-while.html",
    "/en/ask-again.html",
    "/tags/interviews/",
]
GONE = {
    "a post that keeps the name as its id": ("/2019/12/first-words.html", "/en/ask-again.html"),
    "a list of the name that a post has as its id": ("/x/first-words/", "/"),
    "a post": ("/2019/12/x.html", "/archive/"),
    "a month": ("/2019/12/", "/archive/"),
    "another form of the same name": ("/2019/12/ask-again.html", "/en/ask-again.html"),
    "a folder of the same name": ("/ask-again/", "/en/ask-again.html"),
    "nearly the same name": ("/2020/01/wait-a-moment.html", "/2020/01/wait-a-while.html"),
    "a list nearly of the same name": ("/tags/interview/", "/tags/interviews/"),
    "a feed": ("/feeds/topics/x.atom.xml", "/feeds/all.atom.xml"),
    "a feed in a format that there is none of": ("/feeds/topics/x.json", "/"),
    "a list in a list": ("/topics/x/", "/topics/"),
    "nothing like it": ("/x.html", "/"),
    "what has the name of something that was there before": ("/posts/hiring/", "/"),
}


@pytest.mark.parametrize(("address", "new"), GONE.values(), ids=GONE)
def test_the_likeliest_is_named(address: str, new: str) -> None:
    assert Successors(THERE, [*KNOWN, address], SETTINGS, IDS).of(address) == new
