"""Lists that somebody has labelled: tips, or something else."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from markdown import markdown
from typogrify.filters import typogrify

CASES = Path(__file__).parent / "cases"
BETWEEN = "\n\n\n"


class Labelled(NamedTuple):
    """A list in a post, and whether it is one of tips."""

    source: str  # the file that holds it
    lang: str
    name: str
    text: str  # as it is written
    title: str
    is_tips: bool

    @property
    def html(self) -> str:
        """The post's content as it comes out."""
        return as_html(self.text)


def labelled_lists() -> list[Labelled]:
    """Every list that is labelled, in order."""
    return [
        *_by_name("agency", is_tips=True),
        *_by_name("refused", is_tips=False),
        *_by_text("unusual", _read("unusual"), is_tips=True),
        *_by_text("foreign", _read("foreign")["tips"], is_tips=True),
        *_by_text("foreign", _read("foreign")["others"], is_tips=False),
    ]


def as_html(source: str) -> str:
    """Markdown as a post's content comes out."""
    html = markdown(source, extensions=["extra", "sane_lists", "toc"], output_format="html")
    return str(typogrify(html))


def as_post(case: dict[str, Any]) -> str:
    """A lead-in and its list, as a post's content comes out."""
    return as_html(_text_of(case))


def _text_of(case: dict[str, Any]) -> str:
    marker = "1." if case.get("numbered") else "-"
    gap = "\n\n" if case.get("loose") else "\n"
    items = gap.join(f"{marker} {item}" for item in case["items"])
    return f"{case['lead']}\n\n{items}"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def _by_name(source: str, *, is_tips: bool) -> Iterator[Labelled]:
    for lang, cases in _read(source).items():
        for name, case in cases.items():
            yield Labelled(source, lang, name, _text_of(case), case.get("title", ""), is_tips)


def _by_text(source: str, languages: dict[str, str], *, is_tips: bool) -> Iterator[Labelled]:
    for lang, posts in languages.items():
        for post in posts.strip().split(BETWEEN):
            name = post.strip().split("\n")[0]
            yield Labelled(source, lang, name, post, "", is_tips)
