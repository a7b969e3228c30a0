"""Kills every command that writes at random moments, and looks for what each had acknowledged.

    python bench/drill_commands.py [--points 50] [--seed 1] [NAME …]

A command counts as having acknowledged what it printed. After each kill that must be there, nothing half may be shown,
nothing may be there twice; one more run, left alone, must do its work. Ends with 1 where not.
"""

# ruff: noqa: ARG002  a command takes what all are given, also where it needs less

import argparse
import json
import random
import re
import shutil
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from kills import Command, drill, say

from secondsource.testing.watched import DENIED, SEEN, watched_page

PASSWORD = "wolf under tram"  # noqa: S105  it opens what the drill makes
ARTICLE = "Bridge {0} reopens\n\nThe toll of bridge {0} rose from 40 to 20 crowns, up 60 percent, officials said.\n"


class _Writes:
    """A command that reads nothing and needs nothing."""

    def prepare(self, folder: Path) -> None:
        pass

    def stdin(self) -> str:
        return ""


class Check(_Writes):
    """`check`: the report and its page, the archive's copy of it, and the page kept as evidence."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        (folder / f"{number}.txt").write_text(ARTICLE.format(number), encoding="utf-8")
        return ["check", f"{number}.txt", "--offline", "-o", f"{number}.json"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong, made = _damage(), folder / f"{number}.json"
        if made.exists():
            say("revisions", made.name)
        elif "Report:" in told:
            wrong.append(f"{made.name} was acknowledged and is not there")
        kept = say("archive", "reports").splitlines()
        wrong += [f"{each} is kept twice" for each in {each for each in kept if kept.count(each) > 1}]
        if "Report:" in told and not any(each.endswith(f"Bridge {number} reopens") for each in kept):
            wrong.append(f"the report of {number}.txt was acknowledged and is not kept")
        return wrong


class Rows(_Writes):
    """`archive import` of one kind of rows."""

    def __init__(self, kind: str, rows: int) -> None:
        self.kind, self.rows = kind, rows

    def arguments(self, folder: Path, number: int) -> list[str]:
        lines = [json.dumps(_row(self.kind, number * self.rows + each)) for each in range(self.rows)]
        (folder / f"{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return ["archive", "import", f"{number}.jsonl", "--of", self.kind]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong = _damage()
        if "kept" in told:
            again = say(*self.arguments(folder, number))
            wrong += [] if again.startswith("0 new") else [f"{number}.jsonl was acknowledged; again it says {again!r}"]
        return wrong


class Thread(_Writes):
    """`thread --keep`: the bank of templates."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        words = ["bridge", "market", "school", "harbour", "station", "garden"]
        texts = [f"Whoever believes the story about the {word} number {number} should move there." for word in words]
        (folder / f"{number}.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
        return ["thread", f"{number}.txt", "--keep", "--offline", "-o", f"{number}.json"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        say("templates", "list")
        made = folder / f"{number}.json"
        if made.exists():
            json.loads(made.read_text(encoding="utf-8"))
        return _damage()


class Review(_Writes):
    """`review`: the report beside it and its page."""

    def prepare(self, folder: Path) -> None:
        (folder / "a.txt").write_text(ARTICLE.format("A"), encoding="utf-8")
        for name in ("a.json", "a.html"):
            say("check", "a.txt", "--offline", "-o", name)

    def arguments(self, folder: Path, number: int) -> list[str]:
        why = f"Reason {number}."
        return ["review", "a.json", "S1", "--verdict", "refuted", "--by", "Edda", "--why", why]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong, said = [], say("revisions", "a.json")
        found = said.count(f": Reason {number}.\n")
        if "Written:" in told and not found:
            wrong.append(f"review {number} was acknowledged and is not in the report")
        if not (folder / "a.html").read_text(encoding="utf-8").rstrip().endswith("</html>"):
            wrong.append("the page is half")
        return wrong


class Backup(_Writes):
    """`archive backup`: over a backup that is there."""

    def prepare(self, folder: Path) -> None:
        Check().arguments(folder, 0)
        say("check", "0.txt", "--offline", "-o", "0.json")
        say("archive", "backup", "b.zip")

    def arguments(self, folder: Path, number: int) -> list[str]:
        return ["archive", "backup", "b.zip"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        with zipfile.ZipFile(folder / "b.zip") as packed:
            damaged = packed.testzip()
        return ([f"b.zip is damaged at {damaged}"] if damaged else []) + _damage()


class Restore(Backup):
    """`archive restore`: of a backup over the same archive."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        return ["archive", "restore", "b.zip"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        if (folder / "home" / ".restore-begun").exists():
            say("archive", "restore", "b.zip")
        for each in (folder / "home").glob("before-restore-*"):
            shutil.rmtree(each)
        wrong = _damage()
        if "Bridge 0 reopens" not in say("archive", "reports"):
            wrong.append("the report is neither where it was nor restored")
            say("archive", "restore", "b.zip")
        return wrong


class People(_Writes):
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


class Watch(_Writes):
    """`watch`, one round or running on; each kill falls on the same news."""

    def __init__(self, *more: str) -> None:
        self.more = more

    def prepare(self, folder: Path) -> None:
        pages, home, now = folder / "pages", folder / "first", datetime.now(UTC)
        settings = '[check]\nfetcher = "folder"\n[fetchers.folder]\nfolder = "{}"\n[sources.feeds]\nmost = 1\n'
        (folder / "home" / "settings.toml").write_text(settings.format(pages) + "[watch]\nminutes = 0\n", "utf-8")
        (folder / "a.html").write_text(watched_page((now - timedelta(days=1)).date()), encoding="utf-8")
        _publish(pages, now)
        say("check", "a.html", "-o", "a.json")
        say("watch", "--once")
        shutil.copytree(folder / "home", home)
        _publish(pages, now, SEEN, DENIED)

    def arguments(self, folder: Path, number: int) -> list[str]:
        shutil.rmtree(folder / "home")
        shutil.copytree(folder / "first", folder / "home")
        (folder / "changes.xml").unlink(missing_ok=True)
        return ["watch", *self.more, "--feed", "changes.xml"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong = _damage()
        name = say("archive", "reports").split()[0]
        before = say("archive", "history", name)
        acknowledged = [line for line in told.splitlines() if "→" in line]
        wrong += [f"told and not kept: {line}" for line in acknowledged if line not in before]
        say("watch", "--once", "--feed", "changes.xml")
        changes = [line for line in say("archive", "history", name).splitlines() if "→" in line]
        if len(changes) != 2 or len(set(changes)) != 2:
            wrong.append(f"{len(changes)} changes of 2 are kept")
        if (folder / "changes.xml").read_text(encoding="utf-8").count("<entry>") != 2:
            wrong.append("the feed tells other changes than were kept")
        return wrong


COMMANDS: dict[str, Command] = {
    "check": Check(),
    "import of passages": Rows("passages", 500),
    "import of fact checks": Rows("factchecks", 500),
    "import of analyses": Rows("analyses", 500),
    "thread --keep": Thread(),
    "review": Review(),
    "backup": Backup(),
    "restore": Restore(),
    "users add": People(),
    "watch --once": Watch("--once"),
}


def _damage() -> list[str]:
    """What `archive verify` finds."""
    try:
        say("archive", "verify")
    except AssertionError as error:
        return [str(error)]
    return []


def _row(kind: str, number: int) -> dict[str, object]:
    claim = f"Bridge {number} has {number % 7 + 2} lanes."
    url = f"https://news.example/{kind}/{number}"
    return {
        "passages": {"url": url, "title": claim, "kind": "page", "text": claim, "publisher": "News Example"},
        "factchecks": {"url": url, "claim": claim, "rating": "False", "publisher": "News Example"},
        "analyses": {"claim": claim, "verdict": "refuted", "summary": f"Not so: {number}.", "author": "Edda",
                     "made_on": "2025-03-01"},
    }[kind]  # fmt: skip


def _publish(pages: Path, now: datetime, *texts: str) -> None:
    items = "".join(
        f"<item><title>Item {n}</title><link>https://www.bbc.co.uk/news/{n}</link>"
        f"<pubDate>{format_datetime(now)}</pubDate><description>{text}</description></item>"
        for n, text in enumerate(texts)
    )
    path = pages / "feeds.bbci.co.uk/news/world/rss.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>', encoding="utf-8")


def main() -> None:
    """Prints one line a command."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--points", type=int, default=50)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("names", nargs="*", default=list(COMMANDS))
    options, found = asked.parse_args(), 0
    for name in options.names:
        cut_off, wrong = drill(COMMANDS[name], options.points, random.Random(options.seed))
        found += len(wrong)
        print(f"{name:<24} {options.points} kills, {cut_off} before the end, {len(wrong)} wrong", flush=True)
        for sentence in wrong:
            print(f"  {sentence}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
