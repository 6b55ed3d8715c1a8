"""Labels that have another name here, and whether a built site answers at old addresses."""

from pathlib import Path

import pytest

from tools.importing.old_addresses import Site
from tools.importing.redirects import TITLE, with_redirects

WANTED = [("/search/label/Offers", "/topics/job-offers/"), ("/a?alt=rss", "/feeds/all.rss.xml")]
LINES = "".join(f"{old} {new}\n" for old, new in WANTED)


@pytest.mark.parametrize(
    ("text", "known", "result"),
    [
        ("", [], f"{TITLE}\n{LINES}"),
        ("# Ours\n/x /y", [], f"# Ours\n/x /y\n\n{TITLE}\n{LINES}"),
        (f"{TITLE}\n/z /y\n", [], f"{TITLE}\n/z /y\n{LINES}"),
        (f"{LINES}# Ours", [], f"{LINES}# Ours"),
        (
            "/search/label/Offers /elsewhere/\n",
            ["/a?alt=rss"],
            "/search/label/Offers /elsewhere/\n",
        ),
        ("", [old for old, _ in WANTED], ""),
    ],
    ids=["new file", "below others", "again", "there", "another way", "deleted by an editor"],
)
def test_redirects_are_added_once(text: str, known: list[str], result: str) -> None:
    assert with_redirects(text, WANTED, known) == result


def test_a_site_answers_by_its_files_and_its_redirects(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/index.html").touch()
    (tmp_path / "é.html").touch()
    lines = ["/a alt=rss /none.xml 301", "/a /topics/ 301", "/b/* /topics/ 301", "/c /none/ 301"]
    (tmp_path / "_redirects").write_text("\n".join(lines))
    there = ["/%C3%A9.html", "/topics/", "/topics", "/topics?q=x", "/a", "/a?x=y", "/b/c/d"]
    silent = ["/a?x=y&alt=rss", "/b", "/c", "/none", "/../x"]
    assert [*Site.built(tmp_path).silent([*there, *silent])] == silent
