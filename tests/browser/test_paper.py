"""What comes out of the printer: printed by each engine, and read from the paper."""

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.browser.crowded import PAGES
from tests.browser.engines import Engine, Paper
from tests.programs import need

PAPERS = {"A4": Paper(210, 297), "Letter": Paper(215.9, 279.4)}
PICTURES = """async () => {
  for (const picture of document.images) if (picture.loading !== "lazy") await picture.decode();
}"""
HTML = "() => document.querySelector('.letter').outerHTML"


def signs(text: str) -> str:
    """The letters and digits of a text, however it is set: in capitals, with hyphens, apart."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()


def text_of(part: Tag) -> str:
    """What paper should say of a part of the page: all of it, numbers of items, addresses."""
    for link in part.select("a[href^=http]"):
        link.append(f" ({link['href']})")
    for numbered in part.select("ol:not(:has(> .tip))"):
        for number, item in enumerate(numbered.find_all("li", recursive=False), 1):
            item.insert(0, f"{number}. ")
    for unseen in part.select("footer, .checklist-count, .checklist-preview"):
        unseen.decompose()
    return signs(part.get_text())


@pytest.fixture(params=PAPERS)
def printed(
    request: pytest.FixtureRequest, engine: Engine, crowded: str, tmp_path: Path
) -> "Printer":
    """Prints a page of the blog."""
    need("pdftotext", "pdfimages")
    return Printer(engine, crowded, PAPERS[request.param], tmp_path / "page.pdf")


class Printer:
    """Prints pages on one kind of paper."""

    def __init__(self, engine: Engine, blog: str, paper: Paper, file: Path) -> None:
        self.engine, self.blog, self.paper, self.file = engine, blog, paper, file

    def print(self, kind: str) -> list[str]:
        """The text of each sheet."""
        self.engine.open(f"{self.blog}/{PAGES[kind]}", 1280)
        self.engine.evaluate(PICTURES)
        self.file.write_bytes(self.engine.print(self.paper))
        return self.read("pdftotext", "-raw", self.file, "-").rstrip("\f").split("\f")

    def read(self, *command: str | Path) -> str:
        """What a program says of the paper."""
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def pictures(self) -> int:
        """How many pictures were printed."""
        return len(self.read("pdfimages", "-list", self.file).splitlines()) - 2

    def letter(self) -> BeautifulSoup:
        """The letter as the engine has it."""
        return BeautifulSoup(self.engine.evaluate(HTML), "html.parser")


def assert_all_is_there(sheets: list[str], letter: BeautifulSoup) -> None:
    """Every word of the letter is on paper once, and in order."""
    text = letter.select_one(".text")
    assert text
    assert signs("".join(sheets)).count(text_of(text)) == 1


def test_whatever_a_letter_holds_is_on_paper(printed: Printer) -> None:
    sheets = printed.print("every element")
    assert_all_is_there(sheets, printed.letter())
    assert printed.pictures() == 1


def test_sheets_end_between_tips_and_never_with_a_heading(printed: Printer) -> None:
    sheets = printed.print("long")
    assert_all_is_there(sheets, printed.letter())
    first, *others = (signs(sheet) for sheet in sheets)
    assert len(first) > 500  # more than a title
    tips, headings = (
        [signs(part.get_text()) for part in printed.letter().select(selector)]
        for selector in (".tip", "h2, .checklist-heading")
    )
    assert (len(tips), len(headings)) == (12, 13)
    assert [tip for tip in tips if not any(tip in sheet for sheet in [first, *others])] == []
    assert [sheet for sheet in [first, *others] if sheet.endswith(tuple(headings))] == []
