"""The rules kept aside: errors that slip into news copy, about two of every sort.

They were written from the specification and from the pages, by someone who had not seen the checks, in other wordings
and settings than the rules worked on. Half of them change or complete what a real page says; the others add a sentence
or two to it. What the checks missed of one rule of each sort has been looked at since, and those are worked on
(`LOOKED_AT`); the others (`RULES`) are only run to be reported.
"""

import random
import re
from datetime import date, timedelta

from plants.making import added, apart, bare, behind, headed, in_commas, instead, sentence, somewhere, swapped, told_at
from plants.numbers import MONEY, value, written
from plants.page import TITLE, Make, Page, Plant, Rule, after, swap
from plants.times import DAYS, MONTHS, words_for
from plants.words import quotes, without_speakers

_M = "|".join(MONTHS)
_MONTH = r"(?:Jan|Feb|Sept|Oct|Nov|Dec|March|April|May|June|July|Aug)(?:\.|[a-z]+)?"
_UNIT = r"(?: percent|%)"
_AHEAD = re.compile(rf"(?<!from )(?<![\d$–-])\b(?P<a>[4-6]\d)(?P<mid>{_UNIT}? to )(?P<b>[1-5]\d){_UNIT}(?! of)")
_NEAR_HALF = re.compile(
    rf"(?<!ome )(?<!bout )(?<!han )(?<!east )(?<!only )(?<!over )\b(?P<n>4[5-9]|5[1-5]){_UNIT}(?= of )"
)
_MOVED = re.compile(
    r"\b(?P<verb>rose|climbed|jumped|increased|grew|ticked up|fell|dropped|declined|slipped)(?P<rest>\b[^.;$\d]{,40}?"
    rf"(?:\d+ percent, )?\b(?:from|to) \$?[\d,.]*\d{_UNIT}?(?: [a-z]+)?(?: in \d{{4}}|,)? (?:to|from) \$?[\d,.]*\d)"
)
_OTHER_WAY = {
    "rose": "fell", "climbed": "dropped", "jumped": "dropped", "increased": "declined", "grew": "shrank",
    "ticked up": "slipped", "fell": "rose", "dropped": "climbed", "declined": "rose", "slipped": "climbed",
}  # fmt: skip
_FALLEN = (
    r"\b(?:fell|fallen|falls?|dropped|declined|down|reduced?|cut|shed)\b(?: (?!to )[a-z-]+){,4} (?P<n>\d\d(?:\.\d)?)"
    rf"(?={_UNIT})"
)
_MOVED_SHARE = re.compile(
    rf"(?<!ranging )\bfrom (?P<a>\d\d?(?:\.\d+)?){_UNIT} to (?P<b>\d\d?(?:\.\d+)?){_UNIT}"
    rf"|\bto (?P<now>\d\d?(?:\.\d+)?){_UNIT} from (?P<then>\d\d?(?:\.\d+)?){_UNIT}"
)
_SUM = re.compile(
    r"\b(?:raised|raising|spent|spending|collected|earned|donated|contributed|gave|paid|invested|lost|received"
    r"|revenues? of|sales of|profits? of|settlement of|fees? of)\b(?: [a-z]+){,3} "
    rf"{MONEY.pattern}(?! (?:or|each|per|an?|and)\b)"
)
_PRICE = re.compile(rf"(?<!\(){MONEY.pattern}(?=,|\.| (?:at|to|toward|from|for|on|by|and|in|over|last|this)\b)")
_WEEKS = re.compile(
    r"(?<!most )(?<!arly )(?<!than )(?<!over )(?<!bout )\b(?P<n>two|three|four|five|six|eight) weeks\b(?! \()"
)
_SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
_CONVERTED = (
    r"\d (?:tons|inches|miles|feet|acres|pounds)(?: \(|,? or )(?:about )?(?P<n>\d[\d,.]*)(?= (?:metric|milli|centi|kilo"
    r"|met|hect))"
)
_ON_A_DATE = rf"\b(?P<day>(?:{'|'.join(DAYS)})),? {_MONTH} \d\d?\b"
_ON_A_DAY = re.compile(rf"\bon (?P<day>{'|'.join(DAYS)})\b(?!,? [A-Z]| (?:night|morning|afternoon|evening)|$)")
_STUDY = (
    r"\b(?:[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<year>200[2-9]|201[2-5]) (?:study|report|survey|poll|article|book"
    r"|speech|interview|memo|ruling|film|death|charity|congressional|presidential|primary|trip|stop|campaign|lead|law)\b"
)
_MONTH_AND_YEAR = re.compile(rf"\bin (?P<month>{_M}) (?P<year>20\d\d)\b")
_NAME = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_AGED = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+, (?P<age>[2-8][4-9])(?=, )")
_BETWEEN = re.compile(
    r"(?<![-–])\b(?P<a>(?:19|20)\d\d)(?P<mid>(?<=\bbetween \d{4}) and | ?[-–] ?)(?P<b>(?:19|20)\d\d)\b(?![-–])"
)
_HAPPENED = {
    "Affordable Care Act": 2010, "Hurricane Katrina": 2005, "Oklahoma City bombing": 1995, "Roe v. Wade": 1973,
    "Citizens United ruling": 2010, "Citizens United decision": 2010, "Voting Rights Act": 1965, "Pearl Harbor": 1941,
    "Civil Rights Act": 1964, "Sandy Hook massacre": 2012, "Sandy Hook shooting": 2012, "Brexit vote": 2016,
    "Brexit referendum": 2016, "Boston Marathon bombing": 2013, "Hurricane Sandy": 2012,
    "invasion of Iraq": 2003, "Iraq invasion": 2003,
    "9/11 attacks": 2001, "Sept. 11 attacks": 2001, "Sept. 11 terrorist attacks": 2001,
    "September 11 attacks": 2001, "Challenger disaster": 1986, "fall of the Berlin Wall": 1989,
}  # fmt: skip
_EVENT = re.compile(
    rf"(?<!\ba )(?<!['’]s )\b(?:{'|'.join(map(re.escape, _HAPPENED))})(?! (?:of|in) \d|, \d|['’])"
    r"(?=[,.]| (?:was|were|is|has|had|and|in|on|with|from|when|that|as|or|but|to|by|for)\b)"
)
_ROUND = {"20th": 20, "10th": 10, "fifth": 5, "third": 3}
_OFFICES = {
    "Chancellor Angela Merkel": "President Angela Merkel", "President Vladimir Putin": "Prime Minister Vladimir Putin",
    "Prime Minister Benjamin Netanyahu": "President Benjamin Netanyahu",
    "House Speaker Paul Ryan": "Senate Majority Leader Paul Ryan",
    "Senate Majority Leader Mitch McConnell": "House Speaker Mitch McConnell",
    "Attorney General Loretta Lynch": "Labor Secretary Loretta Lynch",
    "FBI Director James Comey": "CIA Director James Comey",
    "Secretary of State John Kerry": "Vice President John Kerry",
    "Vice President Joe Biden": "Secretary of State Joe Biden", "President Xi Jinping": "Prime Minister Xi Jinping",
}  # fmt: skip
_SURNAMES = {
    "Priebus": "Preibus", "Fiorina": "Florina", "Giuliani": "Guiliani", "Huckabee": "Hukabee", "Santorum": "Santorium",
    "Manafort": "Manaford", "Breitbart": "Brietbart", "Quinnipiac": "Quinnipac", "Podesta": "Podestra",
    "Netanyahu": "Netenyahu", "Zuckerberg": "Zuckerburg", "Bloomberg": "Bloomburg", "Lewandowski": "Lewandowksi",
    "Christie": "Christy", "Kasich": "Kaisich",
}  # fmt: skip
_NAMED_SPEAKER = (
    r"(?:^|(?<=[a-z]\. ))(?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}, (?:an?|the|who) [^,.]{5,70},)(?= (?:said|says)\b)"
)
_THREE = re.compile(
    rf"\b(?P<cue>by|with|against|over|than|like|for|from|including|joined|behind) "
    rf"(?P<list>{_NAME}, {_NAME},? and {_NAME})"
    r"(?= [a-z]|[.;])(?! [a-z]+ies\b| states| offices)"
)
_SCORNED = re.compile(
    r"\b(?:he|she|they|[A-Z][a-z]+)(?= (?:defended|rejected|dismissed|denied|refused|attacked|repeated|ignored|blamed"
    r"|mocked|skipped)\b(?! [a-z]+ly\b))"
)
_HEDGE = re.compile(r"\b(?:I think|I believe|some of|most of|probably|maybe|kind of|sort of|a lot of|almost) ")
_SAME_SENSE = {
    "sincere": "heartfelt", "wrong": "false", "fraud": "liar", "hundreds": "tens", "hateful": "hurtful",
    "possible": "practicable", "glad": "happy", "radical": "crazy", "establishment": "elite", "honesty": "integrity",
    "opportunity": "chance", "sick": "tired", "insult": "affront", "seismic": "massive", "white": "ordinary",
    "disqualifying": "damaging", "praising": "admiring", "directly": "straight", "citizen": "resident", "fear": "panic",
    "pay": "invite", "intensification": "escalation", "dealmaker": "negotiator", "religious": "spiritual",
    "system": "archive", "force": "squad", "audacity": "nerve", "fireable": "punishable",
}  # fmt: skip
_STATES = {
    "Iowa": 3.1, "Ohio": 11.6, "Florida": 21, "Texas": 28, "Pennsylvania": 12.8, "New Hampshire": 1.3, "Michigan": 9.9,
    "Virginia": 8.4, "North Carolina": 10.2, "South Carolina": 5, "Nevada": 3, "Arizona": 7, "Wisconsin": 5.8,
    "Colorado": 5.6, "Georgia": 10.4, "Indiana": 6.7, "Minnesota": 5.6, "Massachusetts": 6.8, "Tennessee": 6.7,
}  # fmt: skip
"""Millions of people."""
_A_STATE = re.compile(rf"(?<!University of )(?<!West )\b(?P<state>{'|'.join(_STATES)})\b")
_IN_A_STATE = re.compile(rf"\bin (?P<state>{'|'.join(_STATES)})\b(?=[ .])(?! [A-Z]|,? and [A-Z]|, [A-Z])")
_NEXT_STATE = {
    "Fla.": "Ga.", "Florida": "Georgia", "Ohio": "Texas", "Texas": "Ohio", "Calif.": "Nev.", "California": "Nevada",
    "N.C.": "Va.", "North Carolina": "Virginia", "Iowa": "Wisconsin", "Wis.": "Minn.", "Wisconsin": "Iowa",
    "Mich.": "Minn.", "Michigan": "Minnesota", "Pa.": "Mass.", "Pennsylvania": "Massachusetts", "Nev.": "Ariz.",
    "Nevada": "Arizona", "Ariz.": "Colo.", "Arizona": "Colorado", "La.": "Ala.", "Mo.": "Kan.", "Missouri": "Kansas",
}  # fmt: skip
_CITY_AND_STATE = (
    "(?:Orlando|Tampa|Miami|Palm Beach|Fort Lauderdale|Toledo|Cleveland|Cincinnati|Columbus|Akron|Dallas|Houston|Waco"
    "|San Antonio|Austin|San Bernardino|San Jose|San Diego|Sacramento|Los Angeles|Charlotte|Raleigh|Greensboro"
    "|Des Moines|Cedar Rapids|Sioux City|Davenport|Milwaukee|Green Bay|Eau Claire|Ann Arbor|Detroit|Flint|Scranton"
    "|Pittsburgh|Philadelphia|Las Vegas|Reno|Phoenix|Tucson|Baton Rouge|New Orleans|St. Louis), "
    rf"(?P<state>{'|'.join(map(re.escape, _NEXT_STATE))})(?=[ ,.]|$)"
)


