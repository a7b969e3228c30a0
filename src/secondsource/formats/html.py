"""One self-contained page for readers: the box, the article with its statements marked, their cards, the evidence.

Needs no script and no network; opens its details on paper. What the page shows is escaped: no text of an article, a
comment or a source can add markup, and only http and https addresses become links.
"""

import hashlib
import re
import shlex
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from secondsource.domain.evidence import Evidence, Origin, Passage, Stance
from secondsource.domain.examination import Examination, ThreadReport
from secondsource.domain.record import Span
from secondsource.domain.report import Assessment, Report, Revision, Verdict
from secondsource.domain.thread import Comment, Thread
from secondsource.reading.marking import Piece, cut_pieces
from secondsource.weighing import labels, moderating, overview, reviewing
from secondsource.weighing.rules import method_of
from secondsource.weighing.threads import WORDS
from secondsource.weighing.wording import count

_FOLDER = Path(__file__).parent / "templates"
_SIDES = (Stance.SUPPORTS, Stance.REFUTES)
_GRAVITY = (
    Verdict.REFUTED,
    Verdict.CONFLICTING,
    Verdict.SUPPORTED,
    Verdict.NOT_ENOUGH_EVIDENCE,
    Verdict.NOT_CHECKABLE,
)


@dataclass(frozen=True, slots=True)
class Options:
    """How much the page shows; the JSON holds everything."""

    evidence: int = 6
    """Rows of evidence shown for a statement."""
    rows: int = 105
    """Rows shown on the whole page: a long article gets fewer for each statement, never less than two."""
    words: int = 300
    """Characters of a passage shown in the list of evidence."""
    all_words: int = 10000
    """Characters shown of all passages together: a long list shows less of each, never less than 120."""
    comments: int = 100
    """Different comments shown."""
    clusters: int = 30
    """Clusters of comments shown to moderators."""


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as the page shows it."""

    number: int
    item: Assessment
    """The machine's answer."""
    shown: Assessment
    """The answer that stands: a person's, where one reviewed it."""
    revisions: tuple[Revision, ...]
    best: tuple[Evidence, ...]
    """The best for and the best against, where there are such."""
    rows: tuple[Evidence, ...]
    """Evidence that says something, best first."""
    silent: tuple[Evidence, ...]
    """Passages that were read and say nothing either way."""
    hidden: int
    """Rows that only the record holds."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of an origin's tree."""

    depth: int
    """0 for the root."""
    words: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A comment, with every place where the same words stand."""

    comment: Comment
    places: tuple[int, ...]


class Component:
    suffix = ".html"
    media_type = "text/html"

    def __init__(self, options: Options) -> None:
        self.options = options

    def render(self, report: Report) -> str:
        shown = reviewing.as_reviewed(report)
        cards, paragraphs = self._cards(report, shown), _mark_paragraphs(shown)
        passages = _number_passages(cards)
        rules = _rules(report)
        css = _style(len(cards))
        page = _environment().get_template("report.html.j2")
        text: str = page.render(
            css=Markup(css),  # noqa: S704  our own file
            css_hash=b64encode(hashlib.sha256(css.encode()).digest()).decode(),
            report=report,
            shown=shown,
            article=report.article,
            cards=cards,
            paragraphs=paragraphs,
            marked={number for pieces in paragraphs for piece in pieces for number in piece.ends},
            passages=list(passages.values()),
            numbers={each: number for number, each in enumerate(passages, start=1)},
            examination=report.examination,
            **self._comments(report.thread, report.examination),
            rules=rules,
            rule_numbers={name: number for number, (name, _) in enumerate(rules, start=1)},
            width=min(self.options.words, max(120, self.options.all_words // max(1, len(passages)))),
        )
        return text.strip() + "\n"

    def render_thread(self, found: ThreadReport) -> str:
        """An examined thread as a page of its own."""
        css = _style(0)
        text: str = (
            _environment()
            .get_template("thread.html.j2")
            .render(
                css=Markup(css),  # noqa: S704  our own file
                css_hash=b64encode(hashlib.sha256(css.encode()).digest()).decode(),
                page=found.page,
                examination=found.examination,
                **self._comments(found.thread, found.examination),
            )
        )
        return text.strip() + "\n"

    def _comments(self, thread: Thread, told: Examination | None) -> dict[str, Any]:
        """What the template of comments needs."""
        comments = list(_distinct(thread))
        clusters = told.clusters[: self.options.clusters] if told else ()
        return {
            "thread": thread,
            "comments": comments[: self.options.comments],
            "more_comments": len(comments) - self.options.comments,
            "anonymous": not any(each.author or each.posted_at for each in thread.comments),
            "clusters_shown": self.options.clusters,
            "cluster_of": {place: number for number, each in enumerate(clusters, start=1) for place in each.positions},
        }

    def _cards(self, report: Report, shown: Report) -> list[Card]:
        share = self.options.rows // max(1, len(report.assessments))
        limit = min(self.options.evidence, max(2, share))
        pairs = zip(report.assessments, shown.assessments, strict=True)
        return [
            _card(number, item, stands, reviewing.revisions_of(report, item), limit)
            for number, (item, stands) in enumerate(pairs, start=1)
        ]


def _card(number: int, item: Assessment, shown: Assessment, revisions: tuple[Revision, ...], limit: int) -> Card:
    best = tuple(found for stance in _SIDES if (found := overview.choose_best(item, stance)))
    others = [each for each in item.evidence if each.stance is not Stance.SILENT and each not in best]
    others.sort(key=lambda each: (not each.counts, each.tier, -each.score))
    silent = tuple(each for each in item.evidence if each.stance is Stance.SILENT)
    rows = others[: max(0, limit - len(best))]
    return Card(number, item, shown, revisions, best, (*best, *rows), silent, len(others) - len(rows))


def _number_passages(cards: Sequence[Card]) -> dict[str, Passage]:
    """Every passage once, in the order in which the cards need it: those that say something first."""
    rows = [each.passage for card in cards for each in card.rows]
    silent = [each.passage for card in cards for each in card.silent]
    return {each.id: each for each in (*rows, *silent)}


def _mark_paragraphs(report: Report) -> list[list[Piece]]:
    """The article's paragraphs in pieces, so that statements may nest and overlap; the gravest of equals leads."""
    paragraphs = report.article.paragraphs
    spans = [_within(item.claim.span, paragraphs) for item in report.assessments]
    gravity = [_GRAVITY.index(item.verdict) for item in report.assessments]

    def ordered(piece: Piece) -> Piece:
        around = sorted(piece.spans, key=lambda number: (spans[number].end - spans[number].start, gravity[number]))
        return Piece(piece.text, tuple(around), piece.ends)

    return [[ordered(piece) for piece in cut_pieces(report.article.text, span, spans)] for span in paragraphs]


