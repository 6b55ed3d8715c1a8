"""What is said of a letter as it is typed is what `make check` would say of it, were it saved."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from plugins.proofreading.file_rules import markdown_files
from plugins.proofreading.problem import Fix, shown
from tests.building import PREVIEW, write_post
from tests.plugins.proofreading.rules import write_every_problem
from tools.desk.lists import NO_CHECKLIST, TURNED_OFF, ListFound
from tools.desk.verdict import Judge, Remark
from tools.line_ends import as_typed

HEADER = "---\ntitle: How to leave\ndate: 2020-01-02\nsummary: Said.\n---\n\n"
NAME = "posts/2020-01-02-a.md"
FILLER = "Write the second tip here."
Said = list[tuple[int, str, str]]  # line, rule and message


def said_by_check(folder: Path) -> dict[str, Said]:
    """What the whole check says of each file."""
    settings = read_settings(str(PREVIEW), {"PATH": str(folder)})
    said: dict[str, Said] = {}
    for problem in check(folder, blog_of(settings)):
        said.setdefault(problem.path, []).append((problem.line, problem.rule, problem.message))
    return said


def said_of(problems: Sequence[Remark]) -> Said:
    """What is said of a letter as it is."""
    return [(one.line, one.rule, one.message) for one in problems if not one.is_later]


def test_each_file_is_judged_as_by_the_check_of_all(tmp_path: Path) -> None:
    folder = write_every_problem(tmp_path / "content")
    said, judge = said_by_check(folder), Judge(folder)
    read = 0
    for file in markdown_files(folder, ()):
        try:
            text = as_typed(file.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        read += 1
        name = file.relative_to(folder).as_posix()
        assert said_of(judge.verdict(name, text).problems) == said.get(shown(file), []), name
    assert read > 15


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "Words.",
        HEADER.replace("date", "dat") + "Words.",
        HEADER.replace("title:", "title: a:") + "Words.",
        HEADER + "[a]({filename}2020-01-03-b.md) and [b]({filename}2020-01-03-c.md) [c](#no)",
        HEADER.replace("summary", "slug: b\nid: b\nsummary") + "Words.",
        HEADER.replace("summary", "tags: [offers]\nsummary") + "![A](a.png)",
        HEADER.replace("summary: Said.", "# missing-summary") + "[click here](/2020/01/b.html)",
        "",
    ],
)
def test_what_is_typed_is_judged_among_the_others(text: str, tmp_path: Path) -> None:
    other = HEADER.replace("summary", "tags: [offer]\nsummary").replace("01-02", "01-03")
    write_post(tmp_path, "Words.", name=NAME)
    (tmp_path / "posts/2020-01-03-b.md").write_text(other + "[a](/2020/01/a.html)", "utf-8")
    judge = Judge(tmp_path)
    judge.look_again()
    found = judge.verdict(NAME, text)
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert said_of(found.problems) == said_by_check(tmp_path).get(shown(tmp_path / NAME), [])


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("Its own words.", []),
        ("", ["empty-text"]),
        (f"{FILLER}\n\n[x]()", ["filler"]),
        (f"{FILLER} Once more.\n\n{FILLER}", ["filler", "filler"]),
        ("[x]({filename}2020-01-03-b.md)", ["dead-link"]),
    ],
)
def test_of_a_draft_it_is_said_what_will_stop_its_publication(
    body: str, rules: list[str], tmp_path: Path
) -> None:
    write_post(tmp_path, "Words.", "posts/2020-01-03-b.md", status="draft")
    text = HEADER.replace("date", "status: draft\ndate") + body
    write_post(tmp_path, "Words.", name=NAME)
    found = Judge(tmp_path).verdict(NAME, text).problems
    later = [one for one in found if one.is_later]
    assert [one.rule for one in later] == rules
    (tmp_path / NAME).write_text(text.replace("draft", "published"), encoding="utf-8")
    said = said_by_check(tmp_path).get(shown(tmp_path / NAME), [])
    assert sorted(said_of(found) + [one[:1] + one[2:4] for one in later]) == said


def test_of_a_draft_it_is_said_what_its_publication_breaks_elsewhere(tmp_path: Path) -> None:
    write_post(tmp_path, "Words.", name=NAME)
    redirects = tmp_path / "redirects.txt"
    redirects.write_text("# old\n/2020/01/a.html /archive/\n")
    text = HEADER.replace("date", "status: draft\ndate") + "Words."
    [found] = Judge(tmp_path).verdict(NAME, text).problems
    assert (found.file, found.line, found.is_later) == (shown(redirects), 2, True)
    assert found.message == "/2020/01/a.html is still there; delete this line, or the page."


def test_a_problem_says_its_column_and_what_to_write(tmp_path: Path) -> None:
    write_post(tmp_path, "Words.", name=NAME)
    text = HEADER.replace("date:", "dat:") + "See [this](www.example.be) and [that](gone.md).\n"
    found = {one.rule: one for one in Judge(tmp_path).verdict(NAME, text).problems}
    assert found["unknown-header"].column == found["dead-link"].column - 9 == 1
    assert found["unknown-header"].fix == Fix("dat:", "date:")
    assert found["missing-date"] == Remark(
        1, 0, "missing-date", "The header must have a date, like: date: 2017-06-13", False, None
    )


TIPS = "Here are a few tips:\n\n- Call before you write.\n- Ask for a day.\n"
STORY = "What we saw:\n\n- A chair.\n- A table.\n"


@pytest.mark.parametrize(
    ("body", "line", "is_checklist", "why"),
    [
        (TIPS, 9, True, "a checklist of 2 tips: led in by “Here are a few tips:”"),
        (STORY, 9, False, "a list of 2, no checklist: nothing announces tips"),
        (f"Words.\n\n{STORY}", 11, False, "a list of 2, no checklist: nothing announces tips"),
        ("Tips:\n- [ ] Milk.\n- [ ] Bread.\n", 8, True, "a checklist of 2 tips: marked"),
        (f"<!-- no checklist -->\n\n{STORY}", 11, False, "a list of 2, no checklist: nothing"),
        (TIPS.replace("- C", "<!-- no checklist -->\n\n- C"), 11, False, "a list of 2, no check"),
        (
            "## A {: .checklist }\n\n- Tea.\n- Milk.\n",
            9,
            True,
            "a checklist of 2 tips: marked",
        ),
        (
            "## A {: .no-checklist }\n\n- Tea.\n- Milk.\n",
            9,
            False,
            "a list of 2, no check",
        ),
    ],
)
def test_each_list_says_what_it_became_and_its_mark_turns_it(
    body: str, line: int, is_checklist: bool, why: str, tmp_path: Path
) -> None:
    write_post(tmp_path, "Words.", name=NAME)
    judge = Judge(tmp_path)
    [found] = judge.verdict(NAME, HEADER + body).lists
    assert (found.line, found.is_checklist) == (line, is_checklist)
    assert found.why.startswith(why)
    lines = (HEADER + body).replace(NO_CHECKLIST, "").split("\n")
    marked = "\n".join([*lines[: line - 1], "", found.mark, "", *lines[line - 1 :]])
    [turned] = judge.verdict(NAME, marked).lists
    assert turned.is_checklist != is_checklist
    assert turned.mark != found.mark


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        (HEADER.replace("date", "checklist: off\ndate") + TIPS, [(3, False, TURNED_OFF, "")]),
        (HEADER + "Words.", []),
        (HEADER + "[" * 2_000 + TIPS, []),
        ("No header.\n\n- A\n", []),
    ],
)
def test_what_has_no_list_that_a_mark_turns(
    text: str, lists: list[ListFound], tmp_path: Path
) -> None:
    write_post(tmp_path, "Words.", name=NAME)
    assert Judge(tmp_path).verdict(NAME, text).lists == lists


def test_a_list_in_a_division_is_told_without_a_mark(tmp_path: Path) -> None:
    write_post(tmp_path, "Words.", name=NAME)
    text = HEADER + TIPS.replace("- C", '<div markdown="1">\n\n- C') + "\n</div>\n"
    [found] = Judge(tmp_path).verdict(NAME, text).lists
    assert (found.is_checklist, found.mark) == (False, "")


def test_a_page_has_no_checklists(tmp_path: Path) -> None:
    write_post(tmp_path, TIPS, name="pages/about.md")
    assert Judge(tmp_path).verdict("pages/about.md", HEADER + TIPS).lists == []


def test_half_a_sign_is_judged_as_any_other_text(tmp_path: Path) -> None:
    write_post(tmp_path, "Words.", name=NAME)
    assert Judge(tmp_path).verdict(NAME, HEADER + "A\ud800.").problems == []
