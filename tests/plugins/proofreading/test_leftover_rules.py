"""What is left of the work on a post is told."""

import pytest

from plugins.proofreading.leftover_rules import filler, second_header, unfinished_merge
from tests.plugins.proofreading.rules import BLOG, told_by

MERGE = "One.\n\n<<<<<<< HEAD\nTwo.\n||||||| base\nThree.\n=======\nFour.\n>>>>>>> main\n"
KEEP = "Two wordings stand here: keep one, and delete the lines of <<<, === and >>>."


def test_an_unfinished_merge_is_told_once_with_its_lines_in_the_file() -> None:
    assert told_by(unfinished_merge, MERGE) == [(3, f"{KEEP} So in lines 9 and 13.")]
    assert told_by(unfinished_merge, ">>>>>>> main") == [(1, KEEP)]


@pytest.mark.parametrize(
    "text", ["A heading\n=======", "<<< two >>>", "> > > > > > > x", "a <<<<<<< b"]
)
def test_other_signs_are_no_merge(text: str) -> None:
    assert told_by(unfinished_merge, text) == []


HEADERS = {
    "at the top": ("---\ntitle: A\ndate: 2020-05-04\n---\n\nText.", 2),
    "below an empty line": ("\n---\ntitle: A\ndate: 2020-05-04\n---\n\nText.", 3),
    "further down": ("Text.\n\n---\nDate: 2020-05-04\nTitle: A\ntags: [a]\n---\n\nText.", 4),
    "left open": ("---\ntitle: A\nlang: nl\n\nText.", 2),
    "in classic form": ("Title: A\nDate: 2020-05-04\n\nText.", 1),
}
NO_HEADERS = {
    "rules": "---\n\nText: one\n\n---\n\nTitle: a word\n",
    "a conversation": "Title: what was hers?\nJan: none.",
    "one field": "---\ntitle: A\n---\n",
    "in the middle": "He wrote:\n\ntitle: A\ndate: 2020-05-04",
}


@pytest.mark.parametrize(("text", "line"), HEADERS.values(), ids=HEADERS)
def test_a_second_header_is_told(text: str, line: int) -> None:
    assert [found for found, _ in told_by(second_header, text)] == [line]


@pytest.mark.parametrize("text", NO_HEADERS.values(), ids=NO_HEADERS)
def test_other_fields_are_no_header(text: str) -> None:
    assert told_by(second_header, text) == []


@pytest.mark.parametrize("lang", BLOG.languages)
def test_a_new_draft_that_is_published_is_told_line_by_line(lang: str) -> None:
    body = BLOG.languages[lang].draft.split("---\n", 2)[2]
    told = {line for line, _ in told_by(filler, body)}
    written = {n for n, line in enumerate(body.split("\n"), 1) if line.strip()}
    lead_in = {n for n, line in enumerate(body.split("\n"), 1) if line.endswith(":")}
    assert told == written - lead_in
    assert lead_in
    assert told_by(filler, body, status="draft") == []


def test_what_is_left_of_a_line_is_told() -> None:
    (sentence,) = [words for words in BLOG.filler if "second tip" in words]
    told = told_by(filler, f"Words.\n\n1. **Call first.** {sentence}\n")
    assert told == [(3, f"“{sentence}” is what new drafts say; write your own words there.")]
    assert told_by(filler, f"`{sentence}`") == []
