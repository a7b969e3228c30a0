"""Whole articles with the sides of an invented war changed for each other: two of those that `eval/swapped.py` has."""

from dataclasses import replace

import pytest
import swapped

from secondsource.domain.report import Verdict


@pytest.fixture(scope="module", params=swapped.MODELS)
def reports(request: pytest.FixtureRequest):
    made = list(swapped.made())
    return list(swapped.reports([made[2], made[17]], request.param))


def test_the_report_says_the_same_of_both_sides_word_for_word(reports):
    found = [swapped.compare(text.page, one, other) for text, one, other in reports]
    assert [(pair.cause, pair.shown, pair.verdicts) for pair in found] == [("", (), 0)] * 2
    assert all(pair.decided for pair in found)


def test_a_verdict_for_one_side_alone_is_seen(reports):
    text, one, other = reports[0]
    first, *rest = other.assessments
    assert first.verdict is not Verdict.REFUTED
    turned = replace(other, assessments=(replace(first, verdict=Verdict.REFUTED), *rest))
    found = swapped.compare(text.page, one, turned)
    assert (found.cause, found.verdicts) == ("weighing", 1)


def test_every_article_has_another_mirror_image():
    made = list(swapped.made())
    assert len(made) == 48
    assert len({text.paragraphs for text in (*made, *map(swapped.mirror, made))}) == 2 * len(made)
    assert [swapped.mirror(swapped.mirror(text)) for text in made] == made
