"""Statements called refuted in articles without a planted error, each read and judged by eye.

Real news is checked whole, offline: reading, checks, search, stance, weighing. Not all that it says is true, but hardly
one statement in a hundred is refuted by what is held, so nearly every *refuted* would be ours. There are two archives:
the bundled one, which a laptop has (`bundled`), and the news of one election campaign by seven papers beside each
other (`beside`), which tell the same days with other numbers, days and names; every paper stands in the registry as
independent, and an article is hidden from its own check. Each page is checked as of today; a report also says what
was known on the page's own day, and a statement that is refuted on either counts.

`eval/judgements/refuted.jsonl` holds one line for each refutation that somebody has read: page, span, the rule and the
check that decided, right or wrong, and why. One that nobody has judged counts as wrong. `build/heavy.jsonl` keeps
every page's outcome with the words that decided. The articles' text is not kept here.

`python eval/heavy.py bundled|beside [PAGES [FROM]]` checks that many pages of a draw and prints what was decided.
"""

import gzip
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from housed import NOW, Housed, Text
from score import Score, wilson

from secondsource.data.tables import load_tables
from secondsource.domain.article import Snapshot
from secondsource.domain.evidence import Evidence, Stance
from secondsource.domain.ids import digest
from secondsource.domain.reference import Publisher
from secondsource.domain.report import Assessment, Report, Verdict
from secondsource.errors import ExtractionError
from secondsource.reading.pages.extract import extract

_JUDGED = Path(__file__).with_name("judgements") / "refuted.jsonl"
_KEPT = Path(__file__).parent.parent / "build" / "heavy.jsonl"
_READ_AT = datetime(2026, 11, 1, tzinfo=UTC)
_SAVED = date(2019, 11, 20)
"""Day of a page that tells none: all were saved about then."""
MODELS = ("overlap", "minilm")
"""The rules, and our network behind the guard, which is the default."""
SEED = "2026-11-26"
DRAWN = {"bundled": 40, "beside": 20}
"""Articles of each draw that `measure` checks."""
LONGEST = 20_000
"""Characters of an article that is drawn, so that the measure stays a matter of minutes."""
PAPERS = {
    "nyt": ("The New York Times", "nytimes.com"), "politico": ("Politico", "politico.com"),
    "huff-post": ("HuffPost", "huffpost.com"), "usa-today": ("USA Today", "usatoday.com"),
    "wash-post": ("The Washington Post", "washingtonpost.com"), "breitbart": ("Breitbart", "breitbart.com"),
    "west-journal": ("The Western Journal", "westernjournal.com"),
}  # fmt: skip

Key = tuple[str, int, int, str, str]
"""Page, span, the rule that decided, and the check whose arithmetic did; empty where evidence did."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A statement that was called refuted or conflicting, and from what."""

    page: str
    start: int
    end: int
    verdict: str
    rule: str
    check: str
    claim: str
    sentence: str
    evidence: tuple[str, ...]

    @property
    def key(self) -> Key:
        return self.page, self.start, self.end, self.rule, self.check


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article checked by one model beside one archive."""

    archive: str
    model: str
    page: str
    statements: int
    verdicts: dict[str, int]
    """Statements by verdict, as of today; `then` before one that holds for the article's own day."""
    gaps: tuple[str, ...]
    decided: tuple[Decided, ...]

    def refuted(self) -> frozenset[tuple[int, int]]:
        return frozenset((each.start, each.end) for each in self.decided if each.verdict == Verdict.REFUTED)


def measure(shared: Path) -> list[Score]:
    """The share of statements not refuted and of refutations judged right, beside each archive with each model."""
    found = [outcome for archive in DRAWN for outcome in islice(outcomes(shared, archive), 2 * DRAWN[archive])]
    _keep(found)
    scores: list[Score] = []
    for archive in DRAWN:
        for model in MODELS:
            mine = [each for each in found if (each.archive, each.model) == (archive, model)]
            _print(f"{archive} {model}", mine)
            total, refuted = sum(each.statements for each in mine), sum(len(each.refuted()) for each in mine)
            scores.append(_share(f"{archive}.{model}.not_refuted", total - refuted, total))
    judged = judgements()
    keys = {each.key for outcome in found for each in outcome.decided if each.verdict == Verdict.REFUTED}
    return [*scores, _share("refuted.right", sum(judged.get(key, False) for key in keys), len(keys))]


def outcomes(shared: Path, archive: str, start: int = 0) -> Iterator[Outcome]:
    """The articles of a draw, in its order, with each model in turn."""
    beside = archive == "beside"
    houses = {model: Housed(model, known=_papers() if beside else ()) for model in MODELS}
    held = list(_articles(shared)) if beside else []
    for house in houses.values():
        house.add(held)
    for text in islice(_drawn(held) if beside else _pages(shared), start, None):
        for model, house in houses.items():
            yield summarise(archive, model, text, house.check(text, NOW))


def judgements() -> dict[Key, bool]:
    """What somebody has judged, by refutation."""
    rows = map(json.loads, _JUDGED.read_text(encoding="utf-8").splitlines())
    return {(row["page"], row["start"], row["end"], row["rule"], row["check"]): row["right"] for row in rows}


