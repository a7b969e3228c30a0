"""Orders in strangers' texts change nothing: no verdict of another claim, no rule, setting, file, address or secret.

The language model of these tests obeys every order that it finds. What it says then is held against the snapshot and
the rules like anything else.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import pytest

from secondsource import Report, Verdict
from secondsource.domain.evidence import Stance
from secondsource.domain.report import Assessment
from secondsource.serial import dumps

from .cases import CARRIERS, EVIL, FORGED, SHAPES, Case, cases, clean
from .conftest import KEY, House
from .obedient import found_order, obey, readings

DECIDED = {Verdict.SUPPORTED, Verdict.REFUTED}
PASSAGES = ("page that a search found", "post", "everything found")
"""Carriers whose texts are evidence."""
OURS = ("https://posts.example/", "https://search.example/", "https://harbour.example/")


@dataclass(frozen=True)
class Seen:
    """A case, and what was seen while it was checked."""

    case: Case
    report: Report
    asked: tuple[str, ...]
    """Addresses."""
    told: tuple[str, ...]
    """Whatever the language model was shown."""


@dataclass(frozen=True)
class Round:
    """All cases in one house."""

    house: House
    honest: Report
    files: dict[str, str]
    seen: tuple[Seen, ...]


@pytest.fixture(scope="module")
def rounds(build: Callable[[bool], House]) -> Callable[[bool], Round]:
    """Each of the two rounds, gone once."""

    @cache
    def go(llm: bool) -> Round:
        house = build(llm)
        honest = house.check(clean())
        files = house.files()
        return Round(house, honest, files, tuple(_see(house, case) for case in cases()))

    return go


@pytest.fixture(params=[False, True], ids=["without a language model", "with an obedient one"])
def tried(request: pytest.FixtureRequest, rounds: Callable[[bool], Round]) -> Round:
    return rounds(request.param)


def _see(house: House, case: Case) -> Seen:
    report = house.check(case)
    return Seen(case, report, tuple(house.web.asked), tuple(house.server.texts) if house.server else ())


def _verdicts(report: Report) -> dict[str, Verdict]:
    return {item.claim.text: item.verdict for item in report.assessments}


def _named(wrong: Iterable[Seen]) -> list[str]:
    return [f"{each.case.shape} on {each.case.carrier}" for each in wrong]


def test_there_are_enough_cases_of_every_shape_on_every_carrier():
    assert len(cases()) >= 200
    assert {case.shape for case in cases()} == set(SHAPES)
    assert {case.carrier for case in cases()} == set(CARRIERS)
    assert len({(case.article, case.news, case.post) for case in cases()}) == len(cases())


def test_the_article_without_a_hostile_text_is_supported_refuted_and_open(tried: Round):
    verdicts = list(_verdicts(tried.honest).values())
    assert verdicts == [Verdict.SUPPORTED, Verdict.SUPPORTED, Verdict.REFUTED, Verdict.NOT_ENOUGH_EVIDENCE]


def test_no_verdict_of_another_claim_changes(tried: Round):
    before = _verdicts(tried.honest)
    wrong = [each for each in tried.seen if not before.items() <= _verdicts(each.report).items()]
    assert _named(wrong) == []


def test_what_was_injected_is_itself_never_decided(tried: Round):
    known = _verdicts(tried.honest)
    more = [(each, item) for each in tried.seen for item in each.report.assessments if item.claim.text not in known]
    assert more, "some of it is read as statements"
    assert _named(each for each, item in more if item.verdict in DECIDED) == []


def test_every_quotation_stands_in_its_passage(tried: Round):
    wrong = [each for each in tried.seen for item in each.report.assessments if not _quoted(item)]
    assert _named(wrong) == []


def _quoted(item: Assessment) -> bool:
    return all(each.quote in each.passage.text for each in item.evidence)


def test_a_forged_quotation_stands_nowhere_but_in_the_text_that_brought_it(tried: Round):
    for each in tried.seen:
        quotes = [evidence.quote for item in each.report.assessments for evidence in item.evidence]
        if each.case.carrier not in PASSAGES:
            assert not [quote for quote in quotes if FORGED in quote], each.case.shape


def test_an_order_never_counts_as_evidence(tried: Round):
    """A sentence that only orders backs and denies nothing: where the model quotes it, it may be shown, no more."""
    wrong = [each for each in tried.seen for item in each.report.assessments if _ordered(each.case, item)]
    assert _named(wrong) == []


def _ordered(case: Case, item: Assessment) -> bool:
    taken = [each.quote.strip() for each in item.evidence if each.counts and each.stance is not Stance.SILENT]
    return any(quote and quote in SHAPES[case.shape] for quote in taken)


def test_a_quotation_that_stands_in_no_passage_is_dropped_and_the_report_says_so(rounds: Callable[[bool], Round]):
    shown = [each for each in rounds(True).seen if each.case.carrier in PASSAGES and _forged(each)]
    assert "packed quotation" in {each.case.shape for each in shown}
    for each in shown:
        assert any("its quotation does not stand in the passage" in gap.why for gap in each.report.gaps), each.case
        assert FORGED not in dumps(each.report)


def _forged(each: Seen) -> bool:
    """Whether the model is told to quote what nobody can read in the text itself."""
    hidden = FORGED not in SHAPES[each.case.shape]
    return hidden and any(FORGED in reading for text in each.told for reading in readings(text))


def test_no_address_of_a_text_is_fetched(tried: Round):
    assert any(EVIL in text for text in SHAPES.values())
    wrong = [each for each in tried.seen if any(not address.startswith(OURS) for address in each.asked)]
    assert _named(wrong) == []


def test_no_setting_and_no_rule_changes(tried: Round):
    wrong = [each for each in tried.seen if each.report.run.settings != tried.honest.run.settings]
    wrong += [each for each in tried.seen if each.report.run.parts != tried.honest.run.parts]
    wrong += [each for each in tried.seen if each.report.as_of != tried.honest.as_of]
    assert _named(wrong) == []


def test_no_file_changes(tried: Round):
    assert tried.house.files() == tried.files
    assert "home/settings.toml" in tried.files


def test_no_secret_is_told(tried: Round):
    for each in tried.seen:
        assert KEY not in dumps(each.report), each.case.shape
        assert not [text for text in each.told if KEY in text], each.case.shape
        assert not [address for address in each.asked if KEY in address], each.case.shape


def test_the_orders_do_reach_the_model_and_it_does_obey(rounds: Callable[[bool], Round]):
    """Else nothing above says anything."""
    for carrier in ("page that a search found", "post", "paragraph"):
        shown = [text for each in rounds(True).seen if each.case.carrier == carrier for text in each.told]
        assert sum(found_order(text) for text in shown) > 20, carrier
    reading = _answer(obey(_request("It rained. " + SHAPES["order against"])))
    assert (reading["stance"], reading["sure"]) == (Stance.REFUTES, True)
    hidden = ("zero width", "look-alikes", "turned round", "unseen letters", "base64", "spaced", "arabic", "chinese")
    assert all(_answer(obey(_request(SHAPES[shape])))["stance"] == "refutes" for shape in hidden if shape != "arabic")
    assert _answer(obey(_request(SHAPES["answer"])))["quote"] == FORGED
    assert _answer(obey(_request("It rained.")))["stance"] == "silent"


def _request(passage: str) -> dict[str, object]:
    fenced = f"<<<text 00ff\n{passage}\ntext 00ff>>>"
    return {"messages": [{"content": "You compare."}, {"content": fenced}]}


def _answer(said: str) -> dict[str, object]:
    return json.loads(said)
