"""The letters in the content folder: listed, read, saved; whatever happens, no word is lost.

A letter is saved only over what its writer has read. If another program has changed the file
meanwhile, both texts are there and somebody chooses.
"""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from pelican.settings import read_settings

from plugins.incremental.digest import digest_of
from plugins.languages import languages_of
from plugins.proofreading.blog import blog_of
from tools.draft import draft
from tools.draft_files import NoDraftError
from tools.importing.export import UnreadableExportError
from tools.importing.word import WordDocument, read_word
from tools.line_ends import as_typed, with_line_ends
from tools.new import UNWRITABLE, Wish, begin
from tools.translations import translate

from .begun import Begun
from .durable import write_durably
from .listing import ListedPost, Listing
from .places import Refused, place_of
from .versions import Version, Versions, utc_now

BEGUN = ".begun"  # the folder of keys, beside versions
SETTINGS = Path(__file__).parent.parent.parent / "pelicanconf.py"


class FieldText(NamedTuple):
    """What a text field shows of a letter; the stamp says which bytes the file had."""

    text: str
    stamp: str  # empty where there is no file


NO_FILE = FieldText("", "")


class Conflict(Exception):  # noqa: N818 - two people at work, and no fault
    """The file is not the one that was read; nothing was written."""

    def __init__(self, theirs: FieldText) -> None:
        super().__init__("Another program has changed this letter meanwhile.")
        self.theirs = theirs


