"""A model that reads English reads evidence in other languages through a translator: what decides is quoted in the
original, and a reading that nobody can vouch for bears on no verdict."""

from collections.abc import Sequence
from dataclasses import replace

from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.pipeline.answers import sound_texts
from secondsource.ports import StanceModel, Translator
from secondsource.reading.pages.english import looks_english
from secondsource.reading.passages import find_units
from secondsource.reading.vocabulary.transliteration import is_cyrillic

ENGLISH = "en"
SENTENCES = 40
"""Sentences of a passage that are translated, from its beginning."""
SHOWN = 300
"""Letters of a translation that the reason shows."""
DOUBT = "It was read in a machine translation, which nobody has confirmed."


class TranslatingModel:
    """The model, with a translator before it for passages that are not in English."""

    def __init__(self, model: StanceModel, translator: Translator) -> None:
        self._model = model
        self._translator = translator
        self._translated: dict[str, Sequence[str]] = {}

    @property
    def refutes_alone(self) -> bool:
        return getattr(self._model, "refutes_alone", False) is True

    @property
    def engine(self) -> object:
        """What runs the model's network."""
        return getattr(self._model, "engine", None)

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        """One reading for each (claim, text), in order; spans point into the texts as they are."""
        found = {at: self._read_foreign(claim, text) for at, (claim, text) in enumerate(pairs) if _foreign(claim, text)}
        plain = [at for at in range(len(pairs)) if at not in found]
        found |= dict(zip(plain, self._model.read([pairs[at] for at in plain]), strict=True))
        return [found[at] for at in range(len(pairs))]

    def _read_foreign(self, claim: str, text: str) -> StanceReading:
        units = find_units(text)[:SENTENCES]
        if text not in self._translated:
            given = self._translator.translate([unit.of(text) for unit in units], ENGLISH)
            self._translated[text] = sound_texts(given, len(units))
        told = [(unit, words) for unit, words in zip(units, self._translated[text], strict=True) if words]
        if not told:
            return StanceReading(Stance.SILENT, 0.0, 0.0, 1.0, Span(0, 0), "The passage could not be translated.")
        english = " ".join(words for _, words in told)
        (reading,) = self._model.read([(claim, english)])
        if reading.stance is Stance.SILENT:
            return replace(reading, span=Span(0, 0))
        shown = " ".join(reading.span.of(english).split())[:SHOWN]
        why = f"{reading.why} Machine translation: “{shown}”"
        return replace(reading, span=_original(told, reading.span), why=why, doubt=reading.doubt or DOUBT)


def _foreign(claim: str, text: str) -> bool:
    """Whether an English claim stands beside a passage in another language."""
    from secondsource.reading.pages.language import find_language  # lazy: 0.2 s, only where something is translated

    english = not is_cyrillic(claim) and find_language(claim, ENGLISH) == ENGLISH
    return english and find_language(text, ENGLISH) != ENGLISH and not looks_english(text)


def _original(told: Sequence[tuple[Span, str]], span: Span) -> Span:
    """The sentences whose translations a span of their joined translation touches."""
    start, touched = 0, list[Span]()
    for unit, words in told:
        if Span(start, start + len(words)).overlaps(span):
            touched.append(unit)
        start += len(words) + 1
    return Span(touched[0].start, touched[-1].end) if touched else Span(0, 0)
