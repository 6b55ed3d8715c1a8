"""The redirects in the form of each kind of host."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from .redirect import Redirect

POST = "/([0-9]+/[0-9]+/[A-Za-z0-9_-]+[.]html)?"  # what Blogger showed on phones with ?m=1
NGINX_HEAD = """\
# In http {}:   include /path/to/the/site/_redirects.nginx;
# In server {}: if ($moved_to) { return 301 $moved_to; }
"""
CADDY_HEAD = """\
# In the site's block: import /path/to/the/site/_redirects.caddy
"""
CADDY_MOBILE = f"""\
\t@mobile {{
\t\tpath_regexp ^{POST}$
\t\tquery m=0 m=1
\t}}
\tredir @mobile {{path}} permanent
"""


def netlify(redirects: Sequence[Redirect]) -> str:
    """`_redirects`, for Netlify and Cloudflare Pages, which skips the lines that ask for a query.

    Neither can take `?m=1` away; the page is shown all the same and names its address.
    """
    lines = [(r.old, r.query, r.new, "301") for r in exact_first(redirects)]
    return "".join(" ".join(filter(None, line)) + "\n" for line in lines)


def nginx(redirects: Sequence[Redirect]) -> str:
    """A map from the address as it was asked for; the first pattern that fits counts."""
    lines = [f'    "~{pattern(r)}" "{r.new}";\n' for r in exact_first(redirects)]
    mobile = f'    "~^(?<without_m>{POST})[?]m=[01]$" $without_m;\n'
    return f"{NGINX_HEAD}map $request_uri $moved_to {{\n{mobile}{''.join(lines)}}}\n"


def pattern(redirect: Redirect) -> str:
    """What an address as it was asked for must look like."""
    path = literal(redirect.old.removesuffix("*"))
    if redirect.old.endswith("*"):
        path += "[^?]*"
    if redirect.query:
        return f"^{path}[?](.*&)?{literal(redirect.query)}(&|$)"
    return f"^{path}([?]|$)"


def literal(text: str) -> str:
    """A pattern for exactly this text, without the backslashes that nginx would read itself."""
    return re.sub(r"[^\w%/&=,@~'-]", lambda sign: f"[{sign[0]}]", text, flags=re.ASCII)


def caddy(redirects: Sequence[Redirect]) -> str:
    """Matchers in a `route`, where the first that fits counts."""
    lines = [_caddy(number, r) for number, r in enumerate(exact_first(redirects), 1)]
    return f"{CADDY_HEAD}route {{\n{CADDY_MOBILE}{''.join(lines)}}}\n"


def _caddy(number: int, redirect: Redirect) -> str:
    old = readable(redirect.old)
    if not redirect.query:
        return f'\tredir "{old}" "{redirect.new}" permanent\n'
    return (
        f'\t@moved{number} {{\n\t\tpath "{old}"\n\t\tquery "{redirect.query}"\n\t}}\n'
        f'\tredir @moved{number} "{redirect.new}" permanent\n'
    )


def readable(old: str) -> str:
    """A path with its letters decoded, as Caddy compares them, unless one would mean something."""
    decoded = unquote(old.removesuffix("*"))
    if set(decoded) & set('"{}\\%*') or not decoded.isprintable():
        return old
    return decoded + "*" * old.endswith("*")


def exact_first(redirects: Sequence[Redirect]) -> list[Redirect]:
    """What asks for more comes first: a whole path before a beginning, a query before none."""
    return sorted(redirects, key=lambda r: (r.old.endswith("*"), not r.query))


SNIPPETS: dict[str, Callable[[Sequence[Redirect]], str]] = {
    "_redirects": netlify,
    "_redirects.nginx": nginx,
    "_redirects.caddy": caddy,
}
