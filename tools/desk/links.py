"""Asks other sites whether they still answer: only when an editor wants to know, never in a build.

Only addresses of the public network are asked, at the very number that was looked up, so that no
link can make this machine ask something of the network it stands in.
"""

import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address, ip_network
from typing import Literal, NamedTuple
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError, SSLError, TimeoutError
from urllib3.util import Timeout, Url, parse_url

AT_ONCE = 6
SECONDS = 6
MOST_REDIRECTS = 5
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link check of a blog)", "Accept": "*/*"}
# https://www.iana.org/assignments/ipv6-address-space: all that has been given out lies in the first
# network; addresses of the others stand for one of IPv4, which may be a private one.
UNICAST = ip_network("2000::/3")
LEADING_ON = [ip_network("2001::/32"), ip_network("2002::/16")]  # Teredo, 6to4
RELAYS = ip_network("192.88.99.0/24")  # of 6to4
PORTS = {"http": 80, "https": 443}

Resolve = Callable[[str, int], str]  # host and port to the number to connect to


class Answer(NamedTuple):
    """What became of the question."""

    state: Literal["works", "unsure", "silent"]
    said: str


class PrivateAddressError(OSError):
    """The address lies in a network that is not public."""


def ask_all(addresses: Iterable[str], ask: Callable[[str], Answer]) -> dict[str, Answer]:
    """The answer of each address, a few asked at once."""
    wanted = sorted(set(addresses))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(wanted, pool.map(ask, wanted), strict=True))


def public_number(host: str, port: int) -> str:
    """The number of a host in the public network. Raises PrivateAddressError, or OSError."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    numbers = [str(address[0]) for *_, address in sorted(found, key=lambda entry: entry[0])]
    if not all(map(is_public, numbers)):
        raise PrivateAddressError(f"{host} is in no public network")
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether a number is of one machine in the public network, and leads to no other number."""
    address = ip_address(number.partition("%")[0])
    if address.version == 6:
        return (
            address in UNICAST and address.is_global and not any(address in n for n in LEADING_ON)
        )
    return address.is_global and not address.is_multicast and address not in RELAYS


def ask(address: str, resolve: Resolve = public_number) -> Answer:
    """Whether the address answers, wherever it leads on to."""
    try:
        return _follow(address, resolve)
    except PrivateAddressError:
        return Answer("silent", "not asked: this is no address of the public network")
    except SSLError:
        return Answer("silent", "its certificate is not valid")
    except TimeoutError:
        return Answer("silent", f"no answer within {SECONDS} seconds")
    except (LocationParseError, UnicodeError):
        return Answer("silent", "this is no address that can be asked")
    except (HTTPError, OSError):
        return Answer("silent", "no such site, or it takes no connection")


def _follow(address: str, resolve: Resolve) -> Answer:
    for _ in range(MOST_REDIRECTS + 1):
        status, leads_to = _ask_once(address, resolve)
        if not leads_to:
            return judged(status)
        address = urljoin(address, leads_to)
    return Answer("silent", "it leads on and on, and nowhere")


def judged(status: int) -> Answer:
    """What a status means to a reader who follows the link."""
    if status in (404, 410):
        return Answer("silent", f"the page is gone ({status})")
    if status >= 500:
        return Answer("silent", f"the site is out of order ({status})")
    if status >= 400:
        return Answer("unsure", f"it answers, but not to programs ({status})")
    return Answer("works", "it answers")


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


def connections(url: Url, resolve: Resolve) -> urllib3.HTTPConnectionPool:
    """Connections to the number of the host, which still has to prove its name."""
    host, port = url.host or "", url.port or PORTS[url.scheme or ""]
    number = resolve(host, port)
    if url.scheme == "http":
        return urllib3.HTTPConnectionPool(number, port)
    return urllib3.HTTPSConnectionPool(number, port, server_hostname=host, assert_hostname=host)
