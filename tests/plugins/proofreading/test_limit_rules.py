"""Whatever a text consists of, it is converted or refused within seconds."""

import os
from pathlib import Path
from time import process_time

import pytest

from plugins.proofreading.check import check
from plugins.proofreading.limit_rules import is_convertible, too_entangled
from plugins.proofreading.record import _findings_in
from plugins.proofreading.rules import ADVICE
from tests.building import write_post
from tests.plugins.proofreading.rules import BLOG, post_of, told_by

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
SECONDS = 20  # of a slow machine; without the limits some texts take minutes, and some raise
LENGTH = 20_000  # of texts of one sign: what is harmless must be converted
SIGNS = r"""
[ ] ![ [] [a]( [a](b) ]( ( * ** *a *a* _ _a_ _a ` `a `` < <a <b> <div> <!-- --> & &a; &# > \ \a |
@ @a : :a { {a {:.a} ~ ~~~ ``` - 1. + = -- ... " ' " a' http:// http://a.org/( www. a@b. </b> <p> <?
[x][ [^1] [^ [a]: *[a]: a. A. [[ ]] {{ }} % #
""".split()
SLOW = {
    "items in each other": "1. " * 9_000,
    "quotations in each other": "> " * 9_000 + "a",
    "definitions": "a\n: b\n" * 9_000,
    "a fence and spaces": "```" + " " * 90_000,
    "abbreviations": "".join(f"*[A{n}]: b\n" for n in range(9_000)) + "A1 " * 99,
    "links": "[x](y)" * 3_000,
    "brackets": "[" * 3_000,
    "brackets in paragraphs": ("[" * 140 + "\n\n") * 500,
    "footnotes": "a[^1] " * 3_000 + "\n\n[^1]: b",
    "blocks in each other": "<div>" * 3_000,
    "tags in each other": "<b>" * 3_000,
    "boxes": "- [ ] a\n" * 9_000,
    "tags that never end": "<a" * 40_000,
}
WRITTEN = {
    "many links": "See [here](https://example.org/a), [there](https://example.org/b).\n\n" * 200,
    "many boxes": "- [ ] Ask why they called.\n" * 140,
    "many definitions": "Notice\n:   What is due.\n\n" * 200,
    "a table of links": "| a | b |\n|---|---|\n" + "| [a](/tags/) | <br> |\n" * 100,
    "a line of dashes": "- " * 40 + "-",
    "numbers": "1. 2. 3. 4. 5. 6. 7. 8. 9.",
}


def refused(text: str) -> set[str]:
    """The rules by which a text is refused; one that is not is converted."""
    post = post_of(text)
    rules = {rule for rule, *_ in _findings_in(post, BLOG)} - ADVICE
    if not rules:
        BLOG.convert(post.source)
    return rules


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_what_would_take_long_is_refused_at_once(text: str) -> None:
    started = process_time()
    assert refused(text) & {"too-entangled", "too-deep", "raw-html"}
    assert process_time() - started < SECONDS


# What stands between them. Each sign is tried close and by one other; `make test-full` tries all.
BETWEEN = ["", " ", "\n", "\n\n"]
TRIED = [
    (sign, after)
    for number, sign in enumerate(SIGNS)
    for after in (BETWEEN if FULL else ("", BETWEEN[1 + number % 3]))
]


@pytest.mark.parametrize(("sign", "after"), TRIED, ids=repr)
def test_no_sign_takes_long(sign: str, after: str) -> None:
    started = process_time()
    refused((sign + after) * (LENGTH // len(sign + after)))
    assert process_time() - started < SECONDS


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_what_people_write_is_not_refused(text: str) -> None:
    assert told_by(too_entangled, text) == []
    assert is_convertible(post_of(text), BLOG)


def test_the_paragraph_is_named() -> None:
    text = "One.\n\n" + "[" * 200 + "\n\nTwo.\n\n" + "`" * 1_200
    assert told_by(too_entangled, text) == [
        (3, "This paragraph has 200 signs [; 150 are the most. Split it."),
        (7, "This paragraph has 1,200 signs `; 1,000 are the most. Split it."),
    ]


def test_a_link_into_what_cannot_be_converted_is_told(tmp_path: Path) -> None:
    write_post(tmp_path, SLOW["items in each other"], "2020-01-02-deep.md")
    write_post(tmp_path, "[x]({filename}2020-01-02-deep.md#y)", "2020-01-02-link.md")
    told = {problem.rule for problem in check(tmp_path, BLOG)}
    assert told == {"too-deep", "dead-anchor"}
