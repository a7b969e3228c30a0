"""Reports, lists of them, and people's revisions, as the service shows them."""

import re
import threading
from datetime import UTC, datetime

import pytest
from lxml import etree

from secondsource.domain.evidence import PassageKind
from secondsource.domain.report import Report, Verdict
from secondsource.domain.watching import Answer, Cause, VerdictChange, change_id
from secondsource.errors import InputError, StoreError
from secondsource.pipeline.listing import Catalogue
from secondsource.pipeline.revising import append_revision, read_corrections, read_reviewed
from secondsource.serial import dumps
from secondsource.testing.reports import passage
from secondsource.weighing.reviewing import revise

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def signed(by: str, number: int = 0, verdict: Verdict = Verdict.CONFLICTING):
    def change(report: Report) -> Report:
        return revise(report, report.assessments[number], verdict, by=by, why=f"{by} looked at it.", at=NOON)

    return change


def test_a_revision_is_shown_and_the_machines_answer_stays(client, service, report: Report):
    before = report.assessments[0].verdict
    service.library.revise(report.id, signed("Ada"))
    page = client.get(f"/reports/{report.id}", headers={"Accept": "text/html"}).text
    assert "Ada looked at it." in page
    told = client.get(f"/reports/{report.id}.json").json()
    assert told["assessments"][0]["verdict"] == before.value
    assert told["revisions"][0]["verdict"]["after"] == "conflicting"
    log = client.get("/corrections").json()["corrections"]
    assert [each["revision"]["by"] for each in log] == ["Ada"]
    assert "Ada looked at it." in client.get("/corrections", headers={"Accept": "text/html"}).text


