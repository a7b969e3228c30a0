"""Commands about the house itself: its parts, settings and health; and the one place where commands get their
Checker."""

import json
import os
import typing
from pathlib import Path
from typing import Annotated

import typer

from secondsource import __version__
from secondsource.cli.output import say
from secondsource.domain.article import Article
from secondsource.domain.claim import Claim
from secondsource.domain.examination import ThreadReport
from secondsource.domain.narration import Narration
from secondsource.domain.report import Report
from secondsource.domain.thread import Thread
from secondsource.errors import InputError
from secondsource.serial import json_schema

if typing.TYPE_CHECKING:
    from secondsource.checker import Checker
    from secondsource.settings import Settings
    from secondsource.speaker import Speaker

_chosen: dict[str, Path | None] = {}


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"secondsource {__version__}")
        raise typer.Exit


def common(
    settings: Annotated[Path | None, typer.Option(help="Settings file (TOML).", metavar="FILE")] = None,
    version: Annotated[  # noqa: ARG001  typer calls _print_version, so that no command is asked for
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    _chosen["settings"] = settings


def current_settings() -> "Settings":
    """The settings of this command. Raises SettingsError."""
    from secondsource.settings import load_settings  # lazy: help answers under 0.4 s

    return load_settings(os.environ, _chosen.get("settings"))


def checker(*, offline: bool = False) -> "Checker":
    """The Checker of this command's settings."""
    from secondsource.checker import Checker  # lazy: the readers of pages and the archive's engine take half a second

    return Checker(current_settings(), offline=offline)


def speaker(*, offline: bool = False) -> "Speaker":
    """What reads and speaks articles alone, by this command's settings."""
    from secondsource.speaker import Speaker  # lazy: the readers of pages take a third of a second

    return Speaker(current_settings(), offline=offline)


def format_of(output: Path | None) -> str:
    """The format that a file's ending names; `md` without one. Raises InputError."""
    from secondsource.plugins import part_names  # lazy: help answers under 0.4 s

    ending = output.suffix.lower().lstrip(".") if output else ""
    name = _ENDINGS.get(ending, ending) or "md"
    if name not in (known := part_names("formats")):
        raise InputError(f"The ending of {output} names no format; say --format {', '.join(known)}.")
    return name


_ENDINGS = {"htm": "html", "markdown": "md", "txt": "md"}


def parts(
    kind: Annotated[str | None, typer.Argument(help="One kind only, such as `checks`.")] = None,
    name: Annotated[str | None, typer.Argument(help="One part: its whole method.")] = None,
) -> None:
    """Lists the parts, ours and installed ones; with a kind and a name, prints that part's method."""
    from secondsource.plugins import KINDS, find_part, part_names  # lazy: only this command needs it

    if kind and name:
        say(find_part(kind, name).method)
        return
    for each, names in [(each, part_names(each)) for each in ([kind] if kind else KINDS)]:
        say(each)
        for found in names:
            say(f"  {found:<18} {find_part(each, found).summary}")


def settings() -> None:
    """Prints every setting with its value and where the value comes from."""
    for each in current_settings().all():
        say(f"{each.key} = {each.value}    # {each.origin}" + (f": {each.help}" if each.help else ""))


def doctor() -> None:
    """Says what works on this machine (ok), what does not (no), and what would make it better (+)."""
    from secondsource.cli.doctor import State, examine  # lazy: it opens everything

    lines = list(examine(checker(offline=True)))
    for line in lines:
        say(f"{line.state:<3} {line.what}: {line.says}")
    if any(line.state is State.BROKEN for line in lines):
        raise typer.Exit(2)


def schema(
    of: Annotated[str, typer.Argument(help="report, article, thread, examination, claim or narration.")] = "report",
) -> None:
    """Prints the JSON Schema of what the commands write."""
    if of not in _SCHEMAS:
        raise InputError(f"There is no schema {of!r}; there are {', '.join(_SCHEMAS)}.")
    typer.echo(json.dumps(json_schema(_SCHEMAS[of]), indent=1))


_SCHEMAS = {
    "report": Report,
    "article": Article,
    "thread": Thread,
    "examination": ThreadReport,
    "claim": Claim,
    "narration": Narration,
}
