"""An article taken apart: every sentence ends as claims, or as no claim with a reason."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Claim, Kind, NoClaim, Reading, Reason, Resolution
from secondsource.domain.ids import content_id
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.syntax import NO_TREES, Tagged, Trees
from secondsource.reading.pages.english import is_english
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.attribution import find_attributions
from secondsource.reading.speech.speakers import ROLE_WORDS, is_person_name
from secondsource.reading.statements.asides import role_part, speaker_aside
from secondsource.reading.statements.clauses import find_parts
from secondsource.reading.statements.facets import find_facets, tells_headline
from secondsource.reading.statements.first_person import AUTHOR
from secondsource.reading.statements.kinds import classify
from secondsource.reading.statements.no_claims import has_headings, is_heading, reason_for_none, says_something
from secondsource.reading.statements.part import LONGEST, Part
from secondsource.reading.statements.pointing import LISTENERS
from secondsource.reading.statements.references import HE_OR_SHE, Referents, Resolved
from secondsource.reading.statements.verbless import reason_by_grammar
from secondsource.reading.vocabulary.verbs import finite_verb

_MARKS = '“”„«»"'
_DISCOURSE = re.compile(
    r"(?:And|But|So|Yet|Also|However|Meanwhile|Moreover|Furthermore|Still|Nevertheless|Nonetheless|Indeed|Besides"
    r"|Thus|Therefore|Hence|In addition|In fact|Of course|For example|For instance|On the other hand|On the one hand"
    r"|As a result|Well|Look|Plus|In reality|Overall|Notably|Additionally|Finally|Instead|Rather|Consequently"
    r"|Accordingly|Then again|By contrast|In contrast|By comparison|At the same time|After all|Even so|Yes|No|Sure"
    r"|Again|Likewise|Similarly|Conversely|First|Second|Secondly|Third|Thirdly|Lastly|Now|In other words|That said"
    r"|To be (?:fair|clear|sure)|Then|Or|Unsurprisingly|Interestingly|Incidentally|In short|In the end|Anyway"
    r"|Frankly|Because)"
    r"(?:,\s|\s(?=(?:the|he|she|they|it|we|there|a|an|his|her|its|their|our|my|I|all|some|many|most|no|not|this|that"
    r"|these|those|you|your|even|another|one|two|three|while|when|after|in|for|at|on|by|with|as|according|here)\b"
    r"|[A-Z]))"
)
_KEEPS_MEANING = re.compile(r"(?:Now|Then|Or|Because|First|Second|Third|No|Rather)\s")
"""Words that only a comma makes a mere link: `No city has`, `First Bank said`."""

_GAP = re.compile(r"(?:\s(?:on|in|at|during|late|early)\s[^,;:]{1,40})?,\s")
_IS_ROLE = re.compile(rf"(?:an?\s|the\s)?(?:[\w’'-]+\s){{0,5}}?(?:{ROLE_WORDS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one voice says in one sentence; `joined` puts the halves of a broken quotation together."""

    span: Span
    attribution: Attribution | None
    joined: str | None = None


def find_claims(article: Article, tables: Tables, trees: Trees = NO_TREES) -> Reading:
    """Sentences, attributions and claims of an article, with what each claim is about and whether it can be checked.

    Sentences without a tree are read by their words alone.
    """
    text = article.text
    sentences = find_sentences(text, article.paragraphs)
    attributions = find_attributions(text, sentences, tables, trees)
    referents = Referents(tables.places, article.title, _author(article))
    referents.skim(text)
    reader = _Reader(text, referents, english=is_english(article), headed=has_headings(text), headline=article.title)
    reader.opening = sentences[min(1, len(sentences) - 1)].end if sentences else 0
    claims: list[Claim] = []
    unclaimed: list[NoClaim] = []
    spoken = [each for each in attributions if each.speech]
    for sentence, said in _by_sentence(sentences, spoken):
        found = reader.read(sentence, said, trees.of(sentence))
        if isinstance(found, NoClaim):
            unclaimed.append(found)
        else:
            claims.extend(found)
    return Reading(sentences, tuple(claims), tuple(unclaimed), attributions)


