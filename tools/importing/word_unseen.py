"""What readers of a Word file do not see: hidden words, older versions, a table of contents."""

from collections.abc import Iterator, Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "off")
CONTENTS = "Table of Contents"


def without_unseen(root: etree._Element, styles: etree._Element | None) -> Iterator[str]:
    """Take it out of a part, and say what it was."""
    if root.find(f".//{W}commentReference") is not None:
        yield "comments were left out"
    if any(root.find(f".//{W}{name}") is not None for name in ("ins", "del", "moveFrom")):
        yield "tracked changes were accepted"
    for moved in [*root.iter(f"{W}moveFrom")]:
        _remove(moved)
    for block in [block for block in root.iter(f"{W}sdt") if _is_contents(block)]:
        _remove(block)
        yield "the table of contents was left out"
    for run in [run for run in root.iter(f"{W}r") if _is_hidden(run, _hidden_styles(styles))]:
        if "".join(run.itertext()).strip():
            yield "hidden words were left out"
        _remove(run)


def _remove(element: etree._Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _is_contents(block: etree._Element) -> bool:
    gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == CONTENTS


def _hidden_styles(styles: etree._Element | None) -> Mapping[str, bool]:
    """Whether a style says that its words are hidden, or that they are not."""
    found = styles.iter(f"{W}style") if styles is not None else ()
    said = ((style.get(f"{W}styleId", ""), _says_hidden(style)) for style in found)
    return {name: hidden for name, hidden in said if hidden is not None}


def _is_hidden(run: etree._Element, styles: Mapping[str, bool]) -> bool:
    """Whether a run's words are hidden: by itself, by its style, or by its paragraph's."""
    own = _says_hidden(run)
    if own is not None:
        return own
    paragraph = next(run.iterancestors(f"{W}p"), None)
    names = [_style(run, "rPr", "rStyle")]
    names += [_style(paragraph, "pPr", "pStyle")] if paragraph is not None else []
    return next((styles[name] for name in names if name in styles), False)


def _says_hidden(element: etree._Element) -> bool | None:
    mark = element.find(f"{W}rPr/{W}vanish")
    return None if mark is None else mark.get(f"{W}val", "true") not in OFF


def _style(element: etree._Element, properties: str, name: str) -> str:
    found = element.find(f"{W}{properties}/{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""
