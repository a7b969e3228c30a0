"""What works on this machine, and what would make it better."""

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from secondsource.checker import Checker
from secondsource.errors import SecondSourceError


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    what: str
    good: bool
    says: str


def examine(checker: Checker) -> Iterator[Line]:
    """Looks at everything a check needs, and at what is optional. Touches no network."""
    yield Line("python", sys.version_info >= (3, 11), sys.version.split()[0])
    home = checker.settings.home
    writable = _writable(home)
    yield Line("home", writable, str(home) if writable else f"{home} cannot be written; set SECONDSOURCE_HOME")
    yield _try("tables", lambda: _count_tables(checker))
    yield _try("archive", lambda: f"{checker.archive.stats().passages} passages")
    yield _try("model", lambda: _try_model(checker))
    yield _look_at_tagger(checker)
    yield _try("parts", lambda: f"{len(checker.house.sources)} sources, {len(checker.house.checks)} checks")
    speech = importlib.util.find_spec("espeakng_loader") is not None
    yield Line("voice", speech, "espeak" if speech else "install the extra `listen` to hear articles")


def _writable(home: Path) -> bool:
    """Whether the folder can be written, or made."""
    there = next(each for each in (home, *home.absolute().parents) if each.exists())
    return there.is_dir() and os.access(there, os.W_OK)


def _try(what: str, look: Callable[[], str]) -> Line:
    try:
        return Line(what, True, look())
    except SecondSourceError as error:
        return Line(what, False, str(error))


def _count_tables(checker: Checker) -> str:
    tables = checker.tables
    return f"{len(tables.events)} events, {len(tables.roles)} roles, {len(tables.publishers)} publishers"


def _look_at_tagger(checker: Checker) -> Line:
    tagger = checker.tagger
    (tagged,) = tagger.tag(["The council met."])
    read = " ".join(token.upos for token in tagged.tokens)
    says = "; ".join(gap.why for gap in tagger.gaps) or f"{tagger.name} reads a sentence as {read}"
    return Line("tagger", not tagger.gaps, says)


def _try_model(checker: Checker) -> str:
    text = "The bridge was built in 1932."
    (reading,) = checker.stance([(text, text)])
    return f"{checker.settings.check.model} reads a sentence against itself as {reading.stance.value}"