_OTHERS_TELL = re.compile(r"^(?:DEAR|Dear) [A-Z]|^[QA]: |\(@\w+\)|pic\.twitter\.com", re.MULTILINE)
_QUESTION_LINE = re.compile(r"^[^\n]{1,200}\?$", re.MULTILINE)
"""Letters, interviews and posts, in whose lines another than the author says `I`."""


def _author(article: Article) -> str:
    asked = len(_QUESTION_LINE.findall(article.text))
    if _OTHERS_TELL.search(article.text) or (asked >= 3 and 6 * asked > len(article.paragraphs)):
        return ""
    byline = article.byline or ""
    return byline if is_person_name(byline) else AUTHOR


def _by_sentence(
    sentences: Sequence[Span], attributions: Sequence[Attribution]
) -> Iterator[tuple[Span, Sequence[Attribution]]]:
    starts = [each.content_span.start for each in attributions]
    for sentence in sentences:
        yield sentence, attributions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


@dataclass(slots=True)
class _Reader:
    """Reads sentence after sentence, so that later ones can speak of what earlier ones named."""

    text: str
    referents: Referents
    english: bool
    headed: bool
    """Whether paragraphs end in full stops, so that a line without one is a heading."""
    headline: str = ""
    opening: int = 0
    """Where the first two sentences end."""
    tree: Tagged | None = None
    """Of the sentence that is read; None where nobody read its grammar."""

    def read(self, sentence: Span, said: Sequence[Attribution], tree: Tagged | None = None) -> list[Claim] | NoClaim:
        self.tree = tree
        self.referents.see(tree, quoted=self._is_inside_quotes(sentence))
        found = self._read(sentence, said)
        unclear = not isinstance(found, NoClaim) and any(word in claim.unclear for claim in found for word in HE_OR_SHE)
        meant = () if isinstance(found, NoClaim) else [each.meaning for claim in found for each in claim.resolved]
        self.referents.hear(
            sentence.of(self.text)[:LONGEST], said, meant, unclear=unclear, unclaimed=isinstance(found, NoClaim)
        )
        return found

    def _is_inside_quotes(self, sentence: Span) -> bool:
        """Whether a quotation is open where the sentence begins, or begins with it."""
        before = self.text[max(0, sentence.start - LONGEST) : sentence.start + 1].rpartition("\n")[2]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _read(self, sentence: Span, said: Sequence[Attribution]) -> list[Claim] | NoClaim:
        if self.headed and is_heading(self.text, sentence):
            return NoClaim(sentence.of(self.text), sentence, "a heading or a caption")
        claims: dict[Span, Claim] = {}
        reason = None
        for statement in _statements(self.text, sentence, said):
            none = self._none(statement)
            reason = reason or none
            for claim in () if none else self._claims(sentence, statement):
                claims.setdefault(claim.span, claim)
        whole = _Statement(_bare(self.text, sentence), None)
        if said and not claims and not any(each.quoted for each in said) and not self._none(whole):
            claims = {claim.span: claim for claim in self._claims(sentence, whole)}
        for claim in self._roles(sentence, said):
            claims.setdefault(claim.span, claim)
        if claims:
            return sorted(claims.values(), key=lambda claim: (claim.span.start, -claim.span.end))
        if said and not reason:
            reason = "announces a speaker only"
        return NoClaim(sentence.of(self.text), sentence, reason or "a fragment without a verb")

    def _none(self, statement: _Statement) -> str | None:
        words = statement.joined or _unquoted(self.text, statement.span)
        reason = reason_for_none(words[:LONGEST], english=self.english)
        if reason or statement.joined or self.tree is None or not self.english:
            return reason
        return reason_by_grammar(self.tree, statement.span)

    def _claims(self, sentence: Span, statement: _Statement) -> Iterator[Claim]:
        said = statement.attribution
        reported = said is not None and not said.quoted
        joined = statement.joined
        parts = (Part(statement.span, joined),) if joined else find_parts(self.text, statement.span, reported=reported)
        self.referents.people.listen(
            self.text[max(sentence.start, statement.span.start - LONGEST) : statement.span.start]
        )
        for part in parts:
            words = part.words if statement.joined else _tidied(part.words)
            if not part.aside:
                words = _without_link(words)
            resolved = self.referents.resolve(words, statement.attribution)
            if not part.aside:
                self.referents.note(resolved.words[:LONGEST])
            attribution = statement.attribution if not part.aside or _quotes(statement.attribution) else None
            claim = self._claim(part.span, resolved, sentence, attribution, aside=part.aside)
            yield _of_author(claim, words) if statement.attribution is None and resolved.put else claim

    def _claim(
        self, span: Span, resolved: Resolved, sentence: Span, attribution: Attribution | None, *, aside: bool
    ) -> Claim:
        words = as_sentence(resolved.words)
        kind, why_not = classify(words[:LONGEST])
        if why_not is None and any(word.casefold() not in LISTENERS for word in resolved.unclear):
            why_not = Reason.AMBIGUOUS_CLAIM
        quote = span.of(self.text)
        return Claim(
            id=content_id("claim", words, quote, span.start, span.end),
            text=words,
            quote=quote,
            span=span,
            sentence=sentence,
            kind=kind,
            checkable=why_not is None,
            why_not=why_not,
            attribution=attribution,
            resolved=tuple(self._resolutions(resolved, span, sentence)),
            unclear=resolved.unclear,
            facets=find_facets(
                words[:LONGEST],
                kind,
                self.referents.people,
                self.referents.places,
                central=not aside and (sentence.start < self.opening or tells_headline(words[:LONGEST], self.headline)),
            ),
        )

    def _resolutions(self, resolved: Resolved, span: Span, sentence: Span) -> Iterator[Resolution]:
        """Where the words stand that the claim's text has names for: in its span, else in its sentence."""
        for words, meaning in resolved.put:
            pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
            there = pattern.search(self.text, span.start, span.end) or pattern.search(
                self.text, sentence.start, sentence.end
            )
            if there:
                yield Resolution(there.group(), Span(*there.span()), meaning)

    def _roles(self, sentence: Span, said: Sequence[Attribution]) -> Iterator[Claim]:
        """`Jane Doe, head of security, said …`: that she is the head of security is a claim of the article's own."""
        for attribution in said:
            naming = attribution.speaker_span.of(self.text)
            role = attribution.role
            if not sentence.contains(attribution.speaker_span):
                continue
            if role and naming.endswith(role) and naming.startswith(attribution.speaker) and _IS_ROLE.match(role):
                part = role_part(*self._whole_role(attribution.speaker_span, attribution.speaker, role))
                claim = self._claim(part.span, self.referents.resolve(part.words, None), sentence, None, aside=True)
                yield replace(claim, kind=Kind.ROLE_OR_IDENTITY, checkable=True, why_not=None)
            elif part := speaker_aside(self.text, attribution.speaker_span, attribution.speaker, sentence.end):
                yield self._claim(part.span, self.referents.resolve(part.words, None), sentence, None, aside=True)

    def _whole_role(self, span: Span, name: str, role: str) -> tuple[Span, str, str]:
        """With the rest of a body's name that goes on behind a comma: `… of Trade`, `, Labour and Industry`."""
        more = _MORE_NAME.match(self.text, span.end) if _ENDS_IN_NAME.search(role) else None
        return (Span(span.start, more.end()), name, role + more.group()) if more else (span, name, role)


