"""A report at a glance: counts of verdicts, the most serious point, who carries the article. Never a score."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.domain.claim import Attribution
from secondsource.domain.evidence import Derivation, Evidence, Origin, Passage, Stance
from secondsource.domain.folding import fold
from secondsource.domain.record import Gap
from secondsource.domain.report import Assessment, Finding, Flag, Report, Verdict
from secondsource.domain.thread import Thread
from secondsource.weighing.labels import answer_then, name_day, name_language
from secondsource.weighing.wording import count, list_words

GRAVE = (
    Flag.QUOTE_ALTERED,
    Flag.HEADLINE_BODY_MISMATCH,
    Flag.INTERNAL_CONTRADICTION,
    Flag.HIDDEN_UPSTREAM_SOURCE,
    Flag.OUTDATED,
    Flag.MISSING_OTHER_SIDE,
    Flag.ONE_SIDED_SOURCING,
    Flag.UNSOURCED_ATTRIBUTION,
    Flag.IMPRECISE,
)
"""Flags in the order in which one of them heads the report, where nothing is refuted."""


_SLIPS = ("weekdays", "dates")


@dataclass(frozen=True, slots=True)
class Worst:
    """The one thing a reader must not miss."""

    number: int | None
    """Of the statement, from 1; None where it is about the article as a whole."""
    quote: str
    message: str
    arithmetic: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and how many of the article's statements rest on their word."""

    speaker: str
    role: str | None
    statements: int


def count_verdicts(report: Report) -> tuple[tuple[Verdict, int], ...]:
    """Every verdict with its number, in the fixed order, zeros too."""
    found = Counter(item.verdict for item in report.assessments)
    return tuple((verdict, found[verdict]) for verdict in Verdict)


def find_worst(report: Report) -> Worst | None:
    """A refuted statement first, arithmetic before the rest; then the gravest finding; None where there is nothing."""
    numbered = list(enumerate(report.assessments, start=1))
    refuted = [(number, item) for number, item in numbered if item.verdict is Verdict.REFUTED]
    if refuted:
        return _refuted(*min(refuted, key=lambda pair: _weight(pair[1])))
    placed = [(number, finding) for number, item in numbered for finding in item.findings]
    found = [(None, finding) for finding in report.findings] + placed
    if not found:
        return None
    number, finding = min(found, key=lambda pair: _gravity(pair[1]))
    return Worst(number, finding.quote, finding.message, finding.arithmetic)


def _sum(item: Assessment) -> Finding | None:
    """The finding that decided a statement by arithmetic."""
    return next((each for each in item.findings if each.stance is Stance.REFUTES), None)


def _weight(item: Assessment) -> int:
    """Arithmetic first, a slip of the calendar last."""
    finding = _sum(item)
    return 1 if finding is None else 2 if finding.check in _SLIPS else 0


def _refuted(number: int, item: Assessment) -> Worst:
    finding = _sum(item)
    if finding:
        return Worst(number, finding.quote or item.claim.quote, finding.message, finding.arithmetic)
    return Worst(number, item.claim.quote, item.sentence, None)


def find_gravest(report: Report) -> Flag | None:
    """The gravest flag of the report and its statements; None where it has none of the grave ones."""
    found = {*report.flags, *(flag for item in report.assessments for flag in item.flags)}
    return next((flag for flag in GRAVE if flag in found), None)


def _gravity(finding: Finding) -> int:
    return GRAVE.index(finding.flag) if finding.flag in GRAVE else len(GRAVE)


def find_voices(report: Report) -> tuple[Voice, ...]:
    """Who speaks in the article, most statements first; a surname alone counts for the full name."""
    said = [item.claim.attribution for item in report.assessments if item.claim.attribution]
    full = {name: _full_name(name, said) for name in {each.speaker for each in said}}
    roles = {full[each.speaker]: each.role for each in reversed(said) if each.role}
    counts = Counter(full[each.speaker] for each in said)
    return tuple(Voice(name, roles.get(name), number) for name, number in counts.most_common())


def _full_name(name: str, said: Sequence[Attribution]) -> str:
    """The longest name in the article that ends with this one; descriptions such as `officials` stay as they are."""
    folded = fold(name)
    longer = [
        each.speaker for each in said if each.named and " " not in folded and fold(each.speaker).endswith(f" {folded}")
    ]
    same = [each.speaker for each in said if fold(each.speaker) == folded]
    return max(longer, key=len) if longer else same[0]


def describe_carrier(report: Report) -> str:
    """Who carries the article, in one sentence."""
    total, voices = len(report.assessments), find_voices(report)
    if not total:
        return "No statement was found in the article."
    if not voices:
        return f"The article names no source: it makes all {total} statements in its own voice."
    first, attributed = voices[0], sum(voice.statements for voice in voices)
    own = total - attributed
    rest = f" {own} of {count(total, 'statement')} are in the article's own voice." if own else ""
    if len(voices) > 1 and voices[1].statements == first.statements:
        return f"No one source carries it: {_named(voices)}.{rest}"
    name = f"{first.speaker}, {first.role}" if first.role else first.speaker
    others = f" Others: {_named(voices[1:])}." if voices[1:] else ""
    share = f"{first.statements} of {count(attributed, 'attributed statement')}"
    if first.statements * 2 < attributed:
        return f"No one source carries it. The most quoted is {name}: {share}.{others}{rest}"
    return f"One source, {name}, carries {share}.{others}{rest}"


