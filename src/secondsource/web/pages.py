"""How pages of the service are written: one environment of templates, everything escaped, the same frame around all."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

_FOLDER = Path(__file__).parent / "templates"


def render_page(
    request: Request, name: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """A page made of the template of that name; `request` and `visitor` are at hand in every one."""
    visitor = getattr(request.state, "visitor", None)
    text: str = environment().get_template(name).render(request=request, visitor=visitor, **values)
    return HTMLResponse(text, status, dict(headers or {"Cache-Control": "no-store"}))


@cache
def environment() -> Environment:
    """The templates of the service. A name that a template uses and nobody gave is an error."""
    return Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
