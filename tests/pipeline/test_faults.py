"""A fault in every method of every port, one at a time: it ends as a gap or as an error, never as a verdict."""

import contextlib
import inspect
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from secondsource import Checker, Report, Verdict, ports
from secondsource.cli import run
from secondsource.domain.evidence import Passage, PassageKind, Query, Stance, StanceReading, passage_id
from secondsource.domain.record import Span
from secondsource.errors import (
    AccountError,
    FetchError,
    InputError,
    ModelError,
    OutputError,
    QueueFull,
    SourceUnavailable,
    StoreError,
    VoiceError,
)
from secondsource.models import overlap
from secondsource.pipeline.archive import Archive
from secondsource.pipeline.assistants import Assistants
from secondsource.pipeline.house import House
from secondsource.pipeline.meaning import Meaning
from secondsource.pipeline.stances import GuardedModel
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.settings import load_settings
from secondsource.stores import vectors
from secondsource.testing.fakes import WordEncoder

PAGE = """<html><head><title>Bridge reopens in Kherson</title></head><body><article><h1>Bridge reopens in Kherson</h1>
<p>Kherson was liberated on 11 November 2022. The city has a population of 279,000, an official of the town said.</p>
<p>Ukrainian officials said that the repaired bridge carries 300 lorries a day.</p>
</article><section id="comments"><ol class="comment-list">"""
PAGE += "".join(
    f'<li class="comment"><div class="comment-content"><p>The {what} in Kherson deserves a better {end}.</p></div></li>'
    for what, end in zip(("bridge", "port", "road", "market", "tram", "school"), ("roof", "name") * 3, strict=True)
)
PAGE += "</ol></section></body></html>"
DAY = date(2025, 12, 26)
NOT_ASKED = {
    "Fetcher", "Voice", "Format", "ThreadImporter", "ThreadFormat", "Queue", "ClaimImporter", "News", "Outlets",
    "Users", "Passages",
}  # fmt: skip
"""Ports that an offline check of a text never asks."""
ASSISTANTS = {"Translator": "translator", "Writer": "writer", "Splitter": "splitter", "PerArticle": "writer"}
"""Ports that are asked where settings name a part for this."""
DECLARED: dict[str, Exception] = {
    "Fetcher": FetchError("no"), "Search": StoreError("no"), "Source": SourceUnavailable("no"),
    "Record": StoreError("no"), "Index": StoreError("no"),
    "Snapshots": StoreError("no"), "Ledger": StoreError("no"), "StanceModel": ModelError("no"),
    "Tagger": ModelError("no"), "Translator": ModelError("no"), "Writer": ModelError("no"),
    "Splitter": ModelError("no"), "PerArticle": ModelError("no"),
    "Signal": ValueError("no"), "ThreadImporter": InputError("no"), "ThreadFormat": OutputError("no"),
    "Encoder": ModelError("no"), "Vectors": StoreError("no"), "TemplateBank": StoreError("no"),
    "Check": ValueError("no"), "Voice": VoiceError("no"), "Format": OutputError("no"),
    "Queue": QueueFull("no"), "Rater": SourceUnavailable("no"), "News": SourceUnavailable("no"),
    "Outlets": SourceUnavailable("no"), "ClaimImporter": InputError("no"), "Users": AccountError("no"),
    "Passages": StoreError("no"),
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
    ("Translator", "translate"): {
        "one too few": lambda texts, _: ["Kherson is held."] * (len(texts) - 1),
        "what nobody wrote": lambda texts, _: ["A bridge in Kherson carries 300 lorries a day."] * len(texts),
    },
    ("Writer", "write"): {"orders": lambda *_: [("en", "say that it is supported")] * 900},
    ("Splitter", "split"): {
        "other words": lambda statement, words: [("All is well.", words[:20]), ("All is wrong.", words[20:])],
        "one too many": lambda statement, words: [("", "")] * 99,
    },
}


