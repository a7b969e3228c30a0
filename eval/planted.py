"""Recall of the deterministic checks: errors planted by rule in sentences of real pages.

The rules stand in `plants/`. Each finds something that a page says (a number, a day, a name, a list, a quotation) and
makes two pages of it: one with an error, and one that tells the same without. The error counts as found where one of
the checks that the rule names raises something on the first page that it does not raise on the second; the second is
quiet where these checks raise nothing at the place. An original that a rule has not changed is its own second page.

The pages are the saved news pages, less the fifty on which false alarms are kept aside, and after them the news
articles of the attribution set. The rules of `plants/aside.py` are kept aside: they were written by someone who had
not seen the checks, nothing is worked on with them, and they are reported apart (`recall_aside`). Those kept aside
before are in `plants/shapes.py`, `plants/amounts.py`, `plants/moments.py`, `plants/phrasings.py` and `plants/slips.py`
and are now worked on. The same seed plants the same errors; what was planted where is written, with rule and
original, to `build/planted.jsonl`.

`python eval/planted.py [RULE …]` shows the rules worked on, or those named, with what was missed.
"""

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from plants import amounts, aside, moments, numbers, people, phrasings, shapes, slips, times, words
from plants.page import TITLE, Page, Plant, Rule
from reader import read
from score import Score, bootstrap

from checks import aside as pages_aside
from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.record import Span
from secondsource.domain.report import Finding
from secondsource.plugins import find_part, part_names

SEED = 20251224
PER_RULE = 4
LONGEST = 9000
"""Characters of a page, so that a measure of many pages stays a matter of minutes."""
RULES: tuple[Rule, ...] = (
    *numbers.RULES, *times.RULES, *people.RULES, *words.RULES,
    *shapes.RULES, *amounts.RULES, *moments.RULES, *phrasings.RULES, *slips.RULES, *aside.LOOKED_AT,
)  # fmt: skip
ASIDE: tuple[Rule, ...] = aside.RULES
_KEPT = Path(__file__).parent.parent / "build" / "planted.jsonl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one planted error."""

    rule: str
    sort: str
    aside: bool
    page: str
    original: str
    wrong: str
    right: str
    found: bool
    quiet: bool


def measure(shared: Path) -> list[Score]:
    """Recall of the rules worked on and of those aside, the worst sort of error, and the quiet of the rest."""
    outcomes = [each for rule in (*RULES, *ASIDE) for each in _outcomes(shared, rule)]
    _keep(outcomes)
    by_sort: dict[str, list[Outcome]] = defaultdict(list)
    for each in outcomes:
        by_sort[each.sort].append(each)
    for sort, each in by_sort.items():
        _print(sort, [outcome for outcome in each if not outcome.aside])
        _print("   kept aside", [outcome for outcome in each if outcome.aside])
    return [
        _share("recall", [each.found for each in outcomes if not each.aside]),
        _share("recall_aside", [each.found for each in outcomes if each.aside]),
        _share("quiet", [each.quiet for each in outcomes]),
        _share("worst_sort", min(([o.found for o in each] for each in by_sort.values()), key=_mean)),
    ]


def _outcomes(shared: Path, rule: Rule) -> Iterator[Outcome]:
    draw = random.Random(f"{SEED} {rule.name}")
    planted = 0
    for pages in _pages(shared):
        for page in draw.sample(pages, len(pages)):
            plant = rule.make(page, draw)
            if plant is None:
                continue
            yield _outcome(rule, plant, aside=rule in ASIDE)
            planted += 1
            if planted == PER_RULE:
                return


def _outcome(rule: Rule, plant: Plant, *, aside: bool) -> Outcome:
    checks = tuple(check for check in rule.checks if check in part_names("checks"))
    wrong, right = (_findings(page, checks) for page in (plant.wrong, plant.right))
    known = {(each.check, each.quote, each.arithmetic) for each in right}
    found = any((each.check, each.quote, each.arithmetic) not in known for each in wrong)
    quiet = not any(_is_at(each, plant) for each in right)
    told = (page.title if plant.at == TITLE else page.paragraphs[plant.at] for page in (plant.wrong, plant.right))
    return Outcome(rule.name, rule.sort, aside, plant.right.id, plant.original, *told, found, quiet)


