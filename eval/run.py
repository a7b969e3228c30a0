"""Runs every measure beside this file that has a `measure(shared)`, prints the scores, and fails below a floor.

`python eval/run.py [NAME …]` runs the measures named, or all. The shared data stands in `../shared/data` beside the
checkout, or where SECONDSOURCE_SHARED says.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from score import Score

HERE = Path(__file__).resolve().parent
TOOLS = {"housed", "judging", "pairs", "reader", "retrieval", "run", "score"}


def main(names: Sequence[str]) -> int:
    """The exit code: 0 where every score reaches its floor, 1 where one does not, 2 where nothing can be measured."""
    shared = Path(os.environ.get("SECONDSOURCE_SHARED", HERE.parent.parent / "shared" / "data"))
    if not shared.is_dir():
        print(
            f"There is no shared data in {shared}; set SECONDSOURCE_SHARED to the folder that holds it.",
            file=sys.stderr,
        )
        return 2
    known = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in TOOLS)
    if unknown := set(names) - set(known):
        print(
            f"There is no measure called {', '.join(sorted(unknown))}; there are {', '.join(known)}.", file=sys.stderr
        )
        return 2
    scores = [score for name in names or known for score in _measure(name, shared)]
    _print(scores)
    return 0 if all(score.passes for score in scores) else 1


def _measure(name: str, shared: Path) -> Iterable[Score]:
    measure = getattr(import_module(name), "measure", None)
    return measure(shared) if measure else ()


def _print(scores: Sequence[Score]) -> None:
    width = max((len(score.name) for score in scores), default=0) + 2
    print(f"{'measure':<{width}}{'value':>8}  {'95 % interval':<16}{'n':>6}{'floor':>8}  {'peer':<24}")
    for score in scores:
        floor = "" if score.floor is None else f"{score.floor:.3f}"
        peer = f"{score.peer_value:.3f}  {score.peer}" if score.peer and score.peer_value is not None else ""
        mark = "" if score.passes else "  BELOW ITS FLOOR"
        interval = f"{score.low:.3f} to {score.high:.3f}"
        print(f"{score.name:<{width}}{score.value:>8.3f}  {interval:<16}{score.n:>6}{floor:>8}  {peer}{mark}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
