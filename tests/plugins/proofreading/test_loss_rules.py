"""Words that nobody would see are told, and each fix makes them seen."""

import pytest

from plugins.proofreading.loss_rules import (
    lost_braces,
    lost_cell,
    note_in_link,
    unused_definition,
)
from tests.plugins.proofreading.rules import BLOG, mended_by, told_by
from tests.plugins.reader.words import seen

UNUSED = {
    "speech": ("They talked.\n\n[Jan]: Yes.", 3, "Yes"),
    "speech with brackets": ("[Jan]: Yes. (He smiled)", 1, "Hesmiled"),
    "an address": ("[the site]: https://example.org/a", 1, "httpsexampleorga"),
    "one of two": ("[a] and\n\n[a]: /a\n[b]: /b", 4, "b"),
    "in code only": ("`[a]`\n\n[a]: /b", 3, "b"),
}
NOT_SEEN = {
    "a footnote": ("Words.\n\n[^1]: More.", 3),
    "an abbreviation": ("Words of an HRM.\n\n*[HR]: Human resources", 3),
}
USED = {
    "a link": "[Words][a]\n\n[a]: https://example.org 'A title'",
    "a short link": "[Words] and [More][]\n\n[words]: /a\n[more]: /b",
    "a picture": "![Words][a]\n\n[a]: /images/a.png",
    "a footnote": "Words.[^1]\n\n[^1]: More.[^2]\n\n[^2]: And more.",
    "an abbreviation": "Ask HR.\n\n*[HR]: Human resources",
    "a sentence": "[Jan]: Why did you leave?",
    "code": "    [a]: /b\n\n`[^1]: c`",
    "brackets": "He said [once]: never.",
}


@pytest.mark.parametrize(("text", "line", "word"), UNUSED.values(), ids=UNUSED)
def test_what_nobody_sees_is_told_and_mended(text: str, line: int, word: str) -> None:
    assert [found for found, _ in told_by(unused_definition, text)] == [line]
    mended = mended_by(unused_definition, text)
    assert told_by(unused_definition, mended) == []
    assert word in "".join(seen(BLOG.convert(mended)))


@pytest.mark.parametrize(("text", "line"), NOT_SEEN.values(), ids=NOT_SEEN)
def test_what_is_named_nowhere_is_told(text: str, line: int) -> None:
    assert [found for found, _ in told_by(unused_definition, text)] == [line]


@pytest.mark.parametrize("text", USED.values(), ids=USED)
def test_what_is_named_is_not(text: str) -> None:
    assert told_by(unused_definition, text) == []


CELLS = {
    "one too many": ("| a | b |\n|---|---|\n| c | d |\n| e | f | g |", [(4, 3)]),
    "without borders": ("a | b\n--|--\nc | d | e", [(3, 3)]),
    "a border too many": ("a | b\n--|--\n| c | d", [(3, 3)]),
    "beside code": ("a | b\n--|--\nc | d | `e`", [(3, 3)]),
    "in a quote": ("> | a | b |\n> |---|---|\n> | c | d | e |", [(3, 3)]),
    "in an item": ("- one\n\n    | a | b |\n    |---|---|\n    | c | d | e |", [(5, 3)]),
}
WHOLE = {
    "as many as columns": "| a | b |\n|:-:|--:|\n| c | d |\n| e |",
    "escaped": "| a | b |\n|---|---|\n| c | d \\| e |",
    "in code": "| a | b |\n|---|---|\n| c | `d | e` |",
    "no table": "a | b | c\n\nd | e",
    "another paragraph": "| a | b |\n|---|---|\n| c | d |\n\ne | f | g",
    "a code block": "```\na | b\n--|--\nc | d | e\n```",
    "a single line": "|",
}


@pytest.mark.parametrize(("text", "rows"), CELLS.values(), ids=CELLS)
def test_a_cell_that_would_be_dropped_is_told(text: str, rows: list[tuple[int, int]]) -> None:
    right = "write more in the head, or \\| for what is no border."
    said = [(line, f"This row has {cells} cells and its table 2; {right}") for line, cells in rows]
    assert told_by(lost_cell, text) == said


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_whole_table_is_not(text: str) -> None:
    assert told_by(lost_cell, text) == []


BRACES = ["## Pay {a = b}", "**Pay**{= 3}", "Words\n{x =y}"]


@pytest.mark.parametrize("text", BRACES)
def test_words_in_braces_are_told_and_mended(text: str) -> None:
    mended = mended_by(lost_braces, text)
    assert mended == text.replace("{", "\\{")
    assert told_by(lost_braces, mended) == []
    assert seen(BLOG.convert(mended)) != seen(BLOG.convert(text))


@pytest.mark.parametrize("text", ["## Pay {: .a #b }", "{a = b} words", "`{a = b}`", "Words {a}"])
def test_other_braces_are_not(text: str) -> None:
    assert told_by(lost_braces, text) == []


NOTES = {
    "in a link": ("[the law[^a]](/b)\n\n[^a]: Of 1978.", "[the law](/b)[^a]"),
    "in its midst": ("[the[^a] law][b] on\n\n[^a]: Of 1978.\n[b]: /b", "[the law][b][^a] on"),
    "behind a link": ("[the law](/b)[^a]\n\n[^a]: Of 1978.", ""),
    "no footnote": ("[the law[^a]](/b)", ""),
}


@pytest.mark.parametrize(("text", "mended"), NOTES.values(), ids=NOTES)
def test_a_footnote_in_a_link_is_told_and_mended(text: str, mended: str) -> None:
    assert [line for line, _ in told_by(note_in_link, text)] == [1] * bool(mended)
    assert mended_by(note_in_link, text).split("\n")[0] == (mended or text.split("\n")[0])
