"""The examiner at the door: one comment is looked at before it appears, and what stands already is looked at together.

Nothing is refused. What repeats words, follows a known template or fills a field that people do not see waits for a
person, with the reason.
"""

import logging
import threading
import time
from collections.abc import Sequence

from secondsource.checker import Checker
from secondsource.domain.examination import Examination
from secondsource.domain.publishing import Edition, ReaderComment
from secondsource.domain.thread import Comment, ThreadPage
from secondsource.errors import StoreError
from secondsource.pipeline.house_text import to_markup
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads.bank import TemplateIndex
from secondsource.weighing.incoming import Advice, count_copies, judge_incoming

_log = logging.getLogger(__name__)
_OLD = 300.0
"""Seconds after which the bank of templates is read again."""
_KEPT = 64


class Examiner:
    """What can be said of comments, with the bank of templates read beforehand."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self._lock = threading.Lock()
        self._state: TemplateIndex | None = None
        self._read_at = 0.0
        self._found: dict[tuple[str, ...], Examination] = {}

    def reason_to_hold(self, text: str, page: ThreadPage, before: Sequence[ReaderComment]) -> str:
        """Why a comment waits for a person; empty where it appears at once."""
        advice = judge_incoming(text, page, self.templates(), count_copies(text, [each.text for each in before]))
        return advice.why if advice.advice is Advice.HOLD else ""

    def examine(self, page: ThreadPage, shown: Sequence[ReaderComment]) -> Examination:
        """What can be said of the comments that stand."""
        key = (page.address, *(each.id for each in shown))
        with self._lock:
            if held := self._found.get(key):
                return held
        thread = make_thread(Comment(each.text, each.name or None, each.posted_at) for each in shown)
        _, found = self.checker.examine(thread, page)
        with self._lock:
            self._found[key] = found
            while len(self._found) > _KEPT:
                self._found.pop(next(iter(self._found)))
        return found

    def templates(self) -> TemplateIndex:
        """The bank of templates. Once read it is at hand: nobody waits while it is read anew."""
        with self._lock:
            state, old = self._state, time.monotonic() - self._read_at > _OLD
            if state is not None and old:
                self._read_at = time.monotonic()
                threading.Thread(target=self._read_again, name="templates", daemon=True).start()
        return state if state is not None else self._read()

    def _read_again(self) -> None:
        try:
            self._read()
        except StoreError as error:
            _log.warning("The bank of templates cannot be read now, what it held before counts: %s", error)

    def _read(self) -> TemplateIndex:
        state = self.checker.template_state()
        with self._lock:
            self._state, self._read_at = state, time.monotonic()
        return state


def comment_page(edition: Edition, publisher: str, address: str) -> ThreadPage:
    """What a comment can echo of the article that it stands under."""
    text = str(to_markup(edition.form, edition.source).striptags())
    return ThreadPage(title=edition.title, site=publisher, author=edition.author, text=text, address=address)
