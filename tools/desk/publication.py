"""Publishing from the desk: the same commands as in a terminal, each in a process of its own.

What they say comes back as data, with the lines that would mend it. What was written into a letter
or into redirects.txt stays there where the gate refuses: to ask again once it is mended is no harm.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plugins.addresses import file_of
from plugins.proofreading.blog import blog_of
from plugins.proofreading.facts import address_in
from plugins.proofreading.post import read_post
from plugins.proofreading.problem import Problem
from plugins.proofreading.published import published
from plugins.reader.header import HeaderError
from plugins.redirects.editors import FILE as REDIRECTS
from plugins.redirects.missing import header_in, lines_in
from tools.new import NoDraftError, name_of
from tools.publishing.fixing import fix
from tools.publishing.ledger import read_ledger

from .durable import write_durably
from .header import with_fields
from .letters import Letters, NotSaved
from .places import Refused
from .redirects import with_redirect, without_redirect

ROOT = Path(__file__).parent.parent.parent
CURRENT = "current"  # the link to the live release
PLACE = re.compile(r"(?P<place>.+?)(?::\d+)?: (?P<said>.+)")
STILL_THERE = re.compile(r"(?P<old>/\S*) is still there; delete this line")
DONE = re.compile(r"^(?:Published|Rolled back): ", re.MULTILINE)
# What the page says in its own words.
KNOWN = re.compile(
    r"Nothing was built\.|The site could not be built\.|Done: Processed .*"
    r"|(?:Nothing was published; )?[Tt]he live site is as it was\.|(?:Published|Rolled back): .*"
)


class Outcome(NamedTuple):
    """What was done, or why it was not."""

    published: bool
    refused: Sequence[str] = ()  # what the check and the gate say, a line each
    lines: Sequence[str] = ()  # what to write, into redirects.txt or a header, to mend it
    notes: Sequence[str] = ()  # what is left to do


class Run(NamedTuple):
    """What a command has said."""

    is_done: bool
    said: list[str]
    wrong: list[str]


class Publication:
    """Publishes the letters of a content folder into a folder of releases."""

    def __init__(self, letters: Letters, public: Path) -> None:
        self._letters = letters
        self._content = letters.content
        self._public = public.resolve()

    def publish(self, *, repair: bool = False) -> Outcome:
        """Publish what is in the folder; `repair` writes the lines that would mend a refusal."""
        run = self._publish(repair)
        if repair and not run.is_done and self._is_mended(run.wrong):
            run = self._publish(repair)
        return self._outcome(run)

    def undo(self) -> Outcome:
        """Serve the release before the live one again."""
        return self._outcome(_run("tools.rollback", str(self._public)))

    def take_offline(self, name: str, to: str, *, repair: bool = False) -> Outcome:
        """Make a letter a draft again, and lead readers of its address elsewhere.

        Raises Refused, Conflict and NotSaved.
        """
        old = self._address(name)
        is_published = self._is_published(old)
        led = with_redirect(self._redirects(), old, to) if is_published else self._redirects()
        self._set(name, {"status": "draft"})
        self._write_redirects(led)
        return self._publish_if(is_published, repair)

    def change_address(self, name: str, slug: str, *, repair: bool = False) -> Outcome:
        """Give a letter another address, to which the old one leads.

        The file keeps its name: links of other letters go on leading to it, and subscribers know
        it by that name. Raises Refused, Conflict and NotSaved.
        """
        old = self._address(name)
        is_published = self._is_published(old)
        self._set(name, {"slug": self._slug(slug), "save_as": "", "url": ""})
        new = self._address(name)
        led = without_redirect(self._redirects(), new)
        is_led = is_published and new != old
        self._write_redirects(with_redirect(led, old, new) if is_led else led)
        return self._publish_if(is_published, repair)

    def _publish_if(self, is_published: bool, repair: bool) -> Outcome:
        """Of a letter that readers never saw nothing needs to be published."""
        return self.publish(repair=repair) if is_published else Outcome(published=False)

    def _publish(self, repair: bool) -> Run:
        environment = {"FIX": "yes"} if repair else {}
        return _run("tools.publish", str(self._content), str(self._public), **environment)

    def _is_mended(self, wrong: Sequence[str]) -> bool:
        """Write what the gate alone asks for, and take out redirects from pages that are back."""
        before = self._redirects()
        for line in wrong:
            if found := STILL_THERE.search(line):
                self._write_redirects(without_redirect(self._redirects(), found["old"]))
        found_places = filter(None, map(PLACE.fullmatch, wrong))
        problems = [Problem(str(ROOT / one["place"]), 1, one["said"], "") for one in found_places]
        known = [one for one in problems if not header_in(one.message) or Path(one.path).is_file()]
        return bool([*fix(self._content, known)]) or self._redirects() != before

    def _outcome(self, run: Run) -> Outcome:
        if run.is_done:
            return Outcome(True, notes=(*run.said, *run.wrong, *self._sent()))
        wrong = run.wrong or run.said
        lines = dict.fromkeys(line for said in wrong for line in _mending(said))
        return Outcome(False, tuple(wrong), tuple(lines))

    def _sent(self) -> list[str]:
        """What the command of the settings says that brings a release to its readers."""
        command = self._letters.settings["PUBLISH_COMMAND"]
        if not command:
            return [f"What is online lies in {self._public / CURRENT}."]
        sent = subprocess.run(
            command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
        )
        said = [*sent.stdout.splitlines(), *sent.stderr.splitlines()]
        return [*said, f"“{command}” ended with {sent.returncode}."] if sent.returncode else said

    def _address(self, name: str) -> str:
        """The address that a letter has once it is published. Raises Refused."""
        path = PurePosixPath(name)
        try:
            text = self._letters.read(name).text
            post = read_post(path.stem, text, is_page=path.parts[0] == "pages")
        except HeaderError as error:
            raise Refused(f"{name}: {error}") from error
        return address_in(published(post, blog_of(self._letters.settings)), post)

    def _is_published(self, address: str) -> bool:
        """Whether readers have, or have had, a page at an address."""
        live = self._public / CURRENT / file_of(address[1:])
        return bool(address) and (address in read_ledger(self._content) or live.is_file())

    def _slug(self, words: str) -> str:
        try:
            return name_of(words, self._letters.settings)
        except NoDraftError as error:
            raise Refused(str(error)) from error

    def _set(self, name: str, fields: Mapping[str, str]) -> None:
        """Write fields into a letter's header, and keep a version of each text."""
        now = self._letters.read(name)
        self._letters.save(name, with_fields(now.text, fields), now.stamp, asked=True)

    def _redirects(self) -> str:
        file = self._content / REDIRECTS
        return file.read_text(encoding="utf-8-sig") if file.is_file() else ""

    def _write_redirects(self, text: str) -> None:
        if text != self._redirects():
            try:
                write_durably(text.encode(), self._content / REDIRECTS)
            except OSError as error:
                said = f"{REDIRECTS} is not saved: {error.strerror or error}."
                raise NotSaved(said) from error


def _mending(said: str) -> Iterator[str]:
    """What would be written, by what a command says."""
    yield from lines_in(said)
    if header := header_in(said):
        yield header
    if found := STILL_THERE.search(said):
        yield f"# {found['old']}"


def _run(module: str, *arguments: str, **environment: str) -> Run:
    """Run a command of ours as `make` does."""
    command = [sys.executable, "-m", module, *arguments]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "500", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    said, wrong = (
        [line for line in stream.splitlines() if line.strip() and not KNOWN.fullmatch(line)]
        for stream in (run.stdout, run.stderr)
    )
    return Run(DONE.search(run.stdout) is not None, said, wrong)
