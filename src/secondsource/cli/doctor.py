"""What works on this machine, and what would make it better."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from secondsource.checker import Checker
from secondsource.domain.evidence import PassageKind
from secondsource.errors import SecondSourceError
from secondsource.plugins import find_part, part_names


class State(StrEnum):
    """How a thing stands."""

    GOOD = "ok"
    BROKEN = "no"
    BETTER = "+"
    """It works without, and better with it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    what: str
    state: State
    says: str


def examine(checker: Checker) -> Iterator[Line]:
    """Looks at everything a check needs, and at what is optional. Touches no network."""
    yield Line("python", State.GOOD if sys.version_info >= (3, 11) else State.BROKEN, sys.version.split()[0])
    home = checker.settings.home
    yield (
        Line("home", State.GOOD, str(home))
        if _writable(home)
        else Line("home", State.BROKEN, f"{home} cannot be written; set SECONDSOURCE_HOME to a folder that can")
    )
    yield _try("tables", lambda: _count_tables(checker))
    yield _look_at_model(checker)
    yield _look_at_tagger(checker)
    archive = _try("archive", lambda: _count_archive(checker))
    yield archive
    if archive.state is State.GOOD:  # the parts stand on it
        yield _try("parts", lambda: f"{len(checker.house.sources)} sources, {len(checker.house.checks)} checks")
        yield from _look_for_pages(checker)
    yield _look_at_voice(checker)
    yield from _tell_sources(checker)


def _tell_sources(checker: Checker) -> Iterator[Line]:
    """How far each source that asks a service was tried against it, and whether the settings name it."""
    named = checker.settings.check.sources
    for name in part_names("sources"):
        if status := find_part("sources", name).status:
            asked = "asked in every check" if name in named else "off; name it in `check.sources`"
            yield Line(f"source {name}", State.GOOD if name in named else State.BETTER, f"{status}; {asked}")


def _writable(home: Path) -> bool:
    """Whether the folder can be written, or made."""
    there = next(each for each in (home, *home.absolute().parents) if each.exists())
    return there.is_dir() and os.access(there, os.W_OK)


def _try(what: str, look: Callable[[], str]) -> Line:
    try:
        return Line(what, State.GOOD, look())
    except SecondSourceError as error:
        return Line(what, State.BROKEN, str(error))


def _count_tables(checker: Checker) -> str:
    tables = checker.tables
    return f"{len(tables.events)} events, {len(tables.roles)} roles, {len(tables.publishers)} publishers"


def _count_archive(checker: Checker) -> str:
    held = checker.archive.stats()
    return f"{held.passages} passages, {held.analyses} analyses; index {held.index}"


def _look_for_pages(checker: Checker) -> Iterator[Line]:
    """A hint where the archive holds nothing but what came with it."""
    if all(each.kind is not PassageKind.PAGE for each in checker.archive.record.passages()):
        hint = "none yet; `secondsource archive add` and `archive import` keep pages beside the bundled notes"
        yield Line("pages of your own", State.BETTER, hint)


def _look_at_voice(checker: Checker) -> Line:
    try:
        checker.voice.identity()
    except SecondSourceError as error:
        return Line("voice", State.BETTER, str(error))
    return Line("voice", State.GOOD, checker.settings.listen.voice)


def _look_at_tagger(checker: Checker) -> Line:
    tagger = checker.tagger
    (tagged,) = tagger.tag(["The council met."])
    read = " ".join(token.upos for token in tagged.tokens)
    says = "; ".join(gap.why for gap in tagger.gaps) or f"{tagger.name} reads a sentence as {read}"
    return Line("tagger", State.BETTER if tagger.gaps else State.GOOD, says)


def _look_at_model(checker: Checker) -> Line:
    model = checker.model
    if model.asks_a_server:
        return Line("model", State.GOOD, f"{model.name} asks a server of its own, which was not asked now")
    text = "The bridge was built in 1932."
    try:
        (reading,) = model.read([(text, text)])
    except SecondSourceError as error:
        return Line("model", State.BROKEN, str(error))
    says = (
        "; ".join(gap.why for gap in model.gaps) or f"{model.name} reads a sentence as one that {reading.stance} itself"
    )
    return Line("model", State.BETTER if model.gaps else State.GOOD, says)
