"""Lists that do not hold as many items as the text announces.

Where a sentence announces a number of things and lists them at once ("three reasons: cost, speed and noise", "all
four members – Ada Bell, Tom Ash and Eve Orr – voted", "the three Baltic states, Estonia, Latvia and Lithuania,"), or
counts names right after it has listed them ("Ada Bell, Tom Ash and Eve Orr, the four of them,", "… , all four", "Ada
Bell and Tom Ash are the only three who …", "the trio of Ada Bell and Tom Ash"), the items are counted and set beside
the number; so are the states, cities or brothers that follow it ("the four states of Ohio, Iowa and Maine"). So are
reasons, problems and the like that the following sentences tell in turn ("There are two reasons.
First, … Second, … Third, …"); that there are fewer than announced is shown only where they follow each other directly
and nothing after them may be the rest.

So are the names of a group whose size its word gives ("the quartet", "the four-member panel"), and names that the next
sentence counts ("Ada Bell and Tom Ash won. All three …"), unless that number stands before them or others are told of.

Only plain lists are counted: short items that are all alike (all with a capital, or all without), with no verb, no
figure and no further colon or semicolon, which end where the sentence or the dash does. A list that says of itself
that it is not whole ("including", "such as", "among them", "and others") is left alone. Where "and" may join two
items or stand inside one, both counts are let pass, and so is a list of pairs, such as towns with their countries.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.counted_again import find_counted_again
from secondsource.reading.measures.numerals import UNITS
from secondsource.reading.series import find_series
from secondsource.reading.vocabulary.titles import find_titles

_NUMBERS = {word: value for word, value in UNITS.items() if 2 <= value <= 12} | {"both": 2}
_TOLD = rf"\b(?P<told>{'|'.join(_NUMBERS)}|[2-9]|1[0-2])"
_NOUNS = (
    rf"(?: (?!(?:{'|'.join(_NUMBERS)})\b|of\b|and\b|or\b|to\b|in\b|on\b|at\b|for\b|from\b|more\b|other\b)"
    r"[^\W\d_][\w’'-]*){1,4}?"
)
_OF = r"(?: of (?:the|these|those|its|his|her|their|our))?"
_OPEN = re.compile(
    rf"{_TOLD}{_OF}{_NOUNS}(?P<of> (?:of|for|behind|against|in favou?r of) (?:it|this|that"
    r"|(?:the|this|that|its|his|her|their|our) [a-z][\w’'-]*))?(?P<sign>(?: [a-z]+){0,5}: (?:those of )?| ?[–—] ?| - "
    r"| \(|, namely | (?:are|were) (?:(?:named|identified|listed)(?: by [a-z ]{2,30}?)? as )?(?=[A-Z])|, )(?=\S)",
    re.IGNORECASE,
)
_ITEM = r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}"
_LIST = rf"{_ITEM}(?:, {_ITEM}){{0,8}},? and {_ITEM}"
_CLOSE = re.compile(
    rf"(?P<list>{_LIST}), (?:the {_TOLD} (?:of (?:them|us)\b|[a-z]+s(?=[,.])"
    r"|(?P<more>(?:[a-z]+ ){0,3}[a-z]+s(?: (?:of|in|on) (?:the )?\w+)?)(?=[,.]))"
    r"|all (?P<all>three|four|five|six|seven|eight|nine|ten)(?: of them)?(?=[,.;]| [a-z]+ed\b))"
)
_ARE = re.compile(
    rf"(?P<list>{_LIST}) (?:are|were) (?:the|its|his|her|their) (?:(?:only|other|last|first|remaining) )?{_TOLD}\b"
)
_SETS = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
_SET = re.compile(
    rf"\b(?P<told>{'|'.join(_SETS)}) of (?P<list>{_LIST})(?= [a-z]|[,.;])"
    rf"|(?P<names>{_LIST}) (?:formed|form|make up|made up|became) (?:an? |the )(?P<set>{'|'.join(_SETS)})\b"
)
_GROUPS = _SETS | {"couple": 2, "twins": 2, "triplets": 3}
_CLOSED = r"(?=,|\)|[.;]| ?[–—]| [a-z])"
_OF_GROUP = re.compile(
    rf"\b[Tt]he (?P<told>{'|'.join(_GROUPS)})(?: of [a-z]+)?(?:, |: ?| ?[–—] ?| \()(?P<list>{_LIST}){_CLOSED}"
    rf"|\b[Aa] (?P<set>{'|'.join(_SETS)}) of [a-z]+(?:: ?| ?[–—] ?| \()(?P<listed>{_LIST}){_CLOSED}"
)
_OF_SO_MANY = re.compile(
    rf"{_TOLD}-(?:member|person|man|woman|strong|nation|country|party|state) [a-z]+(?: [a-z]+)?"
    rf"(?:: ?| ?[–—] ?| \()(?P<list>{_LIST}){_CLOSED}"
    rf"|\ball (?P<all>{'|'.join(_NUMBERS)}) of (?:them|us|whom)(?:: ?| ?[–—] ?| \()(?P<names>{_LIST}){_CLOSED}"
    rf"|\b(?P<half>half a dozen) [a-z]+(?:: ?| ?[–—] ?| \()(?P<six>{_LIST}){_CLOSED}"
)
_UNIT = (
    r"(?:states|provinces|cities|towns|villages|countries|nations|republics|regions|districts|counties|cantons|islands"
    r"|boroughs|territories|oblasts|municipalities|parishes|departments|emirates|prefectures|suburbs|ports|parliaments)"
)
_KIN = r"(?:brothers|sisters|siblings|sons|daughters|cousins|friends|founders|climbers|astronauts)"
_NAMED = re.compile(
    rf"\b(?:[Tt]he|[Aa]ll|[Ii]ts|[Tt]heir|[Tt]hose|[Tt]hese)(?: the)? {_TOLD}(?: [\w’'-]+){{0,2}}?"
    rf" (?:{_UNIT} of(?: the)?|{_KIN}) (?P<list>{_ITEM}(?:, {_ITEM}){{1,8}},? and {_ITEM}){_CLOSED}"
)
"""`The four states of Ohio, Iowa and Maine`, three names or more: `the eight cities of France and Spain` names none."""
_PLURAL = re.compile(r"(?:[^s]s|ies|men|women|people|children)(?<! words)$")
_WHOLE = re.compile(r"\b(?:all|the|its|his|her|their|both)(?: of)?(?: the)? $", re.IGNORECASE)
_NO_COUNT = re.compile(r"(?:\d|[-–.,:$£€]| to| or| than| least| about| nearly| almost| over| some| another) ?$", re.I)
_OPEN_ENDED = re.compile(
    r"\b(?:includ\w+|such as|among|others?|et al|etc|more|most|some|various|several|also|respectively|like|especially"
    r"|from|or|nor|not|but|plus|except|with|who|which|that|where|when|as|while|because|if|so|then|to|by"
    r"|one|both|each|all|another|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|said|says|he|she"
    r"|it|they|we|i|you|there|this|these|those)\b"
)
_MORE = re.compile(r"^more (?=\w)")
"""`more pay` is something that may be asked for."""
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_JOIN = re.compile(r" (?:and|&) ")
_ENDS = re.compile(r"[.!?](?:[”\"’)]|\s|$)|[–—:;()“”\"\n]| - ")
_BARE = re.compile(
    r"\b(?:reason|thing|way|factor|cause|step|word|aim|goal|point|question|countrie|state|citie|language|condition"
    r"|issue|colou?r|part|area|sector|region|demand|problem|value|rule)s$"
)
"""What a list without a last *and* may be of; `two women: mother, teacher, writer` is none."""
_NAMES = re.compile(rf"{_ITEM}(?:, {_ITEM})*,? and {_ITEM}")
_GOES_ON = re.compile(
    r"[.!?]?[”\"]?\s*$|, (?:who |which )?(?!said|says|told|and|or|but|according|reported|with|the|a)[a-z]+"
)
_LONGEST = 300
"""Characters of a list, so that a hostile text is read in one pass."""
_AGE = re.compile(r",? (?:aged )?\d{1,2}(?=,|$| and\b)|(?<=[a-z]) (?:of|aged) \d{1,2}\b")
"""`Ada Bell, 34, Tom Ash, 35`, `a man of 40`."""
_THE = re.compile(r"(?:(?<=^)|(?<=, )|(?<=and ))the (?=[A-Z])")
_JUNIOR = re.compile(r",? (?:Jr|Sr|Inc|Ltd|Co)\b\.?")


@dataclass(frozen=True, slots=True)
class Options:
    """What is taken for a plain list."""

    longest_item: int = 4
    """Words in an item."""


@dataclass(frozen=True, slots=True)
class Component:
    """Counts lists that are announced with a number."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for sentence in reading.sentences:
            words = sentence.of(article.text)
            if words.count(",") or _JOIN.search(words):
                found += self._sentence(article.text, sentence, tables)
        told = find_series(article.text, reading.sentences)
        again = find_counted_again(article.text, reading.sentences)
        found += (_finding(article.text, each.span, each.told, (each.listed, each.listed)) for each in (*told, *again))
        return tuple(found)

    def _sentence(self, text: str, sentence: Span, tables: Tables) -> Iterator[Finding]:
        for hit in _OPEN.finditer(text, sentence.start, sentence.end):
            told = _NUMBERS.get(hit["told"].lower()) or int(hit["told"])
            before = text[max(sentence.start, hit.start() - 20) : hit.start()]
            noun = text[hit.end("told") : hit.start("of" if hit["of"] else "sign")]
            if not _PLURAL.search(noun) or _NO_COUNT.search(before):
                continue
            closed = hit["sign"] == ", " or hit["sign"].startswith((" are ", " were "))
            whole = _WHOLE.search(before) or hit["told"].lower() == "both"
            listed = _listed(text, hit.end(), min(sentence.end, hit.end() + _LONGEST), closed)
            if closed and not whole and not (listed and _names_alone(text, listed, sentence)):
                continue
            counts = self._counts(listed.of(text), _BARE.search(noun) is None, tables) if listed else None
            if listed and counts and not counts[0] <= told <= counts[1]:
                yield _finding(text, Span(hit.start(), listed.end), told, counts)
        for hit, told in _after_list(text, sentence):
            counts = self._counts(_list(hit), True, tables)
            # `…, France and Spain, the two largest states` may speak of the last two.
            is_open = hit.groupdict().get("more") is not None
            is_part = text[hit.start() - 2 : hit.start()] == ", " and hit.re in {_CLOSE, _ARE}
            if counts and not is_part and (told > counts[1] or (told < counts[0] and not is_open)):
                yield _finding(text, Span(hit.start(), hit.end()), told, counts)

    def _counts(self, words: str, needs_and: bool, tables: Tables) -> tuple[int, int] | None:
        """Fewest and most items that the words can hold; None where they are no plain list."""
        words = _THE.sub("", _AGE.sub("", _JUNIOR.sub("", words)))
        parts = [part.strip() for part in words.split(",")]
        last = parts[-1]
        has_and = last.startswith("and ")
        parts[-1] = last.removeprefix("and ")
        items = [*parts[:-1], *_JOIN.split(parts[-1])]
        if len(items) < 2 or (needs_and and len(items) == len(parts) and not has_and):
            return None
        capitals = {_bare(item, tables)[0].isupper() for item in items}
        if not all(self._is_plain(item) for item in items) or len(capitals) > 1:
            return None
        inner = sum(len(_JOIN.findall(part)) for part in parts)
        single = inner == 1 and not has_and and len(items) == len(parts) + 1
        fewest = len(items) if single and len(parts) > 1 else len(parts)
        most = len(parts) + inner
        return (fewest, most) if len(parts) > 1 or inner > 1 else (most, most)

    def _is_plain(self, item: str) -> bool:
        words = _WORD.findall(item)
        if not words or len(words) > self.options.longest_item or re.search(r"\d", item):
            return False
        return not _OPEN_ENDED.search(_MORE.sub("", item)) and item[0].isalpha()


