"""The rules kept aside, in wordings that no other rule has.

They were written by someone who had not seen the checks, and are only run to be reported. Where a page says two things
that hang together, one of them is changed; elsewhere the rule adds a sentence as news words it.
"""

import random
import re
from datetime import date, timedelta

from plants.numbers import COUNT, LENGTH, factor_of, value, written
from plants.page import PLAIN_END, Page, Plant, Rule, after, beside, hits, swap
from plants.times import DAYS, MONTHS

_YEARS = re.compile(r"\bfrom (?P<first>(?:19|20)\d\d) (?P<word>to|until|through) (?P<last>(?:19|20)\d\d)\b")
_PERCENT = re.compile(r"(?<![\d.,$-])\b(?P<n>\d\d) ?(?:percent|per cent|%)(?= of )")
_PERCENT_OF_PEOPLE = re.compile(
    r"(?<![\d.,$-])\b(?P<n>[3-7]\d) ?(?:percent|per cent|%) of [^.,]{,30}(?:people|voters|men|women|adults|Americans"
    r"|Republicans|Democrats|respondents|whites|students|delegates|members|workers|patients|users|population)\b[^.]*\.$"
)
_AGED = re.compile(r"\b(?P<name>(?!For|And|But)[A-Z][a-z]{2,} [A-Z][a-z]{3,}), (?P<age>[2-7]\d),")
_FRACTIONS = {
    range(19, 22): "one in five", range(24, 27): "a quarter", range(32, 36): "a third", range(49, 52): "half",
    range(65, 69): "two-thirds", range(74, 77): "three-quarters",
}  # fmt: skip
_HAPPENED = (
    ("the Titanic sank", 1912), ("Nelson Mandela walked out of prison", 1990), ("Lehman Brothers collapsed", 2008),
    ("Hurricane Katrina hit New Orleans", 2005), ("Neil Armstrong walked on the moon", 1969),
    ("the Soviet Union collapsed", 1991),
)  # fmt: skip


def _told(page: Page, draw: random.Random, told: str, wrong: object, right: object) -> Plant | None:
    """One sentence more, anywhere on the page."""
    made = (after(page, at, told.format(wrong), told.format(right)) for at, _ in hits(page, draw, PLAIN_END))
    return next((each for each in made if each), None)


# Numbers


