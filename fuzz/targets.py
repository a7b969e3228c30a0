"""Every parser that meets strangers' bytes, as a target: a name, seeds, the call, and the bounds that it must keep.

A parser of a kind that is looked for (`sources`, `importers`) and has no target here fails a test. `make fuzz` runs
each for its five minutes; `make test` tries the seeds, the finds of earlier runs and a few hundred mutations of each.
"""

import functools
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import httpcore2

from fuzz import samples, service, words
from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Query
from secondsource.domain.reference import Feed, Gazetteer
from secondsource.domain.report import Report
from secondsource.errors import InputError, SecondSourceError
from secondsource.fetchers.http import Component as HttpFetcher
from secondsource.fetchers.http import Options as HttpOptions
from secondsource.formats import html as html_format
from secondsource.lookup.feeds import read_feed
from secondsource.models.llm.answers import QueriesAnswer, SplitAnswer, StanceAnswer, TranslationAnswer, parse_answer
from secondsource.pipeline import backup
from secondsource.pipeline.bundle import open_bundle
from secondsource.pipeline.rows import read_analyses, read_publishers, read_rows
from secondsource.pipeline.threads_in import read_threads
from secondsource.plugins import find_part, part_names
from secondsource.reading.pages.extract import extract
from secondsource.serial import dumps, loads
from secondsource.settings import load_settings
from secondsource.stores._warc_records import TROUBLE, unpack
from secondsource.testing.fakes import NOON, OneAnswer, make_desk
from secondsource.testing.sources import KEPT, TABLES

Call = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Target:
    """One parser."""

    name: str
    seeds: tuple[bytes, ...]
    call: Call
    made_of: tuple[bytes, ...] = ()
    """Words of its format; a mutation puts these in."""
    allowed: tuple[type[Exception], ...] = (SecondSourceError,)
    """What it may raise; anything else is a find."""
    real: str = ""
    """Files of the shared data that are seeds of a long run, as a pattern; they are read where they lie."""
    seconds: float = 3.0
    """For any input of `largest` bytes, on a machine that does something else too."""
    megabytes: int = 150
    """By which the process may grow for one input."""
    largest: int = 100_000


def _snapshot(body: bytes) -> Snapshot:
    return Snapshot("https://news.example/a", body, NOON)


def _read_page(body: bytes) -> object:
    found = extract(_snapshot(body))
    for span in found.article.paragraphs:
        assert 0 <= span.start <= span.end <= len(found.article.text)
    return found


def _source(name: str, **options: Any) -> Call:
    query = Query(
        "losses: the bridge at Kupiansk is open", (("Kupiansk", "Kupyansk", "Jane Example"),), until=date(2025, 12, 24)
    )
    part = find_part("sources", name)
    rows = replace(
        TABLES,
        feeds=(Feed("http://feed.example/rss", "Post", "en", None, "https://post.example"),),
        places=Gazetteer("Kupiansk\tcity\tUA\t\t49.71\t37.62\t27169\t|kupiansk|"),
    )

    def call(body: bytes) -> object:
        with _keys():
            kind = "application/json" if body[:1] in b"{[" else "text/html"
            component = part.component(part.options(**options), make_desk(OneAnswer(body, kind), KEPT, rows))
            found = component.search(query, 20)
            dumps(list(found)).encode()
            return found

    return call


@contextmanager
def _keys() -> Iterator[None]:
    """Environment in which the services that want a key are asked."""
    names = ("SECONDSOURCE_GOOGLE_KEY", "SECONDSOURCE_BRAVE_KEY")
    os.environ.update(dict.fromkeys(names, "sesame"))
    try:
        yield
    finally:
        for name in names:
            os.environ.pop(name, None)


def _importer(name: str) -> Call:
    part = find_part("importers", name)

    def call(body: bytes) -> object:
        importer = part.component(part.options())
        importer.fits(body)
        found = importer.threads(body)
        dumps([thread for _, thread in found])
        return found

    return call


