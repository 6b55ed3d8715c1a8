"""Texts as people write them, and as nobody does: every form of Markdown beside lone signs."""

import re

from hypothesis import strategies as st

WORDS = st.sampled_from("one two Three four's CV naïve 90 l'été x_y A.B “five” don't".split())
FORMS = st.sampled_from(
    [
        *("*{}*", "**{}**", "_{}_", "`{}`", "``{} ` {}``", '"{}"', "'{}'", "({})", "<b>{}</b>"),
        *("[{}](https://example.org/a)", '[{}](#top "{}")', "<kbd>{}</kbd>", "[{}]", "{}[^1]"),
        *("{}<br>{}", "[{}][z]", "{}&nbsp;{}", "<!-- {} -->", "&lt;{}&gt;", "\\*{}\\*", "{} & {}"),
        *("https://example.org/{}", "www.example.org/{}…", "{}@example.org", "@{}", "\\@{}"),
        *("{}: {}", "R&D; {}", "{} -- {}", "{}...", "a < b > {}", "&eacute;{}", "#{}", "{}|{}"),
        *("<https://example.org/a>", "<a@example.org>", "<abbr title='x > y'>{}</abbr>", "{}[x]"),
        *("{{}}", "{} {{{}}}", "<sic>{}", "&copy;{}", "&copy {}", "AT&T", "<B>{}</B>", "{}\\"),
        *("[[{}](/tags/)]", "[{}](/tags/)[^1]", "*{} **{}** {}*", "~~{}~~", "^{}^", "{}=={}"),
        *("<a name='{}'></a>{}", "<a href='/tags/' target=_blank>{}</a>", "<u>{}</u>", "<a>{}</a>"),
        *(
            "[{} <https://example.org/a>](/tags/)",
            "[{}[^1]](/tags/)",
            "<p align=right>{}</p>",
            "</i>",
        ),
        *("<i>{} https://example.org/a</i>", "{}: https://example.org/a", "[{} @{}](/)", "{}‑{}"),
    ]
)
SIGNS = st.sampled_from([*"[]()*_`<>&{}\"'\\|:!#+-~^=", "**", "--", "](", "![", "[^"])


def filled(form: str, words: list[str]) -> str:
    """A form with words in its places."""
    return re.sub(r"\{\}", lambda _: words.pop(), form)


GAPS = st.sampled_from([" ", " ", " ", " ", "\n", "  \n", "", ", "])
FOUR = st.lists(WORDS, min_size=4, max_size=4)
PIECES = st.one_of(WORDS, st.builds(filled, FORMS, FOUR), SIGNS)
LINES = st.lists(st.builds("{}{}".format, PIECES, GAPS), min_size=1, max_size=6).map("".join)
LINE = LINES.map(lambda lines: " ".join(lines.split()))
BLOCKS = st.one_of(
    LINES,
    LINES,
    LINE.map("## {}".format),
    LINE.map("## {} {{: .x #y }}".format),
    st.lists(LINE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {i}" for i in items)),
    st.lists(LINE, min_size=1, max_size=3).map(lambda items: "\n".join(f"1. {i}" for i in items)),
    LINE.map("- [ ] {}\n- [x] two".format),
    LINE.map("> {}\n> more".format),
    st.builds("| {} | {} |\n|:--|--:|\n| {} | x |".format, WORDS, WORDS, WORDS),
    st.builds("| {} | {} |\n|---|---|\n| {} | {} | {} |".format, *[WORDS] * 5),
    LINE.map("```\n{}\n```".format),
    st.builds("<div>{} &amp; {}<br>{}</div>".format, WORDS, WORDS, WORDS),
    st.builds("<ul><li>{}</li><li><b>{}</b></li></ul>".format, WORDS, WORDS),
    LINE.map("[^1]: {}".format),
    st.builds("[{}]: {}".format, WORDS, WORDS),
    st.builds("[{}]: {} {}".format, WORDS, WORDS, WORDS),
    st.builds("*[{}]: {} {}".format, WORDS, WORDS, WORDS),
    st.just("[z]: https://example.org/z"),
    LINE.map("{}\n---".format),
    LINE.map("two {{ {} }}\n===".format),
    LINE.map("Word\n:   {}".format),
    LINE.map("- one\n\n    {}\n\n- two".format),
    LINE.map("- one\n    - {}\n    - two".format),
    LINE.map("> > {}".format),
    LINE.map("> - {}\n> - two".format),
    LINE.map("<div markdown='1'>\n\n{}\n\n</div>".format),
    LINE.map("Of {{{}}}\n{{: .x }}".format),
    LINE.map("a | b\n--|--\n{} | `x \\| y`".format),
    LINE.map("***\n{}\n***".format),
    LINE.map("\\{}".format),
    LINE.map("two\n{{: {} }}".format),
    LINE.map("<!-- {} -->".format),
)
TEXTS = st.lists(BLOCKS, min_size=1, max_size=4).map("\n\n".join)
