"""Errors in words: lists of another length, loaded words, quotations, headlines, places, one side only."""

import random
import re
from dataclasses import replace

from plants.making import headed
from plants.page import PLAIN_END, TITLE, Page, Plant, Rule, after, hits, swap

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_LIST = re.compile(rf"(?<=[a-z] )(?P<list>{_NAME}(?:, {_NAME}){{1,4}},? and {_NAME})(?= [a-z]|[.;])")
_W = r"[\w’'-]+"
_TOLD = re.compile(
    rf"\b(?P<n>two|three|four|five|six|seven)(?P<what>(?: {_W}){{1,3}}s)(?P<sign>: | ?[—–] ?)"
    rf"(?P<list>(?:{_W}(?: {_W}){{0,2}}, )*{_W}(?: {_W}){{0,2}},? and {_W}(?: {_W}){{0,2}})(?=[.—–,;]| ?[—–])"
)
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_QUOTE = re.compile(r"“(?P<said>[^“”]{60,220})[,.]”|\"(?P<plain>[^\"]{60,220})[,.]\"")
_LOADED = {
    "supporters": "stooges", "aides": "henchmen", "allies": "cronies", "followers": "lackeys",
    "officials": "apparatchiks", "advisers": "puppets", "critics": "haters", "protesters": "thugs",
    "demonstrators": "mobs", "migrants": "illegals", "immigrants": "illegals", "activists": "agitators",
}  # fmt: skip
_CITIES = {
    "Chicago": ("Illinois", "Ohio"), "Boston": ("Massachusetts", "Texas"), "Miami": ("Florida", "Oregon"),
    "Philadelphia": ("Pennsylvania", "Georgia"), "Cleveland": ("Ohio", "Arizona"), "Houston": ("Texas", "Maine"),
    "Denver": ("Colorado", "Florida"), "Seattle": ("Washington", "Alabama"), "Paris": ("France", "Spain"),
    "Berlin": ("Germany", "Poland"), "London": ("England", "Scotland"), "Beijing": ("China", "Japan"),
    "Moscow": ("Russia", "Ukraine"), "Kyiv": ("Ukraine", "Russia"), "Brussels": ("Belgium", "France"),
    "Baghdad": ("Iraq", "Iran"), "Damascus": ("Syria", "Jordan"), "Tokyo": ("Japan", "China"),
}  # fmt: skip
PEOPLE_IN = {
    "Chicago": 2.7, "Boston": 0.67, "Philadelphia": 1.55, "Houston": 2.3, "Seattle": 0.73, "Paris": 2.15,
    "Berlin": 3.6, "London": 8.9, "Brussels": 1.2, "Denver": 0.71, "Tokyo": 9.7, "Moscow": 12.0, "Kyiv": 2.9,
}  # fmt: skip
CITY = re.compile(rf"\b(?P<city>{'|'.join(_CITIES)})\b(?=[ .])(?! (?:[A-Z]|Tribune|Times))(?<!New )")


# Lists


def _listed(words: str) -> int:
    return len(re.split(r", and |, | and ", words))


def counted_names(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _LIST):
        right = _listed(hit["list"])
        wrong = right + draw.choice((1, -1, 2))
        if re.search(r"\b(?:in|of|from|at|the|between|both|about)\s$", page.paragraphs[at][: hit.start()]):
            continue
        told = f"the {{}} others – {hit['list']} –"
        return swap(
            page, at, hit.span(), told.format(_NUMBERS[wrong if wrong > 1 else 5]), told.format(_NUMBERS[right])
        )
    return None


def counted_before(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _TOLD):
        right = _NUMBERS.index(hit["n"])
        if _listed(hit["list"]) != right:
            continue
        return swap(page, at, hit.span("n"), _NUMBERS[right + draw.choice((1, 2))], hit["n"])
    return None


def counted_later(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _LIST):
        right = _listed(hit["list"])
        told = f"Three reports name {{}} places: {hit['list']}."
        if made := after(page, at, told.format(_NUMBERS[right + draw.choice((1, 2))]), told.format(_NUMBERS[right])):
            return made
    return None


