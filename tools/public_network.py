"""Asks addresses of the public network alone, at the very number that was looked up.

So no link in a post can make this machine ask something of the network it stands in.
"""

import socket
from collections.abc import Callable
from ipaddress import ip_address, ip_network

import urllib3
from urllib3.util import Url

# https://www.iana.org/assignments/ipv6-address-space: all that has been given out lies in the first
# network; addresses of the others stand for one of IPv4, which may be a private one.
UNICAST = ip_network("2000::/3")
LEADING_ON = [ip_network("2001::/32"), ip_network("2002::/16")]  # Teredo, 6to4
RELAYS = ip_network("192.88.99.0/24")  # of 6to4
PORTS = {"http": 80, "https": 443}

Resolve = Callable[[str, int], str]  # host and port to the number to connect to


class PrivateAddressError(OSError):
    """The address lies in a network that is not public."""


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


def connections(url: Url, resolve: Resolve) -> urllib3.HTTPConnectionPool:
    """Connections to the number of the host, which still has to prove its name."""
    host, port = url.host or "", url.port or PORTS[url.scheme or ""]
    number = resolve(host, port)
    if url.scheme == "http":
        return urllib3.HTTPConnectionPool(number, port)
    return urllib3.HTTPSConnectionPool(number, port, server_hostname=host, assert_hostname=host)
