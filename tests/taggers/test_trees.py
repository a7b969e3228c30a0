"""The best tree: against every tree there is, and where the best heads alone are none."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.taggers._trees import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def worth(scores: list[list[float]], heads: tuple[int, ...]) -> float:
    return sum(scores[word][head] for word, head in enumerate(heads))


matrices = st.integers(1, 5).flatmap(
    lambda words: st.lists(
        st.lists(st.integers(-20, 20).map(float), min_size=words + 1, max_size=words + 1),
        min_size=words,
        max_size=words,
    )
)


@settings(deadline=None)
@given(matrices)
def test_no_tree_is_better(scores):
    found = tuple(best_heads(scores))
    assert is_tree(found)
    best = max(worth(scores, heads) for heads in product(range(len(scores) + 1), repeat=len(scores)) if is_tree(heads))
    assert worth(scores, found) == best


def test_a_cycle_is_broken_where_it_costs_least():
    #          root   1     2     3
    scores = [[1.0, 0.0, 9.0, 0.0], [0.0, 9.0, 0.0, 0.0], [5.0, 0.0, 8.0, 0.0]]
    assert best_heads(scores) == [0, 1, 2]


@pytest.mark.parametrize("words", [1, 2, 60])
def test_two_roots_are_never_kept(words):
    assert best_heads([[9.0, *[0.0] * words] for _ in range(words)]).count(0) == 1
