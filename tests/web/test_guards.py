"""What every request passes, and what every answer carries."""

import json

import pytest
from starlette.testclient import TestClient

from secondsource.web.app import make_app
from secondsource.web.guards import POLICY


def problem(answer) -> dict:
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["detail"].endswith(".")
    return told


PLACES = ["/", "/health", "/search", "/analyses", "/reports/none", "/static/site.css", "/nowhere", "/checks/none"]


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_carries_the_policy(client: TestClient, place: str):
    headers = client.get(place, headers={"Accept": "text/html"}).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", ""])
def test_another_name_is_refused(client: TestClient, host: str):
    problem(client.get("/", headers={"Host": host})) if host else None
    assert client.get("/health", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "localhost", "[::1]:8000", "LOCALHOST:8000"])
def test_this_machines_own_names_are_known(client: TestClient, host: str):
    assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8000"},
    ],
)
@pytest.mark.parametrize("place", ["/", "/checks", "/threads"])
def test_a_page_of_another_site_asks_for_nothing(client: TestClient, service, place: str, headers: dict[str, str]):
    told = problem(client.post(place, json={"text": "The bridge was closed in May."}, headers=headers))
    assert told["status"] == 403
    assert not any(service.queue.counts().values())


def test_own_pages_and_programs_may_ask(client: TestClient):
    order = {"text": "The bridge over the river was closed in May 2025."}
    for headers in ({}, {"Origin": "http://127.0.0.1:8000"}, {"Sec-Fetch-Site": "same-origin"}):
        assert client.post("/checks", json=order, headers=headers).status_code == 202


def test_a_large_body_is_refused_before_it_is_read(client: TestClient):
    answer = client.post("/checks", content=b"x", headers={"Content-Length": str(60 * 2**20)})
    assert problem(answer)["status"] == 413


def test_a_large_body_without_a_length_is_refused(open_service):

    service = open_service(request_megabytes=1)
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        chunks = (b" " * 65536 for _ in range(40))
        assert problem(client.post("/checks", content=chunks))["status"] == 413


@pytest.mark.parametrize(
    "body", ["{", "[" * 100_000, '{"a":' * 50_000, '"\\ud800"', "1e999999", "\x00", '{"text": 5}', "null", "[]"]
)
def test_bad_json_is_told(client: TestClient, body: str):
    answer = client.post("/checks", content=body.encode(), headers={"Content-Type": "application/json"})
    assert problem(answer)["status"] in (400, 422)


def test_a_problem_is_a_page_for_a_browser(client: TestClient):
    answer = client.get("/reports/<script>alert(1)</script>", headers={"Accept": "text/html,*/*"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "<script>alert" not in answer.text


def test_an_unforeseen_error_tells_nothing_of_the_house(service, monkeypatch: pytest.MonkeyPatch):

    def broken() -> None:
        raise ZeroDivisionError("secret of the house")

    with TestClient(make_app(service), base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        monkeypatch.setattr(service.queue, "counts", broken)
        answer = client.get("/health")
    assert problem(answer)["status"] == 500
    assert "secret" not in answer.text
    assert json.loads(answer.text)["instance"] == "/health"