def _claim_importer(name: str) -> Call:
    part = find_part("importers", name)

    def call(body: bytes) -> object:
        importer = part.component(part.options())
        importer.fits(body)
        found = [each for each in importer.claims(body) if not isinstance(each, InputError)]
        dumps(found)
        return found

    return call


def _recognised(body: bytes) -> object:
    """As `secondsource thread FILE` reads it: the importer is found by the bytes."""
    importers = {name: find_part("importers", name) for name in _thread_importers()}
    made: dict[str, Any] = {name: part.component(part.options()) for name, part in importers.items()}
    return read_threads(_snapshot(body), made, TABLES)


def _thread_importers() -> list[str]:
    return [name for name in part_names("importers") if name.startswith("thread_")]


def _unpack_warc(body: bytes) -> object:
    with redirect_stderr(io.StringIO()):  # its reader warns of every odd record
        return sum(1 for _ in unpack(io.BytesIO(body)))


def _load_settings(body: bytes) -> object:
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        file.write(body)
        file.flush()
        return list(load_settings({"SECONDSOURCE_HOME": "/nowhere"}, Path(file.name)).of([], explained=False))


def _load_report(body: bytes) -> object:
    report = loads(Report, body.decode(errors="replace"))
    again = dumps(report)
    assert loads(Report, again) == report or "NaN" in again
    return report


def _render_report(body: bytes) -> object:
    """A report of a stranger, drawn: what is in it may be odd, and is never run."""
    drawn = html_format.Component(html_format.Options()).render(loads(Report, body.decode(errors="replace")))
    assert "<script>alert" not in drawn
    return drawn


def _open_bundle(body: bytes) -> object:
    return _in_folder(body, lambda file, folder: open_bundle(file, folder))


def _restore(body: bytes) -> object:
    return _in_folder(body, lambda file, folder: backup.restore(file, folder, NOON))


def _in_folder(body: bytes, call: Callable[[Path, Path], object]) -> object:
    with tempfile.TemporaryDirectory() as scratch:
        file, folder = Path(scratch, "in.zip"), Path(scratch, "deep", "out")
        file.write_bytes(body)
        folder.mkdir(parents=True)
        try:
            return call(file, folder)
        finally:
            around = {each.name for each in Path(scratch).iterdir()} | {each.name for each in folder.parent.iterdir()}
            assert around == {"in.zip", "deep", "out"}, around


def _read_rows(body: bytes) -> object:
    """As passages, as analyses and as publishers."""
    readers: tuple[Callable[[Iterator[str]], Iterator[object]], ...] = (read_rows, read_analyses, read_publishers)
    text = body.decode(errors="surrogateescape").encode(errors="replace").decode()
    return [_told(lambda reader=reader: list(reader(iter(text.splitlines())))) for reader in readers]


def _told(call: Callable[[], object]) -> object:
    try:
        return call()
    except SecondSourceError as error:
        return str(error)


def _parse_answer(body: bytes) -> object:
    text = body.decode(errors="replace")
    kinds = (StanceAnswer, TranslationAnswer, QueriesAnswer, SplitAnswer)
    return [_told(lambda kind=kind: parse_answer(kind, text)) for kind in kinds]


def _fetch(robots: bool) -> Call:
    def call(body: bytes) -> object:
        options = HttpOptions(
            seconds=0.3 if robots else 2.0, megabytes=1, redirects=2, delay=0, robots=robots, copies=False
        )
        answers = [b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body, samples.HTTP_ANSWERS[0]]
        said = iter(answers if robots else [body, *samples.HTTP_ANSWERS[:1]])
        fetcher = HttpFetcher(
            options,
            resolve=lambda *_: ["93.184.216.34"],
            dial=lambda *_: httpcore2.MockStream([next(said, b"")]),
        )
        return fetcher.fetch("http://news.example/a")

    return call


OFFLINE_SOURCES = frozenset({"archive", "reference"})
"""Sources that read nothing of strangers but what the archive took in already."""
_OPTIONS: dict[str, dict[str, Any]] = {
    "searxng": {"address": "http://search.example/search"},
    "losses": {"tables": ("http://l.example/p",)},
    "telegram": {"channels": ("harbour=ukraine",)},
}


