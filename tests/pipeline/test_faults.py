"""A fault in every method of every port, one at a time: it ends as a gap or as an error, never as a verdict."""

import inspect
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from secondsource import Checker, Report, Verdict, ports
from secondsource.domain.evidence import Passage, PassageKind, Query, Stance, StanceReading, passage_id
from secondsource.domain.record import Span
from secondsource.errors import FetchError, ModelError, OutputError, SourceUnavailable, StoreError, VoiceError
from secondsource.pipeline.archive import Archive
from secondsource.pipeline.meaning import Meaning
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.settings import load_settings
from secondsource.stores import vectors
from secondsource.testing.fakes import WordEncoder

PAGE = """<html><head><title>Bridge reopens in Kherson</title></head><body><article><h1>Bridge reopens in Kherson</h1>
<p>Kherson was liberated on 11 November 2022. The city has a population of 279,000, an official of the town said.</p>
<p>Ukrainian officials said that the repaired bridge carries 300 lorries a day.</p>
</article></body></html>"""
DAY = date(2025, 12, 26)
NOT_ASKED = {"Fetcher", "Voice", "Format"}
"""Ports that an offline check of a text never asks."""
DECLARED: dict[str, Exception] = {
    "Fetcher": FetchError("no"), "Search": StoreError("no"), "Source": SourceUnavailable("no"),
    "Record": StoreError("no"), "Index": StoreError("no"), "StanceModel": ModelError("no"),
    "Encoder": ModelError("no"), "Vectors": StoreError("no"),
    "Tagger": ModelError("no"), "Check": ValueError("no"), "Voice": VoiceError("no"),
    "Format": OutputError("no"),
}  # fmt: skip


def echo(query: Query, limit: int) -> list[Passage]:
    """A page of nobody, without a day, in the words of the question."""
    del limit
    url = "https://nobody.example/story"
    words = Span(0, len(query.text))
    kind = PassageKind.PAGE
    return [Passage(passage_id(url, kind, query.text), url, "", None, query.text, words, None, None, None, kind)]


def undated(query: Query, limit: int) -> list[Passage]:
    """The same with a day that is none."""
    return [replace(each, published_at="yesterday") for each in echo(query, limit)]  # type: ignore[arg-type]


def readings(**changes: Any) -> Callable[[Sequence[tuple[str, str]]], list[StanceReading]]:
    def read(pairs: Sequence[tuple[str, str]]) -> list[StanceReading]:
        sure = [StanceReading(Stance.SUPPORTS, 1.0, 0.0, 0.0, Span(0, len(text)), "sure") for _, text in pairs]
        return [replace(each, **changes) for each in sure]

    return read


GARBAGE: dict[str, Callable[..., Any]] = {
    "nothing": lambda *_: None,
    "a list of texts": lambda *_: ["supported", "refuted"],
}
SPECIAL: dict[tuple[str, str], dict[str, Callable[..., Any]]] = {
    ("Source", "search"): {"an echo": echo, "no day": undated},
    ("Search", "search"): {"an echo": echo, "no day": undated},
    ("StanceModel", "read"): {
        "one too few": lambda pairs: readings()(pairs)[1:],
        "one too many": lambda pairs: readings()([*pairs, ("", "")]),
        "no scores": readings(supports=math.nan),
        "endless scores": readings(supports=math.inf),
        "no stance": readings(stance=None),
        "no place": readings(span=None),
        "a place outside": readings(span=Span(10_000, 20_000)),
        "a place before": readings(span=Span(-9, -1)),
    },
}


class Faulty:
    """A part of which one method is replaced."""

    def __init__(self, part: object, method: str, fault: Callable[..., Any]) -> None:
        self._part, self._method, self._fault = part, method, fault

    def __getattr__(self, name: str) -> Any:
        return self._fault if name == self._method else getattr(self._part, name)


def methods() -> list[tuple[str, str]]:
    """Every method of every Protocol of the ports."""
    kinds = [kind for _, kind in inspect.getmembers(ports, inspect.isclass) if getattr(kind, "_is_protocol", False)]
    found = [(kind.__name__, name) for kind in kinds for name in vars(kind) if not name.startswith("_")]
    return [pair for pair in found if inspect.isfunction(getattr(getattr(ports, pair[0]), pair[1]))]


def fails(error: Exception) -> Callable[..., Any]:
    def fault(*_: object) -> Any:
        raise error

    return fault


