"""Reaches into what is quoted: the signs go, the text is mended, the signs come back."""

import re
from collections.abc import Callable
from itertools import groupby

SIGN = re.compile(r" *> ?")


def with_quotes(lines: list[str], mend: Callable[[list[str]], list[str]]) -> list[str]:
    """The lines with what is quoted in them mended; all else stays as it is."""
    mended: list[str] = []
    for is_quoted, group in groupby(lines, key=lambda line: SIGN.match(line) is not None):
        stretch = list(group)
        mended += _quoted(stretch, mend) if is_quoted else stretch
    return mended


def _quoted(lines: list[str], mend: Callable[[list[str]], list[str]]) -> list[str]:
    before = [SIGN.sub("", line, count=1) for line in lines]
    after = mend(before)
    sign = lines[0][: lines[0].index(">")] + "> "
    return lines if after == before else [(sign + line).rstrip() for line in after]
