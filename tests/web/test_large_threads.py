"""A large thread is examined apart, and answered like a small one."""

import json
import subprocess
import sys

import pytest

from secondsource.domain.article import Snapshot
from secondsource.errors import InputError, QueueFull
from secondsource.web import large_threads, threads
from secondsource.web._thread_helper import tell_threads
from secondsource.web.large_threads import LargeThreads
from secondsource.web.service import now

TEXTS = [f"Comment {n} of a reader about the bridge over the river, and about what else it cost." for n in range(200)]
ROWS = json.dumps([{"text": text, "author": f"Reader {n % 40}"} for n, text in enumerate(TEXTS)])


@pytest.fixture(autouse=True)
def soon_large(monkeypatch):
    """What it takes to be large, in a test."""
    monkeypatch.setattr(threads, "LARGE", LARGE)


LARGE = 10_000


def snapshot(text: str = ROWS) -> Snapshot:
    return Snapshot("-", text.encode(), now())


def test_a_large_thread_is_told_as_a_small_one_is(service, client, monkeypatch):
    assert len(ROWS) > LARGE
    apart = client.post("/threads", json={"text": ROWS, "format": "json"}, headers={"Accept-Encoding": "identity"})
    assert apart.status_code == 200, apart.text
    assert apart.content == tell_threads(service.checker, snapshot(), "json")
    monkeypatch.setattr(LargeThreads, "tell", None)
    assert client.post("/threads", json={"text": "One.\nTwo.\n", "format": "text"}).status_code == 200


def test_an_answer_is_packed_for_who_can_unpack_it(client):
    order = {"text": "One line.\nAnother line.\n", "format": "text"}
    plain, packed = (
        client.post("/threads", json=order, headers={"Accept-Encoding": coding}) for coding in ("identity", "gzip")
    )
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content


@pytest.mark.parametrize(
    "order, status, says",
    [
        ({"text": ROWS, "format": "livejournal"}, 422, "there are coral, csv, disqus, "),
        ({"text": ROWS + "[", "format": "json"}, 422, "JSON"),
        ({"text": "word " * LARGE, "format": "disqus"}, 422, "."),
    ],
)
def test_what_cannot_be_examined_is_one_sentence(client, order, status, says):
    answer = client.post("/threads", json=order)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]
    assert answer.json()["detail"].count("\n") == 0


def test_only_so_many_wait_and_the_others_are_told_to_come_later(service, client):
    service.__dict__["large_threads"] = LargeThreads(service.checker.settings, room=0)
    answer = client.post("/threads", json={"text": ROWS, "format": "json"})
    assert answer.status_code == 429
    assert "send this one again in a minute" in answer.json()["detail"]
    assert int(answer.headers["retry-after"]) > 0
    with pytest.raises(QueueFull):
        service.large_threads.tell(snapshot(), "json")


def test_a_process_that_dies_takes_nothing_along(service, caplog):
    dying = LargeThreads(service.checker.settings, command=(sys.executable, "-c", "import os; os.abort()"))
    for _ in range(6):  # none holds its room for ever
        with pytest.raises(InputError, match="send it in parts"):
            dying.tell(snapshot(), "json")
    assert "could not be examined" in caplog.text


def test_a_fault_of_our_own_is_not_called_the_threads(service):
    broken = LargeThreads(service.checker.settings, command=(sys.executable, "-c", "raise KeyError"))
    with pytest.raises(subprocess.CalledProcessError):
        broken.tell(snapshot(), "json")


def test_a_process_that_does_not_end_is_ended(service, monkeypatch):
    monkeypatch.setattr(large_threads, "_SECONDS", 0.5)
    endless = LargeThreads(service.checker.settings, command=(sys.executable, "-c", "import time; time.sleep(600)"))
    with pytest.raises(InputError, match=r"longer than 0\.5 s to examine; send it in parts"):
        endless.tell(snapshot(), "json")


def test_an_error_of_ours_comes_back_as_itself(service):
    with pytest.raises(InputError, match="no format of comments"):
        service.large_threads.tell(snapshot(), "livejournal")