_MORE_NAME = re.compile(r"(?:,\s[A-Z][\w-]+)+,?\sand\s[A-Z][\w-]+")
_ENDS_IN_NAME = re.compile(r"\s(?:of|for|on)\s(?:the\s)?[A-Z][\w-]+$")


def _of_author(claim: Claim, words: str) -> Claim:
    """What an author says of himself or herself is classified as it was said: `I doubt it` is no event."""
    kind, why_not = classify(as_sentence(words)[:LONGEST])
    if why_not is None or not any(each.words.casefold() in LISTENERS for each in claim.resolved):
        return claim
    return replace(claim, kind=kind, checkable=False, why_not=why_not)


def _without_link(words: str) -> str:
    """Without the words in front that only tie a statement to the one before."""
    words = re.sub(r"^(?:And|But),?\s(?=\w)", "", words)
    for _ in range(2):
        link = _DISCOURSE.match(words)
        if link is None or _KEEPS_MEANING.fullmatch(link.group()):
            break
        words = words[link.end() :]
    return words


def _quotes(attribution: Attribution | None) -> bool:
    return attribution is not None and attribution.quoted


def _statements(text: str, sentence: Span, said: Sequence[Attribution]) -> list[_Statement]:
    """What the sentence states, in order: the article's own words, and what each speaker says."""
    outer = _outermost([each for each in said if sentence.contains(each.content_span)])
    whole = _interrupted(text, sentence, outer) if outer else None
    if whole:
        return [whole]
    outer = [each for each in outer if each.quoted or _is_said(text, sentence, each)]
    if not outer:
        return [_Statement(_bare(text, _without_dateline(text, sentence)), None)]
    return [*_own_words(text, sentence, outer), *_halves_joined(text, outer), *_own_ending(text, sentence, outer)]


