"""More errors in times, each told in a way that no other rule has.

They were written by someone who had not seen the checks, and kept aside until they had been reported.
"""

import random
import re
from datetime import date, timedelta

from plants.page import Page, Plant, Rule, beside, hits, one_more, swap
from plants.times import DAYS, MONTHS

_YEARS = re.compile(r"\bfrom (?P<first>(?:19|20)\d\d) (?P<word>to|until|through) (?P<last>(?:19|20)\d\d)\b")
_AGED = re.compile(r"\b(?P<name>(?!For|And|But)[A-Z][a-z]{2,} [A-Z][a-z]{3,}), (?P<age>[2-7]\d),")
_HAPPENED = (
    ("the Titanic sank", 1912), ("Nelson Mandela walked out of prison", 1990), ("Lehman Brothers collapsed", 2008),
    ("Hurricane Katrina hit New Orleans", 2005), ("Neil Armstrong walked on the moon", 1969),
    ("the Soviet Union collapsed", 1991),
)  # fmt: skip


def opened_and_closed(page: Page, draw: random.Random) -> Plant | None:
    day = page.published - timedelta(days=page.published.weekday() + 7 * draw.randrange(10, 90))
    end = day + timedelta(days=draw.randrange(2, 5))
    first, last = (f"{MONTHS[each.month - 1]} {each.day}" for each in (day, end))
    told = f"The trial opened on {DAYS[day.weekday()]}, {first}, {day.year}, and closed on {{}}, {last}."
    return one_more(page, draw, told, DAYS[(end.weekday() + draw.randrange(1, 6)) % 7], DAYS[end.weekday()])


def christmas_fell_on(page: Page, draw: random.Random) -> Plant | None:
    year = page.published.year - draw.randrange(1, 9)
    told, day = (
        f"In {year}, December 25 fell on a {{}}, and shops stayed shut for longer.",
        date(year, 12, 25).weekday(),
    )
    return one_more(page, draw, told, DAYS[(day + draw.randrange(1, 7)) % 7], DAYS[day])


def leap_day(page: Page, draw: random.Random) -> Plant | None:
    year = draw.randrange(1976, 2013, 4)
    return one_more(page, draw, "The twins were born on Feb. 29, {}.", year + draw.choice((1, 2, 3)), year)


def report_dated(page: Page, draw: random.Random) -> Plant | None:
    year, month = page.published.year, draw.choice(("March", "May", "July"))
    told = f"In a letter dated {month} {{}}, inspectors had warned the owner of cracks in the wall."
    return one_more(page, draw, told, year + draw.choice((1, 3)), year - 1)


def same_person_two_ages(page: Page, draw: random.Random) -> Plant | None:
    for _, hit in hits(page, draw, _AGED):
        age, told = int(hit["age"]), f"The {{}}-year-old {hit['name']} could not be reached on Friday."
        return one_more(page, draw, told, age + draw.choice((5, 8)), age)
    return None


def age_then_and_later(page: Page, draw: random.Random) -> Plant | None:
    age, first, years = draw.randrange(18, 30), draw.randrange(1940, 1970), draw.randrange(8, 25)
    told = f"Ines Halloran was {age} when she left Cork in {first} and {{}} when she came back in {first + years}."
    return one_more(page, draw, told, age + years + draw.choice((6, -5)), age + years)


def years_in_all(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _YEARS):
        years = int(hit["last"]) - int(hit["first"])
        told = "a span of {} years"
        if years >= 2 and (made := beside(page, at, hit.end(), told.format(years + 4), told.format(years))):
            return made
    return None


def hours_later(page: Page, draw: random.Random) -> Plant | None:
    start, hours = draw.randrange(5, 9), draw.randrange(6, 10)
    told = f"The search began at {start} a.m. and was called off at {start + hours - 12} p.m., {{}} hours later."
    return one_more(page, draw, told, hours + draw.choice((4, 5)), hours) if start + hours > 12 else None


def decades_after(page: Page, draw: random.Random) -> Plant | None:
    told = f"Two decades after it first opened its doors in {{}}, the gallery is still full in {page.published.year}."
    return one_more(page, draw, told, page.published.year - draw.choice((11, 34)), page.published.year - 20)


def centenary(page: Page, draw: random.Random) -> Plant | None:
    told, year = "The brewery, established in {}, marks its centenary this year.", page.published.year
    return one_more(page, draw, told, year - draw.choice((80, 90, 125)), year - 100)


def the_week_when(page: Page, draw: random.Random) -> Plant | None:
    event, year = draw.choice(_HAPPENED)
    told = f"She still remembers what the papers wrote in {{}}, when {event}."
    return one_more(page, draw, told, year + draw.choice((-6, 4)), year)


def years_turned_round(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _YEARS):
        if hit["first"] < hit["last"]:
            return swap(page, at, hit.span(), f"from {hit['last']} {hit['word']} {hit['first']}", hit.group())
    return None


def buried_before_death(page: Page, draw: random.Random) -> Plant | None:
    day = draw.randrange(12, 20)
    told = f"Brandt died on May {day} and was buried in Salzburg on May {{}}."
    return one_more(page, draw, told, day - draw.choice((3, 5)), day + 5)


def dateline(page: Page, draw: random.Random) -> Plant | None:
    day = page.published - timedelta(days=1)
    told = f"OSLO, {MONTHS[day.month - 1]} {day.day}, {{}} — "
    return swap(page, 0, (0, 0), told.format(day.year - draw.choice((3, 6))), told.format(day.year))


_LENGTHS = ("stretches", "durations")
RULES = (
    Rule("weekday", ("weekdays",), opened_and_closed),
    Rule("weekday", ("weekdays",), christmas_fell_on),
    Rule("impossible day", ("dates",), leap_day),
    Rule("future day", ("dates",), report_dated),
    Rule("age", ("ages",), same_person_two_ages),
    Rule("age", ("ages",), age_then_and_later),
    Rule("length of time", _LENGTHS, years_in_all),
    Rule("length of time", _LENGTHS, hours_later),
    Rule("anniversary", _LENGTHS, decades_after),
    Rule("anniversary", _LENGTHS, centenary),
    Rule("event", _LENGTHS, the_week_when),
    Rule("order", ("sequence", "stretches"), years_turned_round),
    Rule("order", ("sequence", "stretches"), buried_before_death),
    Rule("old story", ("old_story", "dates"), dateline),
)
