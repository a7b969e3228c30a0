"""Attacks through the running service: into the house's network, past its limits, on its memory, in others' names."""

import json
import re
import socket
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi import APIRouter, FastAPI
from starlette.routing import Route
from starlette.testclient import TestClient

from secondsource.domain.job import JobState, Limits, Task
from secondsource.domain.user import Caller, Scope
from secondsource.fetchers.http import Component, Options
from secondsource.testing.accounts import PASSWORD, add_everybody, open_users
from secondsource.testing.hostile import Server, dial_to, hostile_server
from secondsource.web.app import make_app
from secondsource.web.service import Service

HOUSE = "http://127.0.0.1:8000"
PAGE = {"Accept": "text/html"}
PUBLIC = "93.184.216.34"
OPEN = {
    "/", "/checks", "/checks/x/cancel", "/threads", "/sign-in", "/articles/x/comments", "/articles/x/comments/x/erase",
    "/moderation/coral",
}  # fmt: skip
"""Whoever passes by may send these, or who signs them; a session without its token counts for nothing there."""
Opened = Callable[..., Service]
Served = Callable[[Service], str]


# into the network


@pytest.fixture(scope="module")
def web() -> Iterator[Server]:
    with hostile_server() as server:
        yield server


Dialled = list[tuple[str, int]]


def checked(service: Service, web: Server, answers: Callable[[str], list[str]], address: str) -> tuple[Any, Dialled]:
    """What a check of the address comes to, and what was dialled for it; names resolve as `answers` says."""
    dialled: Dialled = []
    dial = dial_to(web.server_address[1], dialled)
    service.checker.__dict__["fetcher"] = Component(
        Options(robots=False), resolve=lambda host, _: answers(host), dial=dial
    )
    with TestClient(make_app(service), base_url=HOUSE) as client:
        place = client.post("/checks", json={"address": address}).headers["location"]
        return (client, place), dialled


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/", "http://10.0.0.7/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
        "http://[::ffff:10.0.0.7]/", "http://2130706433/", "http://0x7f.1/", "file:///etc/passwd",
        "http://inside.example/", "//127.0.0.1/", "http://user@127.0.0.1:6379/",
    ],
)  # fmt: skip
def test_a_redirect_leads_no_check_inside(open_service: Opened, web: Server, work_off, to: str):
    names = {"news.example": [PUBLIC], "inside.example": ["10.0.0.7"]}
    service = open_service(offline=False)
    (client, place), dialled = checked(
        service, web, lambda host: names.get(host, [host]), f"http://news.example/to?{to}"
    )
    work_off(service)
    told = client.get(place).json()
    assert told["state"] == "failed"
    assert told["report"] is None
    assert dialled == [(PUBLIC, 80)]


def test_a_name_that_turns_private_between_two_answers_leads_no_check_inside(
    open_service: Opened, web: Server, work_off
):
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    service = open_service(offline=False)
    (client, place), dialled = checked(service, web, lambda _: next(answers), "http://news.example/hop?1")
    work_off(service)
    assert client.get(place).json()["state"] == "failed"
    assert dialled == [(PUBLIC, 80)]


def test_a_name_with_one_private_address_is_not_dialled_at_all(open_service: Opened, web: Server, work_off):
    service = open_service(offline=False)
    (client, place), dialled = checked(service, web, lambda _: [PUBLIC, "10.0.0.7"], "http://news.example/good")
    work_off(service)
    assert client.get(place).json()["state"] == "failed"
    assert dialled == []


# past the limits


CLAIMS = (
    {"X-Forwarded-For": "198.51.100.{n}"},
    {"Forwarded": "for=198.51.100.{n};host=evil.example;proto=https"},
    {"X-Real-IP": "198.51.100.{n}", "X-Client-IP": "198.51.100.{n}", "True-Client-IP": "198.51.100.{n}"},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "198.51.100.{n}", "X-Forwarded-Proto": "https"},
)


