"""Articles of the house as readers meet them: listen, article, fact checker, comments."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Query as Asked
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.publishing import Edition, HouseArticle
from secondsource.pipeline.house_text import to_markup
from secondsource.web import reports
from secondsource.web.house_places import mark_places
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem
from secondsource.web.publishing import checked, examined, shown_comments
from secondsource.web.reading import narration_of
from secondsource.web.service import Service, service_of

routes = APIRouter(include_in_schema=False)
_Given = Annotated[Service, Depends(service_of)]


@routes.get("/articles")
def published(request: Request, service: _Given, address: Annotated[str, Asked(max_length=2000)] = "") -> Response:
    """The house's own articles, the newest first; with an address, leads to the latest report about it."""
    if address:
        return reports.latest(address, service)
    found = [(each.slug, each.published, each.first_published) for each in service.newsroom.articles()]
    shown = sorted((each for each in found if each[1] and each[2]), key=lambda each: str(each[2]), reverse=True)
    return render_page(request, "house_articles.html.j2", articles=shown, publisher=service.own.publisher)


@routes.get("/articles/{slug}")
def read(request: Request, slug: str, service: _Given) -> Response:
    """One article with all four parts."""
    article, edition = find_published(service, slug)
    return show_article(request, service, article, edition)


def show_article(
    request: Request,
    service: Service,
    article: HouseArticle,
    edition: Edition,
    *,
    complaint: str = "",
    given: tuple[str, str] = ("", ""),
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The page of an article; `given` is a comment that could not be taken, with its name."""
    comments, check = shown_comments(service, article.slug), checked(service, article.slug, edition)
    body = to_markup(edition.form, edition.source)
    heard = check.report if check.current else None
    return render_page(
        request,
        "house_article.html.j2",
        status=status,
        headers=headers,
        article=article,
        edition=edition,
        body=mark_places(body, heard.article.text, tuple(each.start for each in heard.article.paragraphs))
        if heard
        else body,
        narration=narration_of(service, heard.id) if heard else None,
        publisher=service.own.publisher,
        check=check,
        comments=comments,
        examination=examined(service, article, edition, comments),
        complaint=complaint,
        given=given,
    )


def find_published(service: Service, slug: str) -> tuple[HouseArticle, Edition]:
    """An article that readers may see; a draft is as if it were not there. Raises Problem."""
    article = service.newsroom.find(slug)
    if article is None or article.published is None:
        raise Problem(404, "There is no such article here, or it is no longer published.")
    return article, article.published
