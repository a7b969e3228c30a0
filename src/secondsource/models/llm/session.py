"""What the language model does for one article: whatever does not fit what was asked is dropped, and said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from secondsource.dialling.guard import Resolve
from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.record import Gap, Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Occasion, Usage
from secondsource.errors import ModelError
from secondsource.models._deciding import LONGEST_CLAIM, LONGEST_TEXT, find_windows, span_of
from secondsource.models.llm import Options
from secondsource.models.llm.answers import BadAnswer, QueriesAnswer, SplitAnswer, StanceAnswer, TranslationAnswer
from secondsource.models.llm.budget import BudgetSpent
from secondsource.models.llm.chat import Chat
from secondsource.models.llm.prompts import fence, fence_all
from secondsource.models.llm.server import Late, Unusable
from secondsource.reading.passages import find_units

T = TypeVar("T")

ROOM = 6000
"""Characters of a passage that are shown at once, whole sentences."""
WINDOWS = 3
"""Windows of a long passage that are shown: those that cover most of the claim."""
SENTENCES = 30
"""Sentences that are translated at once."""
LATE = 2
"""Answers in a row that may come too late before nothing more is asked."""
QUERIES = 4
LONGEST_QUERY = 200
SURE, UNSURE = 0.9, 0.6
"""What a stance scores; a language model's own numbers are not calibrated and not asked for."""
_SAID = {
    Stance.SUPPORTS: "support",
    Stance.REFUTES: "contradiction",
    Stance.QUALIFIES: "partly for and partly against it",
}
_UNSURE = "The language model is not sure of its reading."
_ALONE = "A language model alone contradicts; no rule and no arithmetic does."


@dataclass(frozen=True, slots=True)
class _Found:
    """What one window says."""

    stance: Stance
    sure: bool
    span: Span
    """Whole sentences around the words that the model quoted."""


class Session:
    """One article's worth of questions."""

    def __init__(self, options: Options, tables: Tables, occasion: Occasion, resolve: Resolve) -> None:
        self._options = options
        self._tables = tables
        self._chat = Chat(options, occasion, resolve)
        self._dropped: dict[str, int] = {}
        self._closed = ""
        self._late = 0

    @property
    def refutes_alone(self) -> bool:
        return self._options.refutes_alone

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Why answers were dropped, and why nothing more was asked."""
        dropped = (f"Answers dropped, {count} in all: {why}" for why, count in self._dropped.items())
        return tuple(Gap("model: llm", why) for why in (*dropped, *filter(None, [self._closed])))

    @property
    def usage(self) -> Usage:
        return self._chat.usage

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        """A reading of each pair; silent where there is none."""
        return [self._read(claim[:LONGEST_CLAIM], text[:LONGEST_TEXT]) for claim, text in pairs]

    def translate(self, texts: Sequence[str], into: str) -> Sequence[str]:
        """Each text in that language, in order; empty where the model gave none."""
        found: list[str] = []
        for start in range(0, len(texts), SENTENCES):
            found += self._translated(texts[start : start + SENTENCES], into)
        return found

    def write(self, claim: str, languages: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Language and words of each search."""
        shown = {"languages": ", ".join(languages), "most": str(QUERIES), "claim": fence(claim[:LONGEST_CLAIM])}
        answer = self._ask("queries", QueriesAnswer, **shown)
        found = ((each.language, _plain(each.words)) for each in answer.queries) if answer else ()
        return [(language, words) for language, words in found if language in languages and words][:QUERIES]

    def split(self, statement: str, words: str) -> Sequence[tuple[str, str]]:
        """Of each single statement: a sentence, and the exact slice of `words` that says it."""
        shown = {"statement": fence(statement[:LONGEST_CLAIM]), "words": fence(words[:LONGEST_CLAIM])}
        answer = self._ask("split", SplitAnswer, **shown)
        parts = [(each.text.strip(), each.quote) for each in answer.parts] if answer else []
        if any(not quote or quote not in words for _, quote in parts):
            self._drop("a quotation does not stand in the article.")
            return []
        return parts

    def _read(self, claim: str, text: str) -> StanceReading:
        if not (claim.strip() and text.strip()):
            return _silent("There are no words to read.")
        windows = find_windows(claim, text, len, self._tables, ROOM, WINDOWS)
        found = [each for window in windows if (each := self._look(claim, text, span_of(window)))]
        if not found:
            return _silent("The language model gave no answer that can be used.")
        return _combined(found, self._options)

    def _look(self, claim: str, text: str, window: Span) -> _Found | None:
        answer = self._ask("stance", StanceAnswer, claim=fence(claim), passage=fence(window.of(text)))
        if answer is None or answer.stance is Stance.SILENT:
            return answer and _Found(Stance.SILENT, answer.sure, Span(0, 0))
        at = window.of(text).find(answer.quote)
        if at < 0 or not any(letter.isalnum() for letter in answer.quote):
            self._drop("its quotation does not stand in the passage.")
            return None
        quoted = Span(window.start + at, window.start + at + len(answer.quote))
        return _Found(answer.stance, answer.sure, _whole_sentences(text, quoted))

    def _translated(self, texts: Sequence[str], into: str) -> Sequence[str]:
        shown = {"language": into, "count": str(len(texts)), "sentences": fence_all(texts)}
        answer = self._ask("translate", TranslationAnswer, **shown)
        if answer and len(answer.translations) != len(texts):
            self._drop("it translates another number of sentences than it was given.")
            answer = None
        return [each.strip() for each in answer.translations] if answer else [""] * len(texts)

    def _ask(self, name: str, kind: type[T], **values: str) -> T | None:
        """The answer; None where there is none, for a reason that `gaps` tells."""
        if self._closed:
            return None
        try:
            answer = self._chat.ask(name, kind, **values)
        except (Unusable, BudgetSpent) as error:
            self._closed = f"{error} Nothing more was asked of the language model."
        except BadAnswer as error:
            self._note(error)
        else:
            self._late = 0
            return answer
        return None

    def _note(self, error: ModelError) -> None:
        self._drop(str(error))
        self._late = self._late + 1 if isinstance(error, Late) else 0
        if self._late >= LATE:
            self._closed = "The language model is too slow. Nothing more was asked of it."

    def _drop(self, why: str) -> None:
        self._dropped[why] = self._dropped.get(why, 0) + 1