def counted_reasons(page: Page, draw: random.Random) -> Plant | None:
    things = ["cost", "speed", "noise", "safety", "weather", "distance"]
    for at, _ in hits(page, draw, PLAIN_END):
        some = draw.sample(things, draw.choice((3, 4)))
        told = f"There were {{}} reasons for it: {', '.join(some[:-1])} and {some[-1]}."
        if made := after(page, at, told.format(_NUMBERS[len(some) + 1]), told.format(_NUMBERS[len(some)])):
            return made
    return None


def counted_of_the_jury(page: Page, draw: random.Random) -> Plant | None:
    people = ["Ada Merton", "Tom Ashworth", "Eve Orwell", "Max Hollis", "Ida Brandt"]
    for at, hit in hits(page, draw, PLAIN_END):
        one, two, three = draw.sample(people, 3)
        told = f", and all {{}} members of the jury – {one}, {two} and {three} – agreed."
        return swap(page, at, hit.span(), told.format(draw.choice(("four", "five", "two"))), told.format("three"))
    return None


def counted_after(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _LIST):
        right = _listed(hit["list"])
        told = f"{hit['list']}, the {{}} of them,"
        wrong = right + draw.choice((1, 2))
        return swap(page, at, hit.span(), told.format(_NUMBERS[wrong]), told.format(_NUMBERS[right]))
    return None


# Wording


def _loaded(page: Page, draw: random.Random, neutrals: tuple[str, ...]) -> Plant | None:
    """In the page's own voice: where somebody is told to say so, the word is theirs."""
    pattern = re.compile(rf"(?<=[a-z] )(?:{'|'.join(neutrals)})(?= [a-z]|\.)")
    for at, hit in hits(page, draw, pattern):
        if not re.search(r"\b(?:sa[iy]|t[eo]ll?d?|accord|ask|add|wr[io]te|claim)", page.paragraphs[at]):
            return swap(page, at, hit.span(), _LOADED[hit.group()], hit.group())
    return None


def loaded_people(page: Page, draw: random.Random) -> Plant | None:
    return _loaded(page, draw, ("supporters", "aides", "allies", "followers", "officials", "advisers"))


def loaded_crowd(page: Page, draw: random.Random) -> Plant | None:
    return _loaded(page, draw, ("critics", "protesters", "demonstrators", "migrants", "immigrants", "activists"))


# Quotations


def exchanged(said: str, draw: random.Random) -> str | None:
    """The quotation with one word inside exchanged."""
    others = {
        "not": "never", "will": "may", "should": "must", "very": "rather", "good": "fine", "great": "big",
        "people": "men", "think": "hope",
        "never": "rarely", "always": "often", "want": "need", "know": "guess", "believe": "suspect",
    }  # fmt: skip
    words = said.split()
    places = [at for at in range(4, len(words) - 4) if words[at] in others]
    if not places or len(words) < 10:
        return None
    at = draw.choice(places)
    return " ".join((*words[:at], others[words[at]], *words[at + 1 :]))


def quotes(page: Page, draw: random.Random) -> list[tuple[int, str, str]]:
    found = [
        (at, said, wrong) for at, told in enumerate(page.paragraphs[:-1]) for hit in _QUOTE.finditer(told)
        if (said := hit["said"] or hit["plain"]) and (wrong := exchanged(said, draw))
    ]  # fmt: skip
    draw.shuffle(found)
    return found


def quote_told_again(page: Page, draw: random.Random) -> Plant | None:
    for at, said, wrong in quotes(page, draw):
        there = next((n for n in range(at + 1, len(page.paragraphs)) if PLAIN_END.search(page.paragraphs[n])), None)
        if there is not None:
            return after(page, there, f"“{wrong},” the statement read.", f"“{said},” the statement read.")
    return None


def quote_in_headline(page: Page, draw: random.Random) -> Plant | None:
    for _, said, wrong in quotes(page, draw):
        return swap(page, TITLE, (0, len(page.title)), f"‘{wrong}’", f"‘{said}’")
    return None


# Headlines


