"""An address that is gone leads to what most likely took its place."""

from collections.abc import Collection
from pathlib import Path

import pytest

from plugins.redirects.history import History
from plugins.redirects.successors import Successors
from tests.building import own_settings

SETTINGS = own_settings()
KNOWN = ["/2020/01/ask.html", "/topics/hiring/", "/topics/", "/feeds/all.atom.xml"]
IDS = {"first-words": "/en/ask-again.html", "words": "/words.html", "words/fr": "/fr/des-mots.html"}
THERE = [
    "/archive/",
    *KNOWN,
    "/2020/01/wait-a-while.html",
    "/en/ask-again.html",
    "/tags/interviews/",
]
GONE = {
    "a post that keeps the name as its id": ("/2019/12/first-words.html", "/en/ask-again.html"),
    "a post in another language": ("/fr/2019/12/words.html", "/fr/des-mots.html"),
    "with its language behind its name": ("/2019/12/words-fr.html", "/fr/des-mots.html"),
    "and the same in the blog's own": ("/2019/12/words.html", "/words.html"),
    "a list of the name that a post has as its id": ("/x/first-words/", "/"),
    "a post": ("/2019/12/x.html", "/archive/"),
    "a month": ("/2019/12/", "/archive/"),
    "another form of the same name": ("/2019/12/ask-again.html", "/en/ask-again.html"),
    "a folder of the same name": ("/ask-again/", "/en/ask-again.html"),
    "nearly the same name": ("/2020/01/wait-a-moment.html", "/2020/01/wait-a-while.html"),
    "a list nearly of the same name": ("/tags/interview/", "/tags/interviews/"),
    "a feed": ("/feeds/topics/x.atom.xml", "/feeds/all.atom.xml"),
    "a feed in a format that there is none of": ("/feeds/topics/x.json", "/feeds/all.atom.xml"),
    "a list in a list": ("/topics/x/", "/topics/"),
    "nothing like it": ("/x.html", "/"),
    "what has the name of something that was there before": ("/posts/hiring/", "/"),
}


@pytest.mark.parametrize(("address", "new"), GONE.values(), ids=GONE)
def test_the_likeliest_is_named(tmp_path: Path, address: str, new: str) -> None:
    assert (
        Successors(THERE, [*KNOWN, address], SETTINGS, IDS, History(tmp_path, {})).of(address)
        == new
    )


class Renamed(History):
    """What git would know of one post."""

    def now(self, address: str, new: Collection[str]) -> str:
        """Where it is."""
        assert "/2020/01/wait-a-while.html" in new
        assert "/2020/01/ask.html" not in new
        return "/en/ask-again.html" if address.endswith("wait-a-moment.html") else ""


@pytest.mark.parametrize(
    ("address", "new"),
    [
        ("/2020/01/wait-a-moment.html", "/en/ask-again.html"),  # whatever else has a like name
        ("/2019/12/ask-again.html", "/en/ask-again.html"),
        ("/feeds/topics/x.atom.xml", "/feeds/all.atom.xml"),
    ],
)
def test_what_git_knows_counts_before_names(tmp_path: Path, address: str, new: str) -> None:
    history = Renamed(tmp_path, {})
    assert Successors(THERE, [*KNOWN, address], SETTINGS, {}, history).of(address) == new
