"""One TOML file becomes typed settings, and prints itself with the origin of each value.

The file is `--settings FILE`, else `SECONDSOURCE_SETTINGS`, else `settings.toml` in the home folder; none is needed.
Its tables are those of `Settings`, and one table a part, such as `[sources.archive]`, with the fields of that part's
`Options`.
"""

import ast
import dataclasses
import difflib
import inspect
import itertools
import json
import math
import re
import textwrap
import tomllib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_data_path

from secondsource.domain.ids import content_id
from secondsource.domain.measure import Share
from secondsource.domain.record import MadeBy
from secondsource.domain.report import Run
from secondsource.errors import SerialError, SettingsError
from secondsource.plugins import KINDS, find_part, part_names, require_part
from secondsource.serial import from_json, to_json

T = TypeVar("T")

_SITE = re.compile(r"https?://[a-z0-9.:\[\]-]+", re.IGNORECASE)
HOME = "SECONDSOURCE_HOME"
FILE = "SECONDSOURCE_SETTINGS"


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """The house's own archive."""

    record: str = "sqlite"
    """Part that keeps what is true (kind `stores`)."""
    index: str = "tantivy"
    """Part that makes it findable (kind `stores`); rebuilt from the record at any time."""
    snapshots: str = "warc"
    """Part that keeps the bytes of pages (kind `stores`)."""
    ledger: str = "ledger"
    """Part that keeps reports, changes of verdicts and the history of analyses (kind `stores`)."""
    keep_checks: bool = True
    """Whether a check keeps the article's page, every page that it fetches, and its report."""
    encoder: str = ""
    """Part that lets passages be found by meaning too (kind `encoders`), such as `minilm`; empty for words alone."""
    vectors: str = "vectors"
    """Part that keeps what the encoder made (kind `stores`); rebuilt from the record at any time."""
    bundled: bool = True
    """Whether the notes and map readings that come with Second Source are put into the archive."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How an article is checked."""

    fetcher: str = "http"
    """Part that fetches addresses (kind `fetchers`)."""
    sources: tuple[str, ...] = ("archive", "reference")
    """Where evidence is looked for, in this order."""
    checks: tuple[str, ...] = part_names("checks")
    """Deterministic checks to run."""
    model: str = "overlap"
    """Part that reads a passage against a claim (kind `models`)."""
    closely: int = 3
    """How many passages of a claim that model reads, at least 1: those nearest to it by a first look at their words."""
    translator: str = ""
    """Part that puts evidence into English for that model (kind `models`), such as `llm`; empty for none."""
    writer: str = ""
    """Part that writes more searches (kind `models`), such as `llm`; empty for none."""
    splitter: str = ""
    """Part that takes long statements apart (kind `models`), such as `llm`; empty for none."""
    tagger: str = "minilm"
    """Part that reads the grammar of a sentence (kind `taggers`); `rules` stands in where its files cannot be used."""
    passages: int = 16
    """How many passages of each source are read against a claim, at least 1."""
    seconds: float = 8.0
    """How long one check waits for its sources, all questions together; those on this machine are always waited for."""
    operator: str = ""
    """Name of the publisher that runs this checker; an article of its own then carries the flag `self_check`."""

    def __post_init__(self) -> None:
        if self.passages < 1:
            raise ValueError("passages is at least 1")
        if self.closely < 1:
            raise ValueError("closely is at least 1")


@dataclass(frozen=True, slots=True)
class ListenSettings:
    """How an article is spoken."""

    voice: str = "espeak"
    """Speech engine (kind `voices`)."""
    longest: int = 150_000
    """Characters of the longest article that is spoken, about three hours."""
    cache_megabytes: int = 500
    """Room in the home folder for what was spoken before; 0 keeps nothing."""


