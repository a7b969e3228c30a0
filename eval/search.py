"""How well a search finds the evidence of a claim: by words, by meaning, and by both together (see `retrieval.py`).

The encoder was not trained by us on any of it; what the published network was fitted on is in its card. The peer of
meaning, and of both, is search by words (tantivy, BM25) on the same claims in the same run. 50 of each are fused.

So many claims and others are drawn, always the same: SECONDSOURCE_EVAL_CLAIMS (400) and SECONDSOURCE_EVAL_OTHERS
(20000; 200000 is what the archive is asked to hold). Vectors are kept in `build/`, by encoder and drawing: the first
run of a drawing encodes every sentence, one by one.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from retrieval import MEASURES, Asked, Ranked, draw_claims
from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.evidence import Passage
from secondsource.domain.ids import content_id
from secondsource.encoders import minilm
from secondsource.errors import ModelError
from secondsource.pipeline.meaning import Meaning
from secondsource.ports import Vectors
from secondsource.reading.queries import make_plain_query
from secondsource.reading.ranking import fuse
from secondsource.stores import tantivy, vectors
from secondsource.testing.fakes import MemoryRecord

CLAIMS = int(os.environ.get("SECONDSOURCE_EVAL_CLAIMS", "400"))
OTHERS = int(os.environ.get("SECONDSOURCE_EVAL_OTHERS", "20000"))
KEPT = Path(__file__).resolve().parent.parent / "build" / "eval-search"
DEEP = 100
"""Places of a ranking that are looked at."""


def measure(shared: Path) -> Iterator[Score]:
    """Recall and mean reciprocal rank of each way to search, with the sizes told on the way."""
    claims, passages = draw_claims(shared, CLAIMS, OTHERS)
    print(f"search: {len(claims)} claims, {len(passages)} passages, seed 20251225")
    yield from _measured(claims, passages)


def _measured(claims: Sequence[Asked], passages: Sequence[Passage]) -> Iterator[Score]:
    arms = _arms(claims, passages)
    words = arms["words"]
    for arm, ranked in arms.items():
        for name, of in MEASURES.items():
            peer = (None, None) if arm == "words" else ("words", of(words))
            yield Score(f"search.{arm}.{name}", of(ranked), len(ranked), *bootstrap(ranked, of), *peer)


def _arms(claims: Sequence[Asked], passages: Sequence[Passage]) -> dict[str, list[Ranked]]:
    tables = load_tables()
    queries = [make_plain_query(claim.text, tables) for claim in claims]
    with tempfile.TemporaryDirectory() as place:
        index = tantivy.Component(tantivy.Options(), Path(place))
        index.add(passages)
        by_words = [index.search(query, DEEP) for query in queries]
        index.close()
    record = MemoryRecord()
    record.add(passages)
    meaning = _meaning(record, passages)
    by_meaning = [meaning.search(record, query, DEEP) for query in queries]
    if meaning.gaps:
        raise ModelError(meaning.gaps[0].why)
    both = [fuse(pair)[:DEEP] for pair in zip(by_words, by_meaning, strict=True)]
    found = {"words": by_words, "meaning": by_meaning, "both": both}
    return {arm: list(zip(claims, lists, strict=True)) for arm, lists in found.items()}


def _meaning(record: MemoryRecord, passages: Sequence[Passage]) -> Meaning:
    """The encoder with vectors of the passages, taken up where a run before left them."""
    drawing = content_id("drw", *(passage.id for passage in passages))

    def opened(mark: str) -> Vectors:
        return vectors.Component(vectors.Options(least=0), KEPT / drawing / mark)

    meaning = Meaning("minilm", minilm.Component(minilm.Options()), opened)
    if lacking := meaning.lacking(record):
        print(f"search: {lacking} vectors are made and kept in build/", flush=True)
    meaning.catch_up(record, lambda _: None)
    return meaning
