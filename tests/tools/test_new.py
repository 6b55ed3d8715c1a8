"""`make new`: a draft with a whole header, whatever its title holds, and never over another."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from plugins.checklists.recognition import verdicts_in
from plugins.checklists.tree import read_tree
from plugins.languages import languages_of
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check as problems_of
from plugins.proofreading.header_rules import FORMS
from tests.building import ROOT, build, own_settings, write_post
from tests.waiting import PROCESS_ENDS
from tools.draft_files import NoDraftError, name_of
from tools.new import Wish, begin, draft, wish_in

SETTINGS = own_settings()
DAY = date(2026, 3, 2)
HOSTILE = 'L\'été: "100 $HOME" `touch made` $(touch made) $(shell touch made) $$ \\1 #x {{ 7 * 7 }}'


def run_new(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`make new` as an editor gives it."""
    command = ["make", "--no-print-directory", "new", f"INPUTDIR={folder}", *arguments]
    variables = {key: value for key, value in os.environ.items() if key not in ("TITLE", "IN")}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**variables, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PROCESS_ENDS,
    )


def header_of(path: Path) -> dict[str, object]:
    """The header as YAML reads it."""
    _, header, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    fields: dict[str, object] = yaml.safe_load(header)
    return fields


def test_the_header_is_whole_and_the_file_named_by_day_and_title(tmp_path: Path) -> None:
    path = begin(tmp_path, Wish("Is there a way back?", "en", "Hiring"), SETTINGS, DAY)
    assert path == tmp_path / "2026-03-02-is-there-a-way-back.md"
    assert header_of(path) == {
        "title": "Is there a way back?",
        "date": DAY,
        "id": "is-there-a-way-back",
        "category": "Hiring",
        "audience": None,
        "tags": [],
        "summary": "",
        "lang": "en",
        "status": "draft",
    }
    assert header_of(path).keys() <= FORMS.keys()


def test_it_lies_among_the_posts_where_they_have_a_folder(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    path = begin(tmp_path, Wish("Why", "en", ""), SETTINGS, DAY)
    assert path == tmp_path / "posts/2026-03-02-why.md"


@pytest.mark.parametrize("lang", languages_of(SETTINGS))
def test_it_is_in_order_and_its_list_is_a_checklist(lang: str, tmp_path: Path) -> None:
    path = begin(tmp_path, Wish("Why", lang, ""), SETTINGS, DAY)
    assert problems_of(tmp_path, blog_of(SETTINGS)) == []
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    (verdict,) = verdicts_in(read_tree(markdown(body)).blocks)
    assert verdict.taken
    assert header_of(path)["lang"] == lang


@pytest.mark.parametrize("given_by", ["argument", "environment"])
def test_make_and_the_shell_expand_nothing(given_by: str, tmp_path: Path) -> None:
    title = f"{HOSTILE}\nsecond line"
    if given_by == "argument":
        result = run_new(tmp_path, f"TITLE={title}", "IN=fr")
    else:
        result = run_new(tmp_path, TITLE=title, IN="fr")
    assert result.returncode == 0, result.stderr
    (written,) = tmp_path.iterdir()
    assert header_of(written)["title"] == f"{HOSTILE} second line"
    assert header_of(written)["lang"] == "fr"
    assert not (ROOT / "made").exists()


def test_what_it_wrote_is_built(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    begin(tmp_path / "in", wish_in({"TITLE": HOSTILE}, SETTINGS), SETTINGS, DAY)
    build(tmp_path / "in", tmp_path / "out", settings=ROOT / "tools/previewconf.py")
    (page,) = (tmp_path / "out/drafts").iterdir()
    assert "{{ 7 * 7 }}" in page.read_text(encoding="utf-8")


@given(st.text(max_size=40), st.sampled_from(["", "a: b", "yes", "- x", "'", "#"]))
def test_any_title_and_topic_are_read_back_as_they_were(title: str, topic: str) -> None:
    try:
        wish = wish_in({"TITLE": title, "TOPIC": topic}, SETTINGS)
        name = name_of(wish.title, SETTINGS)
    except NoDraftError:
        return
    template = languages_of(SETTINGS)["en"].draft
    header = yaml.safe_load(draft(template, wish, name, DAY, []).split("---\n", 2)[1])
    assert header["title"] == " ".join(title.split())
    assert header["category"] == (topic or None)
    assert header["id"] == name
    assert name_of(f"2026-03-02-{name}", SETTINGS) == name


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "A title is needed"),
        ({"TITLE": " \n"}, "A title is needed"),
        ({"TITLE": "?!"}, "must have letters"),
        ({"TITLE": "Why", "IN": "xx"}, "IN=xx must be one of en, "),
        ({"TITLE": "Why", "IN": "../en"}, "must be one of"),
        ({"TITLE": "a\x00b"}, "invisible"),
        ({"TITLE": "a\udc80b"}, "invisible"),
    ],
)
def test_what_cannot_be_is_refused(environment: dict[str, str], said: str, tmp_path: Path) -> None:
    with pytest.raises(NoDraftError, match=said):
        begin(tmp_path, wish_in(environment, SETTINGS), SETTINGS, DAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("other", ["2026-03-02-why.md", "2019-01-01-why.md", "deeper/why.md"])
def test_it_writes_over_no_post_and_beside_none_of_the_same_words(
    other: str, tmp_path: Path
) -> None:
    post = write_post(tmp_path, "Mine.", other)
    before = post.read_bytes()
    with pytest.raises(NoDraftError, match="has these words already"):
        begin(tmp_path, Wish("Why?", "nl", ""), SETTINGS, DAY)
    assert post.read_bytes() == before
    assert len(list(tmp_path.rglob("*.md"))) == 1


def test_a_file_that_no_post_is_stays_too(tmp_path: Path) -> None:
    (tmp_path / "2026-03-02-why.md").mkdir()
    with pytest.raises(FileExistsError):
        begin(tmp_path, Wish("Why?", "en", ""), SETTINGS, DAY)


def test_a_topic_is_written_as_the_blog_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_post(tmp_path, "Text.", category="Job offers")
    path = begin(tmp_path, Wish("Why", "en", "job OFFERS"), SETTINGS, DAY)
    assert header_of(path)["category"] == "Job offers"
    assert capsys.readouterr().out == ""


def test_a_new_topic_is_taken_and_said_to_be_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_post(tmp_path, "Text.", category="Job offers")
    path = begin(tmp_path, Wish("Why", "en", "Pay"), SETTINGS, DAY)
    assert header_of(path)["category"] == "Pay"
    assert capsys.readouterr().out == "“Pay” is a new topic; there are: Job offers.\n"


def test_without_a_topic_the_header_says_which_there_are(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.", category="Job offers")
    path = begin(tmp_path, Wish("Why", "en", ""), SETTINGS, DAY)
    assert "\ncategory: # Job offers\n" in path.read_text(encoding="utf-8")


def test_a_long_title_ends_at_a_word() -> None:
    name = name_of("What should I tell a recruiter " * 10, SETTINGS)
    assert len(name) <= 80
    assert name.endswith("-tell")


def test_it_says_where_the_draft_is_and_what_to_do_next(tmp_path: Path) -> None:
    result = run_new(tmp_path, "TITLE=Why")
    (written,) = tmp_path.iterdir()
    assert result.stdout.startswith(f"{written} is your new draft.\nNext: ")
    assert run_new(tmp_path, "TITLE=Why").returncode != 0
