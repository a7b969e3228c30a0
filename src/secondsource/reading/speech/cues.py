"""Cues inside one sentence: `according to X`, `X said`, `said X`, `…, adding that`, and what they govern."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.domain.record import Span
from secondsource.reading.measures.times import MONTH_NAMES
from secondsource.reading.speech.colon_cues import find_before_colon
from secondsource.reading.speech.cue import Cue
from secondsource.reading.speech.speech_verbs import NEEDS_THAT, SPEECH_VERB, TRAILING_VERB
from secondsource.reading.speech.stances import find_stances, may_tell_stance
from secondsource.reading.speech.statement_ends import opens_frame, statement_end
from secondsource.reading.speech.subjects import (
    HELPERS,
    LEADS_IN,
    QUOTED,
    WEEKDAY,
    ends_in_apposition,
    phrase_right,
    sentence_subject,
    subject_left,
    trimmed,
)
from secondsource.reading.speech.words import Word, find_tokens, tag_words
from secondsource.reading.vocabulary.verbs import finite_verb
from secondsource.reading.vocabulary.whole_words import whole_word
from secondsource.reading.vocabulary.word_lists import word_set

_ACCORDING = re.compile(r"\b[Aa]ccording to\s+|\b[Aa]s per\s+|\b[Ii]n the words of\s+")
_VERB = re.compile(whole_word(SPEECH_VERB.split("|")))
_TRAILING = re.compile(
    rf",[\"”’']*\s+(?:(?:and|but|while|also|further)\s+)?({TRAILING_VERB})\b(?!\s(?:to|up|on|in|at|of"
    rf"|for)\b)(?:\s+that\b)?\s*"
)
_AND_SAID = re.compile(rf",?\s+(?:and|but)\s+(?:also\s)?(?:{SPEECH_VERB})\b")
_NOT_FINITE = re.compile(
    r"\b(?:to|be|been|being|is|are|was|were|would|will|could|can|may|might|should|must|cannot|won[’']t|wouldn[’']t|a"
    r"|an|the|of"
    r"|no|this|these|those|its|their|his|her|my|our|such|any|every|each|[’']s|by|let|get|got|please|that)$"
)
_PLACE_TIME = (
    r"(?:\s+(?:on|in|at|during|by|through|via|to|after|before|from|of|about|over|late|early|last|this)\s[^,;:]{1,80}?)?"
)
_THAT = re.compile(rf"(?:,\s[^,]{{1,60}},)?{_PLACE_TIME}\s*,?\s+that(?:\s+|,\s)")
_TOLD = re.compile(
    r"\s+(?:him|her|them|us|me|you|reporters|journalists|lawmakers|[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*)*"
    r"|(?:a|an|the|his|her|their|our|local|state)\s(?:[\w’'-]+\s?){1,4}?)(?=\s(?:that|he|she|it|they|the|there|in|on"
    r"|at|during|via|by|about)\b|,|:|\.|\s*$|\s[A-Z])"
)
_WHEN = re.compile(
    rf"(?:\s(?:on\s)?{WEEKDAY}(?:\s(?:night|morning|afternoon"
    r"|evening))?)?\s*(?:(?:while|when|as|on|in|at|during|by|through|via|late|early|earlier|last|this|after"
    r"|before)\s[^,;:]{1,60}?|yesterday|today)?\s*(?=[,.;:]|$)"
)
_TIME_FIRST = re.compile(
    rf"\s+(?:on\s)?(?:(?:late|early)\s)?(?:{WEEKDAY}|yesterday|today|earlier|(?:last"
    r"|this|next) (?:week|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter))\b"
)
_SPEAKS = re.compile(
    r"\b(?:officials?|analysts?|experts?|he|she|they|sources?|critics?|observers?|spokes\w+|prosecutors|police"
    r"|lawyers|scientists"
    r"|researchers|economists|lawmakers|authorities|government|ministry|witnesses|polls?|surveys?|study|studies|data"
    r"|reports?|figures|results|research|records|documents|emails|review|investigation|analysis|[A-Z][\w’'-]+)$"
)
_STATEMENT_START = re.compile(
    r"\s+(?:the|these|those|this|a|an|his|her|its|their|our|no|many|most|some|all|there|they|he|she|it|we|you|I|[A-Z])"
)
_BRACKETED = re.compile(r"\([A-Z0-9][\w.&’'-]{0,24}(?:,?\s[\w.]{1,20}){0,3}\)")
"""`(D-Va.)` after a name."""


def find_cues(masked: str, *, after_quote: bool = False) -> tuple[Cue, ...]:
    """Every cue in a sentence whose quotations are masked with QUOTED, in order; 3,000 characters are read."""
    masked = _BRACKETED.sub(lambda found: "_" * len(found.group()), masked[:3000])
    cues = [*_according(masked), *_verbs(masked, after_quote)]
    cues += [*_trailing(masked, cues), *([] if cues else find_before_colon(masked))]
    tokens = find_tokens(masked)
    if cues or may_tell_stance(tokens):
        words = tag_words(tokens)
        cues = [_shortened(cue, words) for cue in cues]
        cues += find_stances(masked, words, cues)
    return tuple(sorted(cues, key=lambda cue: cue.words.start))


def _shortened(cue: Cue, words: Sequence[Word]) -> Cue:
    """What follows the cue, up to where the statement ends and the article goes on."""
    content = cue.content
    if content is None or content.start < cue.words.end:
        return cue
    end = statement_end(words, content, framed=opens_frame(words, cue.words.start))
    return replace(cue, content=Span(content.start, min(end, content.end))) if end > content.start else cue


def _according(masked: str) -> Iterator[Cue]:
    for found in _ACCORDING.finditer(masked):
        subject, name, apposition = phrase_right(
            masked, found.end(), opens=not masked[: found.start()].strip(QUOTED + " ")
        )
        if subject.start >= subject.end:
            continue
        words = Span(found.start(), found.start() + len(found.group().rstrip()))
        yield Cue(words, subject, name, apposition, _around(masked, words.start, subject.end))


def _around(masked: str, start: int, end: int) -> Span | None:
    """The larger part of the sentence beside `start:end`, without punctuation at its edges."""
    left, right = trimmed(masked, 0, start), trimmed(masked, end, len(masked))
    larger = max((left, right), key=lambda part: part.end - part.start)
    return larger if len(masked[larger.start : larger.end].split()) > 1 else None


def _verbs(masked: str, after_quote: bool) -> Iterator[Cue]:
    for found in _VERB.finditer(masked):
        before = masked[: found.start()].rstrip()
        if _NOT_FINITE.search(before[-12:]) or masked[found.end() : found.end() + 1] in {"-", "’", "'"}:
            continue
        cue = _inverted(masked, found, before) or _straight(masked, found, before, after_quote)
        if cue:
            yield cue


_SPEAKER_AHEAD = re.compile(
    rf"(?!(?:{WEEKDAY}|{'|'.join(MONTH_NAMES)}|that|it|in|on|at|he\s\w+|she\s\w+|they\s\w+)\b)"
    r"(?:[A-Z]|(?:the|an?|one|another|his|her|its|their)\s|(?:he|she|they)\b|[a-z]+\s(?:spokes|[A-Z]))"
)
_CAPITAL_OR_ARTICLE = re.compile(r"[A-Z]|(?:the|an?)\s")
_SPEAKER_TO_THE_END = re.compile(r"(?:the\s|an?\s)?(?:[\w.’'-]+\s){0,6}[\w’'-]+\.?(?:,|\.?$|;)")


def _inverted(masked: str, verb: re.Match[str], before: str) -> Cue | None:
    """`“…,” said Jane Doe, a teacher.`"""
    before = before.rstrip("\"”’'") or before
    if verb.group() in {"told", "tells", "tell"} and before[-1] == ",":
        return None
    if not before.endswith((QUOTED, ",")) or masked[verb.end() : verb.end() + 1] != " ":
        return None
    start = verb.end() + 1
    if not _SPEAKER_AHEAD.match(masked, start):
        return None
    if before[-1] == "," and not _speaker_follows(masked, start, before):
        return None
    whole, name, apposition = phrase_right(masked, start, opens=False)
    if len(masked[name.start : name.end].split()) > 14 or name.start >= name.end:
        return None
    words = Span(verb.start(), verb.end())
    content = None if before[-1] == QUOTED else trimmed(masked, 0, len(before))
    if content and len(before.split()) < 3:
        content = _around(masked, verb.start(), whole.end)
    return Cue(words, whole, name, apposition, content)


def _speaker_follows(masked: str, start: int, before: str) -> bool:
    """After a plain comma: nothing but a speaker stands on the right, or no apposition on the left claims the verb."""
    if not _CAPITAL_OR_ARTICLE.match(masked, start):
        return False
    plain = _SPEAKER_TO_THE_END.match(masked, start)
    comma = masked.find(",", start)
    end = plain.end() if plain else comma if comma >= 0 else len(masked)
    return not finite_verb(masked, start, end) and bool(plain or not ends_in_apposition(before))


def _straight(masked: str, verb: re.Match[str], before: str, after_quote: bool) -> Cue | None:
    """`Jane Doe, a teacher, said …`"""
    verb_start = verb.start()
    helpers = HELPERS.search(before)
    left = before[: helpers.start()] if helpers else before
    shared = re.search(r",?\s(?:and|but)$", left)
    subject = sentence_subject(masked, shared.start()) if shared else subject_left(left)
    if subject is None:
        return None
    whole, name, apposition = subject
    if name.end > verb_start:
        return None
    content = _content_right(masked, verb, name) or _after_as(masked, whole, verb)
    trailing = False
    if content is None:
        content, trailing = _content_left(masked, whole, verb), True
    quote_beside = QUOTED in masked[verb.end() : verb.end() + 90] or masked[: whole.start].rstrip(" ,–—-").endswith(
        QUOTED
    )
    quote_beside = quote_beside or (after_quote and whole.start < 2)
    if content is None and not quote_beside:
        return None
    if trailing and verb.group() in NEEDS_THAT and not quote_beside and verb.group() not in _SAY_AFTER:
        return None
    return Cue(Span(verb_start, verb.end()), whole, name, apposition, content)


_SAY_AFTER = word_set(
    "found finds shows showed noted notes reported reports estimated estimates claimed claims wrote writes confirmed"
    " stated"
)


_AS = re.compile(r"(?:[Aa]s|[Aa]nd as|[Bb]ut as)\s$")
_COMMA = re.compile(r"[^,;:]{0,60},\s")


def _after_as(masked: str, subject: Span, verb: re.Match[str]) -> Span | None:
    """`As the paper reported on Monday, the plant will close.`"""
    comma = _COMMA.match(masked, verb.end()) if _AS.fullmatch(masked[: subject.start]) else None
    return _clause(masked, comma.end()) if comma else None


_CLAUSAL = frozenset({"say", "says", "said"})
"""What follows these is a statement, even where its verb is not in our table."""
_NO_STATEMENT = re.compile(r"\s*[,:;.–—]|\s+(?:in|at|as|of|by|for|about|against|to|with)\b")


def _content_right(masked: str, verb: re.Match[str], name: Span) -> Span | None:
    at = verb.end()
    if verb.group() in {"told", "tell", "tells", "asked", "warned", "reminded"} and (
        object_ := _TOLD.match(masked, at)
    ):
        at = object_.end()
    if that := _THAT.match(masked, at):
        return _clause(masked, that.end())
    if _WHEN.fullmatch(masked, at) or _NO_STATEMENT.match(masked, at):
        return None
    if verb.group() in {"told", "tell", "tells"} and at == verb.end():
        return None
    if verb.group() in NEEDS_THAT and not (
        _SPEAKS.search(masked, name.start, name.end) and _statement_ahead(masked, at)
    ):
        return None
    if time := _TIME_FIRST.match(masked, at):
        at = time.end()
    clause = _clause(masked, at)
    if clause is None:
        return None
    words = masked[clause.start : clause.end].split()
    if len(words) < 3 or words[0] == "so":
        return None
    sure = verb.group() in _CLAUSAL and len(words) > 3 and words[0].casefold() not in {"a", "an", "what"}
    return clause if sure or _has_main_verb(masked, clause) else None


_MARKS = re.compile(r"[“”„«»\"]|''|‘(?=\w)|(?<=[\w.,])’(?!\w)")


def _has_main_verb(masked: str, clause: Span) -> bool:
    """A finite verb that is not inside `who …`, `that …` or `which …`; quoted words get the benefit of the doubt."""
    at = clause.start
    masked = _MARKS.sub(lambda mark: " " * len(mark.group()), masked)
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
    span = trimmed(masked, start, end)
    content = masked[span.start : span.end]
    return span if content.strip(QUOTED + " ,.") else None


_INTERRUPTED = re.compile(
    r"(?:\s(?:on|in|at|during|late|early)\s[^,;:]{1,40})?,\s(?!\w+ing\b|(?:and|but|who|which|as|with|while|though|although)\b)\w"
)


def _content_left(masked: str, subject: Span, verb: re.Match[str]) -> Span | None:
    """`The plant will close, officials said on Monday.`"""
    before = masked[: subject.start].rstrip().rstrip("\"”’'")
    told = _TOLD.match(masked, verb.end()) if verb.group() in {"told", "tells"} else None
    if not before.endswith((",", "–", "—")) or not _WHEN.match(masked, told.end() if told else verb.end()):
        return None
    if _INTERRUPTED.match(masked, verb.end()) and not finite_verb(masked, 0, len(before)):
        return _around(masked, subject.start, verb.end())
    left = trimmed(masked, 0, len(before))
    words = masked[left.start : left.end].replace(QUOTED, "").split()
    return left if len(words) >= 4 and not LEADS_IN.fullmatch(words[0]) else (left if len(words) >= 7 else None)


def _trailing(masked: str, cues: list[Cue]) -> list[Cue]:
    """`X said A, adding that B`: B is X's too."""
    found: list[Cue] = []
    for match in _TRAILING.finditer(masked):
        earlier = [cue for cue in cues if cue.words.start < match.start()]
        content = trimmed(masked, match.end(), len(masked))
        if len(masked[content.start : content.end].split()) < 3:
            continue
        words = Span(*match.span(1))
        if earlier:
            by = max(earlier, key=lambda cue: cue.words.start)
            found.append(Cue(words, by.subject, by.name, by.apposition, content))
        elif subject := sentence_subject(masked, match.start()):
            found.append(Cue(words, *subject, content))
    return found