def summarise(archive: str, model: str, text: Text, report: Report) -> Outcome:
    """What one report comes to."""
    verdicts = Counter(verdict for item in report.assessments for verdict in _verdicts(item))
    gaps = tuple(sorted({gap.what for gap in report.gaps}))
    decided = tuple(each for item in report.assessments for each in _decided(text.page, item))
    return Outcome(archive, model, text.page, len(report.assessments), dict(verdicts), gaps, decided)


def _verdicts(item: Assessment) -> Iterator[str]:
    yield str(item.verdict)
    if item.at_publication:
        yield f"then {item.at_publication.verdict}"


def _decided(page: str, item: Assessment) -> Iterator[Decided]:
    known = {(item.verdict, item.rule, item.sentence)}
    if then := item.at_publication:
        known.add((then.verdict, then.rule, then.sentence))
    shown = tuple(_shown(each) for each in item.evidence if each.counts and each.stance is not Stance.SILENT)
    span = item.claim.span
    for verdict, rule, sentence in sorted(known):
        if verdict in (Verdict.REFUTED, Verdict.CONFLICTING):
            check = _check(item) if rule == "arithmetic_refutes" else ""
            yield Decided(page, span.start, span.end, str(verdict), rule, check, item.claim.text, sentence, shown)


def _check(item: Assessment) -> str:
    return next((finding.check for finding in item.findings if finding.stance is Stance.REFUTES), "")


def _shown(evidence: Evidence) -> str:
    passage = evidence.passage
    return f"{evidence.stance}: {passage.publisher}, {passage.published_at}: {evidence.quote} ({evidence.why})"


# Articles


def _pages(shared: Path) -> Iterator[Text]:
    """The English pages of a draw over the saved ones: what people took for their article, with the title, day and
    house that the page tells."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    for row in sorted(_rows(shared / "pages" / "index.jsonl.gz"), key=lambda row: _lot(row["file"])):
        if (row["html_lang"] or "").startswith("en") and len(row["gold_text"]) < LONGEST:
            yield from _page(shared / "pages" / row["file"], row)


def _page(file: Path, row: dict[str, str]) -> Iterator[Text]:
    told = tuple(line.strip() for line in row["gold_text"].splitlines() if line.strip())
    try:
        article = extract(Snapshot(row["url"], gzip.decompress(file.read_bytes()), _READ_AT)).article
    except ExtractionError:
        return
    days = [article.published] if article.published else [each.value for each in article.dates]
    house = article.publisher or urlsplit(row["url"]).hostname
    yield Text(file.name[:16], row["url"], article.title, told, min(days, default=_SAVED), house)


def _drawn(texts: Sequence[Text]) -> Iterator[Text]:
    for text in sorted(texts, key=lambda text: _lot(text.page)):
        if sum(map(len, text.paragraphs)) < LONGEST:
            yield text


def _articles(shared: Path) -> Iterator[Text]:
    for row in _rows(shared / "attribution_dev" / "polnear_half.jsonl.gz"):
        title, _, text = row["text"].partition("\n")
        told = tuple(line.strip() for line in text.splitlines() if line.strip())
        (paper, host), name = PAPERS[row["publisher"]], row["id"].partition(":")[2]
        day = date.fromisoformat(re.findall(r"_(\d{4}-\d\d-\d\d)_", name)[0])
        yield Text(name, f"https://{host}/{name}", title, told, day, paper)


def _papers() -> list[Publisher]:
    """Rows of the registry for the papers that it does not have."""
    held = {row.name for row in load_tables().publishers}
    return [
        Publisher(name, (host,), "US", ("en",), "none", "independent", None, f"https://{host}/")
        for name, host in PAPERS.values()
        if name not in held
    ]


def _lot(name: str) -> str:
    return digest(f"{SEED} {name}".encode())


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# Telling


def _keep(found: Sequence[Outcome]) -> None:
    _KEPT.parent.mkdir(exist_ok=True)
    lines = (json.dumps(asdict(each), ensure_ascii=False) for each in found)
    _KEPT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _print(name: str, found: Sequence[Outcome]) -> None:
    verdicts = sum((Counter(each.verdicts) for each in found), Counter[str]())
    rules = Counter((each.verdict, each.rule, each.check) for outcome in found for each in outcome.decided)
    total = sum(each.statements for each in found)
    print(f"heavy: {name}: {len(found)} articles, {total} statements, {dict(verdicts)}")
    for (verdict, rule, check), count in sorted(rules.items()):
        print(f"heavy: {name}: {verdict} by {rule} {check} {count}")


def _share(name: str, hits: int, n: int) -> Score:
    return Score(f"heavy.{name}", hits / n if n else 1.0, n, *wilson(hits, n))


def _show(archive: str, count: int, start: int) -> None:
    shared = Path(__file__).parent.parent.parent / "shared" / "data"
    for outcome in islice(outcomes(shared, archive, start), 2 * count):
        print(json.dumps(asdict(outcome), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    _show(sys.argv[1], int((sys.argv[2:] or ["40"])[0]), int((sys.argv[3:] or ["0"])[0]))
