"""Laws of the conversion: the words all there, in their order, none glued and none split."""

from html import escape

from hypothesis import given
from pelican.settings import read_settings

from plugins.proofreading.blog import blog_of
from plugins.proofreading.record import record_of
from plugins.proofreading.rules import ADVICE
from plugins.proofreading.source import Source
from tests.building import ROOT
from tests.laws import FEWER
from tests.tools.importing.old_posts import POST
from tools.importing.blocks import Picture, Reader, Ways
from tools.importing.conversion import convert
from tools.importing.footnotes import with_footnotes
from tools.importing.markdown import to_markdown
from tools.importing.markup import read_markup
from tools.importing.words import changes, words_of

BLOG = blog_of(read_settings(str(ROOT / "pelicanconf.py")))


def show(picture: Picture) -> str:
    return f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}">'


WAYS = Ways(link=lambda target: target, picture=show, embed=lambda target: "Video")


@FEWER
@given(POST)
def test_no_word_is_lost_added_glued_or_split(html: str) -> None:
    markdown = to_markdown(with_footnotes(Reader(WAYS).html_of(read_markup(html, "post").tree)))
    page = BLOG.as_written(markdown)
    assert changes(words_of(html), words_of(page)) == [], markdown


@FEWER
@given(POST)
def test_nothing_that_is_written_stops_a_build(html: str) -> None:
    markdown = convert(f"{html} <p>Words.</p>", "post", WAYS, BLOG.as_written).markdown
    text = f"---\ntitle: A post\ndate: 2020-01-02\n---\n\n{markdown}"
    found = record_of(Source(text.encode(), "2020-01-02-a-post", False, BLOG)).findings
    assert [finding for finding in found if finding[0] not in ADVICE] == [], markdown