_HEADLINES = (
    ("Oil prices {}", "In London oil prices {} on Monday.", "rise", "rose", "fell"),
    ("Russian troops {}", "A spokesman said Russian troops {} on Friday.", "retreat", "retreated", "advanced"),
    ("Unemployment {}", "The office said that unemployment {}.", "falls", "fell", "rose"),
    ("Court {} appeal", "The court {} the appeal on Monday.", "rejects", "rejected", "upheld"),
    ("Company shares {}", "The company shares {} by noon.", "drop", "dropped", "climbed"),
    ("City council {} budget", "On Tuesday the city council {} the budget.", "approves", "approved", "rejected"),
)  # fmt: skip


def _headline(page: Page, choice: tuple[str, str, str, str, str]) -> Plant:
    title, body, told, right, wrong = choice
    return headed(page, title.format(told), body.format(wrong), body.format(right))


def headline_of_the_opposite(page: Page, draw: random.Random) -> Plant | None:
    return _headline(page, draw.choice(_HEADLINES[:3]))


def headline_of_a_decision(page: Page, draw: random.Random) -> Plant | None:
    return _headline(page, draw.choice(_HEADLINES[3:]))


# Places


def city_elsewhere(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, CITY):
        right, wrong = _CITIES[hit["city"]]
        ends = "" if page.paragraphs[at][hit.end()] == "." else ","
        return swap(page, at, hit.span(), f"{hit['city']}, {wrong}{ends}", f"{hit['city']}, {right}{ends}")
    return None


def city_of_a_land(page: Page, draw: random.Random) -> Plant | None:
    lands = {"France": "French", "Spain": "Spanish", "Germany": "German", "Poland": "Polish", "China": "Chinese",
             "Japan": "Japanese", "Russia": "Russian", "Ukraine": "Ukrainian", "Belgium": "Belgian", "Iraq": "Iraqi",
             "Iran": "Iranian", "Syria": "Syrian", "Jordan": "Jordanian"}  # fmt: skip
    for at, hit in hits(page, draw, CITY):
        right, wrong = _CITIES[hit["city"]]
        if right in lands and not re.search(r"the $", page.paragraphs[at][: hit.start()]):
            words = (f"the {lands[land]} city of {hit['city']}" for land in (wrong, right))
            return swap(page, at, hit.span(), *words)
    return None


