"""Text is published with its compressed forms beside it, so that no server compresses it again."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import zopfli.gzip

from tools.publishing.tree import files_below

# Pictures are compressed already, and so are the parts of the search index.
TEXT = frozenset(".html .css .js .json .xml .svg .txt .webmanifest .ico .atom .rss .wasm".split())
LEAST = 200  # bytes: what is smaller goes in one packet either way
FORMS = (".br", ".gz")
FIRST_VIEW = frozenset([".html", ".css", ".js"])  # what readers wait for
ROUNDS = 5  # of zopfli: more than these take longer and gain a byte or two


def compressed(data: bytes, ending: str, form: str) -> bytes:
    """A text as servers send it; its own ending says how much that matters.

    zopfli writes what gzip reads, at a fiftieth of the speed and in 3 % fewer bytes.
    """
    if form == ".br":
        return bytes(brotli.compress(data, quality=11))
    if ending in FIRST_VIEW:
        return bytes(zopfli.gzip.compress(data, numiterations=ROUNDS))
    return gzip.compress(data, compresslevel=9, mtime=0)


def compress(site: Path) -> None:
    """Write the compressed forms of every text of a site; both libraries use every core."""
    texts = [path for path in files_below(site) if path.suffix in TEXT]
    with ThreadPoolExecutor() as pool:
        for path, forms in zip(texts, pool.map(_forms, texts), strict=True):
            for ending, data in forms.items():
                path.with_name(path.name + ending).write_bytes(data)


def _forms(text: Path) -> dict[str, bytes]:
    """The compressed forms that are smaller than the text."""
    data = text.read_bytes()
    if len(data) < LEAST:
        return {}
    forms = {form: compressed(data, text.suffix, form) for form in FORMS}
    return {form: made for form, made in forms.items() if len(made) < len(data)}


def is_compressed_form(path: Path) -> bool:
    """Whether a file is the compressed form of another beside it."""
    return path.suffix in FORMS and path.with_suffix("").suffix in TEXT
