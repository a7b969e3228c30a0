"""Hard examples made by rule from training pairs, so that a passage on the right subject is not yet an answer.

Every maker yields pairs in the order of what it is given; chance comes from the generator it is handed, so that a seed
gives the same pairs again. What is made from clean training pairs holds no text that is measured on.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from stances.data import Pair, unique
from stances.slots import (
    content,
    covered,
    names,
    opening_name,
    put,
    replacement,
    sentences,
    shared_slots,
)

Maker = Callable[[Sequence[Pair], random.Random], Iterator[Pair]]
FACTUAL = ("vitaminc_real", "vitaminc_synthetic", "fever_dev_sr", "fever_train")
"""Claims on the world, in sentences with names; the rules below are made for them."""
FLIPPED = {"supports": "refutes", "refutes": "supports", "silent": "silent"}


def hard_pairs(pairs: Sequence[Pair], seed: int, share: float) -> list[Pair]:
    """A share of as many of each sort as `MAKERS` says, drawn from all that the rule makes."""
    factual = [pair for pair in pairs if pair.source in FACTUAL]
    return [
        pair for name, (make, most) in MAKERS.items() for pair in _drawn(name, make, round(most * share), factual, seed)
    ]


def _drawn(name: str, make: Maker, most: int, pairs: list[Pair], seed: int) -> list[Pair]:
    draw = random.Random(f"{seed} {name}")
    order = draw.sample(pairs, len(pairs))
    made: list[Pair] = []
    for pair in make(order, draw):
        made.append(replace(pair, source=name))
        if len(made) >= most:
            break
    return unique(made)


class Pool:
    """The passages of the pairs, found by the names in them."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.passages = list(dict.fromkeys(pair.passage for pair in pairs if len(pair.passage) < 400))
        self.shown: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for pair in pairs:
            self.shown[pair.claim].add(pair.passage)
        for number, passage in enumerate(self.passages):
            for name in names(passage):
                self._by_name[name].append(number)

    def near(self, claim: str, most: int) -> list[str]:
        """Passages that name something of the claim and say at most `LITTLE` of it, the nearest first."""
        rarest = sorted((name for name in names(claim) if name in self._by_name), key=lambda n: len(self._by_name[n]))
        numbers = dict.fromkeys(number for name in rarest[:2] for number in self._by_name[name][:200])
        wanted = content(claim)
        found = [self.passages[number] for number in numbers if self.passages[number] not in self.shown[claim]]
        scored = [(covered(wanted, passage), passage) for passage in found]
        return [passage for score, passage in sorted(scored, reverse=True) if score <= LITTLE][:most]


LITTLE = 0.6


