"""Old HTML in all shapes, and the Markdown that an editor gets of it."""

from collections.abc import Callable
from cProfile import Profile
from functools import partial

import pytest

from tests.laws import ASKED
from tests.tools.importing.test_laws import BLOG, WAYS
from tools.importing.blocks import Ways
from tools.importing.conversion import DENSE, convert
from tools.importing.embeds import embedded_words
from tools.importing.export import UnreadableExportError
from tools.importing.words import words_of

NBSP = "\u00a0"
LONG = "a text " * 20 + "ends"
FONTS = "".join(f"<font size={number}>" for number in range(60))
UNENDED = f"<div>{FONTS}</div>{'<p>a</p>' * 2_500}"


def markdown(html: str, ways: Ways = WAYS) -> str:
    return convert(html, "post", ways, BLOG.as_written).markdown.strip("\n")


def word(text: str, level: int = 1, sign: str = "·", end: str = "<!--[endif]-->") -> str:
    """A paragraph as Word's lists stand on Blogger."""
    return (
        f'<p class="MsoListParagraph" style="mso-list: l0 level{level} lfo1;">'
        f"<!--[if !supportLists]--><span>{sign}<span>&nbsp;&nbsp; </span></span>{end}"
        f"<span>{text}<o:p></o:p></span></p>\n"
    )


