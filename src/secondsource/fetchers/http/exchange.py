"""One fetch: the requests from redirect to redirect, the checks of the answer, every failure as one sentence."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import httpx2

from secondsource.dialling.connection import Deadline, Dial, GuardedTransport, system_dial
from secondsource.dialling.failures import plain_errors, shown
from secondsource.dialling.guard import Resolve, vet_address
from secondsource.domain.article import Snapshot
from secondsource.errors import FetchError
from secondsource.fetchers.http import Options
from secondsource.fetchers.http.cache import Cache
from secondsource.fetchers.http.courtesy import BadStatus, Manners, seconds_to_wait, with_patience

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_TYPES = frozenset(
    {"", "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/json"}
    | {"text/csv", "application/zip", "application/x-zip-compressed", "application/octet-stream"}
)
_GONE = frozenset({403, 404, 410, 451})
_PRIVATE = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Means:
    """What all fetches of one fetcher share."""

    options: Options
    resolve: Resolve
    dial: Dial | None
    manners: Manners
    cache: Cache


def make_means(options: Options, resolve: Resolve, dial: Dial | None) -> Means:
    """What a new fetcher shares. Raises FetchError where its cache cannot be used."""
    return Means(options, resolve, dial, Manners(options.agent, options.delay), Cache(options.cache))


def fetch_politely(address: str, means: Means) -> Snapshot:
    """What an address returns, as its site wants to be asked. Raises FetchError and its children."""
    options = means.options
    deadline = Deadline(options.seconds)
    with plain_errors(address, deadline):
        httpx2.URL(address.strip())
    if options.robots and not address.startswith(options.services):
        means.manners.obey(address.strip(), lambda robots: _in_turn(robots, means, deadline))
    try:
        return with_patience(lambda: _in_turn(address, means, deadline), deadline)
    except BadStatus as error:
        if options.copies and error.status in _GONE:
            return _fetch_copy(address, means, deadline, error)
        raise


def _in_turn(address: str, means: Means, deadline: Deadline) -> Snapshot:
    with means.manners.turn(address, deadline):
        return fetch_page(address, means, deadline)


def _fetch_copy(address: str, means: Means, deadline: Deadline, gone: BadStatus) -> Snapshot:
    """The newest copy that the Internet Archive holds. Raises the page's own error where it holds none."""
    asked = f"{means.options.copies_at}?{urlencode({'url': address})}"
    try:
        found: Any = json.loads(_in_turn(asked, means, deadline).body)
        copy = found["archived_snapshots"]["closest"]["url"]
    except (FetchError, ValueError, LookupError, TypeError, RecursionError):
        raise gone from None
    if not isinstance(copy, str) or "web.archive.org/web/" not in copy:
        raise gone
    return replace(_in_turn(copy, means, deadline), address=address, final_address=copy)


def fetch_page(address: str, means: Means, deadline: Deadline) -> Snapshot:
    """What an address returns. Raises FetchError and RefusedAddress."""
    options = means.options
    transport = GuardedTransport(deadline, means.resolve, means.dial or system_dial, keys=options.keys)
    etag = means.cache.etag(address)
    with plain_errors(address, deadline), _client(transport, options.agent) as client:
        url = httpx2.URL(address.strip())
        for _ in range(options.redirects + 1):
            vet_address(url.scheme, url.userinfo, url.raw_host.decode("ascii"), url.port)
            with client.stream("GET", url, headers={"If-None-Match": etag} if etag else {}) as response:
                if response.status_code == 304 and (kept := means.cache.get(address)):
                    return kept
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    snapshot = _snapshot(address, url, response, options.megabytes)
                    means.cache.put(snapshot, response.headers)
                    return snapshot
                url = url.join(response.headers["location"])
    raise FetchError(f"{shown(address)} redirects more than {options.redirects} times.")


def _client(transport: httpx2.BaseTransport, agent: str) -> httpx2.Client:
    headers = {
        "User-Agent": agent,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,application/json;q=0.8",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    # The deadline of the whole fetch stands in for a time limit of each step.
    return httpx2.Client(transport=transport, headers=headers, trust_env=False, timeout=None, follow_redirects=False)


def _snapshot(address: str, url: httpx2.URL, response: httpx2.Response, megabytes: float) -> Snapshot:
    _refuse_bad_answer(address, response)
    kept = tuple((name, value) for name, value in response.headers.items() if name.lower() not in _PRIVATE)
    return Snapshot(
        address=address,
        body=b"".join(_pieces(address, response, megabytes)),
        fetched_at=datetime.now(UTC),
        content_type=response.headers.get("content-type", ""),
        charset=_known_charset(response.charset_encoding),
        headers=kept,
        final_address=str(url) if url != httpx2.URL(address.strip()) else None,
        request=tuple(response.request.headers.items()),
    )


def _refuse_bad_answer(address: str, response: httpx2.Response) -> None:
    if response.status_code != 200:
        phrase = httpx2.codes.get_reason_phrase(response.status_code)
        wait = seconds_to_wait(response.headers.get("retry-after"))
        told = f"{shown(address)} answers {response.status_code} {phrase}".rstrip()
        later = f" and asks to wait {wait:g} seconds" if wait is not None else ""
        raise BadStatus(f"{told}{later}.", response.status_code, wait)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _TYPES and not kind.endswith(("+xml", "+json")):
        raise FetchError(f"{shown(address)} is {shown(kind)}, not a page of text.")
    packed = response.headers.get("content-encoding", "").lower()
    if not {each.strip() for each in packed.split(",")} <= _ENCODINGS:
        raise FetchError(f"{shown(address)} is packed as {shown(packed)}, which was not asked for.")


def _pieces(address: str, response: httpx2.Response, megabytes: float) -> Iterator[bytes]:
    """The unpacked body piece by piece, so that a small answer cannot unpack into a large one."""
    size = 0
    for piece in response.iter_bytes():
        size += len(piece)
        if size > megabytes * 1024 * 1024:
            raise FetchError(f"{shown(address)} is larger than {megabytes:g} MB.")
        yield piece


def _known_charset(name: str | None) -> str | None:
    """The charset that the server names, unless it is none."""
    try:
        return codecs.lookup(name).name if name else None
    except (LookupError, ValueError):
        return None
