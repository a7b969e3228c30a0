"""What stands around one claim when it is weighed: all that the rules may look at besides the evidence."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Copy, Query
from secondsource.domain.record import Gap
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """The article, the tables, what the checks found, and what was asked and missed; a key of caches."""

    article: Article
    tables: Tables
    findings: tuple[Finding, ...]
    """Of the whole article; those that concern the claim are picked by span."""
    gaps: tuple[Gap, ...]
    queries: tuple[Query, ...]
    copies: tuple[Copy, ...]
    """The article's own story told elsewhere: may date the article, never corroborate it."""
    as_of: date
    searched: bool
    """False where nobody could be asked."""
    claims: tuple[Claim, ...] = ()
    """Every claim of the article; lets a finding go to the smallest claim that holds it."""

    @property
    def about(self) -> str:
        """Title and body: what the article is about."""
        return _about(self.article.title, self.article.text)

    def on(self, day: date) -> "Case":
        """The same as of another day."""
        return self if day == self.as_of else _on(self, day)


@lru_cache(maxsize=64)
def _on(case: Case, day: date) -> Case:
    return replace(case, as_of=day)


@lru_cache(maxsize=64)
def _about(title: str, text: str) -> str:
    # One string each time: it is a key of caches, and hashing a long text anew costs more than looking it up.
    return f"{title}\n{text}"
