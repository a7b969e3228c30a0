"""Addresses of the network under this house's salt: the same one can be known again, and none can be read back."""

import hashlib
import hmac
import ipaddress
from functools import cached_property
from pathlib import Path

from secondsource.errors import StoreError
from secondsource.stores._salt import FILE, read_salt


class Pepper:
    """Hashes what is only ever compared."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hide(self, address: str) -> str:
        """Such as `address-3f9a51c07b2e`."""
        return f"address-{self.mix('address', network(address))[:12]}"

    def mix(self, *words: str) -> str:
        text = "\0".join(words).encode(errors="replace")
        return hmac.new(self._salt, text, hashlib.sha256).hexdigest()

    @cached_property
    def _salt(self) -> bytes:
        salt = read_salt(self._folder)
        if salt is None:
            raise StoreError(
                f"{self._folder / FILE} cannot be read or made, and without it no address is kept; "
                "let its folder be written, or set SECONDSOURCE_HOME to one that can."
            )
        return salt


def network(address: str) -> str:
    """What one customer has: an IPv4 address, or the first 64 bits of an IPv6 address, whose rest they choose."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found.packed[:8] + bytes(8), 64)))
    return str(found)
