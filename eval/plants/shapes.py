"""More rules worked on: one or more for every sort of error, in shapes that the other rules do not have.

They were written after the checks had been worked on with the other rules, and kept aside until they had been reported.
"""

import random
import re
from datetime import timedelta

from plants.making import headed
from plants.numbers import COUNT, LENGTH, factor_of, value, written
from plants.page import PLAIN_END, Page, Plant, Rule, after, hits, one_more, swap
from plants.people import OFFICE, TITLED
from plants.times import DAYS, MONTHS, ordinal
from plants.words import CITY, PEOPLE_IN, exchanged, quotes, without_speakers

_CAPITALS = {
    "Paris": ("French", "Italian"), "Berlin": ("German", "Austrian"), "London": ("British", "Irish"),
    "Beijing": ("Chinese", "Korean"), "Moscow": ("Russian", "Polish"), "Kyiv": ("Ukrainian", "Russian"),
    "Brussels": ("Belgian", "Dutch"), "Baghdad": ("Iraqi", "Syrian"), "Damascus": ("Syrian", "Lebanese"),
    "Tokyo": ("Japanese", "Chinese"),
}  # fmt: skip
_OPINIONS = {
    "supporters": "fanatics", "leaders": "tyrants", "politicians": "crooks", "reporters": "hacks",
    "protesters": "rabble", "activists": "zealots", "lawyers": "shysters", "migrants": "invaders",
    "advisers": "yes-men", "opponents": "traitors", "journalists": "presstitutes", "officials": "petty tyrants",
}  # fmt: skip
_EVENTS = (
    ("the fall of the Berlin Wall", 1989, 11, 9), ("the Sept. 11 attacks", 2001, 9, 11),
    ("the annexation of Crimea", 2014, 3, 18), ("the Chernobyl disaster", 1986, 4, 26),
    ("the invasion of Iraq", 2003, 3, 20),
)  # fmt: skip
_OTHER_OFFICE = {
    "Sen.": ("senator", "governor"), "Senator": ("senator", "governor"), "Gov.": ("governor", "mayor"),
    "Governor": ("governor", "mayor"), "President": ("president", "prime minister"), "Mayor": ("mayor", "governor"),
    "Rep.": ("congressman", "senator"), "Prime Minister": ("prime minister", "president"),
}  # fmt: skip
_BODY = re.compile(r"\b(?P<name>(?P<first>[A-Z][a-z]{5,}) (?P<last>[A-Z][a-z]{4,}))\b(?! [A-Z])")


# Numbers


