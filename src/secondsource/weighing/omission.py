"""What an article leaves out: the other side's position, and the title under which its story stood elsewhere."""

import re
from collections.abc import Iterator, Sequence

from secondsource.domain.article import Article
from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Tables
from secondsource.domain.report import Assessment, Finding, Flag
from secondsource.domain.thread import Thread
from secondsource.reading.speech.camps import folded
from secondsource.weighing import phrases
from secondsource.weighing.own_story import likeness
from secondsource.weighing.wording import count

SAME_TITLE = 0.5
"""Share of word runs from which two titles are one."""
_TITLE_WORDS = 6
_SMALL = frozenset(
    ["of", "in", "on", "as", "the", "and", "to", "for", "at", "by", "with", "a", "after", "over", "from"]
)


def find_missing_sides(assessments: Sequence[Assessment], tables: Tables) -> tuple[Finding, ...]:
    """One line for the article where positions of a side that its statements contradict are held and not told."""
    silent = [item for item in assessments if Flag.MISSING_OTHER_SIDE in item.flags]
    camps = {
        evidence.camp
        for item in silent
        for evidence in item.evidence
        if evidence.stance is Stance.REFUTES and evidence.camp not in (None, "none")
    }
    heard = {evidence.camp for item in silent for evidence in item.evidence if evidence.stance is Stance.SUPPORTS}
    missing = sorted(camp for camp in camps - heard if camp)
    if not silent or not missing:
        return ()
    who = phrases.officials_of(missing, tables)
    message = f"{who} deny {count(len(silent), 'statement')} of the article; it does not tell their position."
    return (Finding("omission", message, None, None, "", Flag.MISSING_OTHER_SIDE),)


def find_title_echo(article: Article, thread: Thread) -> tuple[Finding, ...]:
    """A comment that names a title which is not this page's but of the same story: the thread, or the text, was made
    for another page. It says nothing of who wrote the comment."""
    found = next(_echoes(article, thread), None)
    if found is None:
        return ()
    message = f"A comment speaks of “{found}”, a title that this page does not have: the story stood elsewhere too."
    return (Finding("omission", message, None, None, "", Flag.HIDDEN_UPSTREAM_SOURCE),)


def _echoes(article: Article, thread: Thread) -> Iterator[str]:
    names = set(re.findall(r"[a-z]{5,}", folded(article.title)))
    for title in dict.fromkeys(title for comment in thread.comments for title in _titles(comment.text)):
        shared = names & set(re.findall(r"[a-z]{5,}", folded(title)))
        other = likeness(title, article.title) < SAME_TITLE and folded(title) not in folded(article.text)
        if len(shared) >= 2 and other:
            yield title


def _titles(text: str) -> Iterator[str]:
    """Runs of six words or more that are written as a title is."""
    words: list[str] = []
    for word in [*text[:2000].split(), ""]:
        bare = word.strip("“”\"'.,!?:;")
        if bare and (bare[0].isupper() or (bare in _SMALL and words)):
            words.append(bare)
            if word == bare:
                continue
        while words and words[-1] in _SMALL:
            words.pop()
        if len(words) >= _TITLE_WORDS:
            yield " ".join(words)
        words = []
