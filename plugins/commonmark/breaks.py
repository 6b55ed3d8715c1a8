"""Line breaks: a backslash at the end of a line, and what Word has for one.

Main street 1\\              Main street 1<br>
1000 Brussels        →      1000 Brussels
"""

from markdown.preprocessors import Preprocessor

VERTICAL_TAB = "\x0b"  # Word's; no feed may hold it
LINE_SEPARATOR = "\u2028"
BREAK = rf"\\\n|{LINE_SEPARATOR}"


class BreakProcessor(Preprocessor):
    """Makes Word's line breaks those that any text may hold."""

    def run(self, lines: list[str]) -> list[str]:
        return [line.replace(VERTICAL_TAB, LINE_SEPARATOR) for line in lines]
