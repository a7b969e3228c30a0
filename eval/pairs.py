"""Pairs of claims with how they stand to each other, drawn from the shared data, always the same.

* **negated**: two claims of FEVER of which one is the other with *not* or *never* in it; their writers made them so.
* **differs**: two claims of FEVER that differ in one word, a number or a name, one of them supported by its evidence
  and the other refuted, so that the word makes a difference.
* **other**: two claims of FEVER about the same subject whose evidence is not the same.
* **restated**: a claim of FEVER or VitaminC and a sentence that supports it, of about the same length, that names the
  claim's subject. Not every one says the very same; how many do was not counted.
* **rewritten**: a claim of FEVER and what our own rules make of it: numbers in words, days in another order, a frame.

Subjects (the first two words) are dealt into two halves: thresholds were looked at on `tried`, and are measured on
`held`.
"""

import calendar
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from secondsource.reading.measures.numerals import UNITS

SEED = 20251225
FEVER = ("fever_train", "fever_dev_sr", "fever_symmetric_v02")
_NOT = re.compile(r" (?:not|never) ")
_DID_NOT = re.compile(r" (?:did|does|do) (?:not|never) (\w+)")
_SUBJECT = re.compile(r"[A-Z][\w.’'-]+ [A-Z][\w.’'-]{3,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims and what they are to each other: `same`, `negated`, `differs` or `other`."""

    claim: str
    earlier: str
    relation: str
    kind: str
    """How it was drawn."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim of FEVER with the sentence it was judged by."""

    label: str
    evidence: str


def draw_pairs(shared: Path, half: str, each: int) -> list[Pair]:
    """At most `each` pairs of every kind, of the half `tried` or `held`."""
    found: list[Pair] = []
    for kind, drawn in _kinds(shared).items():
        mine = [pair for pair in drawn if _half(pair.claim) == half]
        found += random.Random(f"{SEED} {kind}").sample(mine, min(each, len(mine)))
    return found


@cache
def _kinds(shared: Path) -> dict[str, list[Pair]]:
    claims = read_claims(shared)
    return {
        "negated": list(_negated(claims)),
        "number": list(_one_word(claims, "number")),
        "name": list(_one_word(claims, "name")),
        "other": list(_other(claims)),
        "restated": list(_restated(shared)),
        "rewritten": list(_rewritten(claims)),
    }


def _half(claim: str) -> str:
    subject = " ".join(claim.split()[:2])
    return "held" if sha256(subject.encode()).digest()[0] % 2 else "tried"


@cache
def read_claims(shared: Path) -> dict[str, Sentence]:
    """Every claim of FEVER once."""
    found: dict[str, Sentence] = {}
    for name in FEVER:
        for row in _rows(shared, name):
            found.setdefault(row["claim"].strip(), Sentence(row["label"], row["evidence"]))
    return found


def _rows(shared: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(shared / "stance" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _negated(claims: dict[str, Sentence]) -> Iterator[Pair]:
    for claim in claims:
        if (hit := _NOT.search(claim)) and (plain := claim.replace(hit.group(), " ", 1)) in claims:
            yield Pair(claim, plain, "negated", "negated")
        elif hit := _DID_NOT.search(claim):
            forms = (f"{hit[1]}{ending}" for ending in ("ed", "d", "s"))
            plain = next((p for form in forms if (p := claim.replace(hit.group(), f" {form}", 1)) in claims), None)
            if plain:
                yield Pair(plain, claim, "negated", "negated")


def _one_word(claims: dict[str, Sentence], kind: str) -> Iterator[Pair]:
    """Claims that are the same but for one word behind their subject."""
    alike: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for claim in claims:
        words = claim.rstrip(".").split()
        for at in range(2, len(words)) if len(words) >= 5 else ():
            if _is_number(words[at]) if kind == "number" else words[at][0].isupper():
                alike[(*words[:at], "", *words[at + 1 :])].append((claim, words[at]))
    for same in alike.values():
        for (one, left), (other, right) in combinations(same[:6], 2):
            if left != right and {claims[one].label, claims[other].label} == {"SUPPORTS", "REFUTES"}:
                yield Pair(one, other, "differs", kind)


def _is_number(word: str) -> bool:
    return any(map(str.isdigit, word))


def _other(claims: dict[str, Sentence]) -> Iterator[Pair]:
    subjects: dict[str, list[str]] = defaultdict(list)
    for claim, judged in claims.items():
        if judged.label != "NEI" and (hit := _SUBJECT.match(claim)):
            subjects[hit.group()].append(claim)
    for same in subjects.values():
        for one, other in list(zip(same[::2], same[1::2], strict=False))[:10]:
            if claims[one].evidence != claims[other].evidence:
                yield Pair(one, other, "other", "other")


def _restated(shared: Path) -> Iterator[Pair]:
    for name in (*FEVER, "vitaminc_real"):
        for row in _rows(shared, name):
            claim, evidence = row["claim"].split(), row["evidence"].split()
            alike = len(claim) >= 6 and len(claim) / 1.25 <= len(evidence) <= 1.25 * len(claim)
            named = claim[0][0].isupper() and claim[0].lower() not in ("the", "a", "an", "in") and claim[0] in evidence
            if row["label"] == "SUPPORTS" and alike and named:
                yield Pair(row["claim"], row["evidence"], "same", "restated")


_MONTHS = [name for name in calendar.month_name if name]
_DAY = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d\d?), (\d{{4}})\b")
_SMALL = list(UNITS)[:13]
_FEW = re.compile(r"(?<=[a-z] )([2-9]|1[0-2])(?= [a-z]+s\b)")
_MANY = re.compile(rf"(?<=[a-z] )({'|'.join(_SMALL[2:])})(?= [a-z]+s\b)")
_OPENS = re.compile(r"^(?:The|A|An|In|On|At|By|There|During|From|It|Since|All|Some|Multiple|As|With|For) ")
_FRAMES = ("According to a post, {}", "It was claimed that {}", "{}, a video says", "Users say that {}")


def _rewritten(claims: dict[str, Sentence]) -> Iterator[Pair]:
    """What our rules make of a claim without changing what it says; each claim once."""
    for number, claim in enumerate(claims):
        other = _DAY.sub(lambda hit: f"{hit[2]} {hit[1][:3]} {hit[3]}", claim)
        other = _MANY.sub(lambda hit: str(_SMALL.index(hit[1])), other)
        if other == claim:
            other = _FEW.sub(lambda hit: _SMALL[int(hit[1])], claim)
        if other != claim:
            bare = _OPENS.sub(lambda hit: hit.group().lower(), other.rstrip("."))
            frame = _FRAMES[number % len(_FRAMES)].format(bare)
            yield Pair(claim, f"{frame[0].upper()}{frame[1:]}.", "same", "rewritten")
