"""The command about networks: which parts have one, from which file, and how fast it reads here."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli import house
from secondsource.cli.output import say
from secondsource.errors import ModelError
from secondsource.networks import EMBEDDINGS

if TYPE_CHECKING:
    from secondsource.plugins import Part
    from secondsource.settings import Settings

KINDS = ("models", "taggers", "encoders")
TEXT = "The council of the old town said on Monday that the bridge over the river would stay closed until May. "
VOCABULARY = "pieces.txt"
WORDS = 26
ROUNDS = 40
"""Texts that are read to measure a speed, after one that loads the files."""


def models(
    speed: Annotated[bool, typer.Option("--speed", help="Measure how fast each reads on this machine.")] = False,
) -> None:
    """Lists what reads evidence, grammar and meaning: files, sizes, digests, cards, and, if asked, speeds."""
    settings = house.current_settings()
    for kind in KINDS:
        say(kind)
        for line in _listed(kind, settings, speed):
            say(line)


def _listed(kind: str, settings: "Settings", speed: bool) -> Iterator[str]:
    from secondsource.plugins import find_part, part_names  # lazy: help answers under 0.4 s

    for name in part_names(kind):
        part = find_part(kind, name)
        yield f"  {name:<16} {part.summary}"
        yield from (f"    {line}" for line in _files(_folder(part, settings.options(kind, name))))
        if speed:
            yield f"    {_speed(part, settings)}"


def _folder(part: "Part", options: Any) -> Path | None:
    """Where the part's files stand: named in its settings, or shipped with it."""
    named: str = getattr(options, "weights", "") or getattr(options, "folder", "")
    shipped: Path | None = getattr(part.module, "SHIPPED", None)
    return Path(named) if named else shipped


def _files(folder: Path | None) -> Iterator[str]:
    if folder is None:
        yield "needs no files, or its settings name none"
        return
    networks = sorted(folder.rglob("*.onnx")) if folder.is_dir() else []
    if not networks:
        yield f"there is no network in {folder}"
    try:
        manifest = (folder / "manifest.json").read_text(encoding="utf-8")
        shared = [EMBEDDINGS] if '"embeddings"' in manifest else []
        for file in (*networks, *sorted(folder.glob(VOCABULARY)), *shared):
            content = file.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            state = "as its manifest says" if digest in manifest else "NOT the file that its manifest names"
            yield f"{file.name}, {len(content) / 1e6:.1f} MB, SHA-256 {digest}, {state}"
    except OSError as error:
        yield f"{error.filename} cannot be read: {error.strerror}; no digest vouches for what lies here"
    if (folder / "CARD.md").is_file():
        yield f"card: {folder / 'CARD.md'}"


def _speed(part: "Part", settings: "Settings") -> str:
    from secondsource.data.tables import load_tables  # lazy: help answers under 0.4 s
    from secondsource.ports import PerArticle  # lazy: the same

    more = [load_tables()] if part.kind == "models" else []
    reader: Any = part.component(settings.options(part.kind, part.name), *more)
    if isinstance(reader, PerArticle):
        return "speed: not measured, it asks a server"
    read, what = _READS[part.kind](reader)
    try:
        loaded = _seconds(lambda: read(_work(part.kind, 1)))
        took = _seconds(lambda: read(_work(part.kind, ROUNDS)))
    except ModelError as error:
        return f"speed: {error}"
    return f"speed: {ROUNDS / took:.0f} {what} a second, texts of {WORDS} words; ready after {loaded:.2f} s"


_READS: dict[str, Callable[[Any], tuple[Callable[..., Any], str]]] = {
    "models": lambda reader: (reader.read, "pairs"),
    "taggers": lambda reader: (reader.tag, "sentences"),
    "encoders": lambda reader: (reader.encode, "texts"),
}


def _seconds(call: Any) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _work(kind: str, count: int) -> Sequence[object]:
    """Texts of one length, none twice, so that nothing is remembered."""
    texts = [f"{TEXT}The works number {number} began late." for number in range(count)]
    return [(TEXT, text) for text in texts] if kind == "models" else texts
