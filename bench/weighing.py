"""How long it takes to weigh: 1,000 made-up claims with 20 pieces of evidence each, on one core.

    python bench/weighing.py

The tables are the bundled ones and the stances are given, so that the rules of evidence alone are measured. Once the
passages come from an archive of 400, as the claims of one article meet the same pages again and again; once every
passage is another, so that who speaks in it must be read 20,000 times. Target: under 2 seconds for the first. Nothing
here is a test.
"""

import argparse
import random
import statistics
import time
from datetime import date, timedelta

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Attribution, Claim, Kind
from secondsource.domain.evidence import Passage, PassageKind, Stance, StanceReading, passage_id
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.weighing.assess import assess
from secondsource.weighing.case import Case

CLAIMS, ITEMS, RUNS, ARCHIVE = 1000, 20, 3, 400
DAY = date(2025, 12, 25)
TOWNS = ("Kupiansk", "Vovchansk", "Huliaipole", "Lyman", "Orikhiv", "Siversk", "Toretsk")
TELLINGS = (
    "The Ukrainian General Staff said that its troops hold {town} and repelled {n} attacks.",
    "The Russian Defence Ministry said that its troops control {town} after {n} assaults.",
    "Our reporter counted {n} houses in the main street of {town} and met nobody in uniform.",
    "Citing Reuters, the paper told of {n} strikes on {town} on {day}.",
    "Russian military bloggers conceded that {n} positions near {town} were lost.",
    "Footage geolocated by the Institute for the Study of War shows soldiers at house {n} in {town}.",
)
HOUSES = ("Reuters", "Ukrinform", "TASS", "BBC News", "Kyiv Post", "Some Blog", "Euronews", "Le Monde")


def main() -> None:
    """Prints the median of a few runs for both cases, in seconds of processor time."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    tables = load_tables(None)
    for name, shared in (("an archive of 400 passages", True), ("every passage another", False)):
        seconds = [once(run, tables, shared=shared) for run in range(RUNS)]
        spread = f"({min(seconds):.2f}-{max(seconds):.2f})"
        print(
            f"weighing {CLAIMS:,} claims with {ITEMS} items each, {name}: {statistics.median(seconds):.2f} s {spread}"
        )


def once(run: int, tables: Tables, *, shared: bool) -> float:
    """Seconds of processor time to weigh all claims once; reading the passages for the first time is part of it."""
    chance = random.Random(run)
    first = run * CLAIMS
    claims = [claim(first + number, chance) for number in range(CLAIMS)]
    archive = [reading((first + number) * ITEMS, chance) for number in range(ARCHIVE)]
    evidence = [chance.sample(archive, ITEMS) if shared else pile(first + number, chance) for number in range(CLAIMS)]
    body = Article(
        "The war goes on", "Ukrainian and Russian troops fought, and the attack of the Russian army failed.", (),
        "https://story.example/1", "sha", published=DAY, dating=Dating(DAY, DAY, ()),
    )  # fmt: skip
    case = Case(body, tables, (), (), (), (), DAY + timedelta(days=3), searched=True, claims=tuple(claims))
    start = time.process_time()
    for each, read in zip(claims, evidence, strict=True):
        assess(each, read, case)
    return time.process_time() - start


def claim(number: int, chance: random.Random) -> Claim:
    """One claim in words of its own."""
    text = f"Ukrainian forces hold {chance.choice(TOWNS)} after {number} days of fighting."
    span = Span(0, len(text))
    said = Attribution("Ukrainian officials", None, "said", False, Span(0, 0), Span(0, 0), span, named=True)
    return Claim(f"clm-{number}", text, text, span, span, Kind.CONTROL, True, None, said)


def pile(number: int, chance: random.Random) -> list[tuple[Passage, StanceReading]]:
    """What is held about a claim, each piece in words of its own."""
    return [reading(number * ITEMS + at, chance) for at in range(ITEMS)]


def reading(number: int, chance: random.Random) -> tuple[Passage, StanceReading]:
    """One passage with its stance."""
    day = DAY - timedelta(days=chance.randrange(12))
    told = chance.choice(TELLINGS).format(town=chance.choice(TOWNS), n=number, day=day)
    house = chance.choice(HOUSES)
    url = f"https://{house.lower().replace(' ', '')}.example/{number}"
    whole = Span(0, len(told))
    passage = Passage(
        passage_id(url, PassageKind.PAGE, told), url, "", house, told, whole, day, None, "en", PassageKind.PAGE
    )
    stance = chance.choice((Stance.SUPPORTS, Stance.SUPPORTS, Stance.REFUTES, Stance.SILENT))
    return passage, StanceReading(stance, 0.9, 0.05, 0.05, whole, "bench")


if __name__ == "__main__":
    main()
