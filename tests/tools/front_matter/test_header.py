"""The header's lines are replaced one by one; every other byte of a letter stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reader.header import HeaderError, read_header
from tools.front_matter.header import fields, parted, with_fields

LETTER = """---
title: 'L''été: "why"'
date: 2017-06-13   # a Tuesday
Category:  # Job offers, Hiring
audience: [ "candidates" , hiring managers ] # both
tags:
  # the first is for the archive
- salary
# near-names
- 'second thoughts' # as in the letter before
summary: >
  Said in
  two lines.

lang: en
# shared-id
---

The text: title: none
---
"""


def line_changed(key: str, value: str, letter: str = LETTER) -> tuple[list[str], list[str]]:
    """The lines of the letter that are gone and those that have come."""
    old, new = letter.split("\n"), with_fields(letter, {key: value}).split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


def test_a_form_shows_names_in_lower_case_and_lists_with_commas() -> None:
    assert fields(LETTER) == {
        "title": 'L\'été: "why"',
        "date": "2017-06-13",
        "category": "",
        "audience": "candidates, hiring managers",
        "tags": "salary, second thoughts",
        "summary": "Said in two lines.",
        "lang": "en",
    }


@pytest.mark.parametrize(
    ("key", "value", "gone", "come"),
    [
        ("title", "It's late", ["title: 'L''été: \"why\"'"], ["title: 'It''s late'"]),
        ("date", "2017-06-14 09:30", None, ["date: 2017-06-14 09:30   # a Tuesday"]),
        ("category", "Hiring", None, ["Category: Hiring  # Job offers, Hiring"]),
        ("lang", "no", ["lang: en"], ['lang: "no"']),
        ("lang", "nl", ["lang: en"], ["lang: nl"]),
        ("status", "draft", [], ["status: draft"]),
        ("id", "2017", [], ['id: "2017"']),
        ("modified", "2018-03-01", [], ["modified: 2018-03-01"]),
        ("checklist", "off", [], ["checklist: off"]),
        ("keywords", "a, b: c", [], ['keywords: [a, "b: c"]']),
        ("audience", "hiring managers", None, ["audience: [hiring managers] # both"]),
        ("audience", "candidates, all", None, ['audience: ["candidates", all] # both']),
        ("tags", "salary, no, second thoughts", [], ['- "no"']),
        ("tags", "second thoughts", ["- salary"], []),
        ("tags", "second thoughts, salary", None, None),
        ("tags", "salary", ["- 'second thoughts' # as in the letter before"], []),
        ("summary", "One\nline.", ["summary: >", "  Said in", "  two lines.", ""], None),
        ("lang", "", ["lang: en"], []),
        ("category", "", [], []),
        ("id", "", [], []),
        ("Title", 'L\'été: "why"', [], []),
    ],
)
def test_only_the_lines_of_the_field_change(
    key: str, value: str, gone: list[str] | None, come: list[str] | None
) -> None:
    old, new = line_changed(key, value)
    assert gone is None or old == gone
    assert come is None or new == come


def test_a_field_of_several_lines_goes_whole_and_nothing_else() -> None:
    assert line_changed("summary", "")[1] == []
    assert with_fields(LETTER, {"tags": ""}).count("# shared-id\n---\n") == 1


def test_several_fields_change_at_once() -> None:
    after = with_fields(LETTER, {"title": "No", "lang": "", "slug": "way-back"})
    assert fields(after) == {
        **{key: value for key, value in fields(LETTER).items() if key != "lang"},
        "title": "No",
        "slug": "way-back",
    }


CLASSIC = "Title: Way back\nDate: 2017-06-13\n# near-names\nTags: a,\n    b\n\nText: no header\n"


@pytest.mark.parametrize(
    ("key", "value", "after"),
    [
        ("title", 'A "b": c', CLASSIC.replace("Way back", 'A "b": c')),
        ("tags", "a", CLASSIC.replace("a,\n    b", "a")),
        ("tags", "", CLASSIC.replace("Tags: a,\n    b\n", "")),
        ("lang", "nl", CLASSIC.replace("    b\n", "    b\nlang: nl\n")),
    ],
)
def test_a_classic_header_stays_one(key: str, value: str, after: str) -> None:
    assert with_fields(CLASSIC, {key: value}) == after


def test_the_last_line_of_a_classic_header_stays() -> None:
    assert with_fields("Title: A\n\nText\n", {"title": ""}) == "Title:\n\nText\n"


@pytest.mark.parametrize(
    "text",
    ["", "\n", "No header.\n\nText\n", "---\ntitle: a: b\n---\n", "---\n{title: A}\n---\nText\n"],
)
def test_a_header_that_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(HeaderError):
        with_fields(text, {"title": "Another"})


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        ("tags:\n- a\n  b\n- c", "tags:\n- x\n- y"),
        ("tags:\n- >\n  a\n- c\nlang: en", "tags:\n- x\n- y\nlang: en"),
        ("tags:\n  - |\n    a\n    b", "tags:\n  - x\n  - y"),
        ("tags:\n  [a,\n  b] # c", "tags:\n  [x, y] # c"),
        ("tags: # c\n\n- a\n\n- x\n", "tags: # c\n\n\n- x\n- y\n"),
        ("? tags\n: a", "? tags\n: x, y"),
        ('"tags" : a', '"tags" : x, y'),
    ],
)
def test_a_list_that_is_written_oddly_takes_other_words(lines: str, after: str) -> None:
    assert with_fields(f"---\n{lines}\n---\n", {"tags": "x, y"}) == f"---\n{after}\n---\n"


def test_an_empty_header_takes_fields() -> None:
    assert with_fields("---\n---\nText\n", {"lang": "en"}) == "---\nlang: en\n---\nText\n"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (LETTER, LETTER.removesuffix("\nThe text: title: none\n---\n")),
        ("\ufeff---\r\ntitle: A\r\n---\r\n\r\nText", "\ufeff---\r\ntitle: A\r\n---\r\n"),
        (CLASSIC, CLASSIC.removesuffix("Text: no header\n")),
        ("---\ntitle: A\n---", "---\ntitle: A\n---"),
        ("---\ntitle: a: b\n---\n", ""),
        ("", ""),
    ],
)
def test_a_letter_parts_below_its_header(text: str, head: str) -> None:
    assert parted(text) == (head, text.removeprefix(head))


# Laws: whatever is filled in is read back, and nothing else has changed.

VALUE = st.text(
    st.one_of(
        st.sampled_from("abe 0159-:#,[]{}&*!|>'\"%@`?~=\\/\n\t\u00a0é\u2028\ufeff\x7f"),
        st.characters(exclude_categories=["Cs"]),
    )
)
WORDS = st.lists(VALUE.map(lambda word: word.replace(",", "")), max_size=4).map(",".join)
CHANGES = st.dictionaries(
    st.sampled_from(["title", "summary", "category", "slug", "date", "lang", "status"]), VALUE
) | st.dictionaries(st.sampled_from(["tags", "audience", "keywords"]), WORDS)
LINES = {
    "title": ["title: A", "title: 'A'", 'title: "A" # one', "title: |\n  A\n  b\n"],
    "summary": ["summary: A\n  b", "summary: A # b", "summary: >-\n  A\n\n  b"],
    "category": ["category:", "category: # open", "category: Hiring  # near-names", "category: ~"],
    "tags": [
        "tags: [a, 'b']",
        "tags:\n  - a # x\n  # y\n  - b",
        "tags:\n- a\n  b\n- c",
        "tags: a, b",
    ],
    "audience": ["audience:\n  [a,\n   b]", "audience: [a] # z", "audience: []"],
    "date": ["date: 2017-06-13", 'date: "2017-06-13 09:30"'],
    "note": ["# note: none", ""],
}
HEADER = st.permutations([*LINES]).flatmap(
    lambda keys: st.tuples(*(st.sampled_from(LINES[key]) for key in keys))
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
MARK = st.sampled_from(["", "\ufeff"])


def written(header: tuple[str, ...], end: str, mark: str) -> str:
    lines = ["---", *header, "---", "", "Text: \u2028 a # b", "title: none", ""]
    return mark + "\n".join(lines).replace("\n", end)


def as_read(value: str) -> str:
    """What a header can say: one line, without spaces around it."""
    return " ".join(part.strip() for part in value.splitlines() if part.strip()).strip()


@given(HEADER, ENDS, MARK, CHANGES)
def test_what_is_set_is_read_back_and_the_rest_stays(
    header: tuple[str, ...], end: str, mark: str, changes: dict[str, str]
) -> None:
    letter = written(header, end, mark)
    after = with_fields(letter, changes)
    found, before = fields(after), fields(letter)
    for key in {*found, *before, *changes}:
        wanted = as_read(changes[key]) if key in changes else before[key]
        if key in ("tags", "audience", "keywords"):
            wanted = ", ".join(filter(None, map(str.strip, wanted.split(","))))
        assert found.get(key, "") == wanted
    assert parted(after)[1] == parted(letter)[1]
    assert after.startswith(mark)
    assert end == "\n" or "\n" not in after.replace(end, "")


@given(HEADER, CHANGES)
def test_nothing_that_is_set_is_read_as_anything_but_text(
    header: tuple[str, ...], changes: dict[str, str]
) -> None:
    after = with_fields(written(header, "\n", ""), changes)
    for key, field in read_header(after).items():
        if key in changes and field.value and key != "date":
            assert {*field.kinds} <= {"str", "seq"}


@given(HEADER, ENDS, MARK, CHANGES)
def test_what_is_set_back_leaves_the_lines_of_other_fields(
    header: tuple[str, ...], end: str, mark: str, changes: dict[str, str]
) -> None:
    letter = written(header, end, mark)
    after = with_fields(letter, changes)
    for line in header:
        if line.partition(":")[0] not in changes:
            assert line.replace("\n", end) in after
