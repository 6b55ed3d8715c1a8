"""Letters are saved over what was read and over nothing else; whatever fails, the file is whole."""

import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.digest import digest_of
from tests.building import ROOT
from tests.laws import FEWER
from tests.tools.importing.word_files import p, word_file
from tools.desk import durable
from tools.desk.letters import Conflict, FieldText, Letters, NotSaved
from tools.desk.places import Refused
from tools.front_matter.header import fields

NAME = "posts/2020-01-02-a.md"
TEXT = "---\ntitle: A\ndate: 2020-01-02\n---\n\nText.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "content" / NAME
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def letters(tmp_path: Path, file: Path) -> Letters:
    return Letters(tmp_path / "content", tmp_path / ".versions")


def test_what_is_saved_is_read(letters: Letters, file: Path) -> None:
    read = letters.read(NAME)
    assert read == FieldText(TEXT, digest_of(TEXT.encode()))
    saved = letters.save(NAME, TEXT + "More.\n", read.stamp)
    assert saved == letters.read(NAME) == FieldText(TEXT + "More.\n", digest_of(file.read_bytes()))
    assert [letter.name for letter in letters.listed()] == letters.holding("more") == [NAME]


def test_a_file_keeps_its_mark_line_ends_and_mode(letters: Letters, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\n")
    file.chmod(0o640)
    read = letters.read(NAME)
    assert read.text == "---\ntitle: A\n---\n"
    saved = letters.save(NAME, "---\ntitle: B\n---\nText\r\n\ud800", read.stamp)
    assert saved.text == "---\ntitle: B\n---\nText\n\ufffd"
    assert file.read_bytes() == "\ufeff---\r\ntitle: B\r\n---\r\nText\r\n\ufffd".encode()
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["docs/editing.md", "docs/markdown.md", "docs/proofreading.md"])
def test_a_word_changed_in_what_shows_every_construct_changes_that_word_alone(
    letters: Letters, file: Path, name: str
) -> None:
    before = (ROOT / name).read_bytes().replace(b"\n", b"\r\n")
    assert before.count(b" the ") > 1
    file.write_bytes(before)
    read = letters.read(NAME)
    letters.save(NAME, read.text.replace(" the ", " that ", 1), read.stamp)
    assert file.read_bytes() == before.replace(b" the ", b" that ", 1)


def test_a_file_that_has_changed_is_not_overwritten(letters: Letters, file: Path) -> None:
    stamp = letters.read(NAME).stamp
    file.write_text("Theirs", encoding="utf-8")
    with pytest.raises(Conflict) as conflict:
        letters.save(NAME, "Ours", stamp)
    assert conflict.value.theirs == letters.read(NAME) == FieldText("Theirs", digest_of(b"Theirs"))
    letters.save(NAME, "Ours", conflict.value.theirs.stamp)
    assert file.read_text(encoding="utf-8") == "Ours"
    assert [letters.version(NAME, one.id) for one in letters.versions(NAME)] == ["Ours", "Theirs"]


def test_a_save_whose_answer_was_lost_may_be_sent_again(letters: Letters) -> None:
    read = letters.read(NAME)
    saved = letters.save(NAME, "Ours", read.stamp)
    assert letters.save(NAME, "Ours", read.stamp) == saved
    assert [letters.version(NAME, one.id) for one in letters.versions(NAME)] == ["Ours", TEXT]


def test_a_file_that_is_gone_is_written_again_only_if_that_is_wanted(
    letters: Letters, file: Path
) -> None:
    stamp = letters.read(NAME).stamp
    file.unlink()
    with pytest.raises(Refused, match="There is no letter"):
        letters.read(NAME)
    with pytest.raises(Conflict) as conflict:
        letters.save(NAME, "Ours", stamp)
    assert conflict.value.theirs == FieldText("", "")
    assert not file.exists()
    letters.save(NAME, "Ours", "")
    assert file.read_text(encoding="utf-8") == "Ours"


def test_nothing_new_is_written_over_a_letter(letters: Letters, file: Path) -> None:
    with pytest.raises(Conflict):
        letters.save(NAME, "Ours", "")
    assert file.read_text(encoding="utf-8") == TEXT


