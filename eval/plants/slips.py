"""More rules worked on: errors that slip into an editor's copy, one or two of every sort.

They were written from the specification alone, by someone who had not seen the checks, in other wordings and settings
than the rules before them, and kept aside until they had been reported. Half of them change or complete what a real
page says; the others add a sentence to it.
"""

import random
import re
from datetime import date, timedelta

from plants.making import added, bare, somewhere, swapped
from plants.numbers import COUNT, value, written
from plants.page import TITLE, Page, Plant, Rule, after, beside, swap
from plants.people import OFFICE
from plants.times import DAYS
from plants.words import quotes, without_speakers

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_AMOUNT = r"[$£€]?(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?\b"
_MOVED = re.compile(
    r"\b(?:rose|climbed|jumped|increased|grew|ticked up|fell|dropped|declined|slipped|dipped|shrink|shrank)\b[^.;$\d]"
    rf"{{,60}}?(?:\d+ percent, )?(?:from|to) (?P<a>{_AMOUNT})(?P<gap>[^.;]{{,25}}? (?:to|from) )(?P<b>{_AMOUNT})"
)
_POLL = re.compile(
    r"\b(?:lead|led|ahead|beat|won|defeat|prevail|surpass)[^.;]{,60}?(?P<a>\d\d(?:\.\d)?)(?P<gap>(?: percent|%)?,?"
    r"(?: to |-))(?P<b>\d\d(?:\.\d)?)(?: percent|%)"
)
_PART = re.compile(r"(?<![$\d.,])\b(?P<k>\d[\d,]*) of (?:the |its |their )?(?P<n>\d[\d,]*) [a-z]+s\b(?! \()")
_SINCE = re.compile(r"(?<=\bsince )(?P<year>(?:19|20)\d\d)\b")
_ON_A_DAY = re.compile(
    r"\b(?:[Oo]n|announced|[Bb]efore) (?P<day>(?P<month>Sept|Oct|Nov)(?:\.|ember|ober) (?P<n>\d\d?))\b(?!,? \d{4}|[-–])"
)
_EVENT_YEAR = re.compile(
    r"(?<=Sept\. 11, )2001|(?<=September 11, )2001|2008(?= financial crisis)|(?<=invasion of Iraq in )2003"
    r"|(?<=Romney in )2012|2012(?= (?:terrorist )?attack (?:in|of|on)\b.{,30}Benghazi)|(?<=Romney, the )2012"
)
_RATES = {
    "square miles": (2.59, "square kilometers"), "mph": (1.609, "kilometers per hour"), "feet": (0.3048, "meters"),
    "pounds": (0.4536, "kilograms"), "yards": (0.9144, "meters"),
}  # fmt: skip
_MEASURED = re.compile(rf"(?<![-$\d.,])\b(?P<n>\d[\d,]*) (?P<unit>{'|'.join(_RATES)})\b(?! \()")
_FIRST_NAMES = {
    "Hillary": "Hilary", "Jeffrey": "Jeffery", "Michael": "Micheal", "Elizabeth": "Elisabeth", "Marco": "Marko",
    "Eric": "Erik", "Matthew": "Mathew", "Stephen": "Steven", "Brian": "Bryan", "Barack": "Barak", "Megyn": "Megan",
}  # fmt: skip
_SPELT = {
    "Pittsburgh": "Pittsburg", "Philadelphia": "Philadephia", "Massachusetts": "Massachussetts",
    "Connecticut": "Conneticut", "Mississippi": "Missisippi", "Tennessee": "Tennesee", "Afghanistan": "Afganistan",
    "Colombia": "Columbia", "Illinois": "Illinios", "Louisiana": "Lousiana", "Cincinnati": "Cincinatti",
}  # fmt: skip
_STATE = (
    "(?:Florida|Ohio|Texas|Pennsylvania|Virginia|Colorado|Nevada|Iowa|Georgia|Arizona|Michigan|Wisconsin|Illinois|Utah"
    "|Alabama|Arkansas|Oklahoma|Minnesota|Massachusetts|Tennessee|Missouri|New Hampshire|(?:North|South) Carolina)"
)
_STATES = re.compile(rf"(?<=\b(?:in|on) )(?P<all>{_STATE}(?:, {_STATE})+,? and {_STATE})\b")
_CAMPS = {
    "protesters": "troublemakers", "demonstrators": "thugs", "supporters": "cronies", "activists": "fanatics",
    "migrants": "invaders", "donors": "moneybags", "advisers": "henchmen",
}  # fmt: skip
_TURNED = {
    "wins": "loses", "Wins": "Loses", "praises": "condemns", "endorses": "snubs", "rejects": "accepts",
    "defends": "disowns", "backs": "opposes", "Backs": "Opposes",
}  # fmt: skip
_CAPITALS = {
    "London": "Britain", "Berlin": "Germany", "Paris": "France", "Moscow": "Russia", "Tehran": "Iran", "Cairo": "Egypt",
    "Baghdad": "Iraq", "Kabul": "Afghanistan", "Havana": "Cuba", "Seoul": "South Korea", "Ankara": "Turkey",
}  # fmt: skip
_IN_A_CAPITAL = re.compile(
    rf"\b(?:in|to|from) (?P<city>{'|'.join(_CAPITALS)})(?=\.|,(?! [A-Z])| (?:and|on|for|last|this|next|where|since) )"
)
_MILLIONS = {
    "Germany": 82, "France": 66, "Mexico": 125, "Canada": 37, "Israel": 9, "Iran": 81, "Russia": 145, "Japan": 127,
    "Britain": 66, "Italy": 60, "Poland": 38, "Turkey": 80, "Cuba": 11, "Australia": 25, "Afghanistan": 36,
}  # fmt: skip
_IN_A_LAND = re.compile(rf"\b(?:in|to|from|with) (?P<land>{'|'.join(_MILLIONS)})\b(?=[ .,])")
_UNION = (
    "“The offer is an insult,” said Carla Dunne, who speaks for the dockers' union.",
    "“We have not had a raise in four years,” said Pete Amory, a crane driver on the picket line.",
    "“The port lives on our backs,” said Joan Petty, a striking docker.",
    "“We can hold out until spring,” said Karl Menz, the treasurer of the union.",
)
_PORT = (
    "“The offer is the best that we can pay,” said Hugh Lansing, who speaks for the port company.",
    "“We have raised wages twice in four years,” said Vera Colt, the company's head of staff.",
)


