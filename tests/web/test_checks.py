"""Checks asked of the service, from the order to the report."""

import json
import re
import threading
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from secondsource.domain.user import Caller, Role, Scope
from secondsource.errors import QueueFull
from secondsource.web.app import make_app
from secondsource.web.orders import take_order
from secondsource.web.service import now

BRIDGE = {"text": "The bridge was closed in May."}


def test_from_a_page_to_its_report(client: TestClient, service, demo: str, work_off):
    taken = client.post("/checks", json={"html": demo})
    assert taken.status_code == 202
    place = taken.headers["location"]
    assert taken.json()["state"] == "waiting"
    assert client.get(place).json()["report"] is None
    work_off(service)
    told = client.get(place).json()
    assert told["state"] == "done"
    report = client.get(f"{told['report']}.json").json()
    assert told["report"].endswith(report["id"])
    assert report["assessments"]
    assert client.get(place, headers={"Accept": "text/html"}).headers["location"] == told["report"]


def test_the_same_text_is_never_checked_twice(client: TestClient, service, demo: str, work_off):
    first = client.post("/checks", json={"html": demo}).json()["id"]
    assert client.post("/checks", json={"html": demo}).json()["id"] == first
    work_off(service)
    assert client.post("/checks", json={"html": demo}).json()["id"] == first
    assert client.post("/checks", json={"html": demo, "again": True}).json()["id"] != first


def test_many_who_ask_for_the_same_at_once_get_one_check(service, demo: str):
    got: list[str] = []
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        ask = [
            threading.Thread(target=lambda: got.append(client.post("/checks", json={"html": demo}).json()["id"]))
            for _ in range(8)
        ]
        for each in ask:
            each.start()
        for each in ask:
            each.join()
    assert len(got) == 8
    assert len(set(got)) == 1


def test_events_tell_the_story_and_end_with_the_report(client: TestClient, service, demo: str, work_off):
    place = client.post("/checks", json={"html": demo}).headers["location"]
    work_off(service)
    events = read_events(client.get(f"{place}/events").text)
    kinds = [kind for kind, _ in events]
    assert kinds[-1] == "done"
    assert kinds.count("done") == 1
    assert kinds.index("stage") < kinds.index("assessment")
    report = client.get(f"{events[-1][1]['report']}.json").json()
    assert kinds.count("assessment") == len(report["assessments"])


def test_events_go_on_where_a_client_was(client: TestClient, service, demo: str, work_off):
    place = client.post("/checks", json={"html": demo}).headers["location"]
    work_off(service)
    whole = read_events(client.get(f"{place}/events").text)
    rest = read_events(client.get(f"{place}/events", headers={"Last-Event-ID": "3"}).text)
    assert rest == whole[3:]


def test_an_ended_check_and_who_asked_for_it_are_forgotten_in_time(service, demo: str):
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        asked = client.post("/checks", json={"html": demo})
        place = asked.headers["location"]
        client.delete(asked.json()["cancel"])
        assert client.get(place).json()["state"] == "cancelled"
        assert service.forget_jobs() == 0
    service.clock = lambda: now() + timedelta(days=service.settings.keep_jobs_days, minutes=1)
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        until = time.monotonic() + 20
        while client.get(place).status_code != 404 and time.monotonic() < until:
            time.sleep(0.02)
        assert client.get(place).status_code == 404


def read_events(text: str) -> list[tuple[str, dict]]:
    found = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


@pytest.mark.parametrize(
    "order, word",
    [
        ({}, "Give one of these"),
        ({"text": "  "}, "Give one of these"),
        ({"text": "a b", "address": "https://a.example/"}, "Give one of these"),
        ({"address": "/etc/passwd"}, "https://"),
        ({"address": "file:///etc/passwd"}, "https://"),
        ({"address": "ftp://a.example/"}, "https://"),
        ({"text": "word " * 5, "as_of": "yesterday"}, "as_of"),
        ({"text": "word", "other": 1}, "other"),
    ],
)
def test_an_order_that_cannot_be_is_refused_at_once(client: TestClient, service, order: dict, word: str):
    answer = client.post("/checks", json=order)
    assert answer.status_code == 422
    assert word in answer.json()["detail"]
    assert not any(service.queue.counts().values())


