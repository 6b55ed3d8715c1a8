"""The list of letters, the newest first, read again only where a file has changed."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.building import own_settings
from tools.desk import listing
from tools.desk.listing import ListedPost, Listing

SETTINGS = own_settings()
NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)  # 09:30 in Brussels
FILES = {
    "posts/2020-01-02-a.md": "---\ntitle: A\ndate: 2020-01-02\nlang: nl\n---\nWords of a hat.\n",
    "posts/2026-03-02-b.md": "---\ntitle: B\ndate: 2026-03-02 09:31\n---\nÉtude of words.\n",
    "posts/2026-03-02-c.md": "---\ntitle: C\ndate: 2026-03-02 09:29\n---\n",
    "posts/2026-04-01-d.md": "---\ntitle: D\ndate: 2026-04-01\nstatus: Draft\n---\n",
    "posts/2019-05-06-broken.md": "---\ntitle: a: b\n---\n",
    "2018-01-01-classic.md": "Title: F\nStatus: hidden\n\nText.\n",
    "posts/.2019-05-06-hidden.md.1-2": "",
    "images/a.png": "",
    "pages/about.md": "---\ntitle: About\n---\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "posts/2017-01-01-latin.md").write_bytes(b"---\ntitle: \xe9\n---\n")
    return tmp_path


def test_letters_come_newest_first_and_pages_last(content: Path) -> None:
    assert Listing(content, SETTINGS).letters(NOW) == [
        ListedPost("posts/2026-04-01-d.md", "D", "2026-04-01", "draft", "en", False),
        ListedPost("posts/2026-03-02-b.md", "B", "2026-03-02 09:31", "scheduled", "en", False),
        ListedPost("posts/2026-03-02-c.md", "C", "2026-03-02 09:29", "published", "en", False),
        ListedPost("posts/2020-01-02-a.md", "A", "2020-01-02", "published", "nl", False),
        ListedPost(
            "posts/2019-05-06-broken.md",
            "2019-05-06-broken",
            "2019-05-06",
            "unreadable",
            "en",
            False,
        ),
        ListedPost("2018-01-01-classic.md", "F", "2018-01-01", "hidden", "en", False),
        ListedPost(
            "posts/2017-01-01-latin.md",
            "2017-01-01-latin",
            "2017-01-01",
            "unreadable",
            "en",
            False,
        ),
        ListedPost("pages/about.md", "About", "", "published", "en", True),
    ]


def test_a_file_is_read_again_only_when_it_has_changed(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def fields(text: str) -> dict[str, str]:
        read.append(text)
        return {"title": text}

    monkeypatch.setattr(listing, "fields", fields)
    letters = Listing(content, SETTINGS)
    letters.letters(NOW)
    read.clear()
    file = content / "posts/2020-01-02-a.md"
    file.write_text("Changed", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    found = {letter.name: letter.title for letter in letters.letters(NOW)}
    assert read == ["Changed"]
    assert found["posts/2020-01-02-a.md"] == "Changed"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("words", ["posts/2020-01-02-a.md", "posts/2026-03-02-b.md"]),
        ("HAT words", ["posts/2020-01-02-a.md"]),
        ("étude", ["posts/2026-03-02-b.md"]),
        ("hats", []),
    ],
)
def test_a_letter_is_found_by_all_words_that_stand_in_it(
    content: Path, words: str, names: list[str]
) -> None:
    assert Listing(content, SETTINGS).holding(words) == names
