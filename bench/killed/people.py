"""Commands that a person signs or that change who may do what: `users`, `archive analyses`, `archive matches`."""

# ruff: noqa: ARG002  a command takes what all are given, also where it needs less

import json
import re
from collections.abc import Callable
from pathlib import Path

from killed.common import Writes, damage
from kills import say

PASSWORD = "wolf under tram"  # noqa: S105  it opens what the drill makes
TOKEN = ("token", "drill", "--scope", "read")


class People(Writes):
    """`users add`."""

    def stdin(self) -> str:
        return PASSWORD + "\n"

    def arguments(self, folder: Path, number: int) -> list[str]:
        return ["users", "add", f"Person {number}", "--password-stdin"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        listed, logged = say("users", "list"), say("users", "audit")
        wrong, held = [], listed.count(f"Person {number} ")
        if held != 1 and "may sign in" in told:
            wrong.append(f"Person {number} was acknowledged and is there {held} times")
        if held != len(re.findall(rf"\bPerson {number}\b", logged)):
            wrong.append(f"Person {number} is there {held} times, and the log says otherwise")
        return wrong


class Account(Writes):
    """A command that changes an account: it is done and logged, or neither."""

    def __init__(self, verb: str, *more: str, first: tuple[str, ...] = (), done: str) -> None:
        self.verb, self.more, self.first = verb, more, first
        self.done = re.compile(done)
        """What the list says of the account once it is done."""

    def stdin(self) -> str:
        return "herons over dusk\n"

    def arguments(self, folder: Path, number: int) -> list[str]:
        self.name = f"Person {number}"
        say("users", "add", self.name, "--password-stdin", stdin=PASSWORD + "\n")
        if self.first:
            say("users", self.first[0], self.name, *self.first[1:])
        token = say("users", "tokens", self.name).split()[:1] if self.verb == "revoke" else []
        self.mark = token[0] if token else self.name
        """By which the log tells of it."""
        self.logged = self._lines()
        return ["users", self.verb, self.name, *self.more, *token]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        held = next((line for line in say("users", "list").splitlines() if line.startswith(f"{self.name} ")), "gone")
        done, lines = bool(self.done.search(held)), self._lines() - self.logged
        wrong = [] if done == (lines > 0) else [f"{self.name}: {lines} lines of the log, and the list says {held!r}"]
        if told.strip() and not done:
            wrong.append(f"{self.name} was acknowledged, and the list says {held!r}")
        return wrong

    def _lines(self) -> int:
        return len(re.findall(rf"\b{self.mark}\b", say("users", "audit", "--last", "100000")))


class Signed(Writes):
    """A command that signs a decision with its reason: it is in the history once, or not at all."""

    def __init__(self, kind: str, verb: str, *more: str, make: Callable[[int], str]) -> None:
        self.command, self.more, self.make = ("archive", kind, verb), more, make
        self.history = ("archive", kind, "history")

    def arguments(self, folder: Path, number: int) -> list[str]:
        self.name = self.make(number)
        return [*self.command, self.name, "--by", "Ada", "--why", f"Reason {number}.", *self.more]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong, found = damage(), say(*self.history, self.name).count(f"Reason {number}.")
        if found > 1 or (" is " in told and not found):
            wrong.append(f"{self.name} was {'acknowledged' if told else 'begun'}, and is {found} times in the history")
        return wrong


class Found(Writes):
    """`archive matches find`: a match that was printed can be looked up, and decided on."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        make_analysis(number)
        return ["archive", "matches", "find", f"Bridge {number} has 4 lanes."]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        whole = [line for line in told.splitlines(keepends=True) if line.startswith("{") and line.endswith("\n")]
        for line in whole:
            say("archive", "matches", "history", json.loads(line)["id"])
        return damage()


class Analysis(Writes):
    """`archive analyses add`: the draft is in the list once, or not at all."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        return ["archive", "analyses", "add", *_judged(number)]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        claims = [json.loads(line)["claim"] for line in say("archive", "analyses", "list").splitlines()]
        times = claims.count(f"Bridge {number} has 3 lanes.")
        fits = times == 1 or (times == 0 and "kept" not in told)
        return damage() + ([] if fits else [f"analysis {number} is there {times} times; it said {told!r}"])


def make_analysis(number: int) -> str:
    """The id of a new draft."""
    return say("archive", "analyses", "add", *_judged(number)).split()[0]


def make_match(number: int) -> str:
    """The id of an earlier claim that says nearly the same."""
    make_analysis(number)
    return json.loads(say("archive", "matches", "find", f"Bridge {number} has 4 lanes.").splitlines()[0])["id"]


def _judged(number: int) -> tuple[str, ...]:
    claim = f"Bridge {number} has 3 lanes."
    return ("--claim", claim, "--verdict", "refuted", "--summary", "Not so.", "--by", "Edda")
