"""Whatever the words of a post are, they come out as text: in pages, feeds and data."""

import json
import re
import tempfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.building import ROOT, build, run_pelican, write_post
from tests.site.pages import html_files, parse
from tests.tools.publishing.sites import SETTINGS, URL
from tools.publishing.gate import addresses, read_site, refusals

CONF = ROOT / "publishconf.py"
PIECES = [
    *("<script>x()</script>", "</script>", "</title>", "<!--", "-->", "]]>", "<![CDATA[", "</p>"),
    *('" onmouseover="x()', "' onclick='x()", "javascript:x()", "[x](javascript:x())"),
    *("![x](//e.org/x)", "<img src=//e.org/x onerror=x()>", "<b>", "<", ">", '"', "'", "`x`"),
    *("&lt;", "&amp;", "&#60;", "&", "{{ x }}", "{% x %}", "%s", "%2e%2e", "#x", "?x", "*x*"),
    *("\u202e", "\u2066", "\u200f", "\u2028", "\ufeff", "é", "e\u0301", "日本", "😀", "\\"),
    *("../../x", "/etc", ": x", "- x", "_x_", "$(x)", "|", "~"),
]
HEADERS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(
    lambda pieces: f"A{' '.join(pieces)}z"
)
BODIES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("\n\n".join)
FEW = settings(
    max_examples=max(8, settings().max_examples // 50),
    suppress_health_check=[HealthCheck.too_slow],
)
ACTIVE = {"script", "style", "iframe", "object", "embed", "base", "form"}
DANGEROUS = re.compile(rf"on\w+=|\w+=\s*javascript:|src=(?!{re.escape(URL)}/)(?:\w+:)?//", re.I)


def quoted(text: str) -> str:
    """As a YAML header writes it."""
    written = json.dumps(text, ensure_ascii=False)
    return written.replace("\u2028", "\\L").replace("\ufeff", "\\uFEFF")


def published(folder: Path, words: str) -> Path:
    """The site of one post whose header holds the words wherever words may stand."""
    header = {"title": quoted(words), "summary": quoted(words), "category": quoted(words)}
    write_post(folder / "in", "Text.", **header, tags=f"[{quoted(words)}, plain]")
    build(folder / "in", folder / "out", settings=CONF, SITEURL=URL)
    return folder / "out"


def skeleton(page: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The page's elements and the names of their attributes, without typography's own."""
    return [
        (tag.name, tuple(sorted(tag.attrs)))
        for tag in parse(page).find_all(True)
        if set(tag.get_attribute_list("class")).isdisjoint({"amp", "caps", "quo", "dquo"})
    ]


def bare(text: str) -> str:
    """The letters of a text, without what typography changes."""
    plain = text.translate(str.maketrans("“”‘’\u00a0", "\"\"'' "))
    return "".join(plain.replace("—", "--").replace("…", "...").split())


def names_in(feed: Path) -> set[str]:
    """The titles and categories of a feed's entries, as a program reads them."""
    entry = "//*[local-name()='entry']"
    root = etree.parse(feed)
    titles = root.xpath(f"{entry}/*[local-name()='title']/text()")
    return {*titles, *root.xpath(f"{entry}/*[local-name()='category']/@term")}


def is_refused(content: Path, output: Path) -> bool:
    """Whether the build or the gate says no."""
    result = run_pelican(content, output, "--fatal", "errors", settings=CONF, SITEURL=URL)
    if result.returncode:
        return True
    return bool(
        refusals(read_site(output, SETTINGS), addresses(output, SETTINGS), None, fewer=False)
    )


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a post whose header holds nothing that could be anything but a word."""
    return published(tmp_path_factory.mktemp("benign"), "Awordz")


@FEW
@given(words=HEADERS)
def test_words_of_a_header_are_text_everywhere(benign: Path, words: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        site = published(Path(name, "hostile"), words)
        found = refusals(read_site(site, SETTINGS), addresses(site, SETTINGS), None, fewer=False)
        assert [str(refusal) for refusal in found] == []
        assert {path.name for path in Path(name, "hostile").iterdir()} == {"in", "out"}
        post = "2020/01/a-post.html"
        for page in ("index.html", post, "archive/index.html"):
            assert skeleton(site / page) == skeleton(benign / page), page
        soup = parse(site / post)
        assert bare(first(soup, "h1").get_text()) == bare(words)
        data = json.loads(first(soup, "script[type]").get_text())
        assert bare(data["headline"]) == bare(data["description"]) == bare(words)
        assert words in data["keywords"]
        names = {bare(text) for text in names_in(site / "feeds/all.atom.xml")}
        assert names == {bare(words), "plain"}


def first(soup: BeautifulSoup, selector: str) -> Tag:
    """The one element that is meant."""
    found = soup.select_one(selector)
    assert found
    return found


@FEW
@given(body=BODIES)
def test_a_text_is_harmless_or_refused(body: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        write_post(Path(name, "in"), f"Text.\n\n{body}\n")
        if not is_refused(Path(name, "in"), Path(name, "out")):
            for page in html_files(Path(name, "out")):
                assert active_in(page) == []


def active_in(page: Path) -> list[str]:
    """What a browser would run, or fetch from elsewhere, as another parser reads the page."""
    tags = list(etree.HTML(page.read_bytes()).iter(etree.Element))
    elements = [str(tag.tag) for tag in tags if tag.tag in ACTIVE and not is_ours(tag)]
    attributes = [f"{name!s}={value!s}" for tag in tags for name, value in tag.items()]
    return elements + [attribute for attribute in attributes if DANGEROUS.match(attribute)]


def is_ours(tag: etree._Element) -> bool:
    """A script file of the theme, data, or the search's form."""
    theme = str(tag.get("src", "")).startswith(f"{URL}/theme/")
    return theme or tag.get("type") == "application/ld+json" or tag.get("role") == "search"


def test_the_other_parser_finds_what_is_active(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text("<p onclick=x()><a href=' javascript:x'>y</a><script>z</script><img src=//e>")
    assert active_in(page) == ["script", "onclick=x()", "href= javascript:x", "src=//e"]


def test_a_plain_text_is_not_refused(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text with <b>weight</b> & `<script>`.")
    assert not is_refused(tmp_path / "in", tmp_path / "out")


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\x1b", "\\uFFFE"])
def test_control_characters_by_the_back_door_are_refused(tmp_path: Path, escape: str) -> None:
    write_post(tmp_path / "in", "Text.", title=f'"A{escape}z"')
    assert is_refused(tmp_path / "in", tmp_path / "out")


def test_a_file_name_is_text(tmp_path: Path) -> None:
    names = ["<b>x", 'a" onclick="x', "é &", "%2e%2e%2fx", "x;y?z"]
    for name in names:
        write_post(tmp_path / "in", "Text.", name=f"2020-01-02-{name}.md")
    assert not is_refused(tmp_path / "in", tmp_path / "out")
    assert len(list((tmp_path / "out/2020/01").glob("*.html"))) == len(names) + 1