CASES = {
    "br br": ("One.<br /><br />Two.", "One.\n\nTwo."),
    "br": ("One.<br />Two.", "One.\\\nTwo."),
    "divisions": ("<div>One.</div><div><br /></div><div>Two.</div>", "One.\n\nTwo."),
    "spans": ("<span><p>One.</p></span><font>Two.</font>", "One.\n\nTwo."),
    "bold holds a break": ("<b>One.<br /></b><br />Two.", "**One.**\n\nTwo."),
    "bold over paragraphs": ("<b><p>One</p><p>two</p></b>", "**One**\n\n**two**"),
    "spaces leave marks": ("a<b> b </b>c<i>d </i>e", "a **b** c*d* e"),
    "adjacent bold": ("<b>a</b><b>b</b> <strong>c</strong>", "**ab c**"),
    "bold and slanted": ("a <b><i>b c</i></b>, d<p><i><b>e</b></i>", "a ***b c***, d\n\n***e***"),
    "bold and slanted beside slanted": ("<i>a <b>b</b></i>", "*a* ***b***"),
    "bold around links and words": (
        "<b><a href='/a'>a</a> b<a href='/c'>c</a></b>",
        "[**a**](/a) **b**[**c**](/c)",
    ),
    "bullets that Word draws": (
        f"{word('a', sign='Ø')}{word('b', sign='q')}".replace(
            "<span>", "<span style='font-family: Wingdings;'>", 1
        ).replace("<span>q", "<span style='font-family:Wingdings'>q"),
        "- a\n- b",
    ),
    "signs that Word draws": (
        "a <span style='font-family: \"Wingdings\"'><span style='color: red'>à</span></span> b "
        "<span style='font-family: Wingdings'>J<span style='font-family: Arial'>J</span></span>",
        "a → b ☺J",
    ),
    "empty bold": ("a<b>&nbsp;</b>b", "a b"),
    "bold by style": ('<span style="font-weight: bold">a</span> b', "**a** b"),
    "Google's no bold": ('<b style="font-weight:normal">a</b>', "a"),
    "parts of a page": (
        "<article><header>a</header><nav>b</nav><main>c</main></article><footer>d</footer>",
        "a\n\nb\n\nc\n\nd",
    ),
    "a drawing": ("a <svg><title>b</title><text>c</text></svg> d", "a d"),
    "two captions in one table": (
        "<table class='tr-caption-container'><tr><td><img src='/a'><td><img src='/b'></tr>"
        "<tr><td class='tr-caption'>a</td><td class='tr-caption'>b</td></tr></table>",
        "| ![](/a) | ![](/b) |\n| --- | --- |\n| a | b |",
    ),
    "smileys that are pictures": (
        "So <img src='/a.png' alt='\U0001f60a' /><img src='/b.gif' alt=':-)' width='15' /> it"
        "<img src='/c.png' alt='*' /> is <img src='/d.png' alt='me :-)' width='15' />.",
        "So \U0001f60a:-) it![\\*](/c.png) is ![me :-)](/d.png).",
    ),
    "bullets typed in items": ("<ul><li>•&nbsp; a</li><li>- b<br>c</li></ul>", "- a\n- b\\\n  c"),
    "a list typed in an item": ("<ul><li>- a<br>- b</li></ul>", "- - a\n  - b"),
    "struck out by style": (
        "<span style='text-decoration: underline line-through'>a</span> b",
        "<del>a</del> b",
    ),
    "lines of code in divisions": (
        "<pre><div>a</div><div>  b</div></pre><pre><ol><li>c</li><li>d</li></ol></pre>",
        "```\na\n  b\n```\n\n```\nc\nd\n```",
    ),
    "bold ends within": (
        "<b>a <span style='font-weight: normal'>b</span></b>"
        "<i> c<u style='font-style:normal'>d</u></i>",
        "**a** b *c*d",
    ),
    "a text in a heading": (
        "<h2 class='x'><div style='font-size: medium; font-weight: normal;'>a</div>"
        "<div style='font-weight: 400'><font size='3'>b</font></div></h2>",
        "a\n\nb",
    ),
    "a long text in a heading": (f"<h3 style='font-weight: normal'>{LONG}</h3>", LONG),
    "a large heading that is not bold": (
        "<h3 style='font-weight: normal'><span style='font-size: 20px'>a</span></h3>",
        "## a",
    ),
    "a heading of Google Docs": (
        "<h4><span style='font-size:12pt;font-weight:400'>a</span></h4>",
        "## a",
    ),
    "a long heading that inherits its size": (
        f"<h4 style='font-size: inherit; font-weight: normal'>{LONG}</h4>",
        LONG,
    ),
    "a small heading that is bold": ("<h3><span style='font-size: small'>a</span></h3>", "## a"),
    "a picture in a heading": ('<h3><img src="/a.png" alt="a"></h3>', "![a](/a.png)"),
    "headings": ("<h2>One <b>two</b></h2><p>x</p>", "## One two\n\nx"),
    "number signs that end headings": (
        "<h2>#</h2><h2>a #</h2><h2>C#</h2>",
        "## \\#\n\n## a \\#\n\n## C#",
    ),
    "levels": ("<h4>a</h4><h6>b</h6><h1>c</h1>", "## a\n\n### b\n\n## c"),
    "list": ("<ul><li>a</li><li><p>b</p></li></ul>", "- a\n- b"),
    "nested": ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
    "list beside items": ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
    "numbers": ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
    "numbers that leap": (
        "<ol><li value='3'>a</li><li value='5'>b</li></ol>",
        '<ol start="3"><li><p>a</p></li><li value="5"><p>b</p></li></ol>',
    ),
    "letters by style": (
        "<ol style='list-style-type: upper-alpha'><li>a</li></ol>",
        '<ol type="A"><li><p>a</p></li></ol>',
    ),
    "a count below words that does not begin with 1": (
        "<ul><li>a<ol start='5'><li>b</li></ol></li></ul>",
        "- a\n\n  5. b",
    ),
    "letters that hold what looks like attributes": (
        "<ol type='a'><li>{: b</li></ol>",
        '<ol type="a"><li><p>{<!-- -->: b</p></li></ol>',
    ),
    "words beside items": ("<ul>a<li>b</li>c</ul>", "- a\n- b\n\n  c"),
    "two lists": ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b"),
    "typed bullets": ("Tips:<br>•&nbsp; a<br>•&nbsp; b<br><br>End.", "Tips:\n\n- a\n- b\n\nEnd."),
    "typed numbers": ("<div>1)&nbsp; a</div><div>2)&nbsp; b</div>", "1. a\n2. b"),
    "numbers with more below": ("1. a<br>b<br><br>2. c<br>d", "1. a\\\n   b\n2. c\\\n   d"),
    "numbers with paragraphs between": (
        "<p>So:</p><p><b>1. a</b></p><p>Why<br>a.</p><p>2. b</p><p>Why b.</p><p>Ends.</p>",
        "So:\n\n1. **a**\n\n   Why\\\n   a.\n2. b\n\n   Why b.\n\nEnds.",
    ),
    "numbers that are explained in different ways": (
        "1) a<br>b<br><br>•&nbsp; c<br>•&nbsp; d<br><br>e<br><br>2) f<br><br>3) g<br><br>h",
        "1. a\\\n   b\n\n   - c\n   - d\n\n   e\n2. f\n3. g\n\nh",
    ),
    "numbers explained by a list and words of others": (
        "<div>1. a</div><ul><li>b</li></ul><div>2. c</div><blockquote>d</blockquote>",
        "1. a\n   - b\n2. c\n\n   > d",
    ),
    "numbers that go on twice": (
        "1. a<br><br>b<br><br>2. c<br><br>d<br><br>1. e<br><br>2. f<br><br>g<br><br>3. h",
        "1. a\n\n   b\n2. c\n\n   d\n\n<!-- -->\n\n1. e\n2. f\n\n   g\n3. h",
    ),
    "one number alone": ("1. May is a holiday.", "1\\. May is a holiday."),
    "years": ("2017. A year.<br>2019. Another.", "2017\\. A year.\\\n2019\\. Another."),
    "Word": (word("a") + word("b", 2, "o") + word("c"), "- a\n  - b\n- c"),
    "Word counts": (word("a", 1, "1.") + word("b", 1, "2."), "1. a\n2. b"),
    "Word counts anew": (
        word("a", 1, "1.") + word("b", 1, "1."),
        "1. a\n\n<!-- -->\n\n1. b",
    ),
    "Word counts anew with the same": (
        word("a", 1, "1.") + word("a", 1, "1."),
        "1. a\n\n<!-- -->\n\n1. a",
    ),
    "Word counts anew below": (
        word("a") + word("b", 2, "1.") + word("c", 2, "1."),
        "· a\n\n1\\. b\n\n1\\. c",
    ),
    "Word's drawn bullet above a count that leaps": (
        "<p>o&nbsp; a</p><p>2. b</p><p>1. c</p>",
        "• a\n\n2\\. b\n\n1\\. c",
    ),
    "Word forgets its end": (word("a", end="") + "<p>Then.</p>", "- a\n\nThen."),
    "quotation": ("<blockquote>a<br><br>b</blockquote>", "> a\n>\n> b"),
    "code": ("<pre>if x:\n  *y*</pre>", "```\nif x:\n  *y*\n```"),
    "table": (
        "<table><tr><th>a</th><th>b|c</th></tr><tr><td colspan='2'>d</td></tr></table>",
        "| a | b\\|c |\n| --- | --- |\n| d |  |",
    ),
    "list in a table": (
        "<table border='1'><tr><td>a</td><td>b</td></tr><tr><td><ul><li>c</li></ul></td><td>d</td>"
        "</tr></table>",
        "<table><tr><th>a</th><th>b</th></tr><tr><td><ul><li><p>c</p></li></ul></td><td>d</td></tr>"
        "</table>",
    ),
    "layout table": ("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>", "a"),
    "link": ("<a href='http://a.example/x_(1)'>a_b [c]</a>", None),
    "link by script": ("<a href='javascript:alert(1)'>a</a>", "a"),
    "signs that mean nothing where they stand": (
        "5 * 3, I &lt;3 R&amp;D [or so], C:\\Temp, x{1}, page[2] (of 3) -&gt; snake_case; 2 &lt; 3",
        "5 * 3, I <3 R&D [or so], C:\\Temp, x{1}, page[2] (of 3) -> snake_case; 2 < 3",
    ),
    "spaces in code": ("<pre>a<br />&nbsp; b</pre>", "```\na\n  b\n```"),
    "the feed's last words": ("a<div class='blogger-post-footer'>© b</div>", "a"),
    "an address as its own words": (
        "<a href='http://a.example/'>http://a.example</a> <a href='http://a.example/b_c?d=1&amp;e'>"
        "http://a.example/b_c?d=1&amp;e</a>, <a href='http://a.example/f/'>http://a.example/f</a>",
        "<http://a.example> <http://a.example/b_c?d=1&e>, "
        "[http://a.example/f](http://a.example/f/)",
    ),
    "an exclamation before a link": ("a!<a href='http://b.example/'>b</a>", "a\\![b](http://b.example/)"),
    "an item that looks like a rule": ("<ol><li>-- -</li></ol>", "1. \\-- -"),
    "what looks like an address of links": ("[a]: b", "\\[a]: b"),
    "signs": ("* a *<br />#1 &lt;b&gt; [x](y)", "\\* a \\*\\\n\\#1 &lt;b> \\[x]\\(y)"),
    "within words": ("snake_case x_", "snake_case x\\_"),
    "around words": ("__a__ b__c d ____", "\\_\\_a\\_\\_ b__c d \\___\\_"),
    "definition": ("<p>Term</p><p>: said</p>", "Term\n\n&#58; said"),
    "French spaces": ("Quoi&nbsp;: 10&nbsp;000 &nbsp; x&nbsp;y", f"Quoi{NBSP}: 10{NBSP}000 x y"),
    "soft hyphen": ("four&shy;chette", "fourchette"),
    "jump break": ("a<!--more-->b", "ab"),
    "script": ("a<script>alert(1)</script><p onclick='x()'>b</p>", "a\n\nb"),
    "Word's island": ("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->a", "a"),
    "style": ("<style>p.MsoNormal {margin:0}</style>a", "a"),
    "hidden": ("a<span style='display: none'>b</span>", "a"),
    "video": (
        "<iframe src='https://www.youtube.com/embed/abcdefghijk?rel=0'></iframe>",
        "[Video](https://www.youtube.com/watch?v=abcdefghijk)",
    ),
    "caption": (
        "<table class='tr-caption-container'><tr><td><img src='a.png' alt='x'></td></tr>"
        "<tr><td class='tr-caption'>Said.</td></tr></table>",
        '<figure>\n<img alt="x" src="a.png"/>\n<figcaption>Said.</figcaption>\n</figure>',
    ),
    "caption of others": (
        "<div class='wp-caption'><img src='a.png'><p class='wp-caption-text'>Said.</p></div>",
        '<figure>\n<img alt="" src="a.png"/>\n<figcaption>Said.</figcaption>\n</figure>',
    ),
    "caption of two": (
        "<figure><img src='a.png'><img src='b.png'><figcaption>Said.</figcaption></figure>",
        "![](a.png)![](b.png)\n\nSaid.",
    ),
    "caption above": (
        "<table class='tr-caption-container'><caption>Above.</caption><tr><td><img src='a.png'>"
        "<tr><td class='tr-caption'>Said.</td></tr></table>",
        "Above.\n\n![](a.png)\n\nSaid.",
    ),
    "linked picture": (
        "<a href='http://a.example/'><img src='a.png' alt='x'></a>",
        "[![x](a.png)](http://a.example/)",
    ),
    "link to the picture": ("<a href='http://a.example/a.png'><img src='a.png'></a>", "![](a.png)"),
    "Word's footnotes": (
        "<p>So.<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> And<a href='#_ftn2' "
        "name='_ftnref2'><sup>[2]</sup></a></p><div style='mso-element:footnote-list'><hr>"
        "<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Els,</p><p>2016.</p></div>"
        "<div id='ftn2'><p><a href='#_ftnref2' name='_ftn2'>[2]</a> Jan.</p></div></div>",
        "So.[^1] And[^2]\n\n[^1]: Els, 2016.\n\n[^2]: Jan.",
    ),
    "footnotes in a list": (
        "<p>So.<sup><a href='#n1' id='r1'>[1]</a></sup></p>"
        "<ol><li id='n1'><p>Els. <a href='#r1'>↑</a></p></li></ol>",
        "So.[^1]\n\n[^1]: Els.",
    ),
    "typed footnotes": (
        "So [1].<br>And<sup>2</sup>.<br><br>Then:<br>[1] <b>Els</b>.<br><sup>2</sup> Jan.",
        "So [^1].\\\nAnd[^2].\n\nThen:\n\n[^1]: **Els**.\n\n[^2]: Jan.",
    ),
    "no footnotes": ("So [1] and [3].<br>[1] Els.<br>[3] Jan.", None),
    "footnotes of another order": ("So [2] and [1].<br>[1] Els.<br>[2] Jan.", None),
    "footnotes not at the end": ("So [1].<br>[1] Els.<br><br>Bye.", None),
    "nothing": ("<p>&nbsp;</p><br />", ""),
}  # fmt: skip
for name in ("no footnotes", "footnotes of another order", "footnotes not at the end"):
    typed = CASES[name][0].replace("<br><br>", "\n\n").replace("<br>", "\\\n")
    CASES[name] = (CASES[name][0], typed)
