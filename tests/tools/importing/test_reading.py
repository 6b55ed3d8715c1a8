"""Every format of Blogger's export becomes the same records; what is hostile ends in a line."""

import gzip
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.tools.importing.exports import (
    HOST,
    Old,
    Said,
    classic,
    saved_feed,
    takeout,
    takeout_folder,
)
from tools.importing.export import EntryState, Kind, UnreadableExportError
from tools.importing.formats import path_of
from tools.importing.reading import read_export

POST = Old(1, title="R&D: it's <here>", labels=("Job offers", "Français"))
PAGE = Old(2, kind="page", address="/p/over-ons.html")
DRAFT = Old(3, status="DRAFT", address="", published="2019-01-08T08:00:00Z")
WRITTEN = {"classic": classic, "takeout": takeout, "feed": saved_feed}


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str | bytes, str], Path]:
    """Writes an export, under a name that says nothing."""

    def write(text: str | bytes, name: str = "export") -> Path:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


Written = Callable[..., Path]


@pytest.mark.parametrize("form", WRITTEN)
def test_a_post_is_the_same_in_every_format(form: str, written: Written) -> None:
    [entry] = read_export(written(WRITTEN[form]([POST]))).entries  # type: ignore[operator]
    assert entry.id == POST.id
    assert (entry.kind, entry.state) == (Kind.POST, EntryState.LIVE)
    assert entry.title == POST.title
    assert entry.html == POST.html
    assert entry.labels == POST.labels
    assert entry.address == "/2018/06/a-post.html"
    assert entry.published.isoformat() == "2018-06-05T08:00:00+02:00"


@pytest.mark.parametrize("form", ["classic", "takeout"])
def test_pages_drafts_and_comments_are_told_apart(form: str, written: Written) -> None:
    said = [Said(8, 1), Said(9, 1, above=8)]
    export = read_export(written(WRITTEN[form]([POST, PAGE, DRAFT], said)))  # type: ignore[operator]
    kinds = {one.id[-1]: (one.kind, one.state) for one in export.entries}
    assert kinds == {
        "1": (Kind.POST, EntryState.LIVE),
        "2": (Kind.PAGE, EntryState.LIVE),
        "3": (Kind.POST, EntryState.DRAFT),
    }
    first, second = export.comments
    assert (first.post, first.reply_to, first.name) == (POST.id, "", "Karel")
    assert second.reply_to == first.id


@pytest.mark.parametrize("form", ["classic", "takeout"])
def test_prefixes_of_no_namespace_are_those_of_blogger(form: str, written: Written) -> None:
    text = WRITTEN[form]([POST, DRAFT], [Said(8, 1)])  # type: ignore[operator]
    bare = re.sub(r" xmlns:\w+='[^']*'", "", text)
    assert bare != text
    assert read_export(written(bare)) == read_export(written(text))


def test_settings_and_templates_are_no_posts(written: Written) -> None:
    export = read_export(written(classic([POST])))
    assert len(export.entries) == 1
    assert export.hosts == {"old-letters.blogspot.com", "www.old-letters.example"}


@pytest.mark.parametrize(
    ("status", "trashed", "state"),
    [
        ("LIVE", "", EntryState.LIVE),
        ("SCHEDULED", "", EntryState.LIVE),
        ("DRAFT", "", EntryState.DRAFT),
        ("SOFT_TRASHED", "", EntryState.BINNED),
        ("LIVE", "2019-01-01T00:00:00Z", EntryState.BINNED),
        ("NEVER_HEARD_OF", "", EntryState.DRAFT),
    ],
)
def test_states_of_takeout(status: str, trashed: str, state: EntryState, written: Written) -> None:
    post = POST._replace(status=status, trashed=trashed)
    assert read_export(written(takeout([post]))).entries[0].state is state


@pytest.mark.parametrize("status", ["SPAM", "SPAM_COMMENT", "GHOSTED"])
def test_spam_is_told_from_comments(status: str, written: Written) -> None:
    export = read_export(written(takeout([POST], [Said(8, 1, status=status)])))
    assert export.comments[0].state is EntryState.SPAM


def test_a_title_that_takeout_escaped_twice_is_read_twice(written: Written) -> None:
    post = POST._replace(title="It wasn&#39;t &amp; R&D")
    assert read_export(written(takeout([post]))).entries[0].title == "It wasn't & R&D"
    assert read_export(written(classic([post]))).entries[0].title == post.title


def test_a_folder_is_read_with_its_settings(tmp_path: Path) -> None:
    export = read_export(takeout_folder(tmp_path, [POST, PAGE]))
    assert len(export.entries) == 2
    assert export.zone == "Europe/Paris"
    assert export.hosts == {"old-letters.blogspot.com"}


