"""The HTML that a post may hold; docs/proofreading.md tells editors.

The proofreader refuses everything else but what is harmless, and that the reader takes out.
"""

TAGS = frozenset(
    "a abbr address aside b bdi bdo blockquote br caption cite code col colgroup dd del details "
    "dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s "
    "samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul "
    "var wbr".split()
)
VOID = frozenset("br col hr img wbr".split())
ATTRIBUTES = {
    "*": frozenset("id class lang dir title".split()),
    "a": frozenset("href hreflang rel".split()),
    "img": frozenset("src alt width height".split()),
    "ol": frozenset("start type reversed".split()),
    "li": frozenset(["value"]),
    "td": frozenset("colspan rowspan".split()),
    "th": frozenset("colspan rowspan scope".split()),
    "col": frozenset(["span"]),
    "colgroup": frozenset(["span"]),
    "time": frozenset(["datetime"]),
    "ins": frozenset(["datetime"]),
    "del": frozenset(["datetime"]),
    "details": frozenset(["open"]),
}
HARMLESS = {  # attributes that older HTML had, or that the blog decides for itself
    "*": frozenset(["align"]),
    "a": frozenset("name target".split()),
    "br": frozenset(["clear"]),
    "hr": frozenset("noshade size width".split()),
    "img": frozenset("border hspace vspace".split()),
    "table": frozenset("border cellpadding cellspacing width".split()),
    "td": frozenset("height nowrap valign width".split()),
    "th": frozenset("height nowrap valign width".split()),
    "tr": frozenset(["valign"]),
}
ALIGNMENTS = frozenset("left right center".split())  # of a cell, which become a class
SCHEMES = frozenset("http https mailto tel".split())


def is_allowed(tag: str, attribute: str) -> bool:
    """Whether an element keeps an attribute."""
    return attribute in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset())


def is_harmless(tag: str, attribute: str) -> bool:
    """Whether an attribute is taken out, or becomes another, without a word."""
    return attribute in HARMLESS["*"] | HARMLESS.get(tag, frozenset())
