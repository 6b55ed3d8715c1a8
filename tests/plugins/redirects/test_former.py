"""Letters in other languages, and their lists, are found where they were before they had homes."""

from pathlib import Path

import pytest

from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from tests.building import build, own_settings, write_post

FORMER = {  # of a Dutch letter of 2021 on a topic that no English one has
    "/2021/03/over-loon-nl.html": "/nl/2021/03/over-loon.html",
    "/2021/": "/nl/2021/",
    "/2021/03/": "/nl/2021/03/",
    "/topics/pay/": "/nl/onderwerpen/loon-en-zo/",
    "/feeds/topics/pay.atom.xml": "/feeds/nl/topics/loon-en-zo.atom.xml",
    "/tags/salary/": "/nl/trefwoorden/salary/",
    "/feeds/tags/salary.json": "/feeds/languages/nl.json",
    "/for/hiring-managers/": "/nl/voor/hiring-managers/",
}
TAKEN = "2020/01/taken-nl.html"  # by an English letter, where a Dutch one would have been
STAYING = (
    f"/{TAKEN}",
    "/2020/01/",
    "/topics/hiring/",
    "/tags/doubts/",
    "/feeds/tags/doubts.rss.xml",
)
NAMES = '[topics.Pay]\nnl = { name = "Loon en zo", slug = "loon-en-zo" }\n'


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Letters in English and in Dutch, with one tag in common."""
    folder = tmp_path_factory.mktemp("former") / "in"
    write_post(folder, "Text.", category="Hiring", tags="[doubts]")
    dutch = {"lang": "nl", "date": "2021-03-04", "audience": "hiring managers"}
    tags = "[doubts, salary]"
    write_post(folder, "Tekst.", "2021-03-04-over-loon.md", category="Pay", tags=tags, **dutch)
    write_post(folder, "Tekst.", "2020-01-05-taken.md", lang="nl", date="2020-01-05")
    write_post(folder, "Text.", "2020-01-06-taken-nl.md", date="2020-01-06", save_as=TAKEN)
    (folder / "names.toml").write_text(NAMES)
    return folder


def test_each_former_address_leads_on(content: Path) -> None:
    build(content, content.parent / "out")
    lines = (content.parent / "out/_redirects").read_text().splitlines()
    leads = {old: new for old, new, _ in (line.split() for line in lines if line.count(" ") == 2)}
    assert {old: leads.get(old) for old in FORMER} == FORMER
    assert not leads.keys() & {*STAYING}
    for new in FORMER.values():
        assert (content.parent / "out" / new[1:]).exists(), new


def test_the_check_knows_it(content: Path) -> None:
    (content / "published.txt").write_text("\n".join([*FORMER, *STAYING]))
    problems = check(content, blog_of(own_settings()))
    assert [problem for problem in problems if problem.rule == "moved-address"] == []
