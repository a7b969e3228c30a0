"""What the commands that are drilled have in common."""

# ruff: noqa: ARG002  a command takes what all are given, also where it needs less

from pathlib import Path

from kills import say

ARTICLE = "Bridge {0} reopens\n\nThe toll of bridge {0} rose from 40 to 20 crowns, up 60 percent, officials said.\n"


class Writes:
    """A command that reads nothing, needs nothing, and ends by itself."""

    def prepare(self, folder: Path) -> None:
        pass

    def stdin(self) -> str:
        return ""

    def settled(self, folder: Path, told: str) -> bool:
        return False


def damage() -> list[str]:
    """What `archive verify` finds."""
    try:
        say("archive", "verify")
    except AssertionError as error:
        return [str(error)]
    return []


def report_of(folder: Path, name: str) -> None:
    """Checks an article of that name: a report in JSON, and its page."""
    (folder / f"{name}.txt").write_text(ARTICLE.format(name), encoding="utf-8")
    for made in (f"{name}.json", f"{name}.html"):
        say("check", f"{name}.txt", "--offline", "-o", made)
