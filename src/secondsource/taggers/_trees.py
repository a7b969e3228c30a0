"""The best tree for a matrix of arc scores: one root, no cycle (Chu and Liu, 1965; Edmonds, 1967)."""

from collections.abc import Sequence

ONE_ROOT = 1e6
"""Taken off every arc from the root, so that the best tree uses one of them: all others together score less."""


def best_heads(scores: Sequence[Sequence[float]]) -> list[int]:
    """The head of each word: 0 for the root, else 1 more than the number of a word.

    `scores[word][head]` is the score of the arc; a word's own column is never taken. The best head of every word is
    kept where that is a tree already, as it nearly always is.
    """
    greedy = [max(_others(word, len(row)), key=row.__getitem__) for word, row in enumerate(scores)]
    if greedy.count(0) == 1 and _cycle([-1, *greedy]) is None:
        return greedy
    nodes = len(scores) + 1
    square = [[0.0] * nodes, *([row[0] - ONE_ROOT, *row[1:nodes]] for row in scores)]
    return _edmonds(square)[1:]


def _others(word: int, heads: int) -> list[int]:
    return [head for head in range(heads) if head != word + 1]


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
    """Heads of the best arborescence of a full graph with root 0; `scores[dependent][head]`."""
    size = len(scores)
    heads = [-1, *(max((h for h in range(size) if h != d), key=scores[d].__getitem__) for d in range(1, size))]
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    kept = [node for node in range(size) if node not in inside]
    total = sum(scores[node][heads[node]] for node in cycle)
    leaves = {node: max(cycle, key=scores[node].__getitem__) for node in kept[1:]}
    enters = {node: max(cycle, key=lambda into: scores[into][node] - scores[into][heads[into]]) for node in kept}
    smaller = [[scores[d][h] for h in kept] + [scores[d][leaves[d]] if d else 0.0] for d in kept]
    joint = [total + scores[enters[h]][h] - scores[enters[h]][heads[enters[h]]] for h in kept]
    smaller.append([*joint, 0.0])
    found = _edmonds(smaller)
    for number, node in enumerate(kept[1:], start=1):
        heads[node] = leaves[node] if found[number] == len(kept) else kept[found[number]]
    outside = kept[found[-1]]
    heads[enters[outside]] = outside
    return heads
