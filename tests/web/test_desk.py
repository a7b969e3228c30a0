"""The review desk as editors and as attackers meet it."""

import io
import re
import threading
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from fastapi import APIRouter, FastAPI
from starlette.routing import Route
from starlette.testclient import TestClient

from secondsource.domain.job import JobState
from secondsource.domain.matching import EarlierClaim, EarlierKind, Match, MatchState, Relation
from secondsource.domain.report import Report, Verdict
from secondsource.domain.user import Caller, Role
from secondsource.errors import StoreError
from secondsource.pipeline.bundle import open_bundle
from secondsource.pipeline.keeping import REPORT, find_dossier
from secondsource.pipeline.listing import Catalogue
from secondsource.pipeline.registry import row_id
from secondsource.pipeline.revising import REVISION, append_revision, carry_revisions, read_reviewed
from secondsource.serial import dumps
from secondsource.testing.accounts import PASSWORD, Clock
from secondsource.web.app import make_app
from secondsource.web.desk import rooms
from secondsource.web.service import Service
from secondsource.weighing.reviewing import revise

HOUSE = "http://127.0.0.1:8000"
PAGE = {"Accept": "text/html"}
TERMINAL = Caller("terminal", "")
HARSH = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}\u202e"
REASON = "The register says otherwise."


class Editor:
    """A person at a browser; each answer is seen, none is followed."""

    def __init__(self, app: FastAPI, name: str) -> None:
        self.client = TestClient(app, HOUSE, follow_redirects=False, headers=PAGE)
        given = {"name": name, "password": PASSWORD, "form_token": self.token("/sign-in")}
        assert self.client.post("/sign-in", data=given).status_code == 303

    def token(self, path: str = "/account") -> str:
        return re.findall(r'name="form_token" value="([^"]+)"', self.client.get(path).text)[0]

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def send(self, path: str, **fields: Any) -> Any:
        return self.client.post(path, data={"form_token": self.token(), **fields})


@pytest.fixture
def service(staffed: Service) -> Service:
    staffed.users.add("Otto Other", PASSWORD, Role.EDITOR, TERMINAL)
    return staffed


@pytest.fixture
def app(service: Service) -> FastAPI:
    return make_app(service)


@pytest.fixture
def edda(app: FastAPI) -> Editor:
    return Editor(app, "Edda Editor")


@pytest.fixture
def another(service: Service, report: Report) -> Report:
    """A later report of the same article, with the same statements."""
    return keep_another(service, report, "rpt-" + "a" * 64)


def keep_another(service: Service, report: Report, name: str, **changes: Any) -> Report:
    later = replace(report.run, started_at=report.run.started_at + timedelta(days=1))
    made = replace(report, id=name, run=later, revisions=(), **changes)
    dossier = replace(find_dossier(service.checker.ledger, report.id), report=made)
    service.checker.ledger.append(REPORT, made.id, [made.article.address], dumps(dossier))
    return made


def revision(report: Report, **fields: str) -> dict[str, str]:
    claim = report.assessments[0].claim.id
    return {"claim": claim, "verdict": "conflicting", "why": REASON, "seen": "0", **fields}


def analysis(**fields: str) -> dict[str, str]:
    return {"claim": "The bridge stands.", "verdict": "refuted", "summary": "It fell.", **fields}


def all_routes(routes: Iterable[object]) -> list[tuple[str, str]]:
    """Every place of the desk with its method, however deep its router stands in others."""
    found: list[tuple[str, str]] = []
    for each in routes:
        inner = getattr(each, "original_router", each)
        if isinstance(inner, APIRouter):
            found += all_routes(inner.routes)
        elif isinstance(inner, Route) and inner.path.startswith("/desk"):
            path = re.sub(r"\{\w+\}", "x", inner.path)
            found += [(path, method) for method in inner.methods or () if method != "HEAD"]
    return found


# who is let in


def test_every_room_of_the_desk_stands_behind_its_door(app: FastAPI):
    behind = set(all_routes(rooms.routes.routes))
    assert len(behind) >= 14
    assert behind <= set(all_routes(app.routes))


