"""Addresses of pages: their parts, their site, and how they stand in a message."""

import re
from urllib.parse import SplitResult, urlsplit

_KEY = re.compile(r"([?&;](?:api[_-]?key|access_token|token|key|secret|sig|signature|password)=)[^&;#]*", re.IGNORECASE)
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
    """The address as it can stand in a message."""
    return _USER.sub("//", address)


def without_secrets(address: str) -> str:
    """The address as it can be kept: without a password, and without the value of a key in its query."""
    return _KEY.sub(r"\1***", without_password(address))
