"""Puts a name where a pronoun stood, and the verb into the form that goes with it."""

import re

from secondsource.reading.vocabulary.verbs import BASES, is_plural, third_person

_SINGULAR = {
    "am": "is",
    "are": "is",
    "were": "was",
    "have": "has",
    "do": "does",
    "aren't": "isn't",
    "weren't": "wasn't",
    "haven't": "hasn't",
    "don't": "doesn't",
    "go": "goes",
}
_PLURAL = {"am": "are", "is": "are", "was": "were", "has": "have", "does": "do"}
_SHORT = {"s": "is", "m": "am", "re": "are", "ve": "have", "d": "would", "ll": "will"}
_CONTRACTED = re.compile(r"[’'](s|m|re|ve|d|ll)\b")
_HAS = re.compile(r"[’']s (?:\w+ly )?(?:got|been|had|become|always|never|done|gone|made|taken|[a-z]+ed)\b")
_EITHER = re.compile(r"[’']s (?:\w+ly )?[a-z]+ed\b")
_OF_IS = re.compile(r"\s(?:with|by|in|on|as|of|for|at|from|into)\b|[.,;]|$")
"""`He’s accused of` is, `He’s learned French` has."""
_HAD = re.compile(
    r"[’']d (?:\w+ly |never |already |just )*(?:been|had|better|done|gone|made|taken|seen|become|\w+(?:ed|en|wn))\b"
)
_TO_VERB = re.compile(
    r"(?P<between>\s(?:(?:\w+ly|also|now|still|already|never|always|often|just|only|then|once|even|really|both|all"
    r"|each|too|ever|themselves|ourselves|myself|currently|not)\s)*)(?P<verb>[A-Za-z’']+)"
)
_SECOND = re.compile(r"\b(?P<joint>and|but|or)\s(?P<verb>[a-z]+)\b")


def in_place(antecedent: str, rest: str, pronoun: str) -> str:
    """`rest`, which followed the pronoun as its verb, after the antecedent: `they lack` as `the enemy lacks`."""
    if short := _CONTRACTED.match(rest):
        if short[1] == "s" and (either := _EITHER.match(rest)):
            return f" {'is' if _OF_IS.match(rest, either.end()) else 'has'}{rest[short.end() :]}"
        verb = "has" if _HAS.match(rest) else "had" if _HAD.match(rest) else _SHORT[short[1]]
        rest = f" {verb}{rest[short.end() :]}"
    was_plural = pronoun.casefold() in {"they", "we", "you", "i"}
    plural = is_plural(antecedent)
    if was_plural == plural and pronoun.casefold() != "i":
        return rest
    found = _TO_VERB.match(rest)
    if found is None:
        return rest
    form = _form(found["verb"], plural=plural)
    changed = f"{found['between']}{form}{rest[found.end() :]}"
    if form == found["verb"] or plural or found["verb"] not in BASES:
        return changed
    return _second_verb(changed, len(found["between"]) + len(form))


def _form(verb: str, *, plural: bool) -> str:
    lowered = verb.casefold().replace("’", "'")
    if plural:
        return _PLURAL.get(lowered, verb)
    if lowered in _SINGULAR:
        return _SINGULAR[lowered]
    return third_person(lowered) if lowered in BASES and lowered not in _SAME_IN_PAST else verb


_SAME_IN_PAST = frozenset(
    [
        "put",
        "set",
        "cut",
        "hit",
        "let",
        "shut",
        "hurt",
        "quit",
        "spread",
        "cost",
        "bet",
        "beat",
        "read",
        "became",
        "came",
        "ran",
        "found",
    ]
)


def _second_verb(rest: str, at: int) -> str:
    """`lacks fuel and want to leave` as `lacks fuel and wants to leave`, where no `to` may govern the second verb."""
    second = _SECOND.search(rest, at)
    if second and second["verb"] in BASES and not re.search(r"\bto\b|[,;]", rest[at : second.start()]):
        return rest[: second.start("verb")] + third_person(second["verb"]) + rest[second.end("verb") :]
    return rest


def owning(name: str) -> str:
    """`the bank’s`, `the miners’`."""
    return f"{name}’" if re.search(r"[a-z]s$", name) and is_plural(name) else f"{name}’s"


def cased(phrase: str, at: int) -> str:
    """The phrase as it stands at `at`: capital at the start, `The` in lower case after a lead."""
    if at == 0:
        return phrase[:1].upper() + phrase[1:]
    return (
        phrase[:1].lower() + phrase[1:]
        if re.match(r"(?:The|A|An|Some|Many|Most|His|Her|Their|Its)\s", phrase)
        else phrase
    )
