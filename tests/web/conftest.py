"""A service of its own for each test: demo archive, no network, a queue that the test works off itself."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serving import listen, served

from secondsource.checker import Checker
from secondsource.domain.article import Snapshot
from secondsource.domain.dossier import Dossier
from secondsource.domain.report import Report
from secondsource.pipeline.keeping import find_dossier, kept_apart
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.testing.accounts import Clock, add_everybody, open_users
from secondsource.web.app import make_app
from secondsource.web.running import config, make_service
from secondsource.web.service import Service

DEMO = Path(__file__).parents[2] / "src/secondsource/data/demo/article.html"
"""The bundled article."""


Opened = Callable[..., Service]


@pytest.fixture
def open_service(tmp_path: Path) -> Opened:
    """Makes a service with these settings of `[serve]`."""

    def make(*, offline: bool = True, **serve: object) -> Service:
        settings = Settings(
            home=tmp_path, archive=ArchiveSettings(bundled=False), serve=ServeSettings(**{"workers": 0, **serve})
        )
        return make_service(Checker(settings, offline=offline))

    return make


@pytest.fixture
def service(open_service: Opened) -> Service:
    return open_service()


@pytest.fixture
def staffed(open_service: Opened, tmp_path: Path) -> Service:
    """A service with people of every role, and a clock that stands."""
    made = open_service(waiting_each=100)
    made.clock = Clock()
    made.users = open_users(tmp_path, made.clock)
    add_everybody(made.users)
    return made


@pytest.fixture
def client(service: Service) -> Iterator[TestClient]:
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000", follow_redirects=False) as made:
        yield made


@pytest.fixture
def work_off() -> Callable[[Service], None]:
    """Does what waits, in this thread."""

    def work(service: Service) -> None:
        worker = service.worker()
        while worker.run_once():
            pass

    return work


@pytest.fixture(scope="session")
def demo() -> str:
    return DEMO.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def checked(demo: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Dossier]:
    """The bundled article and its report, made once."""
    settings = Settings(tmp_path_factory.mktemp("checked"), archive=ArchiveSettings(bundled=False))
    checker = Checker(settings, offline=True)
    snapshot = checker.snapshot(demo)
    return snapshot, find_dossier(checker.ledger, checker.check_snapshot(snapshot).id)


@pytest.fixture
def report(service: Service, checked: tuple[Snapshot, Dossier]) -> Report:
    """A report of the bundled article, kept by the service as its own check keeps it."""
    snapshot, dossier = checked
    keeper = service.checker.keeper
    assert keeper
    keeper.keep_page(snapshot)
    keeper.keep_report(dossier, kept_apart(service.checker.house.sources))
    return dossier.report


@pytest.fixture
def serving() -> Iterator[Callable[[Service], str]]:
    """Starts a service as it runs in earnest, on loopback; gives its address. Ends with the test."""
    with ExitStack() as running:
        yield lambda service: running.enter_context(served(config(service), listen()))
