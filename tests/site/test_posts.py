"""The posts: the checklist on the post's own page, the plain list everywhere else."""

import itertools
import re
from pathlib import Path

import pytest

from pelicanconf import PLUGINS
from tests.building import CONTENT, PREVIEW, ROOT, build, run_pelican, write_post
from tests.site.pages import LANGS, html_files, parse, posts

TIPS = "Here are a few tips:\n\n- Sleep on it. One night.\n- Ask why.\n"
TIPS_IN_POSTS = {
    "way-back-after-no": 4,
    "telling-your-manager": 6,
    "telling-a-finalist-no": 6,
    "talking-about-salary": 7,
    "second-interview": 6,
    "counter-offer": 5,
    "briefing-a-search": 6,
    "first-hundred-days": 7,
    "nee-zeggen-aan-een-finalist": 6,
    "over-loon-praten": 7,
    "vertellen-dat-u-vertrekt": 7,
    "tweede-sollicitatiegesprek": 6,
    "accepter-une-contre-offre": 6,
    "parler-de-remuneration": 7,
    "avant-une-recherche": 6,
}


@pytest.fixture(scope="module")
def without_checklists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog built without the plugin."""
    output = tmp_path_factory.mktemp("plain")
    others = [name for name in PLUGINS if name != "plugins.checklists"]
    options = ["-e", "PLUGINS=" + str(others).replace("'", '"')]
    result = run_pelican(CONTENT, output, *options)
    assert result.returncode == 0, result.stderr
    return output


def test_every_post_has_its_checklist(site: Path) -> None:
    found = {
        page.stem: [len(c.select("input[type=checkbox]")) for c in parse(page).select(".checklist")]
        for page in posts(site)
    }
    assert found == {name: [tips] for name, tips in TIPS_IN_POSTS.items()}


def test_a_list_that_is_no_advice_stays_a_list(site: Path) -> None:
    lists = parse(site / "2019/03/briefing-a-search.html").select(".text > ul")
    assert len(lists) == 1
    assert not lists[0].select("input")


def test_only_the_lists_differ_from_what_markdown_made(
    site: Path, without_checklists: Path
) -> None:
    for page in posts(site):
        before, checklist, after = re.split(
            r"(<tips-checklist.*</script>)", page.read_text(), maxsplit=1, flags=re.DOTALL
        )
        plain = (without_checklists / page.relative_to(site)).read_text()
        assert plain.startswith(before)
        assert plain.endswith(after)
        assert re.fullmatch(r"<[ou]l>.*</[ou]l>", plain[len(before) : -len(after)], re.DOTALL)
        assert checklist


def test_everything_but_the_posts_is_the_same_without_checklists(
    site: Path, without_checklists: Path
) -> None:
    lists = {Path(pages["checklists"], "index.html") for pages in LANGS.values()}
    own = lists.union(path.relative_to(site) for path in posts(site))
    for path in without_checklists.rglob("*.*ml"):
        name = path.relative_to(without_checklists)
        if name not in own:
            assert (site / name).read_bytes() == path.read_bytes(), name


def test_controls_stand_on_posts_only(site: Path) -> None:
    kinds = ("checklists", "subscribe", "search")
    places = (pages[kind] for pages in LANGS.values() for kind in kinds)
    own = {*posts(site), *(site / place / "index.html" for place in places)}
    controls = "main :is(input, button, progress, tips-checklist)"
    for page in html_files(site):
        assert page in own or not parse(page).select(controls)


def test_a_summary_that_holds_the_list_is_plain(tmp_path: Path) -> None:
    post = write_post(tmp_path / "in", TIPS)
    post.write_text(post.read_text().replace("summary: A summary.\n", ""))
    build(tmp_path / "in", tmp_path / "out")
    home = parse(tmp_path / "out/index.html")
    summary = home.select_one(".summary")
    assert summary
    assert summary.get_text().endswith("Sleep on it. One night. Ask why.")
    assert not home.select("input, label")
    assert parse(tmp_path / "out/2020/01/a-post.html").select("label")


OFF = ["off", "Off", "no", '"off"']


def test_the_header_turns_checklists_off(tmp_path: Path) -> None:
    for number, value in enumerate(OFF):
        write_post(tmp_path / "in", TIPS, f"{number}.md", checklist=value)
    build(tmp_path / "in", tmp_path / "out")
    for number, value in enumerate(OFF):
        page = parse(tmp_path / f"out/2020/01/{number}.html")
        assert page.select("article li"), value
        assert not page.select("input"), value


MARKS = {
    "comment": ("Shopping:\n\n<!-- checklist -->\n\n- Milk\n- Bread\n", 2),
    "comment against": (
        "Here are a few tips:\n\n<!-- no checklist -->\n\n- Ask why.\n- Wait.\n",
        0,
    ),
    "heading": ("## Shopping {: .checklist }\n\n- Milk\n- Bread\n", 2),
    "heading against": ("## Tips {: .no-checklist }\n\n- Ask why.\n- Wait.\n", 0),
    "brackets": ("Shopping:\n\n- [ ] Milk\n- [x] Bread\n", 2),
}


def test_an_editor_s_mark_wins(tmp_path: Path) -> None:
    for number, (body, _) in enumerate(MARKS.values()):
        write_post(tmp_path / "in", body, f"{number}.md")
    build(tmp_path / "in", tmp_path / "out")
    for number, (name, (_, boxes)) in enumerate(MARKS.items()):
        page = parse(tmp_path / f"out/2020/01/{number}.html")
        assert len(page.select("input")) == boxes, name
    feed = (tmp_path / "out/feeds/all.rss.xml").read_text()
    assert "checklist --" not in feed
    assert "[ ]" not in feed


def test_a_draft_shows_its_checklist(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text", name="a.md")
    write_post(tmp_path / "in", TIPS, name="b.md", status="draft")
    build(tmp_path / "in", tmp_path / "out", settings=PREVIEW)
    page = parse(tmp_path / "out/drafts/b.html")
    assert page.select(".tip input")
    assert [mark.get_text() for mark in page.select(".dateline strong")] == ["Draft: not published"]


@pytest.mark.parametrize("old", [{}, {"save_as": "2020/05/{}.html"}], ids=["new", "moved in"])
def test_what_is_not_published_yet_is_nowhere_but_in_the_preview(
    old: dict[str, str], tmp_path: Path
) -> None:
    def write(folder: str, name: str, **header: str) -> None:
        address = {key: form.format(name) for key, form in old.items()}
        header = {"title": "A secret", **address, **header}
        write_post(tmp_path / folder, "Text", name=f"{name}.md", **header)

    write_post(tmp_path / "in", "Text", name="a.md")
    write("in", "b", status="draft")
    write("in", "c", date="2999-01-01")
    write("in/pages", "d", status="draft")
    for settings in ("pelicanconf.py", "publishconf.py"):
        build(tmp_path / "in", tmp_path / settings, settings=ROOT / settings)
        files = [path for path in (tmp_path / settings).rglob("*.*") if path.suffix != ".png"]
        assert len(files) > 20
        assert not [path for path in files if b"A secret" in path.read_bytes()]
        assert not (tmp_path / settings / "drafts").exists()
    build(tmp_path / "in", tmp_path / "preview", settings=PREVIEW)
    held_back = parse(tmp_path / "preview/drafts/c.html").select_one(".dateline strong")
    assert held_back
    assert held_back.get_text() == "Held back until this day"
    assert (tmp_path / "preview/drafts/pages/d.html").is_file()


def test_a_post_in_dutch_speaks_dutch(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Enkele tips:\n\n- Slaap erover.\n- Vraag waarom.\n", lang="nl")
    build(tmp_path / "in", tmp_path / "out")
    page = parse(tmp_path / "out/nl/2020/01/a-post.html")
    assert page.select_one("html[lang=nl]")
    assert "donderdag 2 januari 2020" in page.select_one(".dateline").get_text()  # type: ignore[union-attr]
    assert page.select_one("[data-do=reset]").get_text() == "Alles uitvinken"  # type: ignore[union-attr]
    assert "Bezoek onze website" in page.select_one(".signature").get_text()  # type: ignore[union-attr]


def test_a_pasted_list_with_a_swallowed_lead_in_becomes_a_checklist(tmp_path: Path) -> None:
    bullet = "·" + "\u00a0" * 6 + " "
    body = f"A text.\nSo here are few tips.\n\n{bullet}Ask. Why?\n{bullet}Wait.\n\nVisit\u00a0"
    write_post(tmp_path / "in", body + "http://www.ingenium-search.be now @IngeniumSearch")
    build(tmp_path / "in", tmp_path / "out")
    page = parse(tmp_path / "out/2020/01/a-post.html")
    assert [label.get_text() for label in page.select("label")] == ["Ask.", "Wait."]
    assert [a["href"] for a in page.select(".text > p > a")] == [
        "http://www.ingenium-search.be",
        "https://x.com/IngeniumSearch",
    ]


def test_any_folder_of_posts_builds(tmp_path: Path) -> None:
    write_post(tmp_path / "in", TIPS, name="flat.md")
    write_post(tmp_path / "in", TIPS, name="deep/er/2020-01-03-post.md", date="2020-01-03")
    build(tmp_path / "in", tmp_path / "out")
    assert [p.relative_to(tmp_path / "out").as_posix() for p in posts(tmp_path / "out")] == [
        "2020/01/flat.html",
        "2020/01/post.html",
    ]


def test_the_same_content_gives_the_same_bytes(tmp_path: Path, site: Path) -> None:
    elsewhere = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    build(CONTENT, tmp_path, **elsewhere)
    pairs = itertools.zip_longest(
        *(
            sorted(p.relative_to(s) for s in [folder] for p in s.rglob("*"))
            for folder in (site, tmp_path)
        )
    )
    for ours, theirs in pairs:
        assert ours == theirs
        if (site / ours).is_file():
            assert (site / ours).read_bytes() == (tmp_path / theirs).read_bytes(), ours


UNLISTED = {
    "status": "hidden",
    "tags": "[alone, shared]",
    "category": "Alone",
    "audience": "candidates",
}


def test_a_post_leads_to_the_lists_that_there_are(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text.", "listed.md", tags="[shared]")
    write_post(tmp_path / "in", "Text.", "unlisted.md", **UNLISTED)
    build(tmp_path / "in", tmp_path / "out")
    page = parse(tmp_path / "out/2020/01/unlisted.html")
    assert [link.get_text() for link in page.select("[aria-labelledby=more] a")] == ["shared"]


def test_a_post_on_no_list_leads_to_none(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text.", "listed.md")
    write_post(tmp_path / "in", "Text.", "unlisted.md", status="hidden", category="Alone")
    build(tmp_path / "in", tmp_path / "out")
    assert not parse(tmp_path / "out/2020/01/unlisted.html").select("#more")
