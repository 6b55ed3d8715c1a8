"""Every rule of the proofreader with its message, and texts that it must let pass."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.languages import languages_of
from plugins.proofreading.blog import Blog, blog_of
from plugins.proofreading.check import check
from plugins.proofreading.problem import Problem, errors_in
from tests.building import own_settings, write_post

SETTINGS = own_settings()
BLOG = blog_of(SETTINGS)
LANGUAGES = ", ".join(languages_of(SETTINGS))
GOOD = {
    "yaml": '---\ntitle: "Why: now?"\ndate: 2017-06-13\ntags: [a, b]\n---\n\nText',
    "classic": "Title: Why: now?\nDate: 2017-06-13 09:30\n\nText",
    "keys in capitals": "---\nTitle: a\nDate: 2017-06-13\n---\n\nText",
    "windows lines": "---\r\ntitle: a\r\ndate: 2017-06-13\r\n---\r\nText",
    "old mac lines": "---\rtitle: a\rdate: 2017-06-13\r---\rText",
    "time and zone": "---\ntitle: a\ndate: 2017-06-13T09:30:00+02:00\n---\n\nText",
    "an hour of one digit": "---\ntitle: a\ndate: 2017-06-13 9:30\n---\n\nText",
    "a space before the offset": "---\ntitle: a\ndate: 2017-06-13 09:30 +0200\n---\n\nText",
    "classic, over two lines": "Title: Why\n    now?\nDate: 2017-06-13\n\nText",
    "tags without brackets": "---\ntitle: a\ndate: 2017-06-13\ntags: b, c\n---\n\nText",
    "signs in quotes": '---\ntitle: "&a *b !c #1"\ndate: 2017-06-13\n---\n\nText',
    "a note behind a topic": "---\ntitle: a\ndate: 2017-06-13\ncategory: b # or c\n---\n\nText",
    "an old address": "---\ntitle: a\ndate: 2017-06-13\nsave_as: 2016/05/b_1.html\n---\n\nText",
    "lists over lines": "---\ntitle: a\ndate: 2017-06-13\ntags:\n  - a\n  - b\n---\n\nText",
    "checklist off": "---\ntitle: a\ndate: 2017-06-13\nchecklist: off\n---\n\nText",
    "draft without a date": "---\ntitle: a\nstatus: draft\n---\n\nText",
    "rule in the text": "---\ntitle: a\ndate: 2017-06-13\n---\n\na\n\n---\n\nb: c",
}
BAD = {
    "no title": (
        "---\ndate: 2017-06-13\n---\n\nText",
        [(1, 'The header must have a title, like: title: "Is there a way back?"')],
    ),
    "empty title": (
        "---\ndate: 2017-06-13\ntitle:\n---\n\nText",
        [(3, 'The header must have a title, like: title: "Is there a way back?"')],
    ),
    "no date": (
        "---\ntitle: a\n---\n\nText",
        [(1, "The header must have a date, like: date: 2017-06-13")],
    ),
    "unknown key": (
        "---\ntitle: a\ndate: 2017-06-13\nCatgory: b\n---\n\nText",
        [(4, "“Catgory:” is no header that posts have; write “category:”.")],
    ),
    "unknown classic key": (
        "Title: a\nDate: 2017-06-13\nTgas: b\n\nText",
        [(3, "“Tgas:” is no header that posts have; write “tags:”.")],
    ),
    "key twice": (
        "---\ntitle: a\ndate: 2017-06-13\nTitle: b\n---\n\nText",
        [(4, "“Title:” stands in line 2 already; keep one.")],
    ),
    "colon in a title": (
        "---\ntitle: Why: now?\ndate: 2017-06-13\n---\n\nText",
        [
            (
                2,
                "This line of the header cannot be read; put its text in quotes: "
                'title: "Why: now?"',
            )
        ],
    ),
    "bracket left open": (
        "---\ntitle: a\ntags: [a, b\ndate: 2017-06-13\n---\n\nText",
        [(3, 'This line of the header cannot be read; put its text in quotes: tags: "[a, b"')],
    ),
    "header left open": (
        "---\ntitle: a\ndate: 2017-06-13\n\nText",
        [(1, "The header is never closed; write --- on a line of its own below it.")],
    ),
    "no header": (
        "Just a text.",
        [(1, "The header is missing; begin with a line ---, then title: and date:, then ---.")],
    ),
    "empty file": (
        "",
        [(1, "The header is missing; begin with a line ---, then title: and date:, then ---.")],
    ),
    "what YAML does not read": (
        "---\ndate: 2017-06-13\ntitle: \u00e9 a\x1bb\n---\n\nText",
        [(3, "Delete the invisible character U+001B in this line.")],
    ),
    "header that is a list": (
        "---\n- title\n---\n\nText",
        [(2, "The header must be lines like: title: Is there a way back?")],
    ),
    "a day that never was": (
        "---\ntitle: a\ndate: 2017-02-30\n---\n\nText",
        [
            (
                3,
                "“date: 2017-02-30” must be a date that exists, "
                "like 2017-06-13 or 2017-06-13 09:30.",
            )
        ],
    ),
    "a date with slashes": (
        "---\ntitle: a\ndate: 03/02/2024\n---\n\nText",
        [
            (
                3,
                "“date: 03/02/2024” must be written year-month-day: 2024-02-03",
            )
        ],
    ),
    "a date in words": (
        "---\ntitle: a\nmodified: 2 januari 2024\ndate: 2024-01-01\n---\n\nText",
        [
            (
                3,
                "“modified: 2 januari 2024” must be written year-month-day: 2024-01-02",
            )
        ],
    ),
    "misspelt status": (
        "---\ntitle: a\ndate: 2017-06-13\nstatus: draaft\n---\n\nText",
        [(4, "“status: draaft” must be published or draft: draft?")],
    ),
    "a space behind the rule": (
        "---\ntitle: a\ndate: 2017-06-13\n--- \n",
        [(4, "This line must be three hyphens and nothing else: ---")],
    ),
    "Word's dash": (
        "—\ntitle: a\ndate: 2017-06-13\n—\n\nText",
        [(1, "This line must be three hyphens and nothing else: ---")],
    ),
    "Word's dash at the end": (
        "---\ntitle: a\ndate: 2017-06-13\n–\n\nText",
        [(4, "This line must be three hyphens and nothing else: ---")],
    ),
    "no space behind the colon": (
        "---\ntitle: a\ndate:2017-06-13\n---\n\nText",
        [(3, "Write a space after the colon: date: 2017-06-13")],
    ),
    "a merge": (
        "---\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> main\n---\n\nText",
        [
            (
                2,
                "A merge was not finished here; keep one wording and delete the lines "
                "<<<<<<<, ======= and >>>>>>>.",
            )
        ],
    ),
    "a name": (
        "---\ntitle: &a b\ndate: 2017-06-13\n---\n\nText",
        [(2, "“&a” cannot begin a value; put the value in quotes.")],
    ),
    "a repetition": (
        "---\ntitle: a\ntags: [*b]\ndate: 2017-06-13\n---\n\nText",
        [(3, "“*b” cannot begin a value; put the value in quotes.")],
    ),
    "an object": (
        "---\ntitle: !!python/object/apply:os.system [id]\n---\n\nText",
        [
            (
                2,
                "“!!python/object/apply:os.system” cannot begin a value; put the value in quotes.",
            )
        ],
    ),
    "a merge key": (
        "---\ntitle: a\n<<: {date: 2017-06-13}\n---\n\nText",
        [(3, "The header must be lines like: title: Is there a way back?")],
    ),
    "a list in a list": (
        "---\ntitle: a\ntags: [[b]]\n---\n\nText",
        [(3, "A list must not stand within a list; write: [one, two]")],
    ),
    "a table": (
        "---\ntitle: a\ndate: 2017-06-13\ncategory: {b: c}\n---\n\nText",
        [(4, "“category:” must hold no table; write it like: category: Job offers")],
    ),
    "a list for a text": (
        "---\ntitle: [a, b]\ndate: 2017-06-13\n---\n\nText",
        [
            (
                2,
                '“title:” must be one text without brackets, like: title: "Is there a way back?"',
            )
        ],
    ),
    "a text cut at its number sign": (
        "---\ntitle: Why we are #1 in C#\ndate: 2017-06-13\n---\n\nText",
        [
            (
                2,
                'Behind “#” nothing is read; put the text in quotes: title: "Why we are #1 in C#"',
            )
        ],
    ),
    "quotes around nothing": (
        '---\ntitle: a\ndate: 2017-06-13\nlang: ""\n---\n\nText',
        [(4, "“lang:” is empty; delete this line or write: lang: en")],
    ),
    "a slip in the year": (
        "---\ntitle: a\ndate: 0217-06-13\n---\n\nText",
        [(3, "“date: 0217-06-13” must be a day since 1990, like 2017-06-13.")],
    ),
    "a template": (
        "---\ntitle: a\ndate: 2017-06-13\ntemplate: page\n---\n\nText",
        [(4, "“template:” is for pages; delete this line.")],
    ),
    "an address that nothing is written to": (
        "---\ntitle: a\ndate: 2017-06-13\nurl: a/b.html\n---\n\nText",
        [(4, "An old address is kept by the line: save_as: a/b.html")],
    ),
    "two old addresses": (
        "---\ntitle: a\ndate: 2017-06-13\nsave_as: a/b.html\nurl: c\n---\n\nText",
        [(5, "“url: c” must be the address of save_as; delete this line.")],
    ),
    "an address of the host's": (
        "---\ntitle: a\ndate: 2017-06-13\nsave_as: _redirects\n---\n\nText",
        [
            (4, "The address /_redirects is the blog's own; write another."),
            (
                4,
                "“save_as: _redirects” must be the old address of a page, like: "
                "save_as: 2017/06/blog-post_13.html",
            ),
        ],
    ),
    "a long slug": (
        f"---\ntitle: a\ndate: 2017-06-13\nslug: {'a' * 151}\n---\n\nText",
        [(4, "The slug has 151 characters; 150 are the most.")],
    ),
    "a header without end": (
        f"---\ntitle: a\nsummary: {'a ' * 10_000}\n---\n\nText",
        [
            (
                2,
                "The header has 20,019 characters; 20,000 are the most. "
                "Write the text below the line --- that closes the header.",
            )
        ],
    ),
    "misspelt switch": (
        "---\ntitle: a\ndate: 2017-06-13\nchecklist: of\n---\n\nText",
        [(4, "“checklist: of” must be off, or the line must go.")],
    ),
    "language in words": (
        "---\ntitle: a\ndate: 2017-06-13\nlang: English\n---\n\nText",
        [(4, f"“lang: English” must be one of {LANGUAGES}.")],
    ),
    "address outside the site": (
        "---\ntitle: a\ndate: 2017-06-13\nsave_as: ../outside.html\n---\n\nText",
        [
            (
                4,
                "“save_as: ../outside.html” must be the old address of a page, like: "
                "save_as: 2017/06/blog-post_13.html",
            )
        ],
    ),
    "slug with a slash in front": (
        "---\ntitle: a\ndate: 2017-06-13\nslug: /etc/passwd\n---\n\nText",
        [
            (
                4,
                "“slug: /etc/passwd” must be letters, digits and hyphens, like: "
                "slug: way-back-after-no",
            )
        ],
    ),
    "control character": (
        "---\ntitle: a\ndate: 2017-06-13\n---\n\na\x00b",
        [(6, "Delete the invisible character U+0000 in this line.")],
    ),
}


def errors(folder: Path, text: str, name: str = "a.md", blog: Blog = BLOG) -> list[tuple[int, str]]:
    """What stops a build of one file with this text."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return [(problem.line, problem.message) for problem in errors_in(check(folder, blog))]


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_lets_good_posts_pass(tmp_path: Path, text: str) -> None:
    assert errors(tmp_path, text) == []


