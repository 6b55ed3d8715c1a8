"""Text is set to the byte as typogrify sets it."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from typogrify.filters import typogrify

from plugins.reader.typography import GAP, MIDDLE, set_text

CASES = {
    "empty": "",
    "white space": " \n\t ",
    "words only": "the long and winding road to a job",
    "a paragraph": '<p>It\'s a "long, long road" -- to the CV & back...</p>\n',
    "capitals": "<p>The HR of the U.S. and the E. U. said D.O.T.   so, JIMMY'S 2KU2</p>",
    "one word": "<p>Done</p>",
    "unclosed paragraph": '<p>He said "yes please to it',
    "unclosed tag": '<p>He said "yes please" to <b',
    "unclosed comment": '<p>"a" <!-- "b"',
    "< in text": '<p>5 < 6 and "a" > "b c d"</p>',
    "> in text": '<p>"a > b" & c</p>',
    "> in an attribute": '<a title="x > y & z">"a"</a>',
    "quotes that span tags": '<a t="x>foo & bar<b u=" >"a" & b</a>',
    "an attribute without value": '<div class="x" data-foo>foo & bar <b u="z">"a"</b></div>',
    "an attribute with a hyphen": '<a data-x="1 & 2" t="y">"a" & b</a>',
    "single quotes around a value": "<a title='x & \"y\"'>it's</a>",
    "no quotes around a value": "<a title=x>it's & that's</a>",
    "an ampersand in a value": '<a href="?a=1&amp;b=2" title="x & y">a & b</a>',
    "words in a value": '<img alt="one two three four five" src="x"/> the long and winding road',
    "a tag over lines": '<p\nclass="x">"a"</p><a href="x"\n>b & c</a>',
    "a value over lines": '<a title="x\ny & z">"a"</a>',
    "pre": '<p>"a"</p><pre>"b" -- CV & D</pre><p>"c d e f g"</p>',
    "code": '<p>say <code>"b" -- CV</code> "c" to me</p>',
    "code that ends a text": '<p>say it to <code>"b"</code></p>',
    "unclosed pre": '<p>"a"</p><pre>"b" <b>"c"</b>',
    "kbd": "<p>Press <kbd>CTRL 'A'</kbd> or \"CTRL\"</p>",
    "kbd with a tag": "<kbd>CTRL <b>'A'</b> CTRL</kbd> CTRL",
    "script": "<script>if (a < 'b' && c) CAPS</script> CAPS 'b'",
    "style": "<style>a::after { content: 'CAPS' }</style> 'CAPS'",
    "math": "<math><mi>'A'</mi> CAPS</math> 'CAPS'",
    "samp and tt": "<samp>'a' CV</samp> <tt>'a' CV</tt> 'a'",
    "skipped in capitals": "<PRE>'a'</PRE> <Kbd>'a' CV</kBD> 'a'",
    "skipped in letters that fold": "<\u017fcript>'a' CV</\u017fcript> <\u212abd>'a' CV</\u212abd>",
    "begins like a skipped tag": "<codec>'a' CV</codec> 'a'",
    "comment": "<p>'a'</p><!-- it's CV & the <b> \"a\" --><p>'b'</p>",
    "comment with dashes": "<p>a</p><!-- it's -- CV <b>'a'</b> --><p>'b'</p>",
    "comment of the checklists": '<!-- checklist -->\n<ul>\n<li>"Sleep" on it.</li>\n</ul>',
    "cdata": "<![CDATA['a' & b]]> 'c'",
    "nested quotes across tags": "<p>\"<em>'It's so'</em>,\" she said</p>",
    "a quote alone in a tag": '<p>say <b>"</b>yes<b>"</b> or a<i>\'</i>b</p>',
    "a named quote alone": "<p>say<b>&quot;</b>yes <b>&quot;</b></p>",
    "a quote begins": '"Yes" it is',
    "a quote begins in tags": '<p> <a href="x"> <em>"Yes"</em></a></p><li>\'No\'</li><p>“Yes”</p>',
    "named quotes": "<p>&quot;a&quot; &ldquo;b&rdquo; &lsquo;c &#8216;d &#8220;e</p>",
    "entities": "<p>a&nbsp;&amp;&nbsp;b &#38; c &amp;amp; d&nbsp;'e' &mdash;'f' &#x2013;'g'</p>",
    "escapes": r"<p>\"a\" \'b\' c\-\-d \.\.\. \\ \` \x</p>",
    "backticks": "<p>``a'' `b' '' ``</p>",
    "dashes": "<p>a--b c -- d --- e ---- f -&shy;-</p>",
    "dots": "<p>a.. b... c . . . d .. . e . .. f. <b>. .</b></p>",
    "decades": "<p>the '80s, '90s' and '80 s</p>",
    "a literal \\B": "'!\\B a \"!\\B <p>'!\\B</p>\"!\\B",
    "two spaces": "<p>a  b  c  it's  d</p><p>one two three  four</p><p>one  two three four</p>",
    "a quote before words": '<p>as (" one two three four</p>',
    "a quote between words": "<p>one two's three don't four of them, 'five six'</p>",
    "no-break spaces": "<p>a\u00a0b c\u00a0d it's\u00a0e\u00a0</p>",
    "windows lines": '<p>it\'s\r\na b c\r\n</p>\r\n<p>"a b\r\n"</p>',
    "line separators": '<p>it\'s\u2028a b\u2028c "d"\u2029</p>',
    "form feeds": '<p>it\'s\x0ba b\x0cc "d"</p>',
    "what stands in": "<p>the long\0and winding road of it</p>",
    "other letters": "<p>l'été d'ÉTÉ à la plage où il fait œuvre É.É.</p>",
    "other digits": "<p>A\u0663B '\u0668\u0660s it's</p>",
    "last words": "<p>a b <em>c d</em> </p><li>a <b>b</b>\n</li><dd>a b\n\n</dd>",
    "last words outside blocks": "<section>a b c</section> d <b>e f</b>\n",
    "blocks in capitals": "<P>'a' b c</P><H2>'a' b</H2>",
    "tags that begin like blocks": "<picture>'a' b c d</picture><link>'a'</link>",
}


@pytest.mark.parametrize("html", CASES.values(), ids=CASES)
def test_sets_as_typogrify_does(html: str) -> None:
    assert set_text(html) == typogrify(html)


SIGNS = r"""
' " '' "' '" `` ` \ \" \' \- \. \\ -- --- - . .. ... & &amp; &#38; &nbsp; &quot; &ldquo; &#8220;
&#8216; &#8211; &mdash; '80s 's 't !\B _ , ; : ? ! ( ) [ { “ ’ … &lt;
""".split()
WORDS = r"""
a b x the foo it's don't "why" CV U.S. D.O.T. A.B X1Y JIMMY'S 1 90 80s Our over. é É ß A'B I
""".split()
RUNS = ["the long and winding road", " a b c d ", " one, two, three", "a b  c d", "a it's b o' c d"]
SPACES = [" ", " ", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u2028", "\x0b", " . . . ", " & "]
PLAIN_TAGS = """
<p> </p> <li> </li> <h2> </h2> <dd> </dd> <em> </em> <b> </b> <i> </i> <a> </a> <br/> <ul> <span>
""".split()
VALUED_TAGS = ['<a href="x">', "<a title=\"it's & 'a b c d'\">", '<img alt="a b c & d"/>', "<br />"]
HOSTILE = """
<pre> </pre> <code> </code> <kbd> </kbd> <KBD> <script> </script> <style> </style> <math> </math>
<samp> </samp> <tt> </tt> <\u017fcript> <\u212abd> <codec> <!-- --> -- <![CDATA[ ]]> < > <b </ \0
""".split()
BROKEN_TAGS = [
    '<a data-x="1" t="x">',
    '<a t="x" data-y>',
    '<a t="x>',
    '<b u=" >',
    "<a t='x \"y\"'>",
    '<a t="x > y & z">',
    '<a t="x\ny">',
    '<p\nclass="x">',
    "<!-- a -->",
    "<!-- a -- 'b' -->",
]
PLAIN = [SIGNS, WORDS, RUNS, SPACES, SPACES, PLAIN_TAGS, VALUED_TAGS]


def html_of(*kinds: list[str]) -> st.SearchStrategy[str]:
    """Text put together of fragments, each kind as likely as another."""
    return st.lists(st.one_of(*map(st.sampled_from, kinds)), max_size=40).map("".join)


@given(html_of(*PLAIN))
def test_sets_plain_html_as_typogrify_does(html: str) -> None:
    assert set_text(html) == typogrify(html)


@given(html_of(*PLAIN, HOSTILE, BROKEN_TAGS))
def test_sets_broken_html_as_typogrify_does(html: str) -> None:
    assert set_text(html) == typogrify(html)


@given(st.text() | st.text("ab '\"<>/p&;.-\n A"))
@example("a" * 5000)
def test_sets_any_text_as_typogrify_does(html: str) -> None:
    assert set_text(html) == typogrify(html)


@pytest.mark.parametrize("text", ["a b ", "a  b  ", "a ,", "<", "<a ", '<a b="', "' ", "A. ", "-"])
def test_finds_its_parts_in_linear_time(text: str) -> None:
    started = process_time()
    for pattern in (GAP, MIDDLE):
        pattern.split(text * 100_000)
    assert process_time() - started < 10  # a quadratic search takes hours
