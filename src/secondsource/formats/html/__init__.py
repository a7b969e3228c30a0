"""One self-contained page for readers: the box, the article with its statements marked, their cards, the evidence.

Needs no script and no network; opens its details on paper. What the page shows is escaped: no text of an article, a
comment or a source can add markup, and only http and https addresses become links.
"""

from dataclasses import dataclass
from typing import Any

from secondsource.domain.examination import Examination, ThreadReport
from secondsource.domain.reference import Tables
from secondsource.domain.report import Report
from secondsource.domain.thread import Thread
from secondsource.formats.html import cards as pages
from secondsource.formats.html.changes import list_changes
from secondsource.formats.html.environment import make_environment
from secondsource.formats.html.interface import ENGLISH, load_interface
from secondsource.formats.html.places import find_places
from secondsource.formats.html.served import Link, Narration, Past, Served
from secondsource.formats.html.sides import find_sides
from secondsource.formats.html.styling import make_style, stylesheet
from secondsource.formats.html.timeline import make_timeline
from secondsource.formats.html.words import Words
from secondsource.weighing import reviewing

__all__ = ["Component", "Link", "Narration", "Options", "Past", "Served", "stylesheet"]


@dataclass(frozen=True, slots=True)
class Options:
    """How much the page shows; the JSON holds everything."""

    evidence: int = 6
    """Rows of evidence shown for a statement."""
    rows: int = 105
    """Rows shown on the whole page: a long article gets fewer for each statement, never less than two."""
    words: int = 300
    """Characters of a passage shown in the list of evidence."""
    all_words: int = 9600
    """Characters shown of all passages together: a long list shows less of each, never less than 120."""
    comments: int = 100
    """Different comments shown."""
    clusters: int = 30
    """Clusters of comments shown to moderators."""


class Component:
    suffix = ".html"
    media_type = "text/html"

    def __init__(self, options: Options, tables: Tables | None = None) -> None:
        self.options = options
        self.tables = tables
        """With them the page shows the places that are named."""

    def with_tables(self, tables: Tables) -> "Component":
        """The same format with reference tables at hand."""
        return Component(self.options, tables)

    def render(self, report: Report) -> str:
        return self._render(report, None)

    def render_served(self, report: Report, served: Served) -> str:
        """The page as the service sends it: with its scripts and choices, its policy in a header of the service."""
        return self._render(report, served)

    def style_source(self, report: Report) -> str:
        """What a policy must allow for the style sheet that stands in the report's page: `sha256-…`."""
        return make_style(len(report.assessments)).source

    def _render(self, report: Report, served: Served | None) -> str:
        shown = reviewing.as_reviewed(report)
        cards = pages.make_cards(report, shown, self.options.evidence, self.options.rows)
        paragraphs = pages.mark_paragraphs(shown)
        passages = pages.number_passages(cards)
        rules = pages.list_rules(report)
        env, words = (
            make_environment(language := served.language if served else ENGLISH),
            Words(load_interface(language)),
        )
        text: str = env.get_template("report.html.j2").render(
            style=make_style(len(cards)),
            served=served,
            changes=list_changes(report, served.history if served else ()),
            sides=find_sides(cards, words),
            timeline=make_timeline(report, cards),
            places=find_places(cards, self.tables) if self.tables else (),
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

    def render_thread(self, found: ThreadReport, served: Served | None = None) -> str:
        """An examined thread as a page of its own."""
        env = make_environment(served.language if served else ENGLISH)
        text: str = env.get_template("thread.html.j2").render(
            style=make_style(0),
            served=served,
            page=found.page,
            examination=found.examination,
            **self._comments(found.thread, found.examination),
        )
        return text.strip() + "\n"

    def _comments(self, thread: Thread, seen: Examination | None) -> dict[str, Any]:
        """What the template of comments needs."""
        clusters = seen.clusters[: self.options.clusters] if seen else ()
        comments = list(pages.distinct_comments(thread))
        return {
            "thread": thread,
            "comments": comments[: self.options.comments],
            "more_comments": len(comments) - self.options.comments,
            "anonymous": not any(each.author or each.posted_at for each in thread.comments),
            "clusters_shown": self.options.clusters,
            "cluster_of": {place: number for number, each in enumerate(clusters, start=1) for place in each.positions},
        }
