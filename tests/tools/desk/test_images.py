"""Pictures are kept under a good name, never over another, and shown by a line that works."""

import errno
import io
import os
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, example, given
from hypothesis import strategies as st

from plugins.proofreading.check import check
from tests.building import write_post
from tests.plugins.pictures.samples import red_and_blue
from tests.tools.importing.test_laws import BLOG
from tools.desk import images
from tools.desk.images import add
from tools.desk.letters import NotSaved
from tools.desk.places import Refused

ALT = "A desk with a pen"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0"/></svg>'


def picture(format: str = "PNG", width: int = 20) -> bytes:
    """A picture's bytes."""
    buffer = io.BytesIO()
    red_and_blue(width, 10).save(buffer, format)
    return buffer.getvalue()


def name_of_case(value: object) -> str:
    """Words; a picture's bytes tell nobody which case it is."""
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(
    ("data", "filename", "file"),
    [
        (picture(), "Desk.PNG", "desk.png"),
        (picture("JPEG"), "Über uns, März.jpeg", "uber-uns-marz.jpg"),
        (picture("HEIF"), "Office Brussels.heic", "office-brussels.heic"),
        (picture("HEIF"), "office.jpg", "office.heic"),
        (picture("GIF"), "C:\\pictures\\desk", "desk.gif"),
        (picture("WEBP"), "../../desk.webp", "desk.webp"),
        (SVG, "Mark.svg", "mark.svg"),
        (b"\xef\xbb\xbf\n" + SVG, "mark.xml", "mark.svg"),
        (picture(), "image.png", "a-desk-with-a-pen.png"),
        (picture(), "IMG_1234.PNG", "a-desk-with-a-pen.png"),
        (picture(), "Screenshot 2026-03-02 at 09.15.00.png", "a-desk-with-a-pen.png"),
        (picture(), "WhatsApp Image 2026-03-02 at 09.15.00.jpeg", "a-desk-with-a-pen.png"),
        (picture(), "", "a-desk-with-a-pen.png"),
        (picture(), "机.png", "ji.png"),
        (picture(), "Image of a chair.png", "image-of-a-chair.png"),
        (picture(), "x" * 300 + ".png", "x" * 80 + ".png"),
        (picture(), "word " * 30 + ".png", "-".join(["word"] * 16) + ".png"),
    ],
    ids=name_of_case,
)
def test_a_picture_is_named_by_its_words_and_by_what_it_is(
    data: bytes, filename: str, file: str, tmp_path: Path
) -> None:
    assert add(tmp_path, data, filename, ALT) == f"![{ALT}]({{static}}/images/{file})"
    assert (tmp_path / "images" / file).read_bytes() == data
    write_post(tmp_path, add(tmp_path, data, filename, ALT))
    assert check(tmp_path, BLOG) == []


def test_another_picture_of_a_name_gets_a_number_and_the_same_one_none(tmp_path: Path) -> None:
    lines = [add(tmp_path, picture(width=width), "a.png", ALT) for width in (1, 2, 1, 3, 2)]
    names = [line.partition("images/")[2] for line in lines]
    assert names == ["a.png)", "a-2.png)", "a.png)", "a-3.png)", "a-2.png)"]
    assert len([*(tmp_path / "images").iterdir()]) == 3


def test_a_name_that_differs_in_capitals_alone_is_the_same_to_some_systems(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images/Desk.PNG").write_bytes(picture())
    assert "/images/Desk.PNG)" in add(tmp_path, picture(), "desk.png", ALT)
    assert "/images/desk-2.png)" in add(tmp_path, picture(width=9), "desk.png", ALT)


def test_a_picture_that_came_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "images/a.png"

    def fsync(_: int) -> None:
        file.write_bytes(b"theirs")
        monkeypatch.undo()

    monkeypatch.setattr(os, "fsync", fsync)
    assert "a-2.png" in add(tmp_path, picture(), "a.png", ALT)
    assert file.read_bytes() == b"theirs"
    assert len([*file.parent.iterdir()]) == 2


@pytest.mark.parametrize(
    ("data", "filename", "said"),
    [
        (b"", "a.png", "a.png is empty; copy the picture anew."),
        (b"%PDF-1.7", "a.pdf", "a.pdf is no picture that the blog can show; save it as JPEG"),
        (b"", "", "picture is no picture that the blog can show"),
        (b"no picture", "a.heic", "a.heic holds no picture that can be read"),
        (picture("BMP"), "a.bmp", "a.bmp is no picture that the blog can show"),
        (picture()[:60], "a.png", "a.png is cut off or damaged"),
        (SVG.replace(b"<path", b"<script"), "a.svg", "a.svg"),
    ],
    ids=name_of_case,
)
def test_what_is_no_picture_is_refused_in_words(
    data: bytes, filename: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refusal:
        add(tmp_path, data, filename, ALT)
    assert str(refusal.value).startswith(said)
    assert [*tmp_path.iterdir()] == []


def test_a_picture_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "LARGEST", 1_000_000)
    with pytest.raises(Refused, match=r"a\.png has 2 MB; 1 MB are the most"):
        add(tmp_path, bytes(2_000_000), "a.png", ALT)


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(_: Path, __: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(NotSaved, match=r"a\.png is not saved: No space left on device\."):
        add(tmp_path, picture(), "a.png", ALT)
    assert [*(tmp_path / "images").iterdir()] == []


def test_a_folder_of_pictures_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/images").symlink_to(tmp_path / "outside")
    with pytest.raises(Refused, match="leads out of the content folder"):
        add(tmp_path / "content", picture(), "a.png", ALT)


def test_a_picture_that_only_decorates_says_so(tmp_path: Path) -> None:
    line = add(tmp_path, picture(), "line.png", " ")
    assert line == '<img src="{static}/images/line.png" alt="">'
    write_post(tmp_path, f"Words.\n\n{line}")
    assert check(tmp_path, BLOG) == []


SIGNS = st.sampled_from("ab \n\\*_`[]()<>&;!\"'{}:#|~^é1.-")


@given(st.text(SIGNS | st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])))
@example("{: .a }")
@example("[x](y)")
def test_the_words_of_a_picture_are_those_that_were_given(alt: str) -> None:
    alt = " ".join(alt.split())
    assume(r"\@" not in alt)  # which says in every text that no name begins here
    html = BeautifulSoup(
        BLOG.as_written(images.line_of("{static}/images/a.png", alt)), "html.parser"
    )
    assert [image["alt"] for image in html.select("img")] == [alt]
