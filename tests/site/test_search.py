"""What can be found: published posts, and nothing else."""

from pathlib import Path

import pytest

from tests.building import PREVIEW, ROOT, build, write_post
from tests.plugins.pictures.samples import save
from tests.plugins.search.test_index import fragments
from tests.site.pages import parse, posts


def found(site: Path) -> set[str]:
    """The addresses in the index."""
    return {str(shown["url"]) for shown in fragments(site / "pagefind")}


def test_every_post_is_in_the_index_and_nothing_else(site: Path) -> None:
    assert found(site) == {f"/{page.relative_to(site).as_posix()}" for page in posts(site)}


def test_the_words_of_the_interface_are_not(site: Path) -> None:
    for shown in fragments(site / "pagefind"):
        assert "Untick all" not in shown["content"]
        assert "match their DNA" not in shown["content"]
        assert "Skip to the text" not in shown["content"]


def test_drafts_hidden_posts_and_pages_cannot_be_found(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Shown.", name="shown.md")
    write_post(tmp_path / "in", "Draft.", name="draft.md", status="draft")
    write_post(tmp_path / "in", "Hidden.", name="hidden.md", status="hidden")
    write_post(tmp_path / "in", "Page.", name="pages/page.md")
    build(tmp_path / "in", tmp_path / "out")
    assert found(tmp_path / "out") == {"/2020/01/shown.html"}


def test_a_post_that_is_all_pictures_is_found_by_its_title(tmp_path: Path) -> None:
    save(tmp_path / "in/images/desk.png", 9, 9)
    write_post(tmp_path / "in", "![A desk](/images/desk.png)", title="A desk")
    build(tmp_path / "in", tmp_path / "out")
    assert [shown["content"] for shown in fragments(tmp_path / "out/pagefind")] == ["A desk"]


WORDLESS = {'"A desk"': "A desk", '"…"': "a-post"}  # by title


@pytest.mark.parametrize(("title", "content"), WORDLESS.items(), ids=WORDLESS)
def test_a_post_without_a_word_is_found_by_its_title(
    tmp_path: Path, title: str, content: str
) -> None:
    write_post(tmp_path / "in", "&nbsp;\n\n---", title=title)
    build(tmp_path / "in", tmp_path / "out")
    assert [shown["content"] for shown in fragments(tmp_path / "out/pagefind")] == [content]


def test_posts_in_any_language_and_translations_are_found(tmp_path: Path) -> None:
    for lang in ("en", "nl", "fr"):
        write_post(tmp_path / "in", "Text.", name=f"{lang}/2020-01-02-post.md", lang=lang)
    build(tmp_path / "in", tmp_path / "out")
    assert found(tmp_path / "out") == {
        "/2020/01/post.html",
        "/nl/2020/01/post.html",
        "/fr/2020/01/post.html",
    }
    search = parse(tmp_path / "out/search/index.html").select_one("site-search")
    assert search
    assert search["data-indexes"] == "en fr nl"


def test_without_posts_the_page_leads_to_the_archive(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "A page.", name="pages/page.md")
    build(tmp_path / "in", tmp_path / "out", settings=PREVIEW)
    assert_only_the_archive(tmp_path / "out")


def test_the_index_can_be_left_out(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text.")
    settings = tmp_path / "settings.py"
    theme = f"THEME = {str(ROOT / 'theme')!r}"
    settings.write_text(f"from pelicanconf import *\n{theme}\nSEARCH_INDEX = False\n")
    build(tmp_path / "in", tmp_path / "out", settings=settings)
    assert_only_the_archive(tmp_path / "out")


def assert_only_the_archive(site: Path) -> None:
    """The search page has no form, and there is no index."""
    page = parse(site / "search/index.html")
    assert not page.select("form, script[type=module]")
    assert page.select('main a[href$="archive/"]')
    assert not (site / "pagefind").exists()
