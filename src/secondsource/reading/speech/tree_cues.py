"""Cues by the tree of a sentence: who says, thinks or wants what, with the real subject and the whole clause."""

from collections.abc import Iterator

from secondsource.domain.record import Span
from secondsource.domain.syntax import ROOT, Tagged
from secondsource.reading.speech.cue import Cue
from secondsource.reading.speech.stance_verbs import CATENATIVES, PHRASES, STANCE_VERBS
from secondsource.reading.speech.tree_contents import clause_content, object_content, phrase_content
from secondsource.reading.speech.tree_speakers import children, find_agent, find_doer, is_passive, low, phrase
from secondsource.reading.speech.tree_words import BASES, NO_SPEECH, SPEAKING, UNREAL

_NOBODY = frozenset({"this", "there", "what", "it"})
_MAIN = frozenset({"root", "conj", "parataxis", "advcl"})
_HAVE = frozenset({"like", "has", "had", "have"})


def find_tree_cues(tree: Tagged) -> Iterator[Cue]:
    """Every verb of speech or stance of which the tree knows the subject, in order."""
    for number, token in enumerate(tree.tokens):
        if token.upos == "VERB":
            cue = _passive(tree, number) if is_passive(tree, number) else _active(tree, number)
            if cue:
                yield cue


def is_told(tree: Tagged, words: Span) -> bool:
    """Whether the sentence itself tells what these words say, not a clause or a phrase inside it."""
    number = verb_of(tree, words)
    while number != ROOT:
        relation, head = tree.tokens[number].relation, tree.tokens[number].head
        if relation not in _MAIN and not (relation == "xcomp" and _lends_subject(tree, head)):
            return False
        number = head
    return True


def is_told_of_noun(tree: Tagged, words: Span) -> bool:
    """`farmers who back the levy`, `the levy that she says has failed`: told in passing, and told all the same."""
    verb = verb_of(tree, words)
    if verb == ROOT or tree.tokens[verb].relation != "acl:relcl":
        return False
    return bool(children(tree, verb, "ccomp")) or (verb > 0 and low(tree, verb - 1) == "who")


def verb_of(tree: Tagged, words: Span) -> int:
    """The token that leads the words of a cue; ROOT where none does."""
    return next((at for at, token in enumerate(tree.tokens) if _leads(tree, at) and words.contains(token.span)), ROOT)


def _leads(tree: Tagged, number: int) -> bool:
    return tree.tokens[number].upos in {"VERB", "NOUN", "ADJ"}


def _lends_subject(tree: Tagged, verb: int) -> bool:
    """`tried to say`, `has to say`, `would like to say`."""
    return BASES.get(low(tree, verb)) in CATENATIVES or low(tree, verb) in _HAVE


def _active(tree: Tagged, verb: int) -> Cue | None:
    base, words = BASES.get(low(tree, verb), ""), tree.tokens[verb].span
    doer = find_doer(tree, verb)
    if doer is None or low(tree, doer) in _NOBODY or (base not in SPEAKING and _is_unreal(tree, verb)):
        return None
    if _may_state(tree, verb, base) and (content := clause_content(tree, verb)):
        return _cue(tree, words, doer, content, speech=base in SPEAKING)
    if base in PHRASES and (found := phrase_content(tree, verb, PHRASES[base])):
        return _cue(tree, found[0], doer, found[1], speech=False)
    if base in STANCE_VERBS and (content := object_content(tree, verb)):
        return _cue(tree, words, doer, content, speech=False)
    return None


def _is_unreal(tree: Tagged, verb: int) -> bool:
    return any(low(tree, each) in UNREAL for each in children(tree, verb, "aux"))


def _may_state(tree: Tagged, verb: int, base: str) -> bool:
    """A verb that we know, or any other that `that` or `whether` and a clause follow."""
    if base in SPEAKING or base in STANCE_VERBS:
        return True
    marks = (mark for clause in children(tree, verb, "ccomp") for mark in children(tree, clause, "mark"))
    return low(tree, verb) not in NO_SPEECH and any(low(tree, mark) in {"that", "whether"} for mark in marks)


def _passive(tree: Tagged, verb: int) -> Cue | None:
    """`The levy was backed by farmers`, `the levy backed by farmers`."""
    agent, token = find_agent(tree, verb), tree.tokens[verb]
    about = children(tree, verb, "nsubj:pass") or ([token.head] if token.relation == "acl" else [])
    if agent is None or not about or BASES.get(low(tree, verb)) not in STANCE_VERBS | SPEAKING:
        return None
    return _cue(tree, token.span, agent, phrase(tree, about[0]), speech=False)


def _cue(tree: Tagged, words: Span, doer: int, content: Span, *, speech: bool) -> Cue:
    whole = phrase(tree, doer)
    apposed = children(tree, doer, "appos")
    apposition = phrase(tree, apposed[0]) if apposed else None
    if apposition is None or apposition.start <= whole.start:
        return Cue(words, whole, whole, None, content, speech)
    name = tree.text[whole.start : apposition.start].rstrip(" ,")
    return Cue(words, whole, Span(whole.start, whole.start + len(name)), apposition, content, speech)
