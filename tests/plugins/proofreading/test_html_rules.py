"""Raw HTML: what is harmless passes, what is not is told once, with its lines and what to write."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.proofreading.html_rules import raw_html
from plugins.proofreading.suspicion import is_suspicious
from plugins.proofreading.target_rules import own_computer
from plugins.proofreading.targets import scheme_of
from tests.laws import FEWER
from tests.plugins.proofreading.rules import BLOG, mended_by, told_by

HARMLESS = {
    "how a link opens": '<a href="/tags/" target="_blank">x</a>',
    "a name": '<a name="pay"></a>',
    "where words stand": '<p align="center">x</p>\n\n<div align="right">y</div>',
    "pictures": '<img src="/images/a.png" alt="" border="0" width="50%" height="9">',
    "an empty link": 'x <a href="/tags/"></a> y',
    "tables": '<table border="1" width="9"><tr valign="top"><td nowrap>x</td></tr></table>',
    "ampersands": '<a href="/tags/?a=1&b=2&copy=3">R&D; Q&A &copy</a>',
    "unquoted values": "<abbr title=x>y</abbr><br/>\n\n<hr/>",
    "a comment": "<!-- ask Jan -->",
    "brackets in a value": '<abbr title="A & B > C">x</abbr>',
    "capitals": "<B>x</B><BR>",
    "Markdown in HTML": "<div markdown='1'>\n\n*x*\n\n</div>",
    "an attribute list": "## Tips {: .checklist #tips }\n\nText.\n{: lang=nl }",
    "an @ that begins no name": r"<b>\@home</b>",
    "braces": "Write {{ x }}, {x} or \\{x}.",
}
WHERE = "docs/proofreading.md lists what may"
REFUSED = {
    "a script": (
        "<script>x()</script>",
        "“<script>” may not stand in a post; "
        f"delete it, or write &lt;script&gt; to show it; {WHERE}.",
    ),
    "a frame": (
        "<iframe src=/x></iframe>",
        "“<iframe>” may not stand in a post; write a link to what it shows.",
    ),
    "letters": (
        "<font color=red>x</font>",
        "“<font>” may not stand in a post; "
        "delete it and </font>, and leave the words between them.",
    ),
    "speech": (
        "He said <sigh> yes</sigh>.",
        f"“<sigh>” may not stand in a post; delete it, or write &lt;sigh&gt; to show it; {WHERE}.",
    ),
    "a style": ("<p style='color:red'>x</p>", f"“style” may not stand in <p>; delete it; {WHERE}."),
    "an event": ("<b onclick=x()>x</b>", f"“onclick” may not stand in <b>; delete it; {WHERE}."),
    "words in braces": (
        "## Pay {gross}",
        "“gross” may not stand in <h2>; write \\{ if readers shall see the braces.",
    ),
    "braces in the wrong place": (
        "Words {: .wide } go on",
        "“{:” is shown as it is; it must end a heading or stand right behind what it is of.",
    ),
    "a block in a paragraph": (
        "Text of <div>one</div> thing.",
        "“<div>” is a block of its own: leave an empty line above and below it.",
    ),
    "a list in a paragraph": (
        "Words<br /><ul><li>x</li></ul>",
        "“<ul>” is a block of its own: leave an empty line above and below it.",
    ),
    "left open": ("<b>x", "“<b>” must be closed with </b>."),
    "closed only": ("x</b>", "“</b>” closes nothing; delete it."),
    "no words for a picture": (
        '<img src="/images/a.png">',
        '“<img>” must have alt="what it shows", or alt="" for none.',
    ),
    "a file on a disk": (
        "[x](file:///C:/x.pdf)",
        "An address must not begin with “file:”; put the file into the folder images, "
        "and write {static}/images/ and its name.",
    ),
    "a control character": (
        "x &#0; y",
        "This HTML is not sound: Numeric entity represents an illegal codepoint: U+00000000.",
    ),
    "a comment that browsers end sooner": (
        "<!-- a > b -->",
        "A comment must not hold < or >; delete what is not for readers.",
    ),
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_is_harmless_is_not_told(text: str) -> None:
    assert told_by(raw_html, text) == []


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_is_told_with_what_to_write(text: str, said: str) -> None:
    assert told_by(raw_html, f"Words.\n\n{text}\n") == [(3, said)]


def test_it_is_told_once_with_every_line() -> None:
    text = "<font>a</font>\n\n`<font>`\n\n<font>b</font> <font>c</font>\n\n<font>d</font>"
    ((line, said),) = told_by(raw_html, text)
    assert (line, said.partition(" So ")[2]) == (1, "in lines 9 and 11.")
    ((_, said),) = told_by(raw_html, "<b>\n\n<b>")
    assert said.endswith(" So in line 7.")


def test_html_must_not_lie_too_deep() -> None:
    told = told_by(raw_html, "<b>" * 60 + "x" + "</b>" * 60)
    assert told == [(1, "HTML lies more than 50 levels deep; write it in fewer.")]
    assert told_by(raw_html, "<b>" * 49 + "x" + "</b>" * 49) == []


SCHEMES = {"http", "https", "mailto", "tel"}
ADDRESSES = """
javascript:x JaVaScRiPt:x java&#115;cript:x java&Tab;script:x javascript&colon;x javascript&#58;x
javascript&#x3A;x data:text/html,x vbscript:x about:blank file:///x C:/x blob:x view-source:x ftp:x
{index}javascript:x {filename}javascript:x |tag|javascript:x {index}{tag}data:x feed:javascript:x
""".split()
BROKEN = ["javascr\nipt:x", "javascript\n:x", "java\tscript:x", " javascript:x", "\njavascript:x"]
FORMS = [
    "[a]({})",
    "[a](<{}>)",
    "![a]({})",
    "[a][b]\n\n[b]: {}",
    "[a][b]\n\n[b]: <{}>",
    '[a]({} "Why")',
    '<a href="{}">a</a>',
    "<a href='{}'>a</a>",
    '<img src="{}" alt="">',
    "<{}>",
    "**a**{{: href='{}' }}",
    "[a](/tags/){{: href={} }}",
]
SAFE = """
https://example.org/a:b http://a mailto:a@b.org tel:+32 /tags/ #a {filename}a.md //a.org/b ?a=b:c
""".split()


def passes(text: str) -> bool:
    return not told_by(raw_html, text)


class _Addresses(HTMLParser):
    """Where a page's links and pictures lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def schemes_in(text: str) -> set[str]:
    """The schemes that a browser would find on the page of a text, as Pelican hands it out."""
    found = _Addresses(BLOG.convert(text)).found
    seen = [re.sub(r"[\x00-\x20]|[{|][^{}|]*[}|]", "", address) for address in found]
    return {match[1].lower() for match in map(re.compile(r"([\w.+-]+):").match, seen) if match}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", [*ADDRESSES, *BROKEN], ids=repr)
