"""How passages are read against claims: by rules all of them, by the model the nearest few, by arithmetic what it says.

A model that fails, for want of its files or otherwise, is a gap: the reader by rules goes on alone.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.record import Gap
from secondsource.domain.reference import Tables
from secondsource.engines import Engine
from secondsource.pipeline.assistants import Accounts
from secondsource.pipeline.boundary import attempt
from secondsource.pipeline.translating import TranslatingModel
from secondsource.ports import PerArticle, StanceModel, Translator
from secondsource.reading.comparing.alignment import align
from secondsource.reading.comparing.guard import Sides, find_other_subject
from secondsource.reading.comparing.settling import settle

LONGEST = 3000
"""Characters of a text by which its nearness to a claim is judged."""
FAR = 0.25
"""A text that covers less of a claim's words is not read by the model."""


class GuardedModel:
    """The stance model of that name, between a first look by rules and the arithmetic guard."""

    def __init__(
        self, name: str, model: StanceModel, rules: StanceModel, tables: Tables, closely: int, *, sift: bool = True
    ) -> None:
        self.name = name
        self.gaps: tuple[Gap, ...] = ()
        """Why the rules read alone; empty while the model does."""
        self._model = model
        self._rules = rules
        self._tables = tables
        self._closely = closely
        self._sift = sift

    @property
    def asks_a_server(self) -> bool:
        return isinstance(self._model, PerArticle)

    @property
    def engine(self) -> Engine | None:
        """What runs the model's network, once it has read; None where it has none."""
        found: object = getattr(self._model, "engine", None)
        return found if isinstance(found, Engine) else None

    def for_article(self, accounts: Accounts, translator: Translator | None) -> "GuardedModel":
        """The same between a model that was opened for one article, behind the translator where there is one."""
        model = accounts.open(self._model) or self._rules
        if translator and model is not self._rules:
            model = TranslatingModel(model, translator)
        if model is self._model:
            return self
        sift = self._sift and translator is None  # what is in another language shares few words
        return GuardedModel(self.name, model, self._rules, self._tables, self._closely, sift=sift)

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        """One reading for each (claim, text), in order."""
        found = list(self._rules.read(pairs))
        if self.gaps or self._model is self._rules:
            return found
        chosen = sorted(_nearest(pairs, found, self._closely, self._tables, self._sift))
        read = attempt(f"model: {self.name}", lambda: self._model.read([pairs[at] for at in chosen]))
        if isinstance(read, Gap):
            self.gaps = (Gap(read.what, f"{read.why} A reader by rules stands in."),)
            return found
        alone = getattr(self._model, "refutes_alone", False) is True
        for at, reading in zip(chosen, read, strict=True):
            found[at] = settle(*pairs[at], reading, found[at], self._tables, refutes_alone=alone)
        return found


def _nearest(
    pairs: Sequence[tuple[str, str]], found: Sequence[StanceReading], closely: int, tables: Tables, sift: bool
) -> Iterator[int]:
    """Numbers of the pairs that the model reads: of each claim the few that rules decide or that share most words."""
    by_claim: dict[str, list[int]] = {}
    for at, (claim, _) in enumerate(pairs):
        by_claim.setdefault(claim, []).append(at)
    for claim, places in by_claim.items():
        near = {at: align(claim, pairs[at][1][:LONGEST], tables).coverage for at in places}
        ranked = sorted(places, key=lambda at: (found[at].stance is Stance.SILENT, -near[at], at))
        worth = (at for at in ranked if not sift or len(places) == 1 or _may_count(*pairs[at], near[at], tables))
        yield from islice(worth, closely)


def _may_count(claim: str, text: str, near: float, tables: Tables) -> bool:
    """Whether a reading of this text could bear on a verdict: what the guard would doubt is not worth a network."""
    return near >= FAR and find_other_subject(Sides(claim, text[:LONGEST], tables)) is None