@dataclass(frozen=True, slots=True)
class ThreadSettings:
    """How a comment thread is examined, and what is kept of it."""

    signals: tuple[str, ...] = part_names("signals")
    """Signals to read (kind `signals`)."""
    bank: str = "templates"
    """Part that keeps templates seen before (kind `stores`); empty text asks and keeps none."""
    accounts: str = "pseudonyms"
    """How accounts stand in reports: `pseudonyms` under this house's own salt, or `none`."""
    keep_templates_days: int = 365
    """Days after which a template that was not seen again is forgotten."""
    keep_accounts_days: int = 0
    """Days for which pseudonyms are kept beside a template; 0 keeps none."""

    def __post_init__(self) -> None:
        if self.accounts not in ("pseudonyms", "none"):
            raise ValueError("accounts is pseudonyms or none")


@dataclass(frozen=True, slots=True)
class TableSettings:
    """The reference tables."""

    folder: str = ""
    """Folder with rows of your own (`events.jsonl`, `publishers.jsonl`, …) that add to or replace ours."""


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How kept reports are watched."""

    sources: tuple[str, ...] = ("feeds",)
    """Sources that are asked for their latest (kind `sources`, of those that can be)."""
    minutes: float = 15.0
    """How long a feed is left alone before it is asked again."""
    items: int = 50
    """How many of a feed's newest items are looked at."""
    rechecks: int = 20
    """Reports about which `check.sources` are asked again in one round, because the time of a statement is over."""


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """The service."""

    host: str = "127.0.0.1"
    """Address to listen on; behind a reverse proxy it stays this machine's own."""
    port: int = 8000
    """Port to listen on; 0 takes a free one and says which."""
    public: str = ""
    """Address under which readers see the service, such as `https://check.example.org`; empty where it is the above."""
    queue: str = "sqlite"
    """Part that keeps the work that waits (kind `queues`)."""
    workers: int = 1
    """Articles that are checked at once; 0 only takes work in, for another process to do."""
    waiting: int = 200
    """Checks that may wait or run at once, of all askers together."""
    waiting_each: int = 5
    """Checks of one asker that may wait or run at once."""
    lease_seconds: float = 60.0
    """How long a worker may be silent before its work is given to another."""
    keep_jobs_days: int = 7
    """Days after which a finished job is forgotten; its report stays."""
    request_megabytes: int = 10
    """Largest body of a request."""
    request_seconds: float = 15.0
    """How long a client may take to send its request."""
    connections: int = 400
    """Connections that are open at once."""
    connections_each: int = 40
    """Connections of one address that are open at once."""
    proxies: tuple[str, ...] = ()
    """Addresses of reverse proxies whose word for the client's address is taken."""
    listen: bool = True
    """Whether articles can be heard: the first listener of a report has it spoken on this machine."""
    users: str = "users"
    """Part that keeps accounts (kind `stores`)."""
    sign_in_hours: int = 12
    """Hours after which a person must sign in again."""
    newsroom: str = "newsroom"
    """Part that keeps the house's own articles and the comments under them (kind `stores`)."""
    embed_sites: tuple[str, ...] = ()
    """Sites whose pages may show the box about their own articles, such as `https://news.example.org`."""
    embed_checks: bool = False
    """Whether a page of theirs that was never checked is checked once somebody opens it."""
    embed_checks_hour: int = 30
    """Articles that their pages may have checked within an hour, all together."""

    def __post_init__(self) -> None:
        for site in self.embed_sites:
            if not _SITE.fullmatch(site):
                raise ValueError(f"embed_sites holds {site!r}; a site is written like https://news.example.org")


