"""How evidence is read: the rules (`overlap`), the network alone, and both with the arithmetic guard between them.

The development rows of six sets, and FM2 and FEVEROUS-S halves; none was trained on. By the development rows, and not
by the halves, temperatures and the bars of what is *sure* were set; the card has what they are worth out of fold and on
test rows. `not_misled` is the
share of rows labelled REFUTES that are not called supports: false supports are 1 less that. `nei_not_supported` is the
same for rows with too little evidence. Recall, precision and `macro_f1` (over the classes that the set holds) are as
usual; `coverage` is the share of rows that are not called silent; `two_way` is the share of supports and refutes on
which the right one has the larger score; `balanced` is the mean of the shares of supported and of other rows that are
told right. `sure` counts only what may bear on a verdict, over all sets together; so are, on every set's rows pooled,
`refutes_precision_at_recall_30`, `refutes_recall_at_precision_95`, `calibrated` (1 less the expected calibration error)
and `accuracy_at_coverage_…` (four points of the curve of risk against coverage), whose sense judging.py tells. The peer
of the network, and of both, is `overlap` on the same rows in the same run; that of `overlap` a guess that draws each
class equally often. SECONDSOURCE_EVAL_MODEL names another part of kind `models` than `minilm`; its options are those of
the settings in force.

`guard` is the arithmetic guard alone, on every development row: which share of supports it lets stand, which share of
the others it would veto if a model called them support, and how often a clash that it finds is a contradiction.

Grounding (WiCE dev, SummEdits half, BEGIN dev) is balanced accuracy of *supported or not*, partial support counted as
not. Published for WiCE **test**, other rows than ours, by models of 60 to 480 times as many parameters or other inputs
(whole pages in chunks, thresholds from dev, on graphics processors): SummaC-ZS 62.8, AlignScore 66.0, MiniCheck-RoBERTa
67.6, HHEM-2.1 75.9. They stand here to be known, not as peers.

Of each set so many rows are drawn, always the same, for what the network reads: SECONDSOURCE_EVAL_SAMPLE, 300 where
that is not set, all at 0. The rules read all rows.
"""

import gzip
import json
import os
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from judging import OF_ALL, OF_NETWORK, PLAIN, Of, Read, Row, balanced, chance
from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.report import Occasion
from secondsource.errors import ModelError
from secondsource.models import overlap
from secondsource.plugins import find_part
from secondsource.ports import PerArticle, StanceModel
from secondsource.reading.comparing.guard import Sides, find_clash, find_mismatch
from secondsource.reading.comparing.settling import settle
from secondsource.settings import load_settings

SETS = {
    "symmetric": "stance/fever_symmetric_v02",
    "vitaminc": "stance/vitaminc_real",
    "vitaminc_synthetic": "stance/vitaminc_synthetic",
    "fever": "stance/fever_dev_sr",
    "snli_cad": "stance/snli_cad",
    "scifact": "stance/scifact_rte",
}
HALVES = {"fm2": "stance_dev/fm2_half", "feverous": "stance_dev/feverous_s_dev_half"}
_SUMMARIES = ("ectsum", "news", "podcast", "qmsumm", "sales_call", "sales_email", "samsum", "scitldr")
GROUNDING = {
    "wice": ("wice_claim",),
    "summedits": tuple(f"summedits_{name}" for name in _SUMMARIES),
    "begin": ("begin_cmudog", "begin_topicalchat", "begin_wow"),
}
BY_RULES = ("symmetric", "vitaminc")
"""Sets on which the rules are measured whole, against floors of their own."""
LABELS = {"SUPPORTS": "supports", "REFUTES": "refutes", "NEI": "silent"}
SAMPLE = int(os.environ.get("SECONDSOURCE_EVAL_SAMPLE", "300"))
MODEL = os.environ.get("SECONDSOURCE_EVAL_MODEL", "minilm")
"""The part of kind `models` that is measured, with the options that the settings in force give it."""


@cache
def _model() -> StanceModel:
    part = find_part("models", MODEL).component(load_settings(os.environ).options("models", MODEL), load_tables())
    today = datetime.now(UTC).date()
    return part.for_article(Occasion(today, None, today)) if isinstance(part, PerArticle) else part


Arms = dict[str, list[Read]]
"""What each reader makes of the same rows."""


def measure(shared: Path) -> Iterator[Score]:
    """Every number, with its interval; without the network's weights only those of the rules."""
    for name in BY_RULES:
        rows = list(stance_rows(shared / f"{SETS[name]}.jsonl.gz", "dev"))
        yield from _scores(f"stance.{name}", _by_rules(rows), PLAIN)
    yield from _guard([row for file in SETS.values() for row in stance_rows(shared / f"{file}.jsonl.gz", "dev")])
    try:
        _model().read([("A bridge was closed.", "A bridge was closed.")])
    except ModelError as error:
        print(f"The model {MODEL} is not measured: {error}")
        return
    yield from _stance(shared)
    yield from _grounding(shared)
    for gap in getattr(_model(), "gaps", ()):
        print(f"{gap.what}: {gap.why}")


