"""Errors in times: weekdays, days that cannot be, ages, lengths of time, anniversaries, order, old stories."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta

from plants.page import TITLE, Page, Plant, Rule, after, beside, hits, swap

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_M = "|".join(MONTHS)
FULL = re.compile(rf"\b(?P<month>{_M}) (?P<day>[1-3]?\d), (?P<year>(?:19[3-9]|20)\d\d)\b(?!\)),?")
_DAY = re.compile(rf"(?<!day )(?<!day, )\b(?P<month>{_M}) (?P<day>[1-3]?\d)(?P<th>st|nd|rd|th)?\b(?!,? \d{{4}}|[-–]\d)")
_MONTH_YEAR = re.compile(rf"\b(?P<cue>[Ii]n) (?P<month>{_M}) (?P<year>(?:19[3-9]|20)\d\d)\b")
IN_YEAR = re.compile(r"\b(?P<cue>[Ii]n) (?P<year>(?:19[3-9]\d|20[01]\d))(?=[ ,.])(?! (?:people|dollars))")
_STRETCH = re.compile(r"\bfrom (?P<a>(?:19|20)\d\d) to (?P<b>(?:19|20)\d\d)(?=[ ,.])")
_WITH_AGE = re.compile(r"\b(?P<name>[A-Z][a-z]+ (?:[A-Z]\. )?(?P<last>[A-Z][a-z]{2,})), (?P<age>[2-9]\d),(?= )")
NAME = re.compile(r"\b(?P<name>[A-Z][a-z]{2,} (?P<last>[A-Z][a-z]{3,}))(?= (?:said|says|told|has|is|was|who)\b)")
_EVENTS = (
    (re.compile(r"\b(?:Sept(?:ember|\.) 11(?:, 2001)? attacks|9/11 attacks)"), date(2001, 9, 11)),
    (re.compile(r"\b(?:Iraq [Ww]ar|invasion of Iraq|war in Iraq)\b"), date(2003, 3, 20)),
    (re.compile(r"\bBenghazi attacks?\b"), date(2012, 9, 11)),
    (re.compile(r"\bannexation of Crimea\b"), date(2014, 3, 18)),
    (re.compile(r"\bfall of the Berlin Wall\b"), date(1989, 11, 9)),
    (re.compile(r"\b(?:World War II|Second World War)\b"), date(1939, 9, 1)),
    (re.compile(r"\bSyrian civil war\b"), date(2011, 3, 15)),
)
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def words_for(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _when(hit: re.Match[str]) -> date:
    return date(int(hit["year"]), MONTHS.index(hit["month"]) + 1, int(hit["day"]))


def _weekdays(day: date, draw: random.Random) -> tuple[str, str]:
    return DAYS[(day.weekday() + draw.randrange(1, 7)) % 7], DAYS[day.weekday()]


# Weekdays


def weekday_before(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, FULL):
        told = page.paragraphs[at]
        if not re.search(r"day,? $", told[: hit.start()]):
            wrong, right = (f"{day}, {hit.group()}" for day in _weekdays(_when(hit), draw))
            return swap(page, at, hit.span(), wrong, right)
    return None


def weekday_after(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, FULL):
        if not re.search(r"day,? $", page.paragraphs[at][: hit.start()]):
            day, words = _when(hit), hit.group().rstrip(",")
            wrong, right = (f"{words}, a {each}," for each in _weekdays(day, draw))
            return swap(page, at, hit.span(), wrong, right)
    return None


def weekday_of_year_less_day(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _DAY):
        day = _near(page, hit)
        if day:
            wrong, right = (f"{each}, {hit.group()}" for each in _weekdays(day, draw))
            return swap(page, at, hit.span(), wrong, right)
    return None


def weekday_which_was(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, FULL):
        day = _when(hit)
        told = f"{day.day} {hit['month']} {day.year}, which was a {{}},"
        wrong, right = (told.format(each) for each in _weekdays(day, draw))
        return swap(page, at, hit.span(), wrong, right)
    return None


def _near(page: Page, hit: re.Match[str]) -> date | None:
    """The day of that month nearest to the page's own, where it is near."""
    if int(hit["day"]) not in range(1, 29):
        return None
    years = (page.published.year - 1, page.published.year, page.published.year + 1)
    days = [date(year, MONTHS.index(hit["month"]) + 1, int(hit["day"])) for year in years]
    nearest = min(days, key=lambda day: abs((day - page.published).days))
    return nearest if abs((nearest - page.published).days) < 100 else None