# Numbers


@told_at(_AHEAD, instead)
def poll_above_a_hundred(_page: Page, hit: re.Match[str], _draw: random.Random) -> tuple[str, str] | None:
    a, b = int(hit["a"]), int(hit["b"])
    wrong = hit[0].replace(hit["a"], str(a + 30), 1)
    return (wrong, hit[0]) if a > b and 80 < a + b <= 100 else None


@told_at(_NEAR_HALF, instead)
def either_side_of_half(_page: Page, hit: re.Match[str], _draw: random.Random) -> tuple[str, str]:
    words = [f"just {side} half – {hit[0]} –" for side in ("over", "under")]
    return (words[0], words[1]) if int(hit["n"]) < 50 else (words[1], words[0])


@told_at(_MOVED, instead)
def verb_against_its_numbers(_page: Page, hit: re.Match[str], _draw: random.Random) -> tuple[str, str]:
    return f"{_OTHER_WAY[hit['verb']]}{hit['rest']}", hit[0]


@told_at(_MOVED_SHARE, behind)
def points_in_brackets(_page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str] | None:
    a, b = (float(hit["a"] or hit["then"]), float(hit["b"] or hit["now"]))
    gap = round(abs(b - a), 2)
    told = f" ({'up' if b > a else 'down'} {{:g}} percentage points)"
    return (told.format(round(gap + draw.choice((1.5, 4)), 2)), told.format(gap)) if gap else None


