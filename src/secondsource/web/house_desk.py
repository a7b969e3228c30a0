"""The desk of the house's own articles: editors write, publish and withdraw, and decide about comments that wait."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from secondsource.domain.credentials import clean_label
from secondsource.domain.publishing import Decision, Edition, HouseArticle
from secondsource.domain.user import Role, User
from secondsource.errors import InputError
from secondsource.pipeline.house_text import to_markup
from secondsource.web.identity import caller, require
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem
from secondsource.web.publishing import (
    Draft,
    begin,
    checked,
    order_own_check,
    publish,
    read_draft,
    withdraw,
    write_edition,
)
from secondsource.web.service import Service, service_of

_editor = require(Role.EDITOR)
routes = APIRouter(prefix="/desk", include_in_schema=False, dependencies=[Depends(_editor)])
_Given = Annotated[Service, Depends(service_of)]
_Editor = Annotated[User, Depends(_editor)]

_FIELDS = 20
_WAITING = 100
_FORMS = {"md": "markdown", "markdown": "markdown", "txt": "markdown", "html": "html", "htm": "html"}


@routes.get("/articles")
def articles(request: Request, service: _Given) -> Response:
    """Every article of the house, drafts too, and how many comments wait."""
    return render_page(
        request,
        "house_desk.html.j2",
        articles=list(service.newsroom.articles())[::-1],
        waiting=len(service.newsroom.waiting(_WAITING)),
    )


@routes.get("/articles/new")
def new(request: Request, service: _Given, editor: _Editor) -> Response:
    """An empty form."""
    today = service.clock().date().isoformat()
    return _form(request, None, Draft("", editor.name, today, "en", "markdown", ""))


@routes.post("/articles")
async def create(request: Request, service: _Given, editor: _Editor) -> Response:
    """Keeps a new draft."""
    given = await _read_form(request, service)
    return await run_in_threadpool(_create, request, service, editor, given)


@routes.get("/articles/{slug}")
def edit(request: Request, slug: str, service: _Given) -> Response:
    """The latest edition in its form, how it looks, what was before, and what can be done."""
    article = _find(service, slug)
    return _desk_page(request, service, article, _as_draft(article.latest))


@routes.post("/articles/{slug}")
async def revise(request: Request, slug: str, service: _Given, editor: _Editor) -> Response:
    """Keeps a further edition; readers see it once it is published."""
    given = await _read_form(request, service)
    return await run_in_threadpool(_revise, request, service, editor, slug, given)


@routes.get("/articles/{slug}/editions/{number}")
def edition(request: Request, slug: str, number: int, service: _Given) -> Response:
    """One edition as it was."""
    article = _find(service, slug)
    if not 1 <= number <= len(article.editions):
        raise Problem(404, "There is no such edition.")
    shown = article.editions[number - 1]
    body = to_markup(shown.form, shown.source)
    return render_page(request, "house_edition.html.j2", article=article, edition=shown, body=body)


@routes.post("/articles/{slug}/publish")
def show(request: Request, slug: str, service: _Given, editor: _Editor) -> Response:
    """Shows the latest edition to readers."""
    publish(service, _find(service, slug), editor)
    service.users.note("article published", slug, caller(request))
    return RedirectResponse(f"/desk/articles/{slug}", 303)


@routes.post("/articles/{slug}/withdraw")
def hide(request: Request, slug: str, service: _Given, editor: _Editor) -> Response:
    """Takes an article from readers."""
    article = _find(service, slug)
    if article.published:
        withdraw(service, article, editor)
        service.users.note("article withdrawn", slug, caller(request))
    return RedirectResponse(f"/desk/articles/{slug}", 303)


@routes.post("/articles/{slug}/check")
def check(slug: str, service: _Given, editor: _Editor) -> Response:
    """Puts it into the queue once more, where there was no room for it."""
    article = _find(service, slug)
    if article.published and not order_own_check(service, slug, article.published, editor):
        raise Problem(429, "Too many checks wait already; try again in a while.")
    return RedirectResponse(f"/desk/articles/{slug}", 303)


@routes.get("/comments")
def comments(request: Request, service: _Given) -> Response:
    """Comments that wait for a person, with the reason."""
    return render_page(request, "house_comments.html.j2", waiting=service.newsroom.waiting(_WAITING), complaint="")


@routes.post("/comments/{name}")
async def decide(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """Accepts or rejects a comment; a rejection has a reason, which its writer is shown."""
    async with request.form(max_files=0, max_fields=_FIELDS) as form:
        what, why = (str(form.get(field, "")) for field in ("decision", "why"))
    return await run_in_threadpool(_decide, request, service, editor, name, what, clean_label(why, 500))


def _decide(request: Request, service: Service, editor: User, name: str, what: str, why: str) -> Response:
    comment = service.newsroom.comment(name)
    if comment is None:
        raise Problem(404, "There is no such comment.")
    if what not in ("accept", "reject"):
        raise Problem(422, "A comment is accepted or rejected.")
    if what == "reject" and not why:
        complaint = "A rejection needs a reason; its writer is shown it."
        waiting = service.newsroom.waiting(_WAITING)
        return render_page(request, "house_comments.html.j2", status=422, waiting=waiting, complaint=complaint)
    service.newsroom.decide(name, Decision(what == "accept", editor.name, service.clock(), why))
    service.users.note(f"comment {what}ed", comment.slug, caller(request))
    return RedirectResponse("/desk/comments", 303)


def _create(request: Request, service: Service, editor: User, given: dict[str, str]) -> Response:
    draft = read_draft(given)
    try:
        slug = begin(service, write_edition(service, draft, editor, 1))
    except InputError as error:
        return _form(request, None, draft, str(error), 422)
    service.users.note("article begun", slug, caller(request))
    return RedirectResponse(f"/desk/articles/{slug}", 303)


def _revise(request: Request, service: Service, editor: User, slug: str, given: dict[str, str]) -> Response:
    article, draft = _find(service, slug), read_draft(given)
    seen = given.get("edition", "")
    try:
        if seen != str(article.latest.number):
            raise InputError("Somebody kept another edition meanwhile; look at it, and save yours again.")
        kept = service.newsroom.revise(slug, write_edition(service, draft, editor, article.latest.number + 1))
        if not kept:
            raise InputError("Somebody kept another edition meanwhile; look at it, and save yours again.")
    except InputError as error:
        return _desk_page(request, service, _find(service, slug), draft, str(error), 422)
    service.users.note("article revised", slug, caller(request))
    return RedirectResponse(f"/desk/articles/{slug}", 303)


async def _read_form(request: Request, service: Service) -> dict[str, str]:
    """Fields of the form; a file that was given takes the place of the text, and its ending says how it is written."""
    size = service.settings.request_megabytes * 2**20
    async with request.form(max_files=1, max_fields=_FIELDS, max_part_size=size) as form:
        given = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        file = form.get("file")
        if isinstance(file, UploadFile) and file.filename:
            given |= _read_file(file.filename, await file.read())
    return given


def _read_file(name: str, body: bytes) -> dict[str, str]:
    ending = name.rpartition(".")[2].lower()
    if ending not in _FORMS:
        raise Problem(422, "A file of an article ends in .md, .txt, .html or .htm.")
    try:
        return {"source": body.decode("utf-8-sig"), "form": _FORMS[ending]}
    except UnicodeDecodeError:
        raise Problem(422, "The file is not in UTF-8; save it as UTF-8 and give it again.") from None


def _desk_page(
    request: Request, service: Service, article: HouseArticle, draft: Draft, complaint: str = "", status: int = 200
) -> Response:
    shown = article.published
    more: dict[str, Any] = {
        "preview": to_markup(article.latest.form, article.latest.source),
        "address": service.own.address_of(article.slug),
        "check": checked(service, article.slug, shown) if shown else None,
        "comments": service.newsroom.comments(article.slug)[::-1][:_WAITING],
    }
    return _form(request, article, draft, complaint, status, **more)


def _form(
    request: Request, article: HouseArticle | None, draft: Draft, complaint: str = "", status: int = 200, **more: object
) -> Response:
    given: dict[str, Any] = {"preview": "", "address": "", "check": None, "comments": (), **more}
    given |= {"article": article, "draft": draft, "complaint": complaint}
    return render_page(request, "house_edit.html.j2", status=status, **given)


def _as_draft(edition: Edition) -> Draft:
    day = edition.dated.isoformat()
    return Draft(edition.title, edition.author, day, edition.language, edition.form.value, edition.source)


def _find(service: Service, slug: str) -> HouseArticle:
    article = service.newsroom.find(slug)
    if article is None:
        raise Problem(404, "There is no such article.")
    return article