# Days that cannot be


def impossible_day(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, FULL):
        month = draw.choice(("April", "June", "September", "November"))
        year = int(hit["year"]) - 1
        return swap(page, at, hit.span(), f"{month} 31, {year},", f"{month} 30, {year},")
    return None


def impossible_day_first(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _DAY):
        month, day = draw.choice((("February", 30), ("April", 31), ("June", 31), ("November", 31)))
        return swap(page, at, hit.span(), f"the {ordinal(day)} of {month}", f"the {ordinal(day - 3)} of {month}")
    return None


def impossible_without_year(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _DAY):
        month, day = draw.choice((("Feb.", 30), ("Sept.", 31), ("June", 31), ("Nov.", 31)))
        return swap(page, at, hit.span(), f"{month} {day}", f"{month} {day - 2}")
    return None


def no_leap_year(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _MONTH_YEAR):
        year = draw.choice((2011, 2013, 2014, 2015))
        return swap(page, at, hit.span(), f"on 29 February {year}", f"on 28 February {year}")
    return None


_PAST = r"\b(?:was|were|began|started|ended|died|won|lost|held|met|said|took|made|came|went|left|joined|[a-z]{3,}ed)\b"
_NO_PLAN = re.compile(r"\b(?:will|would|plan|expect|until|by|before|next|if|could|may|might|should|due|to be|goal)\b")


def future_day(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, FULL):
        if not re.search(r"\bon $", page.paragraphs[at][: hit.start()]):
            continue
        if not _NO_PLAN.search(page.paragraphs[at]) and _when(hit) < page.published:
            year = page.published.year + draw.choice((2, 5, 11))
            return swap(page, at, hit.span(), f"{hit['month']} {hit['day']}, {year},", f"{hit.group().rstrip(',')},")
    return None


def future_year(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, IN_YEAR):
        if _is_past(page.paragraphs[at], hit.start()) and int(hit["year"]) < page.published.year:
            year = page.published.year + draw.choice((3, 6, 12))
            return swap(page, at, hit.span(), f"{hit['cue']} {year}", hit.group())
    return None


def future_month(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _MONTH_YEAR):
        if _is_past(page.paragraphs[at], hit.start()) and int(hit["year"]) < page.published.year:
            year = page.published.year + draw.choice((2, 4))
            return swap(page, at, hit.span(), f"{hit['cue']} {hit['month']} {year}", hit.group())
    return None


def future_of_a_person(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, NAME):
        told = f"{hit['last']} took office on 3 May {{}}."
        if made := after(page, at, told.format(page.published.year + 4), told.format(page.published.year - 4)):
            return made
    return None


def _is_past(told: str, start: int) -> bool:
    before = re.split(r"[.;:] ", told[:start])[-1]
    following = re.split(r"[.;:] ", told[start:])[0]
    return bool(re.search(_PAST, before)) and not _NO_PLAN.search(before + following)


# Ages


def age_and_birth(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _WITH_AGE):
        year = page.published.year - int(hit["age"])
        told = f"{hit.group()} who was born in {{}},"
        return swap(page, at, hit.span(), told.format(year - draw.choice((8, 12, -7))), told.format(year))
    return None


def birth_told_later(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _WITH_AGE):
        year = page.published.year - int(hit["age"])
        told = f"{hit['last']} was born in March {{}}."
        if made := after(
            page, at, told.format(year - draw.choice((5, 11))), told.format(year - (page.published.month < 4))
        ):
            return made
    return None


def birth_in_brackets(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, NAME):
        age = draw.randrange(35, 70)
        year = page.published.year - age
        told = f"{hit['name']}, {{}}, who was born on 2 January {year},"
        return swap(page, at, hit.span(), told.format(age - draw.choice((4, 9, 15))), told.format(age))
    return None


def year_old_and_birth(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, NAME):
        age = draw.randrange(30, 75)
        year = page.published.year - age
        told = f"{hit['last']}, born in {year}, is now {{}} years old."
        if made := after(page, at, told.format(age + draw.choice((6, 10))), told.format(age)):
            return made
    return None


