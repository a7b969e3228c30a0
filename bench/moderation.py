"""How soon a comment system is answered that asks before it publishes, through the real service.

    python bench/moderation.py

The service runs as `secondsource serve` in a process of its own, with a bank of TEMPLATES templates. Comments are sent
as Coral signs them until the thread has KNOWN comments; then CALLS more are timed, half of them copies. The same is
asked once more while the service examines a large thread for somebody else. Target: 300 ms at the 95th percentile.
Beside the clock's time stands what the service itself used of the processor. Nothing here is a test.
"""

import hashlib
import hmac
import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

from serve import service
from threads import made_up

from secondsource.domain.examination import KnownTemplate, TemplatePiece
from secondsource.plugins import find_part

KNOWN = (2_000, 20_000)
CALLS = 200
TEMPLATES = 2_000
SECRET = "a secret for the bench"  # noqa: S105  of nothing
LINE = "{:<52} {:>8} {:>8} {:>8} {:>14}"


def main() -> None:
    """Prints a table."""
    os.environ["SECONDSOURCE_CORAL_KEY"] = SECRET
    texts = [each.text for each in made_up(KNOWN[-1] + 4 * CALLS).comments]
    with tempfile.TemporaryDirectory() as folder:
        fill_bank(Path(folder), texts)
        with service(Path(folder)) as (address, process):
            ask = Asker(address)
            print(f"first answer, which reads the bank of {TEMPLATES:,} templates: {ask.time(texts[0]):.1f} ms\n")
            print(LINE.format(f"{CALLS} calls", "p50 ms", "p95 ms", "most ms", "processor ms"))
            sent = 1
            for known in KNOWN:
                for text in texts[sent:known]:
                    ask.time(text)
                sent = known
                asked = [*texts[known : known + CALLS // 2], *texts[: CALLS // 2]]
                told(f"{known:,} comments known", ask, asked, process.pid)
            with busy(address, texts[:5_000]):
                told(f"the same, a thread of {5_000:,} examined meanwhile", ask, asked, process.pid)


class Asker:
    """A connection that stays open, as a comment system has one."""

    def __init__(self, address: str) -> None:
        self._connection = HTTPConnection(address.removeprefix("http://"), timeout=60)

    def time(self, text: str) -> float:
        """Milliseconds to the answer."""
        story = {"id": "1", "url": "https://news.example.org/bridge"}
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


def told(what: str, ask: Asker, texts: list[str], process: int) -> None:
    """One line of the table."""
    before = used(process)
    times = sorted(ask.time(text) for text in texts)
    each = (used(process) - before) * 1000 / len(texts)
    points = (times[len(times) // 2], times[int(len(times) * 0.95)], times[-1])
    print(LINE.format(what, *(f"{point:.1f}" for point in points), f"{each:.2f} each"), flush=True)


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
        connection = HTTPConnection(address.removeprefix("http://"), timeout=600)
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
    main()
