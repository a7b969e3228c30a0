"""Parser: ours on UD English EWT test, beside scores that others published."""

from collections.abc import Iterator
from pathlib import Path

from figures import version_of
from published import PARSERS
from score import Score
from table import Figure, Row
from tagger import load_trees, on_given_tokens, on_own_tokens

from secondsource.taggers import minilm, rules

COLUMNS = ("upos", "uas", "las")


def measure(shared: Path) -> Iterator[Row]:
    """Ours and its stand-in, then the published rows."""
    trees = load_trees(shared, "test")
    taggers = minilm.Component(minilm.Options()), rules.Component(rules.Options())
    runs = {"tokens given": on_given_tokens, "own tokens": on_own_tokens}
    for where, run in runs.items():
        held = {score.name.rpartition(".")[2]: score for score in run(trees, *taggers)}
        picked = [held[name] for name in COLUMNS]
        size = f"{picked[0].n:,} sentences, {where}"
        ours = tuple(Figure(score.value, score.low, score.high) for score in picked)
        yield Row("secondsource", version_of("secondsource"), "EWT test", size, ours)
        yield Row("secondsource, rules", version_of("secondsource"), "EWT test", size, tuple(map(_peer, picked)))
    yield from PARSERS


def _peer(score: Score) -> Figure | None:
    return None if score.peer_value is None else Figure(score.peer_value)
