"""What the records hold, in the words of one language of the page.

For English it says what `weighing/labels.py` and its neighbours say; tests hold the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup, escape

from secondsource.domain.article import Article
from secondsource.domain.claim import Reason
from secondsource.domain.editing import EditKind
from secondsource.domain.evidence import Evidence, Passage, PassageKind, Stance, Tier
from secondsource.domain.examination import ThreadVerdict
from secondsource.domain.report import Assessment, Change, Confidence, Finding, Flag, Revision, Said, Verdict
from secondsource.formats.html.interface import Interface
from secondsource.weighing import labels

_FORMS = {
    "annotation": "Web Annotations", "claimreview": "ClaimReview", "html": "HTML", "json": "JSON", "md": "Markdown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language for single values and for one statement."""

    face: Interface

    def verdict(self, verdict: Verdict) -> Markup:
        return self.face.say(f"verdict.{verdict}")

    def reason(self, reason: Reason) -> Markup:
        return self.face.say(f"reason.{reason}")

    def edit(self, kind: EditKind) -> Markup:
        return self.face.say(f"edits.{kind}")

    def flag(self, flag: Flag) -> Markup:
        return self.face.say(f"flag.{flag}")

    def said(self, said: Said) -> Markup:
        return self.face.say(f"said.{said}")

    def stance(self, stance: Stance) -> Markup:
        return self.face.say(f"stance.{stance}")

    def tier(self, tier: Tier) -> Markup:
        return self.face.say(f"tier.{tier}")

    def thread_verdict(self, verdict: ThreadVerdict) -> Markup:
        return self.face.say(f"thread.{verdict}")

    def day(self, day: date | None) -> Markup:
        return self.face.day(day)

    def moment(self, at: datetime) -> Markup:
        """A moment with its time zone."""
        zone = at.strftime("%Z") if at.tzinfo else self.face.say("moment.no_zone")
        return self.face.say("moment", day=self.day(at.date()), time=at.strftime("%H:%M"), zone=zone)

    def camp(self, camp: str | None) -> Markup:
        """Whose side a source is on."""
        if camp is None:
            return self.face.say("camp.unknown")
        return self.face.say("camp.none") if camp == "none" else self.face.say("camp", name=self.camp_name(camp))

    def camp_name(self, camp: str) -> Markup:
        key = f"camp.name.{camp}"
        return self.face.say(key) if self.face.has(key) else escape(camp.replace("_", " ").title())

    def camp_says(self, camp: str) -> Markup:
        """The heading over what a side says: by its capital, as news does, or by its name."""
        key = f"camp.says.{camp}"
        return self.face.say(key) if self.face.has(key) else self.face.say("camp.says", name=self.camp_name(camp))

    def language(self, code: str | None) -> Markup:
        """A language's name; its code where no file names it."""
        key = f"language.{(code or '').split('-')[0].lower()}"
        if self.face.has(key):
            return self.face.say(key)
        return escape(code) if code else self.face.say("language.unknown")

    def form(self, name: str) -> Markup:
        """What a format is called, in every language; its name in the settings where it is not one of ours."""
        return escape(_FORMS.get(name, name))

    def part(self, name: str) -> Markup:
        """A rule's or a check's name as words; English where this language has none for it."""
        key = f"part.{name}"
        return self.face.say(key) if self.face.has(key) else self.face.told(labels.name_part(name))

    def finding(self, finding: Finding) -> Markup:
        """What heads a finding."""
        return self.flag(finding.flag) if finding.flag else self.part(finding.check)

    def mark(self, passage: Passage) -> Markup | None:
        """What to write before words that are ours; None for words of the page, which may be quoted."""
        return None if passage.kind is PassageKind.PAGE else self.face.say(f"passage.{passage.kind}")

    def counting(self, evidence: Evidence) -> Markup:
        """Whether a piece of evidence counts, and why it does not."""
        if evidence.counts:
            return self.face.say("counts")
        why = evidence.discounted
        return self.face.say("counts.not", why=self.face.told(why) if why else self.face.say("counts.no_reason"))

    def grade(self, item: Assessment) -> Markup:
        """The verdict with its confidence where it decides."""
        return self._grade(item.verdict, item.confidence)

    def _grade(self, verdict: Verdict, confidence: Confidence | None) -> Markup:
        if confidence is None:
            return self.verdict(verdict)
        sure = self.face.say(f"confidence.{confidence}")
        return self.face.say("grade", verdict=self.verdict(verdict), confidence=sure)

    def level(self, item: Assessment) -> Markup | None:
        """The confirmation level in words; None where it is not shown."""
        if labels.name_level(item) is None:
            return None
        if item.level == "C1" and item.claim.attribution:
            return self.face.say("level.by", speaker=item.claim.attribution.speaker)
        return self.step(item.level or "")

    def step(self, level: str) -> Markup:
        key = f"level.{level}"
        return self.face.say(key) if self.face.has(key) else escape(level)

    def answer(self, item: Assessment) -> Markup:
        """*So?* in one line: grade, reason and level."""
        grade, level = self.grade(item), self.level(item)
        if item.reason is None:
            return self.face.say("answer.level" if level else "answer", grade=grade, level=level)
        reason = self.reason(item.reason)
        return self.face.say(
            "answer.reason_level" if level else "answer.reason", grade=grade, reason=reason, level=level
        )

    def answer_then(self, item: Assessment) -> Markup | None:
        """What was known at publication, where that differs from today's answer."""
        then = item.at_publication
        if then is None or not labels.answer_then(item):
            return None
        why = self.reason(then.reason) if then.reason else ""
        grade = small(self._grade(then.verdict, then.confidence))
        return self.face.say("then.reason" if why else "then", day=self.day(then.day), grade=grade, reason=why)

    def steps(self, item: Assessment) -> Markup | None:
        """How far a contested statement was confirmed, day by day; None where that never changed."""
        if len(item.timeline) < 2:
            return None
        shown = [self.face.say("step", day=self.day(each.day), level=self.step(each.level)) for each in item.timeline]
        return Markup("; ").join(shown)

    def dated(self, article: Article) -> Markup:
        """When the article was published, as far as anybody can tell."""
        first, last = article.dating.earliest, article.dating.latest
        if day := article.published or article.dating.day:
            return self.face.say("dated", day=self.day(day))
        days: Mapping[str, Markup] = {"first": self.day(first), "last": self.day(last)}
        if first and last:
            return self.face.say("dated.between", **days)
        if first:
            return self.face.say("dated.from", **days)
        return self.face.say("dated.by", **days) if last else self.face.say("dated.unknown")

    def change(self, revision: Revision) -> Markup:
        """What was changed or confirmed."""
        words = self._change(revision.verdict)
        if revision.at_publication:
            words = self.face.say("change.then", words=words, then=self._change(revision.at_publication))
        return self.face.say("change.carried", words=words, report=revision.made_on) if revision.made_on else words

    def _change(self, change: Change) -> Markup:
        before, after = (small(self.verdict(each)) for each in (change.before, change.after))
        key = "change.confirmed" if change.before is change.after else "change"
        return self.face.say(key, before=before, after=after)


def small(text: Markup) -> Markup:
    """The text with its first letter small, as it goes on in a sentence."""
    return text[:1].lower() + text[1:]
