"""What the check says of posts and pages that are one in several languages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from plugins.proofreading.problem import Problem
from tests.building import own_settings, write_post
from tests.laws import FEWER

SETTINGS = own_settings()
BLOG = blog_of(SETTINGS)
SITES = """
[site]
nl = { name = "Brieven", subtitle = "Advies" }
fr = { name = "Lettres", subtitle = "Conseils" }
"""
NAMED = f"""{SITES}
[topics]
Advice = {{ nl = "Advies", fr = "Conseil" }}
"""

Post = dict[str, str]  # its header; `name` is that of its file


def told(folder: Path, *posts: Post) -> list[Problem]:
    """What is said of posts with these headers."""
    (folder / "names.toml").write_text(NAMED)
    for header in posts:
        own = dict(header)
        write_post(folder, "Text.", f"{own.pop('name')}.md", **own)
    return check(folder, BLOG)


EN: Post = {"name": "2020-01-02-ask", "date": "2020-01-02"}
NL: Post = {
    "name": "2020-01-03-vraag",
    "date": "2020-01-03",
    "lang": "nl",
    "translation_key": "ask",
}
FR: Post = {"name": "2020-01-04-demande", "date": "2020-01-04", "lang": "fr"}

KEYS: dict[str, tuple[list[Post], list[tuple[str, str]]]] = {
    "one key": ([EN, NL, FR | {"translation_key": "ask"}], []),
    "a key that the original names": (
        [EN | {"translation_key": "question"}, NL | {"translation_key": "question"}],
        [],
    ),
    "one slug": ([EN, NL | {"name": "ask", "id": "b"}], []),
    "none": ([EN, FR], []),
    "two of a language": (
        [EN, NL, NL | {"name": "2020-01-03-ook"}],
        [
            (
                "shared-key",
                "2020-01-03-ook.md is this one in Dutch already; "
                "write the key of another, or delete this line.",
            )
        ],
    ),
    "the slug of its own language": (
        [EN, EN | {"name": "2020-01-02-more", "translation_key": "ask"}],
        [("shared-key", "2020-01-02-ask.md is this one in English already; write the key of")],
    ),
    "a misspelt one": (
        [EN, NL | {"translation_key": "aks"}],
        [
            (
                "unknown-key",
                "“translation_key: aks” is the key of no other letter; "
                "write “translation_key: ask”.",
            )
        ],
    ),
    "one of nobody": (
        [EN, NL | {"translation_key": "quite-another"}],
        [
            (
                "unknown-key",
                "“translation_key: quite-another” is the key of no other letter; "
                "write the one that its original has, or delete this line.",
            )
        ],
    ),
    "its own slug": ([EN, NL | {"translation_key": "vraag"}], []),
    "a page's": (
        [EN | {"name": "pages/ask", "id": "p"}, NL],
        [
            ("unknown-key", "“translation_key: ask” is the key of no other letter; write the one"),
            ("missing-page", "There are letters in Dutch, and not this page; write one with lang"),
        ],
    ),
    "a page of no letter": (
        [EN | {"name": "pages/about"}, NL | {"name": "pages/over", "translation_key": "abuot"}],
        [
            (
                "unknown-key",
                "“translation_key: abuot” is the key of no other page; "
                "write “translation_key: about”.",
            )
        ],
    ),
}


@pytest.mark.parametrize(("posts", "said"), KEYS.values(), ids=KEYS)
def test_keys_are_one_in_each_language_and_of_several(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    posts: list[Post],
    said: list[tuple[str, str]],
) -> None:
    monkeypatch.chdir(tmp_path)
    problems = told(Path(), *posts)
    assert [one.rule for one in problems] == [rule for rule, _ in said]
    for problem, (_, words) in zip(problems, said, strict=True):
        assert words in problem.message


CORRECTED = EN | {"modified": "2020-05-04"}
STALE: dict[str, tuple[list[Post], list[str]]] = {
    "corrected since": (
        [CORRECTED, NL],
        [
            "The English letter was corrected on 2020-05-04, this one was not; "
            "bring it up to date and write modified: 2020-05-04"
        ],
    ),
    "both corrected": ([CORRECTED, NL | {"modified": "2020-05-04"}], []),
    "corrected before": ([CORRECTED, NL | {"modified": "2020-03-04"}], ["The English letter was"]),
    "translated afterwards": ([CORRECTED, NL | {"date": "2020-05-05"}], []),
    "the translation alone": ([EN, NL | {"modified": "2020-05-04"}], []),
    "a draft of a translation": ([CORRECTED, NL | {"status": "draft"}], []),
    "an original that is a draft": ([CORRECTED | {"status": "draft"}, NL], []),
    "no translation": ([CORRECTED, FR], []),
    "without one in the first language": (
        [NL | {"modified": "2020-05-04"}, FR | {"translation_key": "ask"}],
        ["The Dutch letter was corrected on 2020-05-04, this one was not; bring it up to date"],
    ),
}


@pytest.mark.parametrize(("posts", "said"), STALE.values(), ids=STALE)
def test_a_translation_that_its_original_has_left_behind_is_told(
    tmp_path: Path, posts: list[Post], said: list[str]
) -> None:
    found = [one for one in told(tmp_path, *posts) if one.rule != "other-date"]
    assert [one.rule for one in found] == ["stale-translation"] * len(said)
    assert all(one.is_advice for one in found)
    assert said == [one.message[: len(words)] for one, words in zip(found, said, strict=True)]


BODY = """A few words of a letter.

