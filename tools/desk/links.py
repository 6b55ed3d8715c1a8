"""Asks other sites whether they still answer: when an editor wants to know, never in a build."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, NamedTuple
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError, LocationParseError, SSLError, TimeoutError
from urllib3.util import Timeout, Url, parse_url

from tools.public_network import PORTS, PrivateAddressError, Resolve, connections, public_number

AT_ONCE = 6
SECONDS = 6
MOST_REDIRECTS = 5
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link check of a blog)", "Accept": "*/*"}


class LinkAnswer(NamedTuple):
    """What became of the question."""

    state: Literal["works", "unsure", "silent"]
    said: str


def ask_all(addresses: Iterable[str], ask: Callable[[str], LinkAnswer]) -> dict[str, LinkAnswer]:
    """The answer of each address, a few asked at once."""
    wanted = sorted(set(addresses))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(wanted, pool.map(ask, wanted), strict=True))


def ask(address: str, resolve: Resolve = public_number) -> LinkAnswer:
    """Whether the address answers, wherever it leads on to."""
    try:
        return _follow(address, resolve)
    except PrivateAddressError:
        return LinkAnswer("silent", "not asked: this is no address of the public network")
    except SSLError:
        return LinkAnswer("silent", "its certificate is not valid")
    except TimeoutError:
        return LinkAnswer("silent", f"no answer within {SECONDS} seconds")
    except (LocationParseError, UnicodeError):
        return LinkAnswer("silent", "this is no address that can be asked")
    except (HTTPError, OSError):
        return LinkAnswer("silent", "no such site, or it takes no connection")


def _follow(address: str, resolve: Resolve) -> LinkAnswer:
    for _ in range(MOST_REDIRECTS + 1):
        status, leads_to = _ask_once(address, resolve)
        if not leads_to:
            return judged(status)
        address = urljoin(address, leads_to)
    return LinkAnswer("silent", "it leads on and on, and nowhere")


def judged(status: int) -> LinkAnswer:
    """What a status means to a reader who follows the link."""
    if status in (404, 410):
        return LinkAnswer("silent", f"the page is gone ({status})")
    if status >= 500:
        return LinkAnswer("silent", f"the site is out of order ({status})")
    if status >= 400:
        return LinkAnswer("unsure", f"it answers, but not to programs ({status})")
    return LinkAnswer("works", "it answers")


def _ask_once(address: str, resolve: Resolve) -> tuple[int, str]:
    """The status, and where it leads on to. Some sites know no HEAD: they are asked again."""
    url = parse_url(address)
    if url.scheme not in PORTS or not url.host:
        raise LocationParseError(address)
    status, leads_to = _request("HEAD", url, resolve)
    return _request("GET", url, resolve) if status >= 400 else (status, leads_to)


def _request(method: str, url: Url, resolve: Resolve) -> tuple[int, str]:
    with connections(url, resolve) as pool:
        answer = pool.urlopen(
            method,
            url.request_uri,
            headers={**HEADERS, "Host": url.netloc or ""},
            timeout=Timeout(total=SECONDS),
            retries=False,
            redirect=False,
            preload_content=False,
        )
        leads_to = answer.get_redirect_location()
        answer.close()
    return answer.status, leads_to or ""
