"""Statements edited at the desk, as editors and as attackers meet it."""

from collections.abc import Callable
from typing import Any

import lxml.html
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.web.test_desk import HARSH, HOUSE, Editor

from secondsource.domain.article import Snapshot
from secondsource.domain.editing import EditKind
from secondsource.domain.job import JobState
from secondsource.domain.report import Report, Verdict
from secondsource.pipeline.keeping import find_dossier
from secondsource.testing.accounts import Clock
from secondsource.web.app import make_app
from secondsource.web.service import Service
from secondsource.weighing.reviewing import revise

PARAGRAPHS = (
    "The town council of Ardvik approved the new bridge on 3 March 2024, and the mayor signed the contract in May.",
    "The bridge is 420 metres long. It opened in June 2025. It cost 31 million crowns.",
    "A lovely view awaits every visitor. Nobody knows what the winter brings.",
)
WHY = "It says what is checked."


@pytest.fixture
def service(staffed: Service) -> Service:
    return staffed


@pytest.fixture
def app(service: Service) -> FastAPI:
    return make_app(service)


@pytest.fixture
def edda(app: FastAPI) -> Editor:
    return Editor(app, "Edda Editor")


@pytest.fixture
def report(service: Service) -> Report:
    text = "\n\n".join(("Bridge approved", *PARAGRAPHS))
    page = Snapshot("https://news.example/bridge", text.encode(), service.clock())
    return service.checker.check_snapshot(page, started=service.clock())


@pytest.fixture
def edited(
    service: Service, edda: Editor, report: Report, work_off: Callable[[Service], None]
) -> Callable[..., Report]:
    """Sends the form, has the work done, and gives the new report."""

    def edit(name: str = report.id, **fields: str) -> Report:
        answer = send(edda, name, **fields)
        assert answer.status_code == 303, alert(answer)
        work_off(service)
        done = edda.get(answer.headers["location"])
        assert done.status_code == 303, done.text
        return service.library.report(done.headers["location"].removeprefix("/reports/"))

    return edit


def send(editor: Editor, name: str, **fields: str) -> Any:
    return editor.send(f"/desk/reports/{name}/statements", **{"why": WHY, **fields})


def alert(answer: Any) -> str:
    return str(lxml.html.fromstring(answer.text).xpath("string(//*[@role='alert'])"))


def number_of(report: Report, words: str) -> int:
    return next(n for n, item in enumerate(report.assessments, start=1) if words in item.claim.quote)


def texts(report: Report) -> list[str]:
    return [item.claim.text for item in report.assessments]


def test_the_form_has_every_statement_and_sends_itself_back_unchanged_as_no_edit(edda: Editor, report: Report):
    page = lxml.html.fromstring(edda.get(f"/desk/reports/{report.id}/statements").text)
    form = page.forms[-1]
    assert len(page.xpath("//fieldset//blockquote")) == len(report.assessments)
    assert not page.xpath("//script[not(@src)]")
    labelled = set(page.xpath("//label/@for"))
    assert {each.get("id") for each in form.inputs if each.get("type") != "hidden"} <= labelled
    given = {name: value for name, value in form.fields.items() if name != "form_token" and value is not None}
    answer = send(edda, report.id, **given | {"why": WHY})
    assert answer.status_code == 422
    assert "Nothing was edited" in alert(answer)


def test_a_reworded_statement_is_weighed_anew_and_both_reports_lead_to_each_other(
    edda: Editor, report: Report, edited: Callable[..., Report], service: Service
):
    before = edda.get(f"/reports/{report.id}").text
    number = number_of(report, "It opened")
    text = "The Ardvik bridge opened in June 2025."
    made = edited(**{f"text-{number}": text})
    assert made.id != report.id
    assert text in texts(made)
    (item,) = [each for each in made.assessments if each.claim.text == text]
    assert item.claim.quote == report.assessments[number - 1].claim.quote
    assert item.claim.checkable
    assert item.rule
    assert item.claim.quote == item.claim.span.of(made.article.text)
    assert len(made.assessments) == len(report.assessments)
    new, old = edda.get(f"/reports/{made.id}").text, edda.get(f"/reports/{report.id}").text
    assert f'href="/reports/{report.id}"' in new
    assert f'href="/reports/{made.id}"' in old
    assert f'href="/reports/{made.id}"' not in before
    assert "Statements edited by an editor: 1 change." in new
    assert edda.get(f"/reports/{report.id}.json").json()["edited_in"] == [made.id]
    assert "Statements edited by an editor" in edda.get(f"/reports/{made.id}.md").text
    assert f'href="/desk/reports/{made.id}"' in edda.get(f"/desk/reports/{report.id}").text
    assert texts(service.library.report(report.id)) == texts(report)


