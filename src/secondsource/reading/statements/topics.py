"""What a statement is about: its subject, the head of a noun phrase, the groups of people that it names."""

import re

from secondsource.reading.statements.reference_words import FUNCTION_WORDS, GROUP_NOUNS
from secondsource.reading.vocabulary.verbs import finite_verb

LEAD = re.compile(
    r"(?:(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Aa]fter|[Bb]efore|[Ff]or|[Ss]ince|[Dd]espite|[Dd]uring|[Rr]ight now|[Nn]ow"
    r"|[Ll]ater|[Tt]oday|[Tt]hen|[Ee]arlier|[Ss]till|[Ii]nstead|[Mm]eanwhile|[Hh]owever"
    r"|[Ff]inally|[Aa]s|[Ww]ith|[Ll]ike|[Ww]hen|[Ww]hile|[Oo]nce|[Ii]f|[Aa]lthough|[Tt]hough|[Uu]nder|[Aa]mid"
    r"|[Ff]rom|[Tt]o|[Oo]ver|[A-Z][a-z]+ly)\b[^,]{0,90},\s|[A-Z][a-z]+ing\s[^,]{3,90},\s|(?:And|But|So|Yet|Still"
    r"|Now|Then|Even)\s)"
)
"""What leads in, before the subject."""


def head_of(noun_phrase: str) -> str:
    before = re.split(
        r"\s(?:of|in|from|at|for|with|on|by|to|who|that|near|inside|around|across|along)\s|,", noun_phrase, maxsplit=1
    )[0]
    return before.split()[-1].casefold() if before.split() else ""


def subject_of(words: str) -> str | None:
    """The noun phrase before the verb, without what leads in."""
    lead = LEAD.match(words)
    start = lead.end() if lead else 0
    verb = finite_verb(words, start)
    if verb is None:
        return None
    noun = re.sub(
        r"\s(?:also|now|still|already|never|not|only|earlier|later|then|once|[a-z]+ly|that|who|which)$",
        "",
        words[start : verb.start()].strip(),
    )
    if "," in noun and re.match(r",\s(?:which|who|whose|where|an?|the)\b", noun[noun.index(",") :]):
        noun = noun[: noun.index(",")]
    noun = re.sub(r"^(?:even|only|that|while|as|and|but)\s", "", noun, flags=re.IGNORECASE)
    if not noun or len(noun.split()) > 9 or "," in noun or "“" in noun or '"' in noun:
        return None
    return noun


def groups_in(words: str) -> list[str]:
    """Noun phrases that end in a word for people who act together."""
    tokens = words.split()
    found: list[str] = []
    for number, token in enumerate(tokens):
        if token.strip(".,;:!?’'”\"").casefold() not in GROUP_NOUNS:
            continue
        first = number
        while (
            first > 0
            and number - first < 4
            and tokens[first - 1].casefold() not in FUNCTION_WORDS
            and tokens[first - 1][-1:].isalnum()
        ):
            first -= 1
        if first > 0 and tokens[first - 1].casefold() == "the":
            first -= 1
        if first > 0 and tokens[first - 1].casefold() in {
            "those",
            "these",
            "that",
            "this",
            "his",
            "her",
            "their",
            "its",
            "no",
        }:
            continue
        found.append(" ".join(tokens[first : number + 1]).strip('.,;:!?”"'))
    return found
