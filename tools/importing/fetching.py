"""Fetches pictures from their old host, one at a time, and keeps each as soon as it is here.

Only the public network is asked, at the number that was looked up, and nothing leads on from there.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Timeout, parse_url

from plugins.incremental.digest import digest_of
from tools.public_network import PORTS, Resolve, connections, public_number

from .decoding import LARGEST, decoded
from .picture_addresses import versions_of
from .pictures import read_addresses
from .writing import write_if_new

FETCHED = "pictures"  # the folder, beside the content
ADDRESSES = "addresses.tsv"  # which file is which
SECONDS = 60  # that one picture may take
PAUSE = 0.5  # seconds between two questions
MOST_SILENT = 10  # failures in a row, after which a host is taken for gone
CHUNK = 65_536  # bytes
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; a blog fetches its own pictures)"}
NO_ANSWER = (HTTPError, LocationParseError, UnicodeError, OSError)


class Fetched(NamedTuple):
    """The bytes of a picture, or why there are none."""

    data: bytes
    said: str = ""


Ask = Callable[[str], Fetched]


def fetch_all(addresses: Iterable[str], folder: Path, ask: Ask) -> Iterator[tuple[str, str]]:
    """Fetch what is not here yet; gives each address and what failed, empty where nothing did.

    The table is written after each picture, so another run goes on where this one ended.
    """
    table = folder / ADDRESSES
    known = read_addresses(table if table.is_file() else None)
    silent = 0
    for address in addresses:
        if address in known or silent >= MOST_SILENT:
            yield address, "" if address in known else "not asked: the host does not answer"
            continue
        said = _fetch(address, folder, known, ask)
        silent = silent + 1 if said else 0
        yield address, said


def _fetch(address: str, folder: Path, known: dict[str, str], ask: Ask) -> str:
    said = "no such picture"
    for version in versions_of(address):
        data, said = ask(version)
        if not said:
            if found := decoded(partial(bytes, data)):
                known[address] = f"{digest_of(address.encode())[:16]}{found.ending}"
                write_if_new(folder / known[address], found.read())
                write_if_new(folder / ADDRESSES, _table(known))
                return ""
            said = "what came is no whole picture"
    return said


def _table(known: dict[str, str]) -> bytes:
    return "".join(f"{address}\t{name}\n" for address, name in sorted(known.items())).encode()


def ask_politely(address: str, resolve: Resolve = public_number, pause: float = PAUSE) -> Fetched:
    """The picture at an address, after a pause."""
    time.sleep(pause)
    try:
        return _asked(address, resolve)
    except NO_ANSWER as error:
        return Fetched(b"", f"no answer: {error}")


def _asked(address: str, resolve: Resolve) -> Fetched:
    url = parse_url(address)
    if url.scheme not in PORTS or not url.host:
        return Fetched(b"", "this is no address that can be asked")
    with connections(url, resolve) as pool:
        answer = pool.urlopen(
            "GET",
            url.request_uri,
            headers={**HEADERS, "Host": url.netloc or ""},
            timeout=Timeout(total=SECONDS),
            retries=False,
            redirect=False,
            preload_content=False,
        )
        with answer:
            return _read(answer)


def _read(answer: urllib3.BaseHTTPResponse) -> Fetched:
    if answer.get_redirect_location():
        return Fetched(b"", "it leads elsewhere, which is not followed")
    if answer.status != 200:
        return Fetched(b"", f"its host says {answer.status}")
    data, ends = bytearray(), time.monotonic() + SECONDS
    for chunk in answer.stream(CHUNK):
        data += chunk
        if len(data) > LARGEST:
            return Fetched(b"", f"it has more than {LARGEST // 10**6} MB, which is the limit")
        if time.monotonic() > ends:
            return Fetched(b"", f"it took more than {SECONDS} seconds")
    return Fetched(bytes(data))
