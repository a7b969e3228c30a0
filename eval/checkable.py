"""Checkable or not, against sentences of debates marked as worth checking.

The marks ask for more than we do (a checkable sentence may be worth nobody's time), and every sentence stands alone, so
that a pronoun has no antecedent: `checkable.recall_in_context` counts what only lacks one as checkable. Since a pronoun
anywhere in a statement makes it ambiguous where its sentence does not name what is meant, `checkable.recall` is low by
design here, and its floor was lowered for that reason; the floor that counts is the one in context.

`checkable.worth_precision` and `checkable.worth_recall` are of statements, in context, that say why they are worth
checking by more than one of their facets.
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import read
from score import Score, bootstrap

from secondsource.domain.article import Article
from secondsource.domain.claim import Reason
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence."""

    checkable: bool
    only_ambiguous: bool
    marked: bool
    worth: bool


def measure(shared: Path) -> list[Score]:
    with gzip.open(shared / "checkable_dev" / "claimbuster_half.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    judged = [_judged(row["text"], bool(row["label"])) for row in rows]
    measures = {"precision": _precision, "recall": _recall, "recall_in_context": _recall_in_context}
    measures |= {"worth_precision": _worth_precision, "worth_recall": _worth_recall}
    return [
        Score(f"checkable.{name}", each(judged), len(judged), *bootstrap(judged, each, 200))
        for name, each in measures.items()
    ]


def _judged(text: str, marked: bool) -> Judged:
    line = " ".join(text.split())
    article = Article("", line, (Span(0, len(line)),), "-", "", language="en")
    claims = read(article, Tables()).claims
    ambiguous = any(claim.why_not is Reason.AMBIGUOUS_CLAIM for claim in claims)
    checkable = [claim for claim in claims if claim.checkable or claim.why_not is Reason.AMBIGUOUS_CLAIM]
    worth = any(len(claim.facets.worth) > 1 for claim in checkable)
    return Judged(any(claim.checkable for claim in claims), ambiguous, marked, worth)


def _precision(judged: Sequence[Judged]) -> float:
    return sum(each.marked for each in judged if each.checkable) / max(1, sum(each.checkable for each in judged))


def _recall(judged: Sequence[Judged]) -> float:
    return sum(each.checkable for each in judged if each.marked) / max(1, sum(each.marked for each in judged))


def _recall_in_context(judged: Sequence[Judged]) -> float:
    right = sum(each.checkable or each.only_ambiguous for each in judged if each.marked)
    return right / max(1, sum(each.marked for each in judged))


def _worth_precision(judged: Sequence[Judged]) -> float:
    return sum(each.marked for each in judged if each.worth) / max(1, sum(each.worth for each in judged))


def _worth_recall(judged: Sequence[Judged]) -> float:
    return sum(each.worth for each in judged if each.marked) / max(1, sum(each.marked for each in judged))
