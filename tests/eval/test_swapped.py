"""Whole articles with the sides of an invented war changed for each other: two of those that `eval/swapped.py` has."""

from dataclasses import replace

import pytest
import swapped

from secondsource.domain.report import Verdict

DAY = swapped.DAY


@pytest.fixture(scope="module")
def pairs():
    return list(swapped.pairs(24))


def test_the_report_says_the_same_of_both_sides_word_for_word(pairs):
    assert len(pairs) == 2
    assert [(pair.cause, pair.shown) for pair in pairs] == [("", ())] * 2
    assert any(pair.decided for pair in pairs)


def test_every_article_has_another_mirror_image():
    made = list(swapped.made())
    assert len(made) == 48
    assert len({text.paragraphs for text in (*made, *map(swapped.mirror, made))}) == 2 * len(made)
    assert [swapped.mirror(swapped.mirror(text)) for text in made] == made


def test_a_verdict_for_one_side_alone_is_seen():
    house = swapped.Housed("overlap", tables=swapped.world(), bundled=False)
    text = next(swapped.made())
    report, other = house.check(text, DAY), house.check(swapped.mirror(text), DAY)
    assert not swapped.compare("x", report, other).cause
    first, *rest = other.assessments
    turned = replace(other, assessments=(replace(first, verdict=Verdict.SUPPORTED), *rest))
    found = swapped.compare("x", report, turned)
    assert (found.cause, found.verdicts) == ("weighing", 1)
