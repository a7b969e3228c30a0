"""Words that say that somebody speaks or takes a stance, with whom they name and what they govern."""

from dataclasses import dataclass

from secondsource.domain.record import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say that somebody speaks. Spans count from the start of the sentence."""

    words: Span
    subject: Span
    """The words that name the speaker, role included."""
    name: Span
    """The part of the subject before any apposition."""
    apposition: Span | None
    content: Span | None
    """What is reported without quotation marks; None where only a quotation can be meant."""
    speech: bool = True
    """False where the words tell a stance, not a statement."""

    def shifted(self, by: int) -> "Cue":
        """The same in a longer text, in which the sentence begins at `by`."""
        return Cue(
            self.words.shifted(by),
            self.subject.shifted(by),
            self.name.shifted(by),
            self.apposition.shifted(by) if self.apposition else None,
            self.content.shifted(by) if self.content else None,
            self.speech,
        )
