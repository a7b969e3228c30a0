"""The two kinds of training text: trees of UD English EWT, and names in four sets with their types mapped to three."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
UPOS = tuple(_UPOS.split())
ENTITIES = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place")
TYPES = {
    "PER": "person", "Person": "person", "person": "person",
    "ORG": "organisation", "Organisation": "organisation", "group": "organisation", "corporation": "organisation",
    "LOC": "place", "Location": "place", "location": "place",
}  # fmt: skip
"""All sets annotate these three. Other types (products, works, times) are read as no name: none is in every set."""

TRAINED_ON = ("btc", "re3d", "sec_filings", "wnut17")
MEASURED_ON = (*TRAINED_ON, "wikigold")
LONGEST = 128
"""Words; a longer training sentence is left out (30 of 23,000)."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what is known of it: a tree, or names."""

    words: tuple[str, ...]
    upos: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    entities: tuple[int, ...] = ()
    text: str = ""

    @property
    def entity_tags(self) -> tuple[str, ...]:
        return tuple(ENTITIES[number] for number in self.entities)


def load_trees(folder: Path, split: str) -> list[Example]:
    with gzip.open(folder / "syntax" / f"en_ewt_{split}.conllu.gz", "rt", encoding="utf-8") as lines:
        return [_tree(block) for block in _blocks(lines)]


def _blocks(lines: Iterator[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _tree(block: list[str]) -> Example:
    rows = [line.split("\t") for line in block if line.split("\t")[0].isdigit()]  # no ranges, no empty nodes
    text = next((line.removeprefix("# text = ") for line in block if line.startswith("# text = ")), "")
    return Example(
        words=tuple(row[1] for row in rows),
        upos=tuple(UPOS.index(row[3]) for row in rows),
        heads=tuple(int(row[6]) for row in rows),
        relations=tuple(row[7] for row in rows),
        text=text,
    )


def load_names(folder: Path, name: str, split: str) -> list[Example]:
    with gzip.open(folder / "entities" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["split"] == split]
    return [Example(words=tuple(row["tokens"]), entities=tuple(map(_entity, row["tags"]))) for row in rows]


def _entity(tag: str) -> int:
    kind = TYPES.get(tag[2:])
    return ENTITIES.index(f"{tag[0]}-{kind}") if kind else 0


def relations_of(trees: list[Example]) -> tuple[str, ...]:
    """Every relation but `root`, which goes with head 0 alone."""
    return tuple(sorted({name for tree in trees for name in tree.relations} - {"root"}))


def entity_spans(tags: Iterable[str]) -> set[tuple[int, int, str]]:
    """Names as (first word, word after the last, sort); an `I-` that goes on with nothing begins a name."""
    found, start, kind = set(), 0, ""
    for at, tag in enumerate([*tags, "O"]):
        if kind and not (tag[0] == "I" and tag[2:] == kind):
            found.add((start, at, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = at, tag[2:]
    return found
