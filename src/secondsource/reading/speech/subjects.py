"""The words that name a speaker, found beside a cue: a noun phrase with its apposition, to the right or to the left."""

import re
from itertools import pairwise

from secondsource.domain.record import Span
from secondsource.reading.speech.speakers import ROLE_WORDS
from secondsource.reading.vocabulary.verbs import finite_verb

QUOTED = "\ue000"
"""Stands for every character of a quotation while we look for cues around it."""

WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BORDER = re.compile(
    rf"[{QUOTED};:—()\[\]]|\s[–-]\s|\b(?:that|but|while|because|although|though|whereas|when|if|where|which|as|so|what|why|how|whether|until|unless|after"
    rf"|before|since|than|whom)\s"
    rf"|\band\s(?=[a-z]*\s?[A-Z]|he\b|she\b|they\b|the\b|it\b)"
)
LEADS_IN = re.compile(
    r"(?:[Ii]n|[Oo]n|[Aa]t|[Aa]fter|[Bb]efore|[Ww]hen|[Ww]hile|[Ff]or|[Ww]ith|[Dd]uring|[Dd]espite|[Aa]s|[Ss]ince"
    r"|[Bb]ut|[Aa]nd|[Yy]et"
    r"|[Ff]rom|[Bb]y|[Uu]nder|[Ll]ast|[Ee]arlier|[Ll]ater|[Mm]eanwhile|[Hh]owever|[Ss]till|[Tt]hen|[Nn]ow|[Ii]nstead"
    r"|[Oo]f|[Ii]f|[Ss]o"
    r"|[Aa]sked|[Ss]peaking|[a-z]+ly|(?:Recent|Sudden|Final|Apparent|Certain|Clear|Reported|Surprising|Ironical"
    r"|Interesting|Predictab|Unfortunate|Fortunate|Notab|Presumab|Previous|Subsequent|Initial|Original|Eventual|Usual"
    r"|General|Typical|Private|Public|Repeated|Near|Rough|Personal|Historical|Additional|Ear|Increasing|Immediate|Short"
    rf"|Similar|Specifical|Especial|Particular|Actual|Possib|Supposed|Technical|Ultimate)ly|{WEEKDAY})\b"
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|I|you|who|one|some|many|others|several|most)\b", re.IGNORECASE)
_TIME_LAST = re.compile(
    rf"(?:\s(?:on|in|at|late|early|last|this|later|earlier))*\s(?:{WEEKDAY}"
    r"|yesterday|today)(?:\s(?:night|morning|afternoon|evening))?$"
    r"|\s(?:in|on|via|through)\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,3}(?:statement|interview|email|e-mail"
    r"|tweet|post|letter|speech|report|release|memo|ruling|briefing|call|blog)$"
)
_PHRASE_CUT = re.compile(
    r"\s(?:as|but|while|because|when|after|before|during|and\s(?:has|have|is|was|that)"
    rf"|on\s{WEEKDAY}|in a|at a)\b"
)
_RELATIVE_RIGHT = re.compile(rf",\s(?:who|whose|which)\s[^;:—{QUOTED}]{{1,300}}?(?=[.!?…]$|[;:—{QUOTED}]|\s[–-]\s|$)")
_PHRASE_STOP = re.compile(rf"[,;:()—{QUOTED}]|\s[–-]\s|[.!?…]$")
_ROLE_START = re.compile(
    r"\s*(?:[a-z0-9]|[A-Z][\w.]*(?:[’']s?|\s[A-Z]\w+[’']s?)?\s[a-z]|[A-Z]{1,2}-[A-Z]|Jr\b|Sr\b|II|The\s|A\s)"
)
_APPOSITION = re.compile(
    r",\s(?:an?\s|the\s|another\s|then\s|now\s|one\sof\s|\d"
    r"|(?-i:[A-Z])[\w.-]*(?:\s(?-i:[A-Z])[\w.-]*){0,3}[’']s?\s"
    rf"|(?:[\w’'-]+\s){{0,4}}(?:{ROLE_WORDS})s?\b|[\w-]+\s(?:at|of|for|with)\b)",
    re.IGNORECASE,
)
HELPERS = re.compile(
    r"(?:\s+(?:has|have|had|also|later|then|previously|repeatedly|never|further|earlier|recently|himself|herself"
    r"|themselves"
    r"|did|does|do|still|even|once|again|both|all|now|first|both|always|often|sometimes|just|only|not|[a-z]+ly))+$"
)


