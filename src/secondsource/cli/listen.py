"""Hearing an article: its sound with the times of every word, and a podcast of them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli import house
from secondsource.cli.check import STDOUT
from secondsource.cli.output import check_writable, refuse_overwriting, say, write
from secondsource.cli.reports import load_report, refuse_losing_report
from secondsource.domain.narration import Hearing
from secondsource.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.domain.narration import Script
    from secondsource.pipeline.narrate import Spoken
    from secondsource.pipeline.podcast import Episode

_SCRIPT = ".json"


def listen(
    what: Annotated[
        str, typer.Argument(help="An address, a file, a report in JSON, or -.", metavar="URL|FILE|REPORT|-")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help="Sound to write: .mp3, .wav or .opus; .json writes the script alone; - is WAV on standard output.",
        ),
    ],
    check: Annotated[
        Hearing | None,
        typer.Option(
            help="Hear the check too: one sentence `after` each statement, at the `end`, or the `brief` of it alone."
        ),
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Touch no network.")] = False,
) -> None:
    """Speaks the article, and nothing else of the page; writes captions and the times of every word beside it."""
    if output != STDOUT:
        for path in _written(output):
            check_writable(path)
            refuse_losing_report(path)
            refuse_overwriting(path, what)
    given = load_report(Path(what)) if what.lower().endswith(_SCRIPT) and Path(what).is_file() else what
    if check:
        speaker = checker = house.checker(offline=offline)
        script = checker.script(given, check)
    else:
        speaker = house.speaker(offline=offline)
        script = speaker.script(given)
    if output == STDOUT:
        sys.stdout.buffer.write(speaker.narrate(script, "article.wav").sound)
    elif output.suffix.lower() == _SCRIPT:
        _write_script(script, output)
    else:
        _write_spoken(speaker.narrate(script, output.name), output)


def _written(output: Path) -> list[Path]:
    """Every file that this output stands for."""
    return list(dict.fromkeys((output, output.with_suffix(".vtt"), output.with_suffix(_SCRIPT))))


def _write_script(script: "Script", output: Path) -> None:
    from secondsource.pipeline.narrate import write_down  # lazy: help answers under 0.4 s
    from secondsource.serial import dumps  # lazy: the same

    write(output, dumps(write_down(script), indent=1) + "\n")
    say(f"{output}: {len(script.utterances)} sentences to speak, no sound")


def _write_spoken(spoken: "Spoken", output: Path) -> None:
    from secondsource.serial import dumps  # lazy: help answers under 0.4 s
    from secondsource.sound.captions import write_captions  # lazy: the same

    told = spoken.narration
    write(output, spoken.sound)
    write(output.with_suffix(".vtt"), write_captions(told))
    write(output.with_suffix(_SCRIPT), dumps(told, indent=1) + "\n")
    if told.audio:
        say(
            f"{output}: {told.audio.seconds:.0f} s, {len(told.sentences)} sentences, {told.audio.loudness:.1f} LUFS, "
            f"synthetic voice: {told.voice}"
        )


def podcast(
    folder: Annotated[
        Path, typer.Argument(help="A folder that `listen` wrote sounds into; with --archive, where they are put.")
    ],
    address: Annotated[str, typer.Option(help="Where the folder stands on the web.", metavar="URL")],
    title: Annotated[str, typer.Option(help="Title of the podcast.")] = "Second Source",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Feed to write; else feed.xml in the folder.")
    ] = None,
    archive: Annotated[
        bool,
        typer.Option("--archive", help="Speak what the archive holds of articles that you publish yourself."),
    ] = False,
) -> None:
    """Writes the podcast feed (RSS with enclosures) of a folder of spoken articles, or of the archive, newest first."""
    from secondsource.pipeline.podcast import read_episodes, write_feed  # lazy: help answers under 0.4 s

    if not address.startswith(("https://", "http://")):
        raise InputError(
            f"--address takes where the folder stands on the web, such as https://…, not {address[:60]!r}."
        )
    target = output or folder / "feed.xml"
    episodes = _speak_archive(folder, target) if archive else read_episodes(folder)
    check_writable(target)
    write(target, write_feed(episodes, address, title))
    say(f"{target}: {len(episodes)} episode{'' if len(episodes) == 1 else 's'}")


def _speak_archive(folder: Path, feed: Path) -> "Sequence[Episode]":
    """Speaks into the folder what the archive holds of articles that this house publishes itself, newest first."""
    from secondsource.pipeline.podcast import file_name, tell_episode  # lazy: help answers under 0.4 s
    from secondsource.serving import open_own_articles  # lazy: the same

    checker = house.checker(offline=True)
    reports = open_own_articles(checker).reports()
    if not reports:
        raise InputError(
            "The archive holds no article that you publish yourself; publish one at the desk, or name your site in "
            "serve.podcast_sites and check its articles."
        )
    _make_folder(folder)
    check_writable(feed)
    episodes: list[Episode] = []
    for report in reports:
        spoken, episode = tell_episode(checker, report, file_name(report))
        _write_spoken(spoken, folder / episode.place)
        episodes.append(episode)
    return episodes


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made a folder: {error.strerror}; choose another place.") from error
