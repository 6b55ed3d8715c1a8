"""Makes up a blog of hundreds of entries, in every shape in which Blogger has handed them over.

The same number gives the same blog. Shares and shapes are those of a blog that has been on Blogger
for years: few titles, labels and descriptions, many ways to end a paragraph.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from random import Random

from tests.tools.importing.drawn import drawn
from tests.tools.importing.exports import HOST, Old

WORDS = {
    "en": "the of and to you ask call write offer salary desk manager team leave stay answer "
          "don't it's well-known R&D 10% 5€ 3.5 C++ snake_case e.g. (really) “so” – … why?",
    "nl": "het een van en dat niet op voor zijn u vraag bel schrijf loon bureau ploeg weg blijf "
          "auto's zo’n 10% vóór coördinatie reünie",
    "fr": "le la les des est et une dans que qui pour vous demandez appelez salaire l’équipe "
          "d'abord où déjà «&nbsp;oui&nbsp;» prêt&nbsp;? 10&nbsp;000",
}  # fmt: skip
LABELS = ["Offers", "offers", "Interviews", "R&D", "for managers", "Été", "C++", "a b"]
SLUGS = [
    "blog-post",
    "blog-post_13",
    "a-few-tips",
    "tips_24",
    "été",
    "an-address-that-was-cut-at-its",
]
ODD = (
    "* one *|#1|1. May|+ and -|: so|&gt; 5|a_b_c|[x](y)|&lt;b&gt;|{{ x }}|`code`|~~~|===|---|"
    "\\*|&amp;copy;|http://a.be/b_c"
).split("|")
NBSP = "&nbsp;"
PICTURE = f"data:image/png;base64,{b64encode(drawn(8)).decode()}"


class Writer:
    """Writes entries as an author of years ago, in one language."""

    def __init__(self, random: Random, lang: str) -> None:
        self.random = random
        self.words = WORDS[lang].split()

    def line(self, least: int = 3, most: int = 14) -> str:
        return " ".join(self.random.choices(self.words, k=self.random.randint(least, most)))

    def marked(self) -> str:
        """A line with marks in odd places: around spaces, within words, over a break."""
        tag = self.random.choice(["b", "i", "strong", "em", "u", "span style='font-weight:bold'"])
        end, space = tag.split()[0], self.random.choice(["", " ", NBSP])
        inner = f"<{tag}>{space}{self.line(1, 4)}{space}</{end}>"
        return f"{self.line(1, 5)} {inner} {self.line(1, 5)}"

    def paragraph(self) -> str:
        return self.random.choice([self.line, self.marked, self.linked])()

    def linked(self) -> str:
        target = self.random.choice(
            [
                f"{HOST}/p/us.html",
                "/2018/01/tips_24.html?m=1",
                "http://a.example/x_(y)",
                "#more",
                "",
            ]
        )
        return f"{self.line(1, 4)} <a href='{target}'>{self.line(1, 3)}</a>, {self.line(1, 4)}"

    def lines(self, least: int = 2, most: int = 5) -> list[str]:
        return [self.paragraph() for _ in range(self.random.randint(least, most))]

    def items(self) -> list[str]:
        return [self.line(2, 8) for _ in range(self.random.randint(2, 5))]


def br_br(writer: Writer) -> str:
    return "<br /><br />".join(writer.lines())


def br(writer: Writer) -> str:
    return "<br />\n".join(writer.lines())


def bold_over_break(writer: Writer) -> str:
    return f"<b>{writer.line()}<br /></b><br />{writer.paragraph()}"


def divisions(writer: Writer) -> str:
    return "<div><br /></div>".join(f"<div>{line}</div>" for line in writer.lines())


def division_of_breaks(writer: Writer) -> str:
    return f'<div dir="ltr" style="text-align: left;" trbidi="on">{br_br(writer)}</div>'


def paragraphs(writer: Writer) -> str:
    return "".join(f"<p>{line}</p>\n" for line in writer.lines())


def plain(writer: Writer) -> str:
    return writer.line()


def google(writer: Writer) -> str:
    spans = (f'<p dir="ltr"><span style="font-weight:400">{x}</span></p>' for x in writer.lines())
    return f'<b style="font-weight:normal;">{"".join(spans)}</b><br />'


def word(writer: Writer) -> str:
    island = "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
    style = "<style>\n<!-- /* Style Definitions */ p.MsoNormal {margin:0cm;} -->\n</style>"
    said = (f'<p class="MsoNormal"><span>{x}<o:p></o:p></span></p>' for x in writer.lines())
    return f"{style}{island}{''.join(said)}"


def word_list(writer: Writer) -> str:
    """Word's bullets as Blogger keeps them, two levels deep; some forget where the sign ends."""
    sign, end = writer.random.choice("·o§"), writer.random.choice(["<!--[endif]-->", ""])
    return writer.line() + "".join(
        f'<p class="MsoListParagraph" style="mso-list: l0 level{1 + number % 2} lfo1;">'
        f"<!--[if !supportLists]--><span>{sign}<span>{NBSP * 6} </span></span>{end}<span>{item}"
        "<o:p></o:p></span></p>\n"
        for number, item in enumerate(writer.items())
    )


def word_count(writer: Writer) -> str:
    form = writer.random.choice(["{}.", "{})"])
    signs = writer.random.choice(["123456", "abcdef"])
    return "".join(
        f'<p style="mso-list: l1 level1 lfo2;"><!--[if !supportLists]-->{form.format(sign)}'
        f"<span>{NBSP * 4} </span><!--[endif]-->{item}</p>"
        for sign, item in zip(signs, writer.items(), strict=False)
    )


