"""Speed and memory, from process start, beside a baseline in the same run.

    make bench

Every figure is the median of RUNS processes, with the smallest and largest beside it. The baseline is trafilatura's own
extraction of the same page in a process of its own: reading a page is the least that any checker must do. Nothing here
is a test.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from secondsource.data.tables import load_tables
from secondsource.errors import ModelError
from secondsource.plugins import find_part

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SECONDSOURCE_SHARED", ROOT.parent / "shared" / "data"))
COMMAND = str(Path(sys.executable).with_name("secondsource"))
RUNS = 5
SENTENCES = (10, 100, 1000)
WORDS = (1_000, 20_000)
SIZES = "{:<52} {:>8} {:>17} {:>8}"


def main() -> None:
    """Prints a table of seconds and megabytes."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}; median of {RUNS} runs\n")
    print(SIZES.format("", "seconds", "(min-max)", "MB"))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = os.environ | {"SECONDSOURCE_HOME": str(home / "home")}
        page = golden() or ROOT / "src/secondsource/data/demo/article.html"
        measure("secondsource --help", [COMMAND, "--help"], environment)
        measure(f"trafilatura alone: {page.name}", [sys.executable, "-c", BASELINE, str(page)], environment)
        measure(
            "check, first run (makes the archive)", check(page, home), environment, each=lambda: forget(home / "home")
        )
        measure("check, archive there", check(page, home), environment)
        linear(home, environment)
        listening(home, environment)
        reading()
        tagging()
        weighing()
        stances()
        threads()


BASELINE = "import sys, trafilatura; trafilatura.extract(open(sys.argv[1], encoding='utf-8').read(), fast=True)"


def golden() -> Path | None:
    """The page that the product grew out of, where it is at hand."""
    page = SHARED / "seed" / "article.html"
    return page if page.is_file() else None


def check(page: Path, folder: Path) -> list[str]:
    """The command that checks a page offline and writes the HTML report."""
    return [COMMAND, "check", str(page), "--offline", "-o", str(folder / "report.html")]


