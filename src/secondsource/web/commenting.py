"""Comments of readers: no account, a name if they like, plain text. What appears at once and what waits, the examiner
says; what becomes of what waits, an editor does."""

import ipaddress
import re
import secrets
from collections.abc import Mapping
from hashlib import blake2b
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from secondsource.domain.credentials import clean_label
from secondsource.domain.publishing import ReaderComment
from secondsource.domain.user import Caller
from secondsource.web.house_articles import find_published, show_article
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem
from secondsource.web.publishing import page_of
from secondsource.web.service import Service, service_of

routes = APIRouter(include_in_schema=False)
_Given = Annotated[Service, Depends(service_of)]

LONGEST = 2000
LONGEST_NAME = 60
TRAP = "website"
"""A field of the form that people do not see."""
LIMITS = ((3600.0, 6), (7 * 86400.0, 60))
"""Comments of one network within an hour and within a week; after that it is forgotten."""
_TOO_MANY = (
    "Too many comments came from your network lately, and you may share it with others; keep what you wrote, and try "
    "again in an hour."
)
_MOST = 5000
"""Comments under one article."""
_FIELDS = 10
_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_GAPS = re.compile(r"\n\s*\n\s*\n+")


@routes.post("/articles/{slug}/comments")
async def post(request: Request, slug: str, service: _Given) -> Response:
    """Takes a comment in, and leads to the page on which its writer sees what becomes of it."""
    async with request.form(max_files=0, max_fields=_FIELDS) as form:
        given = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    return await run_in_threadpool(_take, request, service, slug, given)


@routes.get("/articles/{slug}/comments/{name}")
def state(request: Request, slug: str, name: str, service: _Given) -> Response:
    """What became of a comment, with the reasons: for whoever holds its address."""
    comment = service.newsroom.comment(name)
    if comment is None or comment.slug != slug:
        raise Problem(404, "There is no such comment.")
    return render_page(
        request,
        "house_comment.html.j2",
        comment=comment,
        headers={"X-Robots-Tag": "noindex", "Cache-Control": "no-store"},
    )


@routes.post("/articles/{slug}/comments/{name}/erase")
def take_back(slug: str, name: str, service: _Given) -> Response:
    """Erases a comment: whoever holds its address wrote it."""
    comment = service.newsroom.comment(name)
    if comment is None or comment.slug != slug:
        raise Problem(404, "There is no such comment.")
    service.newsroom.erase(name)
    service.users.note("comment erased", slug, Caller("its writer", ""))
    return RedirectResponse(f"/articles/{slug}#comments", 303)


def clean_comment(text: str) -> str:
    """Plain text: no control characters, nothing that turns lines around, no long gaps."""
    plain = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _GAPS.sub("\n\n", plain.encode(errors="replace").decode()).strip()


def _take(request: Request, service: Service, slug: str, given: dict[str, str]) -> Response:
    article, edition = find_published(service, slug)
    text, name = clean_comment(given.get("text", "")[: 4 * LONGEST]), clean_label(given.get("name", ""), LONGEST_NAME)

    def again(complaint: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
        given = (name, text[:LONGEST])
        return show_article(
            request, service, article, edition, complaint=complaint, given=given, status=status, headers=headers
        )

    if not text:
        return again("Write something first.", 422)
    if len(text) > LONGEST:
        return again(f"A comment has at most {LONGEST:,} characters.", 422)
    before = service.newsroom.comments(slug)
    if len(before) >= _MOST:
        return again("This article takes no more comments.", 422)
    if not service.newsroom.admit(_network(service, request), service.clock(), LIMITS):
        return again(_TOO_MANY, 429, {"Retry-After": "3600"})
    held = (
        "A field that people do not see was filled in." if given.get(TRAP) else ""
    ) or service.examiner.reason_to_hold(text, page_of(service, article, edition), before)
    if not held and name and service.users.find(name):
        held = "It bears the name of an account of this house."
    comment = ReaderComment(secrets.token_urlsafe(16), slug, name, text, service.clock(), held)
    service.newsroom.add_comment(comment)
    return RedirectResponse(f"/articles/{slug}/comments/{comment.id}", 303)


def _network(service: Service, request: Request) -> str:
    """A hash of what one customer of a network has, under this house's salt."""
    address = request.client.host if request.client else ""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        found = None
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        address = found.packed[:8].hex()  # whose rest they choose themselves
    return blake2b(b"comment" + address.encode(), key=service.salt[:64], digest_size=12).hexdigest()
