"""An article taken apart: every sentence ends as claims, or as no claim with a reason."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Claim, Kind, NoClaim, Reading, Resolution
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.syntax import NO_TREES, Tagged, Trees
from secondsource.reading.pages.english import is_english
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.attribution import find_attributions
from secondsource.reading.speech.speakers import ROLE_WORDS, is_person_name
from secondsource.reading.statements.asides import role_part, speaker_aside
from secondsource.reading.statements.clauses import find_parts
from secondsource.reading.statements.facets import tells_headline
from secondsource.reading.statements.first_person import AUTHOR
from secondsource.reading.statements.kinds import classify
from secondsource.reading.statements.making import Place, make_claim
from secondsource.reading.statements.no_claims import has_headings, is_heading, reason_for_none
from secondsource.reading.statements.part import LONGEST, Part
from secondsource.reading.statements.pointing import LISTENERS
from secondsource.reading.statements.references import HE_OR_SHE, Referents, Resolved
from secondsource.reading.statements.towns import Towns
from secondsource.reading.statements.verbless import NO_VERB, reason_by_grammar
from secondsource.reading.statements.voices import MARKS, Statement, bare, find_statements, tidied

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

_IS_ROLE = re.compile(rf"(?:an?\s|the\s)?(?:[\w’'-]+\s){{0,5}}?(?:{ROLE_WORDS})\b", re.IGNORECASE)


def find_claims(article: Article, tables: Tables, trees: Trees = NO_TREES) -> Reading:
    """Sentences, attributions and claims of an article, with what each claim is about and whether it can be checked.

    Sentences without a tree are read by their words alone.
    """
    text = article.text
    sentences = find_sentences(text, article.paragraphs)
    attributions = find_attributions(text, sentences, tables, trees)
    referents = Referents(Towns(tables.places), article.title, _author(article))
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
        for statement in find_statements(self.text, sentence, said):
            none = self._none(statement)
            reason = reason or none
            for claim in () if none else self._claims(sentence, statement):
                claims.setdefault(claim.span, claim)
        whole = Statement(bare(self.text, sentence), None)
        if said and not claims and not any(each.quoted for each in said) and not self._none(whole):
            claims = {claim.span: claim for claim in self._claims(sentence, whole)}
        for claim in self._roles(sentence, said):
            claims.setdefault(claim.span, claim)
        if claims:
            return sorted(claims.values(), key=lambda claim: (claim.span.start, -claim.span.end))
        if said and not reason:
            reason = "announces a speaker only"
        return NoClaim(sentence.of(self.text), sentence, reason or "a fragment without a verb")

    def _none(self, statement: Statement) -> str | None:
        words = statement.joined or _unquoted(self.text, statement.span)
        reason = reason_for_none(words[:LONGEST], english=self.english)
        if reason or statement.joined or self.tree is None or not self.english:
            return reason
        return reason_by_grammar(self.tree, statement.span)

    def _claims(self, sentence: Span, statement: Statement) -> Iterator[Claim]:
        said = statement.attribution
        reported = said is not None and not said.quoted
        joined = statement.joined
        whole = (Part(statement.span, joined or statement.span.of(self.text)),)
        parts = whole if joined else find_parts(self.text, statement.span, reported=reported)
        if len(parts) > 1 and any(self._is_fragment(part) for part in parts):
            parts = whole
        self.referents.people.listen(
            self.text[max(sentence.start, statement.span.start - LONGEST) : statement.span.start]
        )
        for part in parts:
            words = part.words if statement.joined else tidied(part.words)
            if not part.aside:
                words = _without_link(words)
            resolved = self.referents.resolve(words, statement.attribution)
            if not part.aside:
                self.referents.note(resolved.words[:LONGEST])
            attribution = statement.attribution if not part.aside or _quotes(statement.attribution) else None
            claim = self._claim(part.span, resolved, sentence, attribution, aside=part.aside)
            yield _of_author(claim, words) if statement.attribution is None and resolved.put else claim

    def _is_fragment(self, part: Part) -> bool:
        """Whether words cut from a statement have lost their verb, so that it had better stay whole."""
        if part.aside or part.words != part.span.of(self.text):
            return False
        if len(_without_link(part.words).split()) < 2:
            return True
        return self.tree is not None and self.english and reason_by_grammar(self.tree, part.span) == NO_VERB

    def _claim(
        self, span: Span, resolved: Resolved, sentence: Span, attribution: Attribution | None, *, aside: bool
    ) -> Claim:
        words = as_sentence(resolved.words)
        central = not aside and (sentence.start < self.opening or tells_headline(words[:LONGEST], self.headline))
        place = Place(span.of(self.text), span, sentence, attribution, central)
        claim = make_claim(words, place, resolved.unclear, self.referents)
        return replace(claim, resolved=tuple(self._resolutions(resolved, span, sentence)))

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


def _unquoted(text: str, span: Span) -> str:
    return span.of(text).strip(MARKS + " ")


def as_sentence(words: str) -> str:
    """Capital first letter and a full stop."""
    words = words.strip(" ,;:")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    if words.count('"') % 2:
        words = words.replace('"', "")
    words = words[:1].upper() + words[1:]
    return words if re.search(r"[.!?…。؟।]['’”»\")\]]*$", words) else f"{words}."