_NO_ROLE = re.compile(
    r"(?:who|whose|which|\w+ing|asked|however|meanwhile|though|too|also|for (?:example|instance|his|her|its|their)"
    r"|in turn|by contrast|in contrast|on the other hand|at the time)\b"
)
_ASIDE = re.compile(
    r",\s(?:however|meanwhile|though|too|also|for (?:example|instance|his part|her part|its part|their part)|in turn"
    r"|by contrast|in contrast|on the other hand|at the time|it turned out|of course|in fact|at least"
    r"|(?:without|in|on|at|during|through|with|after|before|like|as|when|while|\w+ing|asked)\s[^,;:\ue000]{1,70}),$"
)
_CLAUSE_OVER = re.compile(rf"[{QUOTED};:—]|\s[–-]\s|\.\s")
Subject = tuple[Span, Span, Span | None]
"""The whole, the name in it, and its apposition."""


def phrase_right(masked: str, start: int, *, opens: bool) -> Subject:
    """The noun phrase that begins at `start`: whole, name, apposition."""
    stop = _PHRASE_STOP.search(masked, start)
    end = stop.start() if stop else len(masked)
    if not opens:
        cut = _PHRASE_CUT.search(masked, start, end)
        end = cut.start() if cut else end
    name = trimmed(masked, start, end)
    if stop and end == stop.start() and not opens and (relative := _RELATIVE_RIGHT.match(masked, end)):
        return Span(name.start, relative.end()), name, None
    if stop and end == stop.start() and masked[end] == ",":
        tail_end = _apposition_end(masked, end, opens=opens)
        if tail_end > end:
            apposition = trimmed(masked, end, tail_end)
            return Span(name.start, apposition.end), name, apposition
    return name, name, None


def _apposition_end(masked: str, comma: int, *, opens: bool) -> int:
    """Where an apposition that begins at `comma` ends; `comma` itself where there is none."""
    if not _APPOSITION.match(masked, comma):
        return comma
    stop = _PHRASE_STOP.search(masked, comma + 1)
    end = stop.start() if stop else len(masked)
    if opens and (stop is None or masked[end] != ","):
        return comma
    verb = finite_verb(masked, comma + 1, end)
    return comma if verb and not re.search(r"\b(?:who|that|which|whose)\b", masked[comma : verb.start()]) else end


def subject_left(left: str) -> Subject | None:
    """The noun phrase that ends `left`, seen backwards over appositions: whole, name, apposition."""
    if left.endswith(" who"):
        who = Span(len(left) - 3, len(left))
        return who, who, None
    if left.endswith(","):
        if aside := _ASIDE.search(left, max(0, len(left) - 120)):
            return subject_left(left[: aside.start()])
        if relative := _relative(left):
            head = subject_left(left[:relative])
            return head and (Span(head[0].start, len(left) - 1), head[1], head[2])
    window = max(0, len(left) - 420)
    start = window
    for border in _BORDER.finditer(left, window):
        if not border.group().startswith("and") or finite_verb(left, start, border.start()):
            start = border.end()
    end = len(left)
    if end and left[end - 1] == ",":
        return _subject_before_apposition(left, start, end - 1)
    comma = left.rfind(",", start)
    start = comma + 1 if comma >= 0 else start
    name = _lead_cut(left, start, end)
    if name is None:
        return None
    return name, name, None


def _relative(left: str) -> int | None:
    """Where `, who …,` or `, including …,` at the end begins."""
    window = max(0, len(left) - 300)
    at = max(left.rfind(words, window) for words in (", who ", ", whose ", ", including ", ", which "))
    return at if at > 0 and not _CLAUSE_OVER.search(left, at + 2) else None


