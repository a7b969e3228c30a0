"""Words that point to something outside a statement: what stays unclear when the statement is read by itself."""

import re
from collections.abc import Callable, Container, Iterator

from secondsource.reading.statements.reference_words import (
    BARE_NOUNS,
    EXPLETIVE_IT,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    ONLY_ONE,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    is_armed_before,
)
from secondsource.reading.vocabulary.verbs import BASES, PAST, finite_verb
from secondsource.reading.vocabulary.word_lists import word_set

_LISTENER = re.compile(
    r"(?<![\w’'-])(?:I|[Ww]e|[Yy]ou|[Mm]e|us|[Mm]y|[Oo]ur|[Yy]our|[Mm]ine|[Oo]urs|[Yy]ours"
    r"|(?:my|our|your)sel(?:f|ves))(?![\w-])"
)
"""`US` in capitals is a country."""
LISTENERS = word_set(
    "i we you me us my our your mine ours yours myself ourselves yourself yourselves",
)
"""Words for who speaks and who listens: unclear by themselves, but known where the article's author is."""
READERS = word_set("you your yours yourself yourselves")
THIS_TEXT = frozenset({"this article", "this post", "this guide", "this review", "this column"})
_ANYBODY = re.compile(
    r"\b(?:if|when|while|as|before|after|once|unless|so|that|how|where|what|lets?|helps?|allows?|gives?|makes?|ensure)\syou\b"
    r"|\byou\s(?:\w+ly\s)?(?:can|could|may|might|need|have|get|don[’']t|cannot|must|should)\b|\byou[’']ll\b"
    r"|\byour\b",
    re.IGNORECASE,
)


_WHOEVER = re.compile(r"\b(?:if|when|once|unless|whenever)\syou\b", re.IGNORECASE)


def is_anybody(words: str, *, quoted: bool) -> bool:
    """Whether `you` speaks of anybody at all, as in `you can buy it online`, and not to one reader or listener."""
    if quoted:
        return _WHOEVER.search(words) is not None
    return _ANYBODY.search(words) is not None and not words.rstrip().endswith("!")


