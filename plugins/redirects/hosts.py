"""The redirects in the form of each kind of host."""

import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote

from .redirect import Redirect

POST = "/([0-9]+/[0-9]+/[A-Za-z0-9_-]+[.]html)?"  # what Blogger showed on phones with ?m=1
NGINX_HEAD = """\
# In http {}:     include /path/to/the/site/_redirects.nginx;
# In server {}:   if ($moved_by_query) { return 301 $moved_by_query; }
# In location / : try_files $uri $uri/ @moved;
# In location ~ /$ : try_files ${uri}index.html @moved;
# In location @moved: if ($moved_to) { return 301 $moved_to; } return 404;
"""
NGINX_ROOM = 64  # beside a key, in a bucket of nginx's tables
CADDY_HEAD = """\
# In the site's block: import /path/to/the/site/_redirects.caddy
"""
CADDY_MOBILE = f"""\
\t@mobile {{
\t\tpath_regexp mobile ^%s{POST}$
\t\tquery m=0 m=1
\t}}
\tredir @mobile {{re.mobile.0}} permanent
"""


def netlify(redirects: Sequence[Redirect], folder: str = "") -> str:
    """`_redirects`, for Netlify and Cloudflare Pages, which skips the lines that ask for a query.

    Neither can take `?m=1` away; the page is shown all the same and names its address.
    """
    lines = [(r.old, r.query, r.new, "301") for r in exact_first(redirects)]
    return "".join(" ".join(filter(None, line)) + "\n" for line in lines)


def nginx(redirects: Sequence[Redirect], folder: str = "") -> str:
    """Tables of whole addresses, looked up at once however many there are; few need a pattern.

    Where a file is there it is sent, unless the address asks for more by its query. The tables
    know no capitals, so an address never leads on to itself in other letters.
    """
    exact = [redirect for redirect in redirects if is_exact(redirect)]
    others = [redirect for redirect in exact_first(redirects) if redirect not in exact]
    mobile = f'    "~^(?<without_m>{_within(folder)}{POST})[?](.*&)?m=[01](&|$)" "$without_m";\n'
    odd = "".join(f'    "~{pattern(r)}" "{r.new}";\n' for r in others if r.query)
    plain = [(readable(r.old), r.new) for r in exact if not r.query]
    begun = "".join(f'    "~{_beginning(r.old)}" "{r.new}";\n' for r in others if not r.query)
    return (
        f"{NGINX_HEAD}{_sizes(exact)}map $request_uri $moved_as_asked {{\n{mobile}{odd}}}\n"
        f"{_by_query(exact)}map $uri $moved_to {{\n{_table(plain)}{begun}}}\n"
    )


def _within(folder: str) -> str:
    """A pattern for the folder that a site is in, where it is in one."""
    return f"({literal(folder)})?" if folder else ""


def is_exact(redirect: Redirect) -> bool:
    """Whether one comparison tells that an address is meant, in nginx's own words."""
    name = redirect.query.partition("=")[0]
    is_readable = readable(redirect.old) == unquote(redirect.old)
    return is_readable and not redirect.old.endswith("*") and re.fullmatch(r"\w*", name) is not None


def _by_query(exact: Sequence[Redirect]) -> str:
    """A table for each name that is asked for, each before the next."""
    asked: dict[str, list[tuple[str, str]]] = {}
    for old, new, query in exact:
        if query:
            name, _, value = query.partition("=")
            asked.setdefault(name.lower(), []).append((f"{readable(old)}?{value}", new))
    maps, before = "", "$moved_as_asked"
    for name, lines in asked.items():
        table = f"    default {before};\n{_table(lines)}"
        maps, before = (
            f'{maps}map "$uri?$arg_{name}" $moved_by_{name} {{\n{table}}}\n',
            f"$moved_by_{name}",
        )
    return f'{maps}map "" $moved_by_query {{\n    default {before};\n}}\n'


def _table(lines: Iterable[tuple[str, str]]) -> str:
    """Each address once: nginx compares without capitals, and the first counts."""
    once: dict[bytes, tuple[str, str]] = {}
    for old, new in lines:
        once.setdefault(old.encode().lower(), (old, new))  # of bytes: ASCII letters alone
    return "".join(f'    "{old}" "{new}";\n' for old, new in once.values())


def _sizes(exact: Sequence[Redirect]) -> str:
    """Room for the longest address and for all of them."""
    longest = max((len(f"{unquote(r.old)}?{r.query}".encode()) for r in exact), default=0)
    bucket = 1 << (longest + NGINX_ROOM).bit_length()
    most = 1 << (4 * len(exact) + 2048).bit_length()
    return f"map_hash_bucket_size {bucket};\nmap_hash_max_size {most};\n"


def _beginning(old: str) -> str:
    return f"^{literal(unquote(old.removesuffix('*')))}"


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


def caddy(redirects: Sequence[Redirect], folder: str = "") -> str:
    """Matchers in a `route`, where the first that fits counts."""
    lines = [_caddy(number, r) for number, r in enumerate(exact_first(redirects), 1)]
    mobile = CADDY_MOBILE % _within(folder)
    return f"{CADDY_HEAD}route {{\n{mobile}{''.join(lines)}}}\n"


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


SNIPPETS: dict[str, Callable[[Sequence[Redirect], str], str]] = {
    "_redirects": netlify,
    "_redirects.nginx": nginx,
    "_redirects.caddy": caddy,
}
