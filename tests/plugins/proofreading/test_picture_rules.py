"""What the proofreader says of pictures, and of which line."""

from pathlib import Path

import pytest

from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from plugins.proofreading.pictures import pictures_in
from plugins.proofreading.post import read_post
from tests.building import own_settings, write_post
from tests.plugins.pictures.samples import save

BLOG = blog_of(own_settings())
HEADER = "---\ntitle: a\n---\n"


def told(folder: Path) -> list[tuple[str, int, str]]:
    return [(Path(one.path).name, one.line, one.rule) for one in check(folder, BLOG)]


SHOWN = {
    "in a line": ("![x](a.png)", [(4, "a.png")]),
    "with a title": ('\n![x](a.png "Why")', [(5, "a.png")]),
    "a reference": ("![x][y]\n\n[y]: a.png", [(6, "a.png")]),
    "over two lines": ("![x\ny](a.png)", [(5, "a.png")]),
    "twice": ("![x](a.png)\n\n![x](a.png)", [(4, "a.png"), (6, "a.png")]),
    "with brackets": ("![x [y]](a(1).png)", [(4, "a(1).png")]),
    "with other signs": ("![x](R&D's a.png)", [(4, "R&D's a.png")]),
    "HTML": ("<IMG SRC='a&amp;b.png' alt=''>", [(4, "a&b.png")]),
    "code": ("`![x](a.png)`\n\n    ![x](a.png)", []),
    "a link": ("[x](a.png)", []),
}


@pytest.mark.parametrize(("text", "pictures"), SHOWN.values(), ids=SHOWN)
def test_the_pictures_of_a_post_are_found(text: str, pictures: list[tuple[int, str]]) -> None:
    assert pictures_in(read_post("a", HEADER + text, is_page=False), BLOG) == pictures


ELSEWHERE = {
    "of another site": ("https://example.org/a.png", "foreign-picture", "is another site's"),
    "without its scheme": ("//example.org/a.png", "foreign-picture", "is another site's"),
    "on a disk": ("C:\\Users\\An\\desk.jpg", "raw-html", "put the file into the folder images"),
    "on a disk, with slashes": ("c:/An/desk.jpg", "raw-html", "put the file into the folder"),
    "on a disk, as an address": ("file:///An/desk.jpg", "raw-html", "put the file into the"),
    "at home": ("~/desk.jpg", "missing-picture", "put it into the folder images"),
    "on a server": ("\\\\server\\desk.jpg", "missing-picture", "put it into the folder images"),
}


@pytest.mark.parametrize(("address", "rule", "said"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_picture_from_elsewhere_is_refused(
    tmp_path: Path, address: str, rule: str, said: str
) -> None:
    write_post(tmp_path, f"Text.\n\n![A desk]({address})")
    found = {problem.rule: problem for problem in check(tmp_path, BLOG)}
    assert found[rule].line == 9
    assert said in found[rule].message


def test_a_broken_picture_is_told_where_it_is_shown(tmp_path: Path) -> None:
    for name in ("desk.jpg", "unused.jpg"):
        (tmp_path / "images").mkdir(exist_ok=True)
        (tmp_path / "images" / name).touch()
    write_post(tmp_path, "![A](/images/desk.jpg)\n\n![B](desk.jpg)")
    assert told(tmp_path) == [
        ("2020-01-02-a-post.md", 7, "broken-picture"),
        ("2020-01-02-a-post.md", 9, "broken-picture"),
        ("unused.jpg", 1, "broken-picture"),
    ]


def test_the_right_name_is_told(tmp_path: Path) -> None:
    save(tmp_path / "images/DESK.JPG", 9, 9)
    save(tmp_path / "images/zero.jpg", 9, 9)
    write_post(tmp_path, "![A desk]({static}/images/desk.jpg)")
    (problem,) = check(tmp_path, BLOG)
    assert problem.message == (
        "“{static}/images/desk.jpg” is not there; write {static}/images/DESK.JPG."
    )


def test_a_file_that_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images/a.pdf").touch()
    write_post(tmp_path, "![A desk](/images/a.pdf)")
    (problem,) = check(tmp_path, BLOG)
    assert problem.message.startswith("“/images/a.pdf” is no picture")


@pytest.mark.parametrize(
    "address", ["{static}/images/desk.jpg", "/images/desk.jpg", "images/desk.jpg", "desk.jpg"]
)
def test_a_picture_may_be_named_in_several_ways(tmp_path: Path, address: str) -> None:
    save(tmp_path / "images/desk.jpg", 9, 9)
    write_post(tmp_path / "posts", f"![A desk]({address})")
    assert told(tmp_path) == []


def test_a_notebook_s_picture_is_one_and_must_say_what_it_shows(tmp_path: Path) -> None:
    save(tmp_path / "images/desk.jpg", 9, 9)
    write_post(tmp_path / "posts", "![[desk.jpg|A desk]]\n\n![[desk.jpg]]\n\n![[deks.jpg|A desk]]")
    assert told(tmp_path) == [
        ("2020-01-02-a-post.md", 9, "picture-without-words"),
        ("2020-01-02-a-post.md", 11, "missing-picture"),
    ]


def test_a_link_to_a_picture_that_is_renamed_must_let_the_build_name_it(tmp_path: Path) -> None:
    save(tmp_path / "images/desk.heic", 60, 30)
    write_post(tmp_path, "[A](/images/desk.heic), [B]({static}/images/desk.heic), ![C](desk.heic)")
    (problem,) = check(tmp_path, BLOG)
    assert problem.message == (
        "“/images/desk.heic” is published as JPEG; write {static}/images/desk.heic."
    )
