"""The command line: thin commands that translate words into calls of the Checker.

One plain sentence on standard error and exit code 2 for anything the user can mend; Ctrl-C ends with 130 and leaves
nothing half-written.
"""

import os
import sys

from typer.exceptions import TyperException

from secondsource.cli.app import app
from secondsource.errors import SecondSourceError


def main(arguments: list[str] | None = None) -> None:
    """Runs one command and ends the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0 done, 2 something the user can mend, 130 interrupted."""
    try:
        code = app(arguments, prog_name="secondsource", standalone_mode=False)
        sys.stdout.flush()
    except SecondSourceError as error:
        return _complain(str(error))
    except TyperException as error:
        format_message = getattr(error, "format_message", None)
        return _complain(format_message() if format_message else str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (`| head`): not our error. What is still buffered goes nowhere, quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0


def _complain(message: str) -> int:
    print(f"secondsource: {message}", file=sys.stderr)
    return 2
