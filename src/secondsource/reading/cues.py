"""Cues inside one sentence: `according to X`, `X said`, `said X`, `…, adding that`; their subject and what they govern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.record import Span
from secondsource.reading.speakers import ROLE_WORDS
from secondsource.reading.speech_verbs import NEEDS_THAT, SPEECH_VERB, TRAILING_VERB
from secondsource.reading.verbs import finite_verb

QUOTED = "\ue000"
"""Stands for every character of a quotation while we look for cues around it."""

_ACCORDING = re.compile(r"\b[Aa]ccording to\s+|\b[Aa]s per\s+|\b[Ii]n the words of\s+")
_VERB = re.compile(rf"\b(?:{SPEECH_VERB})\b")
_TRAILING = re.compile(rf",[\"”’']*\s+(?:(?:and|but|while|also|further)\s+)?({TRAILING_VERB})\b(?!\s(?:to|up|on|in|at|of|for)\b)(?:\s+that\b)?\s*")
_AND_SAID = re.compile(rf",?\s+(?:and|but)\s+(?:also\s)?(?:{SPEECH_VERB})\b")
_AUXILIARIES = re.compile(
    r"(?:\s+(?:has|have|had|also|later|then|previously|repeatedly|never|further|earlier|recently|himself|herself|themselves"
    r"|did|does|do|still|even|once|again|both|all|now|first|both|always|often|sometimes|just|only|not|[a-z]+ly))+$"
)
_NOT_FINITE = re.compile(
    r"\b(?:to|be|been|being|is|are|was|were|would|will|could|can|may|might|should|must|cannot|won[’']t|wouldn[’']t|a|an|the|of"
    r"|no|this|these|those|its|their|his|her|my|our|such|any|every|each|[’']s|by|let|get|got|please|that)$"
)
_BORDER = re.compile(rf"[{QUOTED};:—()\[\]]|\s[–-]\s|\b(?:that|but|while|because|although|though|whereas|when|if|where|which|as|so)\s|\band\s(?=[a-z]*\s?[A-Z]|he\b|she\b|they\b|the\b|it\b)")
_LEADS_IN = re.compile(
    r"(?:[Ii]n|[Oo]n|[Aa]t|[Aa]fter|[Bb]efore|[Ww]hen|[Ww]hile|[Ff]or|[Ww]ith|[Dd]uring|[Dd]espite|[Aa]s|[Ss]ince|[Bb]ut|[Aa]nd|[Yy]et"
    r"|[Ff]rom|[Bb]y|[Uu]nder|[Ll]ast|[Ee]arlier|[Ll]ater|[Mm]eanwhile|[Hh]owever|[Ss]till|[Tt]hen|[Nn]ow|[Ii]nstead|[Oo]f|[Ii]f|[Ss]o"
    r"|[Aa]sked|[Ss]peaking|[A-Z]?[a-z]+ly|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|I|you|who|one|some|many|others|several|most)\b", re.IGNORECASE)
_PLACE_TIME = r"(?:\s+(?:on|in|at|during|by|through|via|to|after|before|from|of|about|over|late|early|last|this)\s[^,;:]{1,80}?)?"
_THAT = re.compile(rf"(?:,\s[^,]{{1,60}},)?{_PLACE_TIME}\s*,?\s+that(?:\s+|,\s)")
_TOLD = re.compile(
    r"\s+(?:him|her|them|us|me|you|reporters|journalists|lawmakers|[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*)*"
    r"|(?:a|an|the|his|her|their|our|local|state)\s(?:[\w’'-]+\s?){1,4}?)(?=\s(?:that|he|she|it|they|the|there|in|on|at|during|via|by|about)\b|,|:|\.|\s*$|\s[A-Z])"
)
_WHEN = re.compile(
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:night|morning|afternoon|evening))?)?\s*(?:(?:while|when|as|on|in|at|during|by|through|via|late|early|earlier|last|this|after|before)\s[^,;:]{1,60}?|yesterday|today)?\s*(?=[,.;:]|$)"
)
_TIME_FIRST = re.compile(
    r"\s+(?:on\s)?(?:(?:late|early)\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|earlier|(?:last|this|next) (?:week|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter))\b"
)
_TIME_LAST = re.compile(
    r"(?:\s(?:on|in|at|late|early|last|this|later|earlier))*\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)(?:\s(?:night|morning|afternoon|evening))?$"
    r"|\s(?:in|on|via|through)\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,3}(?:statement|interview|email|e-mail|tweet|post|letter|speech|report|release|memo|ruling|briefing|call|blog)$"
)
_SPEAKS = re.compile(
    r"\b(?:officials?|analysts?|experts?|he|she|they|sources?|critics?|observers?|spokes\w+|prosecutors|police|lawyers|scientists"
    r"|researchers|economists|lawmakers|authorities|government|ministry|witnesses|polls?|surveys?|study|studies|data|reports?|figures|results|research|records|documents|emails|review|investigation|analysis|[A-Z][\w’'-]+)$"
)
_STATEMENT_START = re.compile(
    r"\s+(?:the|these|those|this|a|an|his|her|its|their|our|no|many|most|some|all|there|they|he|she|it|we|you|I|[A-Z])"
)
_PHRASE_STOP = re.compile(rf"[,;:()—{QUOTED}]|\s[–-]\s|[.!?…]$")
_ROLE_START = re.compile(r"\s*(?:[a-z0-9]|[A-Z][\w.]*(?:[’']s?|\s[A-Z]\w+[’']s?)?\s[a-z]|[A-Z]{1,2}-[A-Z]|Jr\b|Sr\b|II|The\s|A\s)")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say that somebody speaks. Spans count from the start of the sentence."""

    words: Span
    subject: Span
    """The words that name the speaker, role included."""
    name: Span
    """The part of the subject before any apposition."""
    apposition: Span | None
    content: Span | None
    """What is reported without quotation marks; None where only a quotation can be meant."""
    inverted: bool = False


