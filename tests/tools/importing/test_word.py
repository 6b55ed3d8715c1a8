"""Word files in all their ways to make a list, to hide and to note, and what editors get."""

import subprocess
from pathlib import Path

import pytest

from tests.programs import need
from tests.tools.importing.drawn import drawn
from tests.tools.importing.test_laws import BLOG, WAYS
from tests.tools.importing.word_files import STYLES, abstract, item, num, p, word_file
from tests.waiting import PROCESS_ENDS
from tools.importing.conversion import convert
from tools.importing.export import UnreadableExportError
from tools.importing.word import read_word

TITLE = p("Title", "T")
KINDS = (
    abstract(10, "bullet", "bullet", "bullet"),
    abstract(11, "decimal", "decimal", "bullet"),
    abstract(12, "lowerLetter", indent=1080),
    abstract(13, "upperRoman"),
    abstract(14, "decimal", start=5),
)
NUMBERING = "".join(
    [*KINDS, *(num(number, number + 9) for number in range(1, 6)), num(6, 11, 1), num(7, 11)]
)
BULLETS, NUMBERS, LETTERS, ROMAN, FROM_FIVE, ANEW, SAME = range(1, 8)
LIST_STYLES = STYLES + "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{said}"/>'
    f"{based}<w:pPr>{number}</w:pPr></w:style>"
    for name, said, based, number in (
        ("LB", "List Bullet", "", '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="360"/>'),
        ("LN", "List Number", "", '<w:numPr><w:numId w:val="2"/></w:numPr>'),
        ("Mine", "My list", '<w:basedOn w:val="LN"/>', ""),
        ("LC", "List Continue", "", '<w:ind w:left="360"/>'),
        ("LC2", "List Continue 2", "", '<w:ind w:left="720"/>'),
        ("HN", "heading 2", "", '<w:numPr><w:numId w:val="2"/></w:numPr>'),
    )
)
UNSEEN = (
    '<w:style w:type="character" w:styleId="Un"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Seen"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
)
HIDDEN = '<w:rStyle w:val="Un"/>'
CONTENTS = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
)
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t> bold</w:t></w:r>"


def moved(name: str, words: str) -> str:
    return f"<w:{name}><w:r><w:t>{words}</w:t></w:r></w:{name}>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


# A text box as Word draws it, as older programs do, and both for who can read one of them.
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWN = (
    '<w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><wps:txbx><w:txbxContent>[]</w:txbxContent></wps:txbx></wps:wsp>'
    "</wp:anchor></w:drawing>"
)
OLDER = (
    '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    "<w:txbxContent>[]</w:txbxContent></v:textbox></v:shape></w:pict>"
)
CHOICE = f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps">'
FALLBACK, END = "</mc:Choice><mc:Fallback>", "</mc:Fallback></mc:AlternateContent>"
ITEM = DRAWN.replace("[]", item("a", NUMBERS))


def boxed(drawing: str) -> str:
    return f"<w:r>{drawing.replace('[]', p('b') + p('c'))}</w:r>"


