"""Records told together with the mark that they are said to beat.

Where one sentence calls a number a record or a high, or says that it beats an earlier one, and gives both ("a record 40
million dollars, beating the previous high of 52 million"), the two are compared: a record high must be more than the
mark before it, a record low less. Times in a race, where less is better, are left alone, and so are numbers of unlike
things. Which of the two numbers is wrong is open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.signs import COUNT, PERCENT, Signed, find_signed
from secondsource.reading.measures.spreads import alike, is_one, number_words

_N = f"[{COUNT}{PERCENT}]"
_WORDS = r"(?:,? (?!but\b|not\b)[\w’'-]+){0,8}?"
_BEATS = (
    r"(?:beat(?:s|ing|en)?|br(?:eaks|eaking|oke)|top(?:s|ped|ping)|surpass(?:es|ed|ing)|exceed(?:s|ed|ing)|eclips(?:es|ed|ing)"
    r"|above|past|over|up from|more than|higher than|better than|ahead of|breaking through)"
)
_OLD = r"(?:previous|old|earlier|former|last|prior|existing)"
_MARK = r"(?:record|high|mark|best|peak|maximum)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<new>{_N}){_WORDS}(?:,| ?[–—]| ?\() ?(?:(?!but\b|not\b|did\b|failed\b|below\b|short\b)[\w’'-]+"
        rf" ){{0,5}}?{_BEATS} (?:the|its|his|her|their|an?)"
        rf" (?:{_OLD} (?:[\w-]+ )?{_MARK}|{_MARK})(?:,? (?:of|set|from|at)|,)?(?: [\w’'-]+){{0,4}}? ?(?P<old>{_N})",
        rf"\brecord (?P<new>{_N}){_WORDS},? {_BEATS} (?:the )?(?P<old>{_N})",
        rf"{_OLD} {_MARK} (?:of|was|had been|stood at) (?P<old>{_N}){_WORDS},? (?:was |has been |is )?"
        rf"(?:beaten|broken|topped|surpassed|exceeded)(?: (?!from\b)[\w’'-]+){{0,4}}? (?P<new>{_N})",
    )
)
_LOW = re.compile(r"\b(?:lows?|lowest|fewest|least|smallest|slowest|below|minimum)\b", re.IGNORECASE)
_TIMES = frozenset({"second", "minute", "hour", "stroke", "shot"})


@dataclass(frozen=True, slots=True)
class Options:
    """What is compared."""

    most: int = 100
    """Times an older mark may be larger, before the two are taken to be of unlike things."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares a record with the one before it."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        for signed in find_signed(article.text, reading.sentences):
            if len(signed.numbers) > 1 and not _LOW.search(signed.words):
                found += self._sentence(article.text, signed)
        return tuple({finding.span: finding for finding in found}.values())

    def _sentence(self, text: str, signed: Signed) -> Iterator[Finding]:
        for form in _FORMS:
            for hit in form.finditer(signed.words):
                new, old = signed.at(hit, "new"), signed.at(hit, "old")
                fits = is_one(new) and is_one(old) and alike(new, old) and new.unit not in _TIMES
                if fits and 0 < new.low < old.low <= self.options.most * new.low:
                    span = signed.span_of(hit)
                    sum_ = f"{number_words(new.low)} is less than {number_words(old.low)}"
                    message = "What is said to be beaten is the larger number."
                    flag, stance = Flag.INTERNAL_CONTRADICTION, Stance.REFUTES
                    yield Finding("records", message, sum_, span, span.of(text), flag, stance)