class NotSaved(Exception):  # noqa: N818 - what the page says
    """Nothing was written, and the file is as it was."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Draft(NamedTuple):
    """A letter that a Word file became, and what its editor should know."""

    name: str
    notes: list[str]


class Letters:
    """The letters of one content folder, and their versions in a folder beside it."""

    def __init__(self, content: Path, versions: Path) -> None:
        self.content = content.resolve()
        self._versions = Versions(versions)
        self._begun = Begun(versions / BEGUN)
        self.settings: dict[str, Any] = read_settings(str(SETTINGS), {"PATH": str(content)})
        self._listing = Listing(self.content, self.settings)
        self._one_writer = Lock()

    def listed(self) -> list[ListedPost]:
        """All letters, the newest first, then the pages."""
        return self._listing.letters(utc_now())

    def holding(self, words: str) -> list[str]:
        """The names of the letters in which all these words stand."""
        return self._listing.holding(words)

    def read(self, name: str) -> FieldText:
        """A letter as it is now. Raises Refused."""
        data = self._bytes(name)
        if data is None:
            raise Refused(f"There is no letter {name} any more.")
        return _text(data, name)

    def save(self, name: str, text: str, stamp: str, *, asked: bool = False) -> FieldText:
        """Save what was typed over the file of the stamp, and keep a version.

        A file that says just that already is no conflict: an answer to the page was lost then.
        `asked` if somebody wants a version of its own. Raises Conflict, NotSaved and Refused.
        """
        with self._one_writer:
            before = self._bytes(name)
            after = _saved_form(text, before, name)
            if stamp != _stamp(before) and after != before:
                raise Conflict(self._theirs(name))
            try:
                self._write(name, before, after, asked=asked)
            except OSError as error:
                raise NotSaved(f"{name} is not saved: {error.strerror or error}.") from error
            return _text(after, name)

    def versions(self, name: str) -> list[Version]:
        """The versions of a letter, the newest first. Raises Refused."""
        self._place(name)
        return self._versions.of(name)

    def version(self, name: str, version: str) -> str:
        """The text of a version. Raises Refused."""
        self._place(name)
        return _text(self._versions.read(name, version), name).text

    def create(
        self,
        title: str,
        language: str,
        topic: str = "",
        *,
        key: str = "",
        typed: Callable[[str], str] = str,
    ) -> str:
        """Begin a letter, as `make new` does; gives its name. Raises Refused and NotSaved.

        `typed` puts into a new draft what somebody has typed. Who asks again with a key, because
        an answer was lost, gets the letter that was begun with it, whatever it holds by now.
        """
        with self._one_writer:
            return self.begun(key) or self._begin(_wish(title, language, topic), key, typed)

    def begun(self, key: str) -> str:
        """The name of the letter that was begun with a key; empty if there is none."""
        name = self._begun.name(key)
        return name if name and self._bytes(name) is not None else ""

    def _begin(self, wish: Wish, key: str, typed: Callable[[str], str]) -> str:
        if wish.lang not in (known := languages_of(self.settings)):
            raise Refused(f"A letter must be in one of these languages: {', '.join(known)}.")

        def finish(place: Path, text: str) -> str:
            self._begun.note(key, self._name(place))
            return typed(text)

        try:
            path = begin(self.content, wish, self.settings, self._now().date(), finish)
            self._versions.keep(self._name(path), path.read_bytes(), asked=False)
        except NoDraftError as error:
            raise Refused(str(error)) from error
        except OSError as error:
            self._begun.forget(key)
            raise NotSaved(f"The letter is not made: {error.strerror or error}.") from error
        return self._name(path)

    def translate(self, name: str, language: str) -> str:
        """Begin a letter in another language; gives its name. Raises Refused and NotSaved."""
        today = self._now().date()
        try:
            original = self._place(name)
            path = translate(self.content, original, language, "", self.settings, today)
        except NoDraftError as error:
            raise Refused(str(error)) from error
        except OSError as error:
            raise NotSaved(f"The letter is not made: {error.strerror or error}.") from error
        return path.relative_to(self.content.resolve()).as_posix()

    def from_word(self, data: bytes, filename: str) -> Draft:
        """Make a draft of a Word file. Raises Refused and NotSaved."""
        try:
            letter = _word_letter(data, filename)
            path, notes = draft(letter, self.content, blog_of(self.settings), self._now())
        except (NoDraftError, UnreadableExportError) as error:
            raise Refused(str(error)) from error
        except OSError as error:
            raise NotSaved(f"The letter is not made: {error.strerror or error}.") from error
        return Draft(self._name(path), notes)

    def _now(self) -> datetime:
        return datetime.now(ZoneInfo(self.settings["TIMEZONE"]))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.content).as_posix()

    def _place(self, name: str) -> Path:
        return place_of(name, self.content, self.settings["IGNORE_FILES"])

    def _bytes(self, name: str) -> bytes | None:
        try:
            return self._place(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Refused(f"{name} cannot be read: {error.strerror or error}.") from error

    def _theirs(self, name: str) -> FieldText:
        data = self._bytes(name)
        return NO_FILE if data is None else _text(data, name)

    def _write(self, name: str, before: bytes | None, after: bytes, *, asked: bool) -> None:
        """Keep both texts as versions, and write the file unless somebody else has just done so."""
        if before is not None:
            self._versions.keep_found(name, before)
        self._versions.keep(name, after, asked=asked)
        if after != before:
            write_durably(after, self._place(name), lambda: self._refuse_other(name, before))

    def _refuse_other(self, name: str, before: bytes | None) -> None:
        if self._bytes(name) != before:
            raise Conflict(self._theirs(name))


def _wish(title: str, language: str, topic: str) -> Wish:
    """What is wished for. Raises Refused."""
    wish = Wish(" ".join(title.split()), language, " ".join(topic.split()))
    if not wish.title or UNWRITABLE.search(wish.title + wish.topic):
        raise Refused("A letter must have a title, of letters and signs that can be seen.")
    return wish


def _stamp(data: bytes | None) -> str:
    return "" if data is None else digest_of(data)


def _text(data: bytes, name: str) -> FieldText:
    return FieldText(as_typed(_decoded(data, name)), digest_of(data))


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        said = "is not saved as UTF-8; open it in the program that wrote it, and save it so."
        raise Refused(f"{name} {said}") from error


def _saved_form(typed: str, before: bytes | None, name: str) -> bytes:
    """The bytes of what was typed; half a sign, which no file can hold, becomes �."""
    whole = typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    old = _decoded(before, name) if before is not None else ""
    return with_line_ends(as_typed(whole), old).encode()


def _word_letter(data: bytes, filename: str) -> WordDocument:
    """What a Word file says, which may be known under any name. Raises UnreadableExportError."""
    name = Path(filename.replace("\\", "/")).name or "letter"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        try:
            return read_word(file)
        except UnreadableExportError as error:
            raise UnreadableExportError(str(error).replace(str(file), name)) from error