def ask(address: str, number: int, headers: dict[str, str]) -> bytes:
    body = json.dumps({"text": f"Bridge {number} was closed in May 2025."}).encode()
    lines = "".join(f"{name}: {value.format(n=number)}\r\n" for name, value in headers.items())
    with connect(address) as line:
        line.sendall(
            f"POST /checks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
            f"Content-Length: {len(body)}\r\n{lines}\r\n".encode()
            + body
        )
        return read_all(line)


def connect(address: str) -> socket.socket:
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=20)


def read_all(line: socket.socket) -> bytes:
    found = b""
    try:
        while part := line.recv(65536):
            found += part
    except ConnectionError:
        pass
    return found


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize("claim", CLAIMS)
def test_nobody_passes_a_limit_by_saying_who_they_are(open_service: Opened, serving: Served, claim: dict[str, str]):
    address = serving(open_service(waiting_each=2))
    answers = [ask(address, number, claim) for number in range(4)]
    assert [status(each) for each in answers] == [202, 202, 429, 429]
    assert not any(b"evil.example" in each or b"https://" in each for each in answers)


def test_behind_a_proxy_the_last_word_alone_counts(open_service: Opened, serving: Served):
    """What the client itself wrote before the proxy's word changes nothing."""
    address = serving(open_service(waiting_each=2, proxies=("127.0.0.1",)))
    answers = [ask(address, each, {"X-Forwarded-For": "203.0.113.{n}, 198.51.100.1"}) for each in range(4)]
    assert [status(each) for each in answers] == [202, 202, 429, 429]
    assert status(ask(address, 9, {"X-Forwarded-For": "198.51.100.1, 198.51.100.2"})) == 202


def test_nobody_makes_addresses_of_another_host(open_service: Opened, serving: Served):
    address = serving(open_service())
    for claim in ({"X-Forwarded-Host": "evil.example"}, {"Forwarded": "host=evil.example"}, {"X-Host": "evil.example"}):
        for place in ("/", "/changes.atom", "/openapi.json", "/sign-in", "/account", "/methods/"):
            lines = "".join(f"{name}: {value}\r\n" for name, value in claim.items())
            with connect(address) as line:
                request = (
                    f"GET {place} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n{lines}\r\n"
                )
                line.sendall(request.encode())
                assert b"evil.example" not in read_all(line)