_THIRD = re.compile(
    r"(?<![\w’'-])(?:(?P<person>he|him|his|she|her|hers)|(?P<many>they|them|their|theirs)|(?P<thing>it|its))"
    r"(?![\w-])",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"(?<![\w’'-])(?P<word>this|these|those)\b(?!\s(?:time\b|week|month|year|morning|afternoon|evening|season|summer"
    r"|spring|autumn|fall\b|winter|century|decade|quarter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|weekend"
    r"|January|February|March|April|May\b|June|July|August|September|October|November|December|past\b|coming\b)"
    r"|(?<=those)\s(?:who|whose|with|without|in|of|at|on|from|for|under|over|affected|living|aged|involved|killed"
    r"|[a-z]+(?:ed|ing)\b|that|already))",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"^(?:\w+,\s|And\s|But\s|Yet\s|So\s)?[Tt]hat(?:\s(?:\w+ly\s|also\s)?(?!has\b|is\b"
    r"|was\b)[a-z]{3,}s\s(?:\w+ing|the|a|an|to|up|out|in|on|with)\b|[’']s\b|(?=\s(?:is|was|has|had|will"
    r"|would|could|can|may|might|means"
    r"|makes|made|came|left|leaves|includes|included|should|does|did|didn|doesn|isn|wasn|compares|compared|brings"
    r"|brought|puts|said|\w+\s(?:is|was|has|had|will|would|could|made|came|included|\w+ed)\b)))"
    r"|(?:\b(?i:of|in|at|on|for|with|by|from|to|about|after|before|during|like|than|under|around|since|until)"
    r"\s)that\b(?!\s(?:the|a|an|they|he|she|it|we|you|I|there|his|her|their|of|in|which|who|have|has|had|are|were"
    r"|is|was|will|would|could|can)\b)"
    r"|[,;:—–]\s(?:and\s|but\s)?that[’']s\b"
    r"|\b(?:[Ii]f|estimates?|estimated|says?|said|thinks?|thought|believes?|believed|hopes?|hoped|expects?|knows?)\sthat"
    r"(?:[’']s\b|\s(?:could|would|will|can|may|might|should|is|was|has|had|holds?|works?|happens?|fails?)\b)"
)
_ELSEWHERE = re.compile(
    r"^(?:(?:Inside|Outside|Nearby|Elsewhere|Underneath|There),|(?:Since|By|Until|Before|Back) then\b"
    r"|In (?:response|return|reply|turn),)"
    r"|^Afterwards?\b|^There(?:[’']s|\s(?:is|are|was|were))\salso\b"
    r"|^[Tt]he opposite\b(?!\s(?:of|side|bank|direction|effect)\b)"
    r"|\bthe number(?=\s(?:will|would|is|was|has|had|could)\b)"
    r"|^The other\b(?!.*\bthan\b)|^The same [a-z]+(?!.*\bas\b)|\bfrom there\b|\bdo it(?=[.,;]|\s(?:with|in|by)\b)"
    r"|\b(?:a|an|one|any) similar\b(?!.*\bto\b)"
    r"|^(?:(?:Some|Many|Most|Several|Few|All|Each|Half|One)(?=\s(?:are|is|were|was|have|has|had|will|can|could"
    r"|also|even)\b)"
    r"|To that\b|Of these\b|Of those\b|(?:Then\s)?[Aa]nother|Such|Both|Neither|Either|Others?|Another|None"
    r"|Some of them|Many of them"
    r"|One of them|All of them|The former"
    r"|The latter|The (?:two|three|four|five|six|pair|duo|trio|other|others|rest|same|first|second|third"
    r"|latest)(?=\s(?:is"
    r"|was|were|are|has|have|had|will|also|said|then|\w+ed)\b)|Here|Otherwise|Either way|If so|Not so|So (?:did|does"
    r"|do|was|is|are|were|has|had)|Nor|Neither)\b(?!\s(?:of the|people|than|\w+ and|the \w+ (?:and|nor))\b)"
    r"|\b(?:the (?:former|latter)(?=\s(?:is|was|has|had|will|being)\b|[,.;]|$)|the same (?:day|week|month"
    r"|year)(?! as\b|[’'])"
    r"|the (?:previous|following|next|preceding) (?:day|week|month|year|night|morning|evening|afternoon|season|decade"
    r"|summer|winter|spring)|the (?:day|week|month|year|night) (?:before|after)(?=[,.;]|$)"
    r"|at that time(?=[,.;]|\s(?:he|she|it|they|the|that)\b|$)"
    r"|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few|\d+)\s(?:hour|day|week|month|year"
    r"|decade)s?\s"
    r"(?:later|earlier|before|afterwards?)(?=[,.;]|$|\s(?!than\b|the\b|a\b|an\b|his\b|her\b|its\b|their\b|he\b|she\b"
    r"|it\b|they\b|[A-Z])\w)"
    r"|(?:do|did|does|doing|done) (?:so\b|the same\b|(?:that|this|it)(?=[.,;]|$))|(?:as|like) (?:described"
    r"|mentioned|shown|noted|seen|listed) (?:above|below)"
    r"|(?:see|shown|listed) below|(?<!not )\bhere(?=[.,;:)]|$)|\b(?<!out )(?<!get )there(?=[.,;:)]|$))",
)
_SOMEWHERE = re.compile(r"\b(?:at|in|to|on|near|into)\s(?:the\s)?\w")
_BARE = re.compile(
    r"^(?:(?P<lead>[A-Z][^,]{1,60}),\s)?[Tt]he (?P<noun>[a-z]+)"
    r"(?=[’']|\sand\s|\s(?:(?:also|now|then|later|still|already|\w+ly)\s)?(?:is|was|are|were|has|have|had"
    r"|will|would|can|could"
    r"|may|might|does|did|do|(?:did|do|does|was|were|is|are|has|have|had|would|could|ca|wo)n[’']t|itself"
    r"|\w+ed|came|went|took|made|said|says|began|became|saw|won|lost|left|gave|got"
    r"|ran|rose"
    r"|fell|grew|shows|makes|takes|comes|goes|includes|features|continues|remains|means)\b)"
)
_AGED = re.compile(r"^The \d+-year-old(?:\s[\w-]+){0,2}?(?=\s(?:is|was|has|had|will|said|also|\w+ed)\b|,)")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_NO_PLURAL = re.compile(r"(?:ss|us|is|’s|'s)$")
_NO_NOUN_S = frozenset(
    [
        "was",
        "has",
        "does",
        "is",
        "his",
        "its",
        "this",
        "us",
        "as",
        "always",
        "perhaps",
        "yes",
        "less",
        "besides",
        "towards",
        "says",
    ]
)