def part_as_percent(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, _PART):
        share = round(100 * value(hit["k"]) / value(hit["n"]))
        wrong = share + draw.choice((-13, -9) if share > 50 else (9, 14))
        if 10 < share < 100:
            return swap(page, at, (hit.end(), hit.end()), f" ({wrong} percent)", f" ({share} percent)")
    return None


def apart_in_the_poll(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, _POLL):
        gap = abs(float(hit["a"]) - float(hit["b"]))
        wrong, right = (f"{written(each)} percentage points apart" for each in (gap + draw.choice((4, 6)), gap))
        if gap >= 2 and (made := beside(page, at, hit.end(), wrong, right)):
            return made
    return None


def in_the_other_measure(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, _MEASURED):
        rate, unit = _RATES[hit["unit"]]
        right = value(hit["n"]) * rate
        wrong = right * draw.choice((0.6, 1.4))
        if right >= 3:
            told = (f" ({written(each)} {unit})" for each in (wrong, right))
            return swap(page, at, (hit.end(), hit.end()), *told)
    return None


def weekday_of_a_date(page: Page, draw: random.Random) -> Plant | None:
    if page.published.year != 2019:
        return None
    for at, hit in bare(page, draw, _ON_A_DAY):
        month = {"Sept": 9, "Oct": 10, "Nov": 11}[hit["month"]]
        right = date(2019, month, int(hit["n"])).weekday()
        wrong = (right + draw.randrange(2, 6)) % 7
        return swap(page, at, hit.span("day"), *(f"{DAYS[each]}, {hit['day']}" for each in (wrong, right)))
    return None


def violinist_born_in(page: Page, draw: random.Random) -> Plant | None:
    age = draw.randrange(41, 75)
    wrong, born = age + draw.choice((-12, 11, 15)), page.published.year - age
    told = f"Born in March {born}, the violinist Irene Sandell is now {{}} and still plays every week."
    return somewhere(page, draw, told, wrong, age)


def since_so_many_years_ago(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, _SINCE):
        years = page.published.year - int(hit["year"])
        wrong, right = (_WORDS[each] if each < 10 else str(each) for each in (years + draw.randrange(4, 9), years))
        if years > 1 and (made := beside(page, at, hit.end(), f"{wrong} years ago", f"{right} years ago")):
            return made
    return None


def golden_wedding(page: Page, draw: random.Random) -> Plant | None:
    (name, right), (_, wrong) = draw.sample((("silver", 25), ("golden", 50), ("diamond", 60)), 2)
    told = f"The couple, who married in April {{}}, celebrated their {name} wedding this spring."
    return somewhere(page, draw, told, page.published.year - wrong, page.published.year - right)