def find_cues(masked: str) -> tuple[Cue, ...]:
    """Every cue in a sentence whose quotations are masked with QUOTED, in order; only the first 3,000 characters count."""
    masked = masked[:3000]
    cues = [*_according(masked), *_verbs(masked)]
    cues += _trailing(masked, cues)
    return tuple(sorted(cues, key=lambda cue: cue.words.start))


def _according(masked: str) -> Iterator[Cue]:
    for found in _ACCORDING.finditer(masked):
        subject, name, apposition = _phrase_right(masked, found.end(), opens=not masked[: found.start()].strip(QUOTED + " "))
        if subject.start >= subject.end:
            continue
        words = Span(found.start(), found.start() + len(found.group().rstrip()))
        yield Cue(words, subject, name, apposition, _around(masked, words.start, subject.end))


def _around(masked: str, start: int, end: int) -> Span | None:
    """The larger part of the sentence beside `start:end`, without punctuation at its edges."""
    left, right = _tidied(masked, 0, start), _tidied(masked, end, len(masked))
    larger = max((left, right), key=lambda part: part.end - part.start)
    return larger if len(masked[larger.start : larger.end].split()) > 1 else None


def _tidied(masked: str, start: int, end: int) -> Span:
    while start < end and masked[start] in " ,;:.–—-\t\xa0”’\"')":
        start += 1
    while end > start and (masked[end - 1] in ".,;:!?…–—-" or masked[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _phrase_right(masked: str, start: int, *, opens: bool) -> tuple[Span, Span, Span | None]:
    """The noun phrase that begins at `start`: whole, name, apposition."""
    stop = _PHRASE_STOP.search(masked, start)
    end = stop.start() if stop else len(masked)
    if not opens:
        cut = re.compile(r"\s(?:as|but|while|because|when|after|before|during|and\s(?:has|have|is|was|that)|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in a|at a)\b").search(masked, start, end)
        end = cut.start() if cut else end
    name = _tidied(masked, start, end)
    if stop and end == stop.start() and masked[end] == ",":
        tail_end = _apposition_end(masked, end, opens=opens)
        if tail_end > end:
            apposition = _tidied(masked, end, tail_end)
            return Span(name.start, apposition.end), name, apposition
    return name, name, None


_APPOSITION = re.compile(
    rf",\s(?:an?\s|the\s|\d|(?:[\w’'-]+\s){{0,4}}(?:{ROLE_WORDS})s?\b|[\w-]+\s(?:at|of|for|with)\b)", re.IGNORECASE
)


def _apposition_end(masked: str, comma: int, *, opens: bool) -> int:
    """Where an apposition that begins at `comma` ends; `comma` itself where there is none."""
    if not _APPOSITION.match(masked, comma):
        return comma
    stop = _PHRASE_STOP.search(masked, comma + 1)
    end = stop.start() if stop else len(masked)
    if opens and (stop is None or masked[end] != ","):
        return comma
    return comma if finite_verb(masked, comma + 1, end) else end


def _verbs(masked: str) -> Iterator[Cue]:
    for found in _VERB.finditer(masked):
        before = masked[: found.start()].rstrip()
        if _NOT_FINITE.search(before[-12:]) or masked[found.end() : found.end() + 1] in {"-", "’", "'"}:
            continue
        cue = _inverted(masked, found, before) or _straight(masked, found, before)
        if cue:
            yield cue


def _inverted(masked: str, verb: re.Match[str], before: str) -> Cue | None:
    """`“…,” said Jane Doe, a teacher.`"""
    before = before.rstrip('"”’') or before
    if not before or not (before[-1] == QUOTED or (before[-1] == "," and masked[verb.end() : verb.end() + 1] == " ")):
        return None
    start = verb.end()
    while start < len(masked) and masked[start] == " ":
        start += 1
    subject = re.compile(r"(?:[A-Z]|(?:the|a|an|one|another|his|her|its|their|he|she|they)\s|(?:he|she|they)\b|[a-z]+\s(?:spokes|[A-Z]))").match(masked, start)
    if not subject or re.match(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
                               r"|September|October|November|December|that|it|in|on|at|he\s\w+|she\s\w+|they\s\w+)\b", masked[start : start + 16]):
        return None
    if before[-1] == "," and (masked[start].islower() and not masked[start:].startswith(("the ", "a ", "an "))):
        return None
    plainly = re.compile(r"(?:the\s|an?\s)?(?:[\w.’'-]+\s){0,6}[\w’'-]+\.?(?:,|\.?$|;)").match(masked, start)
    if before[-1] == "," and not (plainly and not finite_verb(masked, start, plainly.end())) and _looks_like_apposition_end(before):
        return None
    whole, name, apposition = _phrase_right(masked, start, opens=False)
    if len(masked[name.start : name.end].split()) > 14 or name.start >= name.end:
        return None
    words = Span(verb.start(), verb.end())
    content = None if before[-1] == QUOTED else _tidied(masked, 0, len(before))
    if content and len(before.split()) < 3:
        content = _around(masked, verb.start(), whole.end)
    return Cue(words, whole, name, apposition, content, inverted=True)


def _looks_like_apposition_end(before: str) -> bool:
    """`Jane Doe, a teacher,` before the verb: the subject stands on the left after all."""
    parts = before[:-1].rsplit(",", 2)
    return len(parts) > 1 and bool(_ROLE_START.match(parts[-1])) and len(parts[-1].split()) < 14


def _straight(masked: str, verb: re.Match[str], before: str) -> Cue | None:
    """`Jane Doe, a teacher, said …`"""
    verb_start = verb.start()
    helpers = _AUXILIARIES.search(before)
    left = before[: helpers.start()] if helpers else before
    shared = re.search(r",?\s(?:and|but)$", left)
    subject = _sentence_subject(masked, shared.start()) if shared else _subject_left(left)
    if subject is None:
        return None
    whole, name, apposition = subject
    if name.end > verb_start:
        return None
    content = _content_right(masked, verb, name)
    trailing = False
    if content is None:
        content, trailing = _content_left(masked, whole, verb), True
    quote_beside = QUOTED in masked[verb.end() : verb.end() + 90] or masked[: whole.start].rstrip(" ,–—-").endswith(QUOTED)
    if content is None and not quote_beside:
        return None
    if trailing and verb.group() in NEEDS_THAT and not quote_beside and verb.group() not in _SAY_AFTER:
        return None
    return Cue(Span(verb_start, verb.end()), whole, name, apposition, content)


_SAY_AFTER = frozenset("found finds shows showed noted notes reported reports estimated estimates claimed claims wrote writes confirmed stated".split())


def _subject_left(left: str) -> tuple[Span, Span, Span | None] | None:
    """The noun phrase that ends `left`, seen backwards over appositions: whole, name, apposition."""
    window = max(0, len(left) - 420)
    start = window
    for border in _BORDER.finditer(left, window):
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


def _subject_before_apposition(left: str, start: int, end: int) -> tuple[Span, Span, Span | None] | None:
    edges = [start, *(i + 1 for i in range(start, end) if left[i] == ","), end + 1]
    parts = [Span(a, b - 1) for a, b in zip(edges, edges[1:], strict=False)]
    at = len(parts) - 1
    while at > 0 and _ROLE_START.match(left[parts[at].start : parts[at].end] or "a"):
        at -= 1
    if at == len(parts) - 1 and at > 0:
        at -= 1
    while at < len(parts) - 1 and _LEADS_IN.match(left[parts[at].start : parts[at].end].strip()):
        at += 1
    name = _lead_cut(left, parts[at].start, parts[at].end)
    if name is None:
        return None
    if at == len(parts) - 1:
        return name, name, None
    apposition = _tidied(left, parts[at].end, end)
    if re.compile(r"(?:who|whose|which|\w+ing|asked)\b").match(left, apposition.start):
        return name, name, None
    return Span(name.start, apposition.end), name, apposition


def _lead_cut(left: str, start: int, end: int) -> Span | None:
    """The phrase without `And`, `On Monday` and the like in front; None where it is no noun phrase."""
    phrase = _tidied(left, start, end)
    words = left[phrase.start : phrase.end]
    lead = re.match(r"(?:And|But|Yet|So|Still|Then|Now|and|but|or|yet|Also|However|Meanwhile)\s+(?=\w)", words)
    if lead:
        phrase = Span(phrase.start + lead.end(), phrase.end)
        words = words[lead.end() :]
    if tail := _TIME_LAST.search(words):
        phrase = Span(phrase.start, phrase.start + tail.start())
        words = words[: tail.start()]
    if (pronoun := re.search(r"\s(?:he|she|they|who|it|we|I)$", words)) and not finite_verb(words):
        phrase = Span(phrase.start + pronoun.start() + 1, phrase.end)
        words = words[pronoun.start() + 1 :]
    if re.fullmatch(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]hese|[Tt]hose|<|\W+)", words):
        return None
    if not words or len(words.split()) > 16 or _LEADS_IN.match(words):
        return None
    if words[0].islower() and not _PRONOUN.match(words):
        if not re.match(r"(?:the|a|an|one|two|three|four|five|his|her|its|their|our|my|some|many|most|several|other|another|both|few|all|local|state|these|those)\b", words) and not re.search(r"(?:s|men|women|people|police)$|\b[A-Z]", words):
            return None
    if finite_verb(words) and not re.search(r"\b(?:who|which|that|whose)\b", words):
        return None
    if re.search(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|been|not|and|or|to|of|in|for|with|the|a)$", words):
        return None
    return phrase


def _content_right(masked: str, verb: re.Match[str], name: Span) -> Span | None:
    at = verb.end()
    if verb.group() in {"told", "tell", "tells", "asked", "warned", "reminded"} and (object_ := _TOLD.match(masked, at)):
        at = object_.end()
    if that := _THAT.match(masked, at):
        return _clause(masked, that.end())
    if _WHEN.fullmatch(masked, at) or re.compile(r"\s*[,:;.–—]|\s+(?:in|at|as|of|by|for|about|against|to|with)\b").match(masked, at):
        return None
    if verb.group() in {"told", "tell", "tells"} and at == verb.end():
        return None
    if verb.group() in NEEDS_THAT and not (_SPEAKS.search(masked, name.start, name.end) and _statement_ahead(masked, at)):
        return None
    if time := _TIME_FIRST.match(masked, at):
        at = time.end()
    clause = _clause(masked, at)
    if clause is None:
        return None
    words = masked[clause.start : clause.end].split()
    return clause if len(words) >= 3 and words[0] != "so" and _has_main_verb(masked, clause) else None


def _has_main_verb(masked: str, clause: Span) -> bool:
    """A finite verb that is not inside `who …`, `that …` or `which …`; a clause with quoted words gets the benefit of the doubt."""
    at = clause.start
    while verb := finite_verb(masked, at, clause.end):
        before = masked[max(at, verb.start() - 40) : verb.start()]
        if not re.search(r"\b(?:who|that|which|whose|where|when|if|as|because)\s[^,]{0,30}$", before):
            return True
        at = verb.end() if verb.end() > at else clause.end
    return QUOTED in masked[clause.start : clause.end]


def _statement_ahead(masked: str, at: int) -> bool:
    """Whether a subject and a finite verb follow at once, as in `claim the vote was fair`."""
    verb = finite_verb(masked, at, min(len(masked), at + 90))
    return verb is not None and "," not in masked[at : verb.start()] and bool(_STATEMENT_START.match(masked, at))


def _clause(masked: str, start: int) -> Span | None:
    """From `start` to the end of the statement, short of `…, adding that …`."""
    trailing = _TRAILING.search(masked, start) or _AND_SAID.search(masked, start)
    semicolon = masked.find(";", start)
    end = min(trailing.start() if trailing else len(masked), semicolon if semicolon >= 0 else len(masked))
    span = _tidied(masked, start, end)
    content = masked[span.start : span.end]
    return span if content.strip(QUOTED + " ,.") else None


def _content_left(masked: str, subject: Span, verb: re.Match[str]) -> Span | None:
    """`The plant will close, officials said on Monday.`"""
    before = masked[: subject.start].rstrip().rstrip('"”’')
    told = _TOLD.match(masked, verb.end()) if verb.group() in {"told", "tells"} else None
    if not before.endswith((",", "–", "—")) or not _WHEN.match(masked, told.end() if told else verb.end()):
        return None
    left = _tidied(masked, 0, len(before))
    words = masked[left.start : left.end].replace(QUOTED, "").split()
    return left if len(words) >= 4 and not _LEADS_IN.fullmatch(words[0]) else (left if len(words) >= 7 else None)


def _trailing(masked: str, cues: list[Cue]) -> list[Cue]:
    """`X said A, adding that B`: B is X's too."""
    found: list[Cue] = []
    for match in _TRAILING.finditer(masked):
        earlier = [cue for cue in cues if cue.words.start < match.start()]
        content = _tidied(masked, match.end(), len(masked))
        if len(masked[content.start : content.end].split()) < 3:
            continue
        words = Span(*match.span(1))
        if earlier:
            by = max(earlier, key=lambda cue: cue.words.start)
            found.append(Cue(words, by.subject, by.name, by.apposition, content))
        elif subject := _sentence_subject(masked, match.start()):
            found.append(Cue(words, *subject, content))
    return found


def _sentence_subject(masked: str, before: int) -> tuple[Span, Span, Span | None] | None:
    """Who does what the main verb says."""
    verb = finite_verb(masked, 0, before)
    if verb is None:
        return None
    left = masked[: verb.start()].rstrip()
    helpers = _AUXILIARIES.search(left)
    subject = _subject_left(left[: helpers.start()] if helpers else left)
    if subject is None or not (masked[subject[1].start].isupper() or _PRONOUN.match(masked, subject[1].start)):
        return None
    return subject