def test_a_page_asked_before_a_revision_is_not_shown_after_it(client, service, report: Report):
    place = f"/reports/{report.id}.json"
    first = client.get(place)
    assert client.get(place, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    service.library.revise(report.id, signed("Ada"))
    again = client.get(place, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200
    assert again.headers["etag"] != first.headers["etag"]


def test_two_who_revise_at_once_both_stand(service, report: Report):
    ledger = service.checker.ledger
    editors = [threading.Thread(target=append_revision, args=(ledger, report.id, signed(f"E{n}"))) for n in range(6)]
    for each in editors:
        each.start()
    for each in editors:
        each.join()
    reviewed = read_reviewed(ledger, report.id)
    assert {each.by for each in reviewed.revisions} == {f"E{n}" for n in range(6)}
    assert len(list(read_corrections(ledger, report.id))) == 6


def test_a_changed_revision_is_noticed(service, report: Report, tmp_path):
    service.library.revise(report.id, signed("Ada"))
    held = next(iter(service.checker.ledger.entries("revision", report.id)))
    forged = held.body.replace("Ada looked", "Eve looked")
    service.checker.ledger.append("revision", f"{report.id}/2", [report.id], forged)
    with pytest.raises(StoreError, match="not as they were written"):
        read_reviewed(service.checker.ledger, report.id)


def test_a_revision_without_reason_changes_nothing(service, report: Report):
    def empty(held: Report) -> Report:
        return revise(held, held.assessments[0], Verdict.REFUTED, by="Ada", why=" ", at=NOON)

    with pytest.raises(InputError):
        service.library.revise(report.id, empty)
    assert not read_reviewed(service.checker.ledger, report.id).revisions


def test_the_list_counts_what_stands(service, report: Report):
    def refuted() -> int:
        return dict(service.catalogue.recent(1)[0].counts).get(Verdict.CONFLICTING, 0)

    before = refuted()
    service.library.revise(report.id, signed("Ada"))
    assert refuted() == before + (report.assessments[0].verdict is not Verdict.CONFLICTING)


def test_reports_made_before_are_listed_and_found(service, report: Report):
    catalogue = Catalogue(service.checker.ledger)
    assert [each.report for each in catalogue.recent(10)] == [report.id]
    word = report.assessments[0].claim.text.split()[-2]
    assert [each.report for each in catalogue.search(word.upper(), 5)] == [report.id]
    assert not catalogue.search("wordthatstandsnowhere", 5)
    assert not catalogue.search("  ", 5)


def test_every_format_has_its_address(client, report: Report):
    for form, kind in (
        ("html", "text/html"), ("md", "text/markdown"), ("json", "application/json"),
        ("claimreview", "application/ld+json"), ("annotation", "application/ld+json"),
    ):  # fmt: skip
        answer = client.get(f"/reports/{report.id}.{form}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
    assert client.get(f"/reports/{report.id}.nothing").status_code == 404
    assert client.get("/reports/rpt-0000000000000000.json").status_code == 404


def test_the_narration_is_told_with_times_and_given_in_parts(client, report: Report):
    told = client.get(f"/reports/{report.id}/narration.json").json()
    assert told["sentences"]
    assert client.get(f"/reports/{report.id}/narration.vtt").text.startswith("WEBVTT")
    place = f"/reports/{report.id}/narration.mp3"
    whole = client.get(place)
    part = client.get(place, headers={"Range": "bytes=100-199"})
    assert part.status_code == 206
    assert part.content == whole.content[100:200]
    assert part.headers["content-range"] == f"bytes 100-199/{len(whole.content)}"
    assert client.get(place, headers={"Range": "bytes=-10"}).content == whole.content[-10:]
    assert client.get(place, headers={"Range": f"bytes={len(whole.content)}-"}).status_code == 416
    assert client.get(place, headers={"Range": "bytes=9-2"}).status_code == 416
    assert client.get(place, headers={"Range": "lines=1-2"}).status_code == 200


def test_the_method_page_tells_what_runs(client):
    page = client.get("/methods").text
    for word in ("near_duplicate", "overlap", "archive", "weekdays", "Reference tables"):
        assert word in page


def test_a_reader_of_the_method_page_meets_no_marks_of_markdown_and_no_numbers_of_a_list_elsewhere(client):
    page = client.get("/methods").text
    assert "`" not in page
    assert "<code>secondsource explain</code>" in page
    assert "<code>&lt;source&gt;</code>" in page
    assert not re.search(r"\b[Rr]ule \d", page)


def test_a_search_says_of_our_own_notes_that_they_are_ours(client, service):
    kinds = (PassageKind.PAGE, PassageKind.NOTE)
    held = [passage(n, text=f"Zebra {n} crossed.", kind=kind) for n, kind in enumerate(kinds)]
    service.checker.archive.add(held)
    found = client.get("/search?q=zebra", headers={"Accept": "text/html"}).text
    said = {int(number): "Our note on this page, not its words." in after for number, after in re.findall(
        r"Zebra (\d) crossed\.(.*?)</article>", found, re.DOTALL)}  # fmt: skip
    assert said == {0: False, 1: True}


def test_a_changed_verdict_is_on_the_front_page_and_in_the_feed(client, service, report: Report):
    item = report.assessments[0]
    before = Answer(item.verdict, None, None, None, item.rule, item.sentence)
    after = Answer(Verdict.CONFLICTING, None, None, None, item.rule, "Two <b>origins</b> disagree.")
    told = change_id(report.id, item.claim.id, before, after, (), report.as_of)
    made = VerdictChange(told, report.id, item.claim.id, item.claim.text, "A <i>title</i>", "https://a.example/",
                         before, after, Cause.TIME, (), report.as_of, NOON)  # fmt: skip
    service.checker.ledger.append("change", made.id, [report.id, item.claim.id], dumps(made))
    for place in ("/", "/changes"):
        page = client.get(place, headers={"Accept": "text/html"}).text
        assert "Two &lt;b&gt;origins&lt;/b&gt; disagree." in page
        assert "<i>title" not in page
    assert [each["id"] for each in client.get("/changes").json()["changes"]] == [made.id]
    assert client.get("/changes?of=rpt-none").json()["changes"] == []
    feed = etree.fromstring(client.get("/changes.atom").content)
    assert f"/reports/{report.id}" in etree.tostring(feed, encoding="unicode")


def test_what_another_process_writes_about_a_report_is_seen(service, open_service, report: Report):
    place = report.id
    assert not service.library.report(place).revisions
    service.library.catch_up()
    append_revision(open_service().checker.ledger, place, signed("Ada"))
    assert not service.library.report(place).revisions
    service.library.catch_up()
    assert [each.by for each in service.library.report(place).revisions] == ["Ada"]
    held = service.library.report(place)
    service.library.catch_up()
    assert service.library.report(place) is held


def test_a_page_that_was_written_down_before_is_not_kept_beside_a_report_read_later(
    service, open_service, report: Report, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("secondsource.web.library._REPORTS", 0)  # the record makes room, the page stays
    before = service.library.written(report.id, "md")
    append_revision(open_service().checker.ledger, report.id, signed("Ada"))
    assert service.library.report(report.id).revisions
    assert service.library.written(report.id, "md") is before
    service.library.catch_up()
    assert b"Ada looked at it." in service.library.written(report.id, "md").body
