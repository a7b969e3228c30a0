"""Records become JSON and come back; what does not fit is refused by name."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.evidence import Passage, PassageKind, passage_id
from secondsource.domain.record import Span
from secondsource.domain.report import Finding, Flag, Report, Stance
from secondsource.errors import SerialError
from secondsource.serial import dumps, from_json, json_schema, loads, to_json

spans = st.builds(Span, st.integers(0, 10_000), st.integers(0, 10_000))
findings = st.builds(
    Finding,
    st.text(),
    st.text(),
    st.none() | st.text(),
    st.none() | spans,
    st.text(),
    st.none() | st.sampled_from(Flag),
    st.none() | st.sampled_from(Stance),
)
moments = st.datetimes(timezones=st.just(UTC))
passages = st.builds(
    Passage,
    id=st.text(),
    url=st.text(),
    title=st.text(),
    publisher=st.none() | st.text(),
    text=st.text(),
    span=spans,
    published_at=st.none() | st.dates(),
    fetched_at=st.none() | moments,
    language=st.none() | st.text(),
    kind=st.sampled_from(PassageKind),
)


@given(findings)
def test_a_finding_comes_back_as_it_went(finding: Finding) -> None:
    assert loads(Finding, dumps(finding)) == finding


@given(passages)
def test_a_passage_comes_back_as_it_went(passage: Passage) -> None:
    assert loads(Passage, dumps(passage)) == passage


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(SerialError, match=r"Span has a field that this version does not know: stop"):
        from_json(Span, {"start": 1, "end": 2, "stop": 3})


def test_a_missing_field_is_refused_by_name() -> None:
    with pytest.raises(SerialError, match=r"Span lacks the field end"):
        from_json(Span, {"start": 1})


@pytest.mark.parametrize("value", [True, "1", 1.0, None, [1]])
def test_a_value_of_the_wrong_type_is_refused_where_it_stands(value: object) -> None:
    with pytest.raises(SerialError, match=r"Span\.start"):
        from_json(Span, {"start": value, "end": 2})


def test_a_value_outside_an_enumeration_is_refused() -> None:
    row = to_json(Finding("a", "b", None, None, ""))
    with pytest.raises(SerialError, match=r"Finding\.flag"):
        from_json(Finding, row | {"flag": "fake"})


def test_broken_and_deeply_nested_json_is_refused() -> None:
    with pytest.raises(SerialError):
        loads(Span, "{")
    with pytest.raises(SerialError):
        loads(Span, "[" * 200_000)


def test_something_without_a_json_form_is_a_bug_not_text() -> None:
    with pytest.raises(TypeError):
        to_json({1, 2})


def test_the_schema_accepts_what_is_written_and_refuses_what_is_refused() -> None:
    schema = json_schema(Finding)
    row = to_json(Finding("a", "b", "1 + 1", Span(0, 1), "q", Flag.IMPRECISE, Stance.REFUTES))
    jsonschema.validate(row, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row | {"more": 1}, schema)


def test_the_schema_of_a_report_is_itself_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(Report))


def test_a_date_is_read_as_a_date_and_a_moment_as_a_moment() -> None:
    @dataclass(frozen=True)
    class Both:
        day: date
        moment: datetime

    both = Both(date(2025, 12, 24), datetime(2025, 12, 24, 22, tzinfo=UTC))
    assert json.loads(dumps(both)) == {"day": "2025-12-24", "moment": "2025-12-24T22:00:00+00:00"}
    assert to_json(both) == json.loads(dumps(both))


def test_a_passage_id_says_what_the_passage_says() -> None:
    same = passage_id("https://a.example/", PassageKind.PAGE, "words")
    assert same == passage_id("https://a.example/", PassageKind.PAGE, "words")
    assert same != passage_id("https://a.example/", PassageKind.NOTE, "words")
