"""What a reader chose: the language of the pages and their theme; kept in two cookies that say nothing else."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from secondsource.formats.html.interface import ENGLISH, languages

LANGUAGE = "lang"
THEME = "theme"
THEMES = ("auto", "light", "dark")
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Choice:
    """How a page is shown."""

    language: str
    theme: str
    """One of `THEMES`; `auto` follows the reader's system."""


def choice_of(request: Request) -> Choice:
    """By the address (`?lang=uk&theme=dark`), else by what was chosen before, else as the browser asks."""
    asked = request.query_params
    language = _known(asked.get(LANGUAGE), languages()) or _known(request.cookies.get(LANGUAGE), languages())
    theme = _known(asked.get(THEME), THEMES) or _known(request.cookies.get(THEME), THEMES)
    return Choice(language or _accepted(request.headers.get("accept-language", "")), theme or THEMES[0])


def remember(request: Request, response: Response) -> None:
    """Keeps what the address chose for the next page."""
    choice = choice_of(request)
    for name, value in ((LANGUAGE, choice.language), (THEME, choice.theme)):
        if request.query_params.get(name) == value:  # what is unknown was not chosen
            secure = request.url.scheme == "https"
            response.set_cookie(name, value, max_age=_YEAR, path="/", secure=secure, samesite="lax")


def _known(value: str | None, among: tuple[str, ...]) -> str | None:
    return value if value in among else None


def _accepted(header: str) -> str:
    """The first language of a browser's list that the pages are there in; no order but the list's is looked at."""
    for part in header[:500].split(","):
        if found := _known(part.split(";")[0].strip().split("-")[0].lower(), languages()):
            return found
    return ENGLISH