# Lengths of time between two days


def years_of_stretch(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _STRETCH):
        years = int(hit["b"]) - int(hit["a"])
        if years < 2:
            continue
        wrong = years + draw.choice((3, 5, 7))
        if made := beside(
            page, at, hit.end(), f"a span of {words_for(wrong)} years", f"a span of {words_for(years)} years"
        ):
            return made
    return None


def so_many_years_later(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, IN_YEAR):
        start, years = int(hit["year"]), draw.randrange(3, 9)
        if re.search(r"[.?!] ", page.paragraphs[at][hit.end() :]):
            continue
        told = f"The work ended in {start + years}, {{}} years later."
        if made := after(
            page, at, told.format(words_for(years + draw.choice((3, 4, 6)))), told.format(words_for(years))
        ):
            return made
    return None


def days_of_stretch(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, FULL):
        last, days = _when(hit), draw.choice((9, 12, 18, 24))
        first = last - timedelta(days=days)
        told = f"{{}} days, from {MONTHS[first.month - 1]} {first.day}, {first.year}, to {hit.group().rstrip(',')},"
        return swap(page, at, hit.span(), told.format(days + draw.choice((7, 14))), told.format(days))
    return None


def lasted_between(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, IN_YEAR):
        start, years = int(hit["year"]), draw.randrange(3, 9)
        told = f"It lasted {{}} years, between {start} and {start + years}."
        if made := after(page, at, told.format(words_for(years + draw.choice((3, 5)))), told.format(words_for(years))):
            return made
    return None


# Anniversaries and events


def anniversary_of_founding(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, NAME):
        years = draw.choice((10, 20, 25, 40))
        year = page.published.year - years
        told = f"The firm, founded in {year}, marks its {{}} anniversary this year."
        if made := after(page, at, told.format(ordinal(years + draw.choice((5, 10)))), told.format(ordinal(years))):
            return made
    return None


def anniversary_in_year(page: Page, draw: random.Random) -> Plant | None:
    """Of a founding that the sentence before tells: the anniversary of nothing is nobody's to count."""
    for at, _ in hits(page, draw, NAME):
        years = draw.choice((5, 10, 20))
        start = page.published.year - years - draw.choice((1, 3))
        told = f"The club was founded in {start}. Its {{}} anniversary was celebrated in {start + years}."
        if made := after(page, at, told.format(ordinal(years + draw.choice((3, 5)))), told.format(ordinal(years))):
            return made
    return None


def event_years_ago(page: Page, draw: random.Random) -> Plant | None:
    for pattern, start in draw.sample(_EVENTS, len(_EVENTS)):
        for at, hit in hits(page, draw, pattern):
            years = (page.published - start).days // 365
            told = "which began {} years ago"
            return beside(page, at, hit.end(), told.format(years + draw.choice((4, 7))), told.format(years))
    return None


def event_anniversary(page: Page, draw: random.Random) -> Plant | None:
    for pattern, start in draw.sample(_EVENTS, len(_EVENTS)):
        for at, hit in hits(page, draw, pattern):
            years = page.published.year - start.year
            told = f"This year marks the {{}} anniversary of the {hit.group()}."
            return after(page, at, told.format(ordinal(years + draw.choice((5, 8)))), told.format(ordinal(years)))
    return None


# Order


def backwards(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _STRETCH):
        if int(hit["a"]) < int(hit["b"]):
            return swap(page, at, hit.span(), f"from {hit['b']} to {hit['a']}", hit.group())
    return None


def end_before_start(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, NAME):
        start = draw.randrange(1995, 2010)
        told = f"{hit['last']} joined the board in {start} and left it in {{}}."
        if made := after(
            page, at, told.format(start - draw.randrange(2, 7)), told.format(start + draw.randrange(2, 5))
        ):
            return made
    return None


def after_before(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, IN_YEAR):
        year = int(hit["year"])
        told = f"It opened in {year} and closed three years later, in {{}}."
        if made := after(page, at, told.format(year - 2), told.format(year + 3)):
            return made
    return None


def died_before_birth(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, NAME):
        year = draw.randrange(1880, 1930)
        told = f"{hit['last']}’s grandfather, who was born in {year}, died in {{}}."
        if made := after(page, at, told.format(year - 11), told.format(year + 61)):
            return made
    return None


