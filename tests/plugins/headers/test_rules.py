"""The headers by kind of file, and the same in the form of each host."""

import re
from pathlib import Path

import pytest

from plugins.headers.hosts import first_steps, lasting_folders, netlify, nginx
from plugins.headers.rules import (
    ASK_FIRST,
    CACHE,
    CORP,
    CSP,
    EVERYWHERE,
    FOR_A_DAY,
    FOR_EVER,
    FRESH,
    headers_for,
    places_of,
)
from tests.building import own_settings

SETTINGS = own_settings()
PLACES = places_of(SETTINGS)
KINDS = {
    "/": (FRESH, "same-origin"),
    "/2017/06/way-back-after-no.html": (FRESH, "same-origin"),
    "/search/": (FRESH, "same-origin"),
    "/404.html": (FRESH, "same-origin"),
    "/feeds/all.atom.xml": (FRESH, None),
    "/sitemap.xml": (FRESH, "same-origin"),
    "/sw.js": (ASK_FIRST, "same-origin"),
    "/theme/css/main.0123456789ab.css": (FOR_EVER, "same-origin"),
    "/theme/css/main.css": (FRESH, "same-origin"),
    "/cards/a.0123456789ab.png": (FOR_EVER, None),
    "/theme/img/mark.svg": (FOR_A_DAY, None),
    "/images/photo.jpg": (FOR_A_DAY, None),
    "/favicon.ico": (FOR_A_DAY, None),
    "/pagefind/en/pagefind.js": (FRESH, "same-origin"),
}


@pytest.mark.parametrize(("address", "wanted"), KINDS.items(), ids=KINDS)
def test_each_kind_of_file(address: str, wanted: tuple[str, str | None]) -> None:
    headers = headers_for(address, PLACES)
    assert (headers[CACHE], headers.get(CORP)) == wanted
    assert headers.items() >= EVERYWHERE.items()
    assert ("unsafe" in headers[CSP]) == (address == "/search/")
    assert "unsafe-inline" not in headers[CSP]
    assert "require-trusted-types-for 'script'; trusted-types blog;" in headers[CSP]


ELSEWHERE = {
    "a file": ({"SEARCH_URL": "find.html"}, "/find.html", "/search/"),
    "a folder": ({"SEARCH_URL": "a.b/c/"}, "/a.b/c/index.html", "/aXb/c/"),
}


@pytest.mark.parametrize(("settings", "search", "other"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_search_may_compile_wherever_it_lies(
    settings: dict[str, str], search: str, other: str
) -> None:
    places = places_of({**SETTINGS, **settings})
    assert "wasm-unsafe-eval" in headers_for(search, places)[CSP]
    assert "wasm-unsafe-eval" not in headers_for(other, places)[CSP]
    assert f'"~^(?:{places.search.pattern})$"' in nginx([], places)


def test_in_a_folder_of_its_host_the_same_files_have_the_same_headers() -> None:
    places = places_of({**SETTINGS, "SITEURL": "https://e.org:8443/my.blog"})
    assert '"~^/my\\.blog(?:/search/' in nginx([], places)
    steps = netlify(["/index.html", "/search/index.html", "/feeds/all.json"], places).splitlines()
    patterns = [line for line in steps if line.startswith("/")]
    assert patterns[0] == "/my.blog/*"
    assert all(pattern.startswith("/my.blog/") for pattern in patterns)


def test_feeds_are_shown_elsewhere_wherever_they_lie() -> None:
    settings = {**SETTINGS, "FEED_ALL_RSS": "rss.xml", "TAG_FEED_JSON": "{slug}/letters.json"}
    places = places_of(settings)
    for feed in ("/rss.xml", "/salary/letters.json", "/feeds/all.atom.xml", "/images/a.png"):
        assert CORP not in headers_for(feed, places), feed
    for other in ("/", "/feeds/other.xml", "/salary/letters.html", "/sitemap.xml"):
        assert headers_for(other, places)[CORP] == "same-origin", other
    without = {name: None if "FEED_" in name else value for name, value in SETTINGS.items()}
    assert headers_for("/feeds/all.rss.xml", places_of(without))[CORP] == "same-origin"


def rules_in(text: str) -> list[tuple[str, dict[str, str]]]:
    """The blocks of a `_headers` file."""
    blocks = re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.M)
    assert "".join(f"{pattern}\n{lines}" for pattern, lines in blocks) == text
    return [
        (pattern, dict(line.strip().split(": ", 1) for line in lines.splitlines()))
        for pattern, lines in blocks
    ]


def fits(pattern: str, address: str) -> bool:
    """Whether a host applies a block to an address."""
    return bool(re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), address))


def served(rules: list[tuple[str, dict[str, str]]], address: str) -> dict[str, list[str]]:
    """Every value that the blocks give a header, the widest block's first."""
    found: dict[str, list[str]] = {}
    for pattern, headers in rules:
        for name, value in headers.items() if fits(pattern, address) else ():
            found.setdefault(name, []).append(value)
    return found


def test_hosts_that_read_a_file_send_the_same(public: Path) -> None:
    rules = rules_in((public / "_headers").read_text())
    files = [p.relative_to(public).as_posix() for p in public.rglob("[!_]*") if p.is_file()]
    addresses = [f"/{name}" for name in files] + [
        f"/{name.removesuffix('index.html')}" for name in files if name.endswith("index.html")
    ]
    for address in addresses:
        wanted, found = headers_for(address, PLACES), served(rules, address)
        # The narrowest value is ours; with the widest it allows what ours allows.
        assert found[CSP][-1] == wanted[CSP], address
        assert found.get(CORP, [None])[-1] in (wanted.get(CORP), None), address
        assert all(len(values) == 1 for name, values in found.items() if name != CSP), address
        assert found.get(CACHE, [wanted[CACHE]]) == [wanted[CACHE]], address
        assert {name: found[name] for name in EVERYWHERE} == {n: [v] for n, v in EVERYWHERE.items()}
    assert len(rules) < 100  # as many as Cloudflare Pages reads
    assert max(len(line) for line in (public / "_headers").read_text().splitlines()) < 2_000


def test_pages_and_assets_get_what_matters_there(public: Path) -> None:
    rules = rules_in((public / "_headers").read_text())
    style = next((public / "theme/css").iterdir()).name
    assert served(rules, f"/theme/css/{style}")[CACHE] == [FOR_EVER]
    assert served(rules, "/about/")[CORP] == ["same-origin"]
    assert CORP not in served(rules, "/feeds/all.rss.xml")


def test_a_folder_is_lasting_only_if_all_in_it_is() -> None:
    lasting = "/theme/css/a.0123456789ab.css"
    assert lasting_folders([lasting]) == ["/theme/css/*"]
    assert lasting_folders([lasting, "/theme/css/b.css"]) == []
    assert lasting_folders([lasting, "/theme/css/x/b.css"]) == []


def test_first_steps_do_not_overlap() -> None:
    steps = first_steps(["/a/b/c.html", "/a/d.html", "/a.html", "/index.html"])
    assert sorted(steps) == ["/", "/a.html", "/a/*", "/index.html"]


def test_an_empty_site_has_a_widest_rule_still() -> None:
    assert netlify([], PLACES).startswith("/*\n")
