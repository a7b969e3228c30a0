"""`Idempotency-Key`: what is sent twice is done once."""

import pytest
from starlette.testclient import TestClient

from secondsource.domain.job import KeyedRequest
from secondsource.web import threads
from secondsource.web.app import make_app
from secondsource.web.running import make_service

KEY = {"Idempotency-Key": '"9f1c7e0a-1"'}
ORDER = {"text": "The bridge was closed in May.", "again": True}
OTHER = {"text": "The bridge was opened in May."}
THREAD = {"text": '[{"text": "Great work!"}]', "format": "json"}


def test_the_same_key_and_content_get_the_same_check(client: TestClient, service):
    first = client.post("/checks", json=ORDER, headers=KEY)
    client.delete(first.json()["cancel"])
    again = client.post("/checks", json=ORDER, headers=KEY)
    assert (first.status_code, again.status_code) == (202, 202)
    assert (again.headers["location"], again.json()["state"]) == (first.headers["location"], "cancelled")
    bare = client.post("/checks", json=ORDER, headers={"Idempotency-Key": "9f1c7e0a-1"})
    assert bare.headers["location"] == first.headers["location"], "the draft quotes a key, many clients do not"
    assert client.post("/checks", json=ORDER).headers["location"] != first.headers["location"]


def test_a_key_outlives_the_process(client: TestClient, service):
    first = client.post("/checks", json=ORDER, headers=KEY).json()["id"]
    service.queue.close()
    with TestClient(make_app(make_service(service.checker)), base_url="http://127.0.0.1:8000") as restarted:
        assert restarted.post("/checks", json=ORDER, headers=KEY).json()["id"] == first


@pytest.mark.parametrize("place, order", [("/checks", OTHER), ("/threads", THREAD)])
def test_a_key_that_was_sent_with_something_else_is_refused(client: TestClient, service, place: str, order: dict):
    client.post("/checks", json=ORDER, headers=KEY)
    answer = client.post(place, json=order, headers=KEY)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert "Idempotency-Key" in answer.json()["detail"]
    assert sum(service.queue.counts().values()) == 1


def test_while_the_first_is_handled_the_second_waits(client: TestClient, monkeypatch):
    answers = []

    def examine(order, service):
        answers.append(client.post("/threads", json=THREAD, headers=KEY))
        return plainly(order, service)

    plainly = threads._examine
    monkeypatch.setattr(threads, "_examine", examine)
    assert client.post("/threads", json=THREAD, headers=KEY).status_code == 200
    monkeypatch.undo()
    assert [(each.status_code, each.headers["content-type"]) for each in answers] == [(409, "application/problem+json")]
    assert client.post("/threads", json=THREAD, headers=KEY).status_code == 200


def test_what_was_refused_does_not_hold_its_key(client: TestClient):
    assert client.post("/checks", json={"text": " "}, headers=KEY).status_code == 422
    assert client.post("/checks", json=ORDER, headers=KEY).status_code == 202


def test_the_key_of_another_is_another_key(client: TestClient, service):
    service.queue.begin_request(KeyedRequest("user:somebody", "9f1c7e0a-1", "other"))
    assert client.post("/checks", json=ORDER, headers=KEY).status_code == 202


@pytest.mark.parametrize("key", ["", "a b", "k" * 201, "k\tk"])
def test_a_key_that_is_none_is_refused(client: TestClient, key: str):
    answer = client.post("/checks", json=ORDER, headers={"Idempotency-Key": key})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert "dempotency-" in answer.json()["detail"]


def test_half_a_character_is_no_failure_of_ours(client: TestClient):
    body = b'{"text": "The bridge \\ud800 was closed."}'
    headers = {**KEY, "Content-Type": "application/json"}
    assert client.post("/checks", content=body, headers=headers).status_code in (202, 422)
