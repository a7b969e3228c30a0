"""The rules kept aside: one or two for every sort of error, in wordings that no other rule has.

They were written by someone who had not seen the checks, and are only run to be reported. Where a page says two things
that hang together, one of them is changed; elsewhere the rule adds a sentence as news words it.
"""

import random
import re
from datetime import date, timedelta

from plants.page import PLAIN_END, TITLE, Page, Plant, Rule, after, beside, hits, swap
from plants.people import OFFICE, TITLED
from plants.times import DAYS, MONTHS
from plants.words import CITY, exchanged, quotes, without_speakers

_YEARS = re.compile(r"\bfrom (?P<first>(?:19|20)\d\d) (?P<word>to|until|through) (?P<last>(?:19|20)\d\d)\b")
_AGED = re.compile(r"\b(?P<name>(?!For|And|But)[A-Z][a-z]{2,} [A-Z][a-z]{3,}), (?P<age>[2-7]\d),")
_SAID_OF = re.compile(r"(?<=\bthe )(?=(?:decision|plan|report|proposal|law|campaign|policy|agreement|program|bill) )")
_HAPPENED = (
    ("the Titanic sank", 1912), ("Nelson Mandela walked out of prison", 1990), ("Lehman Brothers collapsed", 2008),
    ("Hurricane Katrina hit New Orleans", 2005), ("Neil Armstrong walked on the moon", 1969),
    ("the Soviet Union collapsed", 1991),
)  # fmt: skip
_STATES = {
    "Chicago": ("Illinois", "Ohio"), "Boston": ("Massachusetts", "Maine"), "Houston": ("Texas", "Florida"),
    "Philadelphia": ("Pennsylvania", "Virginia"), "Seattle": ("Washington", "Oregon"), "Denver": ("Colorado", "Utah"),
}  # fmt: skip


def _told(page: Page, draw: random.Random, told: str, wrong: object, right: object) -> Plant | None:
    """One sentence more, anywhere on the page."""
    made = (after(page, at, told.format(wrong), told.format(right)) for at, _ in hits(page, draw, PLAIN_END))
    return next((each for each in made if each), None)


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


def surname_in_passing(page: Page, draw: random.Random) -> Plant | None:
    text = "\n".join(page.paragraphs)
    for at, hit in hits(page, draw, re.compile(r"(?<=[a-z,] )(?P<last>[A-Z][a-z]{5,})(?= (?:said|has|had|was|is)\b)")):
        last, place = hit["last"], draw.randrange(2, len(hit["last"]) - 1)
        wrong = last[:place] + last[place + 1] + last[place] + last[place + 2 :]
        is_person = re.search(rf"(?<![Tt]he )\b[A-Z][a-z]+ {last}\b", text) and text.count(last) >= 4
        is_alone = not re.search(r"\b[A-Z][a-z]+ $", page.paragraphs[at][: hit.start()])
        if is_person and is_alone and wrong != last and wrong not in text:
            return swap(page, at, hit.span(), wrong, last)
    return None


def title_changed(page: Page, draw: random.Random) -> Plant | None:
    others = {"Sen.": "Gov.", "Senator": "Governor", "Gov.": "Sen.", "Governor": "Senator", "Mayor": "Judge",
              "Rep.": "Gov.", "Judge": "Mayor", "Gen.": "Judge"}  # fmt: skip
    for at, hit in hits(page, draw, TITLED):
        again = re.compile(rf"{re.escape(hit['title'])} (?:[A-Z][a-z]+ )?{hit['last']}\b")
        if hit["title"] in others and any(again.search(each) for each in page.paragraphs[at + 1 :]):
            return swap(page, at, hit.span("title"), others[hit["title"]], hit["title"])
    return None


def in_the_capacity_of(page: Page, draw: random.Random) -> Plant | None:
    others = {"chief executive": "finance chief", "chairman": "treasurer", "director": "caretaker",
              "president": "treasurer", "professor": "student", "editor": "photographer", "founder": "intern",
              "CEO": "intern", "lawyer": "prosecutor", "attorney": "prosecutor", "analyst": "director"}  # fmt: skip
    for at, hit in hits(page, draw, OFFICE):
        if hit["role"] in others:
            told = f"{hit['name']} has worked as {{}} there since the spring."
            right = hit["role"] if hit["role"] != "analyst" else "an analyst"
            if made := after(page, at, told.format(others[hit["role"]]), told.format(right)):
                return made
    return None


def talk_of_the_town(page: Page, draw: random.Random) -> Plant | None:
    wrong = draw.choice(("Rumor has it", "It is widely believed", "There is talk", "Word in the capital is"))
    return _told(page, draw, "{} that the minister will step down.", wrong, "The minister’s office announced on Monday")


def sons(page: Page, draw: random.Random) -> Plant | None:
    names = draw.sample(("Karl", "Peter", "Jan", "Otto", "Felix", "Anton"), 3)
    told = f"He is survived by his wife and {{}} sons, {names[0]}, {names[1]} and {names[2]}."
    return _told(page, draw, told, draw.choice(("two", "four", "five")), "three")


def reasons_in_turn(page: Page, draw: random.Random) -> Plant | None:
    told = "There are {} reasons for this. First, land is dear. Second, wages have risen. Third, few want to move."
    return _told(page, draw, told, draw.choice(("two", "five")), "three")