Fits = Callable[[str, str], bool | None]
"""Whether a pronoun may mean the person of a name; None where the name is not known to be a person's."""


def find_pointing(words: str, headline: str, told: Container[str], fits: Fits) -> tuple[str, ...]:
    """The words of a statement whose meaning lies outside it; empty where it stands alone under its headline.

    `told` holds the words of the sentences before: `the strike`, told of already, is one certain strike. `fits` says
    whether a name is a person's whom the pronoun may mean; None where it is not known to be a person's.
    """
    return tuple(dict.fromkeys(_found(words[:1].upper() + words[1:], headline, told, fits)))


def _found(words: str, headline: str, told: Container[str], fits: Fits) -> Iterator[str]:
    for listener in _LISTENER.finditer(words):
        if not _in_name(words, listener):
            yield listener.group()
    for pronoun in _THIRD.finditer(words):
        if _points_out(words, pronoun, fits):
            yield pronoun.group()
    for pointer in _THIS.finditer(words):
        if not _told_before(words, pointer):
            yield " ".join(words[pointer.start() :].split()[:2]).strip('.,;:!?”"')
    for pattern in (_THAT, _ELSEWHERE, _AGED):
        found = pattern.search(words)
        if found and not (found.group() == "there" and _SOMEWHERE.search(words[: found.start()])):
            yield found.group().strip(" ,;:")
    for pattern in (_THAT_THING, _UNTOLD, _VERSION):
        if found := pattern.search(words):
            yield found.group()
    if ends := _LEFT_OUT.search(words):
        yield ends.group().strip(" .!")
    if (bare := _BARE.match(words)) and _is_given(bare["noun"], headline, told):
        yield f"the {bare['noun']}"


_THAT_THING = re.compile(
    r"\bthat (?:suspicion|relationship|decision|case|day|point|view|idea|claim|move|deal|year|time|process"
    r"|effort|number|figure"
    r"|experience|approach|question|problem|result|period|front|end|meeting|plan|law|trend)\b"
    r"|^That [a-z]+,|^That [a-z]+ (?:began|came|led|made"
    r"|took|went|gave|grew|left|put|saw)\b|\b(?:do|did|does|doing) just that\b"
)
_UNTOLD = re.compile(
    r"^(?:[A-Z][^,]{1,40},\s)?[Tt]he (?:two|three|four|five|six|seven|eight|nine|ten"
    r"|(?:first|last|next|latest)(?: two| three)?) [a-z]+"
    r"(?=\s(?:is|are|was|were|has|have|had|will|would|can|could|also|[a-z]+ed)\b)"
    r"|^(?:[A-Z][a-z]+ly,\s)?[Oo]ther [a-z]+s also\b"
    r"|^It(?:[’']s|\s(?:is|was))\s(?:also\s)?(?:an?|one of|the)\s[\w\s-]{1,40}?\swhere\b"
    r"|\b(?:the|an) opposite(?:\s(?:effect|direction|result|way))?(?=[.,;]|$|\sand\b)"
    r"|\b(?:brings?|brought|puts?|pushe[sd]|takes?|took|makes?|made)\sthat(?=\s(?:up|down|to)\b)"
    r"|\b(?:any other|any further|no other|further|more)\s(?:details|comment|comments|information)(?=[.,;]|$)"
)
"""`The two modes are alike`, `It’s also a place where …`, `gave no further details`: of what stands elsewhere."""
_VERSION = re.compile(r"^The [\w-]+ (?:version|model|stage|option|edition|part|half|round)(?=\s(?!of\b))")
_LEFT_OUT = re.compile(
    r"\b(?:haven|hasn|isn|aren|don|doesn|didn|won|wasn|weren)[’']t[.!]?$|\b(?:is|are|was"
    r"|were)(?:\s(?:already|still|also))?"
    r"\sthere(?=\sto\b)"
    r"|^(?!.*\b(?:than|as|so|whatever|what|how|who|which|that)\b).*\b(?:did|does|do|have|has|had|was|is|are|will|would"
    r"|can|could)[.!]?$|\bnot to(?:,\s\w+)?[.!]?$"
    r"|^(?!.*\bthan\b).*\b(?:more|less) [a-z]+[.!]?$"
)
"""Words behind which something is left out: `Staying there, however, hasn’t.`"""


