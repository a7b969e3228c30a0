"""The whole check, offline, in a home folder of its own: for the measures that go from a page to its report."""

import html
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from secondsource import __version__
from secondsource.checker import Checker
from secondsource.data.tables import load_tables
from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.domain.reference import Publisher, Tables
from secondsource.domain.report import Report
from secondsource.domain.syntax import Tagged
from secondsource.pipeline.check import check
from secondsource.pipeline.house import House, Order
from secondsource.pipeline.rows import Row
from secondsource.pipeline.stages import Stages
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.plugins import find_part
from secondsource.ports import Search, Tagger
from secondsource.serial import dumps
from secondsource.settings import Settings, describe_run
from secondsource.settings.tables import ArchiveSettings, CheckSettings

NOW = date(2026, 11, 1)
"""The day taken for today, so that a measure says the same tomorrow."""
_READ_AT = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Text:
    """An article without the page around it."""

    page: str
    """Name of the page in the shared data, by which judgements know it."""
    address: str
    title: str
    paragraphs: tuple[str, ...]
    published: date
    publisher: str | None = None
    language: str | None = "en"

    @property
    def row(self) -> Row:
        """The same in the import format of the archive."""
        return Row(
            self.address, self.title, kind=PassageKind.PAGE, text="\n".join(self.paragraphs), publisher=self.publisher,
            published=self.published, lang=self.language,
        )  # fmt: skip

    @property
    def snapshot(self) -> Snapshot:
        """The article in the plainest markup that a news site could have."""
        title = html.escape(self.title)
        body = "\n".join(f"<p>{html.escape(told)}</p>" for told in self.paragraphs)
        page = (
            f'<!doctype html><html lang="{self.language or ""}"><head><title>{title}</title></head>'
            f"<body><article><h1>{title}</h1>\n{body}</article></body></html>"
        )
        return Snapshot(self.address, page.encode(), _READ_AT)


class Remembering:
    """The tagger that comes with Second Source, which reads a sentence once, however often an article is checked."""

    def __init__(self) -> None:
        part = find_part("taggers", "minilm")
        self._tagger: Tagger = part.component(part.options())
        self._held: dict[str, Tagged] = {}

    def tag(self, sentences: Sequence[str]) -> Sequence[Tagged]:
        fresh = [told for told in dict.fromkeys(sentences) if told not in self._held]
        self._held.update(zip(fresh, self._tagger.tag(fresh), strict=True))
        return [self._held[told] for told in sentences]


_tagger = cache(Remembering)


class Housed:
    """A checker as a laptop has it offline: bundled tables, bundled archive and, besides, what is put into it."""

    def __init__(
        self, model: str, *, known: Sequence[Publisher] = (), tables: Tables | None = None, bundled: bool = True
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="secondsource-")
        settings = Settings(
            Path(self._folder.name),
            ArchiveSettings(keep_checks=False, bundled=bundled),
            CheckSettings(model=model),
        )
        self.checker = Checker(settings, offline=True)
        tables = tables or load_tables()
        self.checker.tables = replace(tables, publishers=(*tables.publishers, *known))
        self.checker.tagger = SteadyTagger("minilm", _tagger(), _tagger())
        self._run = describe_run(settings, __version__, _READ_AT, offline=True)

    def add(self, texts: Sequence[Text]) -> int:
        """Puts articles into the archive; gives the number of new passages."""
        return self.checker.import_rows(dumps(text.row) for text in texts)

    def check(self, text: Text, as_of: date) -> Report:
        """The report of an article that the archive does not hold. Raises ExtractionError."""
        order = Order(as_of, text.published)
        return check(text.snapshot, self._without(text.address), order, self._run, Stages())

    def _without(self, address: str) -> House:
        archive = Without(self.checker.archive, address)
        house = self.checker.house
        return replace(house, archive=archive, sources={**house.sources, "archive": archive})


@dataclass(frozen=True, slots=True)
class Without:
    """An archive that does not hold one page."""

    archive: Search
    address: str
    local: bool = field(default=True, init=False)

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        found = self.archive.search(query, 2 * limit)
        return [passage for passage in found if passage.url != self.address][:limit]
