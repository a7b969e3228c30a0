"""Attribution against hand-marked news: found where at least half of both source and content overlap a marked one.

An attribution counts as one however many sentences its content runs over. Marked ones without a source or without a
content are left out of both sides. The marks take in wishes, praise and plans (`backs the bill`), which we read as
stances; `speech_precision` is the precision of what we take for somebody's words. `f1_kept_aside` is F1 on the fifth
of the articles, drawn by hash, whose texts are not looked at when rules are written.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader import parse
from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.record import Span
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.attribution import find_attributions

TABLES = load_tables()


@dataclass(frozen=True, slots=True)
class Counts:
    """One article."""

    right: int
    found: int
    marked: int
    speech_right: int
    speech_found: int


def measure(shared: Path) -> list[Score]:
    with gzip.open(shared / "attribution_dev" / "polnear_half.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    counts = [_counted(row) for row in rows]
    aside = [count for count, row in zip(counts, rows, strict=True) if _is_kept_aside(row["text"])]
    measures = {"precision": _precision, "speech_precision": _speech_precision, "recall": _recall, "f1": _f1}
    scores = [
        Score(f"attribution.{name}", each(counts), len(counts), *bootstrap(counts, each))
        for name, each in measures.items()
    ]
    return [*scores, Score("attribution.f1_kept_aside", _f1(aside), len(aside), *bootstrap(aside, _f1))]


def _is_kept_aside(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 5 == 0


def _counted(row: Mapping[str, Any]) -> Counts:
    marked = [
        (_marked(each["source"]), _marked(each["content"]))
        for each in row["attributions"]
        if each["source"] and each["content"]
    ]
    found = _found(row["text"])
    free = list(marked)
    speech_right = 0
    for source, content, speech in found:
        hit = next((each for each in free if _half(source, each[0]) and _half(content, each[1])), None)
        if hit:
            free.remove(hit)
            speech_right += speech
    return Counts(len(marked) - len(free), len(found), len(marked), speech_right, sum(speech for _, _, speech in found))


def _marked(spans: Iterable[Any]) -> set[int]:
    edges = [(span["start"], span["end"]) if isinstance(span, dict) else span for span in spans]
    return {place for start, end in edges for place in range(start, end)}


def _found(text: str) -> list[tuple[set[int], set[int], bool]]:
    contents: dict[tuple[Span, Span, bool], set[int]] = defaultdict(set)
    sentences = find_sentences(text, ())
    for each in find_attributions(text, sentences, TABLES, parse(text, sentences)):
        contents[each.speaker_span, each.cue_span, each.speech] |= _places(each.content_span)
    return [(_places(speaker), content, speech) for (speaker, _, speech), content in contents.items()]


def _places(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def _half(found: set[int], marked: set[int]) -> bool:
    return 2 * len(found & marked) >= max(len(found), len(marked)) > 0


def _precision(counts: Sequence[Counts]) -> float:
    return sum(each.right for each in counts) / max(1, sum(each.found for each in counts))


def _speech_precision(counts: Sequence[Counts]) -> float:
    return sum(each.speech_right for each in counts) / max(1, sum(each.speech_found for each in counts))


def _recall(counts: Sequence[Counts]) -> float:
    return sum(each.right for each in counts) / max(1, sum(each.marked for each in counts))


def _f1(counts: Sequence[Counts]) -> float:
    precision, recall = _precision(counts), _recall(counts)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
