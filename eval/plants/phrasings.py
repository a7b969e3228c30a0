"""More errors in words and names, in other wordings than those of `people` and `words`.

They were kept aside until the checks of these sorts were worked on with them.
"""

import random
import re

from plants.making import headed
from plants.page import TITLE, Page, Plant, Rule, after, hits, one_more, swap
from plants.people import OFFICE, TITLED
from plants.words import CITY, exchanged, quotes, without_speakers

_SAID_OF = re.compile(r"(?<=\bthe )(?=(?:decision|plan|report|proposal|law|campaign|policy|agreement|program|bill) )")
_STATES = {
    "Chicago": ("Illinois", "Ohio"), "Boston": ("Massachusetts", "Maine"), "Houston": ("Texas", "Florida"),
    "Philadelphia": ("Pennsylvania", "Virginia"), "Seattle": ("Washington", "Oregon"), "Denver": ("Colorado", "Utah"),
}  # fmt: skip


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
    return one_more(
        page, draw, "{} that the minister will step down.", wrong, "The minister’s office announced on Monday"
    )


def sons(page: Page, draw: random.Random) -> Plant | None:
    names = draw.sample(("Karl", "Peter", "Jan", "Otto", "Felix", "Anton"), 3)
    told = f"He is survived by his wife and {{}} sons, {names[0]}, {names[1]} and {names[2]}."
    return one_more(page, draw, told, draw.choice(("two", "four", "five")), "three")


def reasons_in_turn(page: Page, draw: random.Random) -> Plant | None:
    told = "There are {} reasons for this. First, land is dear. Second, wages have risen. Third, few want to move."
    return one_more(page, draw, told, draw.choice(("two", "five")), "three")


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
    return headed(page, title, body.format(wrong), body.format(right))


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
    return one_more(page, draw, told, round(people * draw.choice((2.5, 4))), round(people))


def region_of_a_village(page: Page, draw: random.Random) -> Plant | None:
    region, wrong, town = draw.choice(
        (("Donetsk", "Kherson", "Bakhmut"), ("Kharkiv", "Odesa", "Izium"), ("Zaporizhzhia", "Sumy", "Melitopol"),
         ("Belgorod", "Kursk", "Shebekino"))
    )  # fmt: skip
    return one_more(page, draw, f"Shells landed near {town}, a town in the {{}} region, overnight.", wrong, region)


def one_side_of_a_war(page: Page, draw: random.Random) -> Plant | None:
    facts = "Armenia and Azerbaijan fought over a hill near the border. Armenia moved tanks. Azerbaijan fired shells."
    told = (
        " According to the Azerbaijani Defense Ministry, the hill was taken at dawn. Azerbaijan’s foreign minister told"
        " reporters that its army had lost no men. The losses were heavy, {} said."
    )
    return one_more(without_speakers(page), draw, facts + told, "the Azerbaijani army", "the Armenian army")


_PLACES = ("populations", "places", "namesakes")
_HEADLINE = ("headline", "headline_names", "headline_numbers")
RULES = (
    Rule("spelling", ("spellings",), surname_in_passing),
    Rule("role", ("roles",), title_changed),
    Rule("role", ("roles",), in_the_capacity_of),
    Rule("unsourced", ("unsourced",), talk_of_the_town),
    Rule("list", ("counted_lists",), sons),
    Rule("list", ("counted_lists",), reasons_in_turn),
    Rule("wording", ("wording",), scornful_word),
    Rule("quotation", ("quote_drift",), asked_about_the_words),
    Rule("headline", _HEADLINE, number_in_headline),
    Rule("headline", _HEADLINE, headline_of_a_court),
    Rule("place", _PLACES, state_of_a_city),
    Rule("population", _PLACES, nation_of),
    Rule("unit of place", _PLACES, region_of_a_village),
    Rule("one side", ("one_sided",), one_side_of_a_war),
)
