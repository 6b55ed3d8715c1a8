"""The headers of every answer: what a page may load, who may embed it, how long it may be kept.

This is their one place. Hosts get them in their own forms from hosts.py; tools/production.py
serves with them.
"""

import re

from plugins.fingerprints.names import is_fingerprinted

# Nothing but the blog's own files. `blog` is the one policy of site.js: it starts the worker.
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

# The search is WebAssembly: its page may compile some, no other page may.
SEARCH = re.compile(r"/search/(?:index\.html)?")
# Feed readers on the web show our feeds, and the pictures that our letters name.
SHOWN_ELSEWHERE = re.compile(r"/feeds/.*|.*\.(?:png|jpe?g|gif|webp|avif|svg|ico)")
PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|avif|svg|ico|woff2)")
WORKER = re.compile(r"/sw\.js")

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_DAY = "public, max-age=86400"
ASK_FIRST = "no-cache"
# A reader's browser asks each time; a network in between may answer for five minutes.
FRESH = "public, max-age=0, s-maxage=300, must-revalidate"


def headers_for(address: str) -> dict[str, str]:
    """The headers of the answer for an address, which begins with a slash and has no query."""
    headers = {**EVERYWHERE, CSP: policy_for(address), CACHE: caching_of(address)}
    return headers if SHOWN_ELSEWHERE.fullmatch(address) else {**headers, CORP: OURS_ALONE}


def policy_for(address: str) -> str:
    """What a page may load and run."""
    return policy(may_compile=SEARCH.fullmatch(address) is not None)


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
