"""Posts of other Pelican blogs come in as they are; what their site alone knows, it names."""

from itertools import cycle, islice
from pathlib import Path

from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from plugins.proofreading.problem import errors_in
from tests.building import own_settings

POSTS = 400
HEADERS = cycle(
    [
        "Title: {title}: {n}\nDate: {day} 9:00\nCategory: life\nTags: a, b\nCover: {cover}\n",
        "---\ntitle: {title} {n}\ndate: {day} 9:05\ntags: python, road\ncover: {cover}\n---\n",
        "Title: {title} {n}\nDate: {day}\nTags: python,\n      road\nSlug: post-{n}\nAuthor: Sam\n",
        '---\nTitle: "{title} {n}"\ndate: {day}T09:00:00+02:00\ncover: {cover}\n---\n',
    ]
)
TEXTS = cycle(
    [
        '<a name="part"></a>\n\n## A part\n\n[Back](#part) <a href="/" target="_blank">home</a>.',
        '<p align="center">Amid.</p>\n\n<a target=_blank href="https://example.org">Out</a>',
        "| a | b |\n|:-:|--:|\n| 1 | 2 |\n\nAt 9:00, see http://example.org/a_b_c.",
        '<table border="1" cellpadding="2"><tr><td width="50%">R&D;</td></tr></table>\n\nA<br>b.',
        "1. One\n\n   ```python\n   x = {1: 2}\n   ```\n2. Two\n\n> Said *she*.\n",
    ]
)


def write_posts(folder: Path) -> None:
    """Posts as three other blogs have them."""
    for n, (header, text) in enumerate(islice(zip(HEADERS, TEXTS, strict=False), POSTS)):
        day = f"{2008 + n % 15}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        head = header.format(n=n, day=day, title="What we did", cover="/images/cover.png")
        (folder / f"post-{n}.md").write_text(f"{head}\nSome words.\n\n{text}\n", encoding="utf-8")


def problems_in(folder: Path, *more_headers: str) -> list[str]:
    """What stops a build of the folder by a site that names such headers."""
    settings = own_settings(MORE_HEADERS=more_headers)
    return [str(problem) for problem in errors_in(check(folder, blog_of(settings)))]


def test_posts_from_elsewhere_come_in_as_they_are(tmp_path: Path) -> None:
    write_posts(tmp_path)
    assert problems_in(tmp_path, "cover") == []


def test_a_key_that_nobody_named_is_told_once_a_post(tmp_path: Path) -> None:
    write_posts(tmp_path)
    found = problems_in(tmp_path)
    assert len(found) == POSTS * 3 / 4
    assert all("“Cover:”" in problem or "“cover:”" in problem for problem in found)
