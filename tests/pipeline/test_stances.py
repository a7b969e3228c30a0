"""Who reads what: rules everything, the model the nearest few of each claim, and rules alone once it failed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from secondsource import Checker, Verdict
from secondsource.data.tables import load_tables
from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.errors import ModelError
from secondsource.models import overlap
from secondsource.models._weights import SHIPPED
from secondsource.pipeline.stances import GuardedModel
from secondsource.settings import load_settings

TABLES = load_tables()
RULES = overlap.Component(overlap.Options(), TABLES)
CLAIM = "The old bridge of Harrow was closed in May."
NEAR = "In May they shut the old crossing at Harrow, a bridge."
FAR = "A bakery sells rye bread."


class Says:
    """A model that gives every pair one stance and remembers what it was asked."""

    refutes_alone = False

    def __init__(self, stance: Stance = Stance.SUPPORTS, error: Exception | None = None) -> None:
        self.stance = stance
        self.error = error
        self.asked: list[tuple[str, str]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[StanceReading]:
        self.asked += pairs
        if self.error:
            raise self.error
        scores = {Stance.SUPPORTS: (1.0, 0.0, 0.0), Stance.REFUTES: (0.0, 1.0, 0.0)}.get(self.stance, (0.0, 0.0, 1.0))
        return [StanceReading(self.stance, *scores, Span(0, len(text)), "It says so.") for _, text in pairs]


def guarded(model: Says, closely: int = 2) -> GuardedModel:
    return GuardedModel("mine", model, RULES, TABLES, closely)


def test_the_model_reads_the_nearest_few_of_each_claim():
    model = Says()
    texts = [FAR, NEAR, f"{NEAR} It rained.", "The bridge.", "May was wet in Harrow."]
    other = "Olha Kovalenko resigned."
    readings = guarded(model).read([*((CLAIM, text) for text in texts), (other, f"{other} So did others.")])
    assert model.asked == [(CLAIM, texts[1]), (CLAIM, texts[2]), (other, f"{other} So did others.")]
    assert [each.stance for each in readings[:2]] == [Stance.SILENT, Stance.SUPPORTS]


def test_what_may_be_about_something_else_is_not_read():
    """The guard would doubt whatever the model says of it."""
    claim = "Olha Kovalenko closed the old bridge of Harrow in May."
    texts = ["The old bridge of Harrow was closed in May.", "Olha Kovalenko came to Harrow.", claim.replace("in", "by")]
    model = Says()
    guarded(model, closely=3).read([(claim, text) for text in texts])
    assert model.asked == [(claim, texts[2])]


def test_a_contradiction_of_the_model_alone_is_doubted_unless_its_settings_say_otherwise():
    text = "The old bridge of Harrow was in use in May."
    for alone in (False, True):
        model = Says(Stance.REFUTES)
        model.refutes_alone = alone
        (reading,) = guarded(model).read([(CLAIM, text)])
        assert (reading.stance, reading.doubt is None) == (Stance.REFUTES, alone)


def test_what_rules_decide_is_always_read_closely():
    model = Says()
    texts = [f"{NEAR} {NEAR} {number}" for number in range(9)] + [CLAIM]
    guarded(model, closely=1).read([(CLAIM, text) for text in texts])
    assert model.asked == [(CLAIM, CLAIM)]


def test_a_text_alone_is_read_however_far():
    model = Says(Stance.SILENT)
    guarded(model).read([(CLAIM, FAR)])
    assert model.asked == [(CLAIM, FAR)]


def test_the_guard_stands_behind_any_model():
    (reading,) = guarded(Says()).read([("The storm killed 40 people.", "The storm, they say, left 14 people dead.")])
    assert reading.stance is not Stance.SUPPORTS
    assert "'14 people'" in reading.why


@pytest.mark.parametrize("error", [ModelError("The file is damaged."), ValueError("bug")])
def test_a_model_that_fails_is_not_asked_again_and_a_gap_says_so(error):
    model = Says(error=error)
    steady = guarded(model)
    pairs = [(CLAIM, CLAIM), (CLAIM, FAR)]
    assert [list(steady.read(pairs)) for _ in range(2)] == [list(RULES.read(pairs))] * 2
    assert [gap.what for gap in steady.gaps] == ["model: mine"]
    assert "stands in" in steady.gaps[0].why
    assert model.asked == pairs[:1]


def test_nothing_is_asked_of_nobody():
    assert list(guarded(Says()).read([])) == []


DEMO = Path(__file__).resolve().parents[2] / "src/secondsource/data/demo/article.html"
DECIDED = {Verdict.SUPPORTED, Verdict.REFUTED}


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    home = tmp_path_factory.mktemp("home")
    return Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_without_its_files_the_rules_read_on_and_the_report_says_so(
    checker: Checker, harm: str, tmp_path: Path
) -> None:
    settings = checker.settings
    assert settings.check.model == "minilm"
    copytree(SHIPPED, tmp_path / "weights")
    file = tmp_path / "weights" / "stance.onnx"
    file.unlink() if harm == "missing" else file.write_bytes(file.read_bytes()[:-1])
    weights = {"models.minilm": {"weights": str(tmp_path / "weights")}}
    harmed = Checker(replace(settings, parts=weights), offline=True)
    day = date(2026, 1, 10)
    report = harmed.check(DEMO, as_of=day)
    assert [gap.what for gap in report.gaps] == ["model: minilm"]
    assert str(file) in report.gaps[0].why
    alone = Checker(replace(settings, check=replace(settings.check, model="overlap")), offline=True)
    assert [item.verdict for item in report.assessments] == [
        item.verdict for item in alone.check(DEMO, as_of=day).assessments
    ]


@pytest.mark.parametrize("stance", [Stance.SUPPORTS, Stance.REFUTES])
def test_a_model_that_lies_about_everything_decides_no_statement(checker: Checker, stance: Stance) -> None:
    day = date(2026, 1, 10)
    honest = checker.check(DEMO, as_of=day)
    liar = Checker(checker.settings, offline=True)
    liar.model = GuardedModel("liar", Says(stance), RULES, TABLES, closely=5)
    deceived = liar.check(DEMO, as_of=day)
    assert deceived.gaps == honest.gaps == ()
    for before, after in zip(honest.assessments, deceived.assessments, strict=True):
        assert after.verdict is before.verdict or after.verdict not in DECIDED