def _interrupted(text: str, sentence: Span, said: Sequence[Attribution]) -> _Statement | None:
    """`The bill, aides said, will fail.`: one statement with its speaker in the middle."""
    only = said[0]
    begin, end = min(only.speaker_span.start, only.cue_span.start), max(only.speaker_span.end, only.cue_span.end)
    start = _without_dateline(text, sentence).start
    lead, gap = text[start:begin], text[end : only.content_span.start]
    if len(said) > 1 or only.quoted or not lead.endswith(", ") or not _GAP.fullmatch(gap) or finite_verb(lead):
        return None
    return _Statement(only.content_span, only, f"{lead[:-2]} {_tidied(only.content_span.of(text))}")


_NOT_SAID = re.compile(
    r"\b(?:never|not|no|nobody|none|hardly|n[’']t|cannot|would|could|may|might|should|must|will|if|whether|unless"
    r"|den(?:y|ies|ied|ying)"
    r"|refus\w+|doubt\w*|reject\w*|dismiss\w*|disput\w*|rul(?:e|es|ed|ing) out|ask\w*|wonder\w*|question\w*"
    r"|pretend\w*|lied|fail\w*"
    r"|forg[eo]t\w*|rather than|instead of)\b|n[’']t\b",
    re.IGNORECASE,
)


_CONDITION = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)


def _is_said(text: str, sentence: Span, said: Attribution) -> bool:
    """Whether the content is a statement of its own that the speaker makes."""
    return _asserts(text, sentence, said) and says_something(said.content_span.of(text))


def _asserts(text: str, sentence: Span, said: Attribution) -> bool:
    """Whether the speaker says so: not `never said that`, `denied that`, `asked whether`, `if they believed that`."""
    edges = sorted((said.speaker_span, said.cue_span, said.content_span))
    between = [text[one.end : other.start] for one, other in itertools.pairwise(edges)]
    if _CONDITION.search(text, sentence.start, max(edges[0].start, sentence.start)):
        return False
    return not any(_NOT_SAID.search(words) for words in (*between, said.cue) if len(words) < 200)