def test_a_scheme_is_refused_wherever_it_hides(address: str, form: str) -> None:
    text = form.format(address)
    assert not passes(text) or schemes_in(text) <= SCHEMES


@pytest.mark.parametrize("form", ["[a]({})", "[a][b]\n\n[b]: {}", '<a href="{}">a</a>'])
@pytest.mark.parametrize("address", ADDRESSES)
def test_in_the_usual_forms_it_is_told(address: str, form: str) -> None:
    assert not passes(form.format(address))


@pytest.mark.parametrize(
    "form", ["[a]({})", "[a](<{}>)", "[a][b]\n\n[b]: {}", '<a href="{}">a</a>']
)
@pytest.mark.parametrize("address", SAFE)
def test_other_addresses_are_not(address: str, form: str) -> None:
    assert passes(form.format(address))


SIGNS = [*"[]()<>:&{}|\"'!\\ \n\t#;", "{: ", "<a ", "\n\n[a]:"]
PARTS = """
]( ]: [a] [a](
javascript: data: java script x &#58; &colon; &Tab; https: mailto: /a href= </a> {index}
""".split()
PIECES = st.sampled_from([*SIGNS, *PARTS])


@FEWER
@given(st.lists(PIECES, max_size=14).map("".join))
def test_law_no_other_scheme_reaches_a_page(text: str) -> None:
    if passes(text):
        assert schemes_in(text) <= SCHEMES


@given(st.lists(PIECES, max_size=14).map("".join))
def test_law_what_is_not_suspicious_holds_nothing_to_judge(text: str) -> None:
    """So nothing slips past because a text is not converted."""
    if not is_suspicious(text):
        addresses = _Addresses(BLOG.as_written(text)).found
        assert {scheme_of(address) for address in addresses} <= {"", *SCHEMES}


LOCAL = {
    "the preview": ("[a](http://127.0.0.1:8000/2018/10/a.html)", "[a](/2018/10/a.html)"),
    "by name": ("[a](http://localhost:8000/tags/)", "[a](/tags/)"),
    "bare": ("See http://127.0.0.1:8000/2018/10/a.html.", "See /2018/10/a.html."),
    "in HTML": ('<a href="https://localhost/a">b</a>', '<a href="/a">b</a>'),
    "a part": ("[a](http://[::1]:8000/#b)", "[a](/#b)"),
}
ELSEWHERE = (
    "https://localhost.example.org/a https://127.0.0.1.example.org http://example.org/localhost"
)


@pytest.mark.parametrize(("text", "right"), LOCAL.values(), ids=LOCAL)
def test_an_address_of_one_computer_is_told_and_mended(text: str, right: str) -> None:
    assert mended_by(own_computer, text) == right


def test_the_home_page_of_one_computer_is_told() -> None:
    ((line, said),) = told_by(own_computer, "[a](http://localhost:8000/)")
    assert (line, said.rpartition(";")[2]) == (1, " write the address that readers open.")


@pytest.mark.parametrize("address", [*ELSEWHERE.split(), "`http://localhost/`"])
def test_addresses_of_others_are_not(address: str) -> None:
    assert told_by(own_computer, f"See {address} for more.") == []
