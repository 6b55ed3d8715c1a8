"""The desk touches letters of its content folder, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.desk.places import Refused, place_of

IGNORED = [".*", "*.tmp"]
CONTENT = Path("/content")


@pytest.mark.parametrize("name", ["a.md", "posts/2020-01-02-a.md", "posts/deep/é.md", "pages/x.md"])
def test_a_letter_has_its_place(tmp_path: Path, name: str) -> None:
    assert place_of(name, tmp_path, IGNORED) == tmp_path / name


@pytest.mark.parametrize(
    "name",
    [
        *"../a.md posts/../../a.md posts/../a.md /etc/a.md //a.md posts//a.md ./a.md".split(),
        *"posts\\a.md .git/a.md posts/.a.md posts/a.tmp/b.md posts/a.MD posts/a.html".split(),
        *"images/a.png redirects.txt .md posts/ a.md/".split(),
        *("", "a\0.md", "a\n.md"),
    ],
)
def test_what_is_no_letter_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="is no letter"):
        place_of(name, tmp_path, IGNORED)


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    outside, content = tmp_path / "outside", tmp_path / "content"
    outside.mkdir()
    content.mkdir()
    (content / "posts").symlink_to(outside)
    (content / "a.md").symlink_to(outside / "a.md")
    for name in ("posts/a.md", "a.md"):
        with pytest.raises(Refused, match="leads out"):
            place_of(name, content, IGNORED)


@given(st.text(st.sampled_from("a./\\~%\0é")).map(lambda name: f"{name}.md"))
def test_every_place_lies_in_the_content_folder(name: str) -> None:
    try:
        place = place_of(name, CONTENT, IGNORED)
    except Refused:
        return
    assert CONTENT in place.parents