@pytest.mark.parametrize(("text", "problems"), BAD.values(), ids=BAD)
def test_names_the_line_and_what_to_write(
    tmp_path: Path, text: str, problems: list[tuple[int, str]]
) -> None:
    assert errors(tmp_path, text) == problems


def test_a_page_needs_no_date(tmp_path: Path) -> None:
    assert errors(tmp_path, "---\ntitle: a\n---\n\nText", "pages/a.md") == []


UNREADABLE = {
    "latin-1": (
        "---\ntitle: café".encode("latin-1"),
        ":2: This file is not UTF-8 (byte 14 is 0xe9); save it again with the encoding UTF-8.",
    ),
    "utf-16": (
        "---\ntitle: a\n---\n".encode("utf-16"),
        ":1: This file is saved as UTF-16; save it again with the encoding UTF-8.",
    ),
}


@pytest.mark.parametrize(("data", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_says_why_a_file_cannot_be_read(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "a.md").write_bytes(data)
    (problem,) = check(tmp_path, BLOG)
    assert str(problem).endswith(f"a.md{message} [no-utf8]")


def of_rule(rule: str, problems: list[Problem]) -> list[Problem]:
    """Those that one rule found."""
    return [problem for problem in problems if problem.rule == rule]


def test_says_that_a_link_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "gone.md")
    (problem,) = check(tmp_path, BLOG)
    assert problem.message == "This file cannot be read: No such file or directory."


def test_a_byte_order_mark_is_fine(tmp_path: Path) -> None:
    post = write_post(tmp_path, "Text")
    post.write_bytes(b"\xef\xbb\xbf" + post.read_bytes())
    assert check(tmp_path, BLOG) == []


def test_all_files_are_read_in_order_and_ignored_ones_are_not(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "sub/c.md", ".draft.md", ".git/d.md"):
        write_post(tmp_path, "", name=name, date="never")
    found = of_rule("impossible-date", check(tmp_path, replace(BLOG, ignored=[".*"])))
    assert [Path(p.path).name for p in found] == [
        "a.md",
        "b.md",
        "c.md",
    ]


SLUG_RULES = [(r"\A\d{4}-\d{2}-\d{2}-", "")]
SLUGS = {
    "another year": ("2021-01-02-talk.md", {}, True),
    "in the header": ("other.md", {"slug": "talk"}, True),
    "another language": ("2021-01-02-talk.md", {"lang": "nl"}, False),
    "other words": ("2021-01-02-talks.md", {}, False),
}


@pytest.mark.parametrize(("name", "header", "shared"), SLUGS.values(), ids=SLUGS)
def test_no_two_posts_share_their_words(
    tmp_path: Path, name: str, header: dict[str, str], shared: bool
) -> None:
    first = write_post(tmp_path, "Text", name="2020-01-02-talk.md")
    write_post(tmp_path, "Text", name=name, **header)
    message = f"The words “talk” name {first} already; rename this file."
    settings = {**BLOG.settings, "SLUG_REGEX_SUBSTITUTIONS": SLUG_RULES}
    blog = replace(BLOG, settings=settings)
    found = of_rule("shared-slug", check(tmp_path, blog))
    assert [problem.message for problem in found] == [message] * shared


def test_pages_are_told_by_their_folder(tmp_path: Path) -> None:
    for name in ("pages/about.md", "posts/pages/x.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("---\ntitle: a\n---\n")
    found = of_rule("missing-date", check(tmp_path, BLOG))
    assert [Path(p.path).name for p in found] == ["x.md"]


AUDIENCES = ["Candidates", "Hiring managers"]
NAMED = {
    "one": ("candidates", []),
    "as configured": ("Hiring managers", []),
    "both": ("[candidates, hiring managers]", []),
    "misspelt": (
        "candidate",
        ["“candidate” is no audience of this blog; write “audience: candidates”."],
    ),
    "one of two": (
        "[candidates, hiring manager]",
        ["“hiring manager” is no audience of this blog; write “audience: hiring managers”."],
    ),
    "two in one": (
        "candidates and hiring managers",
        [
            "“candidates and hiring managers” is no audience of this blog; "
            "write “audience: [candidates, hiring managers]”."
        ],
    ),
    "unlike any": (
        "recruiters in Ghent",
        [
            "“recruiters in Ghent” is no audience of this blog; "
            "write “audience: candidates” or “audience: hiring managers”."
        ],
    ),
}


@pytest.mark.parametrize(("value", "messages"), NAMED.values(), ids=NAMED)
def test_audiences_are_those_of_the_blog(tmp_path: Path, value: str, messages: list[str]) -> None:
    text = f"---\ntitle: a\ndate: 2017-06-13\naudience: {value}\n---\n\nText"
    found = errors(tmp_path, text, blog=replace(BLOG, audiences=AUDIENCES))
    assert found == [(4, message) for message in messages]


SHARED = {
    "in headers": (
        [("a.md", {"id": "x"}), ("b.md", {"id": "x"})],
        ["b.md:5: {a} has the id “x” already; give one of the two another id. [shared-id]"],
    ),
    "a header and a file's name": (
        [("2020-01-02-a.md", {}), ("b.md", {"id": "a"})],
        ["b.md:5: {a} has the id “a” already; give one of the two another id. [shared-id]"],
    ),
    "files in two folders": (
        [("a.md", {}), ("older/a.md", {"slug": "b"})],
        ["older/a.md:1: {a} has the id “a” already; give one of the two another id. [shared-id]"],
    ),
    "in two languages": ([("a.md", {"id": "x"}), ("b.md", {"id": "x", "lang": "nl"})], []),
    "none": ([("a.md", {"id": "x"}), ("b.md", {"id": "y"})], []),
}


@pytest.mark.parametrize(("posts", "messages"), SHARED.values(), ids=SHARED)
def test_no_two_posts_share_an_id(
    tmp_path: Path, posts: list[tuple[str, dict[str, str]]], messages: list[str]
) -> None:
    first, _ = (write_post(tmp_path, "Text", name, **header) for name, header in posts)
    expected = [f"{tmp_path}/{message.format(a=first)}" for message in messages]
    assert [str(problem) for problem in of_rule("shared-id", check(tmp_path, BLOG))] == expected