def _subject_before_apposition(left: str, start: int, end: int) -> Subject | None:
    edges = [start, *(i + 1 for i in range(start, end) if left[i] == ","), end + 1]
    parts = [Span(a, b - 1) for a, b in pairwise(edges)]
    at = len(parts) - 1
    while at > 0 and _ROLE_START.match(left[parts[at].start : parts[at].end] or "a"):
        at -= 1
    if at == len(parts) - 1 and at > 0:
        at -= 1
    while at < len(parts) - 1 and LEADS_IN.match(left[parts[at].start : parts[at].end].strip()):
        at += 1
    name = _lead_cut(left, parts[at].start, parts[at].end)
    if name is None:
        return None
    if at == len(parts) - 1:
        return name, name, None
    apposition = trimmed(left, parts[at].end, end)
    if _NO_ROLE.match(left, apposition.start):
        return name, name, None
    return Span(name.start, apposition.end), name, apposition


_DETERMINER = re.compile(
    r"(?:the|a|an|one|two|three|four|five|his|her|its|their|our|my|some|many|most|several|other|another|both|few|all"
    r"|local|state|these|those)\b"
)


_ADJECTIVAL = re.compile(
    r"\b(?:registered|briefed|based|surveyed|polled|interviewed|elected|undecided|involved|experienced|seasoned|retired|armed"
    r"|educated|trusted|respected|affiliated|married|unnamed|named|displaced|accused|alleged|injured|wounded|uninsured|employed"
    r"|unemployed|self-described|so-called)\b"
)


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found.group())


def _opens_like_speaker(words: str) -> bool:
    """A capital, a pronoun, a determiner, or at least a plural or a name further on."""
    if not words[0].islower() or _PRONOUN.match(words) or _DETERMINER.match(words):
        return True
    return bool(re.search(r"(?:s|men|women|people|police)$|\b[A-Z]", words))


def _lead_cut(left: str, start: int, end: int) -> Span | None:
    """The phrase without `And`, `On Monday` and the like in front; None where it is no noun phrase."""
    phrase = trimmed(left, start, end)
    words = left[phrase.start : phrase.end]
    lead = re.match(
        r"(?:And|But|Yet|So|Still|Then|Now|and|but|or|yet|Also|However|Meanwhile|While|When|As|After|Before|If|Because"
        r"|Although|Though|Since|Where|Until|Even as|Even though|Even if|Just as"
        rf"|(?:On |Last |Late |Early |on )?{WEEKDAY}"
        r"(?:\s(?:night|morning|afternoon|evening))?)\s+(?=\w)",
        words,
    )
    if lead:
        phrase = Span(phrase.start + lead.end(), phrase.end)
        words = words[lead.end() :]
    if tail := _TIME_LAST.search(words):
        phrase = Span(phrase.start, phrase.start + tail.start())
        words = words[: tail.start()]
    if (pronoun := re.search(r"\s(?:he|she|they|who|it|we|I)$", words)) and not finite_verb(words):
        phrase = Span(phrase.start + pronoun.start() + 1, phrase.end)
        words = words[pronoun.start() + 1 :]
    if re.fullmatch(r"(?:I|[Ww]e|[Yy]ou|[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]hese|[Tt]hose|<|\W+)", words):
        return None
    if not words or len(words.split()) > 16 or LEADS_IN.match(words):
        return None
    if not _opens_like_speaker(words):
        return None
    if finite_verb(_ADJECTIVAL.sub(_blank, words)) and not re.search(r"\b(?:who|which|that|whose)\b", words):
        return None
    if re.search(
        r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|been|not|and|or|to|of|in|for|with|the|a)$",
        words,
    ):
        return None
    return phrase


def sentence_subject(masked: str, before: int) -> Subject | None:
    """Who does what the main verb says."""
    verb = finite_verb(masked, 0, before)
    if verb is None:
        return None
    left = masked[: verb.start()].rstrip()
    helpers = HELPERS.search(left)
    subject = subject_left(left[: helpers.start()] if helpers else left)
    if subject is None or not (masked[subject[1].start].isupper() or _PRONOUN.match(masked, subject[1].start)):
        return None
    return subject


def trimmed(masked: str, start: int, end: int) -> Span:
    while start < end and masked[start] in " ,;:.–—-\t\xa0”’\"')":
        start += 1
    while end > start and (masked[end - 1] in ".,;:!?…–—-" or masked[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def ends_in_apposition(before: str) -> bool:
    """`Jane Doe, a teacher,` before the verb: the subject stands on the left after all."""
    parts = before[:-1].rsplit(",", 2)
    return len(parts) > 1 and bool(_ROLE_START.match(parts[-1])) and len(parts[-1].split()) < 14
