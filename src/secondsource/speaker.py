"""Wiring of listening: reads an article and speaks it, with the parts that this takes and none of a check's, which take
a second to load."""

import os
import sys
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, Self

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.narration import Script
from secondsource.domain.reference import Tables
from secondsource.domain.report import Report
from secondsource.pipeline.input import EXPORT_MEGABYTES, MEGABYTES, naming, read_input
from secondsource.pipeline.narrate import Spoken, narrate, require_length, require_words
from secondsource.plugins import find_part
from secondsource.ports import Fetcher, Voice
from secondsource.reading.pages.extract import Extraction, extract
from secondsource.reading.spoken.script import write_script
from secondsource.settings import Settings, load_settings
from secondsource.sound.shelf import Shelf


class Speaker:
    """Speaks articles with the voice that the settings name. Parts are built when first used."""

    def __init__(self, settings: Settings, *, offline: bool = False) -> None:
        self.settings = settings
        self.offline = offline

    @classmethod
    def from_settings(cls, file: Path | None = None, *, offline: bool = False) -> Self:
        """One from the settings file, the environment and the defaults. Raises SettingsError."""
        return cls(load_settings(os.environ, file), offline=offline)

    def snapshot(self, what: str | Path, *, stdin: BinaryIO | None = None, export: bool = False) -> Snapshot:
        """What was given, as bytes with an address and a time; an export of a comment system may be far larger than a
        page. Raises InputError and FetchError."""
        largest = EXPORT_MEGABYTES if export else MEGABYTES
        return read_input(str(what), self.fetcher, stdin or sys.stdin.buffer, datetime.now(UTC), largest)

    def extract(self, snapshot: Snapshot) -> Extraction:
        """The article and its thread, dated by the page alone. Raises ExtractionError."""
        with naming(snapshot):
            return extract(snapshot)

    def script(self, what: str | Path | Report) -> Script:
        """What is said of the article at an address, in a file, in `-` (standard input), in the text given, or of a
        report. Raises InputError and FetchError."""
        article = what.article if isinstance(what, Report) else self.extract(self.snapshot(what)).article
        script = self._write_script(article)
        require_words(script)
        return script

    def narrate(self, script: Script, name: str) -> Spoken:
        """The script as the content of a sound file of that name, by whose ending it is packed. Raises VoiceError where
        no engine is installed."""
        chosen = self.settings.listen
        shelf = Shelf(self.settings.home / "speech", chosen.cache_megabytes)
        return narrate(script, self.voice, shelf, name, Path(name).suffix.lower())

    @cached_property
    def fetcher(self) -> Fetcher:
        return self._build("fetchers", "offline" if self.offline else self.settings.check.fetcher)

    @cached_property
    def tables(self) -> Tables:
        folder = self.settings.tables.folder
        return load_tables(Path(folder) if folder else None)

    @cached_property
    def voice(self) -> Voice:
        """What speaks; its files are opened when first needed."""
        return self._build("voices", self.settings.listen.voice)

    def _write_script(self, article: Article) -> Script:
        require_length(article, self.settings.listen.longest)
        return write_script(article, self.tables.lexicon)

    def _build(self, kind: str, name: str, *more: object) -> Any:
        return find_part(kind, name).component(self.settings.options(kind, name), *more)
