"""Addresses of pages: their parts, their site, and how they stand in a message."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

LONGEST = 2000
"""Characters of an address."""
_KEY = re.compile(r"([?&;](?:api[_-]?key|access_token|token|key|secret|sig|signature|password)=)[^&;#]*", re.IGNORECASE)
_USER = re.compile(r"//[^/?#]*@")


def split_address(address: str) -> SplitResult:
    """The parts of an address; all empty where nobody could read it, such as `https://[broken`."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


@lru_cache(maxsize=8192)
def host_of(address: str) -> str:
    """The host of an address in small letters; empty where it has none."""
    return split_address(address).hostname or ""


def origin_of(address: str) -> str:
    """Scheme, host and port of an address, as a browser names the origin of a page; empty where it has none."""
    parts = split_address(address)
    return f"{parts.scheme}://{parts.netloc}".casefold() if parts.scheme and parts.netloc else ""


def site_of(address: str) -> str:
    """The host of an address without `www.`; empty where it has none."""
    return host_of(address).removeprefix("www.")


@lru_cache(maxsize=8192)
def page_of(address: str) -> str | None:
    """Site, path and query: what two ways of writing the address of one page share; None for what has no site."""
    site, parts = site_of(address), split_address(address)
    return f"{site}{parts.path.rstrip('/')}?{parts.query}" if site else None


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are of one page, whatever their scheme, `www.`, last slash and fragment."""
    page = page_of(one)
    return page == page_of(other) if page else one == other


def join_address(base: str, given: str) -> str | None:
    """The address of the web that a link on a page gives; None where it is none, or longer than any real one."""
    try:
        joined = urljoin(base, given)
    except ValueError:
        return None
    parts = split_address(joined)
    return joined if parts.scheme in ("http", "https") and parts.hostname and len(joined) <= LONGEST else None


def without_password(address: str) -> str:
    """The address as it can stand in a message: no password before the host, no key among the parameters."""
    return _KEY.sub(r"\1***", _USER.sub("//", address))