def _sources() -> Iterator[Target]:
    for name, said in samples.ANSWERS.items():
        seeds = tuple(json.dumps(each).encode() for each in said)
        yield Target(
            f"source-{name}", seeds, _source(name, **_OPTIONS.get(name, {})), words.JSON, real=_REAL.get(name, "")
        )
    telegram = _source("telegram", **_OPTIONS["telegram"])
    yield Target("source-telegram", (samples.TELEGRAM,), telegram, words.HTML)
    yield Target("source-feeds", samples.FEEDS, _source("feeds"), words.XML + words.HTML)
    maps = {"viina": "", "deepstate": "http://map.example/{day}", "deepstate_terms_accepted": True}
    yield Target("source-control_map-geojson", (samples.GEOJSON,), _source("control_map", **maps), words.JSON)
    viina = _source("control_map", viina="http://viina.example/{year}")
    yield Target("source-control_map-zip", samples.ZIPS, viina, words.ZIP)
    yield Target(
        "source-control_map-csv",
        (samples.CSV_ROWS,),
        lambda body: viina(samples.zipped({"control.csv": body})),
        words.TABLE,
    )


_REAL = {"gdelt": "api/gdelt/*", "factchecks": "api/google_factcheck/*", "mastodon": "api/mastodon_vcr/*",
         "wikipedia": "api/mediawiki_barrust/*"}  # fmt: skip


def _claims() -> Iterator[Target]:
    made_of = {"claimreview": words.JSON + words.HTML, "csv": words.TABLE, "jsonl": words.JSON, "google": words.JSON}
    for name, seeds in samples.CLAIMS.items():
        yield Target(f"claims-{name}", seeds, _claim_importer(f"claims_{name}"), made_of[name])


def _threads() -> Iterator[Target]:
    made_of = {"json": words.JSON, "coral": words.JSON, "csv": words.TABLE, "text": words.PASTED}
    made_of |= {"wordpress": words.XML, "disqus": words.XML, "isso": words.SQLITE}
    for name, seeds in samples.THREADS.items():
        yield Target(f"thread-{name}", seeds, _importer(f"thread_{name}"), made_of[name])
    every = tuple(seed for seeds in samples.THREADS.values() for seed in seeds)
    yield Target(
        "thread-recognised", (*every, *samples.PAGES, *samples.TEXTS), _recognised, words.JSON + words.XML + words.HTML
    )


@functools.cache
def targets() -> tuple[Target, ...]:
    """Every target, pages first."""
    read = (
        Target("page", samples.PAGES, _read_page, words.HTML, real="pages/*.html.gz"),
        Target("text", samples.TEXTS, _read_page, words.TEXT),
        Target("feed", samples.FEEDS, read_feed, words.XML + words.HTML, real="feeds/tests/**/*.xml"),
    )
    warcs = (samples.warc(), samples.unpacked(samples.warc()))
    packed = (samples.bundle(),)
    ours = (
        Target("warc", warcs, _unpack_warc, words.WARC, (SecondSourceError, *TROUBLE)),
        Target("settings", samples.SETTINGS_FILES, _load_settings, words.TOML),
        Target("report", samples.reports(), _load_report, words.REPORT),
        Target("report-drawn", samples.reports(), _render_report, words.REPORT),
        Target("bundle", packed, _open_bundle, words.ZIP),
        Target("backup", packed, _restore, words.ZIP),
        Target("rows", samples.ROWS, _read_rows, words.JSON),
        Target("model-answer", samples.MODEL_ANSWERS, _parse_answer, words.MODEL),
        Target("http-answer", samples.HTTP_ANSWERS, _fetch(robots=False), words.HTTP),
        Target("http-request", service.REQUESTS, service.ask, (*words.JSON, *words.FORM)),
        Target("robots", samples.ROBOTS, _fetch(robots=True), words.ROBOTS),
    )
    return (*read, *_sources(), *_threads(), *_claims(), *ours)