_DATELINE = re.compile(
    r"(?:[A-Z][\w.’' -]{1,30}(?:,\s[A-Z][\w.’' -]{0,20}){0,3}\s?)?\((?:[A-Z][\w. ]{1,25}"
    r"|CNN Business)\)\s?(?:[-–—]+\s?)?(?=[A-Z“\"])"
    r"|[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,4},?(?:\s\((?:[A-Z][\w. ]{1,25})\))?\s?[–—-]{1,2}\s(?=[A-Z“\"])"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:,\s[A-Z][\w.]*){1,2}\s[–—-]\s(?=[A-Z“\"])"
    r"|[A-Z][a-z]+(?:,\s[A-Z][\w. ]{1,20}){1,3}:\s(?=[A-Z“\"])"
    r"|(?:Summary|Note|Tip|Update|Breaking|Correction|Bottom line|Takeaway|Fact|Verdict)s?(?::\s|\s(?=[A-Z]))"
)
"""`LONDON (Reuters) – `, `New York, NY – `: where a report was filed."""


def _without_dateline(text: str, span: Span) -> Span:
    found = _DATELINE.match(text, span.start, min(span.end, span.start + 90))
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def _outermost(said: Sequence[Attribution]) -> list[Attribution]:
    """Without what stands inside or across another content, so that no words are claimed twice."""
    kept: list[Attribution] = []
    for each in sorted(said, key=lambda one: (one.content_span.start, -one.content_span.end)):
        if not kept or each.content_span.start >= kept[-1].content_span.end:
            kept.append(each)
    return kept


def _own_words(text: str, sentence: Span, said: Sequence[Attribution]) -> Iterator[_Statement]:
    """`While the strike goes on, officials say …`: what stands before the speaker is the article's."""
    first = said[0]
    end = min(first.speaker_span.start, first.cue_span.start)
    if first.quoted or not sentence.start < end < first.content_span.start:
        return
    lead = text[sentence.start : end]
    if first.speaker_span.end < first.cue_span.start and first.cue.endswith("ing"):
        lead = text[sentence.start : first.cue_span.start].rstrip(" ,")
        if finite_verb(lead):
            yield _Statement(Span(sentence.start, sentence.start + len(lead)), None)
        return
    own = re.fullmatch(r"(?:While|Although|Though|Even though|Whereas)\s(.+?),\s*", lead) or re.fullmatch(
        r"(.+?)(?:[,;]\s(?:and|but|while|though|although)|;|\sand|\sbut)\s", lead
    )
    if own and len(own[1].split()) > 3 and finite_verb(own[1]):
        yield _Statement(Span(sentence.start + own.start(1), sentence.start + own.end(1)), None)


_GOES_ON = re.compile(r",\s(?:(?:and|but)\s)?(?=\w)")


def _own_ending(text: str, sentence: Span, said: Sequence[Attribution]) -> Iterator[_Statement]:
    """`When officials said so, the strike ended`: the main clause behind what is said is the article's."""
    last = said[-1]
    lead = _GOES_ON.match(text, last.content_span.end, sentence.end)
    if last.quoted or not lead or last.cue_span.start > last.content_span.start:
        return
    rest = text[lead.end() : sentence.end]
    if len(rest.split()) > 3 and finite_verb(rest):
        yield _Statement(Span(lead.end(), sentence.end), None)


def _halves_joined(text: str, said: Sequence[Attribution]) -> Iterator[_Statement]:
    """One statement an attribution; `“The plan,” she said, “has failed.”` is one, at the span of its larger half."""
    number = 0
    while number < len(said):
        first = said[number]
        second = said[number + 1] if number + 1 < len(said) else None
        if second and first.quoted and second.quoted and _one_sentence(text, first, second):
            larger = max((first, second), key=lambda each: each.content_span.end - each.content_span.start)
            joined = f"{_tidied(first.content_span.of(text))} {_tidied(second.content_span.of(text))}"
            yield _Statement(larger.content_span, larger, joined)
            number += 2
        else:
            yield _Statement(_without_dateline(text, first.content_span), first)
            number += 1


def _one_sentence(text: str, first: Attribution, second: Attribution) -> bool:
    return text[second.content_span.start].islower() and text[first.content_span.end - 1] not in ".!?…"


def _bare(text: str, span: Span) -> Span:
    """Without quotation marks all round, where nothing but the quotation stands in the span."""
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS and not any(mark in text[start + 1 : end - 1] for mark in _MARKS):
        start += 1
        if text[end - 1] in _MARKS:
            end -= 1
    return Span(start, end) if start < end else span


def _unquoted(text: str, span: Span) -> str:
    return span.of(text).strip(_MARKS + " ")


_ADDRESS = re.compile(
    r"\s*(?:https?://|www\.|pic\.twitter\.com/)\S+\s*$|^\W*\[\d+\]\s|^(?:[•▪◦*]|\d{1,2}[.)])\s+|^RT @\w+: "
)


def _tidied(words: str) -> str:
    """One line, without addresses, list marks, brackets left open and loose punctuation at the edges."""
    line = _ADDRESS.sub("", " ".join(words.split())).strip("| ")
    if line.count("(") != line.count(")"):
        line = line.strip("()")
    stripped = line.strip(" ,;:–—-")
    return re.sub(r"^[“„«\"]+(?=[^“”„«»\"]*$)|(?<=\w)[”»\"]+$", "", stripped) if stripped else line


def as_sentence(words: str) -> str:
    """Capital first letter and a full stop."""
    words = words.strip(" ,;:")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    if words.count('"') % 2:
        words = words.replace('"', "")
    words = words[:1].upper() + words[1:]
    return words if re.search(r"[.!?…。؟।]['’”»\")\]]*$", words) else f"{words}."