def _after_list(text: str, sentence: Span) -> Iterator[tuple[re.Match[str], int]]:
    """Lists of names that are counted after they are told, or called a set of so many, with that number."""
    for hit in _CLOSE.finditer(text, sentence.start, sentence.end):
        yield hit, _NUMBERS.get((hit["told"] or hit["all"]).lower()) or int(hit["told"])
    if hit := _ARE.match(text, sentence.start, sentence.end):
        yield hit, _NUMBERS.get(hit["told"].lower()) or int(hit["told"])
    for hit in _NAMED.finditer(text, sentence.start, sentence.end):
        yield hit, _NUMBERS.get(hit["told"].lower()) or int(hit["told"])
    for hit in _SET.finditer(text, sentence.start, sentence.end):
        yield hit, _SETS[hit["told"] or hit["set"]]
    for hit in _OF_GROUP.finditer(text, sentence.start, sentence.end):
        yield hit, _GROUPS[hit["told"] or hit["set"]]
    for hit in _OF_SO_MANY.finditer(text, sentence.start, sentence.end):
        word = (hit["told"] or hit["all"] or "").lower()
        yield hit, 6 if hit["half"] else _NUMBERS.get(word) or int(word)


def _list(hit: re.Match[str]) -> str:
    """The names, in whichever of the groups of a pattern they stand."""
    told = hit.groupdict()
    return next(told[name] for name in ("list", "names", "listed", "six") if told.get(name))


