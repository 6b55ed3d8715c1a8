"""What `srcset` says: the files of a picture that a browser may choose from.

It is split as https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute does:
an address may hold commas, and ends a candidate by a comma at its end. Which descriptors mean
anything, a browser decides; none is dropped here.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

SPACE = "\t\n\f\r "  # what HTML counts as white space
CANDIDATE = re.compile(
    rf"(?P<address>[^{SPACE},](?:[^{SPACE}]*[^{SPACE},])?)"
    rf"(?:[{SPACE}]+(?P<descriptors>(?:[^,(]|\([^)]*\)?)*))?"
)


class ImageCandidate(NamedTuple):
    """A file, and what it is for: `480w` for its width, `2x` for finer screens."""

    address: str
    descriptors: str = ""


def read_srcset(srcset: str) -> list[ImageCandidate]:
    """The candidates in order, those included that a browser would pass over."""
    found = CANDIDATE.finditer(srcset)
    return [
        ImageCandidate(one["address"], (one["descriptors"] or "").strip(SPACE)) for one in found
    ]


def write_srcset(candidates: Iterable[ImageCandidate]) -> str:
    """What `read_srcset` reads; addresses hold no white space, nor a comma at either end."""
    return ", ".join(" ".join(candidate).rstrip(" ") for candidate in candidates)