@told_at(_SUM, in_commas)
def fivefold(_page: Page, hit: re.Match[str], _draw: random.Random) -> tuple[str, str] | None:
    high, told = value(hit["n"]), f"up fivefold from the {hit['sign']}{{}}{hit['big']} first planned"
    return (told.format(written(high / 2)), told.format(written(high / 5))) if hit["big"] and high >= 5 else None


@told_at(_AHEAD, in_commas)
def two_shares_together(_page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str] | None:
    both = int(hit["a"]) + int(hit["b"])
    wrong = both + draw.choice((-12, -9, 11))
    told = "{} percent between them"
    return (told.format(wrong), told.format(both)) if both < 100 else None


@told_at(_SUM, in_commas)
def in_second_place(_page: Page, hit: re.Match[str], _draw: random.Random) -> tuple[str, str] | None:
    now, told = value(hit["n"]), f"the most ever, with the {hit['sign']}{{}}{hit['big']} of 2007 in second place"
    return (told.format(written(now * 1.4)), told.format(written(now * 0.8))) if hit["big"] else None


@told_at(_WEEKS, behind)
def weeks_in_days(_page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str]:
    days = 7 * _SMALL[hit["n"]]
    return f" ({days + draw.choice((5, 10))} days)", f" ({days} days)"


