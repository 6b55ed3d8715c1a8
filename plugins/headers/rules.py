"""The headers of every answer: what a page may load, who may embed it, how long it may be kept.

This is their one place. Hosts get them in their own forms from hosts.py; tools/production.py
serves with them.
"""

import posixpath
import re
from collections.abc import Iterable
from typing import NamedTuple

from plugins.addresses import Settings, feed_forms, file_of, folder_of, pattern_of
from plugins.editions.edition import settings_of_all
from plugins.fingerprints.names import is_fingerprinted

# Nothing but the blog's own files. `blog` is the one policy of offline.js: it starts the worker.
POLICY = (
    "default-src 'none'; script-src 'self'{more}; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types blog; upgrade-insecure-requests"
)
UNUSED = (  # what browsers can do for a page, and ours never ask for
    "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation "
    "gyroscope magnetometer microphone midi payment picture-in-picture "
    "publickey-credentials-get screen-wake-lock usb xr-spatial-tracking"
).split()
EVERYWHERE = {
    "Strict-Transport-Security": "max-age=63072000",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
}
CSP, CORP, CACHE = (
    "Content-Security-Policy",
    "Cross-Origin-Resource-Policy",
    "Cache-Control",
)
OURS_ALONE = "same-origin"

SHOWN = r".*\.(?:png|jpe?g|gif|webp|avif|svg|ico)"
PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|avif|svg|ico|woff2)")
WORKER = re.compile(r"/sw\.js")

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_DAY = "public, max-age=86400"
ASK_FIRST = "no-cache"
# A reader's browser asks each time; a network in between may answer for five minutes.
FRESH = "public, max-age=0, s-maxage=300, must-revalidate"


class Places(NamedTuple):
    """What whole addresses of the site look like that have rules of their own."""

    search: re.Pattern[str]  # is WebAssembly: its page may compile some, no other page may
    shown_elsewhere: re.Pattern[str]  # by feed readers on the web, feeds and what posts show
    folder: str  # of the host, in which all of them are


def places_of(settings: Settings) -> Places:
    """Where the settings put them."""
    editions = settings_of_all(settings)
    search = "|".join(_search(edition["SEARCH_URL"]) for edition in editions)
    shown = re.compile(f"/{_feeds(editions)}|{SHOWN}")
    return Places(re.compile(search), shown, folder_of(settings["SITEURL"]))


def _search(address: str) -> str:
    rest = file_of(address).removeprefix(address)
    return re.escape(f"/{address}") + (f"(?:{re.escape(rest)})?" if rest else "")


def _feeds(editions: Iterable[Settings]) -> str:
    """The folder in which all feeds lie; where there is none, what each of them looks like."""
    forms = feed_forms(*editions)
    folder = posixpath.commonpath(forms or [""])
    if folder and "{" not in folder:
        return f"{re.escape(folder)}/.*"
    return f"(?:{pattern_of(forms).pattern})"


def headers_for(address: str, places: Places) -> dict[str, str]:
    """The headers of the answer for an address, which begins with a slash and has no query."""
    headers = {**EVERYWHERE, CSP: policy_for(address, places), CACHE: caching_of(address)}
    is_shown = places.shown_elsewhere.fullmatch(address)
    return headers if is_shown else {**headers, CORP: OURS_ALONE}


def policy_for(address: str, places: Places) -> str:
    """What a page may load and run."""
    return policy(may_compile=places.search.fullmatch(address) is not None)


def policy(*, may_compile: bool) -> str:
    """The policy of the search page, or of every other."""
    return POLICY.format(more=" 'wasm-unsafe-eval'" if may_compile else "")


def caching_of(address: str) -> str:
    """How long a file may be kept by the browser, and by a network in between."""
    if is_fingerprinted(address):
        return FOR_EVER
    if PICTURE.fullmatch(address):
        return FOR_A_DAY
    return ASK_FIRST if WORKER.fullmatch(address) else FRESH
