"""Wiring: the only module that knows everyone. Builds the parts that the settings name and hands them to the
pipeline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from secondsource import __version__
from secondsource.data.tables import bundled_lines
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Reading
from secondsource.domain.dossier import Dossier
from secondsource.domain.editing import Edited
from secondsource.domain.evidence import StanceReading
from secondsource.domain.examination import Examination
from secondsource.domain.narration import Hearing, Script
from secondsource.domain.reference import Tables
from secondsource.domain.report import Occasion, Report, Run
from secondsource.domain.thread import Thread, ThreadPage
from secondsource.pipeline.analyses import Analyses
from secondsource.pipeline.archive import Acknowledge, Archive
from secondsource.pipeline.assistants import ROLES, Accounts, Assistants, able
from secondsource.pipeline.check import read_page
from secondsource.pipeline.earlier import EarlierClaims
from secondsource.pipeline.house import House, Order
from secondsource.pipeline.input import naming
from secondsource.pipeline.keeping import Keeper, KeepingFetcher, kept_apart
from secondsource.pipeline.matching import Matcher, match_report
from secondsource.pipeline.meaning import Meaning
from secondsource.pipeline.narrate import require_words
from secondsource.pipeline.reading import read_article
from secondsource.pipeline.registry import Registry
from secondsource.pipeline.rows import read_analyses, read_rows
from secondsource.pipeline.stages import Journal, Observer, as_lines, nobody
from secondsource.pipeline.stances import GuardedModel
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.pipeline.thread import ThreadHouse, examine, hide_accounts, keep_within
from secondsource.pipeline.threads_in import THREAD, importer_of, read_threads
from secondsource.pipeline.tracing import check_again, check_watched
from secondsource.plugins import find_part, furnish, part_names
from secondsource.ports import (
    Desk,
    Format,
    Ledger,
    Progress,
    Snapshots,
    Source,
    TemplateBank,
)
from secondsource.reading.threads.bank import TemplateIndex, index_templates
from secondsource.reading.threads.thread import page_of
from secondsource.settings import Settings, describe_run
from secondsource.speaker import Speaker
from secondsource.stores._salt import read_salt
from secondsource.weighing.hearing import add_check


class Checker(Speaker):
    """Checks articles with the parts that the settings name, and speaks them. Parts are built when first used."""

    def __init__(self, settings: Settings, *, offline: bool = False) -> None:
        super().__init__(settings, offline=offline)
        self._readers: dict[str, Any] = {}
        self._corrections = 0

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
        started, observe = _now(), as_lines(tell) if tell else nobody
        given = self.snapshot(what)
        return self.check_snapshot(given, as_of=as_of, published=published, started=started, observe=observe)

    def check_snapshot(
        self,
        snapshot: Snapshot,
        *,
        as_of: date | None = None,
        published: date | None = None,
        started: datetime | None = None,
        edited: Edited | None = None,
        observe: Observer = nobody,
        journal: Journal | None = None,
    ) -> Report:
        """The same of a snapshot that is at hand. With a journal, a check that was cut off goes on where it was, and
        makes the same report, if it is given the same day and start. Raises ExtractionError, StoreError."""
        started = started or _now()
        self.heed_corrections()
        order, house = Order(as_of or started.date(), published, edited), self.house
        with naming(snapshot):
            report, tracer = check_watched(snapshot, house, order, self._run(started), observe, journal)
        report = replace(report, run=replace(report.run, finished_at=_now()))
        report = match_report(self.matcher, report, house.sources.values(), keep=self.keeper is not None)
        if self.keeper:
            self.keeper.keep_page(snapshot)
            trace = tracer.trace(snapshot, order, self.archive.record.publishers())
            trace = replace(trace, corrected=self.registry.corrected(house.tables.publishers))
            self.keeper.keep_report(Dossier(report, trace), kept_apart(house.sources))
        return report

    def replay(self, dossier: Dossier, snapshot: Snapshot) -> Report:
        """A report made again from what it was made from, by the parts of this machine; nothing else is asked.

        The id is the same where they say the same.
        """
        return check_again(dossier, snapshot, replace(self.house, tables=self.tables), self._run(_now()))

    def read(self, article: Article) -> Reading:
        """The statements of an article, and who makes them."""
        return read_article(article, self.tables, self.tagger)

    def stance(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        """A stance for each (claim, evidence)."""
        today = _now().date()
        return self.model.for_article(Accounts(Occasion(today, None, today, self.offline)), None).read(pairs)

    def script(self, what: str | Path | Report, hearing: Hearing | None = None) -> Script:
        """What is said of an article, given as for `check` or as a report of it; `hearing` puts the check into it, and
        checks what was not checked before. Raises InputError and FetchError."""
        if hearing is None:
            return super().script(what)
        report = what if isinstance(what, Report) else self.check(what)
        script = add_check(self._write_script(report.article), report, hearing, self.tables.lexicon)
        require_words(script)
        return script

    def keep(self, what: str | Path, *, url: str | None = None, published: date | None = None) -> int:
        """Puts an article's text into the archive, as passages; gives the number of new ones."""
        order = Order(_now().date(), published)
        snapshot = self.snapshot(what)
        with naming(snapshot):
            article = read_page(snapshot, self.house, order).article
        self.snapshots.keep(snapshot)
        return self.archive.add_article(replace(article, address=url or article.address))

    def import_rows(self, lines: Iterable[str], acknowledge: Acknowledge | None = None) -> int:
        """Puts rows of the import format into the archive; gives the number of new passages. Raises SerialError,
        StoreError."""
        return self.archive.add(read_rows(lines), acknowledge)

    def import_analyses(self, lines: Iterable[str]) -> int:
        """The same with people's judgements of claims; gives the number of new ones."""
        return self.archive.record.add_analyses(read_analyses(lines))

    @cached_property
    def registry(self) -> Registry:
        """The source registry; what is put into it is in force once `furnish` was called."""
        return Registry(self.tables.publishers, self.archive.record, self.ledger)

    def furnish(self) -> None:
        """Has the next check in a house of today: with the source registry as it stands now."""
        self.__dict__.pop("house", None)

    def heed_corrections(self) -> None:
        """Furnishes anew where another process has corrected the source registry since; every check begins with it."""
        if "house" in self.__dict__ and self.registry.latest(self._corrections) > self._corrections:
            self.furnish()

    def format(self, name: str) -> Format:
        """The format of that name. Raises UnknownPart."""
        return furnish(self._build("formats", name), lambda: self.tables)

    @cached_property
    def archive(self) -> Archive:
        """The archive in the home folder; made, and given its bundled rows, when first opened."""
        chosen, home = self.settings.archive, self.settings.home
        record, index = (self._build("stores", name, home) for name in (chosen.record, chosen.index))
        archive = Archive(record, index, meaning=self._meaning(home))
        if chosen.bundled:
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
    def snapshots(self) -> Snapshots:
        """The bytes of pages, in the home folder."""
        return self.open_snapshots(self.settings.home)

    def open_snapshots(self, folder: Path) -> Snapshots:
        """Snapshots in another folder, such as that of a bundle."""
        return self._build("stores", self.settings.archive.snapshots, folder)

    @cached_property
    def ledger(self) -> Ledger:
        """Reports and what people said of them, in the home folder."""
        return self._build("stores", self.settings.archive.ledger, self.settings.home)

    @property
    def analyses(self) -> Analyses:
        """People's judgements of claims, and their history."""
        return Analyses(self.archive.record, self.ledger)

    @cached_property
    def matcher(self) -> Matcher:
        """What finds claims that were judged before; its index stands in a folder of its own."""
        folder = self.settings.home / "claims"
        index = self._build("stores", self.settings.archive.index, folder)
        held = EarlierClaims(self.archive.record, self.ledger, index, self._meaning(folder))
        return Matcher(held, lambda: self.analyses.current(_now().date()), self.tables)

    @cached_property
    def keeper(self) -> Keeper | None:
        """Keeps what a check takes in and says; None where the settings want nothing kept."""
        kept = self.settings.archive.keep_checks
        return Keeper(self.snapshots, self.ledger, self.archive) if kept else None

    @cached_property
    def model(self) -> GuardedModel:
        """What reads passages against claims; its files are opened with the first passage."""
        name, rules = self.settings.check.model, self._build("models", "overlap", self.tables)
        model = rules if name == "overlap" else self._reader(name)
        return GuardedModel(name, model, rules, self.tables, self.settings.check.closely)

    @cached_property
    def assistants(self) -> Assistants:
        """Who translates, writes searches and takes statements apart. Raises SettingsError for a part that cannot."""
        return Assistants(*(self._assistant(role, verb) for role, verb in ROLES.items()))

    def _assistant(self, role: str, verb: str) -> Any:
        name: str = getattr(self.settings.check, role)
        return able(self._reader(name), role, name, verb) if name else None

    def _reader(self, name: str) -> Any:
        """The part of kind `models` of that name: one, whatever it is named for."""
        if name not in self._readers:
            reader = self._readers[name] = self._build("models", name, self.tables)
            if hasattr(reader, "notes"):
                reader.notes = self.settings.home
        return self._readers[name]

    @cached_property
    def tagger(self) -> SteadyTagger:
        """What reads grammar; its files are opened with the first sentence."""
        name = self.settings.check.tagger
        return SteadyTagger(name, self._build("taggers", name), self._build("taggers", "rules"))

    @cached_property
    def house(self) -> House:
        """Every part of a check, built."""
        chosen = self.settings.check
        self._corrections = self.registry.latest()  # before the rows are read: what comes between is read twice
        tables = replace(self.tables, publishers=self.registry.rows())
        sources = self.open_sources(chosen.sources, tables)
        return House(
            tables=tables,
            archive=self.archive,
            sources=sources,
            checks={name: self._build("checks", name) for name in chosen.checks},
            model=self.model,
            tagger=self.tagger,
            passages=chosen.passages,
            thread=self.thread_house,
            operator=chosen.operator,
            assistants=self.assistants,
            seconds=chosen.seconds,
            local=frozenset(name for name, source in sources.items() if getattr(source, "local", False)),
            meaning=self.archive.meaning,
        )

    def open_sources(self, names: Sequence[str], tables: Tables) -> dict[str, Source]:
        """Sources of those names, built anew: what one remembers holds for one run. Every page that they fetch is
        kept."""
        keeper, tool = self.keeper, f"secondsource {__version__}"
        fetcher = KeepingFetcher(self.fetcher, keeper, tool) if keeper else self.fetcher
        desk = Desk(fetcher, self.archive, tables)
        return {name: self._build("sources", name, desk) for name in names}

    @cached_property
    def thread_house(self) -> ThreadHouse:
        """Every part of an examination of comments, built."""
        signals = {name: self._build("signals", name) for name in self.settings.thread.signals}
        salt = read_salt(self.settings.home) if self.settings.thread.accounts == "pseudonyms" else None
        return ThreadHouse(self.tables, signals, self.bank, salt)

    @cached_property
    def bank(self) -> TemplateBank | None:
        """The bank of templates in the home folder; None where the settings name none."""
        name = self.settings.thread.bank
        return self._build("stores", name, self.settings.home) if name else None

    def examine(self, thread: Thread, page: ThreadPage) -> tuple[Thread, Examination]:
        """The thread with its accounts hidden, and what can be said of it."""
        hidden = hide_accounts(thread, self.thread_house.salt)
        return hidden, examine(hidden, page, self.thread_house)

    def threads(self, what: str | Path, form: str | None = None) -> Sequence[tuple[ThreadPage, Thread]]:
        """The comment threads of an address, a file, `-` or a text: of an export by its importer, else of a page.

        `form` names an importer. Raises InputError, FetchError.
        """
        return self.threads_of(self.snapshot(what), form)

    def threads_of(self, snapshot: Snapshot, form: str | None = None) -> Sequence[tuple[ThreadPage, Thread]]:
        """The same of a snapshot that is at hand."""
        names = [name for name in part_names("importers") if name.startswith(THREAD)]
        with naming(snapshot):
            if form is not None:
                return self._build("importers", importer_of(form, names)).threads(snapshot.body)
            return read_threads(snapshot, {name: self._build("importers", name) for name in names}, self.tables)

    def page_threads(self, snapshot: Snapshot) -> Sequence[tuple[ThreadPage, Thread]]:
        """The thread of a page, never read as an export. Raises ExtractionError."""
        return [(page_of((found := self.extract(snapshot)).article, self.tables), found.thread)]

    def keep_templates(self, found: Examination, thread: Thread, page: ThreadPage) -> int:
        """Puts the templates of an examined thread into the bank, and forgets what is older than the settings allow.

        Gives the number of new templates. Raises StoreError.
        """
        chosen = self.settings.thread
        days = chosen.keep_templates_days, chosen.keep_accounts_days
        return keep_within(days, found, thread, page, self.bank, _now().date())

    def template_state(self) -> TemplateIndex:
        """Every known template, ready for `weighing.incoming`: made once, then shared by all comments that come in."""
        return index_templates(self.bank.known("") if self.bank else ())

    def _run(self, started: datetime) -> Run:
        return describe_run(self.settings, __version__, started, offline=self.offline)


def render(report: Report, form: str = "md") -> str:
    """A report in the format of that name, with default options. Raises UnknownPart."""
    part = find_part("formats", form)
    return part.component(part.options()).render(report)


def _now() -> datetime:
    return datetime.now(UTC)