def test_a_stranger_is_let_into_no_room(app: FastAPI):
    stranger = TestClient(app, HOUSE, follow_redirects=False)
    for path, method in all_routes(app.routes):
        assert stranger.request(method, path).status_code == 401, (method, path)
        led = stranger.request(method, path, headers=PAGE)
        assert led.status_code == (303 if method == "GET" else 401), (method, path)


def test_a_reader_is_let_into_no_room(app: FastAPI):
    rita = Editor(app, "Rita Reader")
    for path, method in all_routes(app.routes):
        given = {"form_token": rita.token()} if method == "POST" else None
        assert rita.client.request(method, path, data=given).status_code == 403, (method, path)


def test_without_the_pages_token_nothing_is_changed(app: FastAPI, service: Service, edda: Editor, report: Report):
    for path, method in all_routes(app.routes):
        if method == "POST":
            assert edda.client.post(path, data={"why": "x"}).status_code == 403, path
            assert edda.client.post(path, data={"form_token": "guess"}).status_code == 403, path
    forged = edda.client.post(f"/desk/reports/{report.id}/revisions", data=revision(report))
    assert forged.status_code == 403
    assert not service.library.report(report.id).revisions


def test_the_audit_log_is_for_admins(app: FastAPI, edda: Editor, report: Report):
    assert edda.get("/desk/audit").status_code == 403
    edda.send(f"/desk/reports/{report.id}/revisions", **revision(report))
    told = Editor(app, "Ada Admin").get("/desk/audit").text
    assert "verdict revised" in told
    assert report.assessments[0].claim.id in told


def test_a_lowered_role_loses_the_desk_at_once(service: Service, edda: Editor):
    assert edda.get("/desk").status_code == 200
    user = service.users.find("Edda Editor")
    assert user
    service.users.set_role(user.id, Role.READER, TERMINAL)
    assert edda.get("/desk").status_code == 303


# the queue


def test_the_queue_is_narrowed_by_facets(service: Service, edda: Editor, report: Report):
    place = f'href="/desk/reports/{report.id}"'
    assert place in edda.get("/desk").text
    assert place in edda.get("/desk?seen=nobody").text
    assert place not in edda.get("/desk?seen=one").text
    edda.send(f"/desk/reports/{report.id}/revisions", **revision(report))
    assert place not in edda.get("/desk?seen=nobody").text
    assert place in edda.get("/desk?seen=one&verdict=conflicting").text
    service.library.revise(report.id, lambda held: signed(held, "Otto Other"))
    assert place in edda.get("/desk?seen=more").text
    for nothing in ("language=xx", "publisher=Nobody", "verdict=invented", "worst=imprecise&language=zz"):
        assert place not in edda.get(f"/desk?{nothing}").text


def signed(report: Report, by: str) -> Report:
    at = Clock()()
    return revise(report, report.assessments[0], Verdict.REFUTED, by=by, why=f"{by} looked.", at=at)


def test_the_queue_has_pages_of_25_newest_first(service: Service, edda: Editor, report: Report):
    for number in range(30):
        address = f"https://news.example/{number}"
        keep_another(service, report, f"rpt-{number:064d}", article=replace(report.article, address=address))
    first, second = edda.get("/desk").text, edda.get("/desk?page=2").text
    shown = [len(re.findall(r'href="/desk/reports/rpt-', page)) for page in (first, second)]
    assert shown == [25, 6]
    assert "page=2" in first
    assert "page=1" in second
    assert edda.get("/desk?page=0").status_code == 422


def test_the_queue_tells_of_checks_that_failed_and_of_analyses_that_wait(
    service: Service, edda: Editor, work_off: Callable[[Service], None]
):
    edda.send("/", article="https://news.example/none")
    work_off(service)
    assert [job.state for job in service.queue.ended(JobState.FAILED, 5)]
    edda.send("/desk/analyses", **analysis())
    told = edda.get("/desk").text
    assert f'href="/checks/{service.queue.ended(JobState.FAILED, 5)[0].id}"' in told
    assert "The bridge stands." in told


def test_a_report_whose_log_was_changed_does_not_close_the_queue(service: Service, edda: Editor, report: Report):
    append_revision(service.checker.ledger, report.id, lambda held: signed(held, "Ada"))
    broken = replace(signed(report, "Mallory").revisions[0], why="Another reason.")
    body = f'{{"report": "{report.id}", "revision": {dumps(broken)}}}'
    service.checker.ledger.append(REVISION, f"{report.id}/2", [report.id], body)
    with pytest.raises(StoreError):
        read_reviewed(service.checker.ledger, report.id)
    assert edda.get("/desk").status_code == 200


