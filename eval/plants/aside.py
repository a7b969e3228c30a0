"""The rules kept aside: one or two for every sort of error, in wordings that no other rule has.

They were written by someone who had not seen the checks, and are only run to be reported. Where a page says two things
that hang together, one of them is changed; elsewhere the rule adds a sentence as news words it.
"""

import random
import re

from plants.numbers import COUNT, LENGTH, factor_of, value, written
from plants.page import PLAIN_END, TITLE, Page, Plant, Rule, after, hits, swap
from plants.people import OFFICE, TITLED
from plants.words import CITY, exchanged, quotes, without_speakers

_PERCENT = re.compile(r"(?<![\d.,$-])\b(?P<n>\d\d) ?(?:percent|per cent|%)(?= of )")
_PERCENT_OF_PEOPLE = re.compile(
    r"(?<![\d.,$-])\b(?P<n>[3-7]\d) ?(?:percent|per cent|%) of [^.,]{,30}(?:people|voters|men|women|adults|Americans"
    r"|Republicans|Democrats|respondents|whites|students|delegates|members|workers|patients|users|population)\b[^.]*\.$"
)
_FRACTIONS = {
    range(19, 22): "one in five", range(24, 27): "a quarter", range(32, 36): "a third", range(49, 52): "half",
    range(65, 69): "two-thirds", range(74, 77): "three-quarters",
}  # fmt: skip
_SAID_OF = re.compile(r"(?<=\bthe )(?=(?:decision|plan|report|proposal|law|campaign|policy|agreement|program|bill) )")
_STATES = {
    "Chicago": ("Illinois", "Ohio"), "Boston": ("Massachusetts", "Maine"), "Houston": ("Texas", "Florida"),
    "Philadelphia": ("Pennsylvania", "Virginia"), "Seattle": ("Washington", "Oregon"), "Denver": ("Colorado", "Utah"),
}  # fmt: skip


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


def none_of_them(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        count, there = value(hit["n"]), min(at + 2, len(page.paragraphs) - 1)
        wrong = count + max(3, round(count * draw.choice((0.2, 0.4))))
        told = f"None of the {{}}{hit['what']} could be reached for comment."
        if there > at and (made := after(page, there, told.format(f"{wrong:,.0f}"), told.format(hit["n"]))):
            return made
    return None


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


_SUMS = ("sums", "shares", "changes", "multiples", "records")
_LENGTHS = ("stretches", "durations")
_PLACES = ("populations", "places", "namesakes")
RULES = (
    Rule("share", _SUMS, share_made_up), Rule("share", _SUMS, the_other_part),
    Rule("fraction", _SUMS, percent_in_plain_words), Rule("change", _SUMS, slipped_down),
    Rule("change", _SUMS, up_but_lower), Rule("points", _SUMS, points_ahead), Rule("multiple", _SUMS, doubled_to),
    Rule("total", _SUMS, in_all), Rule("total", _SUMS, votes_of_a_council), Rule("record", _SUMS, mark_that_fell),
    Rule("conversion", ("conversions",), degrees), Rule("conversion", ("conversions",), length_or),
    Rule("currency", ("currencies", "conversions"), two_loans),
    Rule("told twice", ("told_twice",), none_of_them), Rule("spelling", ("spellings",), surname_in_passing),
    Rule("role", ("roles",), title_changed), Rule("role", ("roles",), in_the_capacity_of),
    Rule("unsourced", ("unsourced",), talk_of_the_town), Rule("list", ("counted_lists",), sons),
    Rule("list", ("counted_lists",), reasons_in_turn), Rule("wording", ("wording",), scornful_word),
    Rule("quotation", ("quote_drift",), asked_about_the_words),
    Rule("headline", ("headline", "headline_names"), number_in_headline),
    Rule("headline", ("headline", "headline_names"), headline_of_a_court), Rule("place", _PLACES, state_of_a_city),
    Rule("population", _PLACES, nation_of), Rule("unit of place", _PLACES, region_of_a_village),
    Rule("one side", ("one_sided",), one_side_of_a_war),
)  # fmt: skip
