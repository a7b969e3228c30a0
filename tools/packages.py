"""What an ordinary installation brings along: names, versions and hashes from the lock, licences from the packages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "base.lock"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?: ; ([^\\]+?))?(?: \\)?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")

# What a package's own metadata says in words of its own, as an SPDX expression. Each was read in its LICENSE file.
IN_WORDS = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
PLAIN = frozenset({*IN_WORDS.values(), "MPL-2.0"})
"""Expressions that stand in the older field, where any words may stand."""
# Packages of other systems, which are not installed here: their metadata was read once, by hand.
ELSEWHERE = {"colorama": "BSD-3-Clause", "httpx2-jsfetch": "BSD-3-Clause"}


@dataclass(frozen=True, slots=True)
class Locked:
    """One line of a lock."""

    name: str
    version: str
    marker: str
    """Where it is installed; empty for everywhere."""
    hashes: tuple[str, ...]
    """SHA-256 of each file that may be installed."""


def read_lock(path: Path = LOCK) -> tuple[Locked, ...]:
    """Every package of a lock, in its order. Raises ValueError for a line that is not understood."""
    return tuple(_read(path.read_text(encoding="utf-8")))


def _read(text: str) -> Iterator[Locked]:
    for block in re.split(r"\n(?=\S)", text.strip()):
        head, *rest = block.splitlines()
        found = _PINNED.match(head)
        hashes = tuple(match[1] for line in rest if (match := _HASH.search(line)))
        if not found or not hashes:
            raise ValueError(f"The lock has a line without version or hash: {head[:80]}")
        yield Locked(found[1].lower(), found[2], found[3] or "", hashes)


def find_installed(name: str) -> Distribution | None:
    """The package as it is installed here; None where it is not."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def licence_of(name: str) -> str:
    """The licence as an SPDX expression. Raises LookupError where it cannot be told: then a person must look."""
    found = find_installed(name)
    if found is None:
        if name in ELSEWHERE:
            return ELSEWHERE[name]
        raise LookupError(f"{name} is not installed here and stands in no table; read its licence and name it.")
    told = found.metadata
    if expression := told.get("License-Expression"):
        return expression
    words: list[str] = [(told.get("License") or "").strip().partition("\n")[0]]
    words += [line.rpartition(":: ")[2] for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    for each in words:
        if each in IN_WORDS or each in PLAIN:
            return IN_WORDS.get(each, each)
    raise LookupError(f"{name} says {words} of its licence; read it and say in tools/packages.py what that is.")


def needs(name: str, known: frozenset[str]) -> tuple[str, ...]:
    """Names among the known that a package asks for, on any system, with the extras that it names."""
    plain = [each for each in _asked(name) if "extra" not in str(each.marker or "")]
    found = {_plain(each.name) for each in plain}
    for each in plain:
        found |= {
            _plain(more.name)
            for extra in each.extras
            for more in _asked(each.name)
            if _plain(extra) in str(more.marker)
        }
    return tuple(sorted(found & known))


def _asked(name: str) -> list[Requirement]:
    found = find_installed(name)
    return [Requirement(line) for line in (found.requires if found else None) or ()]


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")
