"""Whether a text may become HTML that has to be judged: most hold nothing of the kind.

To convert a text takes a hundred times as long. So whatever could become an author's own tag or
attribute, or an address that begins with a scheme, is found here, and much else that could not.
"""

import re

MARKS = {  # what may become HTML, by a character of it: to look for that is quick
    "<": re.compile(r"<[a-z/!?]", re.IGNORECASE),
    "{": re.compile(
        r"\{(?!(?:attach|author|category|filename|index|static|tag)\})"  # that, in an address
    ),
    "&": re.compile(r"&#"),
    "](": re.compile(  # a target in which : may follow what is no scheme of ours
        r"\]\(\s*+<?+\s*+(?!(?:https?|mailto|tel):)(?:[^):&]{2000}|[^):&]*[:&])", re.IGNORECASE
    ),
    "]:": re.compile(r"\]:\s*+<?+(?!(?:https?|mailto|tel):)[^\s:&]*[:&]", re.IGNORECASE),
}


def is_suspicious(text: str) -> bool:
    """Whether a text has to be converted to be judged."""
    return any(sign in text and pattern.search(text) for sign, pattern in MARKS.items())