def no_such_place(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        wrong, right = draw.choice((("Kupyonsk", "Kupiansk"), ("Izyuum", "Izium"), ("Vovchonsk", "Vovchansk")))
        told = "He was born in the town of {}, in Ukraine’s Kharkiv region."
        if made := after(page, at, told.format(wrong), told.format(right)):
            return made
    return None


def wrong_region(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        town, right, wrong = draw.choice(
            (("Kupiansk", "Kharkiv", "Odesa"), ("Sloviansk", "Donetsk", "Sumy"), ("Uman", "Cherkasy", "Lviv"))
        )
        told = f"The parts are made in {town}, in Ukraine’s {{}} region."
        if made := after(page, at, told.format(wrong), told.format(right)):
            return made
    return None


def population_after(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, CITY):
        people = PEOPLE_IN.get(hit["city"])
        if people is None or page.paragraphs[at][hit.end()] not in ",.":
            continue
        told = f"{hit['city']}, a city with a population of {{:g}} million"
        return swap(page, at, hit.span(), told.format(people * draw.choice((4, 0.2))), told.format(people))
    return None


def population_told_later(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, CITY):
        people = PEOPLE_IN.get(hit["city"])
        if people is None:
            continue
        told = f"{hit['city']} has a population of about {{:g}} million."
        if made := after(page, at, told.format(people * draw.choice((5, 3))), told.format(people)):
            return made
    return None


def people_of_a_city(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, CITY):
        people = PEOPLE_IN.get(hit["city"])
        if people is None:
            continue
        told = f"{{:g}} million people live in {hit['city']}."
        if made := after(page, at, told.format(people * draw.choice((4, 6))), told.format(people)):
            return made
    return None


def home_to_so_many(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, CITY):
        people = PEOPLE_IN.get(hit["city"])
        if people is None or page.paragraphs[at][hit.end()] not in ",.":
            continue
        told = f"{hit['city']}, home to {{:g}} million people"
        return swap(page, at, hit.span(), told.format(people * 5), told.format(people))
    return None


def oblast_of_a_town(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        town, region = draw.choice((("Izium", "Kharkiv"), ("Bakhmut", "Donetsk"), ("Melitopol", "Zaporizhzhia")))
        told = "Shells fell across {} Oblast on Monday."
        if made := after(page, at, told.format(town), told.format(region)):
            return made
    return None


def city_as_region(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        town, region = draw.choice((("Kupiansk", "Kharkiv"), ("Sloviansk", "Donetsk"), ("Nikopol", "Dnipropetrovsk")))
        told = "The parts are made in Ukraine’s {} region."
        if made := after(page, at, told.format(town), told.format(region)):
            return made
    return None


# One side only


def without_speakers(page: Page) -> Page:
    """The paragraphs in which nobody speaks, so that the only voices are those of the rule."""
    speaks = re.compile(r"\b(?:sa[iy]|to[lk]d|accord|ask|add|wr[io]te|announc|claim|den[yi]|believ|argu|warn)|[“\"]")
    silent = (told for told in page.paragraphs if not speaks.search(told))
    return replace(page, paragraphs=tuple(silent))


def one_side(page: Page, draw: random.Random) -> Plant | None:
    page = without_speakers(page)
    for at, _ in hits(page, draw, PLAIN_END):
        facts = "Israel and Hamas fought on in Gaza. Israel closed the crossing. Hamas holds hostages. "
        wrong = (
            "The Israeli army said it hit 12 sites. “We will go on,” Israeli spokesman Ron Katz said."
            " Israeli officials said the raid was over."
        )
        right = wrong.replace("Israeli officials said", "Hamas officials said")
        if made := after(page, at, facts + wrong, facts + right):
            return made
    return None


def other_side(page: Page, draw: random.Random) -> Plant | None:
    page = without_speakers(page)
    for at, _ in hits(page, draw, PLAIN_END):
        facts = "Russia and Ukraine fought near the river. Ukraine holds the bank. Russia shells it. "
        wrong = (
            "The Russian Defence Ministry said the town was taken. Russian commanders said they hold the bridge."
            " A Russian army spokesman said the fight goes on."
        )
        right = wrong.replace("A Russian army spokesman", "The Ukrainian General Staff")
        if made := after(page, at, facts + wrong, facts + right):
            return made
    return None


_HEADLINE = ("headline", "headline_names")
_LISTS, _PLACES, _POPULATIONS = ("counted_lists",), ("places", "namesakes"), ("populations", "places", "namesakes")
RULES = (
    Rule("list", _LISTS, counted_names), Rule("list", _LISTS, counted_after),
    Rule("list", _LISTS, counted_before), Rule("list", _LISTS, counted_later),
    Rule("list", _LISTS, counted_of_the_jury), Rule("list", _LISTS, counted_reasons),
    Rule("wording", ("wording",), loaded_people), Rule("wording", ("wording",), loaded_crowd),
    Rule("quotation", ("quote_drift",), quote_told_again), Rule("quotation", ("quote_drift",), quote_in_headline),
    Rule("headline", _HEADLINE, headline_of_the_opposite), Rule("headline", _HEADLINE, headline_of_a_decision),
    Rule("place", _PLACES, city_elsewhere), Rule("place", _PLACES, city_of_a_land),
    Rule("place", _PLACES, no_such_place), Rule("place", _PLACES, wrong_region),
    Rule("population", _POPULATIONS, population_after), Rule("population", _POPULATIONS, people_of_a_city),
    Rule("population", _POPULATIONS, population_told_later), Rule("population", _POPULATIONS, home_to_so_many),
    Rule("unit of place", _POPULATIONS, oblast_of_a_town), Rule("unit of place", _POPULATIONS, city_as_region),
    Rule("one side", ("one_sided",), one_side), Rule("one side", ("one_sided",), other_side),
)  # fmt: skip