def forget(home: Path) -> None:
    """Removes an archive, so that the next run starts without one."""
    for path in sorted(home.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def linear(folder: Path, environment: dict[str, str]) -> None:
    """Cost against the number of sentences; the exponent between the last two says how it grows."""
    print()
    seconds: list[float] = []
    for count in SENTENCES:
        page = folder / f"{count}.txt"
        page.write_text(article(count), encoding="utf-8")
        seconds.append(measure(f"check, {count} sentences", check(page, folder), environment))
    growth = (seconds[-1] - seconds[0]) / (SENTENCES[-1] - SENTENCES[0])
    earlier = (seconds[1] - seconds[0]) / (SENTENCES[1] - SENTENCES[0])
    print(f"\na further sentence costs {1000 * earlier:.1f} ms up to {SENTENCES[1]},", end=" ")
    print(f"{1000 * growth:.1f} ms up to {SENTENCES[-1]}")


def listening(folder: Path, environment: dict[str, str]) -> None:
    """From a text to MP3, captions and times, spoken anew each time; how long the sound lasts is printed beside."""
    print()
    page, out = folder / "listen.txt", folder / "listen.mp3"
    page.write_text(article(60), encoding="utf-8")
    command = [COMMAND, "listen", str(page), "--offline", "-o", str(out)]
    speech = folder / "home" / "speech"
    measure("listen, 60 sentences, nothing kept", command, environment, each=lambda: forget(speech))
    print(f"the sound lasts {json.loads(out.with_suffix('.json').read_text())['audio']['seconds']:.0f} s")


def reading() -> None:
    """Reading and all checks without the rest, in a process of their own: milliseconds of processor time."""
    print(f"\n{'':<32} {'first article':>14} {'a further one':>14} {'(min-max)':>14} {'MB':>6}")
    medians: list[float] = []
    for words in WORDS:
        code = [sys.executable, str(Path(__file__).with_name("reading.py")), str(words)]
        done = subprocess.run(code, check=True, capture_output=True, text=True)
        first, median, least, most, megabytes, source = done.stdout.split()
        name = f"read and check {words:,} words ({source})"
        print(f"{name:<34} {first:>9} ms {median:>11} ms {f'({least}-{most})':>14} {megabytes:>6}", flush=True)
        medians.append(float(median))
    print(f"{WORDS[1] / WORDS[0]:.0f} times the words cost {medians[1] / medians[0]:.1f} times as much")


def tagging() -> None:
    """Sentences a second on all cores, load and first batch left out, beside the stand-in by word lists."""
    sentences = [f"{line}." for line in article(1000).replace("\n", " ").split(". ")]
    print()
    for name in ("minilm", "rules"):
        part = find_part("taggers", name)
        tagger = part.component(part.options())
        tagger.tag(sentences[:50])
        rates: list[float] = []
        for _ in range(RUNS):
            start = time.perf_counter()
            tagger.tag(sentences)
            rates.append(len(sentences) / (time.perf_counter() - start))
        words = sum(len(tagged.tokens) for tagged in tagger.tag(sentences)) / len(sentences)
        spread = f"({min(rates):.0f}-{max(rates):.0f})"
        print(f"tagger {name}: {statistics.median(rates):.0f} sentences a second {spread}, {words:.0f} tokens each")


def weighing() -> None:
    """The rules of evidence alone, in a process of their own: seconds of processor time."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("weighing.py"))], check=True, capture_output=True
    )
    print(f"\n{done.stdout.decode().strip()}", flush=True)


def stances() -> None:
    """Pairs a second on all cores, load left out, each about 128 pieces long, beside the reader by rules; then the
    network alone, beside itself in plain numbers, and how soon it is ready."""
    lines = [f"{line}." for line in article(400).replace("\n", " ").split(". ")]
    pairs = [(lines[at], " ".join(lines[at + 1 : at + 5])) for at in range(0, len(lines) - 5, 5)]
    print()
    for name in ("minilm", "overlap"):
        part = find_part("models", name)
        model = part.component(part.options(), load_tables())
        try:
            model.read(pairs[:10])
        except ModelError as error:
            print(f"model {name}: {error}")
            continue
        rates: list[float] = []
        for _ in range(RUNS):
            start = time.perf_counter()
            model.read(pairs)
            rates.append(len(pairs) / (time.perf_counter() - start))
        print(f"model {name}: {statistics.median(rates):.0f} pairs a second ({min(rates):.0f}-{max(rates):.0f})")
    for what in ([], ["load"]):
        code = [sys.executable, str(Path(__file__).with_name("stances.py")), *what]
        print(subprocess.run(code, check=True, capture_output=True, text=True).stdout.strip(), flush=True)


def threads() -> None:
    """100,000 made-up comments and a million identical ones, in a process of their own."""
    command = [sys.executable, str(Path(__file__).with_name("threads.py"))]
    done = subprocess.run(command, check=True, capture_output=True)
    print(f"\n{done.stdout.decode().strip()}", flush=True)


def article(count: int) -> str:
    """A made-up article of so many sentences in paragraphs of five."""
    towns = ("Harrow", "Leeds", "Bristol", "Derby", "Exeter", "York", "Bath")
    lines = [
        f"The council of {towns[n % 7]} spent {n + 3} million pounds on road {n} in {2000 + n % 20}, an official said."
        for n in range(count)
    ]
    paragraphs = [" ".join(lines[start : start + 5]) for start in range(0, count, 5)]
    return "Councils spend more on roads\n\n" + "\n\n".join(paragraphs) + "\n"


def measure(
    name: str, command: list[str], environment: dict[str, str], each: Callable[[], None] | None = None
) -> float:
    """Runs the command RUNS times and prints one line; gives the median in seconds."""
    seconds: list[float] = []
    for _ in range(RUNS):
        if each:
            each()
        start = time.perf_counter()
        subprocess.run(command, env=environment, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    megabytes = peak(command, environment)
    spread = f"({min(seconds):.2f}-{max(seconds):.2f})"
    print(SIZES.format(name, f"{statistics.median(seconds):.2f}", spread, f"{megabytes:.0f}"), flush=True)
    return statistics.median(seconds)


def peak(command: list[str], environment: dict[str, str]) -> float:
    """Peak resident memory of one run, in megabytes, measured by a small parent of its own."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", code, *command], env=environment, check=True, capture_output=True)
    per_megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return int(done.stdout) / per_megabyte


if __name__ == "__main__":
    main()
