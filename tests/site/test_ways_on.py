"""What leads to a letter and on from it: archives, reading time, contents, sharing, neighbours."""

from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.building import build, run_pelican, write_post
from tests.site.pages import html_files, parse, target

WAY_BACK = "2017/06/way-back-after-no.html"
SECOND_INTERVIEW = "2018/05/second-interview.html"


def links(soup: BeautifulSoup, selector: str) -> list[str]:
    """The addresses that `selector` finds, as far as the last three parts."""
    return ["/".join(str(a["href"]).split("/")[-3:]) for a in soup.select(selector)]


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    """What stands in the elements that `selector` finds, on one line each."""
    return [" ".join(tag.get_text(" ").split()) for tag in soup.select(selector)]


def test_a_letter_says_how_long_it_takes(site: Path) -> None:
    assert words(parse(site / WAY_BACK), ".dateline > span") == ["3 minutes to read"]


def test_a_letter_leads_on_to_three_that_share_a_tag_or_its_topic(site: Path) -> None:
    page = parse(site / SECOND_INTERVIEW)
    assert links(page, "[aria-labelledby=related] .letters a") == [
        "2019/03/briefing-a-search.html",
        "2018/02/talking-about-salary.html",
        "2017/09/telling-your-manager.html",
    ]


def test_a_letter_leads_to_the_one_before_and_the_one_after(site: Path) -> None:
    page = parse(site / SECOND_INTERVIEW)
    assert links(page, ".neighbours [rel=prev]") == ["2018/02/talking-about-salary.html"]
    assert links(page, ".neighbours [rel=next]") == ["2018/10/counter-offer.html"]
    assert not parse(site / WAY_BACK).select(".neighbours [rel=prev]")


def test_a_letter_is_passed_on_by_plain_links_with_its_public_address(public: Path) -> None:
    page = parse(public / WAY_BACK)
    address = f"https://blog.example.org/{WAY_BACK}"
    mail, linkedin, twitter = [urlsplit(str(a["href"])) for a in page.select(".share a")]
    title = "Is there a way back after turning down a job offer?"
    assert (mail.scheme, parse_qs(mail.query)) == (
        "mailto",
        {"subject": [title], "body": [address]},
    )
    assert (linkedin.netloc, parse_qs(linkedin.query)) == ("www.linkedin.com", {"url": [address]})
    assert twitter.netloc == "twitter.com"
    assert parse_qs(twitter.query) == {"text": [title], "url": [address]}
    assert [tag["data-url"] for tag in page.select("copy-address, share-sheet")] == [address] * 2


def test_home_leads_to_both_audiences_and_every_topic_before_the_earlier_letters(
    site: Path,
) -> None:
    home = parse(site / "index.html")
    assert words(home, "main h2") == [
        "How do I help a new executive through the first hundred days?",
        "Written for",
        "Topics",
        "Earlier letters",
    ]
    assert words(home, "[aria-labelledby=audiences] a") == ["Candidates", "Hiring managers"]
    assert words(home, "[aria-labelledby=topics] a") == [
        "Hiring",
        "Interviews",
        "Job offers",
        "Leaving well",
    ]


def test_the_second_page_begins_with_letters(site: Path) -> None:
    page = parse(site / "page/2/index.html")
    assert words(page, "main h2") == ["Earlier letters", "Written for", "Topics"]


def test_the_archive_leads_to_years_they_to_months_and_these_to_letters(site: Path) -> None:
    archive, year = parse(site / "archive/index.html"), parse(site / "2018/index.html")
    assert words(archive, "h2 a") == ["2019", "2018", "2017"]
    assert len(archive.select(".letters li")) == 8
    assert words(year, "h2 a") == ["October", "May", "February"]
    assert [str(a["href"]) for a in year.select("h2 a")] == [
        "../2018/10/",
        "../2018/05/",
        "../2018/02/",
    ]
    month = parse(site / "2018/10/index.html")
    assert words(month, "h1, .heading .label") == ["2018", "October 2018"]
    assert links(month, ".letters a") == ["2018/10/counter-offer.html"]


def test_subscribers_find_every_feed_written_out(public: Path) -> None:
    page = parse(public / "subscribe/index.html")
    written = [f"https://{a.get_text()}" for a in page.select(".feeds dd > a:first-child")]
    copied = [str(tag["data-url"]) for tag in page.select(".feeds copy-address")]
    assert written == copied
    assert "https://blog.example.org/feeds/all.rss.xml" in written
    assert "https://blog.example.org/feeds/topics/hiring.rss.xml" in written


def test_who_is_lost_is_shown_ways_on(site: Path) -> None:
    page = parse(site / "404.html")
    assert words(page, "main .plain-words a") == ["Home", "Archive", "Search", "Topics"]
    assert len(page.select(".letters li")) == 3