@told_at(_PRICE, behind)
def pesos(_page: Page, hit: re.Match[str], _draw: random.Random) -> tuple[str, str] | None:
    """At twenty pesos to the dollar, as in 2016 and in 2019; wrongly at two."""
    amount, told = value(hit["n"]), f" (about {{}}{hit['big']} Mexican pesos)"
    fits = hit["sign"] == "$" and hit["big"] and 2 <= amount < 45
    return (told.format(written(amount * 2)), told.format(written(amount * 20))) if fits else None


# Times


def weekday_of_the_page(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, re.compile(rf"{_ON_A_DATE}(?:, {page.published.year})?(?!, \d)")):
        wrong = DAYS[(DAYS.index(hit["day"]) + draw.randrange(1, 7)) % 7]
        if str(page.published.year) in hit[0] or page.published.year == 2019:
            return swap(page, at, hit.span("day"), wrong, hit["day"])
    return None


@sentence
def notice_to_leave(_page: Page, draw: random.Random) -> tuple[str, str]:
    day = date(1990, 1, 1) + timedelta(days=draw.randrange(8000))
    told = f"The notice, dated {{}} {day.day} {MONTHS[day.month - 1]} {day.year}, gave the tenants a month to leave."
    return told.format(DAYS[(day.weekday() + draw.randrange(1, 7)) % 7]), told.format(DAYS[day.weekday()])


@sentence
def sentenced_to_six_years(page: Page, _draw: random.Random) -> tuple[str, str]:
    told, year = "He was sentenced in July {} to six years and has served about half of the term.", page.published.year
    return told.format(year + 3), told.format(year - 3)


@told_at(_AGED, behind)
def years_short_of(_page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str]:
    left = 10 - int(hit["age"]) % 10
    told = ", {} short of " + str(int(hit["age"]) + left)
    wrong = f"{words_for(left + draw.choice((2, 3)))} years"
    return told.format(wrong), told.format("a year" if left == 1 else f"{words_for(left)} years")


@told_at(_MONTH_AND_YEAR, in_commas)
def months_ago(page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str] | None:
    years = page.published.year - int(hit["year"])
    right = 12 * years + page.published.month - MONTHS.index(hit["month"]) - 1
    wrong = right + draw.choice((7, 11))
    return (f"{wrong} months ago", f"{right} months ago") if 9 < right < 60 else None


@told_at(_EVENT, in_commas)
def round_years_of_an_event(page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str] | None:
    past = [each for each in _ROUND if _HAPPENED[hit[0]] + _ROUND[each] <= page.published.year]
    if not past:
        return None
    right, told = _HAPPENED[hit[0]] + _ROUND[past[0]], f"whose {past[0]} anniversary came in {{}}"
    return told.format(right - draw.choice((2, 3))), told.format(right)


@sentence
def next_march(page: Page, draw: random.Random) -> tuple[str, str]:
    years, now = draw.choice((30, 40, 60)), page.published.year
    told = f"It will be {years} years next March since the ferry Elsinore sank off the coast, in March {{}}."
    return told.format(now + 1 - years + draw.choice((-8, 7))), told.format(now + 1 - years)


@told_at(_EVENT, behind)
def event_in_a_year(_page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str]:
    right = _HAPPENED[hit[0]]
    told = " of {}" if re.search(r"Act|ruling|decision|vote|referendum|attacks", hit[0]) else " ({})"
    return told.format(right - draw.choice((2, 3, 4))), told.format(right)


@told_at(_BETWEEN, instead)
def last_year_first(_page: Page, hit: re.Match[str], _draw: random.Random) -> tuple[str, str] | None:
    return (f"{hit['b']}{hit['mid']}{hit['a']}", hit[0]) if hit["a"] < hit["b"] else None


