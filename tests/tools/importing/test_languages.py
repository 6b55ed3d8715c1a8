"""A blog of three languages moves in: each post finds its edition, and so do its links."""

from pathlib import Path
from typing import Any

import pytest

from plugins.reader.header import read_header
from tests.tools.importing.exports import HOST, Old, classic, setting
from tools.importing.__main__ import main
from tools.importing.language import language_of, seen_text

NAMES = """
[site.nl]
name = "Brieven"
subtitle = "Advies"
[topics.Interviews]
nl = "Sollicitatiegesprekken"
[audiences.Candidates]
nl = "Kandidaten"
[tags.salary]
nl = { name = "loon", slug = "loon" }
"""
DUTCH = "<p>Een gesprek is geen examen, en u bent niet alleen. Dat is wat u van ons hoort.</p>"
ENGLISH = "<p>The talk is no exam, and you are not alone in it. That is what you hear from us.</p>"
LINKS = (
    f'<p><a href="{HOST}/">a</a> <a href="{HOST}/search/label/loon">b</a> '
    f'<a href="{HOST}/2016/11/">c</a> <a href="/search">d</a> '
    f'<a href="{HOST}/search/label/both">e</a> <a href="{HOST}/2018/06/ask.html">f</a> '
    f'<a href="{HOST}/feeds/posts/default">g</a></p>'
)
POSTS = [
    Old(1, ENGLISH + LINKS, "Ask", "/2018/06/ask.html", labels=["both", "Interviews"]),
    Old(
        2,
        DUTCH + LINKS,
        "Vraag",
        "/2016/11/blog-post_21.html",
        "2016-11-14T08:00:00Z",
        ["loon", "SOLLICITATIEGESPREKKEN", "kandidaten", "both", "thuiswerk"],
    ),
]


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a blog has moved into, built and verified."""
    folder = tmp_path_factory.mktemp("moved")
    (folder / "content").mkdir()
    (folder / "content/names.toml").write_text(NAMES, encoding="utf-8")
    (folder / "export").write_text(classic(POSTS), encoding="utf-8")
    code = main({"FROM": str(folder / "export"), "INTO": str(folder / "content")})
    assert code == 0
    return folder


def post(folder: Path, name: str) -> tuple[dict[str, Any], str]:
    """The header and the links of a post."""
    text = (folder / "content/posts" / name).read_text("utf-8")
    header = {key: field.words or field.value for key, field in read_header(text).items()}
    return header, text.strip().split("\n")[-1]


def test_labels_become_what_names_toml_calls_so(moved: Path) -> None:
    header, _ = post(moved, "2016-11-14-blog-post_21.md")
    assert header["lang"] == ["nl"]
    assert header["category"] == ["Sollicitatiegesprekken"]
    assert header["audience"] == ["kandidaten"]
    assert header["tags"] == ["loon", "both", "thuiswerk"]
    assert header["save_as"] == ["2016/11/blog-post_21.html"]
    assert post(moved, "2018-06-05-ask.md")[0]["category"] == ["Interviews"]


def test_links_lead_to_the_lists_of_their_language(moved: Path) -> None:
    assert post(moved, "2016-11-14-blog-post_21.md")[1] == (
        "[a](/nl/) [b](/nl/trefwoorden/loon/) [c](/nl/2016/11/) [d](/nl/zoeken/) "
        "[e](/nl/trefwoorden/both/) [f]({filename}/posts/2018-06-05-ask.md) "
        "[g](/feeds/all.atom.xml)"
    )


def test_what_a_language_does_not_have_is_that_of_another(moved: Path) -> None:
    assert post(moved, "2018-06-05-ask.md")[1] == (
        "[a]({index}) [b](/nl/trefwoorden/loon/) [c](/nl/2016/11/) [d](/search/) "
        "[e](/tags/both/) [f]({filename}/posts/2018-06-05-ask.md) [g](/feeds/all.atom.xml)"
    )


@pytest.mark.parametrize(
    ("locale", "posts", "lang"),
    [
        ("nl", [ENGLISH, ENGLISH], "nl"),
        ("nl_BE", [], "nl"),
        ("xx", [ENGLISH, DUTCH, DUTCH], "nl"),
        ("", [DUTCH], "nl"),
        ("", [], "en"),
    ],
)
def test_what_is_not_clear_is_in_the_language_of_the_blog(
    locale: str, posts: list[str], lang: str, tmp_path: Path
) -> None:
    old = [Old(number, html, str(number), f"/{number}.html") for number, html in enumerate(posts)]
    export = classic([*old, Old(9, "<p>Brussel!</p>", "9", "/9.html")])
    said = export.replace("</feed>", setting("BLOG_LOCALE", locale) + "</feed>")
    (tmp_path / "export").write_text(said, encoding="utf-8")
    main({"FROM": str(tmp_path / "export"), "INTO": str(tmp_path / "content"), "VERIFY": "no"})
    assert post(tmp_path, "2018-06-05-9.md")[0]["lang"] == [lang]


@pytest.mark.parametrize(
    ("html", "lang"),
    [
        (DUTCH, "nl"),
        (ENGLISH, "en"),
        (f"<style>the and of to that {{ }}</style><!-- the and of to that -->{DUTCH}", "nl"),
        (f'<p title="the and of to that">{DUTCH}</p>', "nl"),
        (DUTCH + "<p>the and of to that it you</p>" * 2000, "en"),
        ("<!--" * 5000, ""),
        ("<p>El que no llega a la hora no dice por qué, y es una pena para los dos.</p>", ""),
        (
            "<p>Ele não sabe o que dizer, mas para isso tem uma lista com mais de dez coisas.</p>",
            "",
        ),
        ("<p>Non sono pronto per il colloquio, ma che cosa ho da perdere con una prova?</p>", ""),
        ("<p>La gent que ve a les entrevistes no sap que el seu treball és aquest.</p>", ""),
        ("<p>Nu este o zi bună pentru a începe din nou; le am spus la toți că nu.</p>", ""),
        ("<p>Det er ikke lett å si hva man vil ha, men vi har en plan om det.</p>", ""),
        ("<p>La lettre que les candidats lisent est la plus simple, et non une énigme.</p>", "fr"),
        ("<p>Er is nog geen antwoord, maar de man die om werk vroeg, is er wel.</p>", "nl"),
        ("&eacute;t&eacute;", ""),
    ],
)
def test_the_words_that_are_seen_tell_the_language(html: str, lang: str) -> None:
    assert language_of(seen_text(html), ["en", "nl", "fr"]) == lang
