"""A tagger that never fails for want of its files: a stand-in takes over for good, and a gap says so."""

from collections.abc import Sequence

from secondsource.domain.record import Gap
from secondsource.domain.syntax import Tagged
from secondsource.errors import ModelError
from secondsource.ports import Tagger


class SteadyTagger:
    """The tagger of that name, or its stand-in once its files turned out missing or damaged."""

    def __init__(self, name: str, tagger: Tagger, stand_in: Tagger) -> None:
        self.name = name
        self.gaps: tuple[Gap, ...] = ()
        """Why the stand-in reads; empty while the tagger itself does."""
        self._tagger = tagger
        self._stand_in = stand_in

    def tag(self, sentences: Sequence[str]) -> Sequence[Tagged]:
        """One record for each sentence, in order."""
        if not self.gaps:
            try:
                return self._tagger.tag(sentences)
            except ModelError as error:
                self.gaps = (Gap(f"tagger: {self.name}", f"{error} A tagger by word lists stands in."),)
        return self._stand_in.tag(sentences)
