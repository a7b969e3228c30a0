"""What is no page: exports, feeds, captions, events, answers for programs, lines of a log. Whatever is in the corpus,
they keep the form of their twins with harmless words."""

import json
import logging
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from secondsource.cli import run
from secondsource.cli.explain import explain
from secondsource.cli.output import say
from secondsource.cli.summary import summarise
from secondsource.domain.job import JobState, Limits, Task
from secondsource.domain.narration import NARRATION_SCHEMA, Audio, HeardSentence, Narration, Part
from secondsource.domain.publishing import Form
from secondsource.pipeline.house_text import to_markup
from secondsource.pipeline.keeping import REPORT
from secondsource.pipeline.podcast import episode_of, write_feed
from secondsource.plugins import find_part, part_names
from secondsource.sound.captions import write_captions
from secondsource.testing.harsh_reports import hostile
from secondsource.weighing.labels import safe_address

from .looking import elements
from .payloads import ALL, LONE, PAYLOADS, plain
from .rooms import ROOMS, SITE

TURNED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would move a terminal's cursor or turn a line around."""


def render(form: str, texts: list[str]) -> str:
    part = find_part("formats", form)
    return part.component(part.options()).render(hostile(texts))


@pytest.mark.parametrize("turn", [0, 110])
def test_markdown_has_the_lines_and_links_of_its_twin(turn: int):
    texts = ALL[turn:] + ALL[:turn]
    text, other = render("md", texts), render("md", plain(texts))
    assert "<" not in text
    assert not TURNED.search(text)
    assert not re.search(r"(?<!\\)\]\((?!https?://)", text)
    assert not re.search(r"(?<!\\)`", text)
    assert heads(text) == heads(other)


def heads(text: str) -> list[str]:
    """With what each line begins that means something in Markdown."""
    return [re.match(r" *(?:#+ |> |- |\d+[.)] |---)?", line)[0] for line in text.split("\n")]  # type: ignore[index]


@pytest.mark.parametrize("form", [each for each in part_names("formats") if each not in ("html", "md")])
def test_json_has_the_keys_of_its_twin_and_links_to_the_web_alone(form: str):
    told, other = (json.loads(render(form, texts)) for texts in (ALL, plain(ALL)))
    assert keys(told) == keys(other)
    if form != "json":  # which is the record itself
        links = [value for key, value in told_pairs(told) if key in ("url", "source") and isinstance(value, str)]
        assert [each for each in links if not safe_address(each)] == []


def keys(value: object) -> object:
    if isinstance(value, dict):
        return {name: keys(each) for name, each in value.items() if name not in ("source", "url")}
    return [keys(each) for each in value] if isinstance(value, list) else None


def told_pairs(value: object):
    for name, each in value.items() if isinstance(value, dict) else ():
        yield name, each
        yield from told_pairs(each)
    for each in value if isinstance(value, list) else ():
        yield from told_pairs(each)


def test_lines_for_a_terminal_stay_lines():
    lines, others = (list(summarise(hostile(texts))) for texts in (ALL, plain(ALL)))
    assert len(lines) == len(others)
    assert [line for line in lines if not line.isprintable()] == []


def test_commands_write_nothing_that_moves_a_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    report = hostile(ALL)
    for item in report.assessments:
        for line in explain(report, item):
            say(line)
    assert run(["explain", str(tmp_path / "no\x1b[2J\u202esuch"), "S1"]) == 2
    written = capsys.readouterr()
    assert "no [2J such" in written.err
    said = (written.out + written.err).split("\n")
    assert len(said) > len(report.assessments)
    assert [line for line in said if not line.isprintable()] == []


@pytest.mark.parametrize("form", list(Form))
def test_an_article_of_the_house_keeps_its_short_list_of_elements(form: Form):
    for said in ALL:
        body = str(to_markup(form, f"Words.\n\n{said}\n\nMore."))
        for each in elements(f"<main>{body}</main>"):
            assert each.tag not in ("svg", "math", "img", "form", "script", "style", "iframe", "input", "meta", "base")
            assert set(each.attrib) <= {"href", "rel", "datetime", "title"}
            assert re.match(r"https?:|mailto:|(?![a-z]+:)", each.get("href", "")), said


def narration(texts: list[str]) -> Narration:
    audio = Audio("a.opus", "audio/ogg", 1, "00", 1.0, -16.0, -1.0)
    said = tuple(HeardSentence(Part.BODY, None, each, each, 0.0, 1.0, (), None) for each in texts)
    whole = "\n\n".join(texts)
    return Narration(
        NARRATION_SCHEMA, whole, whole, whole, "en", whole, date(2026, 1, 2), "00", whole, True, "none", audio, (), said
    )  # fmt: skip


