"""Which addresses may be fetched: public ones alone, however they are spelt."""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence

from secondsource.errors import FetchError, RefusedAddress

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host name. Raises OSError."""

PORTS = {"http": 80, "https": 443}

_LOCAL = re.compile(r"(?:^|\.)localhost\.?$", re.IGNORECASE)
_NUMERIC = re.compile(r"(?:\d+|0x[0-9a-f]*)\.?$", re.IGNORECASE)
# Ranges that lead elsewhere than they say, or nowhere: IPv4-compatible, Teredo, 6to4, local NAT64, site-local.
_DETOURS = tuple(
    map(ipaddress.IPv6Network, ("::/96", "2001::/32", "2002::/16", "64:ff9b:1::/48", "fec0::/10", "100::/64"))
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def vet_address(scheme: str, userinfo: bytes, host: str, port: int | None) -> None:
    """Refuses what can be refused without asking a name server. Raises RefusedAddress."""
    if scheme not in PORTS:
        raise RefusedAddress(
            f"Only http and https addresses are fetched, not {scheme or 'addresses without a scheme'}."
        )
    if userinfo:
        raise RefusedAddress("An address with a user name or password in it is not fetched; give it without.")
    if not host.strip("."):
        raise RefusedAddress("The address names no host.")
    if "%" in host and ":" not in host:
        raise RefusedAddress("The address has a space or another odd letter in the name of its host; is it right?")
    if _LOCAL.search(host):
        raise RefusedAddress(f"{host} is this machine; only pages of the open web are fetched.")
    if port is not None and port not in PORTS.values():
        raise RefusedAddress(f"Port {port} is not fetched; news pages stand on ports 80 and 443.")
    literal = read_literal(host)
    if literal is not None:
        vet_ip(host, literal)


def vet_host(host: str, port: int, resolve: Resolve) -> tuple[str, ...]:
    """The IP addresses of a host, every one of them public. Raises RefusedAddress; FetchError for an unknown name."""
    found = _addresses(host, port, resolve)
    for address in found:
        vet_ip(host, address)
    return found


def _addresses(host: str, port: int, resolve: Resolve) -> tuple[str, ...]:
    literal = read_literal(host)
    try:
        found = (literal,) if literal is not None else tuple(dict.fromkeys(resolve(host, port)))
    except (OSError, UnicodeError) as error:
        raise FetchError(f"No name server knows {host}; is the address right, and is this machine online?") from error
    if not found:
        raise FetchError(f"No name server knows {host}; is the address right?")
    return found


def vet_server(host: str, port: int, resolve: Resolve, *, private: bool = False) -> tuple[str, ...]:
    """The IP addresses of a server that the operator's settings name: on this machine where it is named so, else public
    ones, and where `private` says so those of a private network. Raises RefusedAddress and FetchError."""
    here = names_this_machine(host)
    found = _addresses(host, port, resolve)
    for address in found:
        ip = ipaddress.ip_address(address)
        if here and not ip.is_loopback:
            raise RefusedAddress(f"{host} is not this machine, whatever its name says.")
        if not here and not (is_public(address) or (private and _is_private(ip))):
            raise RefusedAddress(f"{host} is not a public address; a server in your own network needs the setting.")
    return found


def names_this_machine(host: str) -> bool:
    """Whether a host is `localhost` or a loopback address, written as one."""
    literal = None if _LOCAL.search(host) else read_literal(host)
    return bool(_LOCAL.search(host)) or (literal is not None and ipaddress.ip_address(literal).is_loopback)


def _is_private(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Of a local network, written plainly; not those by which a machine is told its own secrets (169.254.0.0/16)."""
    wrapped = isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or any(ip in network for network in _DETOURS))
    here = ip.is_loopback or ip.is_link_local or ip.is_unspecified or ip.is_reserved or ip.is_multicast
    return ip.is_private and not (wrapped or here)


def vet_ip(host: str, address: str) -> None:
    """Refuses an IP address that is not public. Raises RefusedAddress."""
    if not is_public(address):
        raise RefusedAddress(f"{host} is not a public address; only pages of the open web are fetched.")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, after unwrapping IPv4 inside IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id:
            return False
        inner = ip.ipv4_mapped or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is not None:
            return is_public(str(inner))
        if any(ip in network for network in _DETOURS):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def read_literal(host: str) -> str | None:
    """The IP address that a host is written as; None for a name.

    Raises RefusedAddress for the spellings of IPv4 that programs read differently: decimal, octal, hex and short.
    """
    bare = host.strip("[]")
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        if (
            ":" in bare
            or "%" in bare
            or _NUMERIC.search(bare.rpartition(".")[2] or bare.rstrip(".").rpartition(".")[2])
        ):
            raise RefusedAddress(f"{host} is an IP address in an odd spelling, and is not fetched.") from None
        return None


def system_resolve(host: str, port: int) -> Sequence[str]:
    """What this machine's resolver says."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