def test_a_change_at_the_last_moment_is_not_overwritten(
    letters: Letters, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copymode(_file: Path, _draft: Path) -> None:
        file.write_text("Theirs", encoding="utf-8")

    monkeypatch.setattr(durable, "copymode", copymode)
    with pytest.raises(Conflict) as conflict:
        letters.save(NAME, "Ours", letters.read(NAME).stamp)
    assert conflict.value.theirs.text == file.read_text(encoding="utf-8") == "Theirs"
    assert [*file.parent.iterdir()] == [file]


def test_the_same_text_is_not_written_again(letters: Letters, file: Path) -> None:
    os.utime(file, ns=(1, 1))
    letters.save(NAME, TEXT, letters.read(NAME).stamp)
    assert file.stat().st_mtime_ns == 1


def test_the_text_before_the_first_save_is_a_version(letters: Letters) -> None:
    letters.save(NAME, "New", letters.read(NAME).stamp)
    assert [letters.version(NAME, one.id) for one in letters.versions(NAME)] == ["New", TEXT]


def test_a_version_that_is_asked_for_is_kept_while_one_writes_on(letters: Letters) -> None:
    stamp = letters.read(NAME).stamp
    for text, asked in [("a", False), ("ab", True), ("abc", False), ("abcd", False)]:
        stamp = letters.save(NAME, text, stamp, asked=asked).stamp
    texts = [letters.version(NAME, version.id) for version in letters.versions(NAME)]
    assert texts == ["abcd", "ab", TEXT]


@pytest.mark.parametrize("failing", ["fsync", "replace", "mkdir"])
def test_a_disk_that_is_full_leaves_the_file_whole(
    letters: Letters, file: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    stamp = letters.read(NAME).stamp
    monkeypatch.setattr(os if failing == "fsync" else Path, failing, fail)
    with pytest.raises(NotSaved) as refusal:
        letters.save(NAME, "Ours", stamp)
    monkeypatch.undo()
    assert refusal.value.reason == f"{NAME} is not saved: No space left on device."
    assert file.read_text(encoding="utf-8") == TEXT
    assert [*file.parent.iterdir()] == [file]
    assert letters.save(NAME, "Ours", stamp).text == "Ours"


def test_of_two_who_save_at_once_one_is_told(letters: Letters, file: Path) -> None:
    stamp = letters.read(NAME).stamp

    def save(text: str) -> str:
        try:
            return letters.save(NAME, text, stamp).text
        except Conflict as conflict:
            return f"not {conflict.theirs.text}"

    with ThreadPoolExecutor() as both:
        said = sorted(both.map(save, ["one", "two"]))
    winner = file.read_text(encoding="utf-8")
    assert said == [f"not {winner}", winner]


def test_a_writer_that_is_killed_loses_nothing_that_it_said_to_have_saved(file: Path) -> None:
    content = file.parents[1]
    for _ in range(3):
        command = [sys.executable, "-m", "tests.tools.desk.killed", str(content), NAME]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            said = [writer.stdout.readline().strip() for _ in range(20)]
            writer.kill()
            said += writer.stdout.read().split("\n")[:-1]
        letters = Letters(content, content.parent / ".versions")
        text = letters.read(NAME).text
        assert int(text.removeprefix("Text ")) >= int(said[-1])
        assert letters.version(NAME, letters.versions(NAME)[0].id).startswith("Text ")
        assert [letter.name for letter in letters.listed()] == [NAME]


@pytest.mark.parametrize("name", ["../a.md", "images/a.png", ".git/config.md"])
def test_what_is_no_letter_is_refused(letters: Letters, name: str) -> None:
    for attempt in (
        lambda: letters.read(name),
        lambda: letters.save(name, "", ""),
        lambda: letters.versions(name),
        lambda: letters.version(name, "x"),
    ):
        with pytest.raises(Refused, match="is no letter"):
            attempt()


def test_a_file_that_is_not_utf8_is_left_alone(letters: Letters, file: Path) -> None:
    file.write_bytes(b"Caf\xe9")
    with pytest.raises(Refused, match="is not saved as UTF-8"):
        letters.read(NAME)
    with pytest.raises(Refused, match="is not saved as UTF-8"):
        letters.save(NAME, "Café", digest_of(b"Caf\xe9"))
    assert file.read_bytes() == b"Caf\xe9"


def test_a_letter_is_begun_in_its_language(letters: Letters) -> None:
    name = letters.create(" Hoe  zeg ik nee? ", "nl", "Hiring")
    assert name.endswith("-hoe-zeg-ik-nee.md")
    text = letters.read(name).text
    assert 'title: "Hoe zeg ik nee?"\n' in text
    assert fields(text) | {"category": "Hiring", "lang": "nl", "status": "draft"} == fields(text)


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("", "en", "must have a title"),
        ("a\x00", "en", "must have a title"),
        ("?!", "en", "must have letters or figures"),
        ("A", "en", "has these words already"),
        ("New", "de", "one of these languages: en, nl, fr"),
    ],
)
def test_what_cannot_be_begun_is_said(
    letters: Letters, title: str, language: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        letters.create(title, language)


KEY = "0b9e2a4c-5d1f-4a7e-9c33-2f1d6b8a7e50"
OTHER_KEY = KEY.replace("0", "1")


def test_who_asks_again_with_a_key_gets_the_letter_that_was_begun(
    letters: Letters, tmp_path: Path
) -> None:
    name = letters.create("No", "en", key=KEY, typed=lambda draft: f"{draft}Typed.")
    assert letters.read(name).text.endswith("Typed.")
    again = Letters(letters.content, tmp_path / ".versions")  # after a restart
    assert again.create("No, thanks", "en", key=KEY) == again.begun(KEY) == name
    with pytest.raises(Refused, match="has these words already"):
        again.create("No", "en", key=OTHER_KEY)
    assert again.begun(OTHER_KEY) == ""
    assert again.read(name).text.endswith("Typed.")


def test_a_letter_that_was_not_written_or_is_gone_is_begun_anew(
    letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(draft: str) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NotSaved):
        letters.create("No", "en", key=KEY, typed=full)
    assert letters.begun(KEY) == ""
    name = letters.create("No", "en", key=KEY)
    (letters.content / name).unlink()
    assert letters.begun(KEY) == ""
    assert letters.create("No", "en", key=KEY) == name


@pytest.mark.parametrize("key", ["", "../../posts/a.md", "a" * 40])
def test_what_is_no_key_is_not_kept(letters: Letters, tmp_path: Path, key: str) -> None:
    letters.create("No", "en", key=key)
    assert letters.begun(key) == ""
    assert not [*tmp_path.rglob(".begun/*")]


def test_a_word_file_becomes_a_draft(letters: Letters, tmp_path: Path) -> None:
    word = word_file(
        tmp_path / "a.docx", p("A day", "T") + p("Said.") + p("No", mark="<w:vanish/>")
    )
    name, notes = letters.from_word(word.read_bytes(), "C:\\letters\\a.docx")
    assert name.endswith("-a-day.md")
    assert letters.read(name).text.endswith("\n\nSaid.\n")
    assert notes == ["hidden words were left out"]


@pytest.mark.parametrize(
    ("data", "filename", "said"),
    [
        (b"x", "letter.doc", "letter.doc is no .docx file"),
        (b"x", "../../letter.docx", "letter.docx is no Word file"),
        (b"x", "", "letter is no .docx file"),
    ],
)
def test_what_is_no_word_file_is_said(
    letters: Letters, data: bytes, filename: str, said: str
) -> None:
    with pytest.raises(Refused) as refusal:
        letters.from_word(data, filename)
    assert str(refusal.value).startswith(said)


TYPED = st.text("ab\n", max_size=4)
DEEDS = st.lists(st.tuples(st.sampled_from(["one", "other", "program"]), TYPED), max_size=8)


def save_or_read(letters: Letters, typed: str, seen: FieldText) -> tuple[FieldText, bool]:
    """What an editor has then seen of the letter, and whether it is what they saved."""
    try:
        return letters.save(NAME, typed, seen.stamp), True
    except Conflict as conflict:
        return conflict.theirs, False


@FEWER
@given(DEEDS)
def test_nobody_overwrites_what_they_have_not_read(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    file = folder / "content" / NAME
    file.parent.mkdir(parents=True)
    letters = Letters(folder / "content", folder / ".versions")
    stands = letters.save(NAME, TEXT, "")
    seen = dict.fromkeys(("one", "other"), stands)
    overwritten = set()
    for who, typed in deeds:
        if who == "program":
            file.write_text(f"A program's {typed}", encoding="utf-8")
            stands = letters.read(NAME)
        else:
            seen_before = seen[who]
            seen[who], is_saved = save_or_read(letters, typed, seen_before)
            assert is_saved == (seen_before.stamp == stands.stamp or typed == stands.text)
            assert seen[who].text == (typed if is_saved else stands.text)
            overwritten |= {stands.text} if is_saved and typed != stands.text else set()
            stands = seen[who]
    assert letters.read(NAME) == stands
    kept = {letters.version(NAME, version.id) for version in letters.versions(NAME)}
    assert {text for text in overwritten if text.startswith("A program's")} <= kept