def test_captions_have_the_cues_of_their_twin():
    text, other = write_captions(narration(ALL)), write_captions(narration(plain(ALL)))
    assert text.count("-->") == other.count("-->") == len(ALL)
    assert [not line for line in text.split("\n")] == [not line for line in other.split("\n")]
    assert len(text.splitlines()) == len(text.split("\n")) - 1, "no odd end of a line came through"
    assert set(re.findall(r"<[^>]*>", text)) == set()


def test_a_podcast_has_the_elements_of_its_twin():
    tags = []
    for texts in (ALL, plain(ALL)):
        told = narration(texts)
        feed = write_feed([episode_of(told, told.audio)], texts[0], " ".join(texts))
        tags.append([each.tag for each in ElementTree.fromstring(feed).iter()])
    assert tags[0] == tags[1]


def test_a_feed_of_changes_has_the_elements_of_its_twin(open_twins):
    tags = []
    for house, texts in zip(open_twins(), (ALL, plain(ALL)), strict=True):
        list(ROOMS["changes"](house, texts))
        root = ElementTree.fromstring(house.reader.get("/changes.atom").content)
        tags.append([each.tag for each in root.iter()])
        assert house.reader.get("/changes", headers={"Accept": "application/json"}).json()["changes"]
        links = [each.get("href", "") for each in root.iter("{http://www.w3.org/2005/Atom}link")]
        assert {each for each in links if not each.startswith("http://127.0.0.1")} == set()
    assert tags[0] == tags[1]


def test_events_of_a_check_are_those_that_were_told(open_twins):
    house, _ = open_twins()
    queue = house.service.queue
    job = queue.put(Task("check", "key", "{}", "asker"), Limits(9, 9))
    queue.lease("w", 60.0)
    for said in ALL:
        queue.tell(job.id, "w", "stage", json.dumps({"line": said}, ensure_ascii=False))
    queue.finish(job.id, "w", JobState.FAILED, "".join(ALL))
    stream = house.reader.get(f"/checks/{job.id}/events")
    blocks = re.split(r"\r\n\r\n|\n\n|\r\r", stream.text.strip())
    named = [dict(line.split(": ", 1) for line in re.split(r"\r\n|\n|\r", block)) for block in blocks]
    assert [each["event"] for each in named] == ["stage"] * len(ALL) + ["failed"]
    assert [json.loads(each["data"])["line"] for each in named[:-1]] == ALL
    assert json.loads(named[-1]["data"])["detail"] == "".join(ALL)


def test_answers_for_programs_are_json_that_no_browser_takes_for_a_page(open_twins):
    house, _ = open_twins()
    list(ROOMS["reports"](house, ALL))
    name = next(iter(house.service.checker.ledger.entries(REPORT))).id
    for answer in (
        house.reader.get("/embed", params={"address": f"{SITE}/0"}, headers={"Accept": "*/*"}),
        house.reader.get(f"/reports/{name}/script.json"),
        house.reader.get(f"/reports/{name}.json"),
        house.reader.get("/search?q=hit", headers={"Accept": "*/*"}),
        house.reader.post("/threads", json={"text": "\n\n".join(f"A. B. wrote:\n{each}" for each in ALL)}),
    ):
        assert answer.headers["content-type"].startswith(("application/json", "application/problem+json"))
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.json() is not None
    assert answer.status_code < 500


def test_problems_say_what_was_asked_and_nothing_comes_of_it(open_twins, caplog: pytest.LogCaptureFixture):
    house, _ = open_twins()
    described = house.reader.get("/openapi.json").content
    for said in [*PAYLOADS[::3], *ALL[len(PAYLOADS) :]]:
        for place in ("/reports/", "/checks/", "/articles/a/comments/"):
            answer = house.reader.get(place + quote(said[:900], safe=""), headers={"Accept": "application/json"})
            assert answer.status_code in (200, 404)
            if answer.status_code == 404:
                assert answer.headers["content-type"] == "application/problem+json"
                assert set(answer.json()) == {"type", "title", "status", "detail", "instance"}
            assert "set-cookie" not in answer.headers
    for said in ("a\ud800b", LONE):
        body = json.dumps({"text": said}).encode()
        answer = house.reader.post("/checks", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (202, 422)
    assert house.reader.get("/openapi.json").content == described
    assert [each for each in caplog.records if each.levelno >= logging.WARNING] == []


def test_nothing_that_is_told_of_an_unforeseen_error_forges_a_line_of_the_log(
    open_twins, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    house, _ = open_twins()

    def broken(_: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(house.service.queue, "get", broken)
    for said in ALL[len(PAYLOADS) :]:
        with suppress(ZeroDivisionError):
            house.reader.get("/checks/" + quote(said[:900].replace("/", ""), safe=""))
    assert len(caplog.records) > 20
    assert [each.getMessage() for each in caplog.records if not each.getMessage().isprintable()] == []
