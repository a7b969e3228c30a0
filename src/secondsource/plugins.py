"""Finds a part by kind and name.

A part is one module with a docstring, `Options` (a frozen dataclass of its settings) and `Component`. Ours stand in the
package of their kind, such as `secondsource.sources.archive`; parts from elsewhere are entry points of the group of the
same name (`secondsource.sources`). A module is imported only when its part is asked for by name.
"""

import difflib
import importlib
import importlib.metadata
import importlib.util
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, cast

from secondsource.errors import UnknownPart

KINDS = (
    "sources", "checks", "signals", "models", "taggers", "encoders", "formats", "importers", "voices", "fetchers",
    "stores", "queues",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part that was found and imported."""

    kind: str
    name: str
    module: ModuleType

    @property
    def summary(self) -> str:
        """First sentence of the part's docstring."""
        return (self.module.__doc__ or "").strip().split("\n")[0]

    @property
    def method(self) -> str:
        """The whole docstring, as published."""
        return (self.module.__doc__ or "").strip()

    @property
    def status(self) -> str:
        """What its docstring says behind `Status:`, such as `recorded`; empty where it says nothing."""
        lines = (line for line in self.method.splitlines() if line.startswith("Status: "))
        return next(lines, "").removeprefix("Status: ").rstrip(".")

    @property
    def options(self) -> type[Any]:
        return self.module.Options

    @property
    def component(self) -> Any:
        return self.module.Component


def part_names(kind: str) -> tuple[str, ...]:
    """Names of all parts of a kind, ours and installed ones, in alphabetical order; nothing is imported but the
    kind's package."""
    return tuple(sorted({*_our_names(kind), *_installed(kind)}))


def find_part(kind: str, name: str) -> Part:
    """The part of that kind and name. Raises UnknownPart, offering the nearest name."""
    if name in _our_names(kind):
        return Part(kind, name, importlib.import_module(f"secondsource.{kind}.{name}"))
    outside = _installed(kind)
    if name in outside:
        return Part(kind, name, outside[name].load())
    raise UnknownPart(_unknown(kind, name))


def require_part(kind: str, name: str) -> None:
    """Raises UnknownPart, offering the nearest name, where there is no such part; nothing is imported."""
    if name not in part_names(kind):
        raise UnknownPart(_unknown(kind, name))


def furnish(part: Any, tables: Callable[[], Any]) -> Any:
    """The part with the reference tables at hand, where it can do something with them; else as it is."""
    return part.with_tables(tables()) if hasattr(part, "with_tables") else part


@cache
def _our_names(kind: str) -> list[str]:
    if kind not in KINDS:
        raise UnknownPart(f"There is no kind of part called {kind!r}; kinds are {', '.join(KINDS)}.")
    spec = importlib.util.find_spec(f"secondsource.{kind}")
    folders = spec.submodule_search_locations if spec else None
    return [found.name for found in pkgutil.iter_modules(folders) if not found.name.startswith("_")]


def _installed(kind: str) -> dict[str, importlib.metadata.EntryPoint]:
    return {entry.name: entry for entry in _entry_points().select(group=f"secondsource.{kind}")}


@cache
def _entry_points() -> importlib.metadata.EntryPoints:
    """Read once: it opens a file of every package there is, and a settings file asks for some fifty parts."""
    return cast("importlib.metadata.EntryPoints", importlib.metadata.entry_points())


def _unknown(kind: str, name: str) -> str:
    names = part_names(kind)
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names)}."
    return f"There is no part {name!r} in {kind}; {hint}"
