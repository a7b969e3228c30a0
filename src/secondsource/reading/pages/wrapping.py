"""Hard-wrapped text gets its paragraphs back; text with a line for a paragraph stays as it is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

_WIDEST = 100


def unwrap(lines: Sequence[str]) -> list[str]:
    """The lines with wrapped paragraphs joined. Blank lines stay: they part blocks."""
    blocks = list(_blocks(lines))
    width = max((len(line) for block in blocks for line in block[:-1]), default=0)
    if not 40 <= width <= _WIDEST or not _is_filled(blocks, width):
        return list(lines)
    return [line for block in blocks for line in (*_joined(block, width), "")][:-1]


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_filled(blocks: Sequence[list[str]], width: int) -> bool:
    """True where most line ends are where the next word would not have fitted."""
    ends = [(line, after) for block in blocks for line, after in pairwise(block)]
    return sum(_full(line, after, width) for line, after in ends) >= 0.75 * len(ends) and len(ends) >= 2


def _full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width - 4


def _joined(block: list[str], width: int) -> Iterator[str]:
    """One line a paragraph: a line that could have taken the next word ended its paragraph."""
    held = block[0]
    for line, after in pairwise(block):
        if _full(line, after, width):
            held += " " + after
        else:
            yield held
            held = after
    yield held
