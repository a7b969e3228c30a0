"""Texts that would run, lead away or break out where a page forgets to escape; and a report full of them."""

import html
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from secondsource.checker import Checker
from secondsource.domain.analysis import Analysis, Status, analysis_id
from secondsource.domain.report import Report, Verdict
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.testing.accounts import open_users
from secondsource.web.app import make_app
from secondsource.web.running import make_service
from secondsource.web.service import Service
from secondsource.weighing.reviewing import revise

from .payloads import PAYLOADS
from .rooms import SITE, House, open_house

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)

PLAIN = "plain words"


def page_of(texts: list[str]) -> str:
    """A page whose title, sentences, comments and their authors are these texts, as text."""
    safe = [html.escape(each) for each in texts]
    sentences = "".join(f"<p>On 5 May 2025 officials said that {each} cost 40 million euros.</p>" for each in safe)
    comments = "".join(
        f'<li class="comment"><cite class="fn">{each}</cite>'
        f'<div class="comment-content"><p>{each} is so good</p></div></li>'
        for each in safe
    )
    return (
        f"<html><head><title>{safe[0]}</title></head><body><article><h1>{safe[0]}</h1>{sentences}</article>"
        f'<section id="comments"><ol class="comment-list">{comments}</ol></section></body></html>'
    )


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    settings = Settings(
        tmp_path_factory.mktemp("hostile"),
        archive=ArchiveSettings(bundled=False),
        serve=ServeSettings(workers=0, waiting=1000, waiting_each=1000),
    )
    return make_service(Checker(settings, offline=True))


@pytest.fixture(scope="session")
def report(service: Service) -> Report:
    """Checked, and revised by people with names and reasons of that sort."""
    made = service.checker.check(page_of(PAYLOADS))
    for payload in PAYLOADS[::6]:
        said = payload.strip() or PLAIN

        def change(held: Report, said: str = said) -> Report:
            return revise(held, held.assessments[0], Verdict.CONFLICTING, by=said, why=said, at=NOON)

        service.library.revise(made.id, change)
    return service.library.report(made.id)


@pytest.fixture(scope="session")
def clean(service: Service) -> Report:
    """The same with harmless words."""
    made = service.checker.check(page_of([f"plain words {number}" for number in range(len(PAYLOADS))]))
    service.library.revise(
        made.id, lambda held: revise(held, held.assessments[0], Verdict.CONFLICTING, by="A", why="B", at=NOON)
    )
    return service.library.report(made.id)


@pytest.fixture(scope="session")
def client(service: Service, report: Report) -> Iterator[TestClient]:
    made = [analysis(each or PLAIN) for each in PAYLOADS]
    service.checker.archive.record.add_analyses(made)
    assert report.assessments
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000", follow_redirects=False) as opened:
        yield opened


def analysis(text: str) -> Analysis:
    made = Analysis("", text, Verdict.REFUTED, text, text, date(2026, 1, 1), (text,), Status.REVIEWED)
    return replace(made, id=analysis_id(text, Verdict.REFUTED, text, date(2026, 1, 1)))


@pytest.fixture
def open_twins(tmp_path: Path) -> Callable[[], tuple[House, House]]:
    """Makes two houses that are alike."""

    def make() -> tuple[House, House]:
        one, other = (open_house(_service(tmp_path / name)) for name in ("harsh", "tame"))
        return one, other

    return make


def _service(home: Path) -> Service:
    serve = ServeSettings(workers=0, waiting=9999, waiting_each=9999, embed_sites=(SITE,))
    made = make_service(Checker(Settings(home, archive=ArchiveSettings(bundled=False), serve=serve), offline=True))
    made.users = open_users(home, made.clock)
    return made
