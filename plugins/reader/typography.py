"""Sets HTML as typogrify does, to the byte, and asks typogrify only where it has something to do.

    <p>It's a long, long road to the CV.</p>
       ~~~~                         ~~~       words with a quote, a dash, a capital …
                                 ~~~~~~~~~~   where a block ends; a quote where it begins

Most of a text is neither, and typogrify reads it some forty times over. Whatever is no plain text
between well-formed tags goes through typogrify as a whole, and so does what holds tags whose text
it leaves alone; for all else its filters need not look for these.

What this relies on: the filters of typogrify (amp, smartypants, caps, initial_quotes, widont) in
https://github.com/justinmayer/typogrify/blob/2.1.0/typogrify/filters.py and the tags and texts of
https://github.com/justinmayer/smartypants.py/blob/2.0.2/smartypants.py; the laws of
tests/plugins/reader/test_typography.py compare with both.
"""

import re
from functools import lru_cache

import smartypants
from typogrify.filters import applyfilters, typogrify

smartypants.Attr.default = smartypants.Attr.set1 | smartypants.Attr.w  # as Pelican sets it

# Tags about whose ends typogrify's filters agree, and between which they set all text.
TAG = rf"""<(?i:(?!/?(?:{"|".join(smartypants.tags_to_skip)}))/?\w+(?:\s\w+="[^"<>\n]*")*\s?/?>)"""
# Lower-case words between others. What typogrify looks at beside a sign never spans a space with
# a letter or digit on both sides, so a text may be cut there.
WORDS = r" (?<=\w.)[a-z]++,?+(?: [a-z]++,?+)*(?= \w)"
GAP = re.compile(rf"({TAG}|{WORDS})")  # each by its first sign: a search is fastest for that
SIGN = re.compile(r"""['"`\\&]|--|\. ?\.|[A-Z](?:\d*|\.\s?)[A-Z]""")
LONE_QUOTES = frozenset({"'", '"', "&quot;"})  # typogrify turns them by what stands before the tag

# From a text's second word to its last but one: a block's edges are elsewhere.
MIDDLE = re.compile(r"( (?<=\w.)\w[^<>]*)(?<=\w)(?= \w)")
STAND_IN = "\0"


def set_text(html: str) -> str:
    """What `typogrify` makes of HTML."""
    parts = GAP.split(html)
    texts = parts[::2]
    if not _is_plain("".join(texts)) or not LONE_QUOTES.isdisjoint(texts):
        whole: str = typogrify(html)
        return whole
    parts[::2] = map(_set_words, texts)
    return _set_edges("".join(parts))


def _is_plain(text: str) -> bool:
    return "<" not in text and STAND_IN not in text


@lru_cache(maxsize=10_000)
def _set_words(text: str) -> str:
    """Ampersands, quotes, dashes, dots and capitals set; the same few words come up ever again."""
    if not SIGN.search(text):
        return text
    set_words: str = applyfilters(text, initial_quotes=False, widont=False)
    return set_words


def _set_edges(html: str) -> str:
    """Opening quotes marked and last words kept together, with the middles of texts set aside."""
    parts = MIDDLE.split(html)
    edges = applyfilters(STAND_IN.join(parts[::2]), amp=False, smartypants=False, caps=False)
    parts[::2] = edges.split(STAND_IN)
    return "".join(parts)
