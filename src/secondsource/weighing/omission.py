"""What an article leaves out: the other side's position, and the title under which its story stood elsewhere."""

from collections.abc import Iterator, Sequence

from secondsource.domain.article import Article
from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Tables
from secondsource.domain.report import Assessment, Finding, Flag
from secondsource.domain.thread import Thread, ThreadPage
from secondsource.reading.threads.echoes import find_echoes
from secondsource.weighing import phrases
from secondsource.weighing.wording import count


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
    page = ThreadPage(title=article.title, text=article.text)
    for comment in thread.comments:
        yield from (echo.words for echo in find_echoes(comment.text, page) if echo.what == "other title")