def _combined(found: Sequence[_Found], options: Options) -> StanceReading:
    """The surest window decides; a passage that takes both sides qualifies."""
    told = sorted((each for each in found if each.stance is not Stance.SILENT), key=lambda each: not each.sure)
    if not told:
        return _silent(f"{_named(options)} reads this as neither for nor against it.")
    best = told[0]
    mixed = {Stance.SUPPORTS, Stance.REFUTES} <= {each.stance for each in told}
    stance = Stance.QUALIFIES if mixed else best.stance
    doubt = None if best.sure else _UNSURE
    if stance is Stance.REFUTES and not options.refutes_alone:
        doubt = doubt or _ALONE
    why = f"{_named(options)} reads this as {_SAID[stance]}."
    return StanceReading(stance, *_scores(stance, sure=best.sure), best.span, why, doubt)


def _scores(stance: Stance, *, sure: bool) -> tuple[float, float, float]:
    score = SURE if sure else UNSURE
    if stance is Stance.QUALIFIES:
        return score / 2, score / 2, 1 - score
    return (score, 0.0, 1 - score) if stance is Stance.SUPPORTS else (0.0, score, 1 - score)


def _silent(why: str) -> StanceReading:
    return StanceReading(Stance.SILENT, 0.0, 0.0, 1.0, Span(0, 0), why)


def _named(options: Options) -> str:
    return f"The language model {_plain(options.model)[:60]}"


def _whole_sentences(text: str, quoted: Span) -> Span:
    """The sentences that hold a quotation: half a sentence can say the opposite of the whole."""
    units = [unit for unit in find_units(text) if unit.overlaps(quoted)]
    return Span(min(unit.start for unit in units), max(unit.end for unit in units)) if units else quoted


def _plain(words: str) -> str:
    """Words for a search engine: one short line without addresses, quotation marks or operators."""
    kept = "".join(letter if letter.isalnum() or letter in "-’' .,%" else " " for letter in words)
    return " ".join(kept.split())[:LONGEST_QUERY]
