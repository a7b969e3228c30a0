"""What a verb of a tree governs: the clause or the phrase that tells what is said, thought or wanted."""

from collections.abc import Collection, Sequence

from secondsource.domain.record import Span
from secondsource.domain.syntax import ROOT, Tagged
from secondsource.reading.speech.tree_speakers import children, low, span_of
from secondsource.reading.speech.tree_words import BASES, SPEAKING
from secondsource.reading.speech.word_tables import TIMES

_RELATIVES = frozenset({"who", "which", "that"})
_NEXT = frozenset({"punct", "cc", "conj", "parataxis", "advcl", "discourse"})
"""How what no longer belongs to a verb's phrase hangs on it."""
_CLAUSES = frozenset({"root", "ccomp", "advcl", "parataxis", "conj"})
_DASHES = ",-–—"
_LINKS = frozenset({",", ";", "and", "but", "while", "whereas"})


def clause_content(tree: Tagged, verb: int) -> Span | None:
    """`said that it rained`; `it rained, she said`; `she said: it rained`; the larger part of a split one."""
    found = [_clause(tree, child) for child in children(tree, verb, "ccomp")]
    if not found:
        later = (child for child in children(tree, verb, "parataxis") if child > verb)
        found = [_clause(tree, child) for child in later if _is_announced(tree, verb, child)]
    if not found and _stands_in_what_is_said(tree, verb):
        found = [_beside(tree, verb)]
    return max(found, key=_length) if found else None


def _length(span: Span) -> int:
    return span.end - span.start


def _is_announced(tree: Tagged, verb: int, child: int) -> bool:
    return any(low(tree, number) in {":", ","} for number in range(verb, child))


def _stands_in_what_is_said(tree: Tagged, verb: int) -> bool:
    """`it rained, she said`; also `the bill, aides said, failed`, where it hangs on the subject."""
    relation = tree.tokens[verb].relation
    if tree.tokens[verb].head == ROOT or not children(tree, verb, "nsubj"):
        return False
    if relation == "parataxis":
        return True
    if relation not in {"acl", "acl:relcl"} or not _RELATIVES.isdisjoint(
        low(tree, each) for each in tree.children(verb)
    ):
        return False
    whole = tree.subtree(verb)
    first = whole[0] if tree.tokens[whole[0]].upos == "PUNCT" else whole[0] - 1
    last = whole[-1] if tree.tokens[whole[-1]].upos == "PUNCT" else whole[-1] + 1
    return first >= 0 and last < len(tree.tokens) and low(tree, first) == low(tree, last) == ","


def _clause(tree: Tagged, lead: int) -> Span:
    """The clause without the `that` before it."""
    that = {child for child in children(tree, lead, "mark") if low(tree, child) == "that"}
    return span_of(tree, (number for number in tree.subtree(lead) if number not in that))


def _beside(tree: Tagged, aside: int) -> Span:
    """The larger part of the clause in which an aside stands."""
    top = tree.tokens[aside].head
    while tree.tokens[top].relation not in _CLAUSES:
        top = tree.tokens[top].head
    gone = tree.subtree(aside)
    left = span_of(tree, (number for number in tree.subtree(top) if number < gone[0]))
    right = span_of(tree, (number for number in tree.subtree(top) if number > gone[-1]))
    return max((left, right), key=_length)


def object_content(tree: Tagged, verb: int) -> Span | None:
    """`backs the levy`, `wants the port to close`, `accused the bank of fraud`, `hopes to win`."""
    starts = [child for child in children(tree, verb, "obj", "ccomp") if child > verb]
    infinitives = [child for child in children(tree, verb, "xcomp") if child > verb]
    starts += [child for child in infinitives if starts or tree.tokens[child].upos == "VERB"]
    kept: list[int] = []
    for child in tree.children(verb) if starts else ():
        if child < min(starts):
            continue
        if tree.tokens[child].relation in _NEXT or low(tree, child) in TIMES:
            break
        kept += tree.subtree(child)
    return span_of(tree, kept) if kept else None


def phrase_content(tree: Tagged, verb: int, rests: Sequence[tuple[str, ...]]) -> tuple[Span, Span] | None:
    """Cue and content of `calls for calm`: the verb with the words that must follow, and what they govern."""
    for rest in rests:
        end = verb + 1 + len(rest)
        if tuple(low(tree, number) for number in range(verb + 1, min(end, len(tree.tokens)))) == rest:
            content = _governed(tree, verb, end)
            return (Span(tree.tokens[verb].span.start, tree.tokens[end - 1].span.end), content) if content else None
    return _led_apart(tree, verb, {rest[0] for rest in rests if len(rest) == 1})


def _governed(tree: Tagged, verb: int, end: int) -> Span | None:
    """What hangs on the words `verb:end` behind them, up to the end of the phrase."""
    first = next((child for child in tree.children(verb) if child > verb and tree.subtree(child)[-1] >= end), None)
    return span_of(tree, (number for number in tree.subtree(first) if number >= end)) if first is not None else None


def _led_apart(tree: Tagged, verb: int, leads: Collection[str]) -> tuple[Span, Span] | None:
    """`spoke warmly of the plan`, `voted 6 to 1 for it`."""
    for child in children(tree, verb, "obl", "advcl"):
        case = next((each for each in children(tree, child, "case", "mark") if low(tree, each) in leads), None)
        if case is not None and case > verb:
            content = span_of(tree, (number for number in tree.subtree(child) if number > case))
            return Span(tree.tokens[verb].span.start, tree.tokens[case].span.end), content
    return None


def without_other_speaker(tree: Tagged, cue: Span, content: Span) -> Span:
    """Without a clause at its end in which another speaks: `… it fails, while ten said that it works`."""
    for number, token in enumerate(tree.tokens):
        if token.upos != "VERB" or token.relation not in {"conj", "advcl", "parataxis"} or token.span.start < cue.end:
            continue
        speaks = BASES.get(low(tree, number)) in SPEAKING and children(tree, number, "nsubj")
        first = tree.tokens[tree.subtree(number)[0]].span.start
        if speaks and content.start < first < content.end and tree.word(tree.subtree(number)[0]) in _LINKS:
            kept = tree.text[content.start : first].rstrip(" ,;")
            return Span(content.start, content.start + len(kept)) if kept.count(" ") > 1 else content
    return content


def without_relative(tree: Tagged, content: Span) -> Span:
    """Without what the writer adds about a name at its end: `… the dam, which broke in May`."""
    for number, token in enumerate(tree.tokens):
        if token.relation != "acl:relcl" or not content.start < token.span.start < content.end:
            continue
        if tree.tokens[token.head].upos != "PROPN":
            continue  # `five raids, all of which failed` is told by the speaker too
        clause = tree.subtree(number)
        comma = clause[0] if tree.word(clause[0]) in _DASHES else clause[0] - 1
        before, after = tree.tokens[max(comma, 0)].span, tree.tokens[clause[-1]].span
        if before.start > content.start and before.of(tree.text) in _DASHES and after.end >= content.end - 1:
            kept = content.start + len(tree.text[content.start : before.start].rstrip())
            return Span(content.start, kept) if tree.text.count(" ", content.start, kept) > 1 else content
    return content
