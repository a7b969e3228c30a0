"""Wiring of watching: what `pipeline.watch` needs, built from settings."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from secondsource.checker import Checker
from secondsource.errors import SettingsError
from secondsource.pipeline.house import House
from secondsource.pipeline.polling import Pace, find_outlets
from secondsource.pipeline.watch import Desk, Watch
from secondsource.plugins import find_part
from secondsource.ports import News
from secondsource.settings import Settings

_CACHE = "watch-cache.sqlite3"


def open_watch(settings: Settings, *, offline: bool = False, now: Callable[[], datetime] | None = None) -> Watch:
    """A watch over the kept reports of a home folder; offline it asks nobody, and matches what joins the archive.

    Raises SettingsError where no reports are kept, or where a source to be watched has no latest.
    """
    if not settings.archive.keep_checks:
        raise SettingsError("No report is kept, so none can be watched; set archive.keep_checks to true.")
    checker = Checker(_with_cache(settings), offline=offline)
    chosen = settings.watch
    return Watch(
        Desk(
            archive=checker.archive,
            snapshots=checker.snapshots,
            ledger=checker.ledger,
            open_house=lambda: _fresh(checker),
            outlets={} if offline else _outlets(checker),
            pace=Pace(chosen.minutes, chosen.items, chosen.rechecks),
            now=now or (lambda: datetime.now(UTC)),
            offline=offline,
        )
    )


def _fresh(checker: Checker) -> House:
    """The house with its sources built anew: what one remembers holds for one run."""
    house = checker.house
    return replace(house, sources=checker.open_sources(checker.settings.check.sources, house.tables))


def _outlets(checker: Checker) -> Mapping[str, News]:
    names = checker.settings.watch.sources
    sources = checker.open_sources(names, checker.house.tables)
    found = find_outlets(sources)
    for name in names:
        if not any(outlet == name or outlet.startswith(f"{name}: ") for outlet in found):
            raise SettingsError(f"watch.sources names {name}, which has no latest to watch; feeds has.")
    return found


def _with_cache(settings: Settings) -> Settings:
    """Answers with an ETag are kept between runs, so that a feed that did not change is not sent again."""
    part = f"fetchers.{settings.check.fetcher}"
    given: Mapping[str, Any] = settings.parts.get(part, {})
    options = find_part("fetchers", settings.check.fetcher).options
    if given.get("cache") or "cache" not in {each.name for each in fields(options)}:
        return settings
    return replace(settings, parts={**settings.parts, part: {**given, "cache": str(settings.home / _CACHE)}})
