"""Makes small Word files, part by part, as Word writes them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
NAMED = {"T": "Title", "H": "heading 1", "Q": "Quote", "P": "HTML Preformatted"}
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{said}"/></w:style>'
    for name, said in NAMED.items()
)
NOTHING: Mapping[str, str] = {}


def word_file(
    file: Path, body: str, parts: Mapping[str, str] = NOTHING, doctype: str = "", data: bytes = b""
) -> Path:
    """A Word file of these paragraphs; `parts` are further ones, `data` the picture `pic`."""
    root = f'xmlns:w="{W}" xmlns:r="{R}"'
    parts = {"styles": STYLES, **parts}
    texts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations(doc=("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            **{name: (name, f"{name}.xml") for name in parts},
            pic=("image", "media/a.png"),
            link=("hyperlink", "https://a.example/"),
            bad=("hyperlink", "javascript:alert(1)"),
        ),
        "word/document.xml": f"{doctype}<w:document {root}><w:body>{body}</w:body></w:document>",
        **{f"word/{one}.xml": f"<w:{one} {root}>{text}</w:{one}>" for one, text in parts.items()},
    }
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
        if data:
            archive.writestr("word/media/a.png", data)
    return file


def _relations(**found: tuple[str, str]) -> str:
    mode = {"hyperlink": ' TargetMode="External"'}
    written = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"{mode.get(kind, "")}/>'
        for name, (kind, target) in found.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def p(words: str, style: str = "", more: str = "", mark: str = "", first: str = "") -> str:
    """A paragraph of Word's, with something behind its words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    about = f"<w:pPr>{named}{first}</w:pPr>" if named or first else ""
    return f"<w:p>{about}<w:r><w:rPr>{mark}</w:rPr><w:t>{words}</w:t></w:r>{more}</w:p>"


def item(words: str, numbering: int, level: int = 0, indent: int | None = None) -> str:
    """A paragraph that belongs to a list."""
    number = f'<w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/>'
    left = f'<w:ind w:left="{indent}"/>' if indent is not None else ""
    return p(words, first=f"<w:numPr>{number}</w:numPr>{left}")


def abstract(number: int, *kinds: str, start: int = 1, indent: int = 720) -> str:
    """How the levels of a list count, the first the outermost."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:pPr><w:ind w:left="{indent + 720 * level}"/></w:pPr></w:lvl>'
        for level, kind in enumerate(kinds)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def num(number: int, of: int, restart: int | None = None) -> str:
    """A list that counts in some way, perhaps anew."""
    anew = f'<w:startOverride w:val="{restart}"/>'
    override = f'<w:lvlOverride w:ilvl="0">{anew}</w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'