def test_merge_split_drop_and_add_in_one_go(edited: Callable[..., Report], report: Report):
    approved, signed = number_of(report, "approved"), number_of(report, "signed")
    long, opened = number_of(report, "420 metres"), number_of(report, "It opened")
    made = edited(
        **{
            f"do-{min(approved, signed)}": str(max(approved, signed)),
            f"text-{min(approved, signed)}": "Ardvik's council approved the bridge and its mayor signed the contract.",
            f"do-{long}": "split",
            f"parts-{long}": "The bridge => There is a bridge in Ardvik.\n420 metres long => It is 420 metres long.",
            f"do-{opened}": "drop",
            "add": "It cost 31 million crowns. => The Ardvik bridge cost 31 million crowns.",
        }
    )
    kinds = [each.kind for each in made.edited.edits] if made.edited else []
    assert sorted(kinds) == sorted([EditKind.MERGED, EditKind.SPLIT, EditKind.DROPPED, EditKind.ADDED])
    assert "There is a bridge in Ardvik." in texts(made)
    assert "The Ardvik bridge cost 31 million crowns." in texts(made)
    assert "It cost 31 million crowns." not in [each.quote for each in made.unclaimed]
    assert not [each for each in made.assessments if "It opened" in each.claim.quote]
    assert "It opened in June 2025." in [each.quote for each in made.unclaimed]
    assert all(each.claim.quote == each.claim.span.of(made.article.text) for each in made.assessments)


def test_all_statements_can_be_dropped_and_the_report_says_who_did(
    edda: Editor, edited: Callable[..., Report], report: Report
):
    made = edited(**{f"do-{number}": "drop" for number in range(1, len(report.assessments) + 1)})
    assert made.assessments == ()
    page = edda.get(f"/reports/{made.id}").text
    assert "Edda Editor" in page
    assert WHY in page
    assert len(made.unclaimed) >= 3


def test_an_edit_of_an_edited_report_keeps_what_was_edited_before(edited: Callable[..., Report], report: Report):
    first = edited(**{f"do-{number_of(report, 'It opened')}": "drop"})
    text = "The Ardvik bridge has a length of 420 metres."
    second = edited(first.id, **{f"text-{number_of(first, '420 metres')}": text})
    assert second.edited
    assert second.edited.report == first.id
    assert [each.kind for each in second.edited.edits] == [EditKind.DROPPED, EditKind.REWORDED]
    assert text in texts(second)
    assert not [each for each in second.assessments if "It opened" in each.claim.quote]


def test_reviews_of_statements_that_were_left_alone_come_along(
    service: Service, edited: Callable[..., Report], report: Report
):
    kept, gone = report.assessments[0], report.assessments[number_of(report, "It opened") - 1]
    for item in (kept, gone):
        service.library.revise(
            report.id,
            lambda held, item=item: revise(held, item, Verdict.REFUTED, by="Otto", why="He knows.", at=Clock()()),
        )
    made = edited(**{f"text-{number_of(report, 'It opened')}": "The Ardvik bridge opened in June 2025."})
    assert [(each.claim, each.made_on) for each in made.revisions] == [(kept.claim.id, report.id)]
    listed = {each.report: each for each in service.catalogue.of(report.article.address)}
    assert listed[made.id].reviewers == ("Otto",)
    assert listed[made.id].edited == report.id


def test_a_text_given_by_hand_is_listed_once_however_it_was_edited(
    service: Service, edda: Editor, edited: Callable[..., Report], work_off: Callable[[Service], None]
):
    edda.send("/", article="\n\n".join(("Bridge approved by hand", *PARAGRAPHS)))
    work_off(service)
    (listing,) = [each for each in service.catalogue.recent(9) if each.address == "-"]
    made = edited(edited(listing.report, **{"do-1": "drop"}).id, **{"do-1": "drop"})
    assert [each.report for each in service.catalogue.recent(9) if each.address == "-"] == [made.id]


def test_checked_again_as_it_was_kept_the_edits_stay(
    service: Service, edda: Editor, edited: Callable[..., Report], report: Report, work_off: Callable[[Service], None]
):
    made = edited(**{"do-1": "drop"})
    answer = edda.send(f"/desk/reports/{made.id}/again", page="kept")
    work_off(service)
    again = service.library.report(edda.get(answer.headers["location"]).headers["location"].removeprefix("/reports/"))
    assert again.edited == made.edited
    assert texts(again) == texts(made)


def test_a_report_of_edited_statements_replays_to_itself(
    service: Service, edited: Callable[..., Report], report: Report
):
    made = edited(**{"do-1": "drop", "add": "A lovely view"})
    dossier = find_dossier(service.checker.ledger, made.id)
    page = service.checker.snapshots.read(dossier.trace.snapshot)
    assert page
    assert service.checker.replay(dossier, page).id == made.id


