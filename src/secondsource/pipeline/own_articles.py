"""What this house publishes itself: its own articles with the reports about them, and articles of its own sites.

An article of somebody else is theirs to publish. A draft, an article that was withdrawn and a wording that readers no
longer see are nobody's to hear.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from secondsource.domain.address import origin_of
from secondsource.domain.ids import digest
from secondsource.domain.publishing import Edition
from secondsource.domain.report import Report
from secondsource.pipeline.house_text import to_page
from secondsource.pipeline.listing import Catalogue
from secondsource.ports.publishing import Newsroom

MOST = 100
"""Articles that are given together, the newest."""


@dataclass(frozen=True, slots=True)
class OwnArticles:
    """The articles of a house, and who publishes them."""

    newsroom: Newsroom
    catalogue: Catalogue
    read: Callable[[str], Report]
    """The report of an id."""
    public: str
    """The address under which readers see the house."""
    operator: str
    """Publisher that runs it; empty where none is named."""
    sites: frozenset[str]
    """Origins of sites whose articles are the house's own too."""

    @property
    def publisher(self) -> str:
        """Who publishes here: the operator, else the name by which readers know the house."""
        return self.operator or self.public.partition("://")[2]

    def address_of(self, slug: str) -> str:
        return f"{self.public}/articles/{slug}"

    def page(self, slug: str, edition: Edition) -> bytes:
        """A wording of an article as the checker reads it."""
        return to_page(edition, self.publisher, self.address_of(slug))

    def latest_report(self, slug: str) -> Report | None:
        """The latest report about an article of the house."""
        found = self.catalogue.of(self.address_of(slug))
        return self.read(found[-1].report) if found else None

    def is_about(self, report: Report, slug: str, edition: Edition) -> bool:
        """Whether a report is about that wording."""
        return report.article.snapshot == digest(self.page(slug, edition))

    def reports(self) -> list[Report]:
        """The latest reports about what readers may see now, the newest articles first."""
        found = [*self._of_house(), *self._of_sites()]
        return sorted(found, key=lambda each: str(each.article.published or ""), reverse=True)[:MOST]

    def _of_house(self) -> Iterator[Report]:
        for article in self.newsroom.articles():
            edition, report = article.published, self.latest_report(article.slug)
            if edition and report and self.is_about(report, article.slug, edition):
                yield report

    def _of_sites(self) -> Iterator[Report]:
        sites = self.sites - {origin_of(self.public)}
        listed = self.catalogue.choose(lambda each: origin_of(each.address) in sites) if sites else ()
        newest = sorted(listed, key=lambda each: str(each.published or ""), reverse=True)[:MOST]
        yield from (self.read(each.report) for each in newest)