def test_a_text_is_never_taken_for_a_file(client: TestClient, service, tmp_path, work_off):
    secret = tmp_path / "secret.txt"
    secret.write_text("The secret bridge was closed in May 2025. " * 10)
    place = client.post("/checks", json={"text": str(secret)}).headers["location"]
    work_off(service)
    told = client.get(place).json()
    if told["report"]:
        assert "secret bridge" not in client.get(f"{told['report']}.json").text


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/", "http://2130706433/"]
)
def test_a_private_address_is_not_fetched(open_service, work_off, address: str):

    service = open_service(offline=False)
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        answer = client.post("/checks", json={"address": address})
        if answer.status_code == 202:
            work_off(service)
            told = client.get(answer.headers["location"]).json()
            assert told["state"] == "failed"
            assert "fetched" in told["detail"]
        else:
            assert answer.status_code == 422


def test_too_much_of_one_asker_is_told_to_come_later(open_service):
    service = open_service(waiting_each=3)
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        codes = [client.post("/checks", json={"text": f"Bridge {n} was closed."}).status_code for n in range(5)]
        answer = client.post("/checks", json={"text": "Another bridge was closed."})
    assert codes == [202, 202, 202, 429, 429]
    assert len(service.checker.snapshots.held()) == 3  # what was refused is not kept
    assert int(answer.headers["retry-after"]) > 0


def test_a_reader_behind_an_address_of_many_is_told_of_the_others_and_the_way_out(open_service):
    """A newsroom or a provider: somebody else behind the same address has taken all its room."""
    service = open_service(waiting_each=1)
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        assert client.post("/checks", json={"text": "The bridge was closed."}).status_code == 202
        program = client.post("/checks", json={"text": "Another bridge was closed."})
        reader = client.post("/", data={"article": "My bridge was closed."}, headers={"Accept": "text/html"})
    assert program.json()["detail"].startswith("1 checks from your network address wait or run already, and you may")
    for answer in (program, reader):
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) == 30
        assert "sign in where you have an account" in answer.text
    assert "My bridge was closed." in reader.text, "what was given is not lost"


def test_somebody_with_an_account_is_told_of_their_own_checks(open_service):
    service = open_service(waiting_each=1)
    headers = {"Authorization": f"Bearer {make_account(service)}"}
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000", headers=headers) as client:
        told = [client.post("/checks", json={"text": f"Bridge {n} was closed."}).json() for n in range(2)]
    assert told[1]["detail"].startswith("1 of your checks wait or run already")


def make_account(service) -> str:
    """An editor's token that opens checks."""
    terminal = Caller("terminal", "")
    user = service.users.add("Edda Editor", "seven quiet herons at dawn", Role.EDITOR, terminal)
    return service.users.make_token(user.id, "nightly", [Scope.CHECK], 7, terminal)[1]


def test_a_check_is_called_off_by_who_asked(client: TestClient, service, work_off):
    place = client.post("/checks", json=BRIDGE).json()["cancel"]
    assert client.delete(place).status_code == 204
    assert client.get(place).json()["state"] == "cancelled"
    assert client.delete(place).status_code == 409
    work_off(service)
    assert client.get(place).json()["report"] is None


def test_a_check_goes_on_while_anybody_is_left_who_asks(client: TestClient, service, work_off):
    """All of them come from one address: a school, an office, a street."""
    ann, ben = (client.post("/checks", json=BRIDGE) for _ in range(2))
    place, stranger = ann.headers["location"], f"{ann.headers['location']}?ask=guessed"
    assert (ben.headers["location"], ben.json()["cancel"] != ann.json()["cancel"]) == (place, True)
    refused = client.delete(place)
    assert (refused.status_code, refused.json()["detail"][:42]) == (403, "Only who asks for a check may call it off:")
    assert [client.post(each).status_code for each in (f"{place}/cancel", f"{place}/cancel?ask=guessed")] == [403, 403]
    assert client.delete(stranger).status_code == 403
    assert client.delete(ben.json()["cancel"]).status_code == 204
    assert client.delete(ben.json()["cancel"]).status_code == 403, "one who asked takes nobody else away"
    assert client.get(place).json()["state"] == "waiting"
    work_off(service)
    assert client.get(place).json()["state"] == "done"
    assert client.delete(stranger).status_code == 409


def test_a_check_ends_with_the_last_who_asks(client: TestClient, service):
    places = [client.post("/checks", json=BRIDGE).json()["cancel"] for _ in range(2)]
    assert [client.delete(each).status_code for each in places] == [204, 204]
    assert client.get(places[0]).json()["state"] == "cancelled"


