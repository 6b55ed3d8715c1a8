"""Every rule in one folder of bad content, and good content in which each of them is silent."""

import re
from pathlib import Path

import pytest

from plugins.proofreading import unforeseen
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import Report, check, proofread
from plugins.proofreading.problem import Problem
from plugins.proofreading.rules import (
    ADVICE,
    EVERY,
    MAY_BE_SILENCED,
    NAMES,
    UNREADABLE_NAMES,
)
from plugins.redirects.missing import lines_in
from tests.building import ROOT, own_settings, write_post
from tests.plugins.pictures.samples import save
from tests.plugins.proofreading.rules import write_every_problem

HERE = Path(__file__).parent
BLOG = blog_of(own_settings())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What is said of the folder that holds every problem."""
    folder = write_every_problem(tmp_path_factory.mktemp("bad") / "content")
    write_post(folder / "posts", "Words and more words.\n" * 5000, "2020-01-14-long.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return proofread(Path(), BLOG)


def test_every_problem_is_told_in_these_words(report: Report) -> None:
    told = [str(said) for said in (*report.problems, *report.silences)]
    expected = (HERE / "every-problem.txt").read_text(encoding="utf-8")
    assert told == expected.replace("{languages}", ", ".join(BLOG.languages)).splitlines()


def test_no_rule_is_missing(report: Report) -> None:
    alone = {unforeseen.RULE, UNREADABLE_NAMES}  # beside the latter nothing else is told
    assert {problem.rule for problem in report.problems} == set(NAMES) - alone


def test_what_is_proposed_mends_the_problem(tmp_path: Path) -> None:
    folder = write_every_problem(tmp_path / "content")
    fixes = {(found.path, found.line): found for found in check(folder, BLOG) if found.fix}
    assert len({problem.rule for problem in fixes.values()}) > 10
    for problem in fixes.values():
        mend(problem)
    after = {(found.path, found.line, found.message) for found in check(folder, BLOG)}
    assert [*map(str, (p for p in fixes.values() if (p.path, p.line, p.message) in after))] == []


def mend(problem: Problem) -> None:
    """Write what a problem proposes into its line."""
    assert problem.fix
    file = Path(problem.path)
    lines = file.read_text(encoding="utf-8").split("\n")
    assert lines[problem.line - 1].count(problem.fix.old) == 1
    lines[problem.line - 1] = lines[problem.line - 1].replace(*problem.fix)
    file.write_text("\n".join(lines), encoding="utf-8")


def test_advice_and_silence_are_of_rules_that_exist() -> None:
    assert set(NAMES) >= ADVICE | MAY_BE_SILENCED


def test_every_rule_says_what_it_is_for() -> None:
    assert all(rule.__doc__ for rule in EVERY)


def test_the_document_has_every_rule_and_tells_advice_apart() -> None:
    rows = re.findall(
        r"^\| `([a-z0-9-]+)` \| (stops|advice)(, yes)? \|",
        (ROOT / "docs/proofreading.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert sorted(name for name, *_ in rows) == sorted(NAMES)
    assert {name for name, kind, _ in rows if kind == "advice"} == {*ADVICE, "unknown-rule"}
    assert {name for name, _, yes in rows if yes} == MAY_BE_SILENCED


TIPS = "Here are a few tips:"
GOOD = {
    "code in fences": "```\n<script>x</script>\n# One\n[x]()\n```\n\nText.",
    "code by indent": "Text.\n\n    <script>x</script>\n    ![](x.png)\n\nText.",
    "code in an item": "- Write:\n\n  ```\n  <script>x</script>\n  # One\n  [x]()\n  ```\n- Text.",
    "code in a line": "Write `<div>`, ``![](x.png)`` or `[x](y)`.",
    "quoted signs": "1 < 2, a<b and R&D; <https://example.org> or <a@example.org>.",
    "allowed HTML": "Press <kbd>Esc</kbd>.<br>\n\n<details><summary>More</summary>Text</details>",
    "a table": "| a | b |\n|:--|--:|\n| 1 | 2 |",
    "a footnote": "Text.[^1]\n\n[^1]: More.",
    "a definition": "Notice\n:   What is due.",
    "marks": "<!-- checklist -->\n\n- Milk\n- Bread\n\n## Go {: .checklist }\n\n- [ ] Ask\n- [x] A",
    "a list under its lead-in": f"{TIPS}\n- Ask why.\n- Wait.",
    "a list after a blank line": f"{TIPS}\n\n- Ask why.\n- Wait.",
    "numbers under their lead-in": f"{TIPS}\n1. Ask why.\n2. Wait.",
    "a number in a text": "The house was built in\n19. It stands.\n\nText.",
    "numbers that go on": "1. Ask.\n\nText.\n\n2. Wait.\n3. Sign.",
    "a break of Word's": "Main street 1\x0b1000 Brussels",
    "wrapped items": "- Ask\nwhy.\n- Wait\nfor it.",
    "a dash in a text": "He asked:\n- and got no answer.",
    "speech": "They talked.\n\n– Why?\n– Because.",
    "nested by two": "- Ask\n  - why\n  - when\n- Wait",
    "nested by four": "- Ask\n    - why\n    - when\n- Wait",
    "headings in order": "## One\n\n### Two\n\n## Three",
    "links": (
        '[a](https://example.org/a_(b) "A"), [b](mailto:a@example.org), [c](/topics/), '
        "[d]({filename}2020-01-02-a-post.md#more), [e](#more), [f]({category}advice), [g][h], "
        "[i](tel:+321)\n"
        "\n## More\n\n[h]: https://example.org/"
    ),
    "a tip's anchor": f"{TIPS}\n\n- Ask why.\n- Wait.\n\n[The first](#tip-ask-why)",
    "the top of a list": "[Up](/archive/#top)",
    "a picture of words": "![A desk]({static}/images/desk.png)\n\n![A desk](/images/desk.png)",
    "a picture that says nothing on purpose": '<img src="/images/desk.png" alt="">',
    "link words": "[What here means](https://example.org), [the click of here](https://example.org)",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_good_texts_raise_nothing(tmp_path: Path, text: str) -> None:
    save(tmp_path / "images/desk.png", 9, 9)
    write_post(tmp_path, text)
    assert [str(problem) for problem in check(tmp_path, BLOG)] == []


THERE = "b c.md|b%20c.md|./b%20c.md|../posts/b%20c.md|/posts/b%20c.md|//posts/../posts/b%20c.md"
NOT_THERE = "b%20C.md|../b%20c.md|/b%20c.md|b%20c.md%00|x/../b%20c.md/b|"


@pytest.mark.parametrize("target", THERE.split("|"))
def test_a_post_is_found_however_its_place_is_written(tmp_path: Path, target: str) -> None:
    write_post(tmp_path / "posts", "## Why\n\nText.", "b c.md")
    write_post(tmp_path / "posts", f"[x]({{filename}}{target}#why)", "a.md")
    assert check(tmp_path, BLOG) == []


@pytest.mark.parametrize("target", NOT_THERE.split("|"))
def test_and_nothing_is_found_where_it_is_not(tmp_path: Path, target: str) -> None:
    write_post(tmp_path / "posts", "## Why\n\nText.", "b c.md")
    write_post(tmp_path / "posts", f"[x]({{filename}}{target}#why)", "a.md")
    (problem,) = check(tmp_path, BLOG)
    assert problem.message.startswith(f"“{{filename}}{target}#why” is not there")


def test_a_post_is_found_behind_links_of_the_file_system(tmp_path: Path) -> None:
    write_post(tmp_path / "content/posts/2020", "## Why\n\nText.", "b.md")
    write_post(tmp_path / "content/posts", "## How\n\nText.", "b.md", slug="c", id="c")
    text = "[x]({filename}link/../b.md#why), [y]({filename}link/b.md#why), [z]({filename}../b.md)"
    write_post(tmp_path / "content/posts", text, "a.md")
    (tmp_path / "content/posts/2020/more").mkdir()
    (tmp_path / "content/posts/link").symlink_to(tmp_path / "content/posts/2020/more")
    told = [(problem.rule, problem.message[:25]) for problem in check(tmp_path / "content", BLOG)]
    assert told == [
        ("dead-link", "“{filename}../b.md” is no"),
        ("dead-link", "“{filename}link/b.md#why”"),
        ("link-outside", "This is a link to another"),
    ]


def test_the_links_of_a_linked_file_start_where_it_lies(tmp_path: Path) -> None:
    write_post(tmp_path / "letters", "Text.", "b.md")
    file = write_post(tmp_path / "letters", "[x]({filename}b.md) [y]({filename}z.md)", ".c.md")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").symlink_to(file)
    (problem,) = check(tmp_path, BLOG)
    assert problem.message.startswith("“{filename}z.md” is not there")


DEAD = {
    "in a line": "Text [x](b.md).",
    "a reference": "[x][y]\n\n[y]: b.md",
    "HTML": 'Text <a href="b.md">x</a>.',
}


@pytest.mark.parametrize("text", DEAD.values(), ids=DEAD)
def test_a_dead_link_is_found_in_every_form(tmp_path: Path, text: str) -> None:
    write_post(tmp_path, text)
    (problem,) = check(tmp_path, BLOG)
    assert problem.message == "“b.md” leads nowhere; write {filename}b.md."


PLACES = {
    "a heading": ("## There", True),
    "a heading of a name": ("## Here {: #there }", True),
    "HTML": ("<p id='there'>Text.</p>", True),
    "capitals": ("<P ID=there>Text.</P>", True),
    "code": ('Write `id="there"`.', False),
    "code in fences": ('```\n<p id="there">\n```', False),
    "a comment": ('<!-- id="there" -->', False),
}


@pytest.mark.parametrize(("text", "there"), PLACES.values(), ids=PLACES)
def test_a_link_leads_to_what_has_its_id(tmp_path: Path, text: str, there: bool) -> None:
    write_post(tmp_path, f"[x](#there)\n\n{text}")
    assert [problem.rule for problem in check(tmp_path, BLOG)] == ["dead-anchor"] * (not there)


DEEP = {
    "quotes": (">" * 11 + " x", True),
    "quotes apart": ("> " * 11 + "x", True),
    "items": ("\n".join("  " * level + "- x" for level in range(11)), True),
    "items by four": ("\n".join("    " * level + "- x" for level in range(11)), True),
    "items by tabs": ("\n".join("\t" * level + "1. x" for level in range(11)), True),
    "items in a line": ("- " * 11 + "x", True),
    "items and quotes": ("> - " * 5 + "> x", True),
    "a few quotes": (">" * 10 + " x", False),
    "a few items": ("\n".join("  " * level + "- x" for level in range(10)), False),
    "a text far in": ("- a\n" + "\t" * 11 + "- x", False),
    "code": ("```\n" + ">" * 11 + "\n```", False),
}


@pytest.mark.parametrize(("text", "told"), DEEP.values(), ids=DEEP)
def test_what_lies_too_deep_is_told(tmp_path: Path, text: str, told: bool) -> None:
    write_post(tmp_path, text)
    assert [problem.rule for problem in check(tmp_path, BLOG)] == ["too-deep"] * told


def test_what_is_indented_and_no_code_is_read(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.\n\n    Then see [x](b.md) there.")
    assert [problem.rule for problem in check(tmp_path, BLOG)] == ["dead-link"]


@pytest.mark.parametrize("sign", ["", "> ", "- "])
def test_numbers_that_a_text_swallows_are_told(tmp_path: Path, sign: str) -> None:
    lines = ["Text", "2. Ask.", "3. Wait.", "4. Sign."]
    more = " " * len(sign) if sign == "- " else sign
    write_post(tmp_path, f"{sign}{lines[0]}\n" + "\n".join(more + line for line in lines[1:]))
    (problem,) = check(tmp_path, BLOG)
    assert (problem.rule, problem.line) == ("swallowed-list", 8)


NAMES_APART = {
    "case": (["Notice", "notice", "notice"], ["Notice"]),
    "plural": (["interview", "interviews", "interviews"], ["interview"]),
    "Dutch plural": (["functie", "functies", "functies"], ["functie"]),
    "French plural": (["tableau", "tableaux", "tableaux"], ["tableau"]),
    "y and ies": (["salary", "salaries", "salaries"], ["salary"]),
    "alike, but two": (["hiring", "firing", "new", "news-desk"], []),
    "one": (["salary", "salary"], []),
}


@pytest.mark.parametrize(("tags", "told"), NAMES_APART.values(), ids=NAMES_APART)
def test_names_that_are_nearly_one(tmp_path: Path, tags: list[str], told: list[str]) -> None:
    for number, tag in enumerate(tags):
        write_post(tmp_path, "Text.", f"2020-01-02-post-{number}.md", tags=f"[{tag}]")
    near = [problem.message.split("”")[0][1:] for problem in check(tmp_path, BLOG)]
    assert near == told


KNOWN_NAMES = """
[tags.salary]
nl = "loon"
[topics.Interviews]
nl = "Gesprekken"
"""
IN_LANGUAGES = {
    "a known name in capitals": ([("nl", "Loon"), ("nl", "loon")], []),
    "a known name in another language": ([("en", "loon"), ("en", "salary"), ("nl", "salary")], []),
    "nearly a known name": ([("nl", "lonen"), ("nl", "loons"), ("nl", "loons")], ["loons"] * 2),
    "nearly a name of another language": ([("nl", "salaries"), ("en", "salary")], []),
    "an unknown name in capitals": (
        [("nl", "Thuiswerk"), ("nl", "thuiswerk"), ("nl", "thuiswerk")],
        ["Thuiswerk"],
    ),
    "that in another language": ([("nl", "Thuiswerk"), ("fr", "thuiswerk")], []),
}


@pytest.mark.parametrize(("tags", "told"), IN_LANGUAGES.values(), ids=IN_LANGUAGES)
def test_names_are_compared_with_those_of_their_language(
    tmp_path: Path, tags: list[tuple[str, str]], told: list[str]
) -> None:
    (tmp_path / "names.toml").write_text(KNOWN_NAMES)
    for number, (lang, tag) in enumerate([*tags, ("nl", "loon")]):
        write_post(tmp_path, "Text.", f"2020-01-02-post-{number}.md", tags=f"[{tag}]", lang=lang)
    blog = blog_of(own_settings(PATH=str(tmp_path)))
    near = [one for one in check(tmp_path, blog) if one.rule == "near-names"]
    assert [one.message.split("”")[0][1:] for one in near] == told
    assert {one.message.rpartition(" ")[2] for one in near} <= {"loon.", "thuiswerk."}


AUDIENCE_NAMES = """
[audiences.Candidates]
nl = "Kandidaten"
fr = "Candidats"
[audiences."Hiring managers"]
nl = "Werkgevers"
fr = "Employeurs"
"""
AUDIENCES = {
    "as it is known": ("en", "Candidates", ""),
    "in small letters": ("en", "hiring managers", ""),
    "in its language": ("nl", "kandidaten", ""),
    "in another language": ("en", "Werkgevers", ""),
    "in a third": ("nl", "Candidats", ""),
    "nearly": ("en", "candidate", "“candidate” is no audience of this blog; write “audience: cand"),
    "nearly, in its language": ("nl", "kandidaat", "write “audience: kandidaten”."),
    "nobody": ("fr", "tous", "write “audience: candidats” or “audience: employeurs”."),
}


@pytest.mark.parametrize(("lang", "audience", "said"), AUDIENCES.values(), ids=AUDIENCES)
def test_an_audience_may_have_any_language_s_name(
    tmp_path: Path, lang: str, audience: str, said: str
) -> None:
    write_post(tmp_path, "Text.", lang=lang, audience=audience)
    (tmp_path / "names.toml").write_text(AUDIENCE_NAMES)
    blog = blog_of(own_settings(PATH=str(tmp_path)))
    found = [one.message for one in check(tmp_path, blog) if one.rule == "unknown-audience"]
    assert len(found) == bool(said)
    assert said in "".join(found)


HOSTILE = {
    "in a code block that is none": "<p>`<script>x</script>`</p>",
    "an attribute list": 'Text\n{: onclick="x" }',
    "an entity": "[x](java&#115;cript:alert)",
    "a tab": "[x](java\tscript:alert)",
    "capitals": "[x](JaVaScRiPt:alert)",
    "a reference": "[x][y]\n\n[y]: javascript:alert",
    "an address in brackets": "<javascript:alert>",
    "data": "![x](data:text/html;base64,AA)",
    "a style": '<p style="position:fixed">x</p>',
    "a frame": "<iframe></iframe>",
    "a form": "<form><input></form>",
    "drawing": '<svg onload="x"></svg>',
    "a comment that ends": "<!--> <script>x</script> -->",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_could_run_is_refused_or_harmless(tmp_path: Path, text: str) -> None:
    write_post(tmp_path, text)
    html = BLOG.convert(text).lower()
    is_harmless = not re.search(r"<(?:script|svg|form|iframe)|\son\w+=|style=|(?:href|src)=", html)
    refused = [problem for problem in check(tmp_path, BLOG) if not problem.is_advice]
    assert refused or is_harmless


SCRIPTS = {
    "plainly": "[x](javascript:alert)",
    "in capitals": "[x](JaVaScRiPt:alert)",
    "with an entity": "[x](java&#115;cript:alert)",
    "with its colon as an entity": "[x](javascript&colon;alert)",
    "with a space": "[x](<javascript :alert>)",
    "as a reference": "[x][y]\n\n[y]: javascript:alert",
    "as data": "![x](data:text/html;base64,AA)",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_is_refused_however_it_is_written(tmp_path: Path, text: str) -> None:
    write_post(tmp_path, text)
    assert "raw-html" in {problem.rule for problem in check(tmp_path, BLOG)}


def test_a_comment_silences_one_rule_in_one_post(tmp_path: Path) -> None:
    save(tmp_path / "images/desk.png", 9, 9)
    for name in ("2020-01-02-loud.md", "2020-01-02-quiet.md"):
        write_post(tmp_path, "[Here](https://example.org)\n\n![](/images/desk.png)", name)
    quiet = tmp_path / "2020-01-02-quiet.md"
    quiet.write_text(quiet.read_text().replace("date:", "# click-here\ndate:"))
    report = proofread(tmp_path, BLOG)
    assert [(Path(p.path).name, p.rule) for p in report.problems] == [
        ("2020-01-02-loud.md", "click-here"),
        ("2020-01-02-loud.md", "picture-without-words"),
        ("2020-01-02-quiet.md", "picture-without-words"),
    ]
    (silence,) = report.silences
    assert str(silence).endswith("2020-01-02-quiet.md:3: “# click-here” hides 1 of its problems.")


def test_what_would_lose_a_post_cannot_be_silenced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ndate: 2020-01-02\nsummary: S\n# missing-title\n---\n\nText"
    )
    rules = [problem.rule for problem in check(tmp_path, BLOG)]
    assert rules == ["missing-title", "unknown-rule"]


def test_pictures_and_the_blog_s_own_lists_are_no_posts(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.")
    save(tmp_path / "images/a.JPG", 9, 9)
    for name in ("posts/b.pdf", "redirects.txt", "published.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert check(tmp_path, BLOG) == []


def test_a_published_address_that_redirects_is_not_lost(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.")
    lines = ["# A comment", "/2020/01/a-post.html", "/2020/01/old.html", "/topics/", "/tags/x/"]
    (tmp_path / "published.txt").write_text("\n".join(lines))
    lost = check(tmp_path, BLOG)
    assert [line.split()[0] for one in lost for line in lines_in(one.message)] == [
        "/2020/01/old.html",
        "/tags/x/",
    ]
    redirects = "/2020/01/old.html /2020/01/a-post.html\n/tags/x/ /tags/\n"
    (tmp_path / "redirects.txt").write_text(redirects)
    assert check(tmp_path, BLOG) == []