def picture_of_yesterday(page: Page, draw: random.Random) -> Plant | None:
    yesterday = page.published - timedelta(days=1)
    wrong = yesterday - timedelta(days=365 * draw.randrange(3, 9))
    told = "The picture above was taken yesterday, {}, outside the building."
    return after(page, 0, *(told.format(f"{each:%B} {each.day}, {each.year}") for each in (wrong, yesterday)))


def number_differs_below(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, COUNT):
        digits = hit["n"]
        wrong = digits[:-2] + digits[:-3:-1] if digits[-1] not in (digits[-2], "0") else digits[:-1] + "7"
        if value(digits) >= 20 and any(hit[0] in told for told in page.paragraphs[:at]) and wrong != digits:
            return swap(page, at, hit.span("n"), wrong, digits)
    return None


def office_at_second_mention(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, OFFICE):
        wrong = draw.choice(("treasurer", "chief engineer", "head of research"))
        told = f"Reached once more late in the evening, {hit['name']}, the {{}}, had nothing to add."
        for below in range(at + 1, len(page.paragraphs)):
            if made := after(page, below, told.format(wrong), told.format(hit["role"])):
                return made
    return None


def states_counted(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, _STATES):
        names = len(re.findall(_STATE, hit["all"]))
        wrong, right = (f"the {_WORDS[each]} states of {hit['all']}" for each in (names + draw.choice((1, 2)), names))
        return swap(page, at, hit.span("all"), wrong, right)
    return None


def words_on_a_leaflet(page: Page, draw: random.Random) -> Plant | None:
    told = "A leaflet handed out the next morning carried the words “{}” in large print."
    for at, said, _ in quotes(page, draw):
        right = said.rstrip(",.")
        for below in range(at + 1, len(page.paragraphs) if " not " in right else 0):
            if made := after(page, below, told.format(right.replace(" not ", " ", 1)), told.format(right)):
                return made
    return None


def wrong_person_in_headline(page: Page, draw: random.Random) -> Plant | None:
    body = " ".join(page.paragraphs)
    others = [each for each in ("Gingrich", "Pelosi", "Kerry", "Perry", "Jindal", "Schumer") if each not in body]
    for hit in re.finditer(r"(?:^|(?<=[a-z,:] ))[A-Z][a-z]{3,}(?='s|,| [a-z])", page.title):
        if body.count(hit[0]) >= 4 and re.search(rf"[A-Z][a-z]+ {hit[0]}\b(?! [A-Z])", body) and others:
            return swap(page, TITLE, hit.span(), draw.choice(others), hit[0])
    return None


def headline_turned_round(page: Page, draw: random.Random) -> Plant | None:
    turned = list(re.finditer(rf"(?<=[a-z] )(?:{'|'.join(_TURNED)})(?= [A-Za-z])", page.title))
    hit = draw.choice(turned) if turned else None
    return hit and swap(page, TITLE, hit.span(), _TURNED[hit[0]], hit[0])


def capital_of_another(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, _IN_A_CAPITAL):
        right = _CAPITALS[hit["city"]]
        wrong = draw.choice(sorted({*_CAPITALS.values()} - {right}))
        if made := beside(page, at, hit.end(), f"the capital of {wrong}", f"the capital of {right}"):
            return made
    return None


