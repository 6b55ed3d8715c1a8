"""html5lib's tree, in fair time where thousands of tables hold what stands in no cell.

<table>x<p>y</p></table>   →   x<p>y</p><table></table>, as browsers put it

html5lib looks for the table among all that its parent holds, from the first on; the one that is
open is the last. Of a part of a page it forgets such a paragraph, so all is read as a whole page.
"""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib

Builder: Any = html5lib.getTreeBuilder("etree")


class Parent(Builder.elementClass):
    """An element that finds the table that is open where it must be.

    Overrides methods of `Element` of html5lib/treebuilders/etree.py.
    """

    def insertText(self, data: str, insertBefore: Any = None) -> None:  # noqa: N802, N803
        """Put words at the end, or before a table."""
        at = len(self._element) if insertBefore is None else self._place_of(insertBefore)
        if at:
            before = self._element[at - 1]
            before.tail = (before.tail or "") + data
        else:
            self._element.text = (self._element.text or "") + data

    def insertBefore(self, node: Any, refNode: Any) -> None:  # noqa: N802, N803
        """Put an element before a table."""
        at = self._place_of(refNode)
        self._element.insert(at, node._element)
        self._childNodes.insert(at, node)
        node.parent = self

    def _place_of(self, node: Any) -> int:
        last = len(self._element) - 1
        return last if self._element[-1] is node._element else self._childNodes.index(node)


class FosteringTree(Builder):
    """A tree of such elements."""

    elementClass = Parent  # noqa: N815


def body_of(html: str) -> Element:
    """The body of a page or of a part of one, as browsers read it; what a head holds is in it."""
    page = html5lib.HTMLParser(FosteringTree, namespaceHTMLElements=False).parse(f"<body>{html}")
    body: Element = page.find("body")
    return body