@pytest.mark.parametrize(
    "place", ["//evil.example/", "/\\evil.example", "http://evil.example/", "/%2f%2fevil.example/"]
)
def test_no_path_redirects_elsewhere(open_service: Opened, serving: Served, place: str):
    address = serving(open_service())
    with connect(address) as line:
        line.sendall(f"GET {place} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = read_all(line)
    assert not re.search(rb"(?i)location: *(?:https?:)?/?[/\\]+evil", answer)


# on its memory


def test_who_follows_a_check_and_reads_nothing_is_let_go(open_service: Opened, serving: Served):
    service = open_service(request_seconds=1.0)
    address = serving(service)
    job = service.queue.put(Task("check", "key", "{}", "asker"), Limits(9, 9))
    assert service.queue.lease("w", 60.0)
    for number in range(200):
        service.queue.tell(job.id, "w", "stage", json.dumps({"line": f"{number}" * 10_000}))
    greedy = [connect(address) for _ in range(8)]
    tracemalloc.start()
    for each in greedy:
        each.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        each.sendall(f"GET /checks/{job.id}/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    until = time.monotonic() + 15
    while service.listeners < len(greedy) and time.monotonic() < until:
        time.sleep(0.01)
    while service.listeners and time.monotonic() < until:
        time.sleep(0.05)
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert service.listeners == 0
    assert peak < 120 * 2**20
    assert held < 12 * 2**20
    for each in greedy:
        each.close()


def test_sixty_megabytes_that_are_really_sent_are_refused_early(open_service: Opened, serving: Served):
    address = serving(open_service(request_megabytes=2, request_seconds=20.0))
    tracemalloc.start()
    with connect(address) as line:
        line.sendall(
            b"POST /checks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        sent, piece = 0, b"10000\r\n" + b" " * 65536 + b"\r\n"
        try:
            while sent < 60 * 2**20:
                line.sendall(piece)
                sent += 65536
        except OSError:
            pass
        answer = read_all(line)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent < 20 * 2**20
    assert status(answer) == 413
    assert peak < 30 * 2**20


@pytest.mark.parametrize(
    "head",
    [
        "GET /search?" + "q=a&" * 200_000 + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " + "a=b; " * 100_000 + "\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n" * 50_000 + "\r\n",
    ],
    ids=["query", "cookie", "headers"],
)
def test_a_head_without_end_is_refused(open_service: Opened, serving: Served, head: str):
    address = serving(open_service(request_seconds=5.0))
    with connect(address) as line:
        with suppress(OSError):
            line.sendall(head.encode())
        answer = read_all(line)
    assert not answer or status(answer) == 400


def test_many_parameters_cost_little(client: TestClient):
    started = time.process_time()
    for place in ("/search", "/changes", "/analyses", "/desk", "/"):
        assert client.get(f"{place}?{'q=a&' * 7000}").status_code in (200, 401, 422)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("place", ["/checks", "/threads"])
@pytest.mark.parametrize("body", ["[" * 400_000, '{"text":' * 200_000, '{"text": ' + "9" * 400_000 + "}"])
def test_deep_json_is_refused(client: TestClient, place: str, body: str):
    answer = client.post(place, content=body.encode(), headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


# in others' names


@pytest.fixture
def house(open_service: Opened, tmp_path) -> Service:
    made = open_service()
    made.users = open_users(tmp_path, made.clock)
    add_everybody(made.users)
    return made


def entered(app: FastAPI, name: str) -> TestClient:
    client = TestClient(app, HOUSE, follow_redirects=False, headers=PAGE)
    token = re.findall(r'name="form_token" value="([^"]+)"', client.get("/sign-in").text)[0]
    given = {"name": name, "password": PASSWORD, "form_token": token}
    assert client.post("/sign-in", data=given).status_code == 303
    return client


def changing(routes: Any) -> set[tuple[str, str]]:
    """Every method and place of the service that changes something, however deep its router stands in others."""
    found = set[tuple[str, str]]()
    for each in routes:
        inner = getattr(each, "original_router", each)
        if isinstance(inner, APIRouter):
            found |= changing(inner.routes)
        elif isinstance(inner, Route):
            path = re.sub(r"\{\w+\}", "x", inner.path)
            found |= {(method, path) for method in inner.methods or () if method not in ("GET", "HEAD", "OPTIONS")}
    return found


def test_every_route_that_changes_something_stands_behind_a_token_or_is_open_to_all(house: Service):
    app = make_app(house)
    ada = entered(app, "Ada Admin")
    lines = len(house.users.audit(None, 1000))
    routes = changing(app.routes)
    assert len(routes) > 25
    let_in = set[str]()
    for method, path in sorted(routes):
        for headers in ({}, {"Origin": HOUSE}, {"Sec-Fetch-Site": "same-origin"}):
            for fields in ({}, {"form_token": "x"}, {"form_token": "A" * 88}):
                answer = ada.request(method, path, data=fields if method == "POST" else None, headers=headers)
                if answer.status_code != 403:
                    let_in.add(path)
                assert answer.status_code < 500, path
    assert let_in - OPEN - {"/checks/x"} == set()
    assert len(house.users.audit(None, 1000)) == lines
    assert not any(house.queue.counts().values())


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:8000.evil.example"},
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    ],
)  # fmt: skip
def test_no_route_is_changed_by_a_page_of_another_site(house: Service, headers: dict[str, str]):
    app = make_app(house)
    ada = entered(app, "Ada Admin")
    token = re.findall(r'name="form_token" value="([^"]+)"', ada.get("/account").text)[0]
    for method, path in sorted(changing(app.routes)):
        data = {"form_token": token} if method == "POST" else None
        assert ada.request(method, path, data=data, headers=headers).status_code == 403, path


def test_a_session_without_its_token_asks_for_a_check_as_nobody(house: Service):
    ada = entered(make_app(house), "Ada Admin")
    assert ada.post("/", data={"article": "The bridge was closed in May.\n\nIt is."}).status_code == 303
    (job,) = [house.queue.lease("w", 60.0)]
    assert job is not None
    assert job.task.asker.startswith("address:")


def test_what_is_anothers_answers_as_if_it_were_not_there(house: Service):
    app = make_app(house)
    ada, rita, stranger = entered(app, "Ada Admin"), entered(app, "Rita Reader"), TestClient(app, HOUSE, headers=PAGE)
    people = {each.name: each for each in house.users.users()}
    (session,) = house.users.sessions(people["Ada Admin"].id)
    token, _ = house.users.make_token(people["Ada Admin"].id, "T", [Scope.READ], 7, Caller("terminal", ""))
    mine = re.findall(r'name="form_token" value="([^"]+)"', rita.get("/account").text)[0]
    form = re.findall(r'name="form_token" value="([^"]+)"', ada.get("/desk/articles/new").text)[0]
    draft = {"title": "Draft", "author": "A", "dated": "2025-06-02", "language": "en", "form": "markdown"}
    sent = ada.post("/desk/articles", data={**draft, "source": "Words are kept here.", "form_token": form})
    slug = sent.headers["location"].rpartition("/")[2]

    def told(client: TestClient, method: str, path: str) -> tuple[int, str]:
        data = {"form_token": mine} if method == "POST" else None
        answer = client.request(method, path, data=data, follow_redirects=False)
        text = re.sub(r'value="[^"]+"', "", answer.text)
        return answer.status_code, text.replace(path, "PATH").replace(path.rpartition("/")[2], "NAME")

    for client, method, real, made_up in (
        (rita, "POST", f"/account/sessions/{session.id}/end", f"/account/sessions/{'0' * len(session.id)}/end"),
        (rita, "POST", f"/account/tokens/{token.id}/revoke", f"/account/tokens/{'0' * len(token.id)}/revoke"),
        (stranger, "GET", f"/articles/{slug}", "/articles/nothing"),
        (rita, "GET", f"/articles/{slug}", "/articles/nothing"),
        (rita, "GET", f"/desk/articles/{slug}", "/desk/articles/nothing"),
        (rita, "GET", f"/desk/articles/{slug}/editions/1", "/desk/articles/nothing/editions/1"),
        (rita, "POST", f"/desk/articles/{slug}/publish", "/desk/articles/nothing/publish"),
        (stranger, "GET", "/desk/audit", "/desk/audits"),
    ):
        (status, text), (other, rest) = told(client, method, real), told(client, method, made_up)
        if made_up != "/desk/audits":
            assert (status, text) == (other, rest), real
        assert status in (303, 401, 403, 404)
        assert "Words are kept" not in text
    assert house.users.sessions(people["Ada Admin"].id)
    assert house.users.tokens(people["Ada Admin"].id)
    assert house.newsroom.find(slug).published is None  # type: ignore[union-attr]


def test_an_events_address_that_is_guessed_opens_nothing(house: Service):
    client = TestClient(make_app(house), HOUSE)
    job = house.queue.put(Task("check", "key", "{}", "asker"), Limits(9, 9))
    house.queue.cancel(job.id, "asker")
    assert house.queue.get(job.id).state is JobState.CANCELLED  # type: ignore[union-attr]
    for guess in (job.id[:-1], job.id + "0", job.id.upper(), "1", "%", "*", "' OR 1=1 --"):
        for place in (f"/checks/{guess}", f"/checks/{guess}/events"):
            assert client.get(place).status_code == 404, place
