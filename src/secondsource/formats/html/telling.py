"""Sentences about the report as a whole, in one language of the page: who carries it, what was searched, who looked."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from secondsource.domain.evidence import Stance
from secondsource.domain.examination import Cluster, Examination, SignalReading
from secondsource.domain.report import Assessment, Report
from secondsource.domain.thread import Comment, Thread
from secondsource.formats.html.interface import ENGLISH, Interface
from secondsource.formats.html.words import Words
from secondsource.weighing import overview, reviewing
from secondsource.weighing.threads import ABOUT_TEXTS, NEVER_COUNTED, WORDS

SHOWN_VOICES = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentences of one language."""

    face: Interface
    words: Words

    def carrier(self, report: Report) -> Markup:
        """Who carries the article, in one sentence."""
        say, total, voices = self.face.say, len(report.assessments), overview.find_voices(report)
        if not total:
            return say("carrier.nothing")
        if not voices:
            return self.face.many("carrier.own_voice", total)
        first, attributed = voices[0], sum(voice.statements for voice in voices)
        rest = self._own(total - attributed, total)
        if len(voices) > 1 and voices[1].statements == first.statements:
            return say("carrier.equal", voices=self._named(voices), rest=rest)
        name = f"{first.speaker}, {first.role}" if first.role else first.speaker
        others = say("carrier.others", voices=self._named(voices[1:])) if voices[1:] else ""
        share = say("share", part=first.statements, whole=self.face.many("of_attributed", attributed))
        key = "carrier.most" if first.statements * 2 < attributed else "carrier.one"
        return say(key, name=name, share=share, others=others, rest=rest)

    def _own(self, own: int, total: int) -> Markup | str:
        if not own:
            return ""
        share = self.face.say("share", part=own, whole=self.face.many("of_statements", total))
        return self.face.many("carrier.rest", own, share=share)

    def _named(self, voices: tuple[overview.Voice, ...]) -> Markup:
        shown: list[str] = [
            self.face.say("carrier.voice", speaker=voice.speaker, number=voice.statements)
            for voice in voices[:SHOWN_VOICES]
        ]
        hidden = len(voices) - len(shown)
        return self.face.list_words([*shown, self.face.many("others", hidden)] if hidden else shown)

    def origins(self, item: Assessment, stance: Stance) -> Markup:
        """How many origins stand behind a stance, and how many items only repeat them."""
        found = overview.count_origins(item, stance)
        told = self.face.many("origins", found.origins)
        if found.copies:
            told = self.face.say("origins.copies", origins=told, copies=self.face.many("copies", found.copies))
        return told if found.counted else self.face.say("origins.not_counted", origins=told)

    def searches(self, item: Assessment) -> Markup:
        """What an empty slot says."""
        if not item.queries:
            return self.face.say("searches.never")
        codes = sorted({query.language for query in item.queries if query.language})
        tongues = self.face.list_words([self.words.language(code) for code in codes])
        return self.face.say(
            "searches",
            searches=self.face.many("of_searches", len(item.queries)),
            tongues=self.face.say("searches.in", tongues=tongues) if codes else "",
            failed=self.face.many("searches.failed", len(item.gaps)) if item.gaps else "",
        )

    def comments(self, thread: Thread) -> Markup:
        """How many comments, and how many of them have the same words; nothing is concluded from it."""
        total, announced = len(thread.comments), self.announced(thread)
        if not total:
            return self.face.say("comments.none", announced=announced)
        if not thread.copies:
            return self.face.say("comments.different", comments=self.face.many("comments", total), announced=announced)
        largest = len(thread.copies[0].positions)
        repeated = sum(len(group.positions) for group in thread.copies)
        more = self.face.say("comments.more", part=repeated, total=total) if len(thread.copies) > 1 else ""
        return self.face.say("comments.same", part=largest, total=total, more=more, announced=announced)

    def announced(self, thread: Thread) -> Markup | str:
        """How many comments the page announces, where it is another number than those it has."""
        if thread.announced in (None, len(thread.comments)):
            return ""
        return self.face.say("comments.announced", number=thread.announced)

    def state(self, report: Report) -> Markup:
        """Whether a person looked at it."""
        if not report.revisions:
            return self.face.say("state.machine")
        reviewed = len({each.claim for each in report.revisions})
        changed = sum(reviewing.stands(report, item) is not item.verdict for item in report.assessments)
        return self.face.say(
            "state.person",
            share=self.face.say("share", part=reviewed, whole=self.face.many("of_statements", len(report.assessments))),
            day=self.words.day(report.revisions[-1].at.date()),
            outcome=self.face.many("state.differ", changed) if changed else self.face.say("state.agree"),
        )

    def thread(self, seen: Examination) -> Markup:
        """The word for a thread, and what it rests on."""
        word, rest = WORDS[seen.verdict], seen.sentence.removeprefix(WORDS[seen.verdict])
        if not rest.startswith(":"):
            return Markup("<b>{}</b>").format(self.face.told(seen.sentence))
        word = Markup("<b>{}.</b>").format(self.words.thread_verdict(seen.verdict))
        return Markup("{} {}").format(word, self._signs(seen, rest.lstrip(": ")))

    def _signs(self, seen: Examination, rest: str) -> Markup:
        """What follows the word. Signals are joined into one sentence in English; else each is said by itself."""
        told = [each.message for each in seen.signals if each.fired and each.group not in NEVER_COUNTED]
        if self.face.code == ENGLISH or not told or not rest.endswith(ABOUT_TEXTS):
            return self.face.told(rest[:1].upper() + rest[1:])
        return Markup(" ").join(self.face.told(each) for each in (*told, ABOUT_TEXTS))

    def cluster(self, cluster: Cluster) -> Markup:
        """How many comments, how alike, how rare, from how many accounts."""
        accounts = cluster.accounts
        return self.face.say(
            "cluster.line",
            comments=self.face.many("comments", len(cluster.members)),
            kind=self.face.say(f"cluster.{cluster.kind}"),
            bits=f"{cluster.bits:.0f}",
            accounts=self.face.say("cluster.no_accounts")
            if accounts is None
            else self.face.many("cluster.accounts", accounts),
        )

    def base_rate(self, signal: SignalReading) -> Markup:
        """How often a signal fires where nothing is wrong."""
        base = signal.base_rate
        if base is None:
            return self.face.say("signal.unmeasured")
        return self.face.say("signal.base", fired=base.fired, of=base.of, source=self.face.told(base.source))

    def author(self, comment: Comment) -> Markup:
        """Who wrote a comment, and when, as far as the page says."""
        name = Markup("<bdi>{}</bdi>").format(comment.author or self.face.say("author.unknown"))
        at: datetime | None = comment.posted_at
        return Markup("{}, {}").format(name, self.words.day(at) if at else self.face.say("time.unknown"))
