"""`make check`: every problem with its line, or what became of every list."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import CONTENT, run, run_anew, write_post
from tools.check import sum_of

Run = Callable[..., subprocess.CompletedProcess[str]]


def run_check(folder: Path, run: Run = run) -> tuple[int, list[str]]:
    """The exit code and the lines that the command prints for a folder."""
    result = run("tools.check", folder)
    assert result.stderr == ""
    lines = result.stdout.replace(f"{folder}/", "").splitlines()
    return result.returncode, lines


def test_it_says_which_list_became_a_checklist_and_why(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.\n\nHere are a few tips:\n\n- Ask “why”. Wait.\n- Sleep on it.\n")
    assert run_check(tmp_path, run_anew) == (
        0,
        [
            "2020-01-02-a-post.md:11: a checklist of 2 tips: led in by “Here are a few tips:”.",
            "No problem in 1 file.",
        ],
    )


def test_it_says_why_a_list_within_something_is_none(tmp_path: Path) -> None:
    write_post(tmp_path, "> Here are a few tips:\n>\n> - Ask “why” first.\n> - Sleep on it.")
    assert run_check(tmp_path) == (
        0,
        [
            "2020-01-02-a-post.md:9: a list of 2 within <blockquote>, no checklist: "
            "only a list that stands by itself becomes one.",
            "No problem in 1 file.",
        ],
    )


def test_it_says_why_a_list_nearly_became_one_and_the_line_to_add(tmp_path: Path) -> None:
    write_post(tmp_path, "The mistakes I see:\n\n- Ask nothing.\n- Sign at once.\n")
    code, (line, _) = run_check(tmp_path)
    assert code == 0
    assert line.startswith("2020-01-02-a-post.md:9: a list of 2, no checklist: ")
    assert "mistakes" in line
    assert line.endswith("write on a line of its own above it: <!-- checklist -->.")


def test_it_is_silent_on_lists_that_are_nothing_of_the_kind(tmp_path: Path) -> None:
    write_post(tmp_path, "In the bag:\n\n- Pen\n- Paper\n")
    assert run_check(tmp_path)[1] == ["No problem in 1 file."]


def test_it_tells_that_the_header_turns_them_off(tmp_path: Path) -> None:
    write_post(tmp_path, "Some tips:\n\n- Ask why.\n- Wait.\n", checklist="off")
    line = "2020-01-02-a-post.md:1: no checklists: the header turns them off."
    assert line in run_check(tmp_path)[1]


def test_the_line_is_that_of_the_list(tmp_path: Path) -> None:
    items = "- Sleep on it.\n- Ask why.\n"
    links = "- [Read the vacancy](http://example.org). Twice.\n- Ask why.\n"
    body = f"Some tips:\n\n{items}\nText.\n\nMore tips:\n\n{items}\nText.\n\nLast tips:\n\n{links}"
    write_post(tmp_path, body, summary="Sleep on it.")
    lines = [line.split(":")[1] for line in run_check(tmp_path)[1][:-1]]
    assert lines == ["9", "16", "23"]


LOOSE = {
    "a paragraph before says the same": "Sleep on it. Some tips:\n\n- Sleep on it.\n\n- Wait.",
    "one word, then a paragraph": "Some tips:\n\n- Sleep.\n\n  On it, or not.\n\n- Ask why.",
    "numbered": "Ask why not. Some tips:\n\n1. Ask why.\n\n2. Sleep.",
}


@pytest.mark.parametrize("body", LOOSE.values(), ids=LOOSE)
def test_the_line_of_a_loose_list_is_that_of_its_first_item(tmp_path: Path, body: str) -> None:
    write_post(tmp_path, body)
    file = (tmp_path / "2020-01-02-a-post.md").read_text(encoding="utf-8").split("\n")
    first = next(n for n, line in enumerate(file, 1) if line.startswith(("- ", "1. ")))
    assert run_check(tmp_path)[1][0].startswith(f"2020-01-02-a-post.md:{first}: a checklist of 2")


def test_it_is_silent_on_a_list_of_one(tmp_path: Path) -> None:
    write_post(tmp_path, "Here is a tip:\n\n- Sleep on it.\n")
    assert run_check(tmp_path)[1] == ["No problem in 1 file."]


FIRST_ITEMS = ["Ask <a href='/'>why</a>.", "**Ask** [why](/archive/) now.", "Ask&nbsp;*why* now."]


@pytest.mark.parametrize("item", FIRST_ITEMS)
def test_the_line_is_found_by_what_readers_see(tmp_path: Path, item: str) -> None:
    write_post(tmp_path, f"Ask.\n\nSome tips:\n\n- {item}\n- Sleep on it.\n")
    assert run_check(tmp_path)[1][0].startswith("2020-01-02-a-post.md:11: a checklist of 2")


def test_problems_come_first_and_count(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.", date="13/06/2017")
    code, lines = run_check(tmp_path)
    assert code == 1
    assert lines == [
        "2020-01-02-a-post.md:3: “date: 13/06/2017” must be written year-month-day: "
        "2017-06-13 [impossible-date]",
        "1 problem in 1 file.",
    ]


@pytest.mark.parametrize(("strict", "code"), [("", 0), ("yes", 1)])
def test_advice_is_told_and_stops_nothing_unless_it_shall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strict: str, code: int
) -> None:
    monkeypatch.setenv("STRICT", strict)
    write_post(tmp_path, "Some tips:\n\n- Ask why.\n- Wait.\n", summary='""')
    ended, lines = run_check(tmp_path)
    assert ended == code
    assert [line.split(": ")[1] for line in lines[:2]] == ["advice", "a checklist of 2 tips"]
    assert lines[2] == "No problem and 1 piece of advice in 1 file."


SUMS = {
    (0, 0, 0): "No problem in 0 files.",
    (1, 0, 1): "1 problem in 1 file.",
    (2, 1, 3): "2 problems and 1 piece of advice in 3 files.",
    (0, 2, 1): "No problem and 2 pieces of advice in 1 file.",
}


@pytest.mark.parametrize(("numbers", "said"), SUMS.items(), ids=SUMS.values())
def test_the_sum_is_a_sentence(numbers: tuple[int, int, int], said: str) -> None:
    assert sum_of(*numbers) == said


def test_it_says_what_waits_for_its_date(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.", "9020-01-02-later.md", date="9020-01-02")
    code, (line, _) = run_check(tmp_path)
    assert code == 0
    assert line == "9020-01-02-later.md:1: waits for its date, 9020-01-02; readers see it then."


def test_the_letters_that_tests_know_are_in_order() -> None:
    code, lines = run_check(CONTENT)
    assert code == 0
    posts = [*(CONTENT / "posts").glob("*.md")]
    assert sum(": a checklist of " in line for line in lines) == len(posts)  # one in each
