"""The best tree for a matrix of arc scores: one root, no cycle (Chu and Liu, 1965; Edmonds, 1967)."""

from collections.abc import Sequence
from math import inf

ONE_ROOT = 1e6
"""Taken off every arc from the root, so that the best tree uses one of them: all others together score less."""
NO_ARC = -inf


def best_heads(scores: Sequence[Sequence[float]]) -> list[int]:
    """The head of each word: 0 for the root, else 1 more than the number of a word.

    `scores[word][head]` is the score of the arc; a word's own column is never taken. The best head of every word is
    kept where that is a tree already, as it nearly always is.
    """
    nodes = len(scores) + 1
    square = [[0.0] * nodes, *(list(row[:nodes]) for row in scores)]
    for node, row in enumerate(square):
        row[node] = NO_ARC
    greedy = _greedy(square)
    if greedy.count(0) == 1 and _cycle(greedy) is None:
        return greedy[1:]
    for row in square[1:]:
        row[0] -= ONE_ROOT
    return _edmonds(square)[1:]


def _greedy(scores: Sequence[Sequence[float]]) -> list[int]:
    """The best head of every node; that of node 0, the root, is -1."""
    return [-1, *(row.index(max(row)) for row in scores[1:])]


def _cycle(heads: Sequence[int]) -> list[int] | None:
    """Nodes of one cycle, if there is one; the head of node 0 is -1."""
    state = [0] * len(heads)
    state[0] = len(heads)
    for start in range(1, len(heads)):
        at = start
        while not state[at]:
            state[at] = start
            at = heads[at]
        if state[at] == start:
            return _round(heads, at)
    return None


def _round(heads: Sequence[int], start: int) -> list[int]:
    found = [start]
    while heads[found[-1]] != start:
        found.append(heads[found[-1]])
    return found


def _edmonds(scores: list[list[float]]) -> list[int]:
    """Heads of the best arborescence of a graph with root 0; `scores[dependent][head]`, no arc on the diagonal."""
    heads = _greedy(scores)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    kept = [node for node in range(len(scores)) if node not in inside]
    total = sum(scores[node][heads[node]] for node in cycle)
    leaves = {node: max(cycle, key=scores[node].__getitem__) for node in kept[1:]}
    enters = {node: max(cycle, key=lambda into: scores[into][node] - scores[into][heads[into]]) for node in kept}
    smaller = [[scores[d][h] for h in kept] + [scores[d][leaves[d]] if d else 0.0] for d in kept]
    joint = [total + scores[enters[h]][h] - scores[enters[h]][heads[enters[h]]] for h in kept]
    smaller.append([*joint, NO_ARC])
    found = _edmonds(smaller)
    for number, node in enumerate(kept[1:], start=1):
        heads[node] = leaves[node] if found[number] == len(kept) else kept[found[number]]
    outside = kept[found[-1]]
    heads[enters[outside]] = outside
    return heads