def typed(writer: Writer) -> str:
    sign = writer.random.choice([f"•{NBSP * 2} ", f"-{NBSP} ", f"·{NBSP * 3}", "- "])
    between = writer.random.choice(["<br />", "</div><div>"])
    return f"{writer.line()}:<div>{between.join(sign + item for item in writer.items())}</div>"


def typed_count(writer: Writer) -> str:
    dot = writer.random.choice([f".{NBSP} ", ")  ", ". "])
    items = (f"{number}{dot}{item}" for number, item in enumerate(writer.items(), 1))
    return f"{writer.line()}<br />{'<br />'.join(items)}<br /><br />{writer.line()}"


def real_list(writer: Writer) -> str:
    tag = writer.random.choice(["ul", "ol", "ol start='3'", "ol type='a'"])
    inner = "".join(f"<li>{item}</li>" for item in writer.items())
    below = f"<li>{writer.line()}<ul><li>{writer.line()}</li></ul></li>"
    return f"{writer.line()}<{tag}>{inner}{below}</{tag.split()[0]}>"


def heading(writer: Writer) -> str:
    level = writer.random.choice("23456")
    return f"<h{level}>{writer.line(1, 5)}</h{level}>{writer.line()}"


def quotation(writer: Writer) -> str:
    return f'<blockquote class="tr_bq">{br_br(writer)}</blockquote>'


def layout(writer: Writer) -> str:
    inner = f"<table><tbody><tr><td>{br_br(writer)}</td></tr></tbody></table>"
    return f"<center><table width='100%'><tr><td>{inner}</td></tr></table></center>"


def table(writer: Writer) -> str:
    def row(tag: str) -> str:
        cells = (f"<{tag}>{writer.line(1, 3)}</{tag}>" for _ in range(3))
        return f"<tr>{''.join(cells)}</tr>"

    return f"<table border='1'>{row('th')}{row('td')}{row('td')}</table>"


def picture(writer: Writer) -> str:
    shown = f"<img src='{PICTURE}' alt='{writer.random.choice(['', 'A desk'])}' />"
    return f'<div class="separator" style="clear: both;">{shown}</div>{writer.line()}'


def caption(writer: Writer) -> str:
    return (
        f'<table class="tr-caption-container"><tbody><tr><td><img src="{PICTURE}" /></td></tr>'
        f'<tr><td class="tr-caption">{writer.line()}</td></tr></tbody></table>'
    )


def footnotes(writer: Writer) -> str:
    return (
        f"<p>{writer.line()}<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> {writer.line()}</p>"
        f"<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> {writer.line()}</p></div>"
    )


def dropped(writer: Writer) -> str:
    gone = "<script>var a = 1;</script><iframe src='about:blank'></iframe><form><input></form>"
    return f"{writer.line()}{gone}<br />{writer.line()}<span style='display:none'>unseen</span>"


def signs(writer: Writer) -> str:
    return "<br />".join([*writer.random.choices(ODD, k=4), writer.line()])


Shape = Callable[[Writer], str]
SHAPES: Sequence[Shape] = (
    *(br_br, br, bold_over_break, divisions, division_of_breaks, paragraphs, plain, google, word),
    *(word_list, word_count, typed, typed_count, real_list, heading, quotation, layout, table),
    *(picture, caption, footnotes, dropped, signs),
)


def whole_blog(size: int, seed: int = 1) -> list[Old]:
    """So many posts, pages, drafts and things in the bin."""
    random = Random(seed)
    entries: dict[str, Old] = {}
    for number in range(1, size + 1):
        entry = _entry(number, random)
        if entry.address in entries:  # Blogger numbers the second of a month
            entry = entry._replace(address=entry.address.replace(".html", f"_{number}.html"))
        entries[entry.address] = entry
    return [*entries.values()]


def _entry(number: int, random: Random) -> Old:
    writer = Writer(random, random.choice(["en", "en", "en", "nl", "fr"]))
    year, month = 2010 + number % 9, 1 + number % 12
    kind = "page" if random.random() < 0.02 else "post"
    slug = random.choice(SLUGS) if random.random() < 0.3 else f"post-{number}"
    status = random.choices(["LIVE", "DRAFT", "SOFT_TRASHED"], [94, 3, 3])[0]
    return Old(
        number,
        "\n".join(_body(writer, number)),
        title="" if random.random() < 0.27 else f"{writer.line(2, 6)} {number}",
        address=f"/p/page-{number}.html" if kind == "page" else f"/{year}/{month:02}/{slug}.html",
        published=f"{year}-{month:02}-{random.randint(1, 28):02}T{random.randint(0, 23):02}:30:00Z",
        labels=random.sample(LABELS, random.randint(1, 3)) if random.random() < 0.4 else (),
        kind=kind,
        status=status,
    )


def _body(writer: Writer, number: int) -> Iterator[str]:
    """Each shape in turn, and some others below it; footnotes are always last."""
    shapes = [SHAPES[number % len(SHAPES)], *writer.random.choices(SHAPES, k=2)]
    shapes.sort(key=lambda shape: shape is footnotes)
    yield from (shape(writer) for shape in dict.fromkeys(shapes))
    if number % 7 == 0:
        yield f"<!--more-->{writer.line()}"