def near_misses(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """A passage of another claim that shares a name with this one: silent."""
    pool = Pool(pairs)
    for pair in pairs:
        if found := pool.near(pair.claim, 3):
            yield replace(pair, passage=draw.choice(found), stance="silent")


def without_the_deciding_part(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """The passage less each clause that holds words of the claim beyond its names: silent."""
    del draw
    for pair in pairs:
        wanted = content(pair.claim) - {name.lower() for name in names(pair.claim)}
        if pair.stance == "silent" or len(wanted) < 2:
            continue
        clauses = _CLAUSE.split(pair.passage)
        rest = " ".join(clause for clause in clauses if not covered(wanted, clause)).strip(" ,;")
        if len(clauses) > 1 and len(rest.split()) >= 6 and set(names(rest)) & set(names(pair.claim)):
            yield replace(pair, passage=rest, stance="silent")


_CLAUSE = re.compile(r"(?<=[,;.])\s+|\s+(?=(?:and|but|which|who|where|while|because|after|before|when)\s)")


def swapped(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """A number, date, place or name that claim and passage share, changed in one (refutes) or in both (supports).

    One of the three follows from each supporting pair, so that the changed claim alone tells nothing.
    """
    others = _names_after_a_word(pairs)
    for pair in pairs:
        slots = shared_slots(pair.claim, pair.passage) if pair.stance == "supports" else []
        if not slots:
            continue
        slot = draw.choice(slots)
        new = replacement(slot, others, draw)
        if new.lower() in f"{pair.claim} {pair.passage}".lower():
            continue
        claim, passage = put(pair.claim, slot.text, new), put(pair.passage, slot.text, new)
        yield draw.choice(
            (
                replace(pair, claim=claim, stance="refutes"),
                replace(pair, passage=passage, stance="refutes"),
                replace(pair, claim=claim, passage=passage),
            )
        )


def _names_after_a_word(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        for slot in shared_slots(pair.claim, pair.passage):
            found[slot.kind].append(slot.text)
    return found


def of_another(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """The claim told of somebody else, whom the passage does not name: silent."""
    openings = [name for pair in pairs if (name := opening_name(pair.claim))]
    for pair in pairs:
        name, other = opening_name(pair.claim), draw.choice(openings)
        apart = not set(other.lower().split()) & set(pair.passage.lower().split())
        if name and name in pair.passage and apart:
            yield replace(pair, claim=put(pair.claim, name, other), stance="silent")


def negated(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """The claim denied, or its denial taken back: supports and refutes change places."""
    for pair in pairs:
        if denied := _denied(pair.claim, draw):
            yield replace(pair, claim=denied, stance=FLIPPED[pair.stance])


_VERB = re.compile(r" (is|was|are|were|has been|had been|will|can|could) (?!not|never|only)")
_DENIAL = re.compile(r" (is|was|are|were|will|can|could) (?:not|never) ")


def _denied(claim: str, draw: random.Random) -> str:
    if _DENIAL.search(claim):
        return _DENIAL.sub(r" \1 ", claim, count=1)
    if re.search(r"\b(?:not|never|no|n't|only|neither|nor)\b", claim) or not (verb := _VERB.search(claim)):
        return ""
    first, _, rest = verb[1].partition(" ")
    changed = draw.choice((f" {first} not {rest}", f" {first} not {rest}", f" {first} never {rest}", ""))
    if not changed:
        return draw.choice(("It is not true that ", "It is false that ", "It is wrong that ")) + as_clause(claim)
    return f"{claim[: verb.start()]}{changed.rstrip()} {claim[verb.end() :]}"


def reported_as_wrong(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """A passage that says in words that the claim is wrong, or that it was found right."""
    for pair in pairs:
        stance = draw.choice(("supports", "refutes"))
        yield replace(pair, passage=draw.choice(_FOUND[stance]).format(as_clause(pair.claim)), stance=stance)


_FOUND = {
    "supports": ("Records confirm that {}.", "It is true that {}.", "It was confirmed that {}.", "In fact, {}."),
    "refutes": (
        "Reports that {} are false.",
        "It is not true that {}.",
        "The statement that {} turned out to be wrong.",
        "There were rumours that {}, but they were untrue.",
        "Contrary to earlier reports, it is not the case that {}.",
    ),
}


def attributed(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """Claims that somebody said something; what was said is never taught as shown by the saying."""
    for pair in pairs:
        who, other = draw.sample(_SPEAKERS, 2)
        claim, passage = as_clause(pair.claim), as_clause(pair.passage)
        said, told = draw.sample(_SAID, 2)
        here = f"{who} {said} that {claim}."
        yield draw.choice(
            (
                replace(pair, claim=here, passage=f"{who} {told} that {passage}."),
                replace(pair, claim=here, passage=f"{who} {told} that {passage}."),
                replace(pair, claim=here, passage=f"{who} {told} on Monday that {claim}.", stance="supports"),
                replace(pair, claim=here, passage=f"{other} {told} that {claim}.", stance="silent"),
                replace(pair, claim=here, passage=f"{who} {draw.choice(_DENIED)} that {claim}.", stance="refutes"),
                replace(pair, claim=here, stance="silent"),
            )
        )


_SAID = ("said", "stated", "announced", "reported", "told reporters", "claimed")
_DENIED = ("denied", "rejected claims", "disputed")
_SPEAKERS = (
    "The ministry", "A spokeswoman for the city", "The mayor", "The police", "The company", "The general staff",
    "The president", "The committee", "A lawyer for the family", "The agency", "The opposition", "The bank",
    "An official", "The governor", "The union", "The hospital", "The museum", "The newspaper",
)  # fmt: skip


def as_clause(sentence: str) -> str:
    """The sentence as it stands after `that`: no full stop, no capital that the first word owes to its place."""
    first, _, rest = sentence.rstrip(" .").partition(" ")
    plain_word = first.lower() in {"the", "a", "an", "there", "in", "it", "he", "she", "they", "his", "her", "this"}
    return f"{first.lower() if plain_word else first} {rest}"


def glued(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """The passage among others that name the same and say little of the claim; one part decides."""
    pool = Pool(pairs)
    for pair in pairs:
        parts = [part for text in pool.near(pair.claim, 8) for part in sentences(text)]
        wanted = content(pair.claim)
        parts = [part for part in parts if covered(wanted, part) <= LITTLE]
        draw.shuffle(parts)
        words = draw.randint(70, 160) - len(pair.passage.split())
        taken = _up_to(parts, words)
        if len(taken) >= 2:
            taken.insert(draw.randint(0, len(taken)), pair.passage)
            yield replace(pair, passage=" ".join(taken))


def _up_to(parts: Sequence[str], words: int) -> list[str]:
    taken: list[str] = []
    for part in parts:
        words -= len(part.split())
        if words < 0:
            break
        taken.append(part)
    return taken


def headlines(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """The claim in the style of a headline, without articles and forms of `be`."""
    del draw
    for pair in pairs:
        short = re.sub(r"\b(?:[Tt]he|[Aa]n?|is|was|are|were|has been|had been) (?!not|never|no\b)", "", pair.claim)
        if short != pair.claim and len(short.split()) >= 3:
            yield replace(pair, claim=short.rstrip("."))


MAKERS: dict[str, tuple[Maker, int]] = {
    "near_misses": (near_misses, 9000),
    "without_the_deciding_part": (without_the_deciding_part, 6000),
    "swapped": (swapped, 9000),
    "of_another": (of_another, 2500),
    "negated": (negated, 7000),
    "reported_as_wrong": (reported_as_wrong, 800),
    "attributed": (attributed, 3000),
    "glued": (glued, 4500),
    "headlines": (headlines, 1500),
}
"""Each rule, and how many pairs it gives at most."""
