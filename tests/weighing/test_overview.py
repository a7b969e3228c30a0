"""A report at a glance, and its words."""

from dataclasses import replace
from datetime import date

import pytest

from secondsource.domain.article import Dating
from secondsource.domain.claim import Reason
from secondsource.domain.evidence import PassageKind, Query, Stance, Tier
from secondsource.domain.report import Confidence, Flag, Said, Verdict
from secondsource.domain.thread import Comment, Thread
from secondsource.testing.reports import COPIES, OBSERVERS, SUND, article, assessments, empty, evidence, rich
from secondsource.weighing import labels, overview, remedies


def with_voices(*speakers):
    items = [
        replace(item, claim=replace(item.claim, attribution=speaker))
        for item, speaker in zip(assessments(), speakers, strict=False)
    ]
    return replace(rich(), assessments=tuple(items))


@pytest.mark.parametrize(
    "table, values",
    [
        (labels.VERDICTS, Verdict),
        (labels.SYMBOLS, Verdict),
        (labels.REASONS, Reason),
        (labels.FLAGS, Flag),
        (labels.SAID, Said),
        (labels.STANCES, Stance),
        (labels.TIERS, Tier),
        (labels.PASSAGES, PassageKind),
    ],
)
def test_every_value_has_a_word(table, values):
    assert set(table) == set(values)
    assert len(set(table.values())) == len(table)


def test_every_reason_that_is_open_says_what_would_change_it():
    settled = {Reason.OPINION, Reason.PREDICTION, Reason.MOTIVE, Reason.VAGUE}
    assert set(remedies.BY_REASON) == set(Reason) - settled


def test_a_level_is_shown_only_where_it_bears_on_the_verdict():
    supported = assessments()[2]
    assert labels.answer(supported) == "Supported (low confidence), partly corroborated."
    assert labels.answer(replace(supported, level="C0", confidence=Confidence.HIGH)) == "Supported (high confidence)."


def test_one_source_that_carries_the_article_is_named_with_its_share():
    surname = replace(SUND, speaker="Sund", role=None)
    text = overview.describe_carrier(with_voices(SUND, surname, surname, OBSERVERS, None))
    assert text.startswith(
        "One source, Marit Sund, spokeswoman of the port authority, carries 3 of 4 attributed statements."
    )
    assert "Others: Observers (1)." in text
    assert "1 of 5 statements are in the article's own voice." in text


def test_equal_voices_are_all_named():
    assert overview.describe_carrier(with_voices(SUND, OBSERVERS)).startswith("No one source carries it:")


def test_the_most_quoted_of_many_carries_nothing():
    others = [replace(OBSERVERS, speaker=name) for name in ("A paper", "A pilot", "A baker")]
    text = overview.describe_carrier(with_voices(SUND, SUND, *others))
    assert text.startswith("No one source carries it. The most quoted is Marit Sund")


def test_an_article_in_its_own_voice_says_so():
    assert "names no source" in overview.describe_carrier(with_voices(None, None))


def test_arithmetic_heads_the_report_before_any_flag():
    worst = overview.find_worst(rich())
    assert worst
    assert worst.number == 6
    assert worst.arithmetic


def test_without_a_refutation_the_gravest_flag_heads_it():
    calm = tuple(item for item in assessments() if item.verdict is not Verdict.REFUTED)
    worst = overview.find_worst(replace(rich(), assessments=calm))
    assert worst
    assert worst.number is None
    assert worst.message.startswith("The headline")
    assert overview.find_worst(empty()) is None


def test_the_best_evidence_counts_before_it_shines():
    weak = evidence(COPIES[0], Stance.SUPPORTS, tier=Tier.E6)
    strong = evidence(COPIES[1], Stance.SUPPORTS, tier=Tier.E1, counts=False, discounted="It is a copy.")
    item = replace(assessments()[0], evidence=(strong, weak))
    assert overview.choose_best(item, Stance.SUPPORTS) == weak
    assert overview.choose_best(item, Stance.REFUTES) is None


def test_origins_that_do_not_count_are_not_added_to_those_that_do():
    copies = [evidence(each, Stance.SUPPORTS, counts=False, discounted="It is a copy.") for each in COPIES[1:3]]
    other = evidence(COPIES[3], Stance.SUPPORTS, counts=False, discounted="It has no date.", origin="org-9")
    item = replace(assessments()[0], evidence=(evidence(COPIES[0], Stance.SUPPORTS), *copies, other))
    assert overview.describe_origins(item, Stance.SUPPORTS) == "1 origin (2 copies)"
    assert overview.describe_origins(replace(item, evidence=(other,)), Stance.SUPPORTS) == "1 origin, not counted"


def test_a_failed_search_is_not_told_as_nothing_found():
    assert "1 part of the search failed" in overview.describe_searches(assessments()[0])


def test_languages_stand_in_the_order_in_which_they_were_asked():
    asked = tuple(Query("Sund", language=code) for code in ("en", "uk", "ru", "uk"))
    item = replace(assessments()[0], queries=asked, gaps=())
    assert "in English, Ukrainian and Russian" in overview.describe_searches(item)
    turned = replace(item, queries=tuple(reversed(asked)))
    assert "in Ukrainian, Russian and English" in overview.describe_searches(turned)


def test_comments_are_counted_and_nothing_is_concluded():
    assert overview.describe_thread(Thread()) == "The page has no comments that could be read."
    two = Thread((Comment("a"), Comment("b")), 2, 2)
    assert overview.describe_thread(two) == "2 comments, no two with the same words."


@pytest.mark.parametrize(
    "dating, words",
    [
        (Dating(None, None, ()), "Date of publication unknown"),
        (Dating(date(2025, 1, 2), date(2025, 1, 2), ()), "Published 2 January 2025"),
        (Dating(None, date(2025, 1, 2), ()), "No date given; published by 2 January 2025"),
        (Dating(date(2025, 1, 2), None, ()), "No date given; published on or after 2 January 2025"),
    ],
)
def test_a_date_that_is_not_given_is_an_interval(dating, words):
    assert labels.date_article(article(dating=dating)) == words


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//news.example", "https://", "data:text/html,x", "https://[x"]
)
def test_only_web_addresses_may_be_followed(address):
    assert labels.safe_address(address) is None