Short words.

- [Ask them why]({filename}a-b-c-d.md)

A last line of it.
"""
LEFT = {
    "all of it": (BODY, "Vraag", {}, [10], " So in line 16."),
    "a line": ("Enkele woorden.\n\nA last line of it.", "Vraag", {}, [12], ""),
    "the title": ("Enkele woorden.", "A post of four words", {}, [2], ""),
    "lines": (
        "A few words of a letter.\n\nA last line of it.",
        "Vraag",
        {},
        [10],
        " So in line 12.",
    ),
    "nothing": ("Enkele woorden van een brief.\n\nShort words.\n", "Vraag", {}, [], ""),
    "a link that leads there, too": ("- [x]({filename}a-b-c-d.md)", "Vraag", {}, [], ""),
    "in a draft": (BODY, "Vraag", {"status": "draft"}, [], ""),
    "of no translation": (BODY, "Vraag", {"translation_key": "other"}, [], ""),
}


@pytest.mark.parametrize(("body", "title", "header", "lines", "said"), LEFT.values(), ids=LEFT)
def test_what_is_left_of_the_original_is_not_published(
    tmp_path: Path, body: str, title: str, header: Post, lines: list[int], said: str
) -> None:
    write_post(tmp_path, BODY, "2020-01-02-ask.md", title="A post of four words", category="A")
    own = {"lang": "nl", "translation_key": "ask", "category": "A", "title": title}
    write_post(tmp_path, body, "2020-01-02-vraag.md", **{**own, "summary": "Dit.", **header})
    found = [one for one in check(tmp_path, BLOG) if one.rule == "untranslated"]
    assert [one.line for one in found] == lines
    assert not any(one.is_advice for one in found)
    assert all("This is still English; write it in Dutch." in one.message for one in found)
    assert all(said in one.message for one in found)


ABOUT = {"name": "pages/about", "template": "page"}
PAGES: dict[str, tuple[list[Post], str]] = {
    "no letter in another language": ([EN, ABOUT], ""),
    "a draft in another": ([EN, ABOUT, NL | {"status": "draft"}], ""),
    "a letter, and the page": (
        [EN, ABOUT, NL, {"name": "pages/over", "lang": "nl", "translation_key": "about"}],
        "",
    ),
    "a letter, and no page": (
        [EN, ABOUT, NL],
        "There are letters in Dutch, and not this page; "
        "write one with lang: nl, and translation_key: about",
    ),
    "two languages": (
        [EN, ABOUT, NL, FR],
        "There are letters in Dutch and French, and not this page; "
        "write one with lang: nl or lang: fr, and translation_key: about",
    ),
    "a page that the first language lacks": (
        [EN, NL, {"name": "pages/over", "lang": "nl"}],
        "",
    ),
}


@pytest.mark.parametrize(("posts", "said"), PAGES.values(), ids=PAGES)
def test_a_language_with_letters_has_the_first_one_s_pages(
    tmp_path: Path, posts: list[Post], said: str
) -> None:
    problems = told(tmp_path, *posts)
    assert [(one.rule, one.message) for one in problems] == [("missing-page", said)] * bool(said)


HEADERS = st.fixed_dictionaries(
    {"lang": st.sampled_from(["en", "nl", "fr"]), "translation_key": st.sampled_from("ab")}
)


@FEWER
@given(st.lists(HEADERS, max_size=5))
def test_a_key_is_shared_as_often_as_there_are_too_many(
    tmp_path_factory: pytest.TempPathFactory, headers: list[Post]
) -> None:
    folder = tmp_path_factory.mktemp("posts")
    posts = [
        {"name": f"2020-01-0{n}-x{n}", "date": f"2020-01-0{n}", **h}
        for n, h in enumerate(headers, 1)
    ]
    shared = [one for one in told(folder, *posts) if one.rule == "shared-key"]
    assert len(shared) == len(headers) - len({tuple(sorted(one.items())) for one in headers})
