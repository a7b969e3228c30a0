"""Where a reader goes on after a sign-in: places of this service, and no others."""

from urllib.parse import quote, urlsplit

from starlette.requests import Request

SIGN_IN = "/sign-in"
_LONGEST = 2000
_NEVER = ("/sign-in", "/sign-out")


def sign_in_path(request: Request) -> str:
    """The page of sign-in, from which the reader comes back to the page asked for."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"{SIGN_IN}?next={quote(local_path(asked), safe='/')}"


def local_path(given: str, otherwise: str = "/") -> str:
    """The place given where it is one of this service, else another.

    Browsers take `//host`, `/\\host` and both with line breaks in them for another site's address.
    """
    if len(given) > _LONGEST or not given.startswith("/") or given.startswith("//"):
        return otherwise
    if "\\" in given or not given.isprintable() or not given.isascii() or " " in given:
        return otherwise
    try:
        parts = urlsplit(given)
    except ValueError:
        return otherwise
    if parts.scheme or parts.netloc or parts.path in _NEVER:
        return otherwise
    return given
