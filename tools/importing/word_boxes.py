"""Word's text boxes become paragraphs below the one that each is tied to.

A box stands in a drawing, and a second time as older programs draw it; the words are the same.
"""

from itertools import islice

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BOX, PARAGRAPH = f"{W}txbxContent", f"{W}p"


def open_text_boxes(root: etree._Element) -> None:
    """Put the paragraphs of each text box below its paragraph, once."""
    for alternate in root.iter(f"{MC}AlternateContent"):
        _without_copies(alternate)
    for box in reversed([*root.iter(BOX)]):
        for paragraph in islice(box.iterancestors(PARAGRAPH), 1):
            for block in reversed(box):
                paragraph.addnext(block)
        _remove(box)


def _without_copies(alternate: etree._Element) -> None:
    """Leave a box of a drawing once: as it is drawn today, where that holds one."""
    drawn, *others = alternate
    if drawn.find(f".//{BOX}") is not None:
        for other in others:
            for box in [*other.iter(BOX)]:
                _remove(box)


def _remove(box: etree._Element) -> None:
    if (parent := box.getparent()) is not None:
        parent.remove(box)
