"""What the check says of names.toml: of its lines, and of names that are missing in it."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editions.names import FILE, names_in
from plugins.proofreading.blog import Blog, blog_of
from plugins.proofreading.check import check
from plugins.proofreading.problem import Problem
from plugins.proofreading.toml_lines import line_of, lines_of_names
from tests.building import own_settings, run_pelican, write_post

SITE_NL = '[site.nl]\nname = "Brieven"\nsubtitle = "Advies"\n'


def blog_in(folder: Path, **settings: object) -> Blog:
    """The blog whose content a folder is."""
    return blog_of(own_settings(PATH=str(folder), **settings))


def told(folder: Path, names: str | bytes, **settings: object) -> list[Problem]:
    """What is said of these names beside the posts in a folder."""
    data = names.encode() if isinstance(names, str) else names
    (folder / FILE).write_bytes(data)
    return check(folder, blog_in(folder, **settings))


FORM = 'nl = { name = "Sollicitatiegesprekken", slug = "sollicitatiegesprekken" }'
UNREADABLE = {
    "no value": ("[tags]\na =\n", 2, f"(Invalid value); write it like: {FORM}"),
    "a table left open": ("[tags\n", 1, '; write it like: [topics."Interviews"]'),
    "a name of two words": ("[topics.Job offers]", 1, '; write it like: [topics."Interviews"]'),
    "a text left open": ("[tags]\n\na = '''x\n\n", 3, f"write it like: {FORM}"),
    "a table twice": ("[site.nl]\n[site.nl]\n", 2, "This name stands further up already; keep"),
    "a name twice": ("[site.nl]\nname = 'a'\nname = 'b'", 3, "This name stands further up"),
    "another encoding": (
        b"[site.nl]\nname = '\xe9'",
        2,
        "This line cannot be read as UTF-8; save the",
    ),
}


@pytest.mark.parametrize(("names", "line", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_where_it_cannot_be_read_is_the_one_thing_that_is_told(
    tmp_path: Path, names: str | bytes, line: int, said: str
) -> None:
    write_post(tmp_path, "[x](/nl/voor/kandidaten/)", lang="nl", audience="Kandidaten")
    (problem,) = told(tmp_path, names)
    assert (problem.rule, problem.line, problem.is_advice) == ("unreadable-names", line, False)
    assert Path(problem.path).name == FILE
    assert said in problem.message


def test_nothing_is_built_and_one_line_says_why(tmp_path: Path) -> None:
    write_post(tmp_path / "content", "Text.")
    (tmp_path / "content" / FILE).write_text("[tags\n")
    result = run_pelican(tmp_path / "content", tmp_path / "out")
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert len(re.findall(rf"content/{FILE}:1: This line cannot be read", said)) == 1
    assert "Traceback" not in said
    assert not (tmp_path / "out/index.html").exists()


WRONG = {
    "a table of another name": ("[topic.A]", 1, "“topic” is no table of this file; write topics."),
    "no table": ("site = 3", 1, "“site” must be a table; write it like: [site.nl]"),
    "tags that are no table": ("tags = 3", 1, '“tags” must be a table; write it like: [tags."I'),
    "a language that is none": ("[site.xx]\nname = 'A'", 1, "“xx” must be one of en, nl, fr."),
    "the first language": (
        "[site.en]\nname = 'A'",
        1,
        "“en” is the blog's first language; SITENAME and SITESUBTITLE of pelicanconf.py name it. "
        "Delete this table.",
    ),
    "a site that is no table": ("[site]\nnl = 'A'", 2, "“nl” must be a table; write it like: [s"),
    "a word that no blog has": ("[site.nl]\nsubtitel = 'A'", 2, "“subtitel” is nothing that the"),
    "no words": ("[site.nl]\nname = ''", 2, '“name” must be words in quotes, like: name = "Br'),
    "a term that is no table": (
        "[tags]\nloon = 'x'",
        2,
        f'“loon” must be a table; write [tags."loon"] and below it: {FORM}',
    ),
    "a term in no language": ("[tags.loon]\nxx = 'a'", 2, "“xx” must be one of en, nl, fr."),
    "a number": ("[tags.a]\nfr = 3", 2, "“fr” must have a name and a slug; write: fr = { name"),
    "a slug alone": ("[tags.a]\nnl = { slug = 'a' }", 2, f"and a slug; write: {FORM}"),
    "more than both": (
        "[tags.a]\nnl = { name = 'a', slug = 'a', adres = 'a' }",
        2,
        f"“nl” must have a name and a slug; write: {FORM}",
    ),
    "no letters": ("[tags.a]\nnl = '…'", 2, "“…” has no letters; write a word."),
    "a slug with a space": (
        "[tags.a]\nnl = { name = 'b', slug = 'Vaste Job' }",
        2,
        "“Vaste Job” must be small letters, digits and hyphens; write vaste-job.",
    ),
    "a slug of signs": (
        "[tags.a]\nnl = { name = 'Café', slug = '../' }",
        2,
        "“../” must be small letters, digits and hyphens; write cafe.",
    ),
    "an audience of nobody": (
        "[audiences.Candidate]\nnl = 'A'",
        1,
        "“Candidate” is no audience of this blog; write Candidates.",
    ),
}


@pytest.mark.parametrize(("names", "line", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_form_is_told_with_the_right_one(
    tmp_path: Path, names: str, line: int, said: str
) -> None:
    (problem,) = told(tmp_path, names)
    assert (problem.rule, problem.line, problem.is_advice) == ("bad-name", line, False)
    assert said in problem.message


SHARED = {
    "a name": ("[tags.a]\nnl = 'loon'\n[tags.b]\nnl = 'Loon'", [4, 4]),
    "a name in two languages": ("[tags.a]\nnl = 'chat'\n[tags.b]\nfr = 'chat'", [4]),
    "a name that another is known by": ("[tags.a]\nnl = 'b'\n[tags.b]\nnl = 'c'", [3]),
    "a slug": (
        "[tags.a]\nnl = { name = 'x', slug = 'z' }\n[tags.b]\nnl = { name = 'y', slug = 'z' }",
        [4],
    ),
    "a slug that a name gives": (
        "[tags.a]\nnl = 'c d'\n[tags.b]\nnl = { name = 'x', slug = 'c-d' }",
        [4],
    ),
    "one thing in two languages": ("[tags.a]\nnl = 'feedback'\nfr = 'feedback'", []),
    "a tag and a topic": ("[tags.a]\nnl = 'x'\n[topics.b]\nnl = 'x'", []),
    "a slug in two languages": (
        "[tags.a]\nnl = { name = 'x', slug = 'z' }\n[tags.b]\nfr = { name = 'y', slug = 'z' }",
        [],
    ),
}


@pytest.mark.parametrize(("names", "lines"), SHARED.values(), ids=SHARED)
def test_what_two_things_share_is_told(tmp_path: Path, names: str, lines: list[int]) -> None:
    problems = told(tmp_path, names)
    assert [(one.rule, one.line) for one in problems] == [("shared-name", line) for line in lines]


def test_the_words_say_which_two(tmp_path: Path) -> None:
    problems = told(tmp_path, "[tags.a]\nnl = 'loon'\n[tags.b]\nnl = 'Loon'")
    assert [one.message for one in problems] == [
        "“a” has the Dutch slug “loon” already; write another.",
        "“a” has the name “loon” already; write another.",
    ]


def test_a_term_without_a_name_in_its_letters_language_is_told(tmp_path: Path) -> None:
    header = {"lang": "nl", "category": "Hiring", "tags": "[salary, thuiswerk]"}
    write_post(tmp_path, "Tekst.", audience="Kandidaten", **header)
    names = f"{SITE_NL}[tags.salary]\nfr = 'salaire'\n[audiences.Candidates]\nnl = 'Kandidaten'\n"
    problems = told(tmp_path, names)
    assert [(one.rule, one.line, one.message) for one in problems] == [
        (
            "missing-name",
            4,
            "“salary” has no name in Dutch; write below "
            '[tags."salary"]: nl = { name = "…", slug = "…" }',
        ),
        (
            "missing-name",
            7,
            "“Hiring” has no name in Dutch; write "
            '[topics."Hiring"] and below it: nl = { name = "Hiring", slug = "hiring" }',
        ),
        (
            "missing-name",
            7,
            "“thuiswerk” has no name in Dutch; write "
            '[tags."thuiswerk"] and below it: nl = { name = "thuiswerk", slug = "thuiswerk" }',
        ),
    ]
    assert all(one.is_advice for one in problems)


@pytest.mark.parametrize("more", [{"status": "draft"}, {"lang": "en"}, {"date": "9020-01-02"}])
def test_what_no_reader_sees_in_another_language_needs_no_name(
    tmp_path: Path, more: dict[str, str]
) -> None:
    write_post(tmp_path, "Text.", **{"lang": "nl", "tags": "[salary]", **more})
    assert [one.rule for one in told(tmp_path, SITE_NL)] in ([], ["other-date"])


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("", 'no name in it; write [site.nl] and below it: name = "…" and subtitle = "…"'),
        ("[site.nl]\nname = 'A'", 'no subtitle in it; write below [site.nl]: subtitle = "…"'),
    ],
)
def test_a_blog_without_a_name_in_a_language_is_told(tmp_path: Path, names: str, said: str) -> None:
    write_post(tmp_path, "Tekst.", lang="nl", category="A")
    problems = told(tmp_path, f"{names}\n[topics.A]\nnl = 'A'\n")
    assert [one.message for one in problems] == [f"The blog has letters in Dutch and {said}"]


def test_a_folder_without_the_file_has_one_thing_to_say(tmp_path: Path) -> None:
    write_post(tmp_path, "Tekst.", lang="nl", tags="[loon]")
    assert [one.rule for one in check(tmp_path, blog_in(tmp_path))] == ["missing-name"]


def test_what_is_proposed_mends_the_file(tmp_path: Path) -> None:
    write_post(tmp_path, "Tekst.", lang="nl", category="A", tags='["vaste job"]')
    names = f'{SITE_NL}[topics.A]\nnl = {{ name = "A b", slug = "A b" }}\n\n'
    while fixes := [one for one in told(tmp_path, names) if one.fix]:
        lines = names.split("\n")
        old, new = fixes[0].fix or ("", "")
        assert lines[fixes[0].line - 1].count(old) == 1
        lines[fixes[0].line - 1] = lines[fixes[0].line - 1].replace(old, new)
        names = "\n".join(lines)
    assert told(tmp_path, names) == []
    assert 'slug = "a-b"' in names
    assert names_in(names.encode()).in_language("tag", "vaste job", "nl") == "vaste job"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=9)


@given(st.dictionaries(WORDS, st.dictionaries(st.sampled_from(["nl", "fr"]), WORDS), max_size=4))
def test_every_name_is_found_in_its_line(table: dict[str, dict[str, str]]) -> None:
    lines: list[str] = []
    where: dict[tuple[str, ...], int] = {}
    for identity, names in table.items():
        lines.append(f"  [ tags . {json.dumps(identity, ensure_ascii=False)} ] # [site.nl]")
        where["tags", identity] = len(lines)
        for lang, words in names.items():
            lines += ["", f"{lang} = {json.dumps(words, ensure_ascii=False)} # name = 3"]
            where["tags", identity, lang] = len(lines)
    found = lines_of_names("\n".join(lines))
    assert {path: line_of(path, found) for path in where} == where
    assert all(line_of((*path, "slug"), found) == line for path, line in where.items())