def day_in_the_lede(page: Page, draw: random.Random) -> Plant | None:
    """Wrongly a day of six years before that was the same weekday, so that only its age is wrong."""
    for at, hit in bare(page, draw, _ON_A_DAY):
        right = page.published - timedelta(days=(page.published.weekday() - DAYS.index(hit["day"])) % 7 or 7)
        close = "" if page.paragraphs[at][hit.end()] in ",.;" else ","
        told = (f"{hit[0]}, {MONTHS[day.month - 1]} {day.day}, {day.year}" for day in (right - timedelta(2191), right))
        if at == 0:
            return swap(page, at, hit.span(), *(f"{each}{close}" for each in told))
    return None


def posted_on(page: Page, draw: random.Random) -> Plant | None:
    day = page.published - timedelta(days=draw.randrange(2))
    told = f"Posted at 9:14 a.m. on {MONTHS[day.month - 1]} {day.day}, {{}}. "
    return swap(page, 0, (0, 0), told.format(day.year - draw.choice((4, 7))), told.format(day.year))


# Words and places


def billion_for_million(page: Page, draw: random.Random) -> Plant | None:
    """Of a sum that the page has told before of the same thing: words around it stand in both places."""
    for at, hit in bare(page, draw, re.compile(r"\$[\d.,]*\d (?P<big>million|billion)\b")):
        told = (around for before in page.paragraphs[:at] if (around := _around(before, hit[0])))
        if any(len(each & _around(page.paragraphs[at], hit[0])) > 1 for each in told):
            return swap(page, at, hit.span("big"), "billion" if hit["big"] == "million" else "million", hit["big"])
    return None


def _around(told: str, words: str) -> set[str]:
    """The longer words near other words."""
    at = told.find(words)
    near = told[max(0, at - 90) : at + 110] if at >= 0 else ""
    return set(re.findall(r"[A-Za-z]{5,}", near)) - {"million", "billion"}


@told_at(_THREE, instead)
def trio_of_names(_page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str]:
    told = f"{hit['cue']} the {{}} of {hit['list']}"
    return told.format(draw.choice(("quartet", "pair", "duo"))), told.format("trio")


@told_at(_SCORNED, behind)
def adverb_of_scorn(_page: Page, _hit: re.Match[str], draw: random.Random) -> tuple[str, str]:
    return f" {draw.choice(('shamelessly', 'idiotically', 'hysterically', 'cravenly', 'ludicrously'))}", ""


def line_that_was_shared(page: Page, draw: random.Random) -> Plant | None:
    told = "Within the hour, the line “{}” had been shared thousands of times."
    for at, said, _ in quotes(page, draw):
        right = said.rstrip(",.")
        wrong = _HEDGE.sub("", right, count=1)
        for below in range(at + 1, len(page.paragraphs) if wrong != right and wrong[0].isupper() else 0):
            if made := after(page, below, told.format(wrong), told.format(right)):
                return made
    return None


def paraphrase_in_a_headline_quote(page: Page, draw: random.Random) -> Plant | None:
    body = " ".join(page.paragraphs).lower()
    quoted = re.finditer(r"(?<![A-Za-z])[‘'“\"](?P<said>[A-Za-z][^”\"]{8,}?)[,.]?[’'”\"](?![A-Za-z])", page.title)
    for hit in quoted:
        words = [each for each in re.finditer(r"[A-Za-z]+", hit["said"]) if each[0].lower() in _SAME_SENSE]
        if words and hit["said"].lower() in body:
            word = draw.choice(words)
            wrong = _SAME_SENSE[word[0].lower()]
            span = (hit.start("said") + word.start(), hit.start("said") + word.end())
            return swap(page, TITLE, span, wrong.title() if word[0][0].isupper() else wrong, word[0])
    return None


def state_in_the_headline(page: Page, draw: random.Random) -> Plant | None:
    body = " ".join(page.paragraphs)
    others = [each for each in _STATES if each not in body and each not in page.title]
    for hit in _A_STATE.finditer(page.title):
        if body.count(hit[0]) >= 3:
            return swap(page, TITLE, hit.span(), draw.choice(others), hit[0])
    return None


@told_at(_IN_A_STATE, in_commas)
def state_of_so_many(_page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str]:
    right, told = _STATES[hit["state"]], "a state of {:g} million people"
    return told.format(round(right * draw.choice((3, 4, 0.2)), 1)), told.format(right)


@told_at(_IN_A_STATE, instead)
def state_taken_for_a_city(_page: Page, hit: re.Match[str], draw: random.Random) -> tuple[str, str]:
    return f"in the {draw.choice(('city', 'county'))} of {hit['state']}", f"in the state of {hit['state']}"


def _one_sided(name: str, told: str, wrong: str, right: str) -> Make:
    """A rule that lets three voices speak on a page where nobody else does, the last of them of either side."""

    def make(page: Page, draw: random.Random) -> Plant | None:
        return somewhere(without_speakers(page), draw, f"{told} {{}}", wrong, right)

    make.__name__ = name
    return make