CASES["link"] = (CASES["link"][0], "[a_b \\[c\\]](http://a.example/x_%281%29)")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("so<a>[1]</a>", ["so", "1"]),
        ("so<sup>1</sup>", ["so", "1"]),
        ("so<sup><a><sup>1</sup></a></sup>.", ["so", "1"]),
        ("10<sup>1</sup>then", ["10", "1", "then"]),
        ("<sup>1</sup><b><sup>2</sup></b>", ["12"]),
        ("<sup>a<sup>1</sup></sup>b", ["a1", "b"]),
        ("2<sup>nd</sup>day m<sub>x</sub>", ["2ndday", "mx"]),
        ("a<b>b</b>", ["ab"]),
    ],
)
def test_the_judge_tells_raised_numbers_from_words(html: str, words: list[str]) -> None:
    assert words_of(html) == words


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(["1. a", "b", "3. c", "d"], id="a number is missing"),
        pytest.param(["1. a", "b", "2. c", "d", "4. e"], id="a number is missing later"),
        pytest.param(["2. a", "b", "3. c"], id="it begins with another number"),
        pytest.param(["1. a", "b", "2) c"], id="it counts in two ways"),
        pytest.param(["1. a", "b", "2"], id="a number without words"),
        pytest.param(["1. a", *"bcdef", "2. g"], id="chapters"),
        pytest.param(["1. a", "b", "<h2>c</h2>", "2. d"], id="a heading stands between"),
        pytest.param(["1. a", "b<br>7. c", "2. d"], id="a number stands within a paragraph"),
        pytest.param(["a. b", "c", "b. d", "e"], id="letters"),
    ],
)
def test_a_count_that_is_not_certain_stays_as_it_was_typed(blocks: list[str]) -> None:
    html = "".join(f"<p>{block}</p>" if "<h2>" not in block else block for block in blocks)
    page = BLOG.as_written(markdown(html))
    assert "<li>" not in page
    assert words_of(page) == words_of(html)


