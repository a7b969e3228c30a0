"""Errors about people: numbers of them told two ways, spellings, roles, and voices without a name."""

import random
import re

from plants.page import PLAIN_END, TITLE, Page, Plant, Rule, after, hits, swap

_FULL = re.compile(r"\b(?P<first>[A-Z][a-z]{2,}) (?P<last>[A-Z][a-z]{4,})\b(?! [A-Z])")
SAID = re.compile(r"\b(?P<first>[A-Z][a-z]{2,}) (?P<last>[A-Z][a-z]{4,})(?= (?:said|says|told|has|wrote|added)\b)")
TITLED = re.compile(
    r"\b(?P<title>Sen\.|Senator|Gov\.|Governor|President|Mayor|Rep\.|Secretary of State|Prime Minister|Judge|Gen\.) "
    r"(?P<name>[A-Z][a-z]{2,} (?P<last>[A-Z][a-z]{3,}))\b(?!-)"
)
OFFICE = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,} (?P<last>[A-Z][a-z]{3,})), (?:the |a |an )?(?P<role>chief executive|spokesman"
    r"|spokeswoman|chairman|director|president|professor|editor|founder|co-founder|CEO|analyst|secretary|lawyer|attorney)\b"
)
_OTHERS = {
    "Sen.": "Gov.", "Senator": "Governor", "Gov.": "Sen.", "Governor": "Senator", "President": "Prime Minister",
    "Mayor": "Governor", "Rep.": "Sen.", "Secretary of State": "Secretary of Defense", "Prime Minister": "President",
    "Judge": "General", "Gen.": "Admiral",
}  # fmt: skip
_DEPUTIES = {
    "chief executive": "chief financial officer", "CEO": "chief operating officer", "director": "deputy director",
    "president": "vice president", "professor": "student", "editor": "deputy editor", "analyst": "spokeswoman",
    "chairman": "deputy chairman", "lawyer": "judge", "attorney": "judge", "spokesman": "chief executive",
    "spokeswoman": "chief executive",
}  # fmt: skip
"""Jobs that nobody does beside the first."""
_SPEAKER = re.compile(
    r", (?P<who>[A-Z][a-z]+ [A-Z][a-z]+) (?P<verb>said|says)\.$"
    r"|^(?P<first>[A-Z][a-z]+ [A-Z][a-z]+) (?P<cue>said|says) (?=[a-z])"
)
_SAYS = re.compile(
    r"^(?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?P<verb>said|says|believes|told reporters) (?=(?:that|the|a) )"
)
_SMALL = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


# Numbers of people told two ways


