"""How long the true page takes to follow a key on the desk, by what the desk's own page asks.

A key, the pause after which the page saves, the saving, and the build of `make serve` until the
letter's page is served with what was typed.
"""

import json
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit
from urllib.request import Request

from tools.desk.http import TOKEN, URL

from .running import BenchRun, BuildFailedError, last_words
from .site import BenchSite
from .watching import ANSWER, DIRECTLY, Watcher, asked, begin, watching

SAVER = Path(__file__).parent.parent / "desk/static/saving.js"
PAUSE = re.compile(r"const PAUSE = (\d+);")  # in milliseconds
TOKEN_IN_PAGE = re.compile(r'name="desk-token" content="([^"]+)"')


class Page(NamedTuple):
    """The page of a letter on the desk, as a browser has it."""

    desk: str  # the address of the desk
    token: str
    name: str  # of the letter

    def letter(self) -> dict[str, Any]:
        """The letter as its file has it."""
        return dict(json.loads(asked(f"{self.desk}letter?name={quote(self.name)}")))

    def save(self, letter: Mapping[str, Any], body: str) -> None:
        """Send what was typed. Raises OSError where it is not saved."""
        said = {key: letter[key] for key in ("stamp", "fields")} | {"name": self.name, "body": body}
        headers = {TOKEN: self.token, "Origin": self.desk.removesuffix(URL)}
        request = Request(f"{self.desk}save", json.dumps(said).encode(), headers)
        with DIRECTLY.open(request, timeout=ANSWER):
            pass


def keys(site: BenchSite, rounds: int) -> Iterator[BenchRun]:
    """For each round, how long a key took to be seen on the letter's own page."""
    pause = pause_in(SAVER.read_text(encoding="utf-8"))
    with watching(site) as watcher:
        begin(watcher)
        page = page_of(watcher)
        for number in range(rounds):
            yield typed(f"typed-{number}", page, watcher, pause)
            watcher.work.rest()


def pause_in(script: str) -> float:
    """The seconds without a key after which the desk's page saves."""
    [pause] = PAUSE.findall(script)
    return int(pause) / 1000


def page_of(watcher: Watcher) -> Page:
    """The page on which the watcher's post is written."""
    parts = urlsplit(watcher.address)
    desk = f"{parts.scheme}://{parts.netloc}{URL}"
    name = watcher.site.file(watcher.post).relative_to(watcher.site.folder).as_posix()
    [token] = TOKEN_IN_PAGE.findall(asked(f"{desk}write/?name={quote(name)}"))
    return Page(desk, token, name)


def typed(word: str, page: Page, watcher: Watcher, pause: float) -> BenchRun:
    """Type a word at the end of the text. Raises BuildFailedError where the page never shows it."""
    letter = page.letter()
    start = time.perf_counter()
    time.sleep(pause)
    page.save(letter, f"{letter['body']}\n{word}\n")
    if not watcher.work.reaches(lambda: word in asked(watcher.address)):
        raise BuildFailedError(f"The page did not follow.\n{last_words(watcher.work.log)}")
    return BenchRun(time.perf_counter() - start)