def faults() -> list[Any]:
    found: list[Any] = []
    for port, method in methods():
        if port in NOT_ASKED:
            continue
        for name, fault in {
            "its own error": fails(DECLARED[port]), "a bug": fails(KeyError("bug")),
            **GARBAGE, **SPECIAL.get((port, method), {}),
        }.items():  # fmt: skip
            found.append(pytest.param(port, method, fault, id=f"{port}.{method}: {name}"))
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def healthy(home: Path) -> Report:
    report = make(home).check(PAGE, as_of=DAY)
    assert any(item.verdict is Verdict.SUPPORTED for item in report.assessments)
    assert any(item.verdict is not Verdict.SUPPORTED for item in report.assessments)
    return report


def make(home: Path) -> Checker:
    settings = load_settings({"SECONDSOURCE_HOME": str(home)})
    bundled = not any(home.iterdir())
    return Checker(replace(settings, archive=replace(settings.archive, bundled=bundled)), offline=True)


def broken(checker: Checker, port: str, method: str, fault: Callable[..., Any]) -> Checker:
    """The checker with one method of one port replaced."""
    house, archive = checker.house, checker.archive
    engines: dict[str, Any]
    parts: dict[str, Callable[[Any], dict[str, Any]]] = {
        "Source": lambda bad: {"sources": {name: bad(part) for name, part in house.sources.items()}},
        "Check": lambda bad: {"checks": {name: bad(part) for name, part in house.checks.items()}},
        "StanceModel": lambda bad: {"model": bad(house.model)},
        "Search": lambda bad: {"archive": bad(archive)},
        "Tagger": lambda bad: {"tagger": SteadyTagger("bad", bad(house.tagger), house.tagger)},
    }
    if port in parts:
        checker.__dict__["house"] = replace(house, **parts[port](lambda part: Faulty(part, method, fault)))
    elif port in ("Encoder", "Vectors"):
        del checker.__dict__["house"]
        engines = {"Encoder": WordEncoder(), "Vectors": vectors.Component(vectors.Options(), checker.settings.home)}
        engines[port] = Faulty(engines[port], method, fault)
        archive.meaning = Meaning("bad", engines["Encoder"], lambda _: engines["Vectors"])
    elif port in ("Record", "Index"):
        del checker.__dict__["house"]
        engines = {"Record": archive.record, "Index": archive.index}
        engines[port] = Faulty(engines[port], method, fault)
        checker.__dict__["archive"] = Archive(engines["Record"], engines["Index"])
    return checker


@pytest.mark.parametrize("port, method, fault", faults())
def test_a_fault_is_a_gap_or_an_error_and_never_a_verdict(home, healthy, port, method, fault):
    checker = make(home)
    try:
        report = broken(checker, port, method, fault).check(PAGE, as_of=DAY)
    except Exception:  # noqa: BLE001  # whatever propagates is told to the user: no verdict is given
        return
    for before, after in zip(healthy.assessments, report.assessments, strict=True):
        assert after.verdict not in {Verdict.SUPPORTED, Verdict.REFUTED} - {before.verdict}
        assert after.confidence == before.confidence or after.verdict is not before.verdict


@pytest.mark.parametrize("error", [FetchError("no"), KeyError("bug")])
def test_a_page_that_cannot_be_fetched_gives_no_report(home, error):
    checker = make(home)
    checker.__dict__["fetcher"] = Faulty(checker.fetcher, "fetch", fails(error))
    with pytest.raises(type(error)):
        checker.check("https://story.example/1")


@pytest.mark.parametrize("given", [None, 42, "supported"])
def test_a_fetcher_that_gives_no_snapshot_gives_no_report(home, given):
    checker = make(home)
    checker.__dict__["fetcher"] = Faulty(checker.fetcher, "fetch", lambda _: given)
    with pytest.raises(Exception, match="attribute"):
        checker.check("https://story.example/1")


@pytest.mark.parametrize("name", [name for name in SPECIAL["StanceModel", "read"] if not name.startswith("a place")])
def test_a_model_that_answers_garbage_is_a_gap(home, name):
    checker = broken(make(home), "StanceModel", "read", SPECIAL["StanceModel", "read"][name])
    checker.__dict__["house"] = replace(checker.house, checks={})
    report = checker.check(PAGE, as_of=DAY)
    assert all(item.verdict not in (Verdict.SUPPORTED, Verdict.REFUTED) for item in report.assessments)
    assert any(gap.what == "model: overlap" for item in report.assessments for gap in item.gaps)


def test_every_port_has_an_error_to_declare():
    assert {port for port, _ in methods()} == set(DECLARED)
