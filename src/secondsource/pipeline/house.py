"""What a check needs, already built, and what is asked of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from secondsource.domain.editing import Edited
from secondsource.domain.record import Gap
from secondsource.domain.reference import Tables
from secondsource.domain.report import Occasion, Usage
from secondsource.pipeline.assistants import Accounts, Assistants
from secondsource.pipeline.meaning import Meaning
from secondsource.pipeline.stances import GuardedModel
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.pipeline.thread import ThreadHouse
from secondsource.ports import Check, Search, Source


@dataclass(frozen=True, slots=True)
class House:
    """Everyone a check needs, already built."""

    tables: Tables
    archive: Search
    sources: Mapping[str, Source]
    checks: Mapping[str, Check]
    model: GuardedModel
    tagger: SteadyTagger
    passages: int
    """How many passages of each source are read against a claim."""
    thread: ThreadHouse
    operator: str
    """Publisher that runs the checker; empty where none does."""
    assistants: Assistants = field(default_factory=Assistants)
    seconds: float = math.inf
    """How long one check waits for the sources that are not on this machine."""
    local: frozenset[str] = frozenset()
    """Names of the sources that are."""
    meaning: Meaning | None = None
    """What finds passages by meaning too, where the settings name an encoder."""
    accounts: Accounts | None = None
    """What its parts use up for one article, while it is open for one."""

    def for_article(self, occasion: Occasion) -> "House":
        """The house with every part opened that keeps something for each article."""
        accounts = Accounts(occasion)
        assistants = accounts.open_all(self.assistants)
        model = self.model.for_article(accounts, assistants.translator)
        return replace(self, assistants=assistants, model=model, accounts=accounts)

    @property
    def usage(self) -> tuple[Usage, ...]:
        """What its parts used of servers, since it was opened for an article."""
        return self.accounts.usage if self.accounts else ()

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What its parts could not do so far, where that is known of the part and not of one answer."""
        engine = self.model.engine
        opened = self.accounts.gaps if self.accounts else ()
        meant = self.meaning.gaps if self.meaning else ()
        return (*self.model.gaps, *opened, *filter(None, [engine and engine.gap]), *meant)


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asks of one check."""

    as_of: date
    published: date | None = None
    """Day of publication given by hand."""
    edited: Edited | None = None
    """What people put in place of statements; an edit sets no verdict."""