def _is_given(noun: str, headline: str, told: Container[str]) -> bool:
    """Whether `the` and a noun alone mean one that the article has told of, and not the only one there is."""
    if noun in headline.casefold() or noun.removesuffix("s") in headline.casefold() or noun in ONLY_ONE:
        return False
    return noun in told or noun in PERSON_NOUNS or re.fullmatch(BARE_NOUNS, noun) is not None


def _in_name(words: str, hit: re.Match[str]) -> bool:
    """`World War I`, `Us Weekly`."""
    return bool(
        re.search(r"(?:War|Part|Phase|Act|Tier|Type|Title|Elizabeth|Charles|Class|Grade)\s$", words[: hit.start()])
    )


def _points_out(words: str, pronoun: re.Match[str], fits: Fits) -> bool:
    before = words[: pronoun.start()]
    if pronoun["thing"]:
        return _thing_points_out(words, pronoun, before)
    if _cataphoric(before, words[pronoun.end() :]):
        return False
    if pronoun["person"]:
        return not _names_person(before, pronoun.group().casefold(), fits) or _is_another(
            pronoun.group(), before, words[pronoun.end() :]
        )
    return not _names_many(before)


def _thing_points_out(words: str, pronoun: re.Match[str], before: str) -> bool:
    """`it` finds its noun in any statement that has one before it; in front it points out, unless it means nothing."""
    rest = words[pronoun.end() :]
    if pronoun.group().casefold() == "it" and re.match(rf"\s?(?:{EXPLETIVE_IT})", rest):
        return False
    if _cataphoric(before, rest):
        return False
    verb = finite_verb(before) if pronoun.group().casefold() == "it" else None  # `Kosovo declared its independence`
    if verb and len(before.split()) <= 7 and _OBJECT.fullmatch(before[verb.end() :].strip()):
        return True
    if before.endswith(", ") and "," not in before[:-2] and finite_verb(before) is None and not before[0].islower():
        return True
    nouns = [word for word in _WORD.findall(_THE_FACT.sub("", before)) if _may_be_thing(word)]
    return len(nouns) < 1 or re.fullmatch(r"(?:[A-Z][a-z]+(?:ly)?,?\s){1,2}", before) is not None


_THE_FACT = re.compile(r"\b(?:the\s)?[a-z]+\sthat\s$", re.IGNORECASE)
"""`the fact that it …`: never the fact itself."""
_OBJECT = re.compile(r"(?:to|be|been|\w+ly)?(?:\s?\w+(?:ed|en|wn|ght))?")
"""Between a finite verb and the pronoun that is its object: `VW has equipped it`."""


def _may_be_thing(word: str) -> bool:
    """Whether `it` may mean the word: no verb, no plural, no adverb."""
    folded = word.casefold()
    if folded in FUNCTION_WORDS or len(word) < 3 or folded in PAST or folded in BASES & _SPOKEN:
        return False
    return not re.search(r"(?:[^su’']s|ing|ly)$", folded) or word[0].isupper()


_SPOKEN = word_set("say think know believe hope fear find make take show mean see use help need")


