"""Comment systems that ask before they publish: known by their secret, answered from memory, never refused."""

import hashlib
import hmac
import json
import threading
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from secondsource.domain.dossier import Dossier, Trace
from secondsource.domain.examination import KnownTemplate, TemplatePiece
from secondsource.domain.thread import ThreadPage
from secondsource.domain.user import Caller, Scope
from secondsource.pipeline.keeping import write_dossier
from secondsource.reading.threads.bank import index_templates
from secondsource.testing.reports import unreviewed
from secondsource.web import known_threads
from secondsource.web.app import make_app
from secondsource.weighing.incoming import Advice

SECRET = "a secret of the phase"
SAID = "Never trust a harbour that sells cheaper herring than its own fleet can land"
PAGE = "https://news.example.org/bridge"


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("SECONDSOURCE_CORAL_KEY", SECRET)


def sign(body: bytes, secret: str = SECRET) -> str:
    return f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"


def order(text: str, story: str = "1", action: str = "NEW", **more) -> bytes:
    author = {"id": "u", "role": "COMMENTER"}
    story_of = {"id": story, "url": PAGE}
    told = {"action": action, "comment": {"body": text, "parentID": None}, "author": author, "story": story_of, **more}
    return json.dumps(told).encode()


def ask(client: TestClient, body: bytes, signature: str | None = None):
    headers = {"X-Coral-Signature": (sign(body) if signature is None else signature).encode()}
    return client.post("/moderation/coral", content=body, headers=headers)


def held(client: TestClient, text: str, story: str = "1", action: str = "NEW") -> bool:
    answer = ask(client, order(text, story, action, tenantID="t"))
    if answer.status_code == 204:
        assert answer.content == b""
        return False
    assert (answer.status_code, answer.json()) == (200, {"status": "PREMOD"})
    return True


def template(threads: int) -> KnownTemplate:
    day = date(2026, 1, 2)
    return KnownTemplate("tpl-1", (TemplatePiece(SAID),), 90.0, threads, day, day)


def test_the_third_of_the_same_words_waits_for_a_person(client):
    texts = [SAID, f"<p>{SAID.upper()}</p>", SAID]
    assert [held(client, each) for each in texts] == [False, False, True]
    assert not held(client, SAID, story="2"), "another thread"
    assert [held(client, "Thanks!") for _ in range(4)] == [False] * 4, "everyone says that"


def test_an_edit_is_judged_and_is_no_further_comment(client):
    assert [held(client, SAID, action="EDIT") for _ in range(4)] == [False] * 4
    assert [held(client, SAID) for _ in range(2)] == [False] * 2
    assert held(client, SAID, action="EDIT")


def test_a_template_of_several_articles_waits(client, service):
    service.examiner.templates = lambda: index_templates([template(2)])
    assert held(client, f"Hello. {SAID}!")
    assert not held(client, "The quay was open on Friday.")


def test_the_title_of_the_page_is_known_from_its_report(client, service):
    service.examiner.templates = lambda: index_templates([template(1)])
    text = "The harbour bridge is closed for eighteen months"
    assert not held(client, f"{text}. {SAID}")
    report = unreviewed()
    report = replace(report, article=replace(report.article, address="https://news.example.org/other", title=text))
    trace = Trace(report.article.snapshot, report.article.address, report.as_of, None, (), ())
    assert write_dossier(service.checker.ledger, Dossier(report, trace))
    page = ThreadPage(address=report.article.address)
    assert service.known_threads.judge(f"{text}. {SAID}", "x", page).advice is Advice.HOLD


@pytest.mark.parametrize(
    "given", ["", "sha256=", "sha256=" + "0" * 64, sign(b"other"), "é", ",".join(["sha256=0"] * 99)]
)
def test_what_the_secret_did_not_sign_is_turned_away(client, given):
    answer = ask(client, order(SAID), given)
    assert answer.status_code == 401
    assert "copy it from Coral" in answer.json()["detail"]


def test_while_a_secret_is_replaced_either_signature_will_do(client):
    body = order(SAID)
    assert ask(client, body, f"{sign(body, 'an earlier one')}, {sign(body)}").status_code == 204


def test_without_a_secret_nobody_is_answered(client, monkeypatch):
    monkeypatch.setenv("SECONDSOURCE_CORAL_KEY", " ")
    body = order(SAID)
    for signature in (sign(body, ""), sign(body, " "), sign(body)):
        answer = ask(client, body, signature)
        assert answer.status_code == 404
        assert "serve.coral_key_from" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"comment": {"body": 7}, "story": {}}', b'{"action": "GONE"}', b"\xff"]
)
def test_what_is_no_request_of_coral_is_told(client, body):
    answer = ask(client, body)
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("This is no moderation request of Coral (")


def test_isso_is_told_a_mode_and_why(staffed):
    reader = staffed.users.find("Rita Reader")
    _, token = staffed.users.make_token(reader.id, "isso", (Scope.CHECK,), 7, Caller("terminal", ""))
    with TestClient(make_app(staffed), base_url="http://127.0.0.1:8000") as client:
        body = {"uri": "/bridge.html", "title": "Bridge", "text": SAID, "author": "x", "email": "x@example.org"}
        assert client.post("/moderation/isso", json=body).status_code == 401
        headers = {"Authorization": f"Bearer {token}"}
        told = [client.post("/moderation/isso", json=body, headers=headers).json() for _ in range(3)]
    assert [each["mode"] for each in told] == [1, 1, 2]
    assert [each["why"] for each in told] == ["", "", "2 comments here have the same words already."]


def test_of_a_comment_no_text_and_no_author_is_kept(client, service):
    held(client, SAID)
    kept = repr(vars(service.known_threads))
    assert "harbour" not in kept
    assert "COMMENTER" not in kept


def test_memory_is_bounded_and_the_thread_that_was_silent_longest_makes_room(service, monkeypatch):
    monkeypatch.setattr(known_threads, "EACH", 3)
    monkeypatch.setattr(known_threads, "ROOM", 6)
    known = service.known_threads
    for thread in ("a", "b", "c"):
        for number in range(5):
            known.judge(f"{SAID} number {number}", thread, ThreadPage())
    assert {name: len(seen) for name, seen in known._threads.items()} == {"b": 3, "c": 3}
    assert known._held == 6
    assert known.judge(f"{SAID} number 4", "a", ThreadPage()).advice is Advice.LET_THROUGH


def test_an_edit_of_a_thread_that_is_not_known_takes_no_room(service):
    known = service.known_threads
    assert known.judge(SAID, "edited", ThreadPage(), new=False).advice is Advice.LET_THROUGH
    assert known._threads == {}


def test_a_huge_comment_is_looked_at_in_part(client, count_calls):
    bomb = "<p>" + "<!--" * 1_000_000
    assert not held(client, bomb)
    assert held(client, " \u202e🙂" * 500_000) in (True, False)


def test_the_bank_is_read_anew_behind_the_back_of_who_asks(service, monkeypatch):
    examiner, reads = service.examiner, []
    before = examiner.templates()
    monkeypatch.setattr(examiner.checker, "template_state", lambda: reads.append(1) or index_templates([template(2)]))
    assert examiner.templates() is before
    examiner._read_at -= 1_000
    assert examiner.templates() is before, "what was known is answered at once"
    for thread in threading.enumerate():
        if thread.name == "templates":
            thread.join()
    assert examiner.templates() is not before
    assert reads == [1]
