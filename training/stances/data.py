"""The pairs of claim and passage that are trained on, and what keeps measured ones out of them."""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zlib import crc32

CLASSES = ("supports", "refutes", "silent")
LABELS = {"SUPPORTS": "supports", "REFUTES": "refutes", "NEI": "silent"}
TAKEN = {
    "vitaminc_real": None, "vitaminc_synthetic": None, "fever_dev_sr": None, "fever_train": 9000,
    "snli_cad": None, "mnli_olora": None, "mnli_taxinli": None, "scifact_rte": None,
    "drop_nli": 200, "semfrag_comparative": 300, "semfrag_counting": 300,
}  # fmt: skip
"""Sets with how many rows of each class are drawn; None takes all. Opinions and questions are left out."""
LONGEST = 900
"""Characters of a passage; a longer one costs more time than it teaches (long ones are made in `hard`)."""
_DUMP = re.compile(r"\d+ (?=\W*[A-Z])")
"""A line of the dump behind FEVER, with its number and its links: most are silent, so that the form would tell."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, a passage, and what the passage says of the claim."""

    claim: str
    passage: str
    stance: str
    source: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Claims and passages of every split that is measured on, in plain words."""

    claims: frozenset[str]
    passages: frozenset[str]

    def holds(self, pair: Pair) -> bool:
        return plain(pair.claim) in self.claims or plain(pair.passage) in self.passages


def plain(text: str) -> str:
    """The words of a text in lower case, so that marks and spaces hide no copy."""
    return " ".join(re.findall(r"\w+", text.lower()))


def training_pairs(shared: Path, seed: int, share: float) -> list[Pair]:
    """Train rows of a share of the claims, without those whose claim or passage is measured on.

    A claim comes with all its passages or not at all, because those that differ by a word teach most.
    """
    measured = measured_texts(shared)
    pairs = [pair for name, most in TAKEN.items() for pair in _taken(shared, name, most, seed)]
    return [
        pair for pair in pairs if crc32(f"{seed} {pair.claim}".encode()) < share * 2**32 and not measured.holds(pair)
    ]


def measured_texts(shared: Path) -> Measured:
    """Read every split that is no train split, and every file that is for measuring alone."""
    rows = [row for file in sorted(shared.glob("stance/*.gz")) for row in rows_of(file) if row["split"] != "train"]
    for folder in ("stance_dev", "stance_measure", "grounding_dev"):
        rows += [row for file in sorted(shared.glob(f"{folder}/*.gz")) for row in rows_of(file)]
    claims = frozenset(plain(row["claim"]) for row in rows if "claim" in row)
    return Measured(claims, frozenset(plain(row.get("evidence") or row.get("doc") or "") for row in rows))


def rows_of(file: Path) -> Iterator[dict]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _taken(shared: Path, name: str, most: int | None, seed: int) -> list[Pair]:
    rows = (row for row in rows_of(shared / "stance" / f"{name}.jsonl.gz") if row["split"] == "train")
    pairs = [
        pair for pair in unique(map(as_pair, rows)) if len(pair.passage) <= LONGEST and not _DUMP.match(pair.passage)
    ]
    if most is None:
        return pairs
    draw = random.Random(f"{seed} {name}")
    draw.shuffle(pairs)
    return [pair for stance in CLASSES for pair in [one for one in pairs if one.stance == stance][:most]]


def split_of(shared: Path, name: str, split: str, folder: str = "stance") -> list[Pair]:
    """The rows of one split, to measure on."""
    return [as_pair(row) for row in rows_of(shared / folder / f"{name}.jsonl.gz") if row["split"] == split]


def write_pairs(file: Path, pairs: Sequence[Pair]) -> None:
    file.write_text("".join(json.dumps(asdict(pair)) + "\n" for pair in pairs), encoding="utf-8")


def read_pairs(file: Path) -> list[Pair]:
    return [Pair(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def as_pair(row: dict) -> Pair:
    return Pair(row["claim"].strip(), row["evidence"].strip(), LABELS[row["label"]], row["dataset"])


def unique(pairs: Iterable[Pair]) -> list[Pair]:
    return list(dict.fromkeys(pairs))
