"""`make new OF=…`: a letter in another language, with its header filled in."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from plugins.proofreading.problem import errors_in
from tests.building import own_settings, write_post
from tests.tools.test_new import run_new
from tools.draft_files import NoDraftError
from tools.front_matter.header import fields, parted
from tools.translations import translate, versions_of

DAY = date(2026, 3, 2)
NAMES = """
[topics."Job offers"]
nl = "Contractvoorstellen"
[audiences.Candidates]
nl = "Kandidaten"
[tags.salary]
nl = "loon"
"""
BODY = "A few words of a letter.\n\nSee [the other one]({filename}b.md).\n"


def settings_of(folder: Path) -> dict[str, Any]:
    """The settings of a blog in a folder."""
    settings: dict[str, Any] = own_settings(PATH=str(folder))
    return settings


def begin(folder: Path, original: Path, lang: str = "nl", title: str = "") -> Path:
    """A translation that is begun."""
    return translate(folder, original, lang, title, settings_of(folder), DAY)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    (tmp_path / "names.toml").write_text(NAMES)
    write_post(tmp_path / "posts", "Text.", "b.md")
    return write_post(
        tmp_path / "posts",
        BODY,
        "2018-10-09-counter-offer.md",
        title='"Accept it, or not?"',
        date="2018-10-09 09:30",
        modified="2019-01-01",
        id="counter-offers",
        save_as="2018/10/old.html",
        category="Job offers # ours",
        audience="[candidates, hiring managers]",
        tags="[salary, new]",
    )


def test_the_header_is_filled_in_and_the_text_is_the_original_s(
    letter: Path, tmp_path: Path
) -> None:
    path = begin(tmp_path, letter, title="Een tegenbod aanvaarden?")
    assert path == letter.with_name("2026-03-02-een-tegenbod-aanvaarden.md")
    text = path.read_text()
    assert fields(text) == {
        "title": "Een tegenbod aanvaarden?",
        "date": "2026-03-02",
        "summary": "A summary.",
        "id": "een-tegenbod-aanvaarden",
        "category": "Contractvoorstellen",
        "audience": "kandidaten, hiring managers",
        "tags": "loon, new",
        "lang": "nl",
        "status": "draft",
        "translation_key": "counter-offer",
    }
    assert "# ours" in text
    assert parted(text)[1] == parted(letter.read_text())[1]


LINKS = {
    "beside it": ("b.md", "/posts/nl-b.md"),
    "from the root": ("/posts/b.md#part", "/posts/nl-b.md#part"),
    "above it": ("../posts/b.md", "/posts/nl-b.md"),
    "one without a translation": ("c.md", "c.md"),
    "one in its language": ("../posts/nl-b.md", "../posts/nl-b.md"),
    "nothing": ("none.md", "none.md"),
    "what lies elsewhere": ("../../elsewhere.md", "../../elsewhere.md"),
    "a picture": ("../images/x.png", "../images/x.png"),
}


@pytest.mark.parametrize(("target", "expected"), LINKS.values(), ids=LINKS)
def test_its_links_lead_to_letters_in_its_language(
    tmp_path: Path, target: str, expected: str
) -> None:
    write_post(tmp_path / "posts", "Text.", "b.md")
    write_post(tmp_path / "posts", "Text.", "c.md")
    write_post(tmp_path.parent, "Text.", "elsewhere.md")
    write_post(tmp_path / "posts", "Tekst.", "nl-b.md", lang="nl", translation_key="b")
    letter = write_post(tmp_path / "posts", f"[x]({{filename}}{target}) b.md", "a.md")
    text = begin(tmp_path, letter).read_text()
    assert parted(text)[1].strip() == f"[x]({{filename}}{expected}) b.md"


def test_without_a_title_its_own_waits_to_be_written_over(letter: Path, tmp_path: Path) -> None:
    path = begin(tmp_path, letter)
    assert path.name == "2026-03-02-counter-offer-nl.md"
    assert fields(path.read_text())["title"] == "Accept it, or not?"


def test_a_draft_is_in_order_and_is_not_published_as_it_is(letter: Path, tmp_path: Path) -> None:
    blog = blog_of(settings_of(tmp_path))
    path = begin(tmp_path, letter)
    assert [one for one in check(tmp_path, blog) if one.path.endswith(path.name)] == []
    path.write_text(path.read_text().replace("status: draft", "status: published"))
    (problem,) = errors_in(check(tmp_path, blog))
    assert (problem.rule, problem.path.rpartition("/")[2]) == ("untranslated", path.name)


def test_it_has_the_key_that_its_original_names(tmp_path: Path) -> None:
    letter = write_post(tmp_path, "Text.", translation_key="why", slug="how")
    assert fields(begin(tmp_path, letter).read_text())["translation_key"] == "why"
    second = begin(tmp_path, letter, "fr")
    assert fields(second.read_text())["translation_key"] == "why"
    assert versions_of(second, tmp_path, settings_of(tmp_path)).keys() == {"en", "nl", "fr"}


def test_a_page_stays_a_page_without_a_day(tmp_path: Path) -> None:
    page = tmp_path / "pages/about.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: About\n---\n\nText.\n")
    path = begin(tmp_path, page, title="Over ons")
    assert path == tmp_path / "pages/over-ons.md"
    assert fields(path.read_text()) == {
        "title": "Over ons",
        "lang": "nl",
        "status": "draft",
        "translation_key": "about",
    }


def test_the_folder_and_the_letter_may_be_named_from_anywhere(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write_post(tmp_path / "pages", "Text.", "about.md")
    monkeypatch.chdir(letter.parent)
    for original in (page, Path("../pages/about.md")):
        settings, folder = settings_of(tmp_path), Path("../../") / tmp_path.name
        path = translate(folder, original, "nl", "Over ons", settings, DAY)
        assert path == tmp_path / "pages/over-ons.md"
        path.unlink()


REFUSED = {
    "its own language": ("posts/2018-10-09-counter-offer.md", "en", "is this letter in English"),
    "no language": ("posts/b.md", "xx", "IN=xx must be one of en, nl, fr."),
    "nothing": ("posts/none.md", "nl", "none.md is not there; write: make new OF="),
    "no letter": ("names.toml", "nl", "must be a letter in"),
    "a letter elsewhere": ("../letter.md", "nl", "must be a letter in"),
    "no header": ("posts/bad.md", "nl", "bad.md cannot be read; make check says why."),
}


@pytest.mark.parametrize(("name", "lang", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_translated_is_refused(
    letter: Path, tmp_path: Path, name: str, lang: str, said: str
) -> None:
    (letter.parent / "bad.md").write_text("---\ntags: [\n---\n")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NoDraftError, match=said):
        begin(tmp_path, tmp_path / name, lang)
    assert sorted(tmp_path.rglob("*")) == before


def test_there_is_one_in_each_language(letter: Path, tmp_path: Path) -> None:
    path = begin(tmp_path, letter)
    for original in (letter, path):
        with pytest.raises(NoDraftError, match=r"-nl\.md is this letter in Dutch already; write"):
            begin(tmp_path, original, title="Nog een")


def test_the_command_writes_it_and_says_where(letter: Path, tmp_path: Path) -> None:
    result = run_new(tmp_path, f"OF={letter}", "IN=nl", "TITLE=Het tegenbod")
    assert result.returncode == 0, result.stderr
    assert f"{date.today().year}-" in result.stdout.split("\n")[0]
    assert "write over the title, the summary and the text" in result.stdout
    (path,) = letter.parent.glob("*-het-tegenbod.md")
    assert fields(path.read_text())["title"] == "Het tegenbod"
    result = run_new(tmp_path, f"OF={letter}", "IN=nl")
    assert result.returncode != 0
    assert "is this letter in Dutch already" in result.stderr


@given(st.text("ab cé:#'\"[]{}-\n", max_size=40), st.text("ab :#'\"[], ", max_size=12))
def test_no_word_of_the_text_is_another_and_titles_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, body: str, title: str
) -> None:
    folder = tmp_path_factory.mktemp("blog")
    letter = write_post(folder, body)
    written = " ".join(title.split())
    try:
        path = begin(folder, letter, title=written)
    except NoDraftError:
        assert not any(map(str.isalnum, written))
        return
    text = path.read_text()
    assert parted(text)[1] == parted(letter.read_text())[1]
    assert fields(text)["title"] == (written or "A post")
