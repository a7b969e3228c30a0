"""Wiring: the only module that knows everyone. Builds the parts that the settings name and hands them to the
pipeline."""

import os
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from secondsource import __version__
from secondsource.data.tables import bundled_lines, load_tables
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import StanceReading
from secondsource.domain.ids import content_id
from secondsource.domain.narration import Narration
from secondsource.domain.record import MadeBy
from secondsource.domain.reference import Publisher, Tables
from secondsource.domain.report import Report, Run
from secondsource.errors import ExtractionError
from secondsource.pipeline.archive import Archive
from secondsource.pipeline.check import House, Order, check, read_page
from secondsource.pipeline.input import read_input
from secondsource.pipeline.meaning import Meaning
from secondsource.pipeline.narrate import narrate
from secondsource.pipeline.reading import read_article
from secondsource.pipeline.rows import read_analyses, read_publishers, read_rows
from secondsource.pipeline.stances import GuardedModel
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.plugins import find_part
from secondsource.ports import Desk, Fetcher, Format, Progress
from secondsource.reading.pages.extract import Extraction, extract
from secondsource.settings import Settings, load_settings


class Checker:
    """Checks articles with the parts that the settings name. Parts are built when first used."""

    def __init__(self, settings: Settings, *, offline: bool = False) -> None:
        self.settings = settings
        self.offline = offline

    @classmethod
    def from_settings(cls, file: Path | None = None, *, offline: bool = False) -> "Checker":
        """A Checker from the settings file, the environment and the defaults. Raises SettingsError."""
        return cls(load_settings(os.environ, file), offline=offline)

    def check(
        self,
        what: str | Path,
        *,
        as_of: date | None = None,
        published: date | None = None,
        tell: Progress | None = None,
    ) -> Report:
        """The report about the article at an address, in a file, in `-` (standard input), or in the text given.

        Nothing published after `as_of` (today where it is not given) is used. Raises InputError, FetchError,
        StoreError.
        """
        started = _now()
        order = Order(as_of or started.date(), published)
        snapshot = self.snapshot(what)
        run = self._run(started)
        with _naming(snapshot):
            report = check(snapshot, self.house, order, run, tell or _silent)
        return replace(report, run=replace(run, finished_at=_now()))

    def snapshot(self, what: str | Path, *, stdin: BinaryIO | None = None) -> Snapshot:
        """What was given, as bytes with an address and a time. Raises InputError and FetchError."""
        return read_input(str(what), self.fetcher, stdin or sys.stdin.buffer, _now())

    def extract(self, snapshot: Snapshot) -> Extraction:
        """The article and its thread, dated by the page alone. Raises ExtractionError."""
        with _naming(snapshot):
            return extract(snapshot)

    def read(self, article: Article) -> Reading:
        """The statements of an article, and who makes them."""
        return read_article(article, self.tables, self.tagger)

    def stance(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        """A stance for each (claim, evidence)."""
        return self.model.read(pairs)

    def narrate(self, what: str | Path) -> Narration:
        """The article as speech. Raises VoiceError where no engine is installed."""
        article = self.extract(self.snapshot(what)).article
        return narrate(article, self._build("voices", self.settings.listen.voice))

    def keep(self, what: str | Path, *, url: str | None = None, published: date | None = None) -> int:
        """Puts an article's text into the archive, as passages; gives the number of new ones."""
        order = Order(_now().date(), published)
        snapshot = self.snapshot(what)
        with _naming(snapshot):
            article = read_page(snapshot, self.house, order).article
        return self.archive.add_article(replace(article, address=url or article.address))

    def import_rows(self, lines: Iterable[str]) -> int:
        """Puts rows of the import format into the archive; gives the number of new passages. Raises SerialError,
        StoreError."""
        return self.archive.add(read_rows(lines))

    def import_analyses(self, lines: Iterable[str]) -> int:
        """The same with people's judgements of claims; gives the number of new ones."""
        return self.archive.record.add_analyses(read_analyses(lines))

    def import_publishers(self, lines: Iterable[str]) -> int:
        """The same with rows of the source registry; one whose name is known already changes nothing."""
        known = {row.name for row in self.tables.publishers}
        return self.archive.record.add_publishers(row for row in read_publishers(lines) if row.name not in known)

    @property
    def publishers(self) -> tuple[Publisher, ...]:
        """The source registry: rows of the reference tables, then those that were put into the archive."""
        known = {row.name for row in self.tables.publishers}
        more = (row for row in self.archive.record.publishers() if row.name not in known)
        return (*self.tables.publishers, *more)

    def format(self, name: str) -> Format:
        """The format of that name. Raises UnknownPart."""
        return self._build("formats", name)

    @cached_property
    def fetcher(self) -> Fetcher:
        return self._build("fetchers", "offline" if self.offline else self.settings.check.fetcher)

    @cached_property
    def tables(self) -> Tables:
        folder = self.settings.tables.folder
        return load_tables(Path(folder) if folder else None)

    @cached_property
    def archive(self) -> Archive:
        """The archive in the home folder; made, and given its bundled rows, when first opened."""
        record = self._build("stores", self.settings.archive.record, self.settings.home)
        index = self._build("stores", self.settings.archive.index, self.settings.home)
        archive = Archive(record, index, meaning=self._meaning(self.settings.home))
        if self.settings.archive.bundled:
            archive.add(read_rows(bundled_lines()))
        return archive

    def _meaning(self, folder: Path) -> Meaning | None:
        """What finds by meaning, where the settings name an encoder; each encoder has vectors of its own."""
        chosen = self.settings.archive
        if not chosen.encoder:
            return None
        encoder = self._build("encoders", chosen.encoder)
        return Meaning(chosen.encoder, encoder, lambda mark: self._build("stores", chosen.vectors, folder / mark))

    @cached_property
    def model(self) -> GuardedModel:
        """What reads passages against claims; its files are opened with the first passage."""
        name, rules = self.settings.check.model, self._build("models", "overlap", self.tables)
        model = rules if name == "overlap" else self._build("models", name, self.tables)
        return GuardedModel(name, model, rules, self.tables, self.settings.check.closely)

    @cached_property
    def tagger(self) -> SteadyTagger:
        """What reads grammar; its files are opened with the first sentence."""
        name = self.settings.check.tagger
        return SteadyTagger(name, self._build("taggers", name), self._build("taggers", "rules"))

    @cached_property
    def house(self) -> House:
        """Every part of a check, built."""
        chosen = self.settings.check
        tables = replace(self.tables, publishers=self.publishers)
        desk = Desk(self.fetcher, self.archive, tables)
        return House(
            tables=tables,
            archive=self.archive,
            sources={name: self._build("sources", name, desk) for name in chosen.sources},
            checks={name: self._build("checks", name) for name in chosen.checks},
            model=self.model,
            tagger=self.tagger,
            passages=chosen.passages,
            operator=chosen.operator,
            meaning=self.archive.meaning,
        )

    def _build(self, kind: str, name: str, *more: object) -> Any:
        return find_part(kind, name).component(self.settings.options(kind, name), *more)

    def _run(self, started: datetime) -> Run:
        parts = self._parts_in_use()
        shown = tuple((each.key, each.value) for each in self.settings.of(parts) if each.key != "home")
        made_by = tuple(self._made_by(kind, name) for kind, name in parts)
        return Run(__version__, started, started, self.offline, shown, made_by)

    def _parts_in_use(self) -> list[tuple[str, str]]:
        """Kind and name of every part that can bear on a report."""
        check, archive = self.settings.check, self.settings.archive
        several = [("sources", name) for name in check.sources] + [("checks", name) for name in check.checks]
        return [
            *several,
            *(("models", name) for name in dict.fromkeys((check.model, "overlap"))),
            ("taggers", check.tagger),
            ("stores", archive.record),
            ("stores", archive.index),
            *((("encoders", archive.encoder), ("stores", archive.vectors)) if archive.encoder else ()),
        ]

    def _made_by(self, kind: str, name: str) -> MadeBy:
        options = asdict(self.settings.options(kind, name))
        return MadeBy(f"{kind}.{name}", __version__, content_id("opt", *(str(item) for item in options.items())))


def render(report: Report, form: str = "md") -> str:
    """A report in the format of that name, with default options. Raises UnknownPart."""
    part = find_part("formats", form)
    return part.component(part.options()).render(report)


@contextmanager
def _naming(snapshot: Snapshot) -> Generator[None]:
    """Lets an article that cannot be read say which file or address it is."""
    try:
        yield
    except ExtractionError as error:
        if snapshot.address == "-":
            raise
        raise ExtractionError(f"{snapshot.address[:200]}: {error}") from error


def _now() -> datetime:
    return datetime.now(UTC)


def _silent(_: str) -> None:
    """Progress that nobody listens to."""