def _names_alone(text: str, listed: Span, sentence: Span) -> bool:
    """Whether nothing but names stands between the number and the end of the sentence, or the comma behind them."""
    after = text[listed.end : sentence.end]
    return _NAMES.fullmatch(listed.of(text)) is not None and _GOES_ON.match(after) is not None


def _bare(item: str, tables: Tables) -> str:
    """`senator Ada Bell` begins with a name."""
    words = item.split(" ")
    title = next(find_titles(words, tables), range(0))
    return " ".join(words[title.stop :]) or item if title.start == 0 else item


def _listed(text: str, start: int, end: int, closed: bool) -> Span | None:
    """The list: up to the end of the sentence, or to the sign that closes it."""
    stop = _ENDS.search(text, start, end)
    last = stop.start() if stop else end
    if not closed:
        cut_off = last - start == _LONGEST if stop is None else stop.group()[0] in ':;(“"'
        return None if cut_off else Span(start, last)
    words = text[start:last]
    tail = re.search(r"(?:,| and) (?:and )?[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}(?=,|$)", words)
    joined = re.search(r" and [^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}(?=,|$)", words)
    return Span(start, start + joined.end()) if tail and joined else None


def _finding(text: str, span: Span, told: int, counts: tuple[int, int]) -> Finding:
    listed = str(counts[0]) if counts[0] == counts[1] else f"{counts[0]} to {counts[1]}"
    message = "The list does not hold as many items as the text announces."
    sum_ = f"announced: {told}; listed: {listed}"
    return Finding("counted_lists", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)
