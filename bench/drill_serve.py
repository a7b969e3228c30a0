"""Kills the service at random moments while clients order checks, and looks for what was acknowledged.

    python bench/drill_serve.py [--kills 50] [--seed 1]

Each round starts `secondsource serve`, orders a few made-up articles, and kills it with SIGKILL at a random moment.
After the last round it is started once more and left alone: every check that was acknowledged must end, each with a
report that can be read, and none may be told twice.
"""

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("secondsource"))
PATIENCE = 120
"""Seconds that the last life may take for what is left."""
PER_ROUND = 3


def main() -> None:
    """Prints what was acknowledged and what became of it; exits with 1 where something is lost."""
    chosen = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        lost = drill(Path(folder), chosen.kills, random.Random(chosen.seed))
    sys.exit(1 if lost else 0)


def drill(home: Path, kills: int, chance: random.Random) -> list[str]:
    """Sentences on what was lost; none where all is well."""
    acknowledged: dict[str, str] = {}
    for number in range(kills):
        with_life = Life(home)
        try:
            for each in range(PER_ROUND):
                title, job = with_life.order(number * PER_ROUND + each)
                acknowledged[job] = title
            time.sleep(chance.uniform(0, 1.5))
        except (OSError, urllib.error.URLError):
            pass
        with_life.kill()
    last = Life(home)
    try:
        trouble = [sentence for job, title in acknowledged.items() if (sentence := last.trouble_with(job, title))]
    finally:
        last.end()
    print(f"{kills} kills, {len(acknowledged)} checks acknowledged, {len(trouble)} lost or doubled")
    for sentence in trouble:
        print(sentence)
    return trouble


class Life:
    """One run of the service on a home folder."""

    def __init__(self, home: Path) -> None:
        settings = home / "settings.toml"
        settings.write_text(
            "[serve]\nport = 0\nwaiting = 10000\nwaiting_each = 10000\nlease_seconds = 1.0\n"
            "[queues.sqlite]\nattempts = 1000\n"
        )
        environment = os.environ | {"SECONDSOURCE_HOME": str(home), "SECONDSOURCE_SETTINGS": str(settings)}
        self._process = subprocess.Popen(
            [COMMAND, "serve", "--offline"], env=environment, stdout=subprocess.PIPE, text=True
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        found = re.search(r"http://[\d.]+:\d+", line)
        assert found, f"it did not start: {line!r}"
        self.address = found[0]
        self._wait()

    def order(self, number: int) -> tuple[str, str]:
        """Orders the check of an article of that number; gives its title and the job that was acknowledged."""
        title = f"Bridge {number} reopens"
        text = f"{title}\n\nThe toll of bridge {number} rose from 40 to 20 crowns, up 60 percent, officials said."
        return title, self._ask("/checks", {"text": text})["id"]

    def trouble_with(self, job: str, title: str) -> str:
        """What is wrong with a job that was acknowledged; empty where all is well."""
        until = time.monotonic() + PATIENCE
        told = self._ask(f"/checks/{job}")
        while told["state"] in ("waiting", "running") and time.monotonic() < until:
            time.sleep(0.1)
            told = self._ask(f"/checks/{job}")
        if told["state"] != "done":
            return f"{job} ({title}) is {told['state']}: {told['detail']}"
        if self._ask(f"{told['report']}.json")["article"]["title"] != title:
            return f"{job} leads to a report of another article"
        return self._doubled(job)

    def _doubled(self, job: str) -> str:
        with urllib.request.urlopen(f"{self.address}/checks/{job}/events", timeout=30) as stream:
            events = re.findall(r"event: (\S+)\r?\ndata: (.*)", stream.read().decode())
        twice = [event for event in set(events) if events.count(event) > 1]
        return f"{job} told twice: {twice[0]}" if twice else ""

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=30)

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=60)

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                self._ask("/health")
                return
            except OSError:
                time.sleep(0.05)

    def _ask(self, place: str, order: dict[str, str] | None = None) -> dict:
        body = json.dumps(order).encode() if order else None
        asked = urllib.request.Request(self.address + place, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.load(answer)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
