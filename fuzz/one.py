"""One target for its time: guided by coverage where atheris is installed, else by mutation alone.

    python -m fuzz.one TARGET SECONDS FOLDER

Writes `result.json` and every find into the folder. Seconds are of the processor.
"""

import contextlib
import faulthandler
import gzip
import json
import logging
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

try:
    import atheris
except ImportError:
    atheris = None

if atheris:  # coverage is seen only of what is imported here
    with atheris.instrument_imports(include=["secondsource"]):
        import fuzz.targets  # noqa: F401 (imported for its effect)
from fuzz.mutation import mutate
from fuzz.targets import Target, targets
from fuzz.trial import attempt, warm_up

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
WAITS = 10
"""How often its seconds of the processor a target may take by the clock: some wait, as a client must."""
REAL = 40
"""Real files that are seeds."""


@dataclass
class Result:
    """What the time brought."""

    target: str
    engine: str
    inputs: int = 0
    cpu_seconds: float = 0.0
    slowest_seconds: float = 0.0
    peak_megabytes: float = 0.0
    real_seeds: int = 0
    finds: dict[str, str] = field(default_factory=dict[str, str])
    """What is wrong, and the file with the input."""


class Run:
    """Counts, keeps finds, and ends when the time is over."""

    def __init__(self, target: Target, seconds: float, folder: Path) -> None:
        self.target = target
        self.folder = folder
        self.seconds = seconds
        self.result = Result(target.name, f"atheris {_version()}" if atheris else "mutation")
        self._start = time.process_time()
        self._began = time.monotonic()

    def one(self, body: bytes) -> None:
        """Tries an input; does not return when the time is over."""
        body = body[: self.target.largest]
        trial = attempt(self.target, body)
        result = self.result
        result.inputs += 1
        slowest = trial.seconds > result.slowest_seconds
        result.slowest_seconds = max(result.slowest_seconds, round(trial.seconds, 3))
        # Coverage slows most parsers down and patterns hardly: what seems slow is tried again without, the slowest.
        if trial.find and (trial.find not in result.finds or (slowest and trial.find.startswith("slow"))):
            name = f"{sha256(body).hexdigest()[:12]}"
            (self.folder / name).write_bytes(body)
            result.finds[trial.find] = name
            print(f"{self.target.name}: {trial.find}", file=sys.stderr, flush=True)
            self.write()
        over = time.process_time() - self._start > self.seconds or time.monotonic() - self._began > WAITS * self.seconds
        if result.inputs % 64 == 0 and over:
            self.write()
            os._exit(0)

    def write(self) -> None:
        """Puts down what is known so far."""
        import resource  # lazy: not on every system

        self.result.cpu_seconds = round(time.process_time() - self._start, 1)
        self.result.peak_megabytes = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
        (self.folder / "result.json").write_text(json.dumps(asdict(self.result), indent=1), encoding="utf-8")


def main() -> None:
    """Runs one target."""
    logging.disable()
    name, seconds, folder = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    target = next(each for each in targets() if each.name == name)
    warm_up(target)
    real = _real(target)
    run = Run(target, seconds, folder)
    run.result.real_seeds = len(real)
    (_with_coverage if atheris else _by_mutation)(run, (*target.seeds, *real))


def _real(target: Target) -> tuple[bytes, ...]:
    """Real files as seeds, read where they lie; none where they are not on this machine."""
    if not target.real or not SHARED.is_dir():
        if target.real:
            print(f"{target.name}: no real files as seeds, the shared data is not here", file=sys.stderr)
        return ()
    files = [path for path in sorted(SHARED.glob(target.real)) if path.is_file()][:REAL]
    bodies = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in files)
    return tuple(body for body in bodies if len(body) <= target.largest)


def _with_coverage(run: Run, seeds: tuple[bytes, ...]) -> None:
    target = run.target
    corpus = run.folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for seed in seeds:
        (corpus / sha256(seed).hexdigest()[:12]).write_bytes(seed)

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.5:
            return atheris.Mutate(data, most)
        return mutate((data or b"0", *seeds[:8]), target.made_of, chance, most)

    flags = [f"-max_len={target.largest}", "-timeout=120", "-rss_limit_mb=3000", "-verbosity=0", "-print_final_stats=0"]
    flags += [f"-artifact_prefix={run.folder}/died-", str(corpus)]
    call: Callable[[bytes], Any] = run.one
    atheris.Setup([sys.argv[0], *flags], call, custom_mutator=mutator)
    atheris.Fuzz()


def _by_mutation(run: Run, seeds: tuple[bytes, ...]) -> None:
    chance = random.Random(run.target.name)
    now = run.folder / "now"
    while True:
        body = mutate(seeds, run.target.made_of, chance, run.target.largest)
        now.write_bytes(body)  # what a crash or a hang leaves behind
        faulthandler.dump_traceback_later(120, exit=True)
        run.one(body)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # lazy: only where atheris is there

    with contextlib.suppress(PackageNotFoundError):
        return version("atheris")
    return ""


if __name__ == "__main__":
    main()
