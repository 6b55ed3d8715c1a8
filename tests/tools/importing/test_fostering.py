"""What stands in a table, but in no cell, is found where browsers put it, and in fair time."""

import sys
from types import FrameType
from xml.etree.ElementTree import tostring

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from tools.importing.fostering import body_of
from tools.importing.words import words_of

SOUP = st.lists(
    st.sampled_from(
        "<table> </table> <tr> </tr> <td> </td> <caption> </caption> <b> </b> <p> </p> <div> "
        "<select> <input> <ul> <li> </ul> <!--x--> one two &nbsp;".split()
    ),
    max_size=14,
).map("".join)


@given(SOUP)
def test_a_page_is_read_as_html5lib_reads_it(html: str) -> None:
    page = html5lib.parse(f"<body>{html}", treebuilder="etree", namespaceHTMLElements=False)
    body = page.find("body")
    assert body is not None
    assert tostring(body_of(html)) == tostring(body)


def test_words_beside_cells_stand_before_their_table() -> None:
    html = "<table>one<tr><td>two</td></tr><p>three</p></table>" * 2
    assert words_of(html) == ["one", "three", "two"] * 2


def test_no_table_is_searched_for_among_all_others() -> None:
    called = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "c_call" and "insert" in frame.f_code.co_name:
            called.add(getattr(argument, "__qualname__", ""))

    sys.setprofile(note)
    try:
        body_of("<table>one<p>two</p></table>" * 5)
    finally:
        sys.setprofile(None)
    assert "Element.insert" in called
    assert "list.index" not in called