def scornful_word(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _SAID_OF):
        if not re.search(r"\b(?:sa[iy]|t[eo]ll?d?|accord|ask|add|wr[io]te|claim|call|argu)", page.paragraphs[at]):
            word = draw.choice(("disgraceful", "idiotic", "shameful", "heroic", "pathetic"))
            return swap(page, at, hit.span(), f"{word} ", "")
    return None


def asked_about_the_words(page: Page, draw: random.Random) -> Plant | None:
    for at, said, _ in quotes(page, draw):
        head, there = " ".join(said.split()[:13]).rstrip(",."), min(at + 2, len(page.paragraphs) - 1)
        told = "Asked about the words “{}” on Friday, the office stood by them."
        wrong = exchanged(head, draw)
        if wrong and (made := after(page, there, told.format(wrong), told.format(head))):
            return made
    return None


def number_in_headline(page: Page, draw: random.Random) -> Plant | None:
    body = "\n".join(page.paragraphs)
    for hit in re.finditer(r"(?<![\d.,:/-])\b[1-9]\d\b(?![\d.,:/-])(?!s)", page.title):
        wrong = str(int(hit.group()) + draw.choice((7, 11)))
        if re.search(rf"\b{hit.group()}\b", body) and not re.search(rf"\b{wrong}\b", body):
            return swap(page, TITLE, hit.span(), wrong, hit.group())
    return None


def headline_of_a_court(page: Page, draw: random.Random) -> Plant | None:
    title, body, right, wrong = draw.choice(
        (
            ("Court upholds smoking ban", "The court on Tuesday {} the smoking ban.", "upheld", "struck down"),
            ("Carmaker’s profit soars", "The carmaker’s profit {} last quarter.", "jumped", "plunged"),
            ("Mayor resigns over bribes", "Accused of taking bribes, the mayor {}.", "quit", "refused to resign"),
            ("Drugmaker wins patent suit", "The drugmaker {} its patent suit on Friday.", "won", "lost"),
        )
    )
    start = swap(page, TITLE, (0, len(page.title)), title, title).right
    return swap(start, 0, (0, 0), f"{body.format(wrong)} ", f"{body.format(right)} ")


def state_of_a_city(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, CITY):
        if hit["city"] in _STATES:
            right, wrong = _STATES[hit["city"]]
            told = f"The firm’s next office in the state of {{}} will be in {hit['city']}."
            if made := after(page, at, told.format(wrong), told.format(right)):
                return made
    return None


def nation_of(page: Page, draw: random.Random) -> Plant | None:
    name, people = draw.choice((("Norway", 5.3), ("Poland", 38), ("Denmark", 5.8), ("Portugal", 10.3), ("Japan", 126)))
    told = f"In {name}, a nation of {{}} million people, the book sold well."
    return _told(page, draw, told, round(people * draw.choice((2.5, 4))), round(people))


def region_of_a_village(page: Page, draw: random.Random) -> Plant | None:
    region, wrong, town = draw.choice(
        (("Donetsk", "Kherson", "Bakhmut"), ("Kharkiv", "Odesa", "Izium"), ("Zaporizhzhia", "Sumy", "Melitopol"),
         ("Belgorod", "Kursk", "Shebekino"))
    )  # fmt: skip
    return _told(page, draw, f"Shells landed near {town}, a town in the {{}} region, overnight.", wrong, region)


def one_side_of_a_war(page: Page, draw: random.Random) -> Plant | None:
    facts = "Armenia and Azerbaijan fought over a hill near the border. Armenia moved tanks. Azerbaijan fired shells."
    told = (
        " According to the Azerbaijani Defense Ministry, the hill was taken at dawn. Azerbaijan’s foreign minister told"
        " reporters that its army had lost no men. The losses were heavy, {} said."
    )
    return _told(without_speakers(page), draw, facts + told, "the Azerbaijani army", "the Armenian army")


_LENGTHS = ("stretches", "durations")
_PLACES = ("populations", "places", "namesakes")
RULES = (
    Rule("weekday", ("weekdays",), opened_and_closed),
    Rule("weekday", ("weekdays",), christmas_fell_on), Rule("impossible day", ("dates",), leap_day),
    Rule("future day", ("dates",), report_dated), Rule("age", ("ages",), same_person_two_ages),
    Rule("age", ("ages",), age_then_and_later), Rule("length of time", _LENGTHS, years_in_all),
    Rule("length of time", _LENGTHS, hours_later), Rule("anniversary", _LENGTHS, decades_after),
    Rule("anniversary", _LENGTHS, centenary), Rule("event", _LENGTHS, the_week_when),
    Rule("order", ("sequence", "stretches"), years_turned_round),
    Rule("order", ("sequence", "stretches"), buried_before_death), Rule("old story", ("old_story", "dates"), dateline),
    Rule("spelling", ("spellings",), surname_in_passing),
    Rule("role", ("roles",), title_changed), Rule("role", ("roles",), in_the_capacity_of),
    Rule("unsourced", ("unsourced",), talk_of_the_town), Rule("list", ("counted_lists",), sons),
    Rule("list", ("counted_lists",), reasons_in_turn), Rule("wording", ("wording",), scornful_word),
    Rule("quotation", ("quote_drift",), asked_about_the_words),
    Rule("headline", ("headline", "headline_names"), number_in_headline),
    Rule("headline", ("headline", "headline_names"), headline_of_a_court), Rule("place", _PLACES, state_of_a_city),
    Rule("population", _PLACES, nation_of), Rule("unit of place", _PLACES, region_of_a_village),
    Rule("one side", ("one_sided",), one_side_of_a_war),
)  # fmt: skip
