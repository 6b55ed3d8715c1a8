"""A text is converted once for whoever asks; what readers get of it is clean, linked and set."""

from pathlib import Path

import pytest
from markdown import Markdown

import pelicanconf
from plugins.languages import languages_of
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from plugins.reader.conversion import convert, finished
from plugins.reader.reader import PostReader
from tests.building import own_settings, write_post
from tests.plugins.proofreading.conftest import store_in

SETTINGS = own_settings()
ENGLISH, FRENCH = (languages_of(SETTINGS)[lang].typography for lang in ("en", "fr"))
TEXT = 'The <a name="a" target="_blank">R&D;</a> "team" -- at www.example.org/a<!-- ask Jan -->.\n'
HTML = (
    '<p>The <a id="a">R&amp;D;</a> &#8220;team&#8221; &#8212; at '
    '<a href="http://www.example.org/a">www.example.org/a</a>.</p>'
)


def test_a_text_goes_through_every_step() -> None:
    assert convert(TEXT, pelicanconf.MARKDOWN, ENGLISH) == HTML


def test_what_was_finished_is_not_changed_again() -> None:
    html = '<p>One two &amp; <a href="https://example.org">https://example.org</a></p>'
    plain = finished(html, ENGLISH)
    assert finished(plain, ENGLISH) == plain


CONVERT = Markdown.convert


def test_what_the_proofreader_converts_the_build_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    converted: list[str] = []

    def counted(md: Markdown, text: str) -> str:
        converted.append(text)
        return CONVERT(md, text)

    monkeypatch.setattr(Markdown, "convert", counted)
    post = write_post(tmp_path / "posts", f"\n{TEXT}\n## More {{: .checklist }}\n\n- one")
    with store_in(tmp_path / "results.sqlite"):
        assert check(tmp_path / "posts", blog_of(SETTINGS)) == []
        content, _ = PostReader(SETTINGS).read(str(post))
    assert len(converted) == 1
    assert 'id="a"' in content


def test_a_classic_header_changes_nothing(tmp_path: Path) -> None:
    classic = tmp_path / "classic.md"
    classic.write_text(f"Title: A post\nDate: 2020-01-02\n\n{TEXT}")
    post = write_post(tmp_path, TEXT)
    reader = PostReader(SETTINGS)
    assert reader.read(str(classic))[0] == reader.read(str(post))[0]


BEFORE_WORDS = {"in a text": "", "in an item": "- ", "in a quotation": "> "}


@pytest.mark.parametrize("container", BEFORE_WORDS.values(), ids=BEFORE_WORDS)
def test_words_behind_a_comment_are_markdown(container: str) -> None:
    html = convert(f"{container}<!-- ask Jan --> *Sleep* on it.", pelicanconf.MARKDOWN, ENGLISH)
    assert "<em>Sleep</em> on&nbsp;it." in html