def _within(span: Span, paragraphs: Sequence[Span]) -> Span:
    """The span without what lies behind the last paragraph that it touches; empty where it touches none."""
    touched = [each for each in paragraphs if each.overlaps(span)]
    return Span(span.start, min(span.end, touched[-1].end)) if touched else Span(span.start, span.start)


def _rules(report: Report) -> list[tuple[str, list[int]]]:
    """Each rule behind an answer that is shown, with the numbers of those statements."""
    places: dict[str, list[int]] = {}
    for number, item in enumerate(report.assessments, start=1):
        for name in overview.find_rules(item):
            places.setdefault(name, []).append(number)
    return list(places.items())


def _origin_number(item: Assessment, origin: str) -> int:
    """An origin as a number within its statement, in the order of the evidence; 0 for one that has none there."""
    origins = list(dict.fromkeys(each.origin for each in item.evidence))
    return origins.index(origin) + 1 if origin in origins else 0


def _cited_number(item: Assessment, name: str, numbers: Mapping[str, int]) -> int | None:
    """The number of cited evidence in the list of evidence; None for an address, and for what is not shown there."""
    return next((numbers.get(each.passage.id) for each in item.evidence if each.id == name), None)


def _tree(item: Assessment, origin: Origin, numbers: Mapping[str, int]) -> list[Branch]:
    """Who repeats whom, and why: the root first, each copy under what it hangs on."""
    shown = {each.passage.id: each.passage for each in item.evidence if each.passage.id in numbers}
    named = {name: f"E{numbers[name]} {overview.name_item(passage)}" for name, passage in shown.items()}
    lines = overview.describe_tree(origin, named)
    return [Branch((len(line) - len(line.lstrip(" "))) // 2, line.lstrip(" ")) for line in lines]


def _distinct(thread: Thread) -> Iterator[Posted]:
    """Comments in page order, exact copies only where they stand first."""
    groups = {position: group for group in thread.copies for position in group.positions}
    for position, comment in enumerate(thread.comments):
        group = groups.get(position)
        if group is None:
            yield Posted(comment, (position,))
        elif position == min(group.positions):
            yield Posted(comment, tuple(sorted(group.positions)))


@cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(  # pyright: ignore[reportUnknownMemberType] jinja2 leaves its type open
        w=labels,
        count=count,
        o=overview,
        verdicts=list(Verdict),
        supports=Stance.SUPPORTS,
        refutes=Stance.REFUTES,
        origin_number=_origin_number,
        method_of=method_of,
        cited_number=_cited_number,
        tree=_tree,
        r=reviewing,
        t=moderating,
        told_words=WORDS,
    )
    filters = {
        "link": labels.safe_address,
        "tongue": _tongue,
        "clip": labels.clip,
        "cap": labels.start,
        "after_word": _after_word,
        "name_part": labels.name_part,
        "number": "{:g}".format,
        "slug": _slug,
        "file": _file,
        "shell": shlex.quote,
    }
    env.filters.update(filters)  # pyright: ignore[reportUnknownMemberType]
    return env


def _after_word(sentence: str, word: str) -> str:
    """The rest of a sentence that begins with its verdict, which the page prints by itself."""
    rest = sentence.removeprefix(word).lstrip(":. ")
    return rest[:1].upper() + rest[1:]


@cache
def _style(cards: int) -> str:
    """The style sheet in one line; a card that was jumped to lights up its words in the article."""
    css = (_FOLDER / "report.css").read_text(encoding="utf-8")
    lit = ",".join(f":has(#c{number}:target) .m{number}" for number in range(1, cards + 1)) or ".lit"
    bare = re.sub(r"/\*.*?\*/|\s+", " ", css.replace(".lit", lit), flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", bare).strip()


def _tongue(code: str | None) -> Markup:
    """Attributes that give a text its language and direction; none for English, the language of the page."""
    if code == "en":
        return Markup()
    known = code and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", code)
    return Markup(' dir=auto lang="{}"').format(code) if known else Markup(' dir=auto lang=""')


def _file(address: str) -> str:
    """A file named from the root, without the folders of the machine that holds it; anything else as it is."""
    rooted = re.match(r"[/\\~]|[A-Za-z]:[/\\]", address)
    return re.split(r"[/\\]", address)[-1] or address if rooted else address


def _slug(verdict: Verdict) -> str:
    """A verdict as a short class name."""
    return {"supported": "s", "refuted": "r", "conflicting": "k", "not_enough_evidence": "n"}.get(verdict, "o")
