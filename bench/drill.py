"""Kills an import at random points and looks for every passage that was acknowledged.

    make drill-import                       20,000 passages, 50 kills
    python bench/drill.py --kills 4 --passages 3000 --seed 7

Half of the imports go on in the archive that the kill before left behind, half begin with an empty one. After each kill
everything acknowledged must be in the record, and found by search, each once; the importing process is the real
command, killed with SIGKILL anywhere between its start and its end. Ends with 1 where something is missing.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from secondsource.domain.evidence import PassageKind, Query, passage_id
from secondsource.pipeline.archive import Archive
from secondsource.stores import sqlite, tantivy

COMMAND = [sys.executable, "-c", "from secondsource.cli import main; main()"]
SEARCHED = 200
"""Acknowledged passages that are searched for after each kill; after the last one, all of them."""


def main() -> None:
    """Runs the drill and prints one line a kill."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--passages", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        lines = folder / "passages.jsonl"
        lines.write_text("".join(row(number) for number in range(options.passages)), encoding="utf-8")
        started, whole = time_of_import(lines, folder / "whole")
        print(f"seed {options.seed}, {options.passages:,} passages;", end=" ")
        print(f"first acknowledged after {started:.2f} s, all after {whole:.2f} s")
        home, lost = folder / "0", 0
        for kill in range(options.kills):
            if chance.random() < 0.5:
                home = folder / str(kill)
            after = chance.uniform(started * 0.8, whole)
            safe = import_and_kill(lines, home, after)
            wrong = examine(home, safe, chance, everything=kill == options.kills - 1)
            lost += len(wrong)
            print(f"kill {kill + 1} after {after:.2f} s: {safe:,} acknowledged, {len(wrong)} wrong", flush=True)
            for line in wrong[:5]:
                print(f"  {line}")
    print(f"{options.kills} kills, {lost} passages lost or doubled")
    sys.exit(1 if lost else 0)


def row(number: int) -> str:
    """One passage in the import format, with a word of its own."""
    told = {
        "url": f"https://news.example/{number}", "title": f"Report {number}", "kind": "page", "text": words(number),
        "publisher": "News Example", "published": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}", "lang": "en",
    }  # fmt: skip
    return json.dumps(told) + "\n"


def words(number: int) -> str:
    """The text of one passage."""
    return f"Report {1_000_000 + number} about the bridge over the Oskil, of which {number % 90} metres stand."


def time_of_import(lines: Path, home: Path) -> tuple[float, float]:
    """Seconds until the first acknowledgement and until the end of an import that nobody kills."""
    start = time.perf_counter()
    with begin(lines, home) as process:
        assert process.stdout
        process.stdout.readline()
        first = time.perf_counter() - start
        process.communicate()
    return first, time.perf_counter() - start


def begin(lines: Path, home: Path) -> subprocess.Popen[str]:
    """The import, started."""
    command = [*COMMAND, "archive", "import", str(lines), "--acknowledge"]
    environment = os.environ | {"SECONDSOURCE_HOME": str(home)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True)


def import_and_kill(lines: Path, home: Path, after: float) -> int:
    """How many passages the import had acknowledged when it was killed."""
    with begin(lines, home) as process:
        assert process.stdout
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        told = [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("are safe.\n")]
    return int(told[-1].split()[0]) if told else 0


def examine(home: Path, safe: int, chance: random.Random, *, everything: bool) -> list[str]:
    """What is wrong with an archive in which so many passages must be."""
    archive = Archive(sqlite.Component(sqlite.Options(), home), tantivy.Component(tantivy.Options(), home), _quiet)
    archive.search(Query("bridge"), 1)  # opens it, and mends what the kill left
    wrong = list(archive.record.verify())
    ids = [passage_id(f"https://news.example/{n}", PassageKind.PAGE, words(n)) for n in range(safe)]
    held = {passage.id for passage in archive.record.get(ids)}
    wrong += [f"{each} is not in the record" for each in ids if each not in held]
    if archive.index.count() != archive.record.count():
        wrong.append(f"the index finds {archive.index.count()} of {archive.record.count()} passages")
    numbers = range(safe) if everything else [*chance.sample(range(safe), min(SEARCHED, safe)), *range(safe)[-1:]]
    for number in numbers:
        found = [passage.id for passage in archive.search(Query(str(1_000_000 + number)), 5)]
        if found != [ids[number]]:
            wrong.append(f"{ids[number]} is found {found.count(ids[number])} times")
    archive.close()
    return wrong


def _quiet(_: str) -> None:
    """That the index was mended is what is expected here."""


if __name__ == "__main__":
    main()
