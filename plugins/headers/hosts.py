"""The headers in the form of each kind of host."""

import re
from collections.abc import Callable, Iterable, Iterator

from plugins.fingerprints.names import FINGERPRINTED, is_fingerprinted

from . import rules

NGINX_HEAD = """\
# In http {}: include /path/to/the/site/_headers.nginx;
"""
NGINX_SERVER_HEAD = """\
# In server {}: include /path/to/the/site/_headers.server.nginx;
"""
CADDY_HEAD = """\
# In the site's block: import /path/to/the/site/_headers.caddy
"""
VARIABLES = {rules.CSP: "$blog_policy", rules.CORP: "$blog_embedding", rules.CACHE: "$blog_cache"}

Choice = list[tuple[re.Pattern[str] | None, str]]  # the first pattern that fits counts


def choices(places: rules.Places) -> dict[str, Choice]:
    """The headers whose value depends on the address."""
    return {
        rules.CSP: [
            (places.search, rules.policy(may_compile=True)),
            (None, rules.policy(may_compile=False)),
        ],
        rules.CORP: [(places.shown_elsewhere, ""), (None, rules.OURS_ALONE)],
        rules.CACHE: [
            (FINGERPRINTED, rules.FOR_EVER),
            (rules.PICTURE, rules.FOR_A_DAY),
            (rules.WORKER, rules.ASK_FIRST),
            (None, rules.FRESH),
        ],
    }


def netlify(addresses: Iterable[str], places: rules.Places) -> str:
    """`_headers`, for Netlify and Cloudflare Pages.

    Where several rules fit, Netlify takes the narrowest and Cloudflare adds them up, so a narrower
    rule here only ever says less: two policies allow what both allow.
    """
    known = sorted(addresses)
    widest = {**rules.EVERYWHERE, rules.CSP: rules.policy(may_compile=True)}
    blocks = [("/*", widest)]
    blocks += [(step, _narrower(held, places)) for step, held in steps(known, places)]
    blocks += [(pattern, {rules.CACHE: rules.FOR_EVER}) for pattern in lasting_folders(known)]
    return "".join(
        _block(f"{places.folder}{pattern}", headers) for pattern, headers in blocks if headers
    )


def _block(pattern: str, headers: dict[str, str]) -> str:
    lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    return f"{pattern}\n{lines}"


Step = tuple[str, list[str]]  # a pattern, and the addresses that it fits


def steps(addresses: Iterable[str], places: rules.Places, root: str = "/") -> Iterator[Step]:
    """A pattern for each file and folder below the root, and what it holds; no address fits two.

    A folder of several policies, as that of a language with its search, is taken apart likewise.
    """
    for pattern, held in first_steps(addresses, root).items():
        policies = {rules.policy_for(address, places) for address in held}
        if len(policies) > 1 and pattern.endswith("*"):
            yield from steps(held, places, pattern.removesuffix("*"))
        else:
            yield pattern, held


def first_steps(addresses: Iterable[str], root: str = "/") -> dict[str, list[str]]:
    """A pattern for each file and folder in a folder, and what it holds."""
    found: dict[str, list[str]] = {root: [root]}
    for address in addresses:
        first, slash, _ = address.removeprefix(root).partition("/")
        if first:
            found.setdefault(f"{root}{first}/*" if slash else f"{root}{first}", []).append(address)
    return found


def _narrower(held: Iterable[str], places: rules.Places) -> dict[str, str]:
    """What the widest rule does not say of any of these addresses, or says more widely."""
    every = [rules.headers_for(address, places) for address in held]
    same = {
        name: value for name, value in every[0].items() if all(value == h.get(name) for h in every)
    }
    narrow = {name: same[name] for name in (rules.CSP, rules.CORP) if name in same}
    return {n: v for n, v in narrow.items() if v != rules.policy(may_compile=True)}


def lasting_folders(addresses: Iterable[str]) -> list[str]:
    """Patterns for the folders that hold fingerprinted files and nothing else."""
    files: dict[str, list[str]] = {}
    for address in addresses:
        files.setdefault(address.rpartition("/")[0], []).append(address)
    lasting = {folder for folder, held in files.items() if all(map(is_fingerprinted, held))}
    within = {f for f in lasting if all(f == o or not o.startswith(f"{f}/") for o in files)}
    return sorted(f"{folder}/*" for folder in within)


def nginx(addresses: Iterable[str], places: rules.Places) -> str:
    """Maps from the address to what differs from file to file; an empty value sends nothing."""
    maps = (_map(VARIABLES[name], lines, places) for name, lines in choices(places).items())
    return NGINX_HEAD + "".join(maps)


def _map(variable: str, lines: Choice, places: rules.Places) -> str:
    """The first pattern that fits the whole address counts."""
    body = "".join(
        f'    "~{_whole(pattern, places)}" "{value}";\n' if pattern else f'    default "{value}";\n'
        for pattern, value in lines
    )
    return f"map $uri {variable} {{\n{body}}}\n"


def _whole(pattern: re.Pattern[str], places: rules.Places) -> str:
    """What a whole address looks like on its host."""
    return f"^{re.escape(places.folder)}(?:{pattern.pattern})$"


def nginx_server(addresses: Iterable[str], places: rules.Places) -> str:
    """The headers themselves, on every answer, errors too."""
    values = {**rules.EVERYWHERE, **VARIABLES}
    lines = (_add_header(name, value) for name, value in values.items())
    return NGINX_SERVER_HEAD + "".join(lines)


def _add_header(name: str, value: str) -> str:
    return f'add_header {name} "{value}" always;\n'


def caddy(addresses: Iterable[str], places: rules.Places) -> str:
    """The same maps; what is empty takes the header away."""
    everywhere = "".join(f'\t{name} "{value}"\n' for name, value in rules.EVERYWHERE.items())
    chosen = "".join(_caddy_choice(name, lines, places) for name, lines in choices(places).items())
    return f"{CADDY_HEAD}header {{\n{everywhere}}}\n{chosen}"


def _caddy_choice(header: str, lines: Choice, places: rules.Places) -> str:
    variable = f"{{{VARIABLES[header].removeprefix('$')}}}"
    body = "".join(
        f'\t`~{_whole(pattern, places)}` "{value}"\n' if pattern else f'\tdefault "{value}"\n'
        for pattern, value in lines
    )
    matcher = f"@{VARIABLES[header].removeprefix('$')}"
    return (
        f"map {{path}} {variable} {{\n{body}}}\n"
        f'{matcher} expression `{variable} != ""`\n'
        f'header {matcher} {header} "{variable}"\n'
    )


SNIPPETS: dict[str, Callable[[Iterable[str], rules.Places], str]] = {
    "_headers": netlify,
    "_headers.nginx": nginx,
    "_headers.server.nginx": nginx_server,
    "_headers.caddy": caddy,
}
