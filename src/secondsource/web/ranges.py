"""Bytes of which a client may ask for a part (RFC 9110, section 14): a player seeks in a sound by it."""

import re

from starlette.requests import Request
from starlette.responses import Response

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def answer_bytes(request: Request, body: bytes, media_type: str, etag: str) -> Response:
    """The whole or the asked part; 304 where the client has it, 416 where there is no such part."""
    headers = {"ETag": etag, "Accept-Ranges": "bytes", "Cache-Control": "no-cache"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    asked = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    if not asked or asked.groups() == ("", "") or request.headers.get("if-range", etag) != etag:
        return Response(body, media_type=media_type, headers=headers)
    start, end = _bounds(asked[1], asked[2], len(body))
    if start > end:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{len(body)}"})
    headers["Content-Range"] = f"bytes {start}-{end}/{len(body)}"
    return Response(body[start : end + 1], 206, headers, media_type)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """First and last byte; the first behind the last where there is no such part."""
    if not first:
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last or size), size - 1)
