"""Rules of the HTML standard that a parser does not know: attributes, nesting, references."""

from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag

EVERYWHERE = set("class dir hidden id itemprop lang role style tabindex title".split())
ATTRIBUTES = {
    "a": "href hreflang rel target download type",
    "blockquote": "cite",
    "button": "type disabled name value",
    "data": "value",
    "details": "open name",
    "form": "action method autocomplete",
    "html": "",
    "iframe": "src width height loading",
    "img": "src srcset sizes alt width height loading decoding fetchpriority",
    "input": "type name value checked disabled autocomplete enterkeyhint placeholder",
    "label": "for",
    "link": "rel href type title sizes media hreflang as",
    "li": "value",
    "meta": "charset name content property http-equiv media",
    "ol": "start reversed type",
    "progress": "value max",
    "script": "src type defer async",
    "source": "src srcset sizes type media width height",
    "td": "colspan rowspan headers",
    "th": "colspan rowspan scope headers abbr",
    "time": "datetime",
}
FOREIGN = {"svg", "math"}  # they have attributes of their own
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers")
INTERACTIVE = "a[href], button, input, select, textarea, details, label, summary"
BLOCKS = set(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr main menu nav ol p pre search section table ul".split()
)
HOLD_PHRASES = (
    "p h1 h2 h3 h4 h5 h6 pre span em strong b i small sub sup code mark time label button abbr cite"
)
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
}


def problems(html: str) -> list[str]:
    """What a page breaks, a line each."""
    soup = BeautifulSoup(html, "html.parser")
    rules: tuple[Callable[[BeautifulSoup], Iterator[str]], ...] = (
        _unknown_attributes,
        _completion,
        _dangling_references,
        _repeated_ids,
        _nested_controls,
        _blocks_in_phrases,
        _children,
        _pictures_without_alt,
    )
    return [problem for rule in rules for problem in rule(soup)]


def _unknown_attributes(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(True):
        if "-" in tag.name or tag.name in FOREIGN or tag.find_parent(list(FOREIGN)):
            continue
        known = EVERYWHERE | set(ATTRIBUTES.get(tag.name, "").split())
        for name in tag.attrs:
            if name not in known and not name.startswith(("data-", "aria-")):
                yield f"<{tag.name}> has no attribute {name}"


def _completion(soup: BeautifulSoup) -> Iterator[str]:
    for box in soup.select("input[type=checkbox][autocomplete], input[type=radio][autocomplete]"):
        yield f"<input type={box['type']}> has no attribute autocomplete"


def _dangling_references(soup: BeautifulSoup) -> Iterator[str]:
    ids = {str(tag["id"]) for tag in soup.select("[id]")}
    for name in REFERENCES:
        for tag in soup.select(f"[{name}]"):
            for wanted in " ".join(tag.get_attribute_list(name)).split():
                if wanted not in ids:
                    yield f"<{tag.name} {name}> names {wanted}, which is not there"


def _repeated_ids(soup: BeautifulSoup) -> Iterator[str]:
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    yield from (f"the id {name} is not the only one" for name in {*ids} if ids.count(name) > 1)


def _nested_controls(soup: BeautifulSoup) -> Iterator[str]:
    for outer in soup.select("a[href], button"):
        for inner in outer.select(INTERACTIVE):
            yield f"<{inner.name}> stands in <{outer.name}>"


def _blocks_in_phrases(soup: BeautifulSoup) -> Iterator[str]:
    for outer in soup.find_all(HOLD_PHRASES.split()):
        for inner in outer.find_all(True):
            if inner.name in BLOCKS:
                yield f"<{inner.name}> stands in <{outer.name}>"


def _children(soup: BeautifulSoup) -> Iterator[str]:
    for name, allowed in CHILDREN.items():
        for outer in soup.find_all(name):
            for inner in outer.children:
                if isinstance(inner, Tag) and inner.name not in allowed:
                    yield f"<{inner.name}> stands in <{name}>"


def _pictures_without_alt(soup: BeautifulSoup) -> Iterator[str]:
    for picture in soup.select("img:not([alt])"):
        yield f"<img src={picture.get('src')}> has no alt"
