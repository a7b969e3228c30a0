"""How well claims that say the same, the opposite or nearly the same are told from each other and from all others.

The pairs are those of pairs.py; thresholds were looked at on the other half of the subjects. Recall of `same` is on
rewritten claims, whose sense is ours; `restated.found` is the share of restated claims that are found at all, whatever
differs. Precision is over all drawn pairs but the restated ones, of which some add or leave out things. `other.quiet`
is the share of other claims about the same subject that are not matched; some of them do say the same. `shown` is the
share of pairs with another number or name whose difference is shown as one.

The peer, in the same run, is the token-set ratio of rapidfuzz with the threshold that gave the best F1 on the other
half; what it finds alike is *negated* where one side alone has a word of negation, *differs* where their figures are
not the same, else *same*. `candidates.recall` is how often the mate of a claim is among the 50 that the index gives,
among so many other claims (SECONDSOURCE_EVAL_OTHERS); of each kind SECONDSOURCE_EVAL_PAIRS (400) are drawn.
"""

import os
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pairs import SEED, Pair, draw_pairs, read_claims
from rapidfuzz.fuzz import token_set_ratio
from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.reference import Tables
from secondsource.pipeline.matching import CANDIDATES
from secondsource.reading.comparing.likeness import compare_claims
from secondsource.reading.queries import make_plain_query
from secondsource.stores import tantivy
from secondsource.testing.fakes import make_passage

EACH = int(os.environ.get("SECONDSOURCE_EVAL_PAIRS", "400"))
OTHERS = int(os.environ.get("SECONDSOURCE_EVAL_OTHERS", "20000"))
PEER = "token_set_ratio"
_NOT = re.compile(r"\b(?:not|never|no|nobody|nothing)\b|n't\b")
_ASPECT = {"number": {"number", "date", "length of time"}, "name": {"name", "place", "date"}}


@dataclass(frozen=True, slots=True)
class Told:
    """A pair, and what was said of it: `same`, `negated`, `differs` or `other`."""

    pair: Pair
    ours: str
    peer: str
    shown: bool
    """Whether the sort of difference by which it was drawn is among those that are shown."""


def measure(shared: Path) -> Iterator[Score]:
    """Recall and precision of each relation, with the sizes told on the way."""
    bar = _bar(draw_pairs(shared, "tried", EACH))
    pairs = draw_pairs(shared, "held", EACH)
    kinds = {kind: sum(pair.kind == kind for pair in pairs) for kind in dict.fromkeys(pair.kind for pair in pairs)}
    print(f"matching: {', '.join(f'{n} {kind}' for kind, n in kinds.items())}; {PEER} from {bar:.0f}; seed {SEED}")
    tables = load_tables()
    told = [_tell(pair, bar, tables) for pair in pairs]
    sure = [each for each in told if each.pair.kind != "restated"]
    for relation in ("same", "negated", "differs"):
        mine = [each for each in sure if each.pair.relation == relation]
        yield _score(f"{relation}.recall", mine, lambda each, said: said(each) == each.pair.relation)
        called = [each for each in sure if relation in (each.ours, each.peer)]
        yield _precision(relation, called)
    restated = [each for each in told if each.pair.kind == "restated"]
    yield _score("restated.found", restated, lambda each, said: said(each) in ("same", "differs"))
    other = [each for each in told if each.pair.relation == "other"]
    yield _score("other.quiet", other, lambda each, said: said(each) == "other")
    swapped = [each for each in told if each.pair.kind in _ASPECT]
    shown = [float(each.shown) for each in swapped]
    yield Score("matching.differs.shown", _mean(shown), len(shown), *bootstrap(shown, _mean))
    yield _candidates(shared, [pair for pair in pairs if pair.relation != "other"])


def _tell(pair: Pair, bar: float, tables: Tables) -> Told:
    found = compare_claims(pair.claim, pair.earlier, tables)
    aspects = {each.aspect.value for each in found.differences} if found else set[str]()
    ours = found.relation.value if found else "other"
    return Told(pair, ours, _peer(pair, bar), bool(aspects & _ASPECT.get(pair.kind, set())))


def _peer(pair: Pair, bar: float) -> str:
    if token_set_ratio(pair.claim, pair.earlier) < bar:
        return "other"
    if bool(_NOT.search(pair.claim)) != bool(_NOT.search(pair.earlier)):
        return "negated"
    figures = (set(re.findall(r"\d+", text)) for text in (pair.claim, pair.earlier))
    return "same" if next(figures) == next(figures) else "differs"


def _bar(pairs: Sequence[Pair]) -> float:
    """The ratio from which two claims count as alike, by the best F1 of alike against other."""
    rated = [(token_set_ratio(pair.claim, pair.earlier), pair.relation != "other") for pair in pairs]

    def f1(bar: float) -> float:
        hits = sum(alike for ratio, alike in rated if ratio >= bar)
        return 2 * hits / (sum(ratio >= bar for ratio, _ in rated) + sum(alike for _, alike in rated))

    return max(map(float, range(30, 100)), key=f1)


Said = Callable[[Told], str]


def _score(name: str, told: Sequence[Told], right: Callable[[Told, Said], bool]) -> Score:
    ours = [float(right(each, lambda one: one.ours)) for each in told]
    peer = [float(right(each, lambda one: one.peer)) for each in told]
    return Score(f"matching.{name}", _mean(ours), len(told), *bootstrap(ours, _mean), PEER, _mean(peer))


def _precision(relation: str, told: Sequence[Told]) -> Score:
    ours = [float(each.pair.relation == relation) for each in told if each.ours == relation]
    peer = [float(each.pair.relation == relation) for each in told if each.peer == relation]
    interval = bootstrap(ours, _mean)
    return Score(f"matching.{relation}.precision", _mean(ours), len(ours), *interval, PEER, _mean(peer))


def _candidates(shared: Path, pairs: Sequence[Pair]) -> Score:
    """How often the index gives the mate of a claim among the candidates, among many other claims."""
    some = random.Random(SEED).sample(pairs, min(EACH, len(pairs)))
    others = random.Random(SEED).sample(sorted(read_claims(shared)), OTHERS)
    mates = {pair.earlier: make_passage(pair.earlier) for pair in some}
    tables = load_tables()
    with tempfile.TemporaryDirectory() as place:
        index = tantivy.Component(tantivy.Options(), Path(place))
        index.add((*mates.values(), *(make_passage(claim) for claim in others if claim not in mates)))
        found = [
            float(mates[pair.earlier].id in index.search(make_plain_query(pair.claim, tables), CANDIDATES))
            for pair in some
        ]
        index.close()
    return Score("matching.candidates.recall", _mean(found), len(found), *bootstrap(found, _mean))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
