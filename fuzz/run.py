"""Every target for five minutes of the processor, one after the other; a table at the end.

    make fuzz                                          all of them, which takes hours
    make fuzz FUZZ="--minutes 1 page feed"             some of them, for a minute each

Where atheris is installed beside the other packages, coverage leads the way; without it, seeds are changed by chance
alone. Finds stand under `build/fuzz/TARGET`; mend the parser and move the file to `tests/fuzz/finds/TARGET/`.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from fuzz.targets import targets
from fuzz.trial import attempt, warm_up

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Runs the targets that are asked for, and ends with 1 where something was found."""
    asked = argparse.ArgumentParser()
    asked.add_argument("names", nargs="*", metavar="TARGET")
    asked.add_argument("--minutes", type=float, default=5.0)
    options = asked.parse_args()
    known = [each.name for each in targets()]
    if strange := set(options.names) - set(known):
        sys.exit(f"There is no target {', '.join(sorted(strange))}; there are {', '.join(known)}.")
    results = [run(name, options.minutes * 60) for name in options.names or known]
    print("\n".join(table(results)))
    sys.exit(any(each["finds"] for each in results))


def run(name: str, seconds: float) -> dict[str, Any]:
    """One target in a process of its own."""
    folder = ROOT / "build" / "fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    result = folder / "result.json"
    result.unlink(missing_ok=True)
    with (folder / "log").open("w") as log:
        done = subprocess.run(
            [sys.executable, "-m", "fuzz.one", name, str(seconds), str(folder)], cwd=ROOT, stdout=log, stderr=log
        )
    found: dict[str, Any] = json.loads(result.read_text()) if result.is_file() else {"target": name, "finds": {}}
    if done.returncode:
        found["finds"][f"the process died ({done.returncode})"] = "log"
    found["finds"] = {what: file for what, file in found["finds"].items() if holds(name, what, folder / file)}
    print(f"{name}: {found.get('inputs', 0):,} inputs, {len(found['finds'])} finds", flush=True)
    return found


def holds(name: str, what: str, file: Path) -> bool:
    """Whether what seemed slow or large under coverage is so without it."""
    if not what.startswith(("slow", "memory")):
        return True
    target = next(each for each in targets() if each.name == name)
    warm_up(target)
    return bool(attempt(target, file.read_bytes()).find)


def table(results: list[dict[str, Any]]) -> list[str]:
    """As it stands in `docs/security.md`."""
    rows = ["| target | engine | inputs | CPU s | slowest input, s | peak, MB | finds |", "|---" * 7 + "|"]
    for each in results:
        cells = (each["target"], each.get("engine", "?"), f"{each.get('inputs', 0):,}", each.get("cpu_seconds", "?"),
                 each.get("slowest_seconds", "?"), each.get("peak_megabytes", "?"), len(each["finds"]))  # fmt: skip
        rows.append("| " + " | ".join(map(str, cells)) + " |")
    return rows + [f"- {each['target']}: {what} ({file})" for each in results for what, file in each["finds"].items()]


if __name__ == "__main__":
    main()