def share_of_those(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        whole = value(hit["n"])
        part = max(2, round(whole * draw.choice((0.15, 0.35, 0.65))))
        share = round(100 * part / whole)
        told = f"Of the {hit['n']}{hit['what']}, {part:,} ({{}} percent) came from abroad."
        if whole > 40 and (made := after(page, at, told.format(share + draw.choice((9, 16))), told.format(share))):
            return made
    return None


def so_many_in_so_many(page: Page, draw: random.Random) -> Plant | None:
    words, share = draw.choice((("Three in five", 60), ("Two in five", 40), ("One in four", 25), ("Nine in ten", 90)))
    return one_more(page, draw, f"{words} of those asked, or {{}} percent, were content.", share - 17, share)


def change_to_from(page: Page, draw: random.Random) -> Plant | None:
    before, percent = draw.randrange(200, 900, 20), draw.choice((5, 15, 30, 45))
    now = round(before * (1 + percent / 100))
    told = f"Last year the number of visitors rose {{}} percent, to {now:,} from {before:,}."
    return one_more(page, draw, told, percent + draw.choice((11, 18)), percent)


def change_by_number(page: Page, draw: random.Random) -> Plant | None:
    before, more = draw.randrange(200, 900, 20), draw.randrange(30, 90, 10)
    told = f"Membership fell by {{}}, from {before:,} to {before - more:,}."
    return one_more(page, draw, told, more + draw.choice((20, 50)), more)


def points_gained(page: Page, draw: random.Random) -> Plant | None:
    low, gap = draw.randrange(20, 50), draw.randrange(3, 9)
    told = f"Support for the plan grew to {low + gap} percent from {low} percent, a gain of {{}} percentage points."
    return one_more(page, draw, told, gap + draw.choice((3, 6)), gap)


def times_as_many(page: Page, draw: random.Random) -> Plant | None:
    word, factor = draw.choice((("twice", 2), ("three times", 3), ("four times", 4)))
    now = factor * draw.randrange(60, 300, 20)
    told = f"The line carried {now:,} passengers a day, {word} the {{}} it carried before."
    return one_more(page, draw, told, f"{round(now / factor * 1.6):,}", f"{now // factor:,}")


def parts_by_way(page: Page, draw: random.Random) -> Plant | None:
    one, two, three = (draw.randrange(20, 90) for _ in range(3))
    told = f"There were {one + two + three} guests: {one} came by train, {{}} by bus and {three} on foot."
    return one_more(page, draw, told, two + draw.choice((7, 12)), two)


def record_that_was_beaten(page: Page, draw: random.Random) -> Plant | None:
    now = draw.randrange(400, 900, 10)
    told = f"The club sold {now} tickets, the most in its history; the old record was {{}}."
    return one_more(page, draw, told, now + draw.choice((60, 130)), now - draw.choice((60, 130)))


def converted_first(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, LENGTH):
        factor, _, long = factor_of(hit["unit"])
        right = value(hit["n"]) * factor
        told = f"{{}} {long} ({hit.group()})"
        return swap(page, at, hit.span(), told.format(written(right * 1.5)), told.format(written(right)))
    return None


def two_prices(page: Page, draw: random.Random) -> Plant | None:
    told = "A ticket for a child costs €20 ($22), one for an adult €{}."
    return one_more(page, draw, told, "50 ($85)", "50 ($55)")


# Times


def weekday_the(page: Page, draw: random.Random) -> Plant | None:
    day = page.published - timedelta(days=draw.randrange(40, 900))
    told = f"It was signed on {{}} the {ordinal(day.day)} of {MONTHS[day.month - 1]} {day.year}."
    right = DAYS[day.weekday()]
    return one_more(page, draw, told, DAYS[(day.weekday() + draw.randrange(1, 7)) % 7], right)


def impossible_end(page: Page, draw: random.Random) -> Plant | None:
    month = draw.choice(("April", "June", "September", "November"))
    return one_more(page, draw, f"The show ran from {month} 20 to {month} {{}}.", 31, 30)


def future_spring(page: Page, draw: random.Random) -> Plant | None:
    year = page.published.year
    told = "The bridge was finished in the spring of {} and has been in use since."
    return one_more(page, draw, told, year + draw.choice((2, 4)), year - 4)


def age_turned(page: Page, draw: random.Random) -> Plant | None:
    age = draw.randrange(40, 80)
    year = page.published.year - age
    told = f"Ida Brandt, who was born in {year}, turned {{}} in January."
    return one_more(page, draw, told, age + draw.choice((4, -6)), age)


def age_when(page: Page, draw: random.Random) -> Plant | None:
    born, age = draw.randrange(1930, 1970), draw.randrange(20, 45)
    told = f"Born in {born}, Max Hollis was {{}} when he won the prize in {born + age}."
    return one_more(page, draw, told, age + draw.choice((5, 9)), age)


def days_begun_and_ended(page: Page, draw: random.Random) -> Plant | None:
    first, days = draw.randrange(1, 8), draw.randrange(9, 20)
    told = f"The talks lasted {{}} days, beginning on May {first} and ending on May {first + days}."
    return one_more(page, draw, told, days + draw.choice((6, 11)), days)


def years_since_founding(page: Page, draw: random.Random) -> Plant | None:
    years = draw.choice((25, 40, 50))
    told = f"This year the museum, opened in {page.published.year - years}, celebrates its {{}} anniversary."
    return one_more(page, draw, told, ordinal(years + draw.choice((5, 10))), ordinal(years))


def years_since_event(page: Page, draw: random.Random) -> Plant | None:
    name, year, month, day = draw.choice(_EVENTS)
    years = page.published.year - year - ((page.published.month, page.published.day) < (month, day))
    return one_more(page, draw, f"It is now {{}} years since {name}.", years + draw.choice((5, 8)), years)


def razed_before_it_was_built(page: Page, draw: random.Random) -> Plant | None:
    year = draw.randrange(1950, 1990)
    return one_more(page, draw, f"The theatre was built in {year} and torn down in {{}}.", year - 8, year + 12)


def tomorrow(page: Page, draw: random.Random) -> Plant | None:  # noqa: ARG001 a rule's form
    day = page.published + timedelta(days=1)
    told = f"The vote takes place tomorrow, {MONTHS[day.month - 1]} {day.day}, {{}}."
    return after(page, 0, told.format(day.year - 6), told.format(day.year))


# People


def drowned(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        dead = draw.randrange(5, 40)
        end = len(page.paragraphs[at])
        first = f" A ferry sank off Bari on Sunday, and {dead} people died."
        start = swap(page, at, (end, end), first, first).right
        there = min(at + 1, len(page.paragraphs) - 1)
        told = "All {} people who died in the sinking came from one village."
        if made := after(start, there, told.format(dead + draw.randrange(2, 9)), told.format(dead)):
            return made
    return None


def cost_told_again(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        cost = draw.randrange(12, 60)
        end = len(page.paragraphs[at])
        first = f" The new bridge at Oldham cost ${cost} million to build."
        start = swap(page, at, (end, end), first, first).right
        told = "To build the new bridge at Oldham cost ${} million."
        if made := after(start, min(at + 1, len(page.paragraphs) - 1), told.format(cost + 7), told.format(cost)):
            return made
    return None


def body_misspelt(page: Page, draw: random.Random) -> Plant | None:
    text = "\n".join(page.paragraphs)
    for at, hit in hits(page, draw, _BODY):
        first = hit["first"]
        place = draw.randrange(2, len(first) - 1)
        told = f"A reader wrote to {{}} {hit['last']} about it."
        wrong = first[:place] + first[place + 1 :]
        is_known = text.count(hit["name"]) > 1 and wrong not in text and first[place] != first[place - 1]
        if is_known and (made := after(page, at, told.format(wrong), told.format(first))):
            return made
    return None


def office_after_name(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, TITLED):
        if hit["title"] not in _OTHER_OFFICE:
            continue
        right, wrong = _OTHER_OFFICE[hit["title"]]
        told = f"{hit['name']}, the {{}}, was not there."
        if made := after(page, at, told.format(wrong), told.format(right)):
            return made
    return None


def job_before_name(page: Page, draw: random.Random) -> Plant | None:
    others = {"chief executive": "finance chief", "CEO": "student", "president": "vice president",
              "director": "deputy director", "professor": "student", "chairman": "deputy chairman",
              "lawyer": "judge", "attorney": "judge", "editor": "deputy editor"}  # fmt: skip
    for at, hit in hits(page, draw, OFFICE):
        if hit["role"] in others:
            told = f"The {{}}, {hit['name']}, was not there."
            if made := after(page, at, told.format(others[hit["role"]]), told.format(hit["role"])):
                return made
    return None


def known_to_nobody(page: Page, draw: random.Random) -> Plant | None:
    wrong = draw.choice(
        ("Observers note", "Industry watchers say", "A person close to the matter said", "Insiders say")
    )
    return one_more(page, draw, "{} that more is to come.", wrong, "Ada Merton of the Leeds council said")


# Words


def demands(page: Page, draw: random.Random) -> Plant | None:
    items = draw.sample(("more pay", "shorter hours", "safer trains", "better food", "free parking"), 3)
    told = f"The staff made {{}} demands: {items[0]}, {items[1]} and {items[2]}."
    return one_more(page, draw, told, draw.choice(("two", "four", "five")), "three")


def opinion_for_fact(page: Page, draw: random.Random) -> Plant | None:
    pattern = re.compile(rf"(?<=[a-z] )(?:{'|'.join(_OPINIONS)})(?= [a-z]|\.)")
    for at, hit in hits(page, draw, pattern):
        if not re.search(r"\b(?:sa[iy]|t[eo]ll?d?|accord|ask|add|wr[io]te|claim)", page.paragraphs[at]):
            return swap(page, at, hit.span(), _OPINIONS[hit.group()], hit.group())
    return None


def end_of_quote_again(page: Page, draw: random.Random) -> Plant | None:
    for at, said, _ in quotes(page, draw):
        tail = " ".join(said.split()[-14:])
        wrong = exchanged(tail, draw)
        if wrong and at + 1 < len(page.paragraphs):
            made = after(page, at + 1, f"The words “{wrong}” caused a stir.", f"The words “{tail}” caused a stir.")
            if made:
                return made
    return None


def headline_of_a_vote(page: Page, draw: random.Random) -> Plant | None:
    title, body, right, wrong = draw.choice(
        (
            ("Senate passes bill", "On Monday the Senate {} the bill.", "passed", "rejected"),
            ("Rents fall", "Across the country rents {} last month.", "fell", "rose"),
            ("Ministry lifts fishing ban", "The ministry {} the fishing ban on Friday.", "lifted", "extended"),
            ("Army captures town", "After a week the army {} the town.", "captured", "lost"),
        )
    )
    return headed(page, title, body.format(wrong), body.format(right))


def capital_of(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, CITY):
        if hit["city"] in _CAPITALS and not re.search(r"the $", page.paragraphs[at][: hit.start()]):
            right, wrong = (f"the {nation} capital, {hit['city']}" for nation in _CAPITALS[hit["city"]])
            return swap(page, at, hit.span(), wrong, right)
    return None


def with_residents(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, CITY):
        if people := PEOPLE_IN.get(hit["city"]):
            told = f"With {{:g}} million inhabitants, {hit['city']} needs more trains."
            if made := after(page, at, told.format(people * draw.choice((3, 6))), told.format(people)):
                return made
    return None


def province_of_a_town(page: Page, draw: random.Random) -> Plant | None:
    town, region = draw.choice((("Kupiansk", "Kharkiv"), ("Pokrovsk", "Donetsk"), ("Nikopol", "Dnipropetrovsk")))
    return one_more(page, draw, "He fled from Ukraine’s {} province two years ago.", town, region)


def one_side_of_a_border(page: Page, draw: random.Random) -> Plant | None:
    facts = "India and Pakistan traded fire in Kashmir. India closed the road. Pakistan flew jets."
    told = (
        " The Indian army said it had hit two posts. India’s Defence Ministry said that no soldier was hurt."
        " {} said the fire had ceased."
    )
    return one_more(without_speakers(page), draw, facts + told, "Indian officials", "Pakistani officials")


_SUMS = ("sums", "shares", "changes", "multiples", "records", "leads")
_LENGTHS = ("stretches", "durations")
_PLACES = ("populations", "places", "namesakes")
RULES = (
    Rule("share", _SUMS, share_of_those), Rule("fraction", _SUMS, so_many_in_so_many),
    Rule("change", _SUMS, change_to_from), Rule("change", _SUMS, change_by_number),
    Rule("points", _SUMS, points_gained), Rule("multiple", _SUMS, times_as_many), Rule("total", _SUMS, parts_by_way),
    Rule("record", _SUMS, record_that_was_beaten), Rule("conversion", ("conversions",), converted_first),
    Rule("currency", ("currencies", "conversions"), two_prices), Rule("weekday", ("weekdays",), weekday_the),
    Rule("impossible day", ("dates",), impossible_end), Rule("future day", ("dates",), future_spring),
    Rule("age", ("ages",), age_turned), Rule("age", ("ages",), age_when),
    Rule("length of time", _LENGTHS, days_begun_and_ended), Rule("anniversary", _LENGTHS, years_since_founding),
    Rule("event", _LENGTHS, years_since_event), Rule("order", ("sequence", "stretches"), razed_before_it_was_built),
    Rule("old story", ("old_story", "dates"), tomorrow), Rule("told twice", ("told_twice",), drowned),
    Rule("told twice", ("told_twice",), cost_told_again), Rule("spelling", ("spellings",), body_misspelt),
    Rule("role", ("roles",), office_after_name), Rule("role", ("roles",), job_before_name),
    Rule("unsourced", ("unsourced",), known_to_nobody), Rule("list", ("counted_lists",), demands),
    Rule("wording", ("wording",), opinion_for_fact), Rule("quotation", ("quote_drift",), end_of_quote_again),
    Rule("headline", ("headline", "headline_names"), headline_of_a_vote), Rule("place", _PLACES, capital_of),
    Rule("population", _PLACES, with_residents), Rule("unit of place", _PLACES, province_of_a_town),
    Rule("one side", ("one_sided",), one_side_of_a_border),
)  # fmt: skip