def _named(voices: Sequence[Voice]) -> str:
    shown = [f"{voice.speaker} ({voice.statements})" for voice in voices[:4]]
    hidden = len(voices) - len(shown)
    return list_words([*shown, count(hidden, "other")] if hidden else shown)


def choose_best(item: Assessment, stance: Stance) -> Evidence | None:
    """The best evidence of a stance: what counts before what does not, then the tier, then the reading's score."""
    found = [each for each in item.evidence if each.stance is stance]
    return min(found, key=lambda each: (not each.counts, each.tier, -each.score), default=None)


@dataclass(frozen=True, slots=True)
class Backing:
    """How many origins stand behind a stance."""

    origins: int
    copies: int
    """Items that only repeat them."""
    counted: bool
    """Whether these are origins that count; False where none does."""


def count_origins(item: Assessment, stance: Stance) -> Backing:
    """The origins behind a stance: those that count, or all of them where none does."""
    found = [each for each in item.evidence if each.stance is stance]
    counted = {each.origin for each in found if each.counts}
    origins = counted or {each.origin for each in found}
    copies = len({each.passage.id for each in found if each.origin in origins}) - len(origins)
    return Backing(len(origins), max(0, copies), bool(counted))


def describe_origins(item: Assessment, stance: Stance) -> str:
    """How many origins that count stand behind a stance, and how many items only repeat them: `1 origin (7 copies)`."""
    found = count_origins(item, stance)
    text = count(found.origins, "origin") + (f" ({count(found.copies, 'copy', 'copies')})" if found.copies else "")
    return text if found.counted else f"{text}, not counted"


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of an origin's tree."""

    depth: int
    """0 for the root."""
    passage: str
    reason: str
    """Why it hangs on the one above it; empty for the root."""


def walk_tree(origin: Origin, known: Container[str]) -> Iterator[Branch]:
    """The origin's tree, a line a member: the root, then each copy under what it hangs on.

    A member that is not among the known passages is left out with all that hangs on it.
    """
    under: dict[str, list[Derivation]] = {}
    for edge in origin.tree:
        under.setdefault(edge.parent, []).append(edge)
    yield Branch(0, origin.root, "")
    waiting = [(edge, 1) for edge in reversed(under.get(origin.root, []))]
    while waiting:
        edge, depth = waiting.pop()
        if edge.child in known:
            yield Branch(depth, edge.child, edge.reason)
            waiting += [(each, depth + 1) for each in reversed(under.get(edge.child, []))]


def describe_tree(origin: Origin, named: Mapping[str, str]) -> tuple[str, ...]:
    """The origin's tree in lines, each copy indented under what it hangs on, with the reason; `named` gives what to
    call a passage by its id."""
    root, *copies = walk_tree(origin, named)
    lines = (f"{'  ' * each.depth}{named[each.passage]}: {each.reason}" for each in copies)
    return (named.get(root.passage, ""), *lines)


def name_item(passage: Passage) -> str:
    """A passage in a tree: its publisher and day."""
    return f"{passage.publisher or 'unknown publisher'}, {name_day(passage.published_at)}"


def find_rules(item: Assessment) -> tuple[str, ...]:
    """The rules behind the answers that a reader sees: today's, and that at publication where it differs."""
    then = item.at_publication if answer_then(item) else None
    return tuple(dict.fromkeys([item.rule, then.rule] if then else [item.rule]))


def describe_searches(item: Assessment) -> str:
    """What an empty slot says: languages stand in the order in which they were asked, which is no side's alphabet."""
    if not item.queries:
        return "Not searched for: it cannot be looked up."
    failed = f"; {count(len(item.gaps), 'part of the search', 'parts of the search')} failed" if item.gaps else ""
    codes = dict.fromkeys(query.language for query in item.queries if query.language)
    tongues = f" in {list_words([name_language(code) for code in codes])}" if codes else ""
    return f"None found after {count(len(item.queries), 'search', 'searches')}{tongues}{failed}."


def merge_gaps(report: Report) -> tuple[tuple[Gap, tuple[int, ...]], ...]:
    """Every gap once, with the numbers of the statements it concerns; none for a gap of the whole report."""
    places: dict[Gap, list[int]] = {gap: [] for gap in report.gaps}
    for number, item in enumerate(report.assessments, start=1):
        for gap in item.gaps:
            places.setdefault(gap, []).append(number)
    return tuple((gap, tuple(numbers)) for gap, numbers in places.items())


def describe_thread(thread: Thread) -> str:
    """How many comments, and how many of them have the same words; nothing is concluded from it."""
    total = len(thread.comments)
    if not total:
        return "The page has no comments that could be read." + _announced(thread)
    if not thread.copies:
        return f"{count(total, 'comment')}, no two with the same words.{_announced(thread)}"
    largest, repeated = len(thread.copies[0].positions), sum(len(group.positions) for group in thread.copies)
    more = f"; {repeated} of {total} repeat the words of another" if len(thread.copies) > 1 else ""
    return f"{largest} of {total} comments have the same words{more}.{_announced(thread)}"


def _announced(thread: Thread) -> str:
    if thread.announced is None or thread.announced == len(thread.comments):
        return ""
    return f" The page announces {thread.announced}."
