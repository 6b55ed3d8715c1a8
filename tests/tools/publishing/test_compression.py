"""Compressed forms of a site's texts."""

import gzip
from pathlib import Path

import brotli

from tests.tools.publishing.sites import digest, write_site
from tools.publishing.compression import compress, is_compressed_form
from tools.releases import differing

LONG = "A long text. " * 100
SITE = {"index.html": LONG, "short.html": "x", "a/b.css": LONG, "a/c.png": LONG, "d.br": LONG}


def test_each_text_has_its_forms_beside_it(tmp_path: Path) -> None:
    site = write_site(tmp_path, SITE)
    compress(site)
    added = {path.relative_to(site).as_posix() for path in site.rglob("*.*")} - {*SITE}
    assert added == {"index.html.br", "index.html.gz", "a/b.css.br", "a/b.css.gz"}
    assert brotli.decompress((site / "index.html.br").read_bytes()).decode() == LONG
    assert gzip.decompress((site / "a/b.css.gz").read_bytes()).decode() == LONG


def test_the_same_text_has_the_same_forms(tmp_path: Path) -> None:
    sites = [write_site(tmp_path / name, SITE) for name in "ab"]
    for site in sites:
        compress(site)
    assert digest(sites[0]) == digest(sites[1])


def test_forms_are_no_addresses_that_changed(tmp_path: Path) -> None:
    one, other = write_site(tmp_path / "one", SITE), write_site(tmp_path / "other", SITE)
    compress(one)
    (other / "index.html").write_text("other")
    assert differing(one, other) == ["/"]
    assert not is_compressed_form(Path("d.br"))
