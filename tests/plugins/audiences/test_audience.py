"""Whom posts are written for: what the header says, and each audience's page."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.audiences.audience import audiences_of, by_audience
from tests.building import build, run_pelican, write_post
from tests.site.pages import parse

SETTINGS: dict[str, Any] = {
    "AUDIENCES": ["Candidates", "Hiring managers"],
    "AUDIENCE_URL": "for/{slug}/",
    "AUDIENCE_SAVE_AS": "for/{slug}/index.html",
    "SLUG_REGEX_SUBSTITUTIONS": [(r"[^\w\s-]", ""), (r"[-_\s]+", "-")],
}
HEADERS: dict[str, tuple[object, list[str]]] = {
    "one": ("candidates", ["Candidates"]),
    "as configured": ("Hiring managers", ["Hiring managers"]),
    "spaces": ("  hiring   managers ", ["Hiring managers"]),
    "list": (["candidates", "hiring managers"], ["Candidates", "Hiring managers"]),
    "in another order": (["hiring managers", "candidates"], ["Candidates", "Hiring managers"]),
    "commas": ("candidates, hiring managers", ["Candidates", "Hiring managers"]),
    "twice": (["candidates", "Candidates"], ["Candidates"]),
    "none": (None, []),
    "empty": ("", []),
}


@pytest.mark.parametrize(("header", "names"), HEADERS.values(), ids=HEADERS)
def test_a_header_names_audiences(header: object, names: list[str]) -> None:
    assert [audience.name for audience in audiences_of(header, SETTINGS)] == names


def test_an_unknown_audience_is_an_error() -> None:
    with pytest.raises(ValueError, match="must be one of candidates, hiring managers"):
        audiences_of("recruiters", SETTINGS)


def test_an_audience_has_an_address() -> None:
    (audience,) = audiences_of("hiring managers", SETTINGS)
    assert audience.url == "for/hiring-managers/"
    assert audience.save_as == "for/hiring-managers/index.html"


def test_audiences_come_in_the_configured_order_and_only_with_posts() -> None:
    first = SimpleNamespace(audiences=audiences_of("hiring managers", SETTINGS))
    second = SimpleNamespace(audiences=audiences_of(["hiring managers", "candidates"], SETTINGS))
    third = SimpleNamespace(audiences=[])
    groups = by_audience([first, second, third], SETTINGS)
    assert [(audience.slug, posts) for audience, posts in groups] == [
        ("candidates", [second]),
        ("hiring-managers", [first, second]),
    ]
    assert by_audience([third], SETTINGS) == []


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
