"""Every route that the OpenAPI document describes, asked by Schemathesis with whatever it allows: no server error, and
no status, media type or body that the document does not describe."""

import json
from collections.abc import Iterator

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from secondsource.checker import Checker
from secondsource.domain.dossier import Dossier, Trace
from secondsource.domain.job import Limits, Task
from secondsource.pipeline.keeping import REPORT
from secondsource.serial import dumps
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.testing.reports import rich
from secondsource.web.app import make_app
from secondsource.web.running import make_service

HOST = {"Host": "127.0.0.1:8000"}
BASE = "http://127.0.0.1:8000"
CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 10
"""Requests for each route."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    chosen = ServeSettings(workers=0, waiting=10_000, waiting_each=10_000)
    settings = Settings(tmp_path_factory.mktemp("schema"), archive=ArchiveSettings(bundled=False), serve=chosen)
    made = make_app(make_service(Checker(settings, offline=True)))
    with TestClient(made, base_url=BASE):
        yield made


@pytest.fixture(scope="module")
def held(app: FastAPI) -> dict[str, str]:
    """A report and a check that are there, by what begins the paths of their routes."""
    service, report = app.state.service, rich()
    dossier = Dossier(report, Trace("00" * 32, report.article.address, report.as_of, None, (), ()))
    service.checker.ledger.append(REPORT, report.id, [report.article.address], dumps(dossier))
    job = service.queue.put(Task("check", "key", "{}", "asker"), Limits(9, 9))
    service.queue.cancel(job.id, "asker")
    return {"/reports": report.id, "/checks": job.id}


def test_every_answer_is_what_the_document_says(app: FastAPI, held: dict[str, str]):
    described = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST)
    operations = [each.ok() for each in described.get_all_operations()]
    assert len(operations) > 12
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        for operation in operations:
            ask(operation, client, held.get(f"/{operation.path.split('/')[1]}"))


def test_every_route_says_how_it_tells_a_problem(app: FastAPI):
    document = app.openapi()
    told = [each["responses"] for path in document["paths"].values() for each in path.values()]
    assert {json.dumps(each["4XX"]["content"]) for each in told} == {
        '{"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}'
    }
    assert all("content" in each[code] for each in told for code in each if code in ("200", "202"))


def ask(operation, client: TestClient, known: str | None) -> None:
    """Whatever the document allows, and as often with the name of something that is there."""

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy(), real=st.booleans())
    def asked(case, real: bool) -> None:
        if real and known and "narration" not in case.path:  # which would be spoken
            case.path_parameters["name"] = known
        elif case.path.endswith("/events"):  # an endless answer where there is such a check, which no made-up name is
            return
        sent = case.as_transport_kwargs(base_url=BASE)
        given = {name: sent[name] for name in ("method", "url", "params", "headers", "json", "data") if sent.get(name)}
        given["headers"] = {**dict(given.get("headers") or {}), **HOST}
        answer = client.request(**given, follow_redirects=False)
        where = f"{case.method} {case.formatted_path}: {answer.status_code} {answer.text[:300]}"
        assert answer.status_code < 500 or answer.status_code == 503, where
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json", where
        case.validate_response(answer, checks=CHECKS)

    asked()