def test_a_listing_written_late_tells_of_revisions_made_before(service: Service, report: Report):
    service.library.revise(report.id, lambda held: signed(held, "Ada"))
    assert [each.reviewers for each in Catalogue(service.checker.ledger).recent(9)] == [("Ada",)]


# a report


def test_an_editor_revises_and_both_answers_stand(edda: Editor, report: Report):
    before = report.assessments[0].verdict
    fields = revision(report, addresses="https://register.example/1\r\nhttps://register.example/2")
    answer = edda.send(f"/desk/reports/{report.id}/revisions", **fields)
    assert answer.status_code == 303
    page = edda.get(answer.headers["location"]).text
    assert REASON in page
    told = edda.get(f"/reports/{report.id}.json").json()
    assert told["assessments"][0]["verdict"] == before.value
    made = told["revisions"][0]
    assert (made["verdict"]["before"], made["verdict"]["after"], made["by"]) == (before, "conflicting", "Edda Editor")
    assert made["cites"] == ["https://register.example/1", "https://register.example/2"]
    assert REASON in edda.get("/corrections").text


def test_evidence_is_cited_by_ticking_it(edda: Editor, report: Report):
    item = next(each for each in report.assessments if each.evidence)
    fields = revision(report, claim=item.claim.id, cites=item.evidence[0].id)
    assert edda.send(f"/desk/reports/{report.id}/revisions", **fields).status_code == 303
    assert edda.get(f"/reports/{report.id}.json").json()["revisions"][0]["cites"] == [item.evidence[0].id]


@pytest.mark.parametrize(
    "fields",
    [
        {"why": " \n "},
        {"verdict": ""},
        {"verdict": "invented"},
        {"why": "x" * 4001},
        {"cites": "evd-unknown"},
        {"addresses": "javascript:alert(1)"},
        {"addresses": "\n".join(f"https://a.example/{n}" for n in range(41))},
        {"at_publication": "invented"},
    ],
)
def test_what_makes_no_revision_is_told_and_what_was_written_is_kept(
    service: Service, edda: Editor, report: Report, fields: dict[str, str]
):
    answer = edda.send(f"/desk/reports/{report.id}/revisions", **revision(report, **{"why": "My words.", **fields}))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "--" not in lxml.html.fromstring(answer.text).xpath("string(//*[@role='alert'])")
    assert "My words." in answer.text or "why" in fields
    assert not service.library.report(report.id).revisions


def test_who_revises_at_the_same_time_loses_nothing_and_is_told(app: FastAPI, edda: Editor, report: Report):
    otto, place = Editor(app, "Otto Other"), f"/desk/reports/{report.id}/revisions"
    assert "done=revised" in edda.send(place, **revision(report)).headers["location"]
    late = otto.send(place, **revision(report, verdict="refuted", why="Another reason.", seen="0"))
    assert "done=both" in late.headers["location"]
    page = otto.get(late.headers["location"]).text
    assert REASON in page
    assert "Another reason." in page


def test_many_at_once_all_stand(app: FastAPI, service: Service, report: Report):
    people = [Editor(app, name) for name in ("Edda Editor", "Otto Other", "Ada Admin")]
    place = f"/desk/reports/{report.id}/revisions"
    sent = [
        threading.Thread(target=each.send, args=(place,), kwargs=revision(report, why=f"No {number}."))
        for number, each in enumerate(people)
    ]
    for each in sent:
        each.start()
    for each in sent:
        each.join()
    assert {each.why for each in service.library.report(report.id).revisions} == {"No 0.", "No 1.", "No 2."}


def test_there_is_no_such_report_or_statement(edda: Editor, report: Report):
    assert edda.get("/desk/reports/rpt-none").status_code == 404
    assert edda.send(f"/desk/reports/{report.id}/revisions", **revision(report, claim="clm-none")).status_code == 404
    assert edda.get("/desk/reports/rpt-none/bundle.zip").status_code == 404