def test_a_zip_is_read_as_the_folder_is(tmp_path: Path) -> None:
    folder = takeout_folder(tmp_path / "unpacked", [POST, PAGE], [Said(8, 1)])
    with zipfile.ZipFile(tmp_path / "archive", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.rglob("*"):
            archive.write(file, Path("Takeout 2", file.relative_to(folder)))
        archive.writestr("__MACOSX/Blogs/._feed.atom", "noise")
    assert read_export(tmp_path / "archive") == read_export(folder)


def zipped(file: Path, folder: Path, names: Sequence[str]) -> Path:
    """A zip of some files of a folder."""
    with zipfile.ZipFile(file, "w") as archive:
        for found in folder.rglob("*"):
            if found.name in names:
                archive.write(found, found.relative_to(folder))
    return file


def test_the_parts_of_an_export_are_read_as_one(tmp_path: Path) -> None:
    folder = takeout_folder(tmp_path / "unpacked", [POST, PAGE])
    (parts := tmp_path / "parts").mkdir()
    name = "takeout-20260102T030405Z-1-{}.zip"
    first = zipped(parts / name.format("001"), folder, ["settings.csv"])
    second = zipped(parts / name.format("002"), folder, ["feed.atom"])
    for source in (first, second, parts):
        assert read_export(source) == read_export(folder)
    first.unlink()
    with pytest.raises(UnreadableExportError, match=r"1-001\.zip is not beside it"):
        read_export(second)
    alone = second.rename(parts / "letters-002.zip")
    assert read_export(alone) == read_export(parts)


def test_capitals_make_no_difference(tmp_path: Path) -> None:
    folder = takeout_folder(tmp_path / "unpacked", [POST])
    whole = read_export(folder)
    for name in ("feed.atom", "settings.csv"):
        (file := next(folder.rglob(name))).rename(file.with_name(name.upper()))
    (tmp_path / "zips").mkdir()
    zipped(tmp_path / "zips/ALL.ZIP", folder, ["FEED.ATOM", "SETTINGS.CSV"])
    assert read_export(folder) == read_export(tmp_path / "zips") == whole


def test_what_is_packed_with_gzip_is_to_be_unpacked(tmp_path: Path) -> None:
    (file := tmp_path / "takeout.tgz").write_bytes(gzip.compress(b"a"))
    with pytest.raises(UnreadableExportError, match="unpack it"):
        read_export(file)


def test_a_feed_that_has_further_pages_says_so(written: Written) -> None:
    more = "<link rel='next' href='https://old-letters.blogspot.com/feeds?start-index=26'/>"
    assert read_export(written(saved_feed([POST], more))).goes_on
    assert not read_export(written(saved_feed([POST]))).goes_on


def test_two_blogs_are_not_mixed(tmp_path: Path) -> None:
    takeout_folder(tmp_path, [POST])
    other = takeout([POST]).replace("blog-77", "blog-78").replace("Old letters", "Travel")
    (tmp_path / "other.atom").write_text(other, encoding="utf-8")
    with pytest.raises(UnreadableExportError, match="must name one of them"):
        read_export(tmp_path)


YEAR_1 = "0001-01-01T00:00:00+14:00"  # which is none in UTC


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("published", ["yesterday", "", YEAR_1, "9999-12-31T23:59:59-14:00"])
def test_what_has_no_date_is_left_out_alone(form: str, published: str, written: Written) -> None:
    undated = POST._replace(number=5, published=published)
    export = read_export(written(WRITTEN[form]([POST, undated, PAGE])))  # type: ignore[operator]
    assert [one.id[-1] for one in export.entries] == ["1", "2"]
    [one] = export.left_out
    assert (one.what.id, str(one.text)) == (undated.id, POST.html)
    assert f": “{published}” is no date for “published”, in line 1 of its feed" in one.told


def test_a_comment_without_a_date_is_left_out(written: Written) -> None:
    text = takeout([POST], [Said(8, 1)])
    before, _, after = text.rpartition("2018-06-05T08:00:00+02:00")
    export = read_export(written(f"{before}soon{after}"))
    assert export.comments == []
    assert [one.told for one in export.left_out] == [
        "a comment of Karel, 2018-06-05: “soon” is no date for “updated”, in line 1 of its feed"
    ]


def test_what_has_no_id_is_left_out(written: Written) -> None:
    text = takeout([POST, Old(2), Old(3)]).replace(POST.id, "").replace(Old(2).id, "")
    export = read_export(written(text))
    assert ([one.id for one in export.entries], len(export.left_out)) == ([Old(3).id], 2)
    assert "gives it no id" in export.left_out[0].told


@pytest.mark.parametrize("form", WRITTEN)
def test_a_text_of_any_size_is_left_out_alone(form: str, written: Written) -> None:
    large = Old(5, "words & " * 1_500_000)
    export = read_export(written(WRITTEN[form]([POST, large])))  # type: ignore[operator]
    assert [one.id for one in export.entries] == [POST.id]
    [one] = export.left_out
    assert one.why == "its HTML has 12,000,000 characters; 1,000,000 is the limit"
    assert str(one.text) == large.html


def test_a_text_with_photographs_in_it_is_read(written: Written) -> None:
    picture = f"<img src='data:image/jpeg;base64,{'A' * 12_000_000}'>"
    export = read_export(written(takeout([Old(1, picture), Old(2, picture * 2)])))
    assert [one.id[-1] for one in export.entries] == ["1"]
    assert "with its pictures, has 24,000,0" in export.left_out[0].why


@pytest.mark.parametrize("address", ["http://[x/2018/06/a.html", "//[/a.html"])
@pytest.mark.parametrize("form", WRITTEN)
def test_what_cannot_be_an_address_is_none(form: str, address: str, written: Written) -> None:
    text = WRITTEN[form]([POST._replace(address=address)])  # type: ignore[operator]
    [entry] = read_export(written(text.replace(f"{HOST}{address}", address))).entries
    assert entry.address == ""


ENTITIES = "<!DOCTYPE feed [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]>"
EXTERNAL = "<!DOCTYPE feed SYSTEM 'file:///etc/hostname'>"


@pytest.mark.parametrize("doctype", [ENTITIES, EXTERNAL, "<!DOCTYPE feed>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused(doctype: str, encoding: str, written: Written) -> None:
    text = takeout([POST]).replace("?><feed", f"?>{doctype}<feed").replace("utf-8", encoding, 1)
    with pytest.raises(UnreadableExportError, match="has a DOCTYPE"):
        read_export(written(text.encode(encoding)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (takeout([POST])[:-20], "damaged or cut, at line 1"),
        (takeout([POST]).replace("Some words", "Some\x0bwords"), "damaged or cut, at line 1"),
        ("", "damaged or cut"),
        ("<html/>", "no export of Blogger: it begins with <html>"),
        (takeout([]), "holds no post"),
        (takeout([]).replace("<title>", f"{'<a>' * 250}{'</a>' * 250}<title>"), "200 levels"),
        (takeout([]).replace("<title>", f"{'<a>' * 9_000}{'</a>' * 9_000}<title>"), "200 levels"),
        ("PK\x03\x04 no zip", "damaged or cut"),
    ],
)
def test_what_is_no_whole_export_is_told(text: str, said: str, written: Written) -> None:
    with pytest.raises(UnreadableExportError, match=said) as caught:
        read_export(written(text))
    assert "\n" not in str(caught.value)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableExportError, match="There is no"):
        read_export(tmp_path / "none")


@pytest.mark.parametrize("name", ["../../evil.png", "/abs.png", "a/../../../b.png", r"..\c.png"])
def test_a_zip_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "zip", "w") as archive:
        archive.writestr("feed.atom", takeout([POST]))
        archive.writestr(name, "out")
    with pytest.raises(UnreadableExportError, match="leads out of the archive"):
        read_export(tmp_path / "zip")


def test_a_link_in_a_zip_is_no_picture_and_no_feed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "zip", "w") as archive:
        link = zipfile.ZipInfo("feed.atom")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    with pytest.raises(UnreadableExportError, match="no feed is in it"):
        read_export(tmp_path / "zip")


