"""Runs every drill, one after another, and ends with one table.

    make drill                              50 kills each
    make drill DRILL="--points 10"          a short one

Each drill is a script of its own, whose lines are shown when it has ended; its last line stands in the table. Ends with
1 where one of them found something wrong, or took longer than three hours.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LONGEST = 3 * 3600.0
"""Seconds of one drill."""


def main() -> None:
    """Prints what each drill says, then the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--points", type=int, default=50)
    points = asked.parse_args().points
    drills = {
        "import": ["drill.py", "--kills", str(points)],
        "worker": ["drill_checks.py", "--kills", str(points)],
        "service": ["drill_serve.py", "--kills", str(points)],
        "commands": ["drill_commands.py", "--points", str(points)],
    }
    ended = {name: run(arguments) for name, arguments in drills.items()}
    print()
    for name, (well, last) in ended.items():
        print(f"{name:<10} {'held' if well else 'broke':<6} {last}")
    sys.exit(0 if all(well for well, _ in ended.values()) else 1)


def run(arguments: list[str], longest: float = LONGEST) -> tuple[bool, str]:
    """Whether a drill found all well, and its last line."""
    script, *options = arguments
    command = [sys.executable, str(HERE / script), *options]
    try:
        ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=longest, check=False)
    except subprocess.TimeoutExpired:
        return False, f"not ended after {longest:.0f} s"
    print(ended.stdout, end="", flush=True)
    lines = ended.stdout.splitlines() or ["it said nothing"]
    return ended.returncode == 0, lines[-1].strip()


if __name__ == "__main__":
    main()
