"""Which subjects a text speaks of, by the words of the topics table: two of a topic's words, or one that is surely its
own."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.domain.reference import Topic


@dataclass(frozen=True, slots=True)
class TopicIndex:
    """The table by word."""

    sure: Mapping[str, str]
    """Topic of each word that alone decides."""
    hints: Mapping[str, frozenset[str]]
    """Topics of each word that needs a second one."""


def index_topics(topics: Sequence[Topic]) -> TopicIndex:
    """The table for look-ups."""
    hints: dict[str, frozenset[str]] = {}
    for topic in topics:
        for word in topic.words:
            hints[word] = hints.get(word, frozenset()) | {topic.topic}
    return TopicIndex({word: topic.topic for topic in topics for word in topic.sure}, hints)


def topics_of(words: Iterable[str], index: TopicIndex) -> frozenset[str]:
    """The topics that a short text of those words speaks of."""
    return _topics({_known(word, index) for word in words}, index)


def share_of(texts: Iterable[Iterable[str]], index: TopicIndex) -> dict[str, float]:
    """For each topic, the share of texts, given by their words, that speak of it."""
    spelling = _Spelling(index)
    found = [_topics({spelling[word] for word in text}, index) for text in texts]
    counts = Counter(topic for topics in found for topic in topics)
    return {topic: count / len(found) for topic, count in sorted(counts.items())}


class _Spelling(dict[str, str]):
    """Words as the table has them, each looked for once: a thread of many comments has few different words."""

    def __init__(self, index: TopicIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, word: str) -> str:
        self[word] = known = _known(word, self._index)
        return known


def _topics(words: set[str], index: TopicIndex) -> frozenset[str]:
    sure = {index.sure[word] for word in words if word in index.sure}
    hints = Counter(topic for word in words for topic in index.hints.get(word, ()))
    return frozenset(sure | {topic for topic, count in hints.items() if count >= 2})


def _known(word: str, index: TopicIndex) -> str:
    """The word as the table has it, without its plural where only that is there; empty where the table lacks it."""
    plain = word.removesuffix("'s")
    if plain in index.sure or plain in index.hints:
        return plain
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        shorter = plain[: -len(ending)] + instead if plain.endswith(ending) else ""
        if shorter and (shorter in index.sure or shorter in index.hints):
            return shorter
    return ""