def headline_and_first_sentence(page: Page, draw: random.Random) -> Plant | None:
    title, told, wrong, right = draw.choice(
        (
            ("Floods shut schools for third day", "Schools in the valley stayed shut on Monday for a {} day.", "fifth",
             "third"),
            ("Strike at port enters second week", "The strike at the port entered its {} week on Monday.", "fourth",
             "second"),
            ("Bakery chain to open four shops", "The bakery chain said on Monday that it would open {} shops.", "six",
             "four"),
            ("Ferry runs aground off Crete", "A ferry with 80 people on board ran aground off {} on Monday.", "Malta",
             "Crete"),
        )
    )  # fmt: skip
    return headed(page, title, told.format(wrong), told.format(right))


def _turned_over(digits: str) -> str:
    return digits[:-2] + digits[-1] + digits[-2]


_SUMS = ("sums", "shares", "changes", "multiples", "records", "leads")
_LENGTHS = ("stretches", "durations")
_PLACES = ("populations", "places", "namesakes")
_HEADLINE = ("headline", "headline_names", "headline_numbers")
LOOKED_AT = (
    Rule("share", _SUMS, poll_above_a_hundred),
    Rule("fraction", _SUMS, either_side_of_half),
    Rule("change", _SUMS, verb_against_its_numbers),
    Rule("points", _SUMS, points_in_brackets),
    Rule("multiple", _SUMS, fivefold),
    Rule("total", _SUMS, two_shares_together),
    Rule("record", _SUMS, in_second_place),
    Rule("conversion", ("conversions",), weeks_in_days),
    Rule("currency", ("currencies", "conversions"), pesos),
    Rule("weekday", ("weekdays",), weekday_of_the_page), Rule("weekday", ("weekdays",), notice_to_leave),
    Rule("impossible day", ("dates",), swapped(
        "digits_of_a_day_turned_over", rf"\b{_MONTH} (?P<day>1[4-9]|2[4-9])\b(?! ?[-–]|\.\d)",
        lambda hit, _draw: _turned_over(hit["day"]), "day")),
    Rule("future day", ("dates",), swapped(
        "study_of_a_year_to_come", _STUDY,
        lambda hit, _draw: hit["year"].replace("200", "203") if hit["year"] < "2010" else _turned_over(hit["year"]),
        "year")),
    Rule("age", ("ages",), years_short_of),
    Rule("length of time", _LENGTHS, months_ago),
    Rule("anniversary", _LENGTHS, round_years_of_an_event), Rule("anniversary", _LENGTHS, next_march),
    Rule("event", _LENGTHS, event_in_a_year),
    Rule("order", ("sequence", "stretches"), last_year_first),
    Rule("old story", ("old_story", "dates"), day_in_the_lede), Rule("old story", ("old_story", "dates"), posted_on),
    Rule("told twice", ("told_twice",), billion_for_million),
    Rule("spelling", ("spellings",), swapped(
        "surname_of_public_life", rf"\b(?:{'|'.join(_SURNAMES)})\b", lambda hit, _draw: _SURNAMES[hit[0]], again=True)),
    Rule("role", ("roles", "office_holders"), swapped(
        "office_of_another", rf"\b(?:{'|'.join(_OFFICES)})\b", lambda hit, _draw: _OFFICES[hit[0]])),
    Rule("unsourced", ("unsourced",), swapped(
        "named_speaker_hidden", _NAMED_SPEAKER,
        lambda _hit, draw: draw.choice(("A well-placed source", "Somebody briefed on it", "One Washington insider")),
        "who")),
    Rule("list", ("counted_lists",), trio_of_names),
    Rule("wording", ("wording",), swapped(
        "regime_at_home", r"\b(?:Obama|Bush|Clinton|Trump) (?P<what>administration)\b(?!['’]s)",
        lambda _hit, _draw: "regime", "what")),
    Rule("quotation", ("quote_drift",), line_that_was_shared),
    Rule("headline", _HEADLINE, state_in_the_headline), Rule("headline", _HEADLINE, headline_and_first_sentence),
    Rule("place", _PLACES, swapped(
        "city_in_another_state", _CITY_AND_STATE, lambda hit, _draw: _NEXT_STATE[hit["state"]], "state")),
    Rule("population", _PLACES, state_of_so_many),
    Rule("unit of place", _PLACES, state_taken_for_a_city),
    Rule("one side", ("one_sided",), _one_sided(
        "tenants_without_their_landlord", "Two hundred tenants are suing Marlow Estates over mold in their flats."
        " “Our children cough all night,” said Dina Rowe, who rents two rooms on the ground floor. “The company has"
        " known for years,” said Paul Ismay, the tenants’ lawyer.",
        "“They never answered our letters,” said Ruth Vale, who heads the tenants’ association.",
        "“We have repaired every flat,” said Helen Crewe, a director of Marlow Estates.")),
)  # fmt: skip
RULES = (
    Rule("share", _SUMS, added(
        "boilers_that_failed", "Inspectors tested {1} boilers and failed {2} of them, a failure rate of {0} percent.",
        (18, 8, 650, 52), (4, 14, 350, 49), (35, 25, 480, 120), (21, 12, "1,200", 144))),
    Rule("fraction", _SUMS, added(
        "without_a_ticket", "One passenger in {0} traveled without a ticket: {1} of the {2} who were checked.",
        ("eight", "five", 90, 450), ("three", "six", 70, 420), ("four", "ten", 65, 650))),
    Rule("change", _SUMS, swapped(
        "fallen_by_more_than_all", _FALLEN, lambda hit, _draw: f"1{hit['n']}", "n")),
    Rule("change", _SUMS, added(
        "price_of_a_loaf", "A loaf that cost ${1} last winter now sells for ${2}, {0} percent more.",
        (40, 25, "2.40", "3.00"), (20, 40, "2.50", "3.50"), (35, 20, "3.50", "4.20"))),
    Rule("points", _SUMS, added(
        "key_rate", "The central bank raised its key rate by {0}, to {2} percent from {1} percent.",
        ("half a point", "a quarter of a point", "1.5", "1.75"),
        ("a quarter of a point", "half a point", "2.25", "2.75"), ("50 basis points", "25 basis points", "3", "3.25"))),
    Rule("multiple", _SUMS, added(
        "second_tunnel", "The second tunnel, at {1} miles, is twice the length of the first, which measures {0} miles.",
        ("1.8", "1.2", "2.4"), ("2.1", "1.4", "2.8"), ("4.5", "3.3", "6.6"))),
    Rule("total", _SUMS, added(
        "medals", "The team came home with {1} gold, {2} silver and {3} bronze medals, a haul of {0}.",
        (14, 12, 5, 3, 4), (17, 19, 6, 8, 5), (23, 21, 9, 4, 8))),
    Rule("record", _SUMS, added(
        "fastest_across_the_lake",
        "Her time of 19 minutes {1} seconds is the fastest across the lake; the old best was 19 minutes {0} seconds.",
        (35, 46, 41), (12, 38, 27), (22, 51, 44))),
    Rule("conversion", ("conversions",), swapped(
        "conversion_of_the_page", _CONVERTED,
        lambda hit, draw: written(value(hit["n"]) * draw.choice((0.6, 1.6))), "n")),
    Rule("conversion", ("conversions",), added(
        "gusts_in_knots", "Gusts of {1} knots ({0} miles an hour) tore the roof off the boathouse.",
        (96, 69, 60), (40, 58, 50), (129, 92, 80))),
    Rule("currency", ("currencies", "conversions"), added(
        "night_in_a_guesthouse", "A night in the guesthouse costs {1}, or about ${0}.",
        (200, 20, "1,400 Indian rupees"), (3, 30, "1,900 Russian rubles"), (500, 50, "1,000 Mexican pesos"))),
    Rule("weekday", ("weekdays",), weekday_of_the_page), Rule("weekday", ("weekdays",), notice_to_leave),
    Rule("impossible day", ("dates",), added(
        "last_day_of_the_month", "Applications had to be in by the last day of {1}, the {0}.",
        ("31st", "30th", "June"), ("31st", "30th", "September"), ("31st", "30th", "November 2014"),
        ("30th", "28th", "February 2015"))),
    Rule("future day", ("dates",), sentenced_to_six_years),
    Rule("age", ("ages",), added(
        "named_for_an_architect", "The hall is named for the architect Anna Lindqvist ({1}-{2}), who died at {0}.",
        (68, 78, 1931, 2009), (91, 84, 1925, 2010), (59, 66, 1938, 2004))),
    Rule("length of time", _LENGTHS, added(
        "ferry_in_dock", "The ferry stopped running on {1} and started again on {2}, after {0} weeks in dock.",
        ("six", "four", "April 12", "May 10"), ("three", "five", "March 2", "April 6"),
        ("seven", "three", "June 16", "July 7"), ("two", "six", "July 5", "August 16"))),
    Rule("anniversary", _LENGTHS, round_years_of_an_event), Rule("anniversary", _LENGTHS, next_march),
    Rule("event", _LENGTHS, added(
        "front_pages_of_that_week", "{1} in {0}, and the library still keeps the front pages of that week.",
        (1983, 1986, "The space shuttle Challenger broke apart after liftoff"),
        (2006, 2010, "The Deepwater Horizon rig exploded in the Gulf of Mexico"),
        (1978, 1974, "President Richard Nixon resigned"),
        (2008, 2011, "A tsunami struck the Fukushima nuclear plant in Japan"))),
    Rule("order", ("sequence", "stretches"), added(
        "reached_before_the_call",
        "The call came in at {1} p.m., and officers reached the house at {0} p.m. that evening.",
        ("8:25", "8:52", "8:40"), ("9:15", "9:55", "9:40"), ("7:05", "7:31", "7:20"))),
    Rule("old story", ("old_story", "dates"), day_in_the_lede), Rule("old story", ("old_story", "dates"), posted_on),
    Rule("told twice", ("told_twice",), apart(
        "days_of_a_jury", "The jury deliberated for {1} days before it returned its verdict.",
        "Jurors, who had deliberated for {0} days, declined to speak to reporters.",
        ("nine", "six", "six"), ("two", "five", "five"), ("four", "three", "three"))),
    Rule("spelling", ("spellings",), apart(
        "coroner_at_second_mention", "The coroner, {1}, heard four witnesses on Monday.",
        "{0} adjourned the inquest until the spring.",
        ("Achtenberg", "Achterberg", "Rosalind Achterberg"), ("Kowalczik", "Kowalczyk", "Marek Kowalczyk"),
        ("Mathiesen", "Matthiesen", "Ellen Matthiesen"))),
    Rule("role", ("roles",), apart(
        "last_off_the_ship", "The ship’s captain, Aldo Ferri, ordered everyone off at dusk.",
        "Aldo Ferri, the {0}, was the last to leave the ship.", ("cook", "captain"), ("harbor master", "captain"))),
    Rule("unsourced", ("unsourced",), added(
        "fund_by_hearsay", "{0} half of its money since the spring.",
        ("The fund is rumored to have lost", "The fund’s manager, Oskar Lind, told clients that it had lost"),
        ("The fund has reportedly lost", "In its half-yearly report the fund says that it has lost"),
        ("The fund is widely thought to have lost", "The fund’s manager, Oskar Lind, says that it has lost"))),
    Rule("list", ("counted_lists",), added(
        "countries_in_drought", "{1}, the {0} countries hit hardest by the drought, have asked for help.",
        ("four", "three", "Spain, Portugal and Greece"), ("three", "four", "Niger, Chad, Mali and Sudan"),
        ("five", "three", "Kenya, Ethiopia and Somalia"))),
    Rule("wording", ("wording",), adverb_of_scorn),
    Rule("wording", ("wording",), added(
        "board_in_contempt", "The harbor board, {0}, votes again in May.",
        ("a nest of cowards and cheats", "a body of nine members"), ("a disgrace to the town", "elected in 2014"),
        ("as spineless as ever", "which meets every month"))),
    Rule("quotation", ("quote_drift",), paraphrase_in_a_headline_quote),
    Rule("headline", _HEADLINE, state_in_the_headline), Rule("headline", _HEADLINE, headline_and_first_sentence),
    Rule("place", _PLACES, added(
        "next_match_abroad", "The next match is in {1}, in northern {0}, on Saturday.",
        ("Denmark", "Germany", "Hamburg"), ("France", "Italy", "Turin"), ("Portugal", "Spain", "Bilbao"),
        ("Belgium", "France", "Lille"))),
    Rule("population", _PLACES, added(
        "census_of_a_nation", "All {0} million people of {1} will be counted in the census.",
        (28, 2.8, "Lithuania"), (57, 5.7, "Denmark"), (88, 8.8, "Austria"), (1.1, 11, "Belgium"))),
    Rule("unit of place", _PLACES, added(
        "seat_of_a_firm", "The firm has its head office in {1}, a {0}.",
        ("city in southern Germany", "state in southern Germany", "Bavaria"),
        ("town in central Italy", "region in central Italy", "Tuscany"),
        ("port in northern France", "region in northern France", "Normandy"),
        ("city in northeastern Spain", "region in northeastern Spain", "Catalonia"))),
    Rule("one side", ("one_sided",), _one_sided(
        "one_party_to_a_recount", "The Greens and the Liberals both claim the council seat of Ashby, and the votes are"
        " to be counted again. Nora Field, the Green candidate, said that 40 ballots had been put on the wrong pile."
        " The first count was a shambles, the Greens’ agent, Tom Hale, told reporters.",
        "The Greens’ leader, Ines Marsh, said that the seat was theirs.",
        "The Liberals’ candidate, Ines Marsh, said that the seat was hers.")),
)  # fmt: skip
