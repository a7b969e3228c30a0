"""Recall of the deterministic checks: errors planted by rule in true sentences of real pages.

Each rule takes a sentence of a page's gold text and makes two sentences of it, one with an error and one without.
The article
is read with either in its place
the error must be found by the check, and the sentence without error must raise nothing.
`recall` is the share of errors found, `quiet` the share of sentences without error that raise nothing. Rules with
an odd
number are kept aside for the end of an issue and are reported apart (`aside`). The same seed plants the same
errors.
"""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating
from secondsource.domain.evidence import Stance
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding
from secondsource.plugins import find_part, part_names
from secondsource.reading.measures.times import find_dates
from secondsource.reading.statements.claims import find_claims

SEED = 20251224
PER_RULE = 30
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_BEFORE = re.compile(r"day,? (?:the )?$")
_END = re.compile(r"[.!?]$")


@dataclass(frozen=True, slots=True)
class Plant:
    """A sentence told wrongly and rightly, and the check that should notice."""

    check: str
    wrong: str
    right: str


Rule = Callable[[str, random.Random], Plant | None]


def wrong_weekday(sentence: str, draw: random.Random) -> Plant | None:
    day = _full_date(sentence)
    if day is None or _WEEKDAY_BEFORE.search(sentence, 0, day[0].start):
        return None
    span, when = day
    other = (when.weekday() + draw.randrange(1, 7)) % 7
    words = span.of(sentence)
    return Plant("weekdays", *(_put(sentence, span, f"{DAYS[each]}, {words}") for each in (other, when.weekday())))


def impossible_day(sentence: str, draw: random.Random) -> Plant | None:
    day = _full_date(sentence)
    if day is None:
        return None
    month = draw.choice(("April", "June", "September", "November"))
    return Plant("dates", *(_put(sentence, day[0], f"{month} {each}, {day[1].year - 1}") for each in (31, 30)))


def _full_date(sentence: str) -> tuple[Span, date] | None:
    """The first day that a sentence gives with its year."""
    for mention in find_dates(sentence):
        interval = mention.interval()
        if mention.day and mention.weekday is None and interval:
            return mention.span, interval[0]
    return None


def wrong_change(sentence: str, draw: random.Random) -> Plant | None:
    low, percent = draw.randrange(2, 40) * 10, draw.choice((10, 20, 25, 50))
    high, told = low * (100 + percent) // 100, percent + draw.choice((15, 22, 35))
    return _added(sentence, "sums", f"from {low} to {high}, a {{}} percent increase", told, percent)


def wrong_share(sentence: str, draw: random.Random) -> Plant | None:
    whole, part = draw.choice((40, 50, 80, 200)), draw.choice((10, 20, 30))
    share = 100 * part / whole
    return _added(sentence, "sums", f"{part} of {whole}, or {{}} percent", f"{share + 17:g}", f"{share:g}")


def wrong_total(sentence: str, draw: random.Random) -> Plant | None:
    men, women = draw.randrange(3, 9), draw.randrange(3, 9)
    return _added(
        sentence, "sums", f"{men} men and {women} women, {{}} in all", men + women + draw.randrange(1, 4), men + women
    )


def wrong_duration(sentence: str, draw: random.Random) -> Plant | None:
    wrong, right = draw.choice((("six", "four"), ("two", "four"), ("seven", "four")))
    return _added(sentence, "durations", "after about {} years of full-scale war in Ukraine", wrong, right)


def unnamed_source(sentence: str, draw: random.Random) -> Plant | None:
    return _added(sentence, "unsourced", "{}", draw.choice(("analysts say", "experts say")), "the mayor of Leeds says")


def wrong_conversion(sentence: str, draw: random.Random) -> Plant | None:
    miles = draw.randrange(2, 60)
    return _added(sentence, "conversions", f"{miles} miles ({{}} km) away", round(miles * 2.4), round(miles * 1.609))


def wrong_age(sentence: str, draw: random.Random) -> Plant | None:
    year, age = draw.randrange(1940, 1990), draw.choice((9, 14, 23))
    then = 2025 - year
    told = f"and the head of the town, born on 2 January {year}, is {{}} years old"
    return _added(sentence, "ages", told, then - age, then)


def backwards(sentence: str, draw: random.Random) -> Plant | None:
    first = draw.randrange(1990, 2010)
    last = first + draw.randrange(3, 12)
    wrong, right = f"from {last} to {first}", f"from {first} to {last}"
    return _added(sentence, "sequence", "and the head of the town held the office {}", wrong, right)


_PEOPLE = ("Ada Merton", "Tom Ashworth", "Eve Orwell", "Max Hollis", "Ida Brandt")


def short_list(sentence: str, draw: random.Random) -> Plant | None:
    listed = draw.sample(_PEOPLE, 3)
    told = f"and all {{}} members of the jury – {listed[0]}, {listed[1]} and {listed[2]} – agreed"
    return _added(sentence, "counted_lists", told, draw.choice(("four", "five", "two")), "three")


def other_spelling(sentence: str, draw: random.Random) -> Plant | None:
    first, last = draw.choice(_PEOPLE).split()
    at = draw.randrange(1, len(last) - 1)
    wrong = last[:at] + last[at] + last[at:]
    return _appended(sentence, "spellings", f"Mayor {first} {last} was there. {first} {{}} left.", wrong, last)