CASES = {
    "levels": (
        [item("a", BULLETS), item("b", BULLETS, 1), item("c", BULLETS, 2), item("d", BULLETS)],
        "- a\n  - b\n    - c\n- d",
    ),
    "own list, only indented": (
        [item("a", NUMBERS), item("b", LETTERS), item("c", LETTERS), item("d", NUMBERS)],
        '1. a\n\n   <ol type="a"><li><p>b</p></li><li><p>c</p></li></ol>\n2. d',
    ),
    "only indented": (
        [item("a", BULLETS), item("b", SAME, 0, 1440), item("c", BULLETS)],
        "- a\n  1. b\n- c",
    ),
    "same indent": ([item("a", BULLETS), item("b", NUMBERS)], "- a\n\n1. b"),
    "a count that goes on": (
        [item("a", NUMBERS), item("b", NUMBERS), p("Between."), item("c", NUMBERS)],
        "1. a\n2. b\n\nBetween.\n\n3. c",
    ),
    "one numbering goes on another": (
        [item("a", NUMBERS), p("Between."), item("b", SAME)],
        "1. a\n\nBetween.\n\n2. b",
    ),
    "a count that begins anew": (
        [item("a", NUMBERS), p("Between."), item("b", ANEW), item("c", ANEW)],
        "1. a\n\nBetween.\n\n1. b\n2. c",
    ),
    "counts below begin anew": (
        [item("a", NUMBERS), item("b", NUMBERS, 1), item("c", NUMBERS), item("d", NUMBERS, 1)],
        "1. a\n   1. b\n2. c\n   1. d",
    ),
    "a start": ([item("a", FROM_FIVE), item("b", FROM_FIVE)], "5. a\n6. b"),
    "Roman": ([item("a", ROMAN)], '<ol type="I"><li><p>a</p></li></ol>'),
    "deep from the start": ([item("a", BULLETS, 2), item("b", BULLETS, 2)], "- a\n- b"),
    "an empty line between": ([item("a", NUMBERS), "<w:p/>", item("b", NUMBERS)], "1. a\n2. b"),
    "unknown numbering": ([item("a", 99), item("b", 99)], "- a\n- b"),
    "no numbering": ([item("a", 0)], "a"),
    "styles": ([p("a", "LB"), p("b", "LB")], "- a\n- b"),
    "counted styles": ([p("a", "LN"), p("x"), p("b", "LN")], "1. a\n\nx\n\n2. b"),
    "a style based on one": ([p("a", "Mine"), p("b", "Mine")], "1. a\n2. b"),
    "counted headings": ([p("a", "HN"), p("b")], "## a\n\nb"),
    "typed": ([p("•  a"), p("•  b")], "- a\n- b"),
    "typed with tabs": ([p("1.\ta"), p("2.\tb")], "1. a\n2. b"),
    "table": (
        ["<w:tbl>", row(p("a"), p("b")), row(p("c"), item("d", 1) + item("e", 1)), "</w:tbl>"],
        "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td><ul><li><p>d</p></li>"
        "<li><p>e</p></li></ul></td></tr></table>",
    ),
    "quotation": ([p("a", "Q"), p("b")], "> a\n\nb"),
    "code": ([p("a  b", "P"), p("c", "P")], "```\na  b\nc\n```"),
    "hidden by its style": ([p("a", mark=HIDDEN), p("b")], "b"),
    "hidden by its paragraph's": ([p("a", "Un"), p("b", "Un", mark="<w:vanish w:val='0'/>")], "b"),
    "shown by its style": ([p("a", "Un", mark='<w:rStyle w:val="Seen"/>')], "a"),
    "moved": (
        [p("a", more=moved("moveFrom", " old")), p("b", more=moved("moveTo", " new"))],
        "a\n\nb new",
    ),
    "table of contents": (
        ["<w:sdt>", CONTENTS, f"<w:sdtContent>{p('a')}</w:sdtContent>", "</w:sdt>", p("b")],
        "b",
    ),
    "text box": ([p("a", more=boxed(DRAWN)), p("d")], "a\n\nb\n\nc\n\nd"),
    "text box of older programs": ([p("a", more=boxed(OLDER)), p("d")], "a\n\nb\n\nc\n\nd"),
    "text box for both": (
        [p("a", more=boxed(f"{CHOICE}{DRAWN}{FALLBACK}{OLDER}{END}")), p("d")],
        "a\n\nb\n\nc\n\nd",
    ),
    "text box for newer programs alone": (
        [p("a", more=boxed(f"{CHOICE}{DRAWN}</mc:Choice></mc:AlternateContent>")), p("d")],
        "a\n\nb\n\nc\n\nd",
    ),
    "text box in a text box": (
        [p("a", more=boxed(DRAWN.replace("[]", p("b", more=boxed(DRAWN.replace("[]", p("x")))))))],
        "a\n\nb\n\nx",
    ),
    "counted in a text box": (
        [
            p("x", more=boxed(f"{CHOICE}{ITEM}{FALLBACK}{ITEM}{END}")),
            p("y"),
            item("b", NUMBERS),
        ],
        "x\n\n1. a\n\ny\n\n2. b",
    ),
    "an item that goes on": (
        [item("a", NUMBERS), p("More.", "LC"), p("Still.", "LC2"), item("b", NUMBERS)],
        "1. a\n\n   More.\n\n   Still.\n2. b",
    ),
    "going on without an item": ([p("a"), p("More.", "LC")], "a\n\nMore."),
    "marks": ([p("a", more=BOLD)], "a **bold**"),
    "endnote": (
        [p("a", more='<w:r><w:endnoteReference w:id="1"/></w:r>')],
        "a[^1]\n\n[^1]: Said. More.",
    ),
    "header": ([p("a", more='<w:sectPr><w:headerReference r:id="header"/></w:sectPr>')], "a"),
}  # fmt: skip
PARTS = {
    "numbering": NUMBERING,
    "styles": LIST_STYLES + UNSEEN,
    "endnotes": f'<w:endnote w:id="1">{p("Said.")}{p("More.")}</w:endnote>',
    "header": p("At the top of each page."),
}


@pytest.mark.parametrize("name", CASES)
def test_a_word_file_becomes_markdown(name: str, tmp_path: Path) -> None:
    body, markdown = CASES[name]
    assert drafted(word_file(tmp_path / "a.docx", "".join([TITLE, *body]), PARTS)) == markdown


def drafted(file: Path) -> str:
    """The Markdown of a Word file, without its title."""
    return convert(read_word(file).html, "a", WAYS, BLOG.as_written).markdown.strip("\n")


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ([p("First"), p("Then", "H"), p("At last", "T")], "At last"),
        ([p("First"), p("Then", "H")], "Then"),
        ([p("First", more=BOLD), p("Then")], "First bold"),
        ([p(""), p("Then")], "Then"),
        ([item("First", BULLETS), p("Then")], "First"),
    ],
)
def test_the_title_is_of_its_style_or_the_first_heading_or_line(
    body: list[str], title: str, tmp_path: Path
) -> None:
    assert read_word(word_file(tmp_path / "a.docx", "".join(body), PARTS)).title == title


