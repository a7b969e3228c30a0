"""Every route that the OpenAPI document describes, asked by Schemathesis with whatever it allows: no server error."""

from collections.abc import Iterator

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from secondsource.checker import Checker
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.web.app import make_app
from secondsource.web.running import make_service

HOST = {"Host": "127.0.0.1:8000"}
BASE = "http://127.0.0.1:8000"
EXAMPLES = 10
"""Requests for each route."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    chosen = ServeSettings(workers=0, waiting=10_000, waiting_each=10_000)
    settings = Settings(tmp_path_factory.mktemp("schema"), archive=ArchiveSettings(bundled=False), serve=chosen)
    made = make_app(make_service(Checker(settings, offline=True)))
    with TestClient(made, base_url=BASE):
        yield made


def test_no_route_has_a_server_error(app: FastAPI):
    described = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST)
    operations = [each.ok() for each in described.get_all_operations()]
    assert len(operations) > 12
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        for operation in operations:
            ask(operation, client)


def ask(operation, client: TestClient) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def asked(case) -> None:
        if case.path.endswith("/events"):  # an endless answer where there is such a check, which no made-up name is
            return
        sent = case.as_transport_kwargs(base_url=BASE)
        known = {name: sent[name] for name in ("method", "url", "params", "headers", "json", "data") if sent.get(name)}
        known["headers"] = {**dict(known.get("headers") or {}), **HOST}
        answer = client.request(**known, follow_redirects=False)
        where = f"{case.method} {case.formatted_path}: {answer.status_code} {answer.text[:300]}"
        assert answer.status_code < 500 or answer.status_code == 503, where
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json", where

    asked()
