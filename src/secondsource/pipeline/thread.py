"""How a thread is examined: hide the accounts, read the texts, ask the bank, read each signal, weigh, tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.domain.examination import Examination, SignalGroup, SignalReading
from secondsource.domain.ids import content_id
from secondsource.domain.pseudonyms import pseudonym
from secondsource.domain.record import Gap
from secondsource.domain.reference import Tables
from secondsource.domain.thread import Thread, ThreadPage
from secondsource.errors import ModelError
from secondsource.pipeline.boundary import attempt
from secondsource.ports import Signal, TemplateBank
from secondsource.reading.threads.bank import TemplateIndex, index_templates, make_template
from secondsource.reading.threads.clusters import LEAST
from secondsource.reading.threads.thread import read_thread
from secondsource.weighing.threads import explain_kindly, tell_thread, weigh_thread

MOST = 200_000
"""Comments of one thread that are examined; what follows is kept, counted and told as a gap."""


@dataclass(frozen=True, slots=True)
class ThreadHouse:
    """Everyone an examination needs, already built."""

    tables: Tables
    signals: Mapping[str, Signal]
    bank: TemplateBank | None
    """None where no bank is asked."""
    salt: bytes | None
    """Of the house's pseudonyms; None takes every author out."""


def examine(thread: Thread, page: ThreadPage, house: ThreadHouse) -> Examination:
    """What can be said of a thread. A signal or a bank that fails is a gap."""
    part, gaps = _within(thread)
    known = attempt("bank of templates", lambda: _ask(house.bank, thread_key(page, thread)))
    bank, gaps = (None, (*gaps, known)) if isinstance(known, Gap) else (known, gaps)
    reading = read_thread(part, page, bank)
    outcomes = [
        attempt(f"signal: {name}", lambda part=part: _sound(part.read(reading, house.tables)))
        for name, part in house.signals.items()
    ]
    signals = tuple(each for each in outcomes if isinstance(each, SignalReading))
    gaps += tuple(each for each in outcomes if isinstance(each, Gap))
    verdict = weigh_thread(reading, signals)
    return Examination(
        verdict=verdict,
        sentence=tell_thread(reading, signals, verdict),
        signals=signals,
        clusters=reading.clusters,
        benign=explain_kindly(reading, signals),
        echoes=reading.echoes,
        useful=tuple(place for each in signals if each.group is SignalGroup.USEFUL for place in each.examples),
        gaps=gaps,
    )


def keep_within(
    days: tuple[int, int], found: Examination, thread: Thread, page: ThreadPage, bank: TemplateBank | None, today: date
) -> int:
    """The same in a bank that forgets: `days` say how long templates and accounts are kept. 0 without a bank."""
    if bank is None:
        return 0
    templates, accounts = days
    bank.forget(_days_before(today, templates), _days_before(today, accounts))
    return keep_templates(found, thread, page, bank, today, accounts=accounts > 0)


def _days_before(day: date, days: int) -> date:
    """Every day is kept where the days go back before the calendar."""
    return day - timedelta(days=min(days, day.toordinal() - 1))


def keep_templates(
    found: Examination, thread: Thread, page: ThreadPage, bank: TemplateBank, day: date, *, accounts: bool
) -> int:
    """Puts the templates of a thread into the bank, and the accounts behind them only where `accounts` says so."""
    shared = (each for each in found.clusters if len(each.members) >= LEAST)
    made = {each.id: template for each in shared if (template := make_template(each, day))}
    named: dict[str, Sequence[str]] = {}
    for cluster in found.clusters if accounts else ():
        if cluster.id in made:
            names = {thread.comments[place].author or "" for place in cluster.positions}
            named[made[cluster.id].id] = sorted(names - {""})
    return bank.keep(thread_key(page, thread), tuple(made.values()), named)


def hide_accounts(thread: Thread, salt: bytes | None) -> Thread:
    """The thread with pseudonyms for its authors; without a salt, with no authors at all."""
    return replace(
        thread,
        comments=tuple(
            replace(each, author=pseudonym(each.author, salt) if salt and each.author else None)
            for each in thread.comments
        ),
    )


def thread_key(page: ThreadPage, thread: Thread) -> str:
    """By which the bank knows a thread: a hash of its page's address, else of its title, else of its texts."""
    return content_id("thr", page.address or page.title or sorted(each.text[:200] for each in thread.comments[:1000]))


def _ask(bank: TemplateBank | None, key: str) -> TemplateIndex | None:
    return None if bank is None else index_templates(bank.known(key))


def _sound(given: object) -> SignalReading:
    """What a signal gave, where it is a reading. Raises ModelError."""
    if isinstance(given, SignalReading):
        return given
    raise ModelError("It gave something that is no reading of a signal.")


def _within(thread: Thread) -> tuple[Thread, tuple[Gap, ...]]:
    if len(thread.comments) <= MOST:
        return thread, ()
    why = f"The thread has {len(thread.comments):,} comments; the first {MOST:,} were examined, and all are kept."
    return replace(thread, comments=thread.comments[:MOST]), (Gap("comments", why),)