def test_a_picture_keeps_its_words(tmp_path: Path) -> None:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    shown = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{a.replace("main", "wordprocessingDrawing")}">'
        f'<wp:docPr descr="A desk"/><a:graphic xmlns:a="{a}"><a:graphicData><pic:pic xmlns:pic='
        f'"{a.replace("main", "picture")}"><pic:blipFill><a:blip r:embed="pic"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    file = word_file(tmp_path / "a.docx", TITLE + p("a", more=shown), data=drawn(8))
    assert "![A desk](data:image/png;base64," in drafted(file)


def test_what_is_left_out_is_told_once(tmp_path: Path) -> None:
    noted = '<w:r><w:commentReference w:id="1"/></w:r>'
    hidden = p("x", mark="<w:vanish/>") * 2
    file = word_file(tmp_path / "a.docx", TITLE + p("a", more=moved("ins", "b") + noted) + hidden)
    assert read_word(file).notes == (
        "comments were left out",
        "tracked changes were accepted",
        "hidden words were left out",
    )


@pytest.mark.parametrize(
    ("doctype", "parts", "said"),
    [
        ("<!DOCTYPE a [<!ENTITY b 'c'>]>", {}, "has a DOCTYPE, which no Word file has"),
        (f"<!--{'-a' * 3_000}--><!DOCTYPE a>", {}, "has a DOCTYPE, which no Word file has"),
        ("", {"header": p("a") * 40_000}, "has more than 200,000 tags, the limit"),
    ],
    ids=["entities", "a late DOCTYPE", "many tags"],
)
def test_a_hostile_file_is_refused_in_a_line(
    doctype: str, parts: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableExportError, match=said) as caught:
        read_word(word_file(tmp_path / "a.docx", TITLE, parts, doctype))
    assert "\n" not in str(caught.value)


def test_a_picture_from_elsewhere_is_not_asked_for(tmp_path: Path) -> None:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    blip = f'<a:blip xmlns:a="{a}" r:link="link"/>'
    assert drafted(word_file(tmp_path / "a.docx", TITLE + p("a", more=f"<w:r>{blip}</w:r>"))) == "a"


BY_LIBREOFFICE = {  # as LibreOffice reads it, and what becomes of the .docx that it writes
    "bullets": ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
    "counts": (
        "<ol><li>a</li><li>b</li></ol><p>Between.</p><ol start='3'><li>c</li></ol>",
        "1. a\n2. b\n\nBetween.\n\n3. c",
    ),
    "mixed": (
        "<ul><li>a<ol><li>b<ul><li>c</li></ul></li><li>d</li></ol></li></ul>",
        "- a\n  1. b\n     - c\n  2. d",
    ),
    "letters": ('<ol type="a"><li>a</li></ol>', '<ol type="a"><li><p>a</p></li></ol>'),
    "Roman": ('<ol type="I"><li>a</li></ol>', '<ol type="I"><li><p>a</p></li></ol>'),
    "table": (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
        "| a | b |\n| --- | --- |\n| c | d |",
    ),
    "links": ("<p>a <a href='https://a.be/'>b <b>c</b></a></p>", "a [b **c**](https://a.be/)"),
    "headings": ("<h2>a</h2><p>b</p><h3>c</h3><p>d<br>e</p>", "## a\n\nb\n\n### c\n\nd\\\ne"),
    "footnote": (
        '<p>So<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a>.</p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" '
        'href="#sdfootnote1anc">1</a>Told.</p></div>',
        "So[^1].\n\n[^1]: Told.",
    ),
    "typed": ("<p>•&nbsp;&nbsp; a</p><p>•&nbsp;&nbsp; b</p>", "- a\n- b"),
    "quotation": ("<blockquote>a</blockquote><p>b</p>", "> a\n\nb"),
    "code": ("<pre>a  b</pre>", "```\na  b\n```"),
    "accents": ("<p>l’été&nbsp;: 5&nbsp;€ &lt;b&gt;</p>", "l’été\u00a0: 5\u00a0€ &lt;b>"),
}


def test_files_of_libreoffice_are_read_as_those_of_word(tmp_path: Path) -> None:
    need("soffice")
    for name, (html, _) in BY_LIBREOFFICE.items():
        page = f'<meta charset="utf-8"><body><h1>Title</h1>{html}</body>'
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    how = ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"]
    files = map(str, tmp_path.glob("*.html"))
    command = ["soffice", "--headless", profile, *how, "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=PROCESS_ENDS)
    found = {name: drafted(tmp_path / f"{name}.docx") for name in BY_LIBREOFFICE}
    assert found == {name: markdown for name, (_, markdown) in BY_LIBREOFFICE.items()}