def _cataphoric(before: str, rest: str) -> bool:
    """`In its report, the bank …`: the meaning follows in the same statement."""
    return bool(
        re.match(r"(?:In|At|On|After|Before|With|By|During|Despite|For|As|When|While|Since|Under|Like|From)\s", before)
        and "," not in before
        and re.match(r"[^,]{1,80},\s(?:the|an?|[A-Z0-9])", rest)
    )


def _names_person(before: str, pronoun: str, fits: Fits) -> bool:
    words = [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(before)]
    for number, word in enumerate(words):
        if word.casefold() in PERSON_NOUNS and word.casefold() not in _PRONOUNS:
            return True
        if not word[:1].isupper() or len(word) < 2:
            continue
        fitting = fits(pronoun, word)
        if fitting or (fitting is None and number == 0 and _OPENS_AS_SUBJECT.match(before)):
            return True
    return bool(_TITLED.search(before))


_PRONOUNS = frozenset(["he", "him", "his", "she", "her", "who"])
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|President|Senator|Sen|Rep|Gov|Minister|Prince|Princess|King|Queen|Sir)\.?\s[A-Z]"
)
_OPENS_AS_SUBJECT = re.compile(
    r"(?!(?:The|A|An|In|On|At|For|But|And|This|That|It|There|Many|Some|Most|All|While|When|After|As|If"
    r"|With|By|From)\b|\w+ly\b)"
    r"[A-Z][a-z][\w-]+(?:\s[A-Z][\w’-]+){0,2}(?:,\s|[’']s\s|\s(?:and|said|says|told|was|is|has|had|did"
    r"|does|will|would|could|can|also|never|later|then"
    r"|went|came|took|made|left|won|lost|got|gave|saw|knew|thought|felt|found|began|became|[a-z]+ed)\s)"
)


_CLAUSE = re.compile(r"\b(?:that|who|whom|when|because|if|as|after|before|while|said|says|to)\b|[,;:–—]|[’']s\b")


def _is_another(pronoun: str, before: str, rest: str) -> bool:
    """`Jane told her`, `Cook can feel him`: the object of a verb is never its subject."""
    named = list(re.finditer(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*", before))
    is_object = pronoun == "him" or (
        pronoun == "her"
        and re.match(
            r"[.,;]|\s(?:to|in|on|at|as|for|from|with|by|and"
            r"|the|a|an|that|when|after|before|his|[A-Z]\w*)\b",
            rest,
        )
    )
    return bool(is_object and len(named) == 1 and not _CLAUSE.search(before, named[0].end()))


def _names_many(before: str) -> bool:
    for word in _WORD.findall(before):
        folded = word.casefold()
        if folded in GROUP_NOUNS or folded in ORGANISATION_NOUNS or folded in _SOMEBODY:
            return True
        if folded.endswith("s") and folded not in _NO_NOUN_S and not _NO_PLURAL.search(folded) and len(folded) > 3:
            return True
    return bool(re.search(r"\w\sand\s(?:the\s|a\s|an\s)?\w|\bthe\s[A-Z]", before))


_SOMEBODY = frozenset(
    [
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "nobody",
        "person",
        "each",
        "one",
        "who",
        "people",
        "men",
        "women",
        "children",
        "media",
        "data",
        "public",
        "staff",
        "crowd",
        "audience",
        "majority",
        "generation",
    ]
)


def _told_before(words: str, pointer: re.Match[str]) -> bool:
    """`the ships … these ships`, `the units … those forces`, `He sold the ships, and this …`: the meaning stands before
    in the statement."""
    before = words[: pointer.start()]
    following = words[pointer.end() :].split()
    noun = following[0].strip('.,;:!?”"').casefold() if following else ""
    if len(noun) > 3 and noun in before.casefold():
        return True
    if is_armed_before(f"{pointer['word']} {noun}", re.findall(r"[a-z]+", before.casefold())):
        return True
    return (
        bool(re.search(r"(?:[,;—–:]|\band|\bbut)\s$", before)) and finite_verb(before) is not None and noun in _VERBISH
    )


_VERBISH = word_set("is was were are has have had will would could can means made makes came")
