"""Compressed forms of a site's texts."""

import gzip
from pathlib import Path

import brotli
import pytest

from plugins.incremental.store import Store
from tests.tools.publishing.sites import digest, write_site
from tools.publishing import compression
from tools.publishing.compression import compress, is_compressed_form
from tools.releases import differing

LONG = "A long text. " * 100
SITE = {"index.html": LONG, "short.html": "x", "a/b.css": LONG, "a/c.png": LONG, "d.br": LONG}


def test_each_text_has_its_forms_beside_it(tmp_path: Path) -> None:
    site = write_site(tmp_path, SITE)
    compress(site, Store())
    added = {path.relative_to(site).as_posix() for path in site.rglob("*.*")} - {*SITE}
    assert added == {"index.html.br", "index.html.gz", "a/b.css.br", "a/b.css.gz"}
    assert brotli.decompress((site / "index.html.br").read_bytes()).decode() == LONG
    assert gzip.decompress((site / "a/b.css.gz").read_bytes()).decode() == LONG


def test_the_same_text_has_the_same_forms(tmp_path: Path) -> None:
    sites = [write_site(tmp_path / name, SITE) for name in "ab"]
    for site in sites:
        compress(site, Store())
    assert digest(sites[0]) == digest(sites[1])


def test_forms_are_no_addresses_that_changed(tmp_path: Path) -> None:
    one, other = write_site(tmp_path / "one", SITE), write_site(tmp_path / "other", SITE)
    compress(one, Store())
    (other / "index.html").write_text("other")
    assert differing(one, other) == ["/"]
    assert not is_compressed_form(Path("d.br"))


def test_what_is_stored_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, sites = tmp_path / "store", [write_site(tmp_path / name, SITE) for name in "abc"]
    compress(sites[0], Store(file))
    made = compression.compressed
    monkeypatch.setattr(compression, "compressed", None)
    compress(sites[1], Store(file))
    monkeypatch.setattr(compression, "compressed", made)
    file.write_bytes(file.read_bytes().replace(b"A long", b"A gone"))
    compress(sites[2], Store(file))
    assert digest(sites[0]) == digest(sites[1]) == digest(sites[2])


@pytest.mark.parametrize("name", ["index.css", "index.html"])
def test_another_text_or_kind_is_not_taken_for_it(tmp_path: Path, name: str) -> None:
    store = Store(tmp_path / "store")
    for text in (LONG, f"{LONG}!"):
        site = write_site(tmp_path / f"site {len(text)}", {name: text})
        compress(site, store)
        assert gzip.decompress((site / f"{name}.gz").read_bytes()).decode() == text