@pytest.mark.parametrize("name", CASES)
def test_what_an_editor_gets(name: str) -> None:
    html, wanted = CASES[name]
    assert markdown(html) == wanted


def test_what_went_is_told() -> None:
    html = (
        "a<script>x</script><form>b</form><span hidden>secret</span><img width=1 height=1>"
        "<div class='blogger-post-footer'><br />© Me<img width='1' height='1' /></div>"
    )
    notes = convert(html, "post", WAYS, BLOG.as_written).notes
    assert notes == (
        "left out: a form to fill in",
        "left out: a script",
        "left out: hidden words: “secret”",
        "left out: a picture of one pixel, which counts readers",
        "left out: words below each letter of the feed: “© Me”",
    )


@pytest.mark.parametrize("name", ["more", "comment"])
def test_the_words_above_the_jump_break_are_known(name: str) -> None:
    jump = {"more": "<a name='more'></a>", "comment": "<!--more-->"}[name]
    assert convert(f"<p>A b.</p>{jump}c", "x", WAYS, BLOG.as_written).before_jump == "A b."


def test_what_is_deep_keeps_its_words() -> None:
    assert markdown("<div>" * 1_000 + "a" + "</div>" * 1_000) == "a"
    assert markdown("<div>a b" * 300).split() == ["a", "b"] * 300
    assert markdown("<span>a" * 300) == "a" * 300


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<div>" * 3_000, "HTML has 3,000 levels; 2,000 is the limit"),
        ("<b></b>" * 30_000, "HTML has 60,000 tags; 50,000 is the limit"),
        ("many words" * 200_000, "HTML has 2,000,000 characters; 1,000,000 is the limit"),
        (UNENDED, "HTML has 261,430 marks that are not ended; 200,000 is the limit"),
        ("many words" * 20_000, "text has 200,000 characters; 100,000 is the limit"),
    ],
)
def test_more_than_anybody_writes_is_refused(html: str, said: str) -> None:
    with pytest.raises(UnreadableExportError, match=f"post: its {said}"):
        markdown(html)


