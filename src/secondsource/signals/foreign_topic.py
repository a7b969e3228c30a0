"""The comments have a subject in common that the article does not speak of.

Each topic of the table `topics` has words of which one is enough and words of which it takes two. The share of
different texts that speak of a topic is set beside the share of the article's paragraphs that do. It fires where at
least four texts and two in five share one topic, and the article speaks of it in no more than one paragraph of ten.
Repeating a text makes no subject: each is counted once.
Cleared by: a community that meets under any article, a link from elsewhere, a comment plug-in with the wrong topic.
"""

from dataclasses import dataclass

from secondsource.domain.examination import BaseRate, SignalGroup, SignalReading, ThreadReading
from secondsource.domain.measure import Share
from secondsource.domain.reference import Tables
from secondsource.reading.threads.saying import examples, unread
from secondsource.reading.threads.topics import index_topics, share_of, topics_of
from secondsource.reading.threads.words import words_of

BASE = BaseRate(0, 17, "real threads, half of each read as the article")
_UNIT = "share of different texts with one foreign subject"
_ARTICLE_WORDS = 80


@dataclass(frozen=True, slots=True)
class Options:
    """When a subject is foreign."""

    share: Share = 0.4
    """Share of different texts that speak of one subject."""
    least: int = 4
    """Different texts that speak of it."""
    article: Share = 0.1
    """Share of the article's paragraphs from which the subject is its own."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, reading: ThreadReading, tables: Tables) -> SignalReading:
        if len(reading.page.text.split()) < _ARTICLE_WORDS:
            missing = "The article's text is not at hand, so nobody can say what is foreign to it."
            return unread("foreign_topic", SignalGroup.TOPIC, self.options.share, _UNIT, missing)
        index = index_topics(tables.topics)
        own = share_of(map(words_of, (reading.page.title, *reading.page.text.splitlines())), index)
        shares = share_of([each.words for each in reading.same], index)
        foreign = {topic: part for topic, part in shares.items() if own.get(topic, 0.0) <= self.options.article}
        topic = max(foreign, key=lambda each: (foreign[each], each), default="")
        speaking = [each for each in reading.same if topic and topic in topics_of(each.words, index)]
        value = foreign.get(topic, 0.0)
        return SignalReading(
            name="foreign_topic",
            group=SignalGroup.TOPIC,
            fired=value >= self.options.share and len(speaking) >= self.options.least,
            value=round(value, 3),
            threshold=self.options.share,
            unit=_UNIT,
            message=_say(topic, len(speaking), len(reading.same), own.get(topic, 0.0)),
            base_rate=BASE,
            examples=examples(position for each in speaking for position in each.positions[:1]),
            would_clear="A community meets under this article, or the comment plug-in serves the wrong subject.",
        )


def _say(topic: str, speaking: int, texts: int, own: float) -> str:
    if not speaking:
        return f"None of {texts:,} different texts speaks of a known subject that is foreign to the article."
    article = f"so do {100 * own:.0f} in 100 of the article's paragraphs" if own else "no paragraph of the article does"
    return f"{speaking:,} of {texts:,} different texts speak of {topic}, and {article}."