def two_tolls(sentence: str, draw: random.Random) -> Plant | None:
    dead = draw.randrange(5, 30)
    told = f"A fire in Oldham killed {dead} people. Nobody knows why. The fire in Oldham killed {{}} people."
    return _appended(sentence, "told_twice", told, dead + draw.randrange(1, 9), dead)


def loaded_word(sentence: str, draw: random.Random) -> Plant | None:
    return _appended(sentence, "wording", "The {} left the town.", draw.choice(("henchmen", "lackeys")), "aides")


RULES: tuple[Rule, ...] = (
    wrong_weekday,
    impossible_day,
    wrong_change,
    wrong_share,
    wrong_total,
    wrong_duration,
    unnamed_source,
    wrong_conversion,
    backwards,
    wrong_age,
    short_list,
    other_spelling,
    two_tolls,
    loaded_word,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one planted error."""

    rule: str
    aside: bool
    found: bool
    quiet: bool


def measure(shared: Path) -> list[Score]:
    """Recall and quiet over all rules that have a check, and by rule."""
    outcomes = list(_outcomes(shared))
    by_rule: dict[str, list[Outcome]] = defaultdict(list)
    for each in outcomes:
        by_rule[each.rule].append(each)
    for rule, each in by_rule.items():
        print(
            f"planted: {rule:16} {sum(o.found for o in each):3} of {len(each)} found, {sum(o.quiet for o in each)}"
            f" quiet"
        )
    worked = [each for each in outcomes if not each.aside]
    aside = [each for each in outcomes if each.aside]
    return [
        _share("recall", [each.found for each in worked]),
        _share("recall_aside", [each.found for each in aside]),
        _share("quiet", [each.quiet for each in outcomes]),
        _share("worst_rule", min(([o.found for o in each] for each in by_rule.values()), key=_mean)),
    ]


def _outcomes(shared: Path) -> Iterator[Outcome]:
    tables, draw = load_tables(), random.Random(SEED)
    pages = list(_pages(shared))
    for number, rule in enumerate(RULES):
        planted = 0
        draw.shuffle(pages)
        for paragraphs, at in _places(pages, draw):
            plant = rule(paragraphs[at], draw)
            if plant is None or plant.check not in part_names("checks"):
                continue
            found = bool(_finds(plant.check, _article(paragraphs, at, plant.wrong), tables))
            quiet = not _finds(plant.check, _article(paragraphs, at, plant.right), tables)
            yield Outcome(rule.__name__, number % 2 == 1, found, quiet)
            planted += 1
            if planted == PER_RULE:
                break


def _places(pages: Sequence[list[str]], draw: random.Random) -> Iterator[tuple[list[str], int]]:
    """Every paragraph of every page, in a drawn order: the first of each page, then the second, and so on."""
    orders = [(page, draw.sample(range(len(page)), len(page))) for page in pages]
    for nth in range(max(map(len, pages))):
        yield from ((page, order[nth]) for page, order in orders if nth < len(order))


def _pages(shared: Path) -> Iterator[list[str]]:
    """The paragraphs of every English page that has at least four."""
    with gzip.open(shared / "pages" / "index.jsonl.gz", "rt", encoding="utf-8") as index:
        for row in map(json.loads, index):
            paragraphs = [line.strip() for line in row["gold_text"].splitlines() if len(line.strip()) > 60]
            if len(paragraphs) >= 4 and str(row["html_lang"]).startswith("en"):
                yield paragraphs


def _added(sentence: str, check: str, told: str, wrong: object, right: object) -> Plant | None:
    """A clause at the end of the paragraph, once with a wrong and once with a right value."""
    if not _END.search(sentence) or re.search(r"[\d%“”\"]", sentence[-120:]):
        return None
    start = sentence[:-1]
    return Plant(check, *(f"{start}, {told.format(value)}{sentence[-1]}" for value in (wrong, right)))


def _appended(sentence: str, check: str, told: str, wrong: object, right: object) -> Plant | None:
    """Sentences after the paragraph, once with a wrong and once with a right value."""
    if not _END.search(sentence) or re.search(r"[“”\"]", sentence):
        return None
    return Plant(check, *(f"{sentence} {told.format(value)}" for value in (wrong, right)))


def _put(sentence: str, span: Span, words: str) -> str:
    return sentence[: span.start] + words + sentence[span.end :]


def _article(paragraphs: Sequence[str], at: int, instead: str) -> Article:
    lines = [*paragraphs[:at], instead, *paragraphs[at + 1 :]]
    text, spans, start = "\n".join(lines), [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    dating = Dating(date(2025, 12, 20), date(2025, 12, 20), ("planted",))
    return Article("", text, tuple(spans), "-", "0" * 64, language="en", published=date(2025, 12, 20), dating=dating)


def _finds(check: str, article: Article, tables: Tables) -> tuple[Finding, ...]:
    part = find_part("checks", check)
    found = part.component(part.options()).find(article, find_claims(article, tables), tables)
    return tuple(finding for finding in found if finding.stance is not Stance.SUPPORTS)


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values)


def _share(name: str, values: Sequence[bool]) -> Score:
    low, high = bootstrap(list(values), _mean)
    return Score(f"planted.{name}", _mean(values), len(values), low, high)