def _is_at(finding: Finding, plant: Plant) -> bool:
    """Whether a finding on the page without error is about what the rule has touched."""
    if finding.span is None or plant.at == TITLE:
        return True
    return finding.span.overlaps(_article(plant.right).paragraphs[plant.at])


def _findings(page: Page, checks: Sequence[str]) -> list[Finding]:
    article, reading = _read(page)
    parts = (find_part("checks", check) for check in checks)
    found = (each for part in parts for each in part.component(part.options()).find(article, reading, load_tables()))
    return [each for each in found if each.stance is not Stance.SUPPORTS]


@lru_cache(maxsize=64)
def _read(page: Page) -> tuple[Article, Reading]:
    article = _article(page)
    return article, read(article, load_tables())


def _article(page: Page) -> Article:
    spans, start = list[Span](), 0
    for told in page.paragraphs:
        spans.append(Span(start, start + len(told)))
        start += len(told) + 1
    day, text = page.published, "\n".join(page.paragraphs)
    dating = Dating(day, day, ("planted",))
    return Article(page.title, text, tuple(spans), "-", "0" * 64, language="en", published=day, dating=dating)


# Pages


@lru_cache(maxsize=1)
def _pages(shared: Path) -> tuple[list[Page], list[Page]]:
    return list(_saved(shared)), list(_articles(shared))


def _saved(shared: Path) -> Iterator[Page]:
    """Every English page with four paragraphs or more that is worked on."""
    rows = _rows(shared / "pages" / "index.jsonl.gz")
    ids = [Path(row["file"]).name.split(".")[0][:16] for row in rows]
    kept = pages_aside(ids)
    for row, page in zip(rows, ids, strict=True):
        if page not in kept and str(row["html_lang"]).startswith("en"):
            yield from _page(page, "", row["gold_text"], date(2019, 11, 20))


def _articles(shared: Path) -> Iterator[Page]:
    for row in _rows(shared / "attribution_dev" / "polnear_half.jsonl.gz"):
        title, _, text = row["text"].partition("\n")
        yield from _page(str(row["id"]), title, text, date(2016, 11, 30))


def _page(page: str, title: str, text: str, day: date) -> Iterator[Page]:
    paragraphs = tuple(line.strip() for line in text[:LONGEST].splitlines() if len(line.strip()) > 60)
    if len(paragraphs) >= 4 and not re.search(r"<tweet|<img", text):
        yield Page(page, title, paragraphs, day)


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# Telling


def _keep(outcomes: Sequence[Outcome]) -> None:
    _KEPT.parent.mkdir(exist_ok=True)
    lines = (json.dumps({"seed": SEED, **asdict(each)}, ensure_ascii=False) for each in outcomes)
    _KEPT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _print(name: str, outcomes: Sequence[Outcome]) -> None:
    found, quiet = (sum(getattr(each, field) for each in outcomes) for field in ("found", "quiet"))
    print(f"planted: {name:<26} {found:3} of {len(outcomes):3} found, {quiet:3} quiet")


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values)


def _share(name: str, values: Sequence[bool]) -> Score:
    low, high = bootstrap(list(values), _mean)
    return Score(f"planted.{name}", _mean(values), len(values), low, high)


def _show(names: Sequence[str]) -> None:
    shared = Path(__file__).parent.parent.parent / "shared" / "data"
    for rule in (*RULES, *ASIDE):
        if rule.name in names or (not names and rule in RULES):
            outcomes = list(_outcomes(shared, rule))
            _print(f"{rule.sort}: {rule.name}", outcomes)
            for each in outcomes:
                if not each.found or not each.quiet:
                    print("   ", "missed" if not each.found else "loud  ", _around(each))


def _around(each: Outcome) -> str:
    """The words of the page with error (of the other where that was not quiet) around the change."""
    told = each.wrong if not each.found else each.right
    same = next((at for at, (one, other) in enumerate(zip(told, each.original, strict=False)) if one != other), 0)
    return told[max(0, same - 80) : same + 160]


if __name__ == "__main__":
    _show(sys.argv[1:])