# An old story under a new date


def old_story(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, NAME):
        if at > 3:
            continue
        year = page.published.year
        told = f"{MONTHS[page.published.month - 1]} 12, {{}} – "
        first = page.paragraphs[0]
        return swap(page, 0, (0, 0), told.format(year - 5), told.format(year)) if first[0].isupper() else None
    return None


def _last_year(page: Page) -> int:
    """The last year that the page names."""
    found = re.findall(r"(?<![\d,.$])(?:19|20)\d\d(?![\d%])", "\n".join((page.title, *page.paragraphs)))
    return max(map(int, found), default=0)


def old_day_as_today(page: Page, draw: random.Random) -> Plant | None:
    """Of a page that names no later year: one that does tells of an earlier day, and is no old story."""
    if _last_year(page) > page.published.year - 4:
        return None
    for at, hit in hits(page, draw, re.compile(r"\b(?:said|announced) on (?P<day>[A-Z][a-z]+day)\b")):
        day = page.published - timedelta(days=2)
        told = f"{hit.group().split()[0]} on {MONTHS[day.month - 1]} {day.day}, {{}}"
        if at < 2:
            return swap(page, at, hit.span(), told.format(day.year - 4), told.format(day.year))
    return None


def old_page(page: Page, draw: random.Random) -> Plant | None:
    """A page that tells something as coming, six years later: no other old page shows by its words that it is old."""
    coming = re.compile(rf"\b(?:will|is expected to|is set to) (?:[a-z]+ ){{1,5}}in (?:(?:{_M}) )?(?P<year>20[12]\d)\b")
    for _, hit in hits(page, draw, coming):
        if int(hit["year"]) == _last_year(page):
            moved = replace(page, published=date(int(hit["year"]) + 6, 3, 3))
            return Plant(moved, page, TITLE, page.title)
    return None


def old_year_this_year(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, re.compile(r"\b(?:earlier )?this (?:year|month)\b")):
        told = f"{hit.group()}, {{}},"
        if re.match(r"[ ][a-z]", page.paragraphs[at][hit.end() : hit.end() + 2]):
            words = (told.format(year) for year in (page.published.year - 3, page.published.year))
            return swap(page, at, hit.span(), *words)
    return None


_LENGTHS = ("stretches", "durations")
RULES = (
    Rule("weekday", ("weekdays",), weekday_before), Rule("weekday", ("weekdays",), weekday_after),
    Rule("weekday", ("weekdays",), weekday_of_year_less_day), Rule("weekday", ("weekdays",), weekday_which_was),
    Rule("impossible day", ("dates",), impossible_day), Rule("impossible day", ("dates",), impossible_day_first),
    Rule("impossible day", ("dates",), impossible_without_year), Rule("impossible day", ("dates",), no_leap_year),
    Rule("future day", ("dates",), future_day), Rule("future day", ("dates",), future_year),
    Rule("future day", ("dates",), future_month), Rule("future day", ("dates",), future_of_a_person),
    Rule("age", ("ages",), age_and_birth), Rule("age", ("ages",), birth_told_later),
    Rule("age", ("ages",), birth_in_brackets), Rule("age", ("ages",), year_old_and_birth),
    Rule("length of time", _LENGTHS, years_of_stretch), Rule("length of time", _LENGTHS, days_of_stretch),
    Rule("length of time", _LENGTHS, so_many_years_later), Rule("length of time", _LENGTHS, lasted_between),
    Rule("anniversary", _LENGTHS, anniversary_of_founding),
    Rule("anniversary", _LENGTHS, anniversary_in_year),
    Rule("event", _LENGTHS, event_years_ago), Rule("event", _LENGTHS, event_anniversary),
    Rule("order", ("sequence",), backwards), Rule("order", ("sequence",), end_before_start),
    Rule("order", ("sequence", "stretches"), after_before), Rule("order", ("sequence",), died_before_birth),
    Rule("old story", ("old_story", "dates"), old_story), Rule("old story", ("old_story", "dates"), old_day_as_today),
    Rule("old story", ("old_story", "dates"), old_page), Rule("old story", ("old_story", "dates"), old_year_this_year),
)  # fmt: skip
