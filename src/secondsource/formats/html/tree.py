"""Who repeats whom behind one origin: its tree, a row an item, with the rails that join the rows.

The rails are drawn in pixels from the upper left corner of each row and are cut at its lower edge, so a row is as high
as its words need. Beyond the last column a copy stands under the one it hangs on, so that depth takes no width.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.domain.evidence import Origin, Passage
from secondsource.domain.report import Assessment
from secondsource.weighing import overview

SHOWN = 12
"""Rows of a tree that the page shows."""
COLUMNS = 7
"""Columns in which the rows stand, the root's among them."""
STEP = 16
MIDDLE = 10
"""How far below the upper edge of its row an item's square lies: the middle of the first line of words."""
END = 9999
"""Lower than any row is high."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item of the tree."""

    column: int
    """0 for the root."""
    rail: str
    """Path of its square, of the rail to what it hangs on, and of those that pass by."""
    passage: Passage | None
    """None for a root that the page does not show."""
    reason: str
    """Why it hangs on the one above it; empty for the root."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The rows that the page shows, each copy under what it hangs on."""

    rows: tuple[Row, ...]
    more: int
    """Items of the origin that have no row."""


def grow_tree(item: Assessment, origin: Origin, numbers: Mapping[str, int]) -> Tree | None:
    """The tree of an origin by the passages that the page numbers; None where no two items of it hang together."""
    known = {each.passage.id: each.passage for each in item.evidence if each.passage.id in numbers}
    lines = list(overview.walk_tree(origin, known))[:SHOWN]
    if len(lines) < 2:
        return None
    rails = draw_rails([each.depth for each in lines])
    rows = tuple(
        Row(_column(each.depth), rail, known.get(each.passage), each.reason)
        for each, rail in zip(lines, rails, strict=True)
    )
    return Tree(rows, len(origin.members) - len(rows))


def draw_rails(depths: Sequence[int]) -> list[str]:
    """A path for each row of a tree that is walked from its root, by the depths of the rows."""
    waiting: set[int] = set()
    paths: list[str] = []
    for depth in reversed(depths):
        passing = {level for level in waiting if level <= depth}
        paths.append(_path(depth, passing, has_copies=depth + 1 in waiting))
        waiting = passing | {depth} - {0}
    return paths[::-1]


def _path(depth: int, passing: set[int], *, has_copies: bool) -> str:
    """The rails of one row; `passing` are the depths of rows further down whose rails run through this one."""
    here = _x(depth)
    through = "".join(f"M{x} 0v{END}" for x in sorted({_x(level - 1) for level in passing}))
    down = f"M{here} {MIDDLE + 3}v{END}" if has_copies else ""
    return f"{through}{_edge(depth)}M{here - 3} {MIDDLE - 3}h6v6h-6z{down}"


def _edge(depth: int) -> str:
    """The rail from the row's square to what it hangs on; the root has none."""
    if not depth:
        return ""
    above, here = _x(depth - 1), _x(depth)
    return f"M{above} 0v{MIDDLE}H{here - 3}" if above < here else f"M{here} 0v{MIDDLE - 3}"


def _x(depth: int) -> int:
    return 4 + STEP * _column(depth)


def _column(depth: int) -> int:
    return min(depth, COLUMNS - 1)
