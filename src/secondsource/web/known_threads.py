"""Threads of other comment systems, as far as they are known here: how often the words of a comment came under a page.

In memory alone, and never a text: a hash under a secret of this process stands for the words.
"""

import secrets
import threading
import time
from collections.abc import Sequence
from hashlib import blake2b

from secondsource.domain.thread import ThreadPage
from secondsource.pipeline.listing import Catalogue
from secondsource.reading.threads.rows import plain_text
from secondsource.web.comment_examining import Examiner
from secondsource.weighing.incoming import Incoming, judge_incoming, wording

EACH = 50_000
"""Wordings of one thread that are remembered, the latest."""
ROOM = 300_000
"""Wordings of all threads together; the thread that was silent longest makes room."""
_LONGEST = 20_000
"""Characters of a comment that are looked at; more is never compared."""
_OLD = 300.0
"""Seconds after which what is known of a page is looked up again."""


class KnownThreads:
    """Judges comments of other systems. Many may ask at once, and nobody waits for a store."""

    def __init__(self, examiner: Examiner, catalogue: Catalogue) -> None:
        self.examiner = examiner
        self.catalogue = catalogue
        self._secret = secrets.token_bytes(16)
        self._lock = threading.Lock()
        self._threads: dict[str, dict[bytes, int]] = {}
        self._held = 0
        self._pages: dict[str, tuple[ThreadPage, float]] = {}

    def judge(self, text: str, thread: str, page: ThreadPage, *, new: bool = True) -> Incoming:
        """Advice on a comment, with its markup or without; a new one is remembered, so that its copies are known by it.
        `thread` names the thread among all that are asked about."""
        text = plain_text(text[:_LONGEST])
        words = wording(text)
        copies = self._count(thread, words, new=new) if words else 0
        return judge_incoming(text, self._known(page), self.examiner.templates(), copies)

    def _count(self, thread: str, words: Sequence[str], *, new: bool) -> int:
        """How many comments of the thread had those words before."""
        key = blake2b("\0".join(words).encode(errors="replace"), key=self._secret, digest_size=12).digest()
        with self._lock:
            seen = self._threads.pop(thread, {})
            before = seen.get(key, 0)
            if seen or new:
                self._threads[thread] = seen  # the last one now
            if new:
                seen[key] = before + 1
                self._held += before == 0
                self._make_room(seen)
        return before

    def _make_room(self, latest: dict[bytes, int]) -> None:
        if len(latest) > EACH:
            del latest[next(iter(latest))]
            self._held -= 1
        while self._held > ROOM and len(self._threads) > 1:
            self._held -= len(self._threads.pop(next(iter(self._threads))))

    def _known(self, page: ThreadPage) -> ThreadPage:
        """The page with the title and publisher that the latest report about it has, so that echoes are seen."""
        held, at = self._pages.get(page.address, (None, 0.0))
        if held is None or time.monotonic() - at > _OLD:
            held = self._look_up(page)
            with self._lock:
                self._pages[page.address] = held, time.monotonic()
                while len(self._pages) > 1_000:
                    del self._pages[next(iter(self._pages))]
        return held

    def _look_up(self, page: ThreadPage) -> ThreadPage:
        found = self.catalogue.of(page.address) if page.address and not page.title else ()
        return ThreadPage(title=found[-1].title, site=found[-1].publisher, address=page.address) if found else page