def test_the_bundle_holds_the_report_with_its_revisions(edda: Editor, report: Report, tmp_path: Path):
    edda.send(f"/desk/reports/{report.id}/revisions", **revision(report))
    answer = edda.get(f"/desk/reports/{report.id}/bundle.zip")
    assert answer.headers["content-type"] == "application/zip"
    assert "report.html" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    (tmp_path / "b.zip").write_bytes(answer.content)
    (tmp_path / "opened").mkdir()
    _, dossier = open_bundle(tmp_path / "b.zip", tmp_path / "opened")
    assert [each.why for each in dossier.report.revisions] == [REASON]


def test_a_check_is_asked_again_of_the_page_that_was_kept(
    service: Service, edda: Editor, report: Report, work_off: Callable[[Service], None]
):
    answer = edda.send(f"/desk/reports/{report.id}/again", page="kept")
    assert answer.headers["location"].startswith("/checks/job-")
    work_off(service)
    assert edda.get(answer.headers["location"]).headers["location"].startswith("/reports/rpt-")


def test_reviews_come_along_once(service: Service, edda: Editor, report: Report, another: Report):
    for each, number in (("One.", "0"), ("Two.", "1")):
        edda.send(f"/desk/reports/{report.id}/revisions", **revision(report, why=each, seen=number))
    ledger = service.checker.ledger
    assert carry_revisions(ledger, another.id, read_reviewed(ledger, report.id)) == 2
    assert carry_revisions(ledger, another.id, read_reviewed(ledger, report.id)) == 0
    carried = read_reviewed(ledger, another.id).revisions
    assert [(each.why, each.made_on) for each in carried] == [("One.", report.id), ("Two.", report.id)]


def test_reviews_come_along_by_a_form_and_not_between_articles(service: Service, edda: Editor, report: Report):
    address = "https://news.example/story"
    first = keep_another(service, report, "rpt-" + "b" * 64, article=replace(report.article, address=address))
    second = keep_another(service, first, "rpt-" + "c" * 64)
    edda.send(f"/desk/reports/{first.id}/revisions", **revision(first))
    assert f'value="{first.id}"' in edda.get(f"/desk/reports/{second.id}").text
    assert edda.send(f"/desk/reports/{report.id}/carry", earlier=first.id).status_code == 422
    assert edda.send(f"/desk/reports/{second.id}/carry", earlier=first.id).status_code == 303
    assert REASON in edda.get(f"/desk/reports/{second.id}").text
    assert f'value="{first.id}"' not in edda.get(f"/desk/reports/{second.id}").text


# analyses


def test_an_analysis_is_written_by_one_and_read_by_another(app: FastAPI, edda: Editor):
    otto = Editor(app, "Otto Other")
    place = edda.send("/desk/analyses", **analysis()).headers["location"].partition("?")[0]
    refused = edda.send(f"{place}/review", why="Good.", seen="")
    assert refused.status_code == 422
    assert "somebody else" in refused.text
    assert otto.send(f"{place}/review", why="It fell indeed.", seen="").status_code == 303
    assert "It fell." in otto.get("/analyses").text
    assert "It fell indeed." in otto.get(place).text


def test_a_draft_is_on_no_page_for_readers(app: FastAPI, edda: Editor):
    place = edda.send("/desk/analyses", **analysis()).headers["location"]
    reader = TestClient(app, HOUSE, follow_redirects=False, headers=PAGE)
    for page in ("/analyses", "/search?q=bridge", "/", "/corrections", "/changes"):
        assert "It fell." not in reader.get(page).text, page
    assert reader.get("/analyses", headers={"Accept": "application/json"}).json() == {"analyses": []}
    assert reader.get(place).status_code == 303


def test_nobody_agrees_to_words_that_they_have_not_read(app: FastAPI, edda: Editor):
    otto = Editor(app, "Otto Other")
    place = edda.send("/desk/analyses", **analysis()).headers["location"].partition("?")[0]
    edda.send(f"{place}/edit", **analysis(summary="It stands."), why="I was wrong.", seen="")
    late = otto.send(f"{place}/review", why="Agreed.", seen="")
    assert late.status_code == 422
    assert "It stands." in late.text
    assert "meanwhile" in late.text
    seen = re.findall(r'name="seen" value="([^"]*)"', otto.get(place).text)[0]
    assert otto.send(f"{place}/dispute", why="No.", seen=seen).status_code == 303
    assert "disputed" in otto.get("/analyses").text


