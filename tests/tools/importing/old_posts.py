"""Makes up the HTML of posts as Blogger, Word, mail programs and hands have written it."""

from hypothesis import strategies as st

LETTERS = "abcdefghiéèçàüœß"
WORD = st.text(LETTERS, min_size=1, max_size=8)
ODD = st.sampled_from(
    "* ** _ __ a_b _c_ ` `` [ ] [x] [x](y) ![z] {: #x } { } &lt;b&gt; &lt;!-- "
    "&amp;amp; &amp;copy; \\ \\* # ## &gt; + - -- --- === ~~~ ``` | || : 1. 2) 2017. 10: a) (b) * "
    "* * http://a.example/b_c_d info@a.example @somebody don't “x” l’été 3° 5€ x*y*z *** "
    "[1] [2] <sup>1</sup>".split(" ")
)
TEXT = st.lists(st.one_of(WORD, WORD, ODD), min_size=1, max_size=7).map(" ".join)
MARK = st.sampled_from("b i strong em u span font sub sup s code".split())
SPACE = st.sampled_from(["", " ", "&nbsp;", "\n", "&nbsp; "])


def _marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, a, text, b: f"<{tag}>{a}{text}{b}</{tag}>", MARK, SPACE, inner, SPACE
    )


def _joined(parts: list[str], space: str) -> str:
    return space.join(parts)


INLINE = st.recursive(
    st.one_of(TEXT, st.sampled_from(["<br />", "<b></b>", "<a name='x'></a>", "&nbsp;"])),
    lambda inner: st.one_of(
        _marked(inner),
        st.builds("<a href='http://a.example/x(1)_y'>{}</a>".format, inner),
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.builds(
            lambda parts, space: space.join(parts), st.lists(inner, min_size=2, max_size=3), SPACE
        ),
    ),
    max_leaves=6,
)
SIGN = st.sampled_from(["•&nbsp; ", "·&nbsp;&nbsp; ", "-&nbsp; ", "- ", "o&nbsp;&nbsp; "])


def _typed(sign: str, lines: list[str], between: str) -> str:
    return between.join(f"{sign}{line}" for line in lines)


def _numbered(lines: list[str], dot: str, between: str) -> str:
    return between.join(f"{number}{dot}&nbsp; {line}" for number, line in enumerate(lines, 1))


def _word(lines: list[tuple[str, int]], sign: str) -> str:
    return "\n".join(
        f'<p class="MsoListParagraph" style="mso-list: l0 level{level} lfo1;">'
        f"<!--[if !supportLists]--><span>{sign}<span>&nbsp;&nbsp; </span></span><!--[endif]-->"
        f"{line}<o:p></o:p></p>"
        for line, level in lines
    )


def _explained(items: list[tuple[str, list[str]]], dot: str) -> str:
    """A count with paragraphs between its items."""
    numbered = ((f"{number}{dot} {text}", more) for number, (text, more) in enumerate(items, 1))
    return "".join(f"<p>{one}</p>" for text, more in numbered for one in (text, *more))


LINES = st.lists(TEXT, min_size=1, max_size=4)
BETWEEN = st.sampled_from(["<br />", "</div><div>", "<br />\n<br />"])
PLAIN = st.one_of(
    INLINE,
    st.builds("{}<br /><br />{}".format, INLINE, INLINE),
    st.builds("<p>{}</p>".format, INLINE),
    st.builds("<div>{}</div>".format, INLINE),
    st.just("<div>a b</div><div>c</div><div><br></div>"),
    st.builds("<h{0}>{1}</h{0}>".format, st.integers(1, 6), TEXT),
    st.builds(_typed, SIGN, LINES, BETWEEN),
    st.builds(_numbered, LINES, st.sampled_from(".)"), BETWEEN),
    st.builds(_explained, st.lists(st.tuples(TEXT, st.lists(INLINE, max_size=2)), min_size=2,
              max_size=4), st.sampled_from(".)")),
    st.builds(_word, st.lists(st.tuples(TEXT, st.integers(1, 3)), min_size=1, max_size=4),
              st.sampled_from(["·", "o", "§", ""])),
    st.builds("<pre>{}\n  {}</pre>".format, TEXT, TEXT),
)  # fmt: skip


ROW = st.lists(INLINE, min_size=1, max_size=3)
BORDER = st.sampled_from(["", " border='1'"])


def _items(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3)
    return items.map(lambda found: "".join(f"<li>{one}</li>" for one in found))


def _table(rows: list[list[str]], border: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table{border}><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"


POST = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.builds("<div dir='ltr'>{}</div>".format, inner),
        st.builds("<blockquote>{}</blockquote>".format, inner),
        st.builds("<b>{}</b>".format, inner),
        st.builds("<center><span>{}</span></center>".format, inner),
        st.builds("<ul>{}</ul>".format, _items(inner)),
        st.builds("<ol start='{}'>{}</ol>".format, st.integers(1, 12), _items(inner)),
        st.builds(_table, st.lists(ROW, min_size=1, max_size=3), BORDER),
        st.lists(inner, min_size=2, max_size=4).map("\n".join),
    ),
    max_leaves=5,
)  # fmt: skip
