"""Templates seen before, and which comments they made. A template holds words that several comments shared, and no
account."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.domain.examination import Cluster, KnownTemplate, Reuse, SameText, TemplatePiece
from secondsource.domain.ids import content_id
from secondsource.reading.threads.templates import LEAST_BITS
from secondsource.reading.threads.words import bits, tokens_of

_HELD = 0.85
"""Share of a template's bits that a comment holds, in order, to be one of its own."""
_MASK = ("@", "http", "www.")


@dataclass(frozen=True, slots=True)
class TemplateIndex:
    """Templates by their rarest word, ready for look-ups: made once, and shared by every comment that comes in."""

    words: Mapping[str, tuple[tuple[KnownTemplate, tuple[str, ...]], ...]]


def make_template(cluster: Cluster, day: date) -> KnownTemplate | None:
    """What the bank keeps of a cluster: its shared words, without names of accounts, addresses and what stood in its
    slots; None where too little is left."""
    pieces = tuple(
        TemplatePiece("", each.slot) if each.slot else TemplatePiece(_masked(each.text)) for each in cluster.pieces
    )
    words = [word for each in pieces for word in _words(each.text)]
    rare = sum(map(bits, words))
    if rare < LEAST_BITS:
        return None
    return KnownTemplate(content_id("tpl", words), pieces, round(rare, 1), 1, day, day)


def index_templates(templates: Sequence[KnownTemplate]) -> TemplateIndex:
    """The templates for look-ups."""
    found: defaultdict[str, list[tuple[KnownTemplate, tuple[str, ...]]]] = defaultdict(list)
    for each in templates:
        words = tuple(word for piece in each.pieces for word in _words(piece.text))
        for word in sorted(set(words), key=lambda word: (-bits(word), word))[:3]:
            found[word].append((each, words))
    return TemplateIndex({word: tuple(rows) for word, rows in found.items()})


def find_template(words: Sequence[str], index: TemplateIndex) -> KnownTemplate | None:
    """The template that a comment of those words was made by; of several the rarest."""
    near = {row[0].id: row for word in dict.fromkeys(words) for row in index.words.get(word, ())}
    fits = [template for template, own in near.values() if _holds(words, own)]
    return max(fits, key=lambda each: (each.bits, each.id), default=None)


def find_reuse(same: Sequence[SameText], index: TemplateIndex) -> tuple[Reuse, ...]:
    """Which comments of a thread were made by known templates."""
    found: defaultdict[KnownTemplate, list[int]] = defaultdict(list)
    for each in same:
        if template := find_template(each.words, index):
            found[template] += each.positions
    rows = (Reuse(template, tuple(sorted(places))) for template, places in found.items())
    return tuple(sorted(rows, key=lambda row: (-len(row.positions), row.template.id)))


def _holds(words: Sequence[str], template: Sequence[str]) -> bool:
    held, at = 0.0, 0
    for word in template:
        try:
            at = words.index(word, at) + 1
        except ValueError:
            continue
        held += bits(word)
    return held >= _HELD * sum(map(bits, template))


def _masked(text: str) -> str:
    return " ".join(word for word in text.split() if not word.startswith(_MASK) and "@" not in word)


def _words(text: str) -> list[str]:
    return [token.word for token in tokens_of(text)]
