"""How the tagger reads: UD English EWT test and names of five sets; the shipped weights through the shipped part.

`upos`, `uas` and `las` are shares of all words, marks counted, on the tokens of the file; relations with their
subtypes. `own` is the same on the text of each sentence, cut by our own tokens: F1 over tokens that stand at the same
place. `names` is F1 of whole names with their sort (person, organisation, place) on each test split; nothing of
wikigold, which has one split, was trained on. The peer is the rule-based stand-in.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from score import Score, bootstrap

from secondsource.domain.record import Span
from secondsource.domain.syntax import Tagged
from secondsource.taggers import minilm, rules

sys.path.append(str(Path(__file__).resolve().parent.parent / "training"))  # the readers of the data stand there

from tagging.data import MEASURED_ON, UPOS, Example, entity_spans, load_names, load_trees

Counts = tuple[int, ...]
Cut = tuple[str, tuple[Span, ...]]
PEER = "rules (stand-in)"


def measure(shared: Path) -> list[Score]:
    """Every number, with its interval."""
    taggers = minilm.Component(minilm.Options()), rules.Component(rules.Options())
    trees = load_trees(shared, "test")
    scores = [*on_given_tokens(trees, *taggers), *on_own_tokens(trees, *taggers)]
    return [*scores, *(score for name in MEASURED_ON for score in _names(name, shared, *taggers))]


def on_given_tokens(trees: Sequence[Example], *taggers: minilm.Component | rules.Component) -> Iterator[Score]:
    cut = [_cut(tree) for tree in trees]
    ours, theirs = ([_tree_counts(*pair) for pair in zip(trees, one.tag_tokens(cut), strict=True)] for one in taggers)
    for column, name in enumerate(("upos", "uas", "las")):
        yield _score(f"tagger.{name}", ours, theirs, _share(column, 3))


def on_own_tokens(trees: Sequence[Example], *taggers: minilm.Component | rules.Component) -> Iterator[Score]:
    trees = [tree for tree in trees if tree.text]
    texts = [tree.text for tree in trees]
    ours, theirs = ([_own_counts(*pair) for pair in zip(trees, one.tag(texts), strict=True)] for one in taggers)
    for column, name in enumerate(("tokens", "upos", "uas", "las")):
        yield _score(f"tagger.own.{name}", ours, theirs, _f1(column, 4, 5))


def _names(set_name: str, shared: Path, *taggers: minilm.Component | rules.Component) -> Iterator[Score]:
    examples = load_names(shared, set_name, "test")
    cut = [_cut(example) for example in examples]
    ours, theirs = (
        [_name_counts(*pair) for pair in zip(examples, one.tag_tokens(cut), strict=True)] for one in taggers
    )
    yield _score(f"tagger.names.{set_name}", ours, theirs, _f1(0, 1, 2))


def _cut(example: Example) -> Cut:
    """The words with one space between them."""
    spans: list[Span] = []
    at = 0
    for word in example.words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return " ".join(example.words), tuple(spans)


def _tree_counts(tree: Example, tagged: Tagged) -> Counts:
    rows = list(zip(tree.upos, tree.heads, tree.relations, tagged.tokens, strict=True))
    attached = [head == token.head + 1 for _, head, _, token in rows]
    named = [
        right and relation == token.relation for right, (_, _, relation, token) in zip(attached, rows, strict=True)
    ]
    return sum(UPOS[upos] == token.upos for upos, _, _, token in rows), sum(attached), sum(named), len(rows)


def _own_counts(tree: Example, tagged: Tagged) -> Counts:
    gold = _places(tree)
    ours = {(token.span.start, token.span.end): token for token in tagged.tokens}
    same = [(at, ours[place]) for at, place in enumerate(gold) if place in ours]
    attached = [
        (at, token)
        for at, token in same
        if (tagged.tokens[token.head].span if token.head >= 0 else None) == _span(gold, tree.heads[at] - 1)
    ]
    named = sum(tree.relations[at] == token.relation for at, token in attached)
    tags = sum(UPOS[tree.upos[at]] == token.upos for at, token in same)
    return len(same), tags, len(attached), named, len(gold), len(ours)


def _places(tree: Example) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for word in tree.words:
        at = tree.text.index(word, at)
        found.append((at, at + len(word)))
        at += len(word)
    return found


def _span(places: Sequence[tuple[int, int]], at: int) -> Span | None:
    return Span(*places[at]) if at >= 0 else None


def _name_counts(example: Example, tagged: Tagged) -> Counts:
    gold, ours = entity_spans(example.entity_tags), entity_spans([token.entity for token in tagged.tokens])
    return len(gold & ours), len(gold), len(ours)


def _score(
    name: str, ours: Sequence[Counts], theirs: Sequence[Counts], of: Callable[[Iterable[Counts]], float]
) -> Score:
    low, high = bootstrap(ours, of)
    return Score(name, of(ours), len(ours), low, high, PEER, of(theirs))


def _share(right: int, all_of: int) -> Callable[[Iterable[Counts]], float]:
    def of(counts: Iterable[Counts]) -> float:
        rows = list(counts)
        return sum(row[right] for row in rows) / max(1, sum(row[all_of] for row in rows))

    return of


def _f1(both: int, gold: int, found: int) -> Callable[[Iterable[Counts]], float]:
    def of(counts: Iterable[Counts]) -> float:
        rows = list(counts)
        return 2 * sum(row[both] for row in rows) / max(1, sum(row[gold] + row[found] for row in rows))

    return of
