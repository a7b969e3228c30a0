"""A report as a page of the service: in the reader's language and theme, with its scripts, sounds and history."""

from starlette.requests import Request

from secondsource.domain.narration import Hearing
from secondsource.domain.report import Report
from secondsource.formats.html import Component, Link, Narration, Past, Served
from secondsource.formats.html.interface import languages
from secondsource.plugins import part_names
from secondsource.web.choosing import LANGUAGE, THEME, THEMES, Choice, choice_of
from secondsource.web.library import Written
from secondsource.web.service import Service
from secondsource.web.sounds import endings, speaks

SCRIPTS = ("/static/reader.js",)
STYLESHEET = "/static/report.css"
_EARLIER = 12
"""Earlier reports of a page that its history shows."""


def held_page(service: Service, request: Request, name: str) -> Written | None:
    """What `written_page` would give, where it is in memory."""
    choice = choice_of(request)
    return service.library.held(name, "html", choice.language, choice.theme, _desk(request))


def written_page(service: Service, request: Request, name: str) -> Written:
    """The page of the report of that id. Raises InputError."""
    choice, desk = choice_of(request), _desk(request)
    form = service.checker.format("html")

    def write(report: Report) -> str:
        assert isinstance(form, Component)  # noqa: S101  the format of that name is ours
        return form.render_served(report, _served(service, report, choice, desk))

    return service.library.written(name, "html", choice.language, choice.theme, desk, write=write)


def _served(service: Service, report: Report, choice: Choice, desk: str) -> Served:
    place = f"/reports/{report.id}"
    return Served(
        language=choice.language,
        theme=None if choice.theme == THEMES[0] else choice.theme,
        address=place,
        home="/",
        formats=tuple(Link(name, f"{place}.{name}") for name in part_names("formats") if name != "html"),
        languages=tuple(Link(code, f"{place}?{LANGUAGE}={code}") for code in languages()),
        themes=tuple(Link(name, f"{place}?{THEME}={name}") for name in THEMES),
        narration=narration_of(service, report.id),
        scripts=SCRIPTS,
        stylesheet=STYLESHEET,
        desk=f"/desk/reports/{report.id}" if desk else "",
        sign_in="" if desk else "/sign-in",
        history=_history(service, report),
    )


def narration_of(service: Service, report: str) -> Narration | None:
    """Where the article of the report of that id can be heard: its sound, or the script that the reader's browser
    speaks where no voice speaks here. None where the settings offer nothing to hear."""
    if not service.settings.listen:
        return None
    if not speaks(service.checker):
        script = f"/reports/{report}/script.json"
        return Narration(words=script, check=f"{script}?hearing={Hearing.AFTER}")
    able, sound = endings(), f"/reports/{report}/narration"
    return Narration(
        audio=f"{sound}{able[0]}",
        captions=f"{sound}.vtt",
        words=f"{sound}.json",
        check=f"{sound}.json?hearing={Hearing.AFTER}",
        sounds=tuple(ending.removeprefix(".") for ending in able),
        voice=service.checker.settings.listen.voice,
    )


def _history(service: Service, report: Report) -> tuple[Past, ...]:
    earlier = [each for each in service.catalogue.of(report.article.address) if each.report != report.id]
    before = [each for each in earlier if each.made_at < report.run.started_at and report.article.address != "-"]
    return tuple(Past(f"/reports/{each.report}", service.library.report(each.report)) for each in before[-_EARLIER:])


def _desk(request: Request) -> str:
    """Not empty for somebody who may revise."""
    visitor = getattr(request.state, "visitor", None)
    return "desk" if visitor is not None and visitor.role.value in ("editor", "admin") else ""
