"""How long it takes to examine a thread of 100,000 comments, and how much memory: seconds and megabytes of one process.

    python bench/threads.py [COMMENTS]

The comments are made up: sentences of words drawn with the frequencies of a language, one in a hundred from a campaign
of five templates, under an article with a title and a text. Target: under 30 s and 1 GB for 100,000. A million
identical lines come second, in a process of their own. Nothing here is a test.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from itertools import accumulate

from secondsource.data.tables import load_tables
from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.pipeline.thread import ThreadHouse, examine
from secondsource.plugins import find_part, part_names
from secondsource.reading.pages.comments import make_thread

COMMENTS = 100_000
THREADS = ("mixed", "identical")
SYLLABLES = (
    "ka lo mi ter ven sor dal pre ness ing tion ment ul ra be no qui sta der for wen tho ack li mo pa ru sh".split()  # noqa: SIM905
)
TEMPLATES = (
    "Our {0} of {1} needs the new harbour before the {2} returns to the valley",
    "Never trust a {0} that sells {1} cheaper than its own {2} can pay for",
    "Thanks to the {0} my {1} stopped hurting and the {2} is quiet again",
    "Every {0} in this county knows who closed the {1} and kept the {2} waiting",
    "Buy the {0} now because {1} goes up when the {2} reports next quarter",
)


PAGE = ThreadPage(
    title="The council closes the old harbour bridge before winter",
    section="Local",
    text="The bridge was closed on Monday, and the ferry goes twice an hour until it is mended. " * 40,
)


def main() -> None:
    """Prints one line for the mixed thread and one for identical lines, each out of a process of its own."""
    asked = argparse.ArgumentParser()
    asked.add_argument(
        "comments", nargs="?", type=int, default=COMMENTS, help="of the mixed thread; the other has ten times as many"
    )
    asked.add_argument("--thread", choices=THREADS, help="this one alone, in this process")
    options = asked.parse_args()
    if options.thread:
        measure(options.thread, options.comments)
        return
    for name in THREADS:
        subprocess.run([sys.executable, __file__, str(options.comments), "--thread", name], check=True)


def measure(name: str, count: int) -> None:
    """Examines one thread and prints what it took."""
    thread = made_up(count) if name == "mixed" else make_thread(Comment("The same line.") for _ in range(10 * count))
    parts = house()
    start, used = time.perf_counter(), time.process_time()
    found = examine(thread, PAGE, parts)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(thread.comments):,} {name} comments, {thread.distinct:,} different: "
        f"{seconds:.1f} s ({used:.1f} s of processor), {megabytes:,.0f} MB at most, {len(found.clusters)} clusters"
    )


def house() -> ThreadHouse:
    """Every signal, and no bank."""
    signals = {name: (part := find_part("signals", name)).component(part.options()) for name in part_names("signals")}
    return ThreadHouse(load_tables(), signals, None, None)


def made_up(count: int) -> Thread:
    """A thread of so many comments, the same at every run."""
    draw = random.Random(1)
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(20_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    texts = [
        " ".join(draw.choices(words, cum_weights=weights, k=draw.randint(4, 40))) for _ in range(count - count // 100)
    ]
    texts += [draw.choice(TEMPLATES).format(*draw.choices(words, k=3)) for _ in range(count // 100)]
    draw.shuffle(texts)
    return make_thread(Comment(text) for text in texts)


if __name__ == "__main__":
    main()
