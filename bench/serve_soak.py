"""Mixed requests against a running service: pages, searches, orders, comments, sound, streams that are left early."""

import json
import random
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count

_MIX = (("read", 94), ("examine", 2), ("order", 1), ("leave", 2), ("listen", 1))
"""Of a hundred requests so many of each kind."""
_WARM = 10
"""Memory is first looked at after one request in so many: by then every kind was asked."""


def endure(address: str, report: str, requests: int, resident: Callable[[], float]) -> str:
    """One line: seconds, server errors, and the memory in megabytes after a tenth of the requests and at the end."""
    asker, started, early = _Asker(address, report), time.monotonic(), 0.0
    kinds, weights = zip(*_MIX, strict=True)
    for number in range(requests):
        if number == requests // _WARM:
            early = resident()
        asker.ask(asker.draw.choices(kinds, weights)[0])
    end = resident()
    return (
        f"soak: {requests} requests ({asker.kinds()}) in {time.monotonic() - started:.0f} s, {asker.answers()}; memory "
        f"{early:.0f} MB after a tenth, {end:.0f} MB at the end ({(end / early - 1) * 100:+.1f} %)"
    )


@dataclass
class _Asker:
    address: str
    report: str
    draw: random.Random = field(default_factory=lambda: random.Random(7))
    asked: Counter[str] = field(default_factory=Counter)
    refused: Counter[int] = field(default_factory=Counter)
    numbers: count = field(default_factory=count)

    def ask(self, kind: str) -> None:
        """One request; what the service refuses is counted."""
        self.asked[kind] += 1
        try:
            getattr(self, kind)()
        except urllib.error.HTTPError as error:
            self.refused[error.code] += 1

    def read(self) -> None:
        get(self.address + self.draw.choice(self._places()))

    def order(self) -> None:
        """A check of a text that nobody asked for before."""
        post(f"{self.address}/checks", {"text": self._text(), "again": True})

    def leave(self) -> None:
        """Follows a new check, hears its first words and goes away."""
        taken = post(f"{self.address}/checks", {"text": self._text()})
        with urllib.request.urlopen(self.address + taken["events"], timeout=30) as stream:
            stream.readline()

    def examine(self) -> None:
        lines = "\n".join(f"The bridge is closed again, says number {next(self.numbers)}." for _ in range(8))
        post(f"{self.address}/threads", {"text": lines, "format": "text"})

    def listen(self) -> None:
        """A part of the sound; the first one is made then."""
        begin = self.draw.randrange(50_000)
        asked = urllib.request.Request(f"{self.address}{self.report}/narration.wav")
        asked.add_header("Range", f"bytes={begin}-{begin + 20_000}")
        with urllib.request.urlopen(asked, timeout=120) as answer:
            answer.read()

    def _text(self) -> str:
        number = next(self.numbers)
        return f"The bridge at Aarhus opened on Monday, 3 March 2025.\n\nIt carried {number} cars, the city said."

    def _places(self) -> Sequence[str]:
        forms = [f"{self.report}.{form}" for form in ("html", "json", "md", "claimreview")]
        return [*forms, "/", "/search?q=bridge", "/health", "/metrics", "/analyses", "/methods", "/changes",
                "/reports/none", "/static/site.css"]  # fmt: skip

    def kinds(self) -> str:
        return ", ".join(f"{kind} {number}" for kind, number in sorted(self.asked.items()))

    def answers(self) -> str:
        told = ", ".join(f"{number} answered {code}" for code, number in sorted(self.refused.items()))
        return f"{sum(number for code, number in self.refused.items() if code >= 500)} server errors ({told})"


def get(address: str, *, packed: bool = False) -> bytes:
    """The body of an answer."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"} if packed else {})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return answer.read()


def post(address: str, body: dict[str, object]) -> dict:
    """The JSON of an answer."""
    asked = urllib.request.Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)
