"""How pages of the service are written: in the reader's language, everything escaped, the same frame around all."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from secondsource.errors import StoreError
from secondsource.formats.html.environment import make_environment
from secondsource.formats.html.interface import languages
from secondsource.web.choosing import THEMES, choice_of, remember
from secondsource.web.service import service_of
from secondsource.web.tokens import form_token

_FOLDER = Path(__file__).parent / "templates"


def render_page(
    request: Request, name: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """A page made of the template of that name; who asks and what they chose are at hand in every one."""
    choice = choice_of(request)
    text: str = (
        environment(choice.language)
        .get_template(name)
        .render(
            request=request,
            visitor=getattr(request.state, "visitor", None),
            choice=choice,
            languages=languages(),
            themes=THEMES,
            here=request.url.path,
            articles_shown=_any_articles(request),
            form_token=form_token(request),
            **values,
        )
    )
    response = HTMLResponse(text, status, {"Cache-Control": "no-store", **(headers or {})})
    remember(request, response)
    return response


def _any_articles(request: Request) -> bool:
    """Whether the house has articles for readers. A newsroom that cannot be read must not take the page of that very
    error with it."""
    try:
        return service_of(request).newsroom.any_published()
    except StoreError:
        return False


@cache
def environment(language: str) -> Environment:
    """The templates of the service, with the words of the report's page. A name that nobody gave is an error."""
    made = make_environment(language)
    loader = ChoiceLoader([FileSystemLoader(_FOLDER), *([made.loader] if made.loader else [])])
    return made.overlay(loader=loader)