def test_a_feed_beyond_every_blog_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.importing.atom.LARGEST", 1_000_000)
    with zipfile.ZipFile(tmp_path / "zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("feed.atom", takeout([POST]) + " " * 2_000_000)
    with pytest.raises(UnreadableExportError, match="has 2 MB; 1 is the limit"):
        read_export(tmp_path / "zip")


def test_texts_that_memory_cannot_hold_are_refused(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.importing.reading.HEAVIEST", 1_000_000)
    read_export(written(takeout([Old(1, "a" * 90_000), Old(2, "a" * 90_000)])))
    picture = f"<img src='data:image/png;base64,{'A' * 900_000}'>"
    read_export(written(takeout([Old(1, picture)])))
    with pytest.raises(UnreadableExportError, match="1 MB of memory is the limit"):
        read_export(written(takeout([Old(n, "é" * 90_000) for n in range(7)])))


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("http://old.blogspot.com/2018/06/a.html?m=1#x", "/2018/06/a.html"),
        ("/2017/11/blog-post_13.html", "/2017/11/blog-post_13.html"),
        ("/2018/06/%C3%A9t%C3%A9.html", "/2018/06/été.html"),
        ("/../../etc/passwd.html", ""),
        ("/a/%2e%2e/b.html", ""),
        ("/a//b.html", ""),
        (r"/..\b.html", ""),
        ("", ""),
        ("http://old.blogspot.com/", ""),
    ],
)
def test_only_sound_addresses_are_kept(address: str, path: str) -> None:
    assert path_of(address) == path
