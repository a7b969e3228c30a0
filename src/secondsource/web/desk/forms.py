"""What a form of the desk gives: read within bounds, answered by leading the browser on."""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import date

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from secondsource.errors import InputError
from secondsource.weighing.labels import clip, safe_address

LONGEST = 4000
"""Characters of a reason or a summary."""
LONGEST_LINE = 600
"""Characters of what stands in one line: a statement, an address."""
MOST = 40
"""Citations of one revision or analysis."""
FIELDS = 90
"""Of one form."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@asynccontextmanager
async def form_of(request: Request, fields: int = FIELDS) -> AsyncGenerator[FormData]:
    """The fields of the request's form, no file among them."""
    async with request.form(max_files=0, max_fields=fields) as form:
        yield form


def line(form: FormData, field: str, longest: int = LONGEST_LINE) -> str:
    """A field in one line, without space around it. Raises InputError where it is too long."""
    return _bounded(" ".join(text(form, field, longest).split()), longest)


def text(form: FormData, field: str, longest: int = LONGEST) -> str:
    """A field as it was written, without space around it; empty where it is not there. Raises InputError."""
    value = form.get(field, "")
    lines = value.strip().splitlines() if isinstance(value, str) else []
    return _bounded("\n".join(_CONTROL.sub("", each) for each in lines), longest)


def addresses(form: FormData, field: str) -> tuple[str, ...]:
    """A field's addresses, one to a line. Raises InputError for what is no address, and for too many."""
    found = tuple(dict.fromkeys(filter(None, (each.strip() for each in text(form, field, 20_000).splitlines()))))
    for each in found:
        if len(each) > LONGEST_LINE or safe_address(each) is None:
            raise InputError(f"{clip(each, 80)!r} is no address; write one that starts with https://, one to a line.")
    return few(found)


def few(found: Sequence[str]) -> tuple[str, ...]:
    """The same where it is not too much. Raises InputError."""
    if len(found) > MOST:
        raise InputError(f"Cite at most {MOST} sources; choose those on which it rests.")
    return tuple(found)


def day(form: FormData, field: str) -> date | None:
    """A field's day; None where it is empty. Raises InputError."""
    given = line(form, field, 40)
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise InputError(f"{given!r} is no day; write it as 2025-12-31.") from error


def lead_to(place: str) -> Response:
    """Sends the browser on, so that a page loaded again sends nothing twice."""
    return RedirectResponse(place, 303)


def _bounded(given: str, longest: int) -> str:
    if len(given) > longest:
        raise InputError(f"This is too long: at most {longest} characters can be kept.")
    return given


def kept(form: FormData, field: str) -> str:
    """What was written there, to be shown again: cut where it is too long."""
    value = form.get(field, "")
    return value[:LONGEST] if isinstance(value, str) else ""


def words(form: FormData, field: str) -> tuple[str, ...]:
    """A field's words, each once, however they are set apart. Raises InputError for too many."""
    found = tuple(dict.fromkeys(text(form, field).replace(",", " ").split()))
    if len(found) > MOST:
        raise InputError(f"At most {MOST} can stand here.")
    return found
