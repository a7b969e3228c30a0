"""More errors in numbers, in wordings of other people: these rules were kept aside until the checks were widened."""

import random
import re

from plants.numbers import COUNT, LENGTH, factor_of, value, written
from plants.page import Page, Plant, Rule, after, hits, one_more, swap

_PERCENT = re.compile(r"(?<![\d.,$-])\b(?P<n>\d\d) ?(?:percent|per cent|%)(?= of )")
_PERCENT_OF_PEOPLE = re.compile(
    r"(?<![\d.,$-])\b(?P<n>[3-7]\d) ?(?:percent|per cent|%) of [^.,]{,30}(?:people|voters|men|women|adults|Americans"
    r"|Republicans|Democrats|respondents|whites|students|delegates|members|workers|patients|users|population)\b[^.]*\.$"
)
_FRACTIONS = {
    range(19, 22): "one in five", range(24, 27): "a quarter", range(32, 36): "a third", range(49, 52): "half",
    range(65, 69): "two-thirds", range(74, 77): "three-quarters",
}  # fmt: skip


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
    return one_more(page, draw, f"{told}earlier, down {{}} percent.", percent + draw.choice((9, 14)), percent)


def up_but_lower(page: Page, draw: random.Random) -> Plant | None:
    before = draw.randrange(400, 4000, 100)
    told = f"At {round(before * 0.9):,}, enrollment was {{}} 10 percent from the {before:,} of the year before."
    return one_more(page, draw, told, "up", "down")


def points_ahead(page: Page, draw: random.Random) -> Plant | None:
    ours, lead = draw.randrange(44, 52), draw.randrange(4, 9)
    told = f"The poll gave Larsen {ours} percent to {ours - lead} percent for Weiss, a {{}}-point lead."
    return one_more(page, draw, told, lead + draw.choice((5, 7)), lead)


def doubled_to(page: Page, draw: random.Random) -> Plant | None:
    factor, verb = draw.choice(((2, "doubled"), (3, "tripled"), (4, "quadrupled")))
    before = draw.randrange(30, 90, 5)
    told = f"The monthly fee has more than {verb} since then: it was ${before} and now stands at ${{}}."
    return one_more(page, draw, told, round(before * factor * 0.7), round(before * factor * 1.1))


def in_all(page: Page, draw: random.Random) -> Plant | None:
    adults, children = draw.randrange(11, 40), draw.randrange(11, 40)
    told = f"On board were {adults} adults and {children} children, {{}} passengers altogether."
    return one_more(page, draw, told, adults + children - draw.choice((4, 9)), adults + children)


def votes_of_a_council(page: Page, draw: random.Random) -> Plant | None:
    ayes, noes = draw.randrange(7, 12), draw.randrange(3, 6)
    told = f"The {{}}-member council approved it by {ayes} votes to {noes}, with two abstentions and nobody absent."
    return one_more(page, draw, told, ayes + noes + 2 + draw.choice((3, 5)), ayes + noes + 2)


def mark_that_fell(page: Page, draw: random.Random) -> Plant | None:
    high = draw.randrange(96, 112)
    told = f"Thursday’s high of {high} degrees broke the mark of {{}} degrees that had stood since 1988."
    return one_more(page, draw, told, high + draw.choice((2, 4)), high - draw.choice((1, 3)))


def degrees(page: Page, draw: random.Random) -> Plant | None:
    celsius = draw.randrange(5, 40, 5)
    right = round(celsius * 9 / 5 + 32)
    told = f"Temperatures reached {celsius} degrees Celsius ({{}} degrees Fahrenheit) by noon."
    return one_more(page, draw, told, right + draw.choice((11, -9)), right)


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
    return one_more(page, draw, f"{told}million.", draw.choice((94, 41)), 66)


def none_of_them(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        count, there = value(hit["n"]), min(at + 2, len(page.paragraphs) - 1)
        wrong = count + max(3, round(count * draw.choice((0.2, 0.4))))
        told = f"None of the {{}}{hit['what']} could be reached for comment."
        if there > at and (made := after(page, there, told.format(f"{wrong:,.0f}"), told.format(hit["n"]))):
            return made
    return None


_SUMS = ("sums", "shares", "changes", "multiples", "records", "leads")
RULES = (
    Rule("share", _SUMS, share_made_up), Rule("share", _SUMS, the_other_part),
    Rule("fraction", _SUMS, percent_in_plain_words), Rule("change", _SUMS, slipped_down),
    Rule("change", _SUMS, up_but_lower), Rule("points", _SUMS, points_ahead), Rule("multiple", _SUMS, doubled_to),
    Rule("total", _SUMS, in_all), Rule("total", _SUMS, votes_of_a_council), Rule("record", _SUMS, mark_that_fell),
    Rule("conversion", ("conversions",), degrees), Rule("conversion", ("conversions",), length_or),
    Rule("currency", ("currencies", "conversions"), two_loans), Rule("told twice", ("told_twice",), none_of_them),
)  # fmt: skip
