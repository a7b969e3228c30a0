"""Dates and quantities: our readers beside dateparser and quantulum3, on our phrases and on what others marked."""

import gzip
import json
import random
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # quantulum3 warns that its classifier is not installed, as the page says too
    import quantulum3.parser

import dateparser.search
from clock import in_turn, middle_and_slow
from figures import scored, version_of
from table import Figure, Row

from secondsource.reading.measures.moments import find_moments
from secondsource.reading.measures.numbers import find_quantities

PHRASES = Path(__file__).resolve().parents[2] / "tests" / "reading" / "phrases"
WRITTEN_ON = date(2024, 7, 11)
"""The day of the phrases."""
SETTINGS = {"RELATIVE_BASE": datetime(2024, 7, 11), "PREFER_DATES_FROM": "past"}
SAMPLE = 200
"""Phrases of each sort, drawn with a fixed seed: 400 together."""
Range = tuple[float, float]
Found = tuple[int, int, Range]
"""Start and end in the text, and the least and most that it can mean: days or a number."""


def measure(_: Path) -> Iterator[Row]:
    """A row for each reader of dates, then for each reader of quantities, on our phrases."""
    for kind, tools in READERS.items():
        rows = _drawn(kind)
        texts = [text for text, _ in rows]
        in_turn(tools, texts[:3])
        found, took = in_turn(tools, texts)
        for name, told in found.items():
            right = [_right(gold, each) for (_, gold), each in zip(rows, told, strict=True) if gold]
            quiet = [not each for (_, gold), each in zip(rows, told, strict=True) if not gold]
            size = f"{len(rows)} phrases, {len(quiet)} of them without one"
            times = Figure(middle_and_slow(took[name])[0])
            figures = (scored(right, _share), scored(quiet, _share), times)
            yield Row(name, version_of(name), f"our phrases: {kind}", size, figures)


def measure_marked(shared: Path) -> Iterator[Row]:
    """The same readers on what people marked in re3D."""
    for kind, tags in MARKED.items():
        sentences = list(_marked(shared / "entities" / "re3d.jsonl.gz", tags))
        tools = READERS[kind]
        found, _ = in_turn(tools, [text for text, _ in sentences])
        count = sum(len(gold) for _, gold in sentences)
        for name, told in found.items():
            spans = [(gold, [each[:2] for each in one]) for (_, gold), one in zip(sentences, told, strict=True)]
            hit = [any(_overlap(one, other) for other in told) for gold, told in spans for one in gold]
            marked = [any(_overlap(one, other) for other in gold) for gold, told in spans for one in told]
            size = f"{len(sentences)} sentences, {count} spans"
            yield Row(name, version_of(name), f"re3D: {kind}", size, (scored(hit, _share), scored(marked, _share)))


def _drawn(kind: str) -> list[tuple[str, list[Range]]]:
    """A sample of the table's rows: the sentence without its brackets, and what stands there."""
    lines = (PHRASES / f"{FILES[kind]}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.rpartition(" | ") for line in lines if line and not line.startswith("#")]
    drawn = random.Random(20251225).sample(rows, min(SAMPLE, len(rows)))
    return [(re.sub(r"[\[\]]", "", text), _meant(kind, meaning)) for text, _, meaning in drawn]


def _meant(kind: str, meaning: str) -> list[Range]:
    if meaning == "nothing":
        return []
    return [_range(kind, each.partition(" ")[0]) for each in meaning.split(" ; ")]


def _range(kind: str, words: str) -> Range:
    ends = words.split("..")
    if kind == "dates":
        days = [date.fromisoformat(each).toordinal() for each in ends]
        return days[0], days[-1]
    numbers = [float(Fraction(each)) for each in ends]
    return numbers[0], numbers[-1]


def _right(gold: Sequence[Range], told: Sequence[Found]) -> bool:
    """Each told value within what is meant, in order; a hair's breadth is allowed for floating numbers."""
    if len(gold) != len(told):
        return False
    return all(
        low - 1e-6 * abs(low) <= least and most <= high + 1e-6 * abs(high)
        for (low, high), (_, _, (least, most)) in zip(gold, told, strict=True)
    )


def _our_dates(text: str) -> list[Found]:
    return [
        (each.span.start, each.span.end, (each.earliest.toordinal(), each.latest.toordinal()))
        for each in find_moments(text, WRITTEN_ON)
    ]


def _dateparser(text: str) -> list[Found]:
    at, found = 0, []
    for words, moment in dateparser.search.search_dates(text, languages=["en"], settings=SETTINGS) or ():
        at = max(text.find(words, at), 0)
        found.append((at, at + len(words), (moment.toordinal(), moment.toordinal())))
    return found


def _our_quantities(text: str) -> list[Found]:
    return [(each.span.start, each.span.end, (float(each.low), float(each.high))) for each in find_quantities(text)]


def _quantulum(text: str) -> list[Found]:
    return [(*each.span, (each.value, each.value)) for each in quantulum3.parser.parse(text)]


FILES = {"dates": "moments", "quantities": "quantities"}
MARKED = {"dates": ("Temporal",), "quantities": ("Quantity", "Money")}
Tools = dict[str, Callable[[str], list[Found]]]
READERS: dict[str, Tools] = {
    "dates": {"secondsource": _our_dates, "dateparser": _dateparser},
    "quantities": {"secondsource": _our_quantities, "quantulum3": _quantulum},
}


def _marked(path: Path, tags: Sequence[str]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Sentences with the places of their marked spans; a space between every two words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            at, spans = 0, list[tuple[int, int]]()
            for word, tag in zip(row["tokens"], row["tags"], strict=True):
                if tag.startswith("B-") and tag[2:] in tags:
                    spans.append((at, at + len(word)))
                elif tag.startswith("I-") and tag[2:] in tags and spans:
                    spans[-1] = spans[-1][0], at + len(word)
                at += len(word) + 1
            yield " ".join(row["tokens"]), spans


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _share(held: Sequence[bool]) -> float:
    return sum(held) / max(1, len(held))
