"""What is harmless is taken out of a post's HTML, by every case of the table file."""

import re
from pathlib import Path

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reader.allowed import ATTRIBUTES, HARMLESS, TAGS, is_allowed, is_harmless
from plugins.reader.cleaning import cleaned
from tests.building import ROOT
from tests.plugins.reader.words import seen

TEXT = (Path(__file__).parent / "cases/cleaned.txt").read_text(encoding="utf-8")
PARTS = re.split(r"^=== (.+)\n", TEXT, flags=re.MULTILINE)[1:]
CASES = dict(zip(PARTS[::2], PARTS[1::2], strict=True))
DOCUMENT = (ROOT / "docs/proofreading.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_is_cleaned(case: str) -> None:
    before, after = case.rstrip("\n").split("\n--->\n")
    assert cleaned(before) == after


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_clean_stays_as_it_is(case: str) -> None:
    after = case.rstrip("\n").split("\n--->\n")[1]
    assert cleaned(after) == after


TAGS_ALONE = """
<b> </b> <p> </p> <div> </div> <ul> <li> </li> </ul> <td> <table> </table> <a> </a> <code> <br>
""".split()
SIGNS = [
    *"&<>\"' \n",
    "&amp;",
    "&lt;",
    "one",
    "two",
    "<!--",
    "-->",
    "<!-- a -->",
    "<!-- checklist -->",
]
WITH_VALUES = ['<a href="/a">', '<a name="b">', '<b title="x > y & z">', '<p align="center">']
PIECES = st.sampled_from([*TAGS_ALONE, *SIGNS, *WITH_VALUES])


@given(st.lists(PIECES, max_size=20).map("".join))
def test_law_tags_and_values_are_written_in_one_way(html: str) -> None:
    """What stands between < and > is a tag or a mark; the links and typogrify rely on it."""
    clean = cleaned(html)
    value = r'"[^"<>]*"'
    tag = rf"<(?:/?\w+|\w+(?: [\w-]+={value})+|!--[^<>]*--)>"
    assert not re.search(r"[<>]", re.sub(tag, "", clean))
    assert cleaned(clean) == clean


@given(st.lists(PIECES, max_size=20).map("".join))
def test_law_no_word_is_lost(html: str) -> None:
    assert "".join(seen(cleaned(html))) == "".join(seen(nh3.clean(html, tags=set(TAGS))))


def test_the_document_lists_what_may_stand_in_a_post() -> None:
    tags = re.search(r"in these elements:\n\n(.*)\n", DOCUMENT)
    assert tags
    assert set(re.findall(r"`(\w+)`", tags[1])) == TAGS
    rows = re.findall(r"^\| (every one|`\w+`) \| ((?:`\w+` ?)+) \|$", DOCUMENT, re.MULTILINE)
    listed = {name.strip("`"): set(re.findall(r"\w+", words)) for name, words in rows}
    assert listed == {"every one" if k == "*" else k: set(v) for k, v in ATTRIBUTES.items()}


def test_the_document_lists_what_is_taken_out() -> None:
    harmless = re.search(r"taken out without a word:(.*)", DOCUMENT)
    assert harmless
    assert set(re.findall(r"`(\w+)`", harmless[1])) == set().union(*HARMLESS.values())


def test_nothing_is_both_allowed_and_harmless() -> None:
    names = set().union(*HARMLESS.values())
    both = {(t, n) for t in TAGS for n in names if is_allowed(t, n) and is_harmless(t, n)}
    assert both == set()
