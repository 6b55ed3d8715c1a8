"""Publishing from the desk: the same commands as in a terminal, each in a process of its own.

What they say comes back as data, with the lines that would mend it. What was written into a letter
or into redirects.txt stays there where the gate refuses: to ask again once it is mended is no harm.
"""

import re
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
from plugins.redirects.missing import header_in, lines_in
from tools.draft_files import NoDraftError, name_of
from tools.front_matter.header import with_fields
from tools.publishing.fixing import fix
from tools.publishing.ledger import read_ledger

from .commands import ROOT, CommandResult, run, run_line
from .letters import Letters, NotSaved
from .places import Refused
from .redirects import RedirectsFile, with_redirect, without_redirect

CURRENT = "current"  # the link to the live release
PLACE = re.compile(r"(?P<place>.+?)(?::\d+)?: (?P<said>.+)")
STILL_THERE = re.compile(r"(?P<old>/\S*) is still there; delete this line")


class PublicationOutcome(NamedTuple):
    """What was done, or why it was not."""

    published: bool
    refused: Sequence[str] = ()  # what the check and the gate say, a line each
    lines: Sequence[str] = ()  # what to write, into redirects.txt or a header, to mend it
    notes: Sequence[str] = ()  # what is left to do


class Publication:
    """Publishes the letters of a content folder into a folder of releases."""

    def __init__(self, letters: Letters, public: Path) -> None:
        self._letters = letters
        self._content = letters.content
        self._redirects = RedirectsFile(letters.content)
        self._public = public.resolve()

    def publish(self, *, repair: bool = False) -> PublicationOutcome:
        """Publish what is in the folder; `repair` writes the lines that would mend a refusal."""
        ended = self._publish(repair)
        if repair and not ended.is_done and self._is_mended(ended.wrong):
            ended = self._publish(repair)
        return self._outcome(ended)

    def undo(self) -> PublicationOutcome:
        """Serve the release before the live one again."""
        return self._outcome(run("tools.rollback", str(self._public)))

    def take_offline(self, name: str, to: str, *, repair: bool = False) -> PublicationOutcome:
        """Make a letter a draft again, and lead readers of its address elsewhere.

        Raises Refused, Conflict and NotSaved.
        """
        old = self._address(name)
        is_published = self._is_published(old)
        before = self._redirects.read()
        led = with_redirect(before, old, to) if is_published else before
        self._set(name, {"status": "draft"})
        self._redirects.write(led)
        return self._publish_if(is_published, repair)

    def change_address(self, name: str, slug: str, *, repair: bool = False) -> PublicationOutcome:
        """Give a letter another address, to which the old one leads.

        The file keeps its name: links of other letters go on leading to it, and subscribers know
        it by that name. Raises Refused, Conflict and NotSaved.
        """
        old = self._address(name)
        is_published = self._is_published(old)
        self._set(name, {"slug": self._slug(slug), "save_as": "", "url": ""})
        new = self._address(name)
        led = without_redirect(self._redirects.read(), new)
        is_led = is_published and new != old
        self._redirects.write(with_redirect(led, old, new) if is_led else led)
        return self._publish_if(is_published, repair)

    def _publish_if(self, is_published: bool, repair: bool) -> PublicationOutcome:
        """Of a letter that readers never saw nothing needs to be published."""
        return self.publish(repair=repair) if is_published else PublicationOutcome(published=False)

    def _publish(self, repair: bool) -> CommandResult:
        environment = {"FIX": "yes"} if repair else {}
        return run("tools.publish", str(self._content), str(self._public), **environment)

    def _is_mended(self, wrong: Sequence[str]) -> bool:
        """Write what the gate alone asks for, and take out redirects from pages that are back."""
        before = self._redirects.read()
        for line in wrong:
            if found := STILL_THERE.search(line):
                self._redirects.write(without_redirect(self._redirects.read(), found["old"]))
        found_places = filter(None, map(PLACE.fullmatch, wrong))
        problems = [Problem(str(ROOT / one["place"]), 1, one["said"], "") for one in found_places]
        known = [one for one in problems if not header_in(one.message) or Path(one.path).is_file()]
        try:
            return bool([*fix(self._content, known)]) or self._redirects.read() != before
        except OSError as error:
            raise NotSaved(f"The lines are not written: {error.strerror or error}.") from error

    def _outcome(self, ended: CommandResult) -> PublicationOutcome:
        if ended.is_done:
            return PublicationOutcome(True, notes=(*ended.said, *ended.wrong, *self._sent()))
        wrong = ended.wrong or ended.said
        lines = dict.fromkeys(line for said in wrong for line in _mending(said))
        return PublicationOutcome(False, tuple(wrong), tuple(lines))

    def _sent(self) -> list[str]:
        """What the command of the settings says that brings a release to its readers."""
        command = self._letters.settings["PUBLISH_COMMAND"]
        if not command:
            return [f"What is online lies in {self._public / CURRENT}."]
        return run_line(command)

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
        try:
            text = with_fields(now.text, fields)
        except HeaderError as error:
            raise Refused(f"{name}: {error}") from error
        self._letters.save(name, text, now.stamp, asked=True)


def _mending(said: str) -> Iterator[str]:
    """What would be written, by what a command says."""
    yield from lines_in(said)
    if header := header_in(said):
        yield header
    if found := STILL_THERE.search(said):
        yield f"# {found['old']}"
