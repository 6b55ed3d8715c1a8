"""The index: one for each language, of the documents' own words, the same bytes every time."""

import gzip
import json
import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from plugins.search.index import (
    Document,
    Index,
    SearchIndexError,
    files_of,
    index_of,
    is_made,
    make,
    page_of,
    parts_of,
    run_pagefind,
)

DAY = datetime(2020, 1, 2)
EN = Document("2020/01/offer.html", "en", "An offer", DAY, "<p>Sleep on the offer.</p>")
NL = Document("2020/01/bod-nl.html", "nl", "Een bod", DAY, "<p>Slaap over het bod.</p>")


def write_indexes(documents: Iterable[Document], folder: Path) -> None:
    """Index documents whose index nobody has kept."""
    with TemporaryDirectory() as cache:
        for part in parts_of(documents):
            write(index_of(part.posts, Path(cache)), folder / part.name)


def write(index: Index, folder: Path, is_first: bool = True) -> None:
    """Write an index, once it is made."""
    for name, data in files_of(index, is_first):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def names(lang: str, count: int) -> list[str]:
    """What so many parts are called."""
    return [lang, *(f"{lang}-{number}" for number in range(2, count + 1))]


def fragments(folder: Path) -> list[dict[str, Any]]:
    """What the index shows of each document."""
    raw = [gzip.decompress(file.read_bytes()) for file in sorted(folder.rglob("*.pf_fragment"))]
    return [json.loads(text.removeprefix(b"pagefind_dcd")) for text in raw]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_a_letter_shows_title_date_and_its_own_words(tmp_path: Path) -> None:
    write_indexes([EN], tmp_path / "pagefind")
    (shown,) = fragments(tmp_path)
    assert shown["url"] == "/2020/01/offer.html"
    assert shown["content"] == "Sleep on the offer."
    assert shown["meta"] == {
        "title": "An offer",
        "date": "Thursday, January 2, 2020",
        "datetime": "2020-01-02T00:00:00",
    }


def test_a_title_is_html_and_its_text_is_shown(tmp_path: Path) -> None:
    write_indexes([EN._replace(title='R&amp;D <span class="caps">HR</span>')], tmp_path / "index")
    assert fragments(tmp_path)[0]["meta"]["title"] == "R&D HR"


def test_each_language_has_an_index_and_a_stemmer_of_its_own(tmp_path: Path) -> None:
    write_indexes([EN, NL], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en", "nl"]
    assert (tmp_path / "nl/wasm.nl.pagefind").is_file()
    assert [shown["url"] for shown in fragments(tmp_path / "nl")] == ["/2020/01/bod-nl.html"]
    assert "donderdag 2 januari 2020" in page_of(NL)


STEMMERS = {"en": "en", "fr": "fr", "ja": "unknown"}


@pytest.mark.parametrize(("lang", "stemmer"), STEMMERS.items(), ids=STEMMERS)
def test_a_language_gets_the_stemmer_that_there_is(tmp_path: Path, lang: str, stemmer: str) -> None:
    write_indexes([EN._replace(lang=lang)], tmp_path)
    (file,) = tmp_path.rglob("wasm.*")
    assert file.name == f"wasm.{stemmer}.pagefind"


def test_only_what_the_search_page_asks_for_is_published(tmp_path: Path) -> None:
    write_indexes([EN], tmp_path)
    names = {path.name for path in (tmp_path / "en").iterdir()}
    (meta,) = (name for name in names if name.endswith(".pf_meta"))
    assert names == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
        "index",
        "fragment",
        meta,
    }


def test_a_further_part_is_searched_by_the_program_of_the_first(tmp_path: Path) -> None:
    write(index_of([EN], tmp_path / "cache"), tmp_path / "en")
    write(index_of([EN], tmp_path / "cache"), tmp_path / "en-2", is_first=False)
    assert contents(tmp_path / "en").keys() - contents(tmp_path / "en-2").keys() == {
        "pagefind.js",
        "wasm.en.pagefind",
    }


def test_the_order_of_the_letters_changes_no_byte(tmp_path: Path) -> None:
    documents = [
        EN._replace(path=f"{number}.html", html=f"<p>Offer {number}, word {number % 7}.</p>")
        for number in range(40)
    ]
    write_indexes(documents, tmp_path / "a")
    write_indexes(reversed(documents), tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_without_letters_there_is_no_index() -> None:
    assert parts_of([]) == []


def test_what_was_indexed_before_is_not_indexed_again(tmp_path: Path) -> None:
    write(index_of([EN], tmp_path / "cache"), tmp_path / "first")
    again = index_of([EN], tmp_path / "cache")
    assert is_made(again)
    write(again, tmp_path / "second")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_an_index_that_is_needed_again_is_kept_longer(tmp_path: Path) -> None:
    index = index_of([EN], tmp_path)
    assert not is_made(index)
    make(index)
    os.utime(index.packed, (0, 0))
    assert is_made(index)
    assert index.packed.stat().st_mtime


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    write(index_of([EN], tmp_path / "cache"), tmp_path / "first")
    (kept,) = (tmp_path / "cache").glob("*.zip")
    kept.write_bytes(kept.read_bytes()[:-100])
    write(index_of([EN], tmp_path / "cache"), tmp_path / "second")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def on_days(count: int, lang: str = "en") -> list[Document]:
    """So many documents, a day after the other."""
    return [
        EN._replace(path=f"{number}.html", lang=lang, date=DAY + timedelta(number))
        for number in range(count)
    ]


PARTS = {
    "a small blog": (on_days(250), {"en": 250}),
    "one more": (on_days(251), {"en": 250, "en-2": 1}),
    "as many as parts hold": (on_days(2000), dict.fromkeys(names("en", 8), 250)),
    "one more than that": (on_days(2001), dict.fromkeys(names("en", 4), 500) | {"en-5": 1}),
    "many": (on_days(10_000), dict.fromkeys(names("en", 8), 1250)),
    "languages": ([*on_days(3, "nl"), *on_days(2)], {"en": 2, "nl": 3}),
}


@pytest.mark.parametrize(("documents", "sizes"), PARTS.values(), ids=PARTS)
def test_a_large_blog_is_indexed_in_parts(documents: list[Document], sizes: dict[str, int]) -> None:
    assert {part.name: len(part.posts) for part in parts_of(documents)} == sizes


def test_a_new_letter_changes_the_last_part_only() -> None:
    before, after = parts_of(on_days(600)), parts_of(on_days(601))
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, False]


def test_a_failure_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(page_of(EN))
    (tmp_path / "bundle").write_text("a file where a folder must be")
    with pytest.raises(SearchIndexError, match=r"\w"):
        run_pagefind(tmp_path)
