"""The card and the licence that stand beside the weights."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from secondsource.models._scores import Weighing
from stances.fit import Recipe


def write_card(folder: Path, scores: Sequence[Any], recipe: Recipe, contradiction: Weighing) -> None:
    rows = [f"| {one.name} | {one.value:.3f} | {one.low:.3f} to {one.high:.3f} | {one.n} |" for one in scores]
    card = CARD.format(
        scores="\n".join(rows),
        megabytes=(folder / "stance.onnx").stat().st_size / 1e6,
        recipe=recipe,
        start=contradiction.start,
        against=contradiction.over_supports,
        beside=contradiction.over_silent,
    )
    (folder / "CARD.md").write_text(card, encoding="utf-8")


def write_licence(folder: Path) -> None:
    (folder / "LICENSE.md").write_text(LICENCE, encoding="utf-8")


CARD = """\
# The weights that read stance

Written by `training/reader.py`; do not edit.

**What it is.** A network that reads an English claim and an English passage together and says whether the passage
supports the claim, refutes it, or is silent on it. Six transformer layers of width 384, {megabytes:.1f} MB with weights
in 8 bits; the [embeddings](../../embeddings/CARD.md) stand apart, the same for all our networks. It knows nothing but
the passage: it does not tell whether the claim is true.

**Files.** `stance.onnx`, `pieces.txt`, and the embeddings; their SHA-256 stand in `manifest.json` with the temperatures
by which scores are divided (by length of the row) and the thresholds found on dev splits. All are checked before use.

## Scores

The shipped files, one row at a time, with 95 % bootstrap intervals over rows.

| measure | value | 95 % interval | rows |
|---|---|---|---|
{scores}

"Supports against refutes" leaves silent rows and the class *silent* out. Temperatures and the thresholds of *refuted*
(precision 95 %) and *supported* (90 %) were found on the pooled dev splits (VitaminC real and synthetic, FEVER dev,
FEVER-Symmetric v0.2, counterfactual SNLI, SciFact). How sure a contradiction is follows from the three scores:

    1 / (1 + exp(-({start:.3f} + {against:.3f} ln(refutes / supports) + {beside:.3f} ln(refutes / silent))))

To be far ahead of support tells more than to be far ahead of silence. Those weights were fitted on the same dev rows;
where another score is highest, nothing is called refuted. "Out of fold": each tenth of the claims was judged by the
weights and the bar that the other nine give; the test rows saw neither. A recall of 0 means that no threshold reached
the precision: the network alone then never says *refuted*. "The surest 25%" are the rows whose highest score is among
the highest quarter. WiCE: parts of 110 words, the best part counts, each half of
dev judged with the threshold of the other half; partial support counts as not supported.

## Data

| data | licence |
|---|---|
| VitaminC, real and synthetic, train (Schuster and others, 2021) | CC BY-SA 3.0 |
| FEVER, train, and train part of its shared-task dev (Thorne and others, 2018) | CC BY-SA 3.0 |
| Counterfactually augmented SNLI, train (Kaushik and others, 2020) | Apache-2.0, SNLI CC BY-SA 4.0 |
| MNLI, samples of TaxiNLI and O-LoRA (Williams and others, 2018) | OANC and permissive; TaxiNLI C-UDA 1.0 |
| SciFact, train pairs (Wadden and others, 2020) | CC BY 4.0, ODC-By 1.0 |
| DROP as pairs; semantic fragments (Dua and others, 2019; Richardson and others, 2020) | CC BY-SA 4.0; MIT |
| all-MiniLM-L6-v2 (Reimers and Gurevych; Wang and others, 2020), the encoder before fine-tuning | Apache-2.0 |

Rows whose claim or passage, marks aside, occurs in a split that is measured on were taken out. Further examples were
made by rule from those that were left (`training/stances/hard.py`): passages that share a name with the claim, the
deciding clause cut, numbers, dates, places and names changed in claim, passage or both, somebody else in the claim's
place, denials, reports that a claim is wrong, attributions, long passages in which one part decides, headlines. From a
passage that says that somebody said P, nothing is taught about P: said and so are two questions.

## Recipe

`{recipe}`

One pass over a drawn share of the claims, each with all its passages, in batches of like length. AdamW, betas 0.9 and
0.98, gradients clipped at 1, cross-entropy with smoothed labels. The embeddings of pieces are frozen; a learnt
embedding tells claim from passage. Products in bfloat16. Weights are rounded once, after training (dynamic, per
channel). The seed is fixed; another processor or another version of torch gives other last digits.

## What it cannot do

- Other languages than English: it answers, and the answer means nothing.
- Arithmetic: numbers, dates and comparisons are read by feel; code beside the network checks them.
- Knowledge that the passage leaves out, and support spread over several passages.
- Long passages: it was taught with rows of up to {recipe.longest} pieces, most of them far shorter.
- Irony, opinion and forecasts: its data are statements about the world.
- Whether the one who says something is right: a passage that attributes a statement is a matter of its own.
- Nobody checked it for evenness across names of different origins.
"""

LICENCE = """\
# Licence of the weights that read stance

`stance.onnx`, `manifest.json` and `CARD.md` are made from data that must be shared alike, and are licensed under the
Creative Commons Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0,
https://creativecommons.org/licenses/by-sa/4.0/). Who passes them on, changed or not, names Second Source and the data
in `CARD.md`, and keeps this licence.

`pieces.txt` is the vocabulary of uncased BERT without its unused places (Google, Apache-2.0). The encoder was
all-MiniLM-L6-v2 (Apache-2.0) before it was fine-tuned. The code that loads these files is under the licence of Second
Source and does not depend on them: a model that compares words stands in where they are taken out.
"""
