"""Laws of the conversion: the words all there, in their order, none glued and none split."""

from html import escape

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.proofreading.blog import blog_of
from plugins.proofreading.record import record_of
from plugins.proofreading.rules import ADVICE
from plugins.proofreading.source import Source
from tests.building import own_settings
from tests.laws import FEWER
from tests.tools.importing.old_posts import POST
from tools.importing.blocks import OldPicture, Reader, Ways
from tools.importing.conversion import convert
from tools.importing.division_lines import join_lines
from tools.importing.footnotes import with_footnotes
from tools.importing.markdown import to_markdown
from tools.importing.markup import read_markup
from tools.importing.words import changes, words_of

SIGNS = [
    *"a b1 * ** _ ` [ ] ( ) [x] [^1] ]( ]: : ! ![ < </ <!-- <b> <3 <- > { } {: {#a}".split(),
    *r"\ \\ & &amp; &#33; - + 1. # = ~~~ | ^ ~ ' / . $ %".split(),
    " ",
]
AROUND = (
    "<p>{}</p>",
    "<p>a {} <strong>b</strong></p>",
    '<p>{}<a href="http://a.example/">b</a></p>',
    '<p>a <a href="http://a.example/">b {} c</a></p>',
    "<ul><li><p>{}</p></li></ul>",
)

BLOG = blog_of(own_settings())


def show(picture: OldPicture) -> str:
    return f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}">'


WAYS = Ways(link=lambda target: target, picture=show, embed=lambda target: "Video")
OLD_WAYS = WAYS._replace(has_bold_headings=True)  # as the import goes


@FEWER
@given(POST, st.sampled_from([WAYS, OLD_WAYS]))
def test_no_word_is_lost_added_glued_or_split(html: str, ways: Ways) -> None:
    tree = read_markup(html, "post").tree
    join_lines(tree)
    markdown = to_markdown(with_footnotes(Reader(ways).html_of(tree)))
    page = BLOG.as_written(markdown)
    assert changes(words_of(html), words_of(page)) == [], markdown


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=9), st.sampled_from(AROUND))
def test_signs_say_no_more_than_they_did(signs: list[str], around: str) -> None:
    html = around.format(escape(" ".join("".join(signs).split()), quote=False))
    page = BLOG.as_written(to_markdown(html))
    assert shape(page) == shape(html), to_markdown(html)


def shape(html: str) -> tuple[str, list[str]]:
    """All that is read of some HTML, and its elements but paragraphs."""
    tree = BeautifulSoup(html, "html.parser")
    names = [tag.name for tag in tree.find_all(True) if tag.name != "p"]
    return " ".join(tree.get_text().split()), names


@FEWER
@given(POST)
def test_nothing_that_is_written_stops_a_build(html: str) -> None:
    markdown = convert(f"{html} <p>Words.</p>", "post", OLD_WAYS, BLOG.as_written).markdown
    text = f"---\ntitle: A post\ndate: 2020-01-02\n---\n\n{markdown}"
    found = record_of(Source(text.encode(), "2020-01-02-a-post", False, BLOG)).findings
    assert [finding for finding in found if finding[0] not in ADVICE] == [], markdown