GROWTH = (400, 1_600) if ASKED > 1_000 else (200, 800)
GROWING: dict[str, Callable[[int], str]] = {
    "line breaks": lambda size: "<br>\n" * size * 4,
    "items": lambda size: f"<ol>{'<li>a</li>' * size}</ol>",
    "lists": lambda size: "<ul><li>a</li></ul>" * size,
    "signs": lambda size: "*" * size * 8,
    "links": lambda size: "<a href='#n'>[1]</a> " * size + "<a name='n' href='#n'>[1]</a> a" * size,
    "footnotes": lambda size: "".join(f"<p><sup>{n}</sup> a</p>" for n in range(1, size)),
}


def calls_of(function: Callable[[], object]) -> int:
    """How many functions are called meanwhile, Python's and others: the same on every machine."""
    counter = Profile()
    counter.runcall(function)
    return sum(entry.callcount for entry in counter.getstats())


@pytest.mark.parametrize("name", GROWING)
def test_four_times_as_much_is_no_sixteen_times_the_work(name: str) -> None:
    few, many = (
        calls_of(partial(convert, GROWING[name](size), "post", WAYS, BLOG.as_written))
        for size in GROWTH
    )
    assert many < 6 * few


def test_signs_without_number_are_kept_as_html() -> None:
    found = convert("*a " * 3_000, "post", WAYS, BLOG.as_written)
    assert (found.markdown.count("*a"), found.notes, found.lost) == (3_000, (DENSE,), [])