def test_an_analysis_ends(edda: Editor):
    place = edda.send("/desk/analyses", **analysis()).headers["location"].partition("?")[0]
    assert edda.send(f"{place}/expire", why="Over.", seen="", expires="no day").status_code == 422
    assert edda.send(f"{place}/expire", why="Over.", seen="").status_code == 303
    assert "expired" in edda.get(place).text


@pytest.mark.parametrize(
    "fields",
    [
        {"claim": ""},
        {"claim": "x" * 601},
        {"summary": " "},
        {"verdict": "invented"},
        {"cites": "file:///etc/passwd"},
        {"evidence": "psg-none"},
        {"expires": "31.12.2025"},
    ],
)
def test_what_makes_no_analysis_is_told(service: Service, edda: Editor, fields: dict[str, str]):
    answer = edda.send("/desk/analyses", **analysis(**fields))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not service.checker.analyses.current(service.clock().date())


# hostile text


def test_no_field_that_is_shown_again_becomes_markup(edda: Editor, report: Report):
    edda.send(f"/desk/reports/{report.id}/revisions", **revision(report, why=HARSH, seen=HARSH))
    refused = edda.send(
        f"/desk/reports/{report.id}/revisions",
        **revision(report, why=HARSH, addresses=HARSH, verdict=HARSH, at_publication=HARSH),
    )
    place = edda.send("/desk/analyses", **analysis(claim=HARSH, summary=HARSH)).headers["location"]
    bad = edda.send("/desk/analyses", **dict.fromkeys(("claim", "summary", "cites", "evidence", "expires"), HARSH))
    pages = [
        refused,
        bad,
        *(edda.get(each) for each in ("/desk", "/desk/analyses", place, f"/desk/reports/{report.id}")),
    ]
    pages.append(edda.get("/desk", params=dict.fromkeys(("verdict", "publisher", "language", "seen"), HARSH)))
    pages.append(edda.get("/desk/analyses", params={"claim": HARSH}))
    for page in pages:
        root = lxml.html.fromstring(page.text)
        assert not root.xpath("//script | //img | //*[@onerror]"), page.url
        assert "49" not in root.xpath("string(//textarea)")


def test_a_report_of_hostile_words_becomes_no_markup(service: Service, edda: Editor, report: Report):
    item = report.assessments[0]
    claim = replace(item.claim, text=HARSH, quote=HARSH)
    article = replace(report.article, title=HARSH, publisher=HARSH, address="javascript:alert(1)")
    harsh = replace(item, claim=claim, sentence=HARSH)
    made = keep_another(service, report, "rpt-" + "d" * 64, article=article, assessments=(harsh,))
    for path in ("/desk", f"/desk/reports/{made.id}"):
        root = lxml.html.fromstring(edda.get(path).text)
        assert not root.xpath("//script | //img | //*[@onerror] | //a[starts-with(@href, 'javascript')]")


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_desk_speaks_both_languages(edda: Editor, report: Report, language: str):
    place = edda.send("/desk/analyses", **analysis()).headers["location"]
    for path in ("/desk", f"/desk/reports/{report.id}", "/desk/analyses", place):
        page = edda.get(path, headers={"Accept-Language": language})
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text


# matches


@pytest.fixture
def suggested(service: Service) -> Match:
    """A rating of a hostile house that says nearly what a claim says."""
    judged = EarlierClaim(
        "erl-1", EarlierKind.FACT_CHECK, f"The bridge fell. {HARSH}", HARSH, HARSH, "javascript:alert(1)"
    )
    made = Match("mat-1", "The bridge fell.", judged, Relation.SAME, (), 0.9)
    service.checker.matcher.suggest([made])
    return made


