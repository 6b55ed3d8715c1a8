"""Whom posts are written for: what the header says, and each audience's page."""

from pathlib import Path

import pytest

from plugins.audiences.audience import in_order
from tests.building import build, run_pelican, write_post
from tests.site.pages import parse

KNOWN = ["Candidates", "Hiring managers"]
HEADERS: dict[str, tuple[list[str], list[str]]] = {
    "one": (["candidates"], ["Candidates"]),
    "as configured": (["Hiring managers"], ["Hiring managers"]),
    "spaces": (["  hiring   managers "], ["Hiring managers"]),
    "two": (["candidates", "hiring managers"], ["Candidates", "Hiring managers"]),
    "in another order": (["hiring managers", "candidates"], ["Candidates", "Hiring managers"]),
    "twice": (["candidates", "Candidates"], ["Candidates"]),
    "none": ([], []),
}


@pytest.mark.parametrize(("header", "names"), HEADERS.values(), ids=HEADERS)
def test_a_header_names_audiences(header: list[str], names: list[str]) -> None:
    assert in_order(header, KNOWN) == names


def test_an_unknown_audience_is_an_error() -> None:
    with pytest.raises(ValueError, match="must be one of Candidates, Hiring managers"):
        in_order(["recruiters"], KNOWN)


def test_every_audience_has_a_page_of_its_posts(site: Path) -> None:
    page = parse(site / "for/hiring-managers/index.html")
    assert page.h1
    assert page.h1.get_text() == "Hiring managers"
    assert [link["href"] for link in page.select(".letters a")] == [
        "../../2019/09/first-hundred-days.html",
        "../../2019/03/briefing-a-search.html",
        "../../2017/11/telling-a-finalist-no.html",
    ]


def test_its_page_goes_on(tmp_path: Path) -> None:
    for day in range(1, 9):
        name = f"2020-01-0{day}-post-{day}.md"
        write_post(tmp_path / "in", "Text", name, date=f"2020-01-0{day}", audience="candidates")
    build(tmp_path / "in", tmp_path / "out")
    assert len(parse(tmp_path / "out/for/candidates/index.html").select(".letters li")) == 6
    assert len(parse(tmp_path / "out/for/candidates/page/2/index.html").select(".letters li")) == 2
    assert not (tmp_path / "out/for/hiring-managers").exists()


def test_an_audience_that_nobody_knows_stops_the_build(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text", audience="candidate")
    result = run_pelican(tmp_path / "in", tmp_path / "out")
    assert result.returncode == 1
    assert (
        "2020-01-02-a-post.md:5: “candidate” is no audience of this blog; "
        "write “audience: candidates”." in result.stderr
    )