@dataclass(frozen=True, slots=True)
class Setting:
    """One value, and where it comes from."""

    key: str
    value: str
    """As it would stand in the file."""
    origin: str
    help: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set."""

    home: Path
    """Folder of the archive: `SECONDSOURCE_HOME`, else the platform's data folder."""
    archive: ArchiveSettings = ArchiveSettings()
    check: CheckSettings = field(default_factory=CheckSettings)
    listen: ListenSettings = ListenSettings()
    thread: ThreadSettings = field(default_factory=ThreadSettings)
    tables: TableSettings = TableSettings()
    serve: ServeSettings = ServeSettings()
    watch: WatchSettings = WatchSettings()
    parts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    """Tables of the file for parts, by `kind.name`."""
    origins: Mapping[str, str] = field(default_factory=dict[str, str])
    """Origin of every value that is not a default."""

    def options(self, kind: str, name: str) -> Any:
        """The `Options` of a part with this file's values. Raises UnknownPart and SettingsError."""
        key = f"{kind}.{name}"
        return _typed(find_part(kind, name).options, self.parts.get(key, {}), key)

    def parts_of_a_check(self) -> list[tuple[str, str]]:
        """Kind and name of every part that can bear on a report."""
        check, archive = self.check, self.archive
        models = (check.model, "overlap", check.translator, check.writer, check.splitter)
        several = [("sources", name) for name in check.sources] + [("checks", name) for name in check.checks]
        several += [("signals", name) for name in self.thread.signals]
        return [
            *several,
            *(("models", name) for name in dict.fromkeys(filter(None, models))),
            ("taggers", check.tagger),
            ("stores", archive.record),
            ("stores", archive.index),
            *((("encoders", archive.encoder), ("stores", archive.vectors)) if archive.encoder else ()),
        ]

    def all(self) -> Iterator[Setting]:
        """Every setting in force: the tables, and the options of every part that is installed."""
        return self.of([(kind, name) for kind in KINDS for name in part_names(kind)])

    def of(self, parts: typing.Iterable[tuple[str, str]], *, explained: bool = True) -> Iterator[Setting]:
        """The tables, and the options of those parts, each given as kind and name; reading what explains them takes
        longer than a page does."""
        yield Setting(
            "home",
            json.dumps(str(self.home), ensure_ascii=False),
            self.origins.get("home", "default"),
            "Folder of the archive.",
        )
        for name in TABLES:
            yield from self._table(name, getattr(self, name), explained)
        for kind, name in parts:
            yield from self._table(f"{kind}.{name}", self.options(kind, name), explained)

    def _table(self, prefix: str, table: Any, explained: bool) -> Iterator[Setting]:
        helps = field_help(table.__class__) if explained else {}
        for each in dataclasses.fields(table):
            key = f"{prefix}.{each.name}"
            shown = json.dumps(to_json(getattr(table, each.name)), ensure_ascii=False)
            yield Setting(key, shown, self.origins.get(key, "default"), helps.get(each.name, ""))


TABLES: Mapping[str, Any] = {
    "archive": ArchiveSettings,
    "check": CheckSettings,
    "listen": ListenSettings,
    "thread": ThreadSettings,
    "tables": TableSettings,
    "serve": ServeSettings,
    "watch": WatchSettings,
}
"""The tables of a settings file, but for those of parts."""


