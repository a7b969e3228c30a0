"""What may be said of a thread: one of four words, a sentence for readers, and the ordinary explanations that fit.

*Strong* needs two groups of signals that rest on different observations, one of them the texts themselves, and repeated
comments that are a part of the thread worth naming. Fewer than five comments are never judged.
"""

from collections.abc import Iterator, Sequence

from secondsource.domain.examination import SignalGroup, SignalReading, ThreadReading, ThreadVerdict
from secondsource.reading.threads.saying import members_of, share
from secondsource.reading.threads.templates import LEAST_BITS
from secondsource.reading.threads.words import FORMULAS, bits, tokens_of

FEWEST = 5
"""Comments below which a thread is never judged."""
NEVER_COUNTED = frozenset({SignalGroup.STRUCTURE, SignalGroup.USEFUL})
"""Groups of signals that are shown and bear on no word."""
_TEXTS = frozenset({SignalGroup.REPETITION, SignalGroup.ECHO, SignalGroup.REUSE})
ABOUT_TEXTS = "This is about the texts and says nothing of who wrote them."
STRONG_SHARE = 0.05
"""Share of the thread that repeated and echoing comments must make up for *strong*."""

WORDS = {
    ThreadVerdict.NO_SIGNS: "No signs found",
    ThreadVerdict.SOME: "Some repeated text",
    ThreadVerdict.STRONG: "Strong signs of templated comments",
    ThreadVerdict.NOT_ENOUGH_DATA: "Not enough data",
}


def weigh_thread(reading: ThreadReading, signals: Sequence[SignalReading]) -> ThreadVerdict:
    """The word for the thread."""
    total = len(reading.thread.comments)
    if total < FEWEST:
        return ThreadVerdict.NOT_ENOUGH_DATA
    groups = {each.group for each in signals if each.fired} - NEVER_COUNTED
    if not groups & _TEXTS:
        return ThreadVerdict.NO_SIGNS
    marked = _marked(reading)
    if len(groups) >= 2 and len(marked) >= max(3.0, STRONG_SHARE * total):
        return ThreadVerdict.STRONG
    return ThreadVerdict.SOME


def tell_thread(reading: ThreadReading, signals: Sequence[SignalReading], verdict: ThreadVerdict) -> str:
    """The reader's line."""
    total = len(reading.thread.comments)
    if verdict is ThreadVerdict.NOT_ENOUGH_DATA:
        held = share(total, total).partition(" of ")[2] if total else "no comments"
        return f"Not enough data: the thread has {held}, and fewer than {FEWEST} are never judged."
    if verdict is ThreadVerdict.NO_SIGNS:
        return f"No signs found that the {total:,} comments are made by templates."
    fired = [each for each in signals if each.fired and each.group not in NEVER_COUNTED]
    said = "; ".join(each.message.removesuffix(".") for each in fired)
    return f"{WORDS[verdict]}: {said[:1].lower() + said[1:]}. {ABOUT_TEXTS}"


def explain_kindly(reading: ThreadReading, signals: Sequence[SignalReading]) -> tuple[str, ...]:
    """Ordinary explanations of what was found; none where nothing was."""
    fired = {each.name for each in signals if each.fired and each.group not in NEVER_COUNTED}
    return tuple(_explain(reading, fired)) if fired else ()


def _explain(reading: ThreadReading, fired: set[str]) -> Iterator[str]:
    texts = [" ".join(piece.text for piece in cluster.pieces) for cluster in reading.clusters]
    if "foreign_topic" in fired:
        yield "A comment plug-in that serves texts of the wrong subject fills threads like this by itself."
    if any(text.lower().startswith("rt @") or "http" in text for text in texts):
        yield "A retweet, or a link that many share, repeats the same words."
    if any(_is_formula(text) for text in texts):
        yield "Condolences, prayers and congratulations are said by everyone in the same words."
    if fired & {"exact_copies", "near_copies", "templates", "reuse"}:
        yield "A form letter, a petition or a slogan that people were asked to post is their opinion in given words."
        yield "Fans of a side, a game or a song repeat its chants, and a double click posts a comment twice."
    if "slot_echo" in fired:
        yield "People quote headlines, and some comment forms put the title in by themselves."


def _is_formula(text: str) -> bool:
    words = [token.word for token in tokens_of(text)]
    return sum(word in FORMULAS for word in words) >= max(2, 0.4 * len(words))


def _marked(reading: ThreadReading) -> set[int]:
    """Comments that repeat, echo or follow a known template."""
    repeated = (each for each in reading.same if len(each.positions) > 1 and sum(map(bits, each.words)) >= LEAST_BITS)
    copies = {place for each in repeated for place in each.positions}
    echoes = {echo.position for echo in reading.echoes}
    reused = {place for each in reading.reuse for place in each.positions}
    return members_of(reading.clusters) | copies | echoes | reused