def share_made_up(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        whole, share = value(hit["n"]), draw.randrange(22, 58)
        told = f"Women made up {{}} percent of the {hit['n']}{hit['what']}, or {round(whole * share / 100):,} in all."
        if whole >= 100 and (made := after(page, at, told.format(share + draw.choice((11, 19))), told.format(share))):
            return made
    return None


def the_other_part(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _PERCENT_OF_PEOPLE):
        rest = 100 - int(hit["n"])
        is_alone = len(re.findall(r"percent|per cent|%", page.paragraphs[at])) == 1
        told = "The other {} percent did not."
        if is_alone and (made := after(page, at, told.format(rest - draw.choice((8, 14))), told.format(rest))):
            return made
    return None


def percent_in_plain_words(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _PERCENT):
        right = next((words for near, words in _FRACTIONS.items() if int(hit["n"]) in near), None)
        if right:
            wrong = "three-quarters" if int(hit["n"]) < 60 else "a third"
            return swap(page, at, (hit.end(), hit.end()), f", about {wrong},", f", about {right},")
    return None


def slipped_down(page: Page, draw: random.Random) -> Plant | None:
    before, percent = draw.randrange(400, 4000, 100), draw.choice((8, 12, 25))
    told = f"Shipments slipped to {round(before * (1 - percent / 100)):,} tons in the quarter from {before:,} a year "
    return _told(page, draw, f"{told}earlier, down {{}} percent.", percent + draw.choice((9, 14)), percent)


def up_but_lower(page: Page, draw: random.Random) -> Plant | None:
    before = draw.randrange(400, 4000, 100)
    told = f"At {round(before * 0.9):,}, enrollment was {{}} 10 percent from the {before:,} of the year before."
    return _told(page, draw, told, "up", "down")


def points_ahead(page: Page, draw: random.Random) -> Plant | None:
    ours, lead = draw.randrange(44, 52), draw.randrange(4, 9)
    told = f"The poll gave Larsen {ours} percent to {ours - lead} percent for Weiss, a {{}}-point lead."
    return _told(page, draw, told, lead + draw.choice((5, 7)), lead)


def doubled_to(page: Page, draw: random.Random) -> Plant | None:
    factor, verb = draw.choice(((2, "doubled"), (3, "tripled"), (4, "quadrupled")))
    before = draw.randrange(30, 90, 5)
    told = f"The monthly fee has more than {verb} since then: it was ${before} and now stands at ${{}}."
    return _told(page, draw, told, round(before * factor * 0.7), round(before * factor * 1.1))


def in_all(page: Page, draw: random.Random) -> Plant | None:
    adults, children = draw.randrange(11, 40), draw.randrange(11, 40)
    told = f"On board were {adults} adults and {children} children, {{}} passengers altogether."
    return _told(page, draw, told, adults + children - draw.choice((4, 9)), adults + children)


def votes_of_a_council(page: Page, draw: random.Random) -> Plant | None:
    ayes, noes = draw.randrange(7, 12), draw.randrange(3, 6)
    told = f"The {{}}-member council approved it by {ayes} votes to {noes}, with two abstentions and nobody absent."
    return _told(page, draw, told, ayes + noes + 2 + draw.choice((3, 5)), ayes + noes + 2)


def mark_that_fell(page: Page, draw: random.Random) -> Plant | None:
    high = draw.randrange(96, 112)
    told = f"Thursday’s high of {high} degrees broke the mark of {{}} degrees that had stood since 1988."
    return _told(page, draw, told, high + draw.choice((2, 4)), high - draw.choice((1, 3)))


def degrees(page: Page, draw: random.Random) -> Plant | None:
    celsius = draw.randrange(5, 40, 5)
    right = round(celsius * 9 / 5 + 32)
    told = f"Temperatures reached {celsius} degrees Celsius ({{}} degrees Fahrenheit) by noon."
    return _told(page, draw, told, right + draw.choice((11, -9)), right)


def length_or(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, LENGTH):
        factor, _, long = factor_of(hit["unit"])
        right = value(hit["n"]) * factor
        told = f"{hit.group()}, or roughly {{}} {long},"
        if page.paragraphs[at][hit.end() : hit.end() + 2].startswith(" "):
            return swap(page, at, hit.span(), told.format(written(right * 1.7)), told.format(written(right)))
    return None


def two_loans(page: Page, draw: random.Random) -> Plant | None:
    told = "The bank lent it 300 million euros, or about $330 million, and then another 60 million euros, or about ${} "
    return _told(page, draw, f"{told}million.", draw.choice((94, 41)), 66)


# Times, people, words


def opened_and_closed(page: Page, draw: random.Random) -> Plant | None:
    day = page.published - timedelta(days=page.published.weekday() + 7 * draw.randrange(10, 90))
    end = day + timedelta(days=draw.randrange(2, 5))
    first, last = (f"{MONTHS[each.month - 1]} {each.day}" for each in (day, end))
    told = f"The trial opened on {DAYS[day.weekday()]}, {first}, {day.year}, and closed on {{}}, {last}."
    return _told(page, draw, told, DAYS[(end.weekday() + draw.randrange(1, 6)) % 7], DAYS[end.weekday()])


def christmas_fell_on(page: Page, draw: random.Random) -> Plant | None:
    year = page.published.year - draw.randrange(1, 9)
    told, day = (
        f"In {year}, December 25 fell on a {{}}, and shops stayed shut for longer.",
        date(year, 12, 25).weekday(),
    )
    return _told(page, draw, told, DAYS[(day + draw.randrange(1, 7)) % 7], DAYS[day])


def leap_day(page: Page, draw: random.Random) -> Plant | None:
    year = draw.randrange(1976, 2013, 4)
    return _told(page, draw, "The twins were born on Feb. 29, {}.", year + draw.choice((1, 2, 3)), year)


def report_dated(page: Page, draw: random.Random) -> Plant | None:
    year, month = page.published.year, draw.choice(("March", "May", "July"))
    told = f"In a letter dated {month} {{}}, inspectors had warned the owner of cracks in the wall."
    return _told(page, draw, told, year + draw.choice((1, 3)), year - 1)


def same_person_two_ages(page: Page, draw: random.Random) -> Plant | None:
    for _, hit in hits(page, draw, _AGED):
        age, told = int(hit["age"]), f"The {{}}-year-old {hit['name']} could not be reached on Friday."
        return _told(page, draw, told, age + draw.choice((5, 8)), age)
    return None


def age_then_and_later(page: Page, draw: random.Random) -> Plant | None:
    age, first, years = draw.randrange(18, 30), draw.randrange(1940, 1970), draw.randrange(8, 25)
    told = f"Ines Halloran was {age} when she left Cork in {first} and {{}} when she came back in {first + years}."
    return _told(page, draw, told, age + years + draw.choice((6, -5)), age + years)


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
    return _told(page, draw, told, hours + draw.choice((4, 5)), hours) if start + hours > 12 else None


def decades_after(page: Page, draw: random.Random) -> Plant | None:
    told = f"Two decades after it first opened its doors in {{}}, the gallery is still full in {page.published.year}."
    return _told(page, draw, told, page.published.year - draw.choice((11, 34)), page.published.year - 20)


def centenary(page: Page, draw: random.Random) -> Plant | None:
    told, year = "The brewery, established in {}, marks its centenary this year.", page.published.year
    return _told(page, draw, told, year - draw.choice((80, 90, 125)), year - 100)


def the_week_when(page: Page, draw: random.Random) -> Plant | None:
    event, year = draw.choice(_HAPPENED)
    told = f"She still remembers what the papers wrote in {{}}, when {event}."
    return _told(page, draw, told, year + draw.choice((-6, 4)), year)


def years_turned_round(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _YEARS):
        if hit["first"] < hit["last"]:
            return swap(page, at, hit.span(), f"from {hit['last']} {hit['word']} {hit['first']}", hit.group())
    return None


def buried_before_death(page: Page, draw: random.Random) -> Plant | None:
    day = draw.randrange(12, 20)
    told = f"Brandt died on May {day} and was buried in Salzburg on May {{}}."
    return _told(page, draw, told, day - draw.choice((3, 5)), day + 5)


def dateline(page: Page, draw: random.Random) -> Plant | None:
    day = page.published - timedelta(days=1)
    told = f"OSLO, {MONTHS[day.month - 1]} {day.day}, {{}} — "
    return swap(page, 0, (0, 0), told.format(day.year - draw.choice((3, 6))), told.format(day.year))


def none_of_them(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        count, there = value(hit["n"]), min(at + 2, len(page.paragraphs) - 1)
        wrong = count + max(3, round(count * draw.choice((0.2, 0.4))))
        told = f"None of the {{}}{hit['what']} could be reached for comment."
        if there > at and (made := after(page, there, told.format(f"{wrong:,.0f}"), told.format(hit["n"]))):
            return made
    return None


_SUMS = ("sums", "shares", "changes", "multiples", "records")
_LENGTHS = ("stretches", "durations")
RULES = (
    Rule("share", _SUMS, share_made_up), Rule("share", _SUMS, the_other_part),
    Rule("fraction", _SUMS, percent_in_plain_words), Rule("change", _SUMS, slipped_down),
    Rule("change", _SUMS, up_but_lower), Rule("points", _SUMS, points_ahead), Rule("multiple", _SUMS, doubled_to),
    Rule("total", _SUMS, in_all), Rule("total", _SUMS, votes_of_a_council), Rule("record", _SUMS, mark_that_fell),
    Rule("conversion", ("conversions",), degrees), Rule("conversion", ("conversions",), length_or),
    Rule("currency", ("currencies", "conversions"), two_loans), Rule("weekday", ("weekdays",), opened_and_closed),
    Rule("weekday", ("weekdays",), christmas_fell_on), Rule("impossible day", ("dates",), leap_day),
    Rule("future day", ("dates",), report_dated), Rule("age", ("ages",), same_person_two_ages),
    Rule("age", ("ages",), age_then_and_later), Rule("length of time", _LENGTHS, years_in_all),
    Rule("length of time", _LENGTHS, hours_later), Rule("anniversary", _LENGTHS, decades_after),
    Rule("anniversary", _LENGTHS, centenary), Rule("event", _LENGTHS, the_week_when),
    Rule("order", ("sequence", "stretches"), years_turned_round),
    Rule("order", ("sequence", "stretches"), buried_before_death), Rule("old story", ("old_story", "dates"), dateline),
    Rule("told twice", ("told_twice",), none_of_them), )  # fmt: skip
