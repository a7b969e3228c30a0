"""The command line: thin commands that translate words into calls of the Checker.

One plain sentence on standard error and exit code 2 for anything the user can mend; Ctrl-C ends with 130 and leaves
nothing half-written.
"""

import gc
import io
import os
import sys

from secondsource.cli.output import say
from secondsource.errors import SecondSourceError


def main(arguments: list[str] | None = None) -> None:
    """Runs one command and ends the process with its exit code."""
    # The tables are many small records that live to the end: looking through them for garbage 700 objects at a time
    # cost 4 % of a check.
    gc.set_threshold(50_000, 20, 20)
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0 done, 2 something the user can mend, 130 interrupted."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str] | None) -> int:
    from typer.exceptions import TyperException  # lazy: Ctrl-C is answered from the first moment

    from secondsource.cli.app import app  # lazy: the same

    _write_any_letter()
    try:
        code = app(arguments, prog_name="secondsource", standalone_mode=False)
        sys.stdout.flush()
    except SecondSourceError as error:
        return _complain(str(error))
    except TyperException as error:
        return _complain(error.format_message().replace("Value error, ", ""))  # how the library words a bad choice
    except BrokenPipeError:
        # The reader went away (`| head`): not our error.
        _forget_output()
        return 0
    except OSError as error:
        if error.filename is not None:
            raise
        # Standard output alone has no name: a full disk behind `>`.
        _forget_output()
        return _complain(
            f"The output cannot be written: {error.strerror or error}; make room, or choose another place."
        )
    return code if isinstance(code, int) else 0


def _write_any_letter() -> None:
    """UTF-8 into files and pipes whatever the locale; a terminal that lacks a letter shows a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _forget_output() -> None:
    """What is still buffered goes nowhere, quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str) -> int:
    """Usage, where a command was given nothing, stands as it is."""
    say(message if message.startswith("Usage:") else f"secondsource: {message}", err=True)
    return 2