def home_to_millions(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in bare(page, draw, _IN_A_LAND):
        right = _MILLIONS[hit["land"]]
        wrong = right * 3 if right < 50 else right // 4
        if made := beside(page, at, hit.end(), *(f"home to some {each} million people" for each in (wrong, right))):
            return made
    return None


def one_side_of_a_strike(page: Page, draw: random.Random) -> Plant | None:
    silent = without_speakers(page)
    last = len(silent.paragraphs) - 1
    right = draw.sample((*_UNION[:2], *_PORT), 4)
    return after(silent, last, " ".join(_UNION), " ".join(right)) if last >= 3 else None


def _crossed(hit: re.Match[str], _draw: random.Random) -> str:
    """The words of the hit with its two numbers in each other's place."""
    start, told = hit.start(), hit[0]
    return told[: hit.start("a") - start] + hit["b"] + hit["gap"] + hit["a"] + told[hit.end("b") - start :]


_SUMS = ("sums", "shares", "changes", "multiples", "records", "leads")
_LENGTHS = ("stretches", "durations")
_PLACES = ("populations", "places", "namesakes")
RULES = (
    Rule("share", _SUMS, part_as_percent),
    Rule("share", _SUMS, added(
        "samples_of_water", "Of {1} samples of tap water, {2} ({0} percent) held more lead than the law allows.",
        (12, 20, 650, 130), (60, 48, 475, 228), (42, 24, 250, 60), (46, 64, 275, 176))),
    Rule("fraction", _SUMS, added(
        "flights_called_off", "Of the {1} flights due to leave before noon, {2} – {0} – were called off.",
        ("a third", "a quarter", 32, 8), ("a quarter", "a third", 45, 15), ("three-quarters", "two-thirds", 27, 18))),
    Rule("change", _SUMS, swapped("rise_and_fall_exchanged", _MOVED, _crossed)),
    Rule("change", _SUMS, added(
        "bookings_above", "Bookings for the winter stand at {1}, {0} percent above the {2} of a year ago.",
        (25, 15, "828", "720"), (55, 40, "2,072", "1,480"), (12, 20, "1,344", "1,120"), (35, 25, "1,275", "1,020"))),
    Rule("points", _SUMS, apart_in_the_poll),
    Rule("points", _SUMS, swapped("leader_with_fewer", _POLL, _crossed)),
    Rule("multiple", _SUMS, added(
        "fine_halved", "The appeal judges halved the fine, from ${1},000 to ${0},000, and lifted the ban.",
        (12, 18, 36), (26, 39, 78), (8, 14, 28))),
    Rule("total", _SUMS, added(
        "dead_of_the_day", "Shells killed {1} people in the east of the town and {2} in the west, {0} people in all.",
        ("seven", "five", "two", "three"), ("twelve", "ten", "four", "six"), ("eight", "nine", "five", "four"))),
    Rule("record", _SUMS, added(
        "personal_best", "She jumped {1} meters, a personal best; until then it had stood at {0} meters.",
        ("6.84", "6.51", "6.59"), ("6.98", "6.77", "6.81"), ("6.75", "6.50", "6.57"))),
    Rule("conversion", ("conversions",), in_the_other_measure),
    Rule("conversion", ("conversions",), added(
        "burned_forest", "The fire went through {1} hectares ({0} acres) of pine before the rain came.",
        ("4,460", "6,800", "2,750"), ("890", "1,360", "550"), ("4,680", "2,970", "1,200"))),
    Rule("currency", ("currencies", "conversions"), added(
        "yen_and_dollars", "The makers of the game were paid {1} billion yen, or about ${0} million, for the rights.",
        (540, 54, 6), (180, 18, 2), (270, 27, 3))),
    Rule("weekday", ("weekdays",), weekday_of_a_date),
    Rule("weekday", ("weekdays",), added(
        "trial_that_opened", "His first trial opened on the {1}, a {0}, and lasted a week.",
        ("Wednesday", "Monday", "16th of July 2007"), ("Tuesday", "Thursday", "11th of August 2011"),
        ("Friday", "Wednesday", "15th of September 2010"), ("Monday", "Friday", "6th of June 2014"))),
    Rule("impossible day", ("dates",), swapped(
        "thirty_first_of_a_short_month", r"\b(?:April|June|Sept(?:\.|ember)|Nov(?:\.|ember)) (?P<day>\d\d?)\b(?!-)",
        lambda _hit, _draw: "31", "day")),
    Rule("future day", ("dates",), swapped(
        "since_a_year_to_come", _SINCE, lambda _hit, draw: str(draw.randrange(2027, 2035)))),
    Rule("age", ("ages",), violinist_born_in),
    Rule("age", ("ages",), added(
        "years_in_the_choir", "Walter Brandt joined the choir at {1} and, after {2} years in it, leaves at age {0}.",
        (30, 40, 11, 29), (34, 46, 12, 34), (52, 38, 14, 24))),
    Rule("length of time", _LENGTHS, since_so_many_years_ago),
    Rule("length of time", _LENGTHS, added(
        "hours_of_a_hearing", "The hearing began at {1} a.m. and, {0} hours later, ended at {2} p.m. without a ruling.",
        ("three", "five", "9:20", "2:20"), ("four", "six", "11:20", "5:20"), ("seven", "four", "10:40", "2:40"))),
    Rule("anniversary", _LENGTHS, golden_wedding),
    Rule("event", _LENGTHS, swapped(
        "known_year_changed", _EVENT_YEAR, lambda hit, draw: str(int(hit[0]) + draw.choice((-3, -2, 3))))),
    Rule("event", _LENGTHS, added(
        "bakery_of_that_year", "Her parents opened the bakery in {0}, the year {1}, and never moved.",
        (1980, 1986, "the reactor at Chernobyl exploded"), (1968, 1963, "John F. Kennedy was shot in Dallas"),
        (1991, 1997, "Princess Diana died in Paris"), (1987, 1982, "Argentina invaded the Falkland Islands"))),
    Rule("order", ("sequence", "stretches"), added(
        "convicted_then_arrested", "He was arrested in May {0}, and in March {1} a jury convicted him of the robbery.",
        (2011, 2009, 2010), (2013, 2011, 2012), (2008, 2006, 2007))),
    Rule("old story", ("old_story", "dates"), picture_of_yesterday),
    Rule("told twice", ("told_twice",), number_differs_below),
    Rule("told twice", ("told_twice",), added(
        "passengers_of_the_ferry", "All {0} passengers of the ferry were brought ashore before dark.",
        (518, 581, 581), (129, 192, 192), (347, 374, 374),
        first="The ferry had {} passengers on board when its engine failed.")),
    Rule("spelling", ("spellings",), swapped(
        "first_name_misspelt", rf"\b(?P<first>{'|'.join(_FIRST_NAMES)}) [A-Z][a-z]{{3,}}\b",
        lambda hit, _draw: _FIRST_NAMES[hit["first"]], "first", again=True)),
    Rule("spelling", ("spellings",), swapped(
        "place_misspelt", rf"\b(?:{'|'.join(_SPELT)})\b(?=[ ,.])", lambda hit, _draw: _SPELT[hit[0]], again=True)),
    Rule("role", ("roles",), office_at_second_mention),
    Rule("role", ("roles",), added(
        "counsel_changes_sides",
        "Outside the courthouse Rosa Thiel, the {0}, said that she would not comment before the ruling.",
        ("defense lawyer", "prosecutor"), ("presiding judge", "prosecutor"),
        first="The prosecutor, Rosa Thiel, had asked the court for six years in prison.")),
    Rule("unsourced", ("unsourced",), swapped(
        "according_to_insiders", r"(?<!said, )(?<=, )according to (?:the )?[A-Z][A-Za-z&’]+[^.,;]{,50}\.",
        lambda _hit, draw: draw.choice(("insiders say.", "it is understood.", "sources said.")))),
    Rule("unsourced", ("unsourced",), added(
        "experts_on_the_ice", "{0} that the glacier had lost a third of its depth and would not grow back.",
        ("Experts agreed", "Ingrid Solheim, who heads the glacier survey, said"),
        ("Some people say", "Jonas Reik, a geologist at the University of Oslo, says"),
        ("It was widely thought", "The survey's director, Ingrid Solheim, thought"))),
    Rule("list", ("counted_lists",), states_counted),
    Rule("wording", ("wording",), swapped(
        "verb_of_contempt", r"(?<=[a-z)] )said(?= (?:that|[A-Z][a-z]+day that)\b)",
        lambda _hit, draw: draw.choice(("whined", "crowed", "ranted", "bragged", "blustered")))),
    Rule("wording", ("wording",), swapped(
        "camp_called_names", rf"(?<=[a-z] )(?:{'|'.join(_CAMPS)})\b(?=[ .,])", lambda hit, _draw: _CAMPS[hit[0]])),
    Rule("quotation", ("quote_drift",), words_on_a_leaflet),
    Rule("headline", ("headline", "headline_names"), wrong_person_in_headline),
    Rule("headline", ("headline", "headline_names"), headline_turned_round),
    Rule("place", _PLACES, capital_of_another),
    Rule("place", _PLACES, added(
        "exhibition_abroad", "The exhibition then travels to the city museum of {1}, {0}, where it ends in June.",
        ("Lithuania", "Poland", "Gdansk"), ("Spain", "Portugal", "Porto"), ("France", "Belgium", "Antwerp"),
        ("Denmark", "Sweden", "Gothenburg"), ("Japan", "South Korea", "Busan"), ("Greece", "Turkey", "Izmir"))),
    Rule("population", _PLACES, home_to_millions),
    Rule("unit of place", _PLACES, added(
        "hail_on_a_town", "Hailstones the size of eggs fell on {1} {0}, and broke the roofs of greenhouses.",
        ("Manitoba", "Alberta", "Calgary, in the Canadian province of"),
        ("Tuscany", "Piedmont", "Turin, in the Italian region of"),
        ("Victoria", "Queensland", "Brisbane, in the Australian state of"),
        ("Hesse", "Bavaria", "Munich, in the German state of"))),
    Rule("unit of place", _PLACES, added(
        "city_for_its_province", "The insurer has most of its clients in {1}, which has about {0} inhabitants.",
        ("8.4 million", "19.5 million", "the state of New York"), ("540,000", "8.4 million", "the province of Quebec"),
        ("12 million", "45 million", "the state of São Paulo"), ("150,000", "550,000", "the state of Salzburg"))),
    Rule("one side", ("one_sided",), one_side_of_a_strike),
)  # fmt: skip