def two_tolls(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        dead = draw.randrange(5, 30)
        told = f"A fire in Oldham killed {dead} people. Nobody knows why. The fire in Oldham killed {{}} people."
        if made := after(page, at, told.format(dead + draw.randrange(2, 9)), told.format(dead)):
            return made
    return None


_KILLED = re.compile(
    r"\b(?:that |which )?(?P<deed>killed|injured|wounded) (?:at least |more than |about )?"
    r"(?P<n>[1-9]\d{0,2}|[a-z]+) (?P<who>[a-z]* ?(?:people|Americans|soldiers|civilians|passengers|troops|others))\b"
)


def toll_repeated(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _KILLED):
        number = _number(hit["n"])
        if number is None or at + 1 >= len(page.paragraphs):
            continue
        deed = {"killed": "deaths of all {} people", "injured": "injuries of {} people", "wounded": "{} wounded"}[
            hit["deed"]
        ]
        told = f"Nobody has been charged over the {deed}."
        if made := after(page, at + 1, told.format(number + draw.choice((2, 5, 11))), told.format(number)):
            return made
    return None


def toll_in_headline(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        if at > 1:
            continue
        dead = draw.randrange(6, 40)
        body = f"{dead} people were killed and dozens injured on Monday when a bus overturned near Oldham."
        start = swap(page, 0, (0, 0), f"{body} ", f"{body} ").right
        told = "{} people killed as bus overturns near Oldham"
        return swap(start, TITLE, (0, len(page.title)), told.format(dead + draw.randrange(2, 9)), told.format(dead))
    return None


def toll_by_death(page: Page, draw: random.Random) -> Plant | None:
    for at, _ in hits(page, draw, PLAIN_END):
        if at + 1 >= len(page.paragraphs):
            continue
        dead = draw.randrange(5, 40)
        first = f" At least one person was hurt in the blast at the plant, and {dead} workers died."
        end = len(page.paragraphs[at])
        start = swap(page, at, (end, end), first, first).right
        told = "The blast, in which {} workers died, is being looked into."
        return after(start, at + 1, told.format(dead + draw.randrange(2, 9)), told.format(dead))
    return None


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    return _SMALL.index(words) + 3 if words in _SMALL else None


# Names and roles


def other_spelling(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _FULL):
        others = sum(len(re.findall(rf"\b{hit.group()}\b", told)) for told in page.paragraphs)
        if others < 2 or not any(
            re.search(rf"\b{hit.group()}(?:,| said| told| has| who)", told) for told in page.paragraphs
        ):
            continue
        last = hit["last"]
        place = draw.randrange(1, len(last) - 1)
        wrong = last[:place] + last[place] + last[place:]
        return swap(page, at, hit.span("last"), wrong, last)
    return None


def swapped_letters(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, SAID):
        last = hit["last"]
        place = draw.randrange(1, len(last) - 2)
        wrong = last[:place] + last[place + 1] + last[place] + last[place + 2 :]
        if wrong == last:
            continue
        told = f"{hit['first']} {{}} spoke to reporters."
        if made := after(page, at, told.format(wrong), told.format(last)):
            return made
    return None


def last_name_alone(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, SAID):
        last = hit["last"]
        place = draw.randrange(1, len(last) - 1)
        wrong = last[:place] + last[place + 1 :]
        told = "{} added that there was more to come."
        if made := after(page, at, told.format(wrong), told.format(last)):
            return made
    return None


def first_name_changed(page: Page, draw: random.Random) -> Plant | None:
    """Of the holder of an office: two people of one last name are no error."""
    for at, hit in hits(page, draw, TITLED):
        wrong = draw.choice(("Martin", "Eleanor", "Victor", "Harriet"))
        told = f"{hit['title']} {{}} {hit['last']} said there was more to come."
        if hit["title"] not in {"Sen.", "Senator", "Rep.", "Judge", "Gen."} and (
            made := after(page, at, told.format(wrong), told.format(hit["name"].split()[0]))
        ):
            return made
    return None


def other_title(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, TITLED):
        told = f"{{}} {hit['name']} did not reply."
        if made := after(page, at, told.format(_OTHERS[hit["title"]]), told.format(hit["title"])):
            return made
    return None


def other_office(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, OFFICE):
        other = _DEPUTIES.get(hit["role"])
        told = f"{hit['last']}, the {{}}, did not reply."
        if other and (made := after(page, at, told.format(other), told.format(hit["role"]))):
            return made
    return None


def other_title_of_last_name(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, TITLED):
        told = f"{{}} {hit['last']} declined to comment."
        if made := after(page, at, told.format(_OTHERS[hit["title"]]), told.format(hit["title"])):
            return made
    return None


def other_office_of_full_name(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, OFFICE):
        other = draw.choice(("finance minister", "foreign minister", "prime minister"))
        told = f"{hit['name']}, the {{}}, did not reply."
        is_apart = hit["role"] in {"chief executive", "CEO", "president", "editor", "analyst"}
        if is_apart and (made := after(page, at, told.format(other), told.format(hit["role"]))):
            return made
    return None


# Nobody is named


def speaker_without_name(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _SPEAKER):
        wrong = draw.choice(("analysts", "experts", "observers", "insiders"))
        who = "who" if hit["who"] else "first"
        words = wrong if hit["who"] else wrong.capitalize()
        verb = "say" if (hit["verb"] or hit["cue"]) == "says" else "said"
        span = (hit.start(who), hit.end())
        ends = "." if hit["who"] else " "
        return swap(page, at, span, f"{words} {verb}{ends}", page.paragraphs[at][slice(*span)])
    return None


def according_to_nobody(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, re.compile(r"(?<=[a-z]), according to (?P<who>[A-Z][^.,;]{3,40})(?=\.)")):
        wrong = draw.choice(("officials", "sources", "people familiar with the matter", "industry insiders"))
        return swap(page, at, hit.span("who"), wrong, hit["who"])
    return None


def believed_by_nobody(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _SAYS):
        wrong = draw.choice(
            ("Many experts believe ", "Critics say ", "Some analysts said ", "Several sources told us ")
        )
        return swap(page, at, hit.span(), wrong, hit.group())
    return None


def added_without_name(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, PLAIN_END):
        wrong = draw.choice(("a source close to the talks said", "one insider says", "unnamed officials said"))
        return swap(page, at, hit.span(), f", {wrong}.", ", the mayor of Leeds said.")
    return None


_TOLLS = ("told_twice", "headline_numbers")
_ROLES = ("roles", "spellings")
RULES = (
    Rule("told twice", _TOLLS, two_tolls), Rule("told twice", _TOLLS, toll_in_headline),
    Rule("told twice", _TOLLS, toll_repeated), Rule("told twice", _TOLLS, toll_by_death),
    Rule("spelling", ("spellings",), other_spelling), Rule("spelling", ("spellings",), last_name_alone),
    Rule("spelling", ("spellings",), swapped_letters), Rule("spelling", _ROLES, first_name_changed),
    Rule("role", _ROLES, other_title), Rule("role", _ROLES, other_title_of_last_name),
    Rule("role", _ROLES, other_office), Rule("role", _ROLES, other_office_of_full_name),
    Rule("unsourced", ("unsourced",), speaker_without_name), Rule("unsourced", ("unsourced",), according_to_nobody),
    Rule("unsourced", ("unsourced",), believed_by_nobody), Rule("unsourced", ("unsourced",), added_without_name),
)  # fmt: skip
