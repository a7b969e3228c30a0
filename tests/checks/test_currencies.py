"""Sums of money in two currencies."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("It costs $100 million (€9 million).", "to 1"),
    ("It costs $100 million (€90 million). The other costs $50 million (€60 million).", "90,000,000 EUR"),
    ("It costs 100 million euros, or 11 million dollars.", "to 1"),
    ("The firm was sold for $2.6 billion (€1 billion).", "to 1"),
    ("The Australian firm was sold for US$2.6 billion (€1 billion).", "to 1"),
]
RIGHT = [
    "The lobsters weighed 2,000 pounds, or about $20,000 worth of food.",
    "It costs $100 million (€90 million). The other costs $50 million (€45 million).",
    "It costs $13bn (£10bn).",
    "It costs $100 (was $140).",
    "It cost $100 million (€90 million). In 2001 the other cost $50 million (€60 million).",
    "It costs $100 (and €5 for the bag).",
    "The Australian firm was sold for $2.6 billion (€1 billion).",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_rate_that_cannot_be_is_shown(find, text, arithmetic):
    (finding,) = find("currencies", text)
    assert finding.flag is Flag.INTERNAL_CONTRADICTION
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_a_rate_that_can_be_is_left_alone(find, text):
    assert find("currencies", text) == ()


def test_a_long_repetition_does_not_hang(find):
    find("currencies", "$100 million (€90 million), " * 5_000)
