"""The manifest, the card and the licence that stand beside the weights."""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from trunk.network import ENCODER, WIDTH

sys.path.append(str(Path(__file__).resolve().parents[2] / "eval"))

from retrieval import MEASURES, Ranked, draw_claims
from score import bootstrap

from secondsource.encoders import minilm
from secondsource.networks import EMBEDDINGS

CLAIMS, OTHERS = 400, 5000


def write_manifest(folder: Path, longest: int, *, shared: bool) -> None:
    """Write what the weights take and give, and the SHA-256 of each file, the shared embeddings among them or not."""
    manifest = {
        "network": _digest(folder / "encoder.onnx"),
        "pieces": _digest(folder / "pieces.txt"),
        "longest": longest,
        "width": WIDTH,
    } | ({"embeddings": _digest(EMBEDDINGS)} if shared else {})
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_licence(folder: Path) -> None:
    (folder / "LICENSE.md").write_text(LICENCE, encoding="utf-8")


def write_card(folder: Path, unrounded: Path, shared: Path) -> None:
    """Measure the shipped file and its unrounded self, and write the card."""
    rows = [*_rows("8 bits", _ranked(folder, shared)), *_rows("unrounded", _ranked(unrounded, shared))]
    card = CARD.format(
        scores="\n".join(rows),
        network=_digest(folder / "encoder.onnx"),
        pieces=_digest(folder / "pieces.txt"),
        published=ENCODER,
        megabytes=(folder / "encoder.onnx").stat().st_size / 1e6,
    )
    (folder / "CARD.md").write_text(card, encoding="utf-8")


def _ranked(folder: Path, shared: Path) -> list[Ranked]:
    """The nearest hundred passages of every claim, by the cosines of the whole vectors."""
    claims, passages = draw_claims(shared, CLAIMS, OTHERS)
    encoder = minilm.Component(minilm.Options(weights=str(folder)))
    held = _units(encoder.encode([passage.text for passage in passages]))
    asked = _units(encoder.encode([claim.text for claim in claims]))
    nearest = np.argsort(-(asked @ held.T), axis=1, kind="stable")[:, :100]
    return [(claim, [passages[at].id for at in row]) for claim, row in zip(claims, nearest, strict=True)]


def _units(vectors: Sequence[bytes]) -> np.ndarray:
    found = np.frombuffer(b"".join(vectors), np.int8).reshape(len(vectors), -1).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def _rows(which: str, ranked: Sequence[Ranked]) -> Iterator[str]:
    for name, of in MEASURES.items():
        low, high = bootstrap(ranked, of)
        print(which, name, of(ranked), flush=True)
        yield f"| {name}, {which} | {of(ranked):.3f} | {low:.3f} to {high:.3f} | {len(ranked)} |"


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


LICENCE = """\
# Licence of the encoder's weights

`encoder.onnx`, `pieces.txt`, `manifest.json` and `CARD.md` are licensed under the Apache License, Version 2.0, as
Second Source is. `encoder.onnx` is all-MiniLM-L6-v2 of the Sentence-Transformers project (Apache-2.0; Reimers and
Gurevych; Wang and others) with its numbers rounded to 8 bits, its mean and its length written into the file, and
without places of the vocabulary that no text reaches. `pieces.txt` is the vocabulary of uncased BERT (Google,
Apache-2.0) without those places.
"""

CARD = """\
# The encoder's weights

Written by `training/encoder.py`; do not edit.

**What it is.** A network that reads an English sentence or passage and answers with a unit vector of 384 numbers: texts
that mean alike lie near each other. It serves to find passages and earlier claims, never to decide: what is near may
say the opposite. Six transformer layers of width 384, {megabytes:.1f} MB with weights in 8 bits, the mean over the
pieces and the length inside; the [embeddings](../../embeddings/CARD.md) stand apart, the same for all our networks.

**Files.** `encoder.onnx`, SHA-256 `{network}`; `pieces.txt`, SHA-256 `{pieces}`. The part `encoders.minilm` checks both
and the embeddings before use; where one is missing or damaged, search goes by words alone and says so.

## Scores

Claims of FEVER's shared-task dev against the evidence sentences that annotators chose for them, among 5,000 evidence
sentences of other claims (FEVER train); nothing of ours was trained on them. `eval/retrieval.py` says how the rows are
drawn and counted. 95 % bootstrap intervals over claims.

| measure | value | 95 % interval | claims |
|---|---|---|---|
{scores}

`make eval` measures the same files among more sentences, beside search by words and beside both together.

## Data

Ours: none. The published network was fitted by its authors on more than a billion pairs of sentences (questions and
answers, captions, titles, SNLI and MNLI among them; their model card lists them), so that MNLI and SNLI say nothing
about it. Whether single sentences of Wikipedia that FEVER uses were among its data is not known.

## Recipe

all-MiniLM-L6-v2 (Apache-2.0), `model.safetensors` with SHA-256
`{published}`, checked by the script. Dynamic
rounding, per channel, products of two answers left as they are. No calibration data.

## What it cannot do

- Other languages than English: it answers, and the answer means nothing. Names in other alphabets are letters to it.
- Tell a statement from its denial, or one number, date or place from another: they lie near each other.
- Read more than 256 pieces (about 190 words) of a text: the rest is not read.
- Say how sure it is: a cosine is no probability, and differs by length and subject.
- Nobody checked it for evenness across names of different origins.
"""