def _guard(rows: Sequence[Row]) -> Iterator[Score]:
    """What the guard would make of a model that calls everything support."""
    tables = load_tables()
    judged = [(row.label, Sides(row.claim, row.text, tables)) for row in rows]
    found = [(label, find_mismatch(sides) is not None, find_clash(sides) is not None) for label, sides in judged]
    for name, of in GUARD.items():
        yield Score(f"stance.guard.{name}", of(found), len(found), *bootstrap(found, of))


def _stance(shared: Path) -> Iterator[Score]:
    pooled: Arms = {}
    for name, file in (SETS | HALVES).items():
        split = None if name in HALVES else "dev"
        arms = read_by_all(sampled(list(stance_rows(shared / f"{file}.jsonl.gz", split))))
        yield from _side_by_side(f"stance.{name}", arms, OF_NETWORK)
        for arm, read in arms.items():
            pooled.setdefault(arm, []).extend(read)
    yield from _side_by_side("stance.pooled", pooled, OF_ALL)


def _grounding(shared: Path) -> Iterator[Score]:
    for name, files in GROUNDING.items():
        rows = [
            row for file in files for row in sampled(list(grounding_rows(shared / f"grounding_dev/{file}.jsonl.gz")))
        ]
        yield from _side_by_side(f"stance.{name}", read_by_all(sampled(rows)), {"balanced": balanced})


def stance_rows(path: Path, split: str | None) -> Iterator[Row]:
    for row in _lines(path):
        if split in (None, row["split"]):
            yield Row(row["claim"], row["evidence"], LABELS[row["label"]])


def grounding_rows(path: Path) -> Iterator[Row]:
    """The development split, or the only one."""
    lines = list(_lines(path))
    dev = [line for line in lines if line["split"] == "dev"] or lines
    for line in dev:
        yield Row(line["claim"], line["doc"], "supports" if line["label"] else "silent")


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sampled(rows: list[Row]) -> list[Row]:
    return random.Random(20251225).sample(rows, SAMPLE) if 0 < SAMPLE < len(rows) else rows


def _by_rules(rows: Sequence[Row]) -> list[Read]:
    readings = overlap.Component(overlap.Options(), load_tables()).read([(row.claim, row.text) for row in rows])
    return [Read(row.label, reading) for row, reading in zip(rows, readings, strict=True)]


def read_by_all(rows: Sequence[Row]) -> Arms:
    """The network alone, the rules alone, and both as a check puts them together."""
    tables = load_tables()
    ruled = _by_rules(rows)
    readings = _model().read([(row.claim, row.text) for row in rows])
    network = [Read(row.label, reading) for row, reading in zip(rows, readings, strict=True)]
    both = [
        Read(row.label, settle(row.claim, row.text, one.reading, other.reading, tables))
        for row, one, other in zip(rows, network, ruled, strict=True)
    ]
    return {"overlap": ruled, "network": network, "both": both}


def _scores(prefix: str, read: Sequence[Read], measures: dict[str, Of]) -> Iterator[Score]:
    for name, of in measures.items():
        if name == "nei_not_supported" and all(each.label != "silent" for each in read):
            continue
        peer = ("labels at random", chance(read)) if name == "macro_f1" else (None, None)
        yield Score(f"{prefix}.{name}", of(read), len(read), *bootstrap(read, of), *peer)


def _side_by_side(prefix: str, arms: Arms, measures: dict[str, Of]) -> Iterator[Score]:
    for arm in ("network", "both"):
        for name, of in measures.items():
            read = arms[arm]
            value = of(read)
            yield Score(
                f"{prefix}.{arm}.{name}", value, len(read), *bootstrap(read, of), "overlap", of(arms["overlap"])
            )


Judged = tuple[str, bool, bool]
"""The label of a row, whether the guard found a mismatch, and whether that is a clash."""


def _vetoed(label: str) -> Callable[[Sequence[Judged]], float]:
    def share(rows: Sequence[Judged]) -> float:
        vetoes = [veto for each, veto, _ in rows if each == label]
        return sum(vetoes) / len(vetoes)

    return share


def _clashes_refuted(rows: Sequence[Judged]) -> float:
    labels = [label for label, _, clash in rows if clash]
    return labels.count("refutes") / max(1, len(labels))


GUARD: dict[str, Callable[[Sequence[Judged]], float]] = {
    "supports_kept": lambda rows: 1 - _vetoed("supports")(rows),
    "refutes_caught": _vetoed("refutes"),
    "silent_caught": _vetoed("silent"),
    "clash_precision": _clashes_refuted,
}
