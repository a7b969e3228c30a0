"""Sentence splitting: ours, sentencex (which ours stands on), pysbd and syntok on the paragraphs of UD English EWT."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pysbd
import sentencex
import syntok.segmenter
from clock import in_turn
from figures import scored, version_of
from table import Figure, Row

from secondsource.reading.sentences import find_sentences

EDITED = ("weblog", "newsgroup")
Paragraph = tuple[str, tuple[str, ...]]
"""Where it comes from, and its sentences, each with the white space behind it."""
Counts = tuple[int, int, int]
"""Borders found, told and there."""


def measure(shared: Path) -> Iterator[Row]:
    """A row for each tool on all paragraphs and on edited prose."""
    every = [each for each in paragraphs(shared / "syntax" / "en_ewt_test.conllu.gz") if len(each[1]) > 1]
    edited = [each for each in every if each[0].startswith(EDITED)]
    for data, some in (("EWT test, all", every), ("EWT test, edited prose", edited)):
        texts = ["".join(sentences).strip() for _, sentences in some]
        in_turn(TOOLS, texts[:2])
        told, took = in_turn(TOOLS, texts)
        gold = [_borders(sentences) for _, sentences in some]
        count = sum(len(sentences) for _, sentences in some)
        for tool in TOOLS:
            counts = [(len(want & have), len(have), len(want))
                      for want, have in zip(gold, map(_borders, told[tool]), strict=True)]  # fmt: skip
            quality = [scored(counts, of) for of in (_f1, _precision, _recall)]
            size = f"{len(some)} paragraphs, {count:,} sentences"
            yield Row(tool, version_of(tool), data, size, (*quality, Figure(1000 * sum(took[tool]) / count)))


def paragraphs(path: Path) -> Iterator[Paragraph]:
    """The gold paragraphs of a treebank file."""
    held: list[str] = []
    document = last = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newdoc", "# newpar")) and held:
                yield document, tuple(held)
                held = []
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ").strip()
            elif line.startswith("# text = "):
                held.append(line.removeprefix("# text = ").strip() + " ")
            elif not line.strip() and "SpaceAfter=No" in last:
                held[-1] = held[-1].rstrip()
            last = line
    yield document, tuple(held)


def _borders(sentences: Sequence[str]) -> set[int]:
    """How many letters stand before each border within the text."""
    found: list[int] = [0]
    for sentence in sentences:
        found.append(found[-1] + len("".join(sentence.split())))
    return set(found[1:]) - {0, found[-1]}


def _ours(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text, ())]


def _syntok(text: str) -> list[str]:
    cut = [at for part in syntok.segmenter.analyze(text) for tokens in part for at in (tokens[0].offset,)]
    return [text[start:end] for start, end in pairwise([*cut, len(text)])]


TOOLS: dict[str, Callable[[str], list[str]]] = {
    "secondsource": _ours,
    "sentencex": lambda text: list(sentencex.segment("en", text)),
    "pysbd": pysbd.Segmenter(language="en", clean=False).segment,
    "syntok": _syntok,
}


def _precision(rows: Sequence[Counts]) -> float:
    return sum(right for right, _, _ in rows) / max(1, sum(told for _, told, _ in rows))


def _recall(rows: Sequence[Counts]) -> float:
    return sum(right for right, _, _ in rows) / max(1, sum(there for _, _, there in rows))


def _f1(rows: Sequence[Counts]) -> float:
    return 2 * sum(right for right, _, _ in rows) / max(1, sum(told + there for _, told, there in rows))
