"""CommonMark's own examples: those of lists, quotations, breaks and fences are read as meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.node import script

from .oracle import as_blog, structure

EXAMPLE = re.compile(
    r"^`{32} example\n(?P<text>.*?)^\.\n(?P<html>.*?)^`{32}$|^#+ (?P<section>[^\n]+)$", re.M | re.S
)
ON_PURPOSE = {"List items": ["123456789. ok\n"]}  # a list that begins with a number like a year
SECTIONS = [
    "Block quotes",
    "Fenced code blocks",
    "Hard line breaks",
    "Indented code blocks",
    "List items",
    "Lists",
    "Paragraphs",
    "Setext headings",
    "Tabs",
    "Thematic breaks",
]


class Example(NamedTuple):
    """A text of the specification and what it means."""

    section: str
    text: str
    html: str


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Every example, in order."""
    text = script("commonmark-spec/spec.txt").read_text(encoding="utf-8").replace("→", "\t")
    found = list(_examples(text))
    assert len(found) > 600
    return found


def _examples(text: str) -> Iterator[Example]:
    section = ""
    for match in EXAMPLE.finditer(text):
        if match["section"]:
            section = match["section"]
        else:
            yield Example(section, match["text"], match["html"])


@pytest.mark.parametrize("section", SECTIONS)
def test_examples_are_read_as_meant(examples: list[Example], section: str) -> None:
    ours = [example for example in examples if example.section == section]
    wrong = [one.text for one in ours if structure(as_blog(one.text)) != structure(one.html)]
    assert ours
    assert wrong == ON_PURPOSE.get(section, [])
