"""Claims that were judged before: find what says the same, and confirm or reject it with a name and a reason."""

import typing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from secondsource.cli import house
from secondsource.cli.analyses import By, Why
from secondsource.cli.output import say
from secondsource.domain.matching import Match, MatchState
from secondsource.domain.report import Report
from secondsource.errors import InputError
from secondsource.serial import dumps

if typing.TYPE_CHECKING:
    from secondsource.pipeline.matching import Matcher, Sought


class FindByDefault(TyperGroup):
    """`matches CLAIM` finds: what is no command of this group is what to look for."""

    def parse_args(self, ctx: typing.Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] != "--help":
            args.insert(0, "find")
        return super().parse_args(ctx, args)


commands = typer.Typer(
    cls=FindByDefault,
    help="Claims that were judged before: `matches CLAIM|REPORT` finds those that say the same, or nearly.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(help="Id of the match, or its beginning.", metavar="ID")]


@commands.command()
def find(
    what: Annotated[
        str,
        typer.Argument(
            help="Words of a claim, the id of a kept report or of a claim in one, or a report in JSON.",
            metavar="CLAIM|REPORT",
        ),
    ],
    limit: Annotated[int, typer.Option(help="At most so many for each claim.")] = 10,
    speaker: Annotated[str | None, typer.Option(help="Who makes the claim.", metavar="NAME")] = None,
) -> None:
    """Prints earlier claims that say the same, the opposite, or nearly the same, with what differs; one JSON line
    each. They are suggestions until somebody confirms them, and change no verdict."""
    if not 0 < limit <= _MOST:
        raise InputError(f"The limit is a number from 1 to {_MOST}.")
    matcher = _matcher()
    matches = [match for sought in _sought(what, speaker) for match in matcher.find(sought, limit)]
    matcher.suggest(matches)
    for each in matches:
        typer.echo(dumps(each))
    if not matches:
        say("No earlier claim says this.", err=True)


_MOST = 50


@commands.command()
def confirm(name: Name, by: By, why: Why) -> None:
    """Says that it is the same claim: reports then show the earlier answer, under its publisher's name."""
    _decide(name, MatchState.CONFIRMED, by, why)


@commands.command()
def reject(name: Name, by: By, why: Why) -> None:
    """Says that it is another claim: reports no longer suggest it."""
    _decide(name, MatchState.REJECTED, by, why)


@commands.command()
def history(name: Name) -> None:
    """Prints a match and every decision on it: who, when, what, why."""
    matcher = _matcher()
    match = matcher.get(name)
    say(_describe(match))
    for each in matcher.history(match.id):
        say(f"{each.at:%Y-%m-%d %H:%M %Z} {each.by}: {each.state}. {each.why}")


def _decide(name: str, state: MatchState, by: str, why: str) -> None:
    from secondsource.pipeline.analyses import Signature  # lazy: help answers under 0.4 s

    matcher = _matcher()
    decided = matcher.decide(matcher.get(name), state, Signature(by, datetime.now(UTC), why))
    say(f"{decided.id} is {decided.state}.")


def _describe(match: Match) -> str:
    from secondsource.weighing.earlier import describe_match  # lazy: help answers under 0.4 s

    return f"{match.id} {match.relation}: “{match.claim}” {describe_match(match)}"


def _matcher() -> "Matcher":
    return house.checker(offline=True).matcher


def _sought(what: str, speaker: str | None) -> list["Sought"]:
    """The claims that are meant: those of a report, one claim of a report, or the words that were given."""
    from secondsource.pipeline.matching import Sought  # lazy: help answers under 0.4 s

    if not any(map(str.isalnum, what)):
        raise InputError("Give the words of a claim, or the id of a kept report or claim.")
    report = _report(what)
    if report is None:
        return [Sought(what, speaker)]
    named = [item for item in report.assessments if item.claim.id == what]
    return [
        Sought(
            item.claim.text, item.claim.attribution.speaker if item.claim.attribution else speaker, item.claim.id,
            report.article.address,
        )
        for item in named or report.assessments
    ]  # fmt: skip


def _report(what: str) -> Report | None:
    """A report that is meant by a file or an id; None where words are."""
    from secondsource.pipeline.keeping import find_dossier  # lazy: help answers under 0.4 s

    if what.endswith(".json") and Path(what).is_file():
        from secondsource.cli.reports import load_report  # lazy: the same

        return load_report(Path(what))
    if any(map(str.isspace, what.strip())) or "-" not in what:
        return None
    return find_dossier(house.checker(offline=True).ledger, what).report