def load_settings(environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """The settings in force. Raises SettingsError for a missing or broken file and for a key nobody knows."""
    home = Path(environment[HOME]) if environment.get(HOME) else user_data_path("secondsource")
    origins = {"home": f"environment {HOME}"} if environment.get(HOME) else {}
    chosen = file or (Path(environment[FILE]) if environment.get(FILE) else None)
    path = chosen or home / "settings.toml"
    if not path.is_file():
        if chosen:
            raise SettingsError(f"There is no settings file {path}; make one or leave the option out.")
        return Settings(home=home, origins=origins)
    return _from_toml(_parse(path), home, origins, str(path))


def field_help(table: type) -> dict[str, str]:
    """The docstring under each field of a settings table, as one line."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(table)))
    except OSError:  # a class made at run time has no source, so no help
        return {}
    body = typing.cast("ast.ClassDef", tree.body[0]).body
    return {
        above.target.id: " ".join(str(below.value.value).split())
        for above, below in itertools.pairwise(body)
        if isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
    }


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError) as error:  # tomllib's own error is a ValueError, and not its only one
        raise SettingsError(f"The settings file {path} cannot be read: {error}.") from error


def _from_toml(values: dict[str, Any], home: Path, origins: dict[str, str], origin: str) -> Settings:
    known = (*TABLES, *KINDS)
    tables: dict[str, Any] = {}
    parts: dict[str, Mapping[str, Any]] = {}
    for name, table in values.items():
        if name not in known or not isinstance(table, dict):
            raise SettingsError(_unknown(name, known, f"The settings file {origin}"))
        if name in TABLES:
            tables[name] = _typed(TABLES[name], typing.cast("dict[str, Any]", table), name)
        else:
            parts |= _part_tables(name, typing.cast("dict[str, Any]", table))
    origins = origins | {f"{name}.{key}": origin for name, table in values.items() if name in TABLES for key in table}
    origins |= {f"{part}.{key}": origin for part, table in parts.items() for key in table}
    settings = Settings(home=home, parts=parts, origins=origins, **tables)
    for kind, name in _named(settings):
        require_part(kind, name)
    return settings


def describe_run(settings: Settings, version: str, started: datetime, *, offline: bool) -> Run:
    """How a check is made by that version: the settings in force, and every part that can bear on it."""
    parts = settings.parts_of_a_check()
    told = settings.of(parts, explained=False)
    shown = tuple((each.key, each.value) for each in told if each.key != "home")
    made_by = tuple(_made_by(settings, version, kind, name) for kind, name in parts)
    return Run(version, started, started, offline, shown, made_by)


def _made_by(settings: Settings, version: str, kind: str, name: str) -> MadeBy:
    options = dataclasses.asdict(settings.options(kind, name))
    return MadeBy(f"{kind}.{name}", version, content_id("opt", *(str(item) for item in options.items())))


def _named(settings: Settings) -> Iterator[tuple[str, str]]:
    """Kind and name of every part that the tables name."""
    check = settings.check
    archive = settings.archive
    names = (archive.record, archive.index, archive.snapshots, archive.ledger, archive.vectors)
    yield from (("stores", name) for name in names)
    yield from (("encoders", name) for name in (archive.encoder,) if name)
    yield from (("fetchers", check.fetcher), ("models", check.model), ("voices", settings.listen.voice))
    yield from (("models", name) for name in (check.translator, check.writer, check.splitter) if name)
    yield from (("sources", name) for name in (*check.sources, *settings.watch.sources))
    yield from (("checks", name) for name in check.checks)
    yield from (("signals", name) for name in settings.thread.signals)
    yield from (
        ("stores", name) for name in (settings.thread.bank, settings.serve.users, settings.serve.newsroom) if name
    )
    yield ("queues", settings.serve.queue)


def _part_tables(kind: str, tables: dict[str, Any]) -> dict[str, Mapping[str, Any]]:
    names = part_names(kind)
    for name, table in tables.items():
        if name not in names or not isinstance(table, dict):
            raise SettingsError(_unknown(name, names, f"[{kind}]"))
        _typed(find_part(kind, name).options, typing.cast("dict[str, Any]", table), f"{kind}.{name}")
    return {f"{kind}.{name}": table for name, table in tables.items()}


def _typed(kind: type[T], values: Mapping[str, Any], where: str) -> T:
    names = [each.name for each in dataclasses.fields(typing.cast("Any", kind))]
    hints = typing.get_type_hints(kind, include_extras=True)
    for name in values:
        if name not in names:
            raise SettingsError(_unknown(name, names, f"[{where}]"))
    for name, value in values.items():
        if isinstance(value, int | float) and not 0 <= value < math.inf:
            raise SettingsError(f"{where}.{name} cannot be {value}; give a number from 0 up.")
        if isinstance(value, int | float) and value > 1 and hints[name] == Share:
            raise SettingsError(f"{where}.{name} cannot be {value}; it is a share, so give a number from 0 to 1.")
    try:
        return from_json(kind, dict(values), where)
    except SerialError as error:
        raise SettingsError(f"A setting has the wrong type: {error}") from error
    except ValueError as error:  # a table's own rule
        raise SettingsError(f"[{where}] cannot be used: {error}.") from error


def _unknown(name: str, known: typing.Sequence[str], where: str) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"it may hold {', '.join(known)}."
    return f"{where} has a key {name!r} that nobody knows; {hint}"
