"""People's judgements of claims: list, add, edit, review, expire, and read their history."""

import typing
from datetime import UTC, datetime
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import day, say
from secondsource.domain.analysis import Analysis, analysis_id
from secondsource.domain.report import Verdict
from secondsource.errors import InputError
from secondsource.serial import dumps

if typing.TYPE_CHECKING:
    from secondsource.pipeline.analyses import Analyses, Signature

commands = typer.Typer(
    help="People's judgements of claims; none of them counts as evidence, nor as independent of what it cites.",
    invoke_without_command=True,
)
Name = Annotated[str, typer.Argument(help="Id of the analysis, or its beginning.", metavar="ID")]
By = Annotated[str, typer.Option(help="Who signs.", metavar="NAME")]
Why = Annotated[str, typer.Option(help="The reason, for the reader.", metavar="TEXT")]
Cites = Annotated[list[str] | None, typer.Option(help="Address of a source; may be repeated.", metavar="URL")]
Evidence = Annotated[list[str] | None, typer.Option(help="Id of a kept passage; may be repeated.", metavar="ID")]
Expires = Annotated[str | None, typer.Option(help="The last day on which it holds.", metavar="DATE")]


@commands.callback()
def default(context: typer.Context) -> None:
    """People's judgements of claims; without a command, lists them."""
    if context.invoked_subcommand is None:
        list_()


@commands.command("list")
def list_() -> None:
    """Prints every analysis as it stands today, one JSON line each."""
    for each in _analyses().current(_now().date()):
        typer.echo(dumps(each))


@commands.command()
def add(
    claim: Annotated[str, typer.Option(help="The statement, in its own words.", metavar="TEXT")],
    verdict: Annotated[Verdict, typer.Option(help="The verdict that you come to.")],
    summary: Annotated[str, typer.Option(help="Why, for the reader.", metavar="TEXT")],
    by: By,
    cites: Cites = None,
    evidence: Evidence = None,
    expires: Expires = None,
) -> None:
    """Keeps a new analysis, as a draft."""
    from secondsource.pipeline.analyses import check_evidence  # lazy: help answers under 0.4 s

    for name, text in (("--claim", claim), ("--summary", summary), ("--by", by)):
        if not text.strip():
            raise InputError(f"{name} is empty.")
    analyses, today = _analyses(), _now().date()
    check_evidence(analyses.record, evidence or ())
    named = analysis_id(claim, verdict, by, today)
    made = Analysis(
        named, claim, verdict, summary, by, today, tuple(cites or ()),
        evidence=tuple(evidence or ()), expires=day(expires, "--expires"),
    )  # fmt: skip
    if not analyses.record.add_analyses([made]):
        raise InputError(f"The archive holds this analysis already, as {named}; change it with `analyses edit`.")
    say(f"{named} kept as a draft.")


@commands.command()
def edit(
    name: Name,
    by: By,
    why: Why,
    verdict: Annotated[Verdict | None, typer.Option(help="Another verdict.")] = None,
    summary: Annotated[str | None, typer.Option(help="Other words.", metavar="TEXT")] = None,
    cites: Cites = None,
    evidence: Evidence = None,
    expires: Expires = None,
) -> None:
    """Changes an analysis; one that was reviewed becomes a corrected one. What it said before stays in its history."""
    from secondsource.pipeline.analyses import check_evidence  # lazy: help answers under 0.4 s

    analyses = _analyses()
    check_evidence(analyses.record, evidence or ())
    changes = {
        "verdict": verdict,
        "summary": summary,
        "cites": tuple(cites) if cites else None,
        "evidence": tuple(evidence) if evidence else None,
        "expires": day(expires, "--expires"),
    }
    held = analyses.find(name, _now().date())
    _tell(analyses.edit(held, _signed(by, why), changes))


@commands.command()
def review(
    name: Name,
    by: By,
    why: Why,
    dispute: Annotated[bool, typer.Option("--dispute", help="You do not agree.")] = False,
) -> None:
    """Puts your name under an analysis that somebody else wrote, or your objection."""
    analyses = _analyses()
    held = analyses.find(name, _now().date())
    _tell(analyses.review(held, _signed(by, why), agrees=not dispute))


@commands.command()
def expire(
    name: Name,
    by: By,
    why: Why,
    on: Annotated[str | None, typer.Option(help="The last day on which it holds; else it ends now.")] = None,
) -> None:
    """Ends an analysis, now or on a day."""
    analyses = _analyses()
    held = analyses.find(name, _now().date())
    _tell(analyses.expire(held, _signed(by, why), day(on, "--on")))


@commands.command()
def history(name: Name) -> None:
    """Prints every change of an analysis: who, when, what, why."""
    from secondsource.pipeline.analyses import describe  # lazy: help answers under 0.4 s

    analyses = _analyses()
    found = analyses.find(name, _now().date())
    (before,) = [each for each in analyses.record.analyses() if each.id == found.id]
    say(f"{before.made_on} {before.author}: {before.verdict}, {before.status}. {before.summary}")
    for each in analyses.history(found.id):
        say(describe(each, before))
        before = each.analysis


def _tell(analysis: Analysis) -> None:
    say(f"{analysis.id} is {analysis.status}.")


def _analyses() -> "Analyses":
    return house.checker(offline=True).analyses


def _signed(by: str, why: str) -> "Signature":
    from secondsource.pipeline.analyses import Signature  # lazy: help answers under 0.4 s

    return Signature(by, _now(), why)


def _now() -> datetime:
    return datetime.now(UTC)