def test_nobody_but_who_asked_is_told_how_it_is_called_off(client: TestClient, service):
    asked = client.post("/checks", json=BRIDGE)
    ticket = asked.json()["cancel"].partition("ask=")[2]
    place = asked.headers["location"]
    assert len(ticket) >= 20
    assert client.get(place).json()["cancel"] is None
    assert ticket not in client.get(place, headers={"Accept": "text/html"}).text
    assert ticket.encode() not in service.queue.path.read_bytes() + Path(f"{service.queue.path}-wal").read_bytes()


def test_on_the_page_who_asked_calls_it_off_without_script(client: TestClient, service):
    page = {"Accept": "text/html"}
    place = client.post("/", data={"article": "The bridge was closed in May, the city said."}).headers["location"]
    form = re.search(r'<form method="post" action="([^"]+)"', client.get(place, headers=page).text)
    assert form
    assert form[1] == place.replace("?", "/cancel?")
    assert "<form" not in client.get(place.partition("?")[0], headers=page).text, "somebody else has no button"
    assert client.post(form[1]).status_code == 303
    assert client.get(place).json()["state"] == "cancelled"


def test_an_account_calls_its_check_off_by_its_name(client: TestClient, service):
    edda = {"Authorization": f"Bearer {make_account(service)}"}
    asked = client.post("/checks", json=BRIDGE, headers=edda)
    place = asked.headers["location"]
    assert asked.json()["cancel"] == place
    assert client.delete(place).status_code == 403
    assert client.delete(place, headers=edda).status_code == 204
    assert client.get(place).json()["state"] == "cancelled"


def test_a_key_sent_again_asks_for_nothing_that_was_called_off(client: TestClient, service):
    key = {"Idempotency-Key": "k-1"}
    first = client.post("/checks", json=BRIDGE, headers=key).json()["cancel"]
    other = client.post("/checks", json=BRIDGE).json()["cancel"]
    assert client.post("/checks", json=BRIDGE, headers=key).json()["cancel"] == first
    client.delete(first)
    assert client.post("/checks", json=BRIDGE, headers=key).json()["cancel"] == first
    client.delete(other)
    assert client.get(first).json()["state"] == "cancelled"


def test_as_of_holds(client: TestClient, service, demo: str, work_off):
    place = client.post("/checks", json={"html": demo, "as_of": "2025-01-01"}).headers["location"]
    work_off(service)
    report = client.get(client.get(place).json()["report"] + ".json").json()
    assert date.fromisoformat(report["as_of"]) == date(2025, 1, 1)


def test_the_form_takes_a_text_a_file_and_an_address(client: TestClient, service, demo: str):
    by_file = client.post("/", data={"article": ""}, files={"file": ("a.html", demo.encode(), "text/html")})
    assert by_file.status_code == 303
    by_text = client.post("/", data={"article": "The bridge was closed in May.\n\nIt opened in June."})
    assert by_text.status_code == 303
    by_address = client.post("/", data={"article": "https://news.example/a"})
    assert by_address.status_code == 303
    assert len({each.headers["location"] for each in (by_file, by_text, by_address)}) == 3
    nothing = client.post("/", data={"article": ""})
    assert nothing.status_code == 422
    assert "Give one of these" in nothing.text


def test_ten_thousand_orders_take_no_more_than_their_room(open_service):
    """What does not fit is refused and leaves nothing; others are answered all the while."""
    service = open_service(waiting=50, waiting_each=20_000)
    stranger = Request({"type": "http", "headers": [], "client": ("192.0.2.7", 40000)})
    told: Counter[bool] = Counter()
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000") as client:
        for n in range(10_000):
            try:
                take_order(service, stranger, text=f"Bridge {n} was closed in May.")
                told[True] += 1
            except QueueFull:
                told[False] += 1
            if n % 1000 == 0:  # by HTTP the same, and nobody else is kept waiting
                answer = client.post("/checks", json={"text": f"Ferry {n} was sold in May."})
                assert answer.status_code == (202 if n == 0 else 429)
                assert client.get("/health").json()["jobs"]["waiting"] == min(2 + n, 50)
    assert told == {True: 49, False: 9_951}
    assert len(service.checker.snapshots.held()) == 50