def test_a_picture_in_the_text_may_be_larger_than_all_words() -> None:
    html = f"<img alt='a' src='data:image/png;base64,{'A' * 1_100_000}'>"
    assert markdown(html).startswith("![a](data:")


@pytest.mark.parametrize(
    ("html", "address", "words"),
    [
        (
            "<iframe src='//player.vimeo.com/video/1?x=y'>",
            "vimeo.com/1",
            "Video: vimeo.com",
        ),
        (
            "<iframe src='https://soundcloud.com/p'>",
            "soundcloud.com/p",
            "Sound: soundcloud.com",
        ),
        (
            "<iframe src='https://www.google.com/maps/e'>",
            "www.google.com/maps/e",
            "Map: google.com",
        ),
        ("<video src='https://a.example/b.mp4'>", "a.example/b.mp4", "Video: a.example"),
        ("<audio><source src='https://a.example/b.mp3'>", "a.example/b.mp3", "Sound: a.example"),
        ("<iframe src='https://a.example/w'>", "a.example/w", "a.example"),
        (
            "<object><param name='movie' value='http://www.youtube.com/v/abcdefghijk'></object>",
            "www.youtube.com/watch?v=abcdefghijk",
            "Video: youtube.com",
        ),
    ],
)
def test_what_is_embedded_becomes_a_link_that_says_what_it_is(
    html: str, address: str, words: str
) -> None:
    ways = WAYS._replace(embed=embedded_words)
    assert markdown(html, ways) == f"[{words}](https://{address})"


def test_a_link_in_the_place_of_a_picture_touches_no_word() -> None:
    ways = WAYS._replace(picture=lambda picture: f'<a href="{picture.address}">Desk</a>')
    assert markdown("one<img src='http://a.be/'>two", ways) == "one [Desk](http://a.be/) two"
    assert markdown("one<img src='http://a.be/'>two") == "one![](http://a.be/)two"


def test_something_embedded_without_an_address_is_told() -> None:
    notes = convert("<object class='v'></object>a", "post", WAYS, BLOG.as_written).notes
    assert notes == ("something embedded that says no address went: object",)


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h2 id='x'>a</h2>", '## <a id="x"></a>a'),
        ("<p id='x'>a</p>", '<a id="x"></a>a'),
        ("<div id='x'><p>a</p></div>", '<a id="x"></a>\n\na'),
        ("<ul id='x'><li>a</li></ul>", '<a id="x"></a>\n\n- a'),
        ("<ul><li id='x'>a</li></ul>", '- <a id="x"></a>a'),
        ("<blockquote id='x'>a</blockquote>", '> <a id="x"></a>a'),
        ("<a id='x' name='x'></a>a", '<a id="x"></a>a'),
        ("<h2 id='y'>a</h2>", "## a"),
    ],
)
def test_what_links_lead_to_keeps_its_name(html: str, wanted: str) -> None:
    assert markdown(html, WAYS._replace(anchors=frozenset("x"))) == wanted