LONG = "\n\n".join(f"## Part {n}\n\n" + "Words to read. " * 90 for n in range(4))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of posts as somebody else may have it, built: no pages, tags or summaries."""
    content, output = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    write_post(content, LONG, "long.md", modified="2021-03-04", title="A & B " + "long " * 30)
    write_post(content, "Text", "both.md", title="In two languages")
    write_post(content, "Tekst", "both-nl.md", title="In twee talen", lang="nl", slug="both")
    write_post(content, "Tekst", "alleen.md", title="Alleen", lang="nl", date="2020-02-02")
    write_post(content, "Texte", "seule.md", title="Seule", lang="fr", date="2020-02-03")
    for path in content.glob("*.md"):
        path.write_text(path.read_text().replace("summary: A summary.\n", ""))
    build(content, output)
    return output


def test_a_long_letter_has_contents_and_others_have_none(folder: Path) -> None:
    page = parse(folder / "2020/01/long.html")
    assert [a["href"] for a in page.select(".contents a")] == [f"#part-{n}" for n in range(4)]
    assert not parse(folder / "2020/01/both.html").select(".contents")


def test_a_revised_letter_says_so(folder: Path) -> None:
    assert words(parse(folder / "2020/01/long.html"), ".dateline > span") == [
        "5 minutes to read",
        "Updated March 4, 2021",
    ]


def test_a_letter_leads_to_its_translation_and_both_ways(folder: Path) -> None:
    english, dutch = parse(folder / "2020/01/both.html"), parse(folder / "nl/2020/01/both.html")
    assert words(english, ".dateline a") == ["In het Nederlands"]
    assert words(dutch, ".dateline a") == ["In English"]
    assert links(dutch, "link[hreflang=en]") == ["2020/01/both.html"]


def test_a_letter_leads_on_in_its_own_language(folder: Path) -> None:
    own = {"nl/2020/01/both.html": "Alleen", "nl/2020/02/alleen.html": "In twee talen"}
    for path, other in own.items():
        page = parse(folder / path)
        assert words(page, "[aria-labelledby=related] .letters a, .neighbours a") == [other] * 2
    assert not parse(folder / "fr/2020/02/seule.html").select("#related, .neighbours")


INTERFACE = {
    "nl": (
        "Onderwerpen Checklists Zoeken",
        "Naar de tekst",
        "Ingenium Executive Search Archief RSS Naar boven",
        "Geef door",
        "1 minuut leestijd",
    ),
    "fr": (
        "Sujets Listes de contrôle Rechercher",
        "Aller au texte",
        "Ingenium Executive Search Archives RSS Haut de page",
        "Faire suivre",
        "1 minute de lecture",
    ),
}


@pytest.mark.parametrize(("lang", "expected"), INTERFACE.items(), ids=INTERFACE)
def test_the_interface_speaks_the_letter_s_language(
    folder: Path, lang: str, expected: tuple[str, ...]
) -> None:
    page = parse(folder / {"nl": "nl/2020/02/alleen.html", "fr": "fr/2020/02/seule.html"}[lang])
    parts = (".menu", ".skip", ".colophon ul", "#share", ".dateline > span")
    assert tuple(words(page, part)[0] for part in parts) == expected
    assert page.select_one(f"html[lang={lang}]")


def test_every_page_of_any_folder_leads_somewhere(folder: Path) -> None:
    pages = html_files(folder)
    assert folder / "nl/2020/02/index.html" in pages
    for page in pages:
        for tag in parse(page).select("[href], [src]"):
            if found := target(folder, page, str(tag.get("href") or tag.get("src")), "http://x"):
                assert found[0].is_file(), (page, tag)


def test_many_letters_fill_pages_and_one_archive(tmp_path: Path) -> None:
    first = date(2000, 1, 1)
    for number in range(300):
        written = first + timedelta(days=20 * number)
        write_post(tmp_path / "in", "Text", f"p{number}.md", date=written.isoformat())
    build(tmp_path / "in", tmp_path / "out")
    archive = parse(tmp_path / "out/archive/index.html")
    assert len(archive.select(".letters li")) == 300
    assert len(archive.select("h2")) == 17
    last = parse(tmp_path / "out/page/50/index.html")
    assert words(last, ".pagination span") == ["Page 50 / 50"]
    assert words(last, ".pagination a") == ["Newer letters (page 49)"]


@pytest.mark.parametrize(("years", "jumps"), [(2, []), (3, ["2022", "2021", "2020"])])
def test_a_long_archive_leads_to_each_year(tmp_path: Path, years: int, jumps: list[str]) -> None:
    for year in range(2020, 2020 + years):
        date = f"{year}-01-02"
        write_post(tmp_path / "in", "Text.", name=f"{date}-post-{year}.md", date=date)
    build(tmp_path / "in", tmp_path / "out")
    archive = parse(tmp_path / "out/archive/index.html")
    assert words(archive, "main nav a") == jumps
    for link in archive.select("main nav a"):
        assert archive.select_one(str(link["href"]))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blog before its first letter."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "in").mkdir()
    result = run_pelican(folder / "in", folder / "out", "-e", "MAY_BE_EMPTY=true")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "out"


@pytest.mark.parametrize("path", ["", "archive/", "topics/", "tags/", "checklists/"])
def test_a_page_with_nothing_to_list_says_so_and_leads_on(empty: Path, path: str) -> None:
    main = parse(empty / path / "index.html").select_one("main")
    assert main
    assert "Nothing is here yet" in main.get_text()
    assert words(parse(empty / path / "index.html"), ".plain-words a")[:1] == ["Home"]


def test_a_page_that_lists_something_does_not(site: Path) -> None:
    for path in ("", "archive/", "topics/", "tags/", "checklists/"):
        assert "Nothing is here yet" not in (site / path / "index.html").read_text()
