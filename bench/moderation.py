"""How soon a comment system is answered that asks before it publishes, through the real service.

    python bench/moderation.py

For each size the service runs in a process of its own, with a bank of TEMPLATES templates and a thread of so many
comments that it was asked about before. CALLS more are sent as Coral signs them, half of them copies, and timed; then
once more while the service examines a large thread for somebody else; then by CROWD askers at the same time, with and
without that. Target: 300 ms at the 95th percentile. Beside the clock's time stands what the service used of the
processor, which tells more on a machine that others use, and how many processes waited there. Nothing here is a test.
"""

import argparse
import hashlib
import hmac
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

import uvicorn

from secondsource.checker import Checker
from secondsource.domain.examination import KnownTemplate, TemplatePiece
from secondsource.domain.thread import ThreadPage
from secondsource.plugins import find_part
from secondsource.settings import ServeSettings, Settings
from secondsource.web.running import config, make_service

KNOWN = (2_000, 20_000)
CALLS = 200
CROWD = 50
TEMPLATES = 2_000
EXAMINED = (5_000, 20_000)
SECRET = "a secret for the bench"  # noqa: S105  of nothing
PAGE = "https://news.example.org/bridge"
LINE = "{:<56} {:>8} {:>8} {:>8} {:>8} {:>13} {:>8}"


def main() -> None:
    """Prints a table."""
    texts = made_up(KNOWN[-1] + CALLS)
    print(LINE.format(f"{CALLS} calls", "p50 ms", "p95 ms", "p99 ms", "most ms", "processor ms", "waiting"), flush=True)
    for known in KNOWN:
        asked = [*texts[known : known + CALLS // 2], *texts[: CALLS // 2]]
        with tempfile.TemporaryDirectory() as folder, running(folder, known) as (address, process):
            first = Asker(address).time(texts[0])
            print(f"first answer, the start of the service included: {first:.1f} ms", flush=True)
            told(f"{known:,} comments known", address, 1, asked, process)
            told(f"the same, {CROWD} at once", address, CROWD, asked, process)
            for examined in EXAMINED:
                with busy(address, texts[:examined]):
                    name = f"a thread of {examined:,} examined meanwhile"
                    told(f"one at a time, {name}", address, 1, asked, process)
                    told(f"{CROWD} at once, {name}", address, CROWD, asked, process)


@contextmanager
def running(folder: str, known: int) -> Iterator[tuple[str, int]]:
    """The service in a process of its own; its address and process."""
    command = [sys.executable, __file__, "--serve", folder, str(known)]
    environment = os.environ | {"SECONDSOURCE_CORAL_KEY": SECRET}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield process.stdout.readline().strip(), process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)


def serve(home: Path, known: int) -> None:
    """Runs the service over a home folder until it is ended, with a thread of so many comments known."""
    texts = made_up(KNOWN[-1] + CALLS)
    fill_bank(home, texts)
    settings = Settings(home=home, serve=ServeSettings(connections_each=2 * CROWD))
    service = make_service(Checker(settings, offline=True))
    for text in texts[:known]:
        service.known_threads.judge(text, "coral  1", ThreadPage(address=PAGE))
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(config(service)).run(sockets=[listener])


def made_up(count: int) -> list[str]:
    """So many different comments of 20 words, the same at every run."""
    draw = random.Random(1)
    words = ["".join(draw.choices("aeioubdfgklmnprstvz", k=draw.randint(3, 9))) for _ in range(20_000)]
    return [" ".join(draw.choices(words, k=20)) for _ in range(count)]


class Asker:
    """A connection that stays open, as a comment system has one."""

    def __init__(self, address: str) -> None:
        self._connection = HTTPConnection(address, timeout=600)

    def time(self, text: str) -> float:
        """Milliseconds to the answer."""
        story = {"id": "1", "url": PAGE}
        body = json.dumps({"action": "NEW", "comment": {"body": text}, "story": story}).encode()
        signed = f"sha256={hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()}"
        start = time.perf_counter()
        self._connection.request("POST", "/moderation/coral", body, {"X-Coral-Signature": signed})
        answer = self._connection.getresponse()
        answer.read()
        assert answer.status in (200, 204), answer.status
        return (time.perf_counter() - start) * 1000


def fill_bank(home: Path, texts: list[str]) -> None:
    """Puts as many templates into the bank of a home folder, each seen under one article."""
    part = find_part("stores", "templates")
    bank = part.component(part.options(), home)
    day = date(2026, 1, 2)
    made = tuple(
        KnownTemplate(f"tpl-{number}", (TemplatePiece(text),), 60.0, 1, day, day)
        for number, text in enumerate(texts[-TEMPLATES:])
    )
    bank.keep("thr-bench", made, {})


def told(what: str, address: str, askers: int, texts: list[str], process: int) -> None:
    """One line of the table: so many askers at the same time, each with its share of the texts."""

    def ask(first: int) -> list[float]:
        asker = Asker(address)
        return [asker.time(text) for text in texts[first::askers]]

    before = used(process)
    with ThreadPoolExecutor(askers) as crowd:
        times = sorted(each for found in crowd.map(ask, range(askers)) for each in found)
    each = (used(process) - before) * 1000 / len(texts)
    points = (*(times[int(len(times) * share)] for share in (0.5, 0.95, 0.99)), times[-1])
    waiting = f"{os.getloadavg()[0]:.0f}"
    print(LINE.format(what, *(f"{point:.1f}" for point in points), f"{each:.2f} each", waiting), flush=True)


def used(process: int) -> float:
    """Seconds of the processor that a process used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def busy(address: str, texts: list[str]) -> Iterator[None]:
    """Has the service examine a thread for somebody else, again and again, until the block ends."""
    body = json.dumps({"text": json.dumps([{"text": text, "author": "x"} for text in texts]), "format": "json"})
    over = threading.Event()

    def examine() -> None:
        connection = HTTPConnection(address, timeout=600)
        while not over.is_set():
            connection.request("POST", "/threads", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, answer.status

    thread = threading.Thread(target=examine)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--serve", nargs=2, metavar=("FOLDER", "KNOWN"), help="the service that is timed, alone")
    served = asked.parse_args().serve
    serve(Path(served[0]), int(served[1])) if served else main()
