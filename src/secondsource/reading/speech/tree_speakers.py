"""Who does what a verb of a tree says: its subject, or the one that it shares with the verb that it hangs on."""

from collections.abc import Iterable

from secondsource.domain.record import Span
from secondsource.domain.syntax import ROOT, Tagged
from secondsource.reading.speech.stance_nouns import STANCE_NOUNS
from secondsource.reading.speech.stance_verbs import CATENATIVES
from secondsource.reading.speech.tree_words import BASES

_DEEPEST = 6
"""Verbs on a way up that share one subject."""
_IN_PASSING = frozenset({"parataxis", "advcl", "discourse", "orphan", "vocative", "case"})
_OPENING = frozenset({"(", "[", "“", "‘", '"', "``", "$"})
_CLOSING = frozenset({")", "]", "”", '"', "''", "%"})


def children(tree: Tagged, number: int, *relations: str) -> list[int]:
    """Numbers of the tokens that hang on one by one of the relations."""
    return [child for child in tree.children(number) if tree.tokens[child].relation in relations]


def low(tree: Tagged, number: int) -> str:
    """The token of that number in small letters, with a straight apostrophe."""
    return tree.word(number).casefold().replace("’", "'")


def find_doer(tree: Tagged, verb: int) -> int | None:
    """The token that leads the words for who does it; None where nobody is told."""
    for _ in range(_DEEPEST):
        if own := children(tree, verb, "nsubj", "nsubj:outer"):
            return own[0]
        head, relation = tree.tokens[verb].head, tree.tokens[verb].relation
        if head == ROOT or children(tree, verb, "nsubj:pass", "csubj", "expl"):
            return None
        if relation == "acl":
            return _speaking_noun(tree, verb, head)
        if relation == "xcomp" and (told := children(tree, head, "obj", "iobj")):
            return told[0]
        if not _shares_subject(tree, verb):
            return None
        verb = head
    return None


def _shares_subject(tree: Tagged, verb: int) -> bool:
    """`left and said`, `left, saying`, `tried to say`, `was glad to say`."""
    token = tree.tokens[verb]
    if token.relation == "xcomp":
        return BASES.get(low(tree, token.head)) in CATENATIVES or tree.tokens[token.head].upos == "ADJ"
    return token.relation == "conj" or (token.relation in {"advcl", "parataxis"} and low(tree, verb).endswith("ing"))


def _speaking_noun(tree: Tagged, verb: int, noun: int) -> int | None:
    """`polls showing that`; of `issued a statement saying that`, who issued it."""
    if not low(tree, verb).endswith("ing"):
        return None
    token = tree.tokens[noun]
    return find_doer(tree, token.head) if token.relation == "obj" and low(tree, noun) in STANCE_NOUNS else noun


def is_passive(tree: Tagged, verb: int) -> bool:
    """`was backed`, `backed by farmers`."""
    return bool(children(tree, verb, "aux:pass", "nsubj:pass", "obl:agent"))


def find_agent(tree: Tagged, verb: int) -> int | None:
    """Who does it in a passive: the farmers of `backed by farmers`."""
    return next(iter(children(tree, verb, "obl:agent")), None)


def phrase(tree: Tagged, lead: int) -> Span:
    """The words of a noun phrase with its apposition, without its preposition and what only stands beside it."""
    dropped = {number for child in children(tree, lead, *_IN_PASSING) for number in tree.subtree(child)}
    return span_of(tree, (number for number in tree.subtree(lead) if number not in dropped))


def span_of(tree: Tagged, numbers: Iterable[int]) -> Span:
    """From the first to the last of the tokens, without marks at the edges; empty where there is none."""
    kept = sorted(numbers)
    while kept and tree.tokens[kept[0]].upos == "PUNCT" and low(tree, kept[0]) not in _OPENING:
        del kept[0]
    while kept and tree.tokens[kept[-1]].upos == "PUNCT" and low(tree, kept[-1]) not in _CLOSING:
        del kept[-1]
    return Span(tree.tokens[kept[0]].span.start, tree.tokens[kept[-1]].span.end) if kept else Span(0, 0)