def test_a_match_is_confirmed_and_rejected_with_a_reason(service: Service, edda: Editor, suggested: Match):
    place = f"/desk/matches/{suggested.id}"
    assert place in edda.get("/desk/matches").text
    assert edda.send(place, state="confirmed", why=" ").status_code == 422
    assert edda.send(place, state="suggested", why="So.").status_code == 422
    assert service.checker.matcher.get(suggested.id).state is MatchState.SUGGESTED
    assert edda.send(place, state="confirmed", why="The same bridge.").status_code == 303
    assert place not in edda.get("/desk/matches").text
    assert edda.send(place, state="rejected", why="Another bridge.").status_code == 303
    assert service.checker.matcher.get(suggested.id).state is MatchState.REJECTED
    history = edda.get(place).text
    assert "The same bridge." in history
    assert "Another bridge." in history
    assert edda.get("/desk/matches/mat").status_code == 404


@pytest.mark.usefixtures("suggested")
def test_a_hostile_rating_becomes_no_markup(edda: Editor):
    for path in ("/desk/matches", "/desk/matches/mat-1"):
        root = lxml.html.fromstring(edda.get(path).text)
        assert not root.xpath("//script | //img | //*[@onerror] | //a[starts-with(@href, 'javascript')]")


# the source registry


def row(**fields: str) -> dict[str, str]:
    start = {"domains": "gazette.example", "country": "Nowhere", "languages": "en", "camp": "none", "seen": ""}
    return {**start, "standing": "independent", "owner": "", "evidence": "Its imprint.", "why": "It is new.", **fields}


def test_a_row_is_added_and_corrected_and_stays_as_what_it_was(service: Service, edda: Editor):
    place = edda.send("/desk/sources", **row(name="The Gazette")).headers["location"].partition("?")[0]
    assert "The Gazette" in edda.get("/desk/sources?q=gazette.example").text
    assert edda.send(place, **row(owner="A Ministry", standing="state", why="Sold.")).status_code == 422
    seen = re.findall(r'name="seen" value="([^"]+)"', edda.get(place).text)[0]
    assert edda.send(place, **row(owner="A Ministry", standing="state", why="Sold.", seen=seen)).status_code == 303
    held = {each.name: each for each in service.checker.house.tables.publishers}
    assert held["The Gazette"].standing == "state"
    history = [each.row.standing for each in service.checker.registry.history("The Gazette")]
    assert history == ["independent", "state"]
    assert "Sold." in edda.get(place).text


def test_a_bundled_row_is_corrected_from_the_next_check_on_and_replays(
    service: Service, edda: Editor, report: Report, demo: str
):
    before = service.checker.registry.bundled[0]
    place = f"/desk/sources/{row_id(before.name)}"
    given = row(domains="\n".join(before.domains), languages=" ".join(before.languages), owner="Somebody else")
    assert edda.send(place, **given).status_code == 303
    page = edda.get(place).text
    assert "Somebody else" in page
    assert "As the row came" in page
    made = service.checker.check(demo.replace("</p>", " The bridge is 40 metres long.</p>", 1))
    dossier = find_dossier(service.checker.ledger, made.id)
    assert [each.owner for each in dossier.trace.corrected] == ["Somebody else"]
    assert not find_dossier(service.checker.ledger, report.id).trace.corrected
    page_held = service.checker.snapshots.read(dossier.trace.snapshot)
    assert page_held
    assert service.checker.replay(dossier, page_held).id == made.id


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "…"},
        {"name": "Gazette", "domains": ""},
        {"name": "Gazette", "domains": "no domain/"},
        {"name": "Gazette", "evidence": " "},
        {"name": "Gazette", "why": ""},
        {"name": "Gazette", "standing": "invented"},
        {"name": "Gazette", "camp": "invented"},
        {"name": "Gazette", "languages": HARSH},
        {"name": "x" * 121},
    ],
)
def test_what_makes_no_row_is_told(service: Service, edda: Editor, fields: dict[str, str]):
    before = service.checker.registry.rows()
    answer = edda.send("/desk/sources", **row(**fields))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not lxml.html.fromstring(answer.text).xpath("//script | //img")
    assert service.checker.registry.rows() == before


def test_nobody_takes_the_name_or_the_domain_of_another(service: Service, edda: Editor):
    held = next(each for each in service.checker.registry.bundled if each.domains)
    assert edda.send("/desk/sources", **row(name=held.name)).status_code == 422
    assert edda.send("/desk/sources", **row(name=held.name.upper() + " ")).status_code == 422
    assert edda.send("/desk/sources", **row(name="Other", domains=held.domains[0])).status_code == 422