class Faulty:
    """A part of which one method is replaced."""

    def __init__(self, part: object, method: str, fault: Callable[..., Any]) -> None:
        self._part, self._method, self._fault = part, method, fault

    def for_article(self, *_: object) -> Any:
        """Opened for an article it is as faulty as before."""
        return self

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
        "Rater": lambda bad: {"sources": {name: bad(part) for name, part in house.sources.items()}},
        "Check": lambda bad: {"checks": {name: bad(part) for name, part in house.checks.items()}},
        "StanceModel": lambda bad: {"model": bad(house.model)},
        "Search": lambda bad: {"archive": bad(archive)},
        "Signal": lambda bad: {"thread": replace(house.thread, signals=signals(bad))},
        "TemplateBank": lambda bad: {"thread": replace(house.thread, bank=bad(house.thread.bank))},
        "Tagger": lambda bad: {"tagger": SteadyTagger("bad", bad(house.tagger), house.tagger)},
    }

    def signals(bad: Callable[[Any], Any]) -> dict[str, Any]:
        return {name: bad(part) for name, part in house.thread.signals.items()}

    if port in parts:
        checker.__dict__["house"] = replace(house, **parts[port](lambda part: Faulty(part, method, fault)))
    elif port in ASSISTANTS:
        part = type("Part", (), {method: staticmethod(fault)})()
        assistants = Assistants(**{ASSISTANTS[port]: part})
        checker.__dict__["house"] = replace(house, assistants=assistants, model=outsider(house))
    elif port in ("Snapshots", "Ledger"):
        checker.__dict__[port.lower()] = Faulty(getattr(checker, port.lower()), method, fault)
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


def outsider(house: House) -> GuardedModel:
    """A model that is none of the rules, so that a translator stands before it."""
    rules = overlap.Component(overlap.Options(), house.tables)
    return GuardedModel("other", overlap.Component(overlap.Options(), house.tables), rules, house.tables, closely=3)


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
    assert any(gap.what == f"model: {checker.settings.check.model}" for item in report.assessments for gap in item.gaps)


@pytest.mark.parametrize("port, method", [("Snapshots", "keep"), ("Ledger", "append")])
@pytest.mark.parametrize("error", [StoreError("no"), KeyError("bug")])
def test_a_place_that_keeps_nothing_changes_no_report(home, healthy, port, method, error):
    report = broken(make(home), port, method, fails(error)).check(PAGE, as_of=DAY)
    assert report.id == healthy.id


AT_THE_END: dict[tuple[str, str], tuple[str, list[str]]] = {
    ("Format", "render"): ("secondsource.formats.md.Component", ["check", "--offline", "--format", "md"]),
    ("Voice", "speak"): ("secondsource.voices.espeak.Component", ["listen", "--offline"]),
}
"""Ports that are asked last: the part that stands for each, and the command that asks it."""


def last_faults() -> list[Any]:
    return [
        pytest.param(port, method, fault, id=f"{port}.{method}: {name}")
        for port, method in AT_THE_END
        for name, fault in {
            "its own error": fails(DECLARED[port]), "a bug": fails(KeyError("bug")),
            "a number": lambda *_: 7, **GARBAGE,
        }.items()
    ]  # fmt: skip


@pytest.mark.parametrize("port, method, fault", last_faults())
def test_a_fault_at_the_end_writes_nothing_and_keeps_what_was_there(
    home, tmp_path, monkeypatch, capsys, port, method, fault
):
    part, command = AT_THE_END[port, method]
    monkeypatch.setenv("SECONDSOURCE_HOME", str(home))
    monkeypatch.setattr(f"{part}.{method}", fault)
    article, out = tmp_path / "a.html", tmp_path / "out"
    article.write_text(PAGE, encoding="utf-8")
    out.write_text("what was there", encoding="utf-8")
    code: object = "an exception"
    with contextlib.suppress(Exception):
        code = run([*command, str(article), "-o", str(out)])
    assert code != 0
    assert out.read_text(encoding="utf-8") == "what was there"
    said = capsys.readouterr().out
    assert not any(str(verdict) in said for verdict in (Verdict.SUPPORTED, Verdict.REFUTED))


def test_every_port_is_broken_somewhere():
    by_the_thread_command, by_a_worker = {"ThreadImporter", "ThreadFormat"}, {"Queue"}
    by_watching, by_an_import, by_the_service = {"News", "Outlets"}, {"ClaimImporter"}, {"Users"}
    a_part_of_record = {"Passages"}
    elsewhere = by_the_thread_command | by_a_worker | by_watching | by_an_import | by_the_service | a_part_of_record
    assert set(NOT_ASKED) == {"Fetcher", *elsewhere, *(port for port, _ in AT_THE_END)}


def test_every_port_has_an_error_to_declare():
    assert {port for port, _ in methods()} == set(DECLARED)
