"""The token that every form carries, so that a page of another site cannot send a form in a reader's name.

It is made from a secret that only the reader's browser sends, of the session or, before the sign-in, of a cookie for
that alone; it is another text in each page, so that the size of a packed page tells nothing of it.
"""

import binascii
import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from starlette.requests import Request

FIELD = "form_token"
HEADER = "x-form-token"
"""Where a script puts it that sends no form."""
_BYTES = 32


def form_token(request: Request) -> str:
    """The token for forms of the page that answers this request; empty for a reader without a session."""
    secret = getattr(request.state, "form_secret", "")
    return make_token(secret) if secret else ""


def make_token(secret: str) -> str:
    pad = secrets.token_bytes(_BYTES)
    return urlsafe_b64encode(pad + _mixed(pad, _mark(secret))).decode()


def token_fits(secret: str, token: str) -> bool:
    """Whether the token was made from this secret."""
    try:
        given = urlsafe_b64decode(token[:200].encode("ascii"))
    except (binascii.Error, ValueError):
        return False
    pad, mixed = given[:_BYTES], given[_BYTES:]
    return len(given) == 2 * _BYTES and hmac.compare_digest(_mixed(pad, mixed), _mark(secret))


def _mark(secret: str) -> bytes:
    return hmac.new(secret.encode(errors="replace"), b"form", hashlib.sha256).digest()


def _mixed(pad: bytes, mark: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(pad, mark, strict=False))
