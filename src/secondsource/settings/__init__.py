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
from secondsource.settings.tables import (
    ArchiveSettings,
    CheckSettings,
    ListenSettings,
    ServeSettings,
    TableSettings,
    ThreadSettings,
    WatchSettings,
)

T = TypeVar("T")

HOME = "SECONDSOURCE_HOME"
FILE = "SECONDSOURCE_SETTINGS"


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
    archive: ArchiveSettings = field(default_factory=ArchiveSettings)
    check: CheckSettings = field(default_factory=CheckSettings)
    listen: ListenSettings = field(default_factory=ListenSettings)
    thread: ThreadSettings = field(default_factory=ThreadSettings)
    tables: TableSettings = field(default_factory=TableSettings)
    serve: ServeSettings = field(default_factory=ServeSettings)
    watch: WatchSettings = field(default_factory=WatchSettings)
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
