"""Addresses of pages: their parts, their site, and how they stand in a message."""

import re
from urllib.parse import SplitResult, urlsplit

_SECRET = re.compile(r"([?&](?:api_?key|key|token|access_token|password|secret)=)[^&#]+", re.IGNORECASE)
_USER = re.compile(r"//[^/?#]*@")


def split_address(address: str) -> SplitResult:
    """The parts of an address; all empty where nobody could read it, such as `https://[broken`."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def site_of(address: str) -> str:
    """The host of an address without `www.`; empty where it has none."""
    return (split_address(address).hostname or "").removeprefix("www.")


def without_password(address: str) -> str:
    """The address as it can stand in a message: no password before the host, no key among the parameters."""
    return _SECRET.sub(r"\1…", _USER.sub("//", address))
