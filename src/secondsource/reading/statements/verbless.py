"""Whether words state anything, by their grammar: a verb with somebody or something that does it."""

from collections.abc import Sequence

from secondsource.domain.record import Span
from secondsource.domain.syntax import Tagged
from secondsource.reading.vocabulary.verbs import BASES, main_verb

NO_VERB = "a fragment without a verb"
_SUBJECTS = ("nsubj", "csubj", "expl")
_DESCRIBING = ("obl", "nmod", "advmod")
_IN_FRONT = frozenset({"advmod", "punct", "discourse", "cc", "vocative", "mark", "advcl", "obl"})


def reason_by_grammar(tagged: Tagged, span: Span) -> str | None:
    """Why the words at `span` of a sentence state nothing; None where they may state something."""
    inside = [
        number
        for number, token in enumerate(tagged.tokens)
        if span.start <= token.span.start and token.span.end <= span.end and token.upos != "PUNCT"
    ]
    top = _top(tagged, inside)
    if top is None:
        return None
    if _is_call(tagged, top, inside):
        return "a call to the reader"
    if top == inside[0] and tagged.tokens[top].upos == "VERB" and _lacks_doer(tagged, top):
        return NO_VERB
    nominal = tagged.tokens[top].upos in {"NOUN", "PROPN", "NUM", "ADJ"}
    if nominal and not _goes_on(tagged, top, span) and _is_bare_phrase(tagged, top, inside):
        return NO_VERB
    return None


def _top(tagged: Tagged, inside: Sequence[int]) -> int | None:
    """The word on which the others hang, but for what describes words outside; None where there are several."""
    tops = [number for number in inside if tagged.tokens[number].head not in inside]
    if len(tops) > 1:
        tops = [number for number in tops if not tagged.tokens[number].relation.startswith(_DESCRIBING)]
    return tops[0] if len(tops) == 1 else None


def _goes_on(tagged: Tagged, top: int, span: Span) -> bool:
    """Whether a word reads as the main verb, and the tree does not hang it on a noun as what describes it."""
    verb = main_verb(span.of(tagged.text))
    if verb is None:
        return False
    number = next((n for n, token in enumerate(tagged.tokens) if token.span.start == span.start + verb.start()), top)
    if tagged.tokens[number].upos not in {"VERB", "AUX"}:
        return False
    return not (_has_subject(tagged, number) and _in_clause(tagged, number, top))


def _has_subject(tagged: Tagged, number: int) -> bool:
    return any(tagged.tokens[child].relation.split(":")[0] in _SUBJECTS for child in tagged.children(number))


def _lacks_doer(tagged: Tagged, top: int) -> bool:
    """`Ships with a sensor`, `Danced to the beat`: a finite form in front."""
    return tagged.word(top).casefold().endswith(("s", "ed")) and not _has_subject(tagged, top)


def _is_call(tagged: Tagged, top: int, inside: Sequence[int]) -> bool:
    """`Start by clearing the shelves`: a base form in front with nobody who does it."""
    if tagged.tokens[top].upos != "VERB" or tagged.word(top).casefold() not in BASES or _has_subject(tagged, top):
        return False
    led = all(tagged.tokens[child].relation.split(":")[0] in _IN_FRONT for child in tagged.children(top) if child < top)
    helped = any(tagged.tokens[child].relation.startswith("aux") for child in tagged.children(top))
    first = top == inside[0] or tagged.word(top - 1) in {",", "-", "—", "–"} or top - inside[0] < 3
    return not helped and led and first


def _is_bare_phrase(tagged: Tagged, top: int, inside: Sequence[int]) -> bool:
    """A noun phrase with what describes it, and no verb that goes on from it."""
    if _has_subject(tagged, top) or any(tagged.tokens[child].relation == "cop" for child in tagged.children(top)):
        return False
    return not any(
        tagged.tokens[each].upos in {"VERB", "AUX"}
        and not tagged.tokens[each].relation.startswith(("acl", "amod", "advcl", "xcomp", "compound"))
        and (_has_subject(tagged, each) or tagged.tokens[each].upos == "AUX")
        and not _in_clause(tagged, each, top)
        for each in inside
    )


def _in_clause(tagged: Tagged, number: int, top: int) -> bool:
    """Whether a token stands inside a clause that describes the top."""
    at = number
    while at != top and tagged.tokens[at].head >= 0:
        if tagged.tokens[at].relation.startswith("acl"):
            return True
        at = tagged.tokens[at].head
    return False