def refused() -> dict[str, dict[str, str]]:
    return {
        "no reason": {"do-1": "drop", "why": " "},
        "words that are not in the article": {"add": "The bridge fell down."},
        "half a word": {"add": "ridge is 420"},
        "words of two paragraphs": {"add": "in May. The bridge"},
        "words of another statement": {"do-1": "split", "parts-1": "The bridge is\n420 metres long"},
        "one part": {"do-1": "split", "parts-1": "The town council"},
        "the same part twice": {"do-1": "split", "parts-1": "The town council\nThe town council"},
        "too many parts": {"do-1": "split", "parts-1": "\n".join(f"The town council => No {n}." for n in range(9))},
        "what stands already": {"add": "The bridge is 420 metres long."},
        "a text that is too long": {"text-1": "x" * 5000},
        "a text of no words": {"text-1": "?!"},
        "a reason that is too long": {"do-1": "drop", "why": "x" * 4001},
        "a statement with itself": {"do-1": "1", "text-1": "One."},
        "a statement that is gone": {"do-1": "2", "text-1": "Both.", "do-2": "drop"},
        "too much": {"add": "\n".join(f"The bridge => Bridge No {n}." for n in range(101))},
    }


@pytest.mark.parametrize("fields", refused().values(), ids=refused().keys())
def test_what_cannot_be_edited_so_is_told_and_what_was_written_is_kept(
    service: Service, edda: Editor, report: Report, fields: dict[str, str]
):
    answer = send(edda, report.id, **{"parts-2": "My own words.", **fields})
    assert answer.status_code == 422
    assert alert(answer)
    assert "My own words." in answer.text
    assert not service.queue.counts()[JobState.WAITING]


def test_hostile_words_are_shown_as_words(edda: Editor, edited: Callable[..., Report], report: Report):
    made = edited(**{"text-1": HARSH, "why": HARSH})
    for place in (
        f"/reports/{made.id}",
        f"/desk/reports/{made.id}",
        f"/desk/reports/{made.id}/statements",
        "/corrections",
    ):
        page = lxml.html.fromstring(edda.get(place).text)
        assert not page.xpath("//script[not(@src)] | //img | //*[@onerror]"), place
        assert "alert(1)" in page.text_content(), place
    answer = send(edda, report.id, **dict.fromkeys(("do-1", "text-1", "parts-1", "add", "why"), HARSH))
    assert not lxml.html.fromstring(answer.text).xpath("//script[not(@src)] | //img | //*[@onerror]")


def test_only_editors_edit_and_only_by_the_page(app: FastAPI, service: Service, edda: Editor, report: Report):
    place = f"/desk/reports/{report.id}/statements"
    rita = Editor(app, "Rita Reader")
    assert rita.get(place).status_code == 403
    assert send(rita, report.id, **{"do-1": "drop"}).status_code == 403
    program = rita.client.post(place, data={"form_token": rita.token(), "do-1": "drop"}, headers={"Accept": "*/*"})
    assert (program.status_code, program.headers["content-type"]) == (403, "application/problem+json")
    assert edda.client.post(place, data={"why": WHY, "do-1": "drop"}).status_code == 403
    assert TestClient(app, HOUSE).post(place, data={"do-1": "drop"}).status_code == 401
    assert send(edda, "rpt-none", **{"do-1": "drop"}).status_code == 404
    assert not service.queue.counts()[JobState.WAITING]


def test_the_audit_log_says_who_edited(app: FastAPI, edited: Callable[..., Report], report: Report):
    edited(**{"do-1": "drop"})
    told = Editor(app, "Ada Admin").get("/desk/audit").text
    assert "statements edited" in told
    assert f"{report.id}: 1" in told


def test_an_editor_who_reads_ukrainian_is_told_in_ukrainian(edda: Editor, report: Report):
    answer = edda.client.post(
        f"/desk/reports/{report.id}/statements?lang=uk",
        data={"form_token": edda.token(), "why": WHY, "add": "None such"},
    )
    told = lxml.html.fromstring(answer.text).xpath("//*[@role='alert']")[0]
    assert not told.xpath(".//*[@lang='en']")
    assert "немає" in told.text_content()


def test_the_public_log_tells_every_edit_once(service: Service, report: Report, edited: Callable[..., Report]):
    number = number_of(report, "420 metres")
    first = edited(**{f"text-{number}": "The bridge at Ardvik is 420 metres long."})
    edited(first.id, **{f"text-{number_of(first, '420 metres')}": "The bridge at Ardvik has 420 metres."})
    with TestClient(make_app(service), base_url=HOUSE) as reader:
        told = reader.get("/corrections").json()["edits"]
        page = reader.get("/corrections", headers={"Accept": "text/html"}).text
    assert [each["edit"]["put"] for each in told] == [
        ["The bridge at Ardvik has 420 metres."],
        ["The bridge at Ardvik is 420 metres long."],
    ]
    assert [each["before"] for each in told] == [first.id, report.id]
    assert {each["edit"]["by"] for each in told} == {"Edda Editor"}
    assert page.count(WHY) == 2
    assert "The bridge at Ardvik has 420 metres." in page
