"""Weighing: what a page loads is counted once, compressed, and the icon not at all."""

import gzip
from pathlib import Path

import brotli
import pytest

from tests.tools.publishing.sites import TYPE
from tools.weights import heaviest_of_each_kind, loaded_by, table, weigh

PAGE = """<!DOCTYPE html><html lang="en"><head><title>x</title>
<link rel="icon" href="icon.svg"><link rel="alternate" href="feed.xml">
<link rel="stylesheet" href="a.css?1"></head><body>{body}
<script type="module" src="a.js"></script></body></html>"""
BODIES = {
    "nothing else": ("", []),
    "a picture": ('<img src="b.png" alt="">', ["b.png"]),
    "the same picture twice": ('<img src="b.png" alt=""><img src="b.png" alt="">', ["b.png"]),
    "a picture further down": ('<img src="b.png" loading="lazy" alt="">', []),
    "the icon as a picture": ('<img src="icon.svg" alt="">', []),
    "a link": ('<a href="c.js">x</a>', []),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page's files."""
    (tmp_path / "a.css").write_text("p { color: red }" * 50)
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nb();\n// from "./c.js";\n')
    (tmp_path / "b.js").write_text("export function b() {}\n")
    (tmp_path / "b.png").write_bytes(bytes(range(256)))
    return tmp_path


@pytest.mark.parametrize(("body", "more"), BODIES.values(), ids=BODIES)
def test_a_page_loads_its_files_and_what_they_import(
    site: Path, body: str, more: list[str]
) -> None:
    page = site / "index.html"
    page.write_text(PAGE.format(body=body))
    names = sorted(path.name for path in loaded_by(page))
    assert names == sorted(["index.html", "a.css", "a.js", "b.js", *more])


@pytest.mark.parametrize("url", ["", "https://blog.example.org", "https://example.org/blog"])
def test_the_parts_add_up_to_what_is_sent(site: Path, url: str) -> None:
    page = site / "index.html"
    text = PAGE.format(body='<img src="b.png" alt="">')
    page.write_text(text.replace('="a', f'="{url}/a').replace('="b', f'="{url}/b') if url else text)
    weight = weigh(page, site, url)
    assert weight.html == len(brotli.compress(page.read_bytes()))
    assert weight.style < 50
    assert weight.script == sum(
        len(brotli.compress((site / name).read_bytes())) for name in ("a.js", "b.js")
    )
    assert weight.images == len(brotli.compress((site / "b.png").read_bytes()))
    assert weight.total == weight.html + weight.style + weight.script
    assert weight.requests == 5


def test_gzip_sends_no_more_than_its_own_best(site: Path) -> None:
    page = site / "index.html"
    page.write_text(PAGE.format(body="".join(map(str, range(2000)))))
    best = len(gzip.compress(page.read_bytes(), 9, mtime=0))
    assert weigh(page, site, form=".gz").html < best


def test_the_heaviest_stands_for_its_kind(site: Path) -> None:
    for name, body in {"light": "x", "heavy": "".join(map(str, range(500)))}.items():
        page = site / f"2020/01/{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<!DOCTYPE html>{TYPE}{body}")
    weights = heaviest_of_each_kind(site)
    assert [weight.page for weight in weights.values()] == ["2020/01/heavy.html"]
    zipped = heaviest_of_each_kind(site, form=".gz")
    assert table(weights, zipped).splitlines()[1].split()[0] == "post"
