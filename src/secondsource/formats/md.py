"""Plain Markdown that reads well in a terminal: the box, the statements with their evidence, gaps, comments.

Text from the page and from sources is escaped, so that none of it becomes a heading, a link or HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from secondsource.domain.evidence import Evidence, Stance
from secondsource.domain.examination import Cluster, Examination, ThreadReport
from secondsource.domain.matching import Match
from secondsource.domain.report import Assessment, Finding, Report, Revision, Said
from secondsource.domain.thread import Thread
from secondsource.weighing import earlier, edits, labels, moderating, overview, reviewing
from secondsource.weighing.own_story import name
from secondsource.weighing.rules import method_of
from secondsource.weighing.wording import count, list_words

_SIDES = ((Stance.SUPPORTS, "For"), (Stance.REFUTES, "Against"))
_CLUSTERS = 20
"""Clusters of comments written out; the JSON holds all."""
_IN_ADDRESS = ":/?#@!$&'*+,;=%~-._"
"""What stays as it is in a link; brackets and spaces would end it."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Options:
    """How much is written down; the JSON holds everything."""

    evidence: int = 6
    """Pieces of evidence shown for a statement."""
    words: int = 240
    """Characters shown of one piece of evidence."""


class Component:
    suffix = ".md"
    media_type = "text/markdown"

    def __init__(self, options: Options) -> None:
        self.options = options

    def render(self, report: Report) -> str:
        return "\n".join([*_head(report), *_box(report), *self._statements(report), *_rest(report)]) + "\n"

    def render_thread(self, found: ThreadReport) -> str:
        """An examined thread by itself."""
        title = _plain(found.page.title) or "A thread of comments"
        total = f"{count(len(found.thread.comments), 'comment')}, {found.thread.distinct} different"
        return "\n".join([f"# {title}", "", total, *_examination(found.examination, found.thread)]) + "\n"

    def _statements(self, report: Report) -> Iterator[str]:
        yield from ("", "## Statements")
        if not report.assessments:
            yield from ("", "No statement was found that could be wrong.")
        shown = reviewing.as_reviewed(report).assessments
        for number, (item, stands) in enumerate(zip(report.assessments, shown, strict=True), start=1):
            revisions = reviewing.revisions_of(report, item)
            yield from ("", f"### S{number} {labels.SYMBOLS[stands.verdict]} {labels.name_grade(stands)}", "")
            yield from (f"> {_plain(item.claim.quote)}", "")
            if alone := labels.reread(item.claim):
                yield from (f"Checked as: {_plain(alone)}", "")
            yield from (_plain(item.sentence), "")
            yield from (f"- **Review:** {_revision(each)}: {_why(each)}" for each in revisions)
            yield from self._answers(item, stands, reviewed=bool(revisions))
            yield from (f"- **Before:** {_match(each)}" for each in earlier.matches_of(report, item))

    def _answers(self, item: Assessment, stands: Assessment, *, reviewed: bool) -> Iterator[str]:
        review = f"{labels.VERDICTS[stands.verdict]}, by a person's review. The machine: " if reviewed else ""
        yield f"- **Said?** {_said(item)}"
        yield f"- **So?** {review}{_plain(labels.answer(item))}"
        if then := labels.answer_then(item):
            yield f"- **Then?** {_plain(then)}"
        if steps := labels.tell_timeline(item):
            yield f"- **Over time:** {_plain(steps)}."
        best = [overview.choose_best(item, stance) for stance, _ in _SIDES]
        for (stance, label), found in zip(_SIDES, best, strict=True):
            yield f"- **{label}:** {self._best(item, stance, found)}"
        telling = [each for each in item.evidence if each.stance is not Stance.SILENT and each not in best]
        for each in telling[: max(0, self.options.evidence - 2)]:
            yield f"- Also {labels.STANCES[each.stance]}: {self._evidence(each)}"
        yield from _trees(item)
        yield from (f"- {_finding(each)}" for each in item.findings)
        noted = {each.flag for each in item.findings}
        yield from (f"- **{labels.FLAGS[flag]}.**" for flag in item.flags if flag not in noted)
        yield f"- Decided by: {', '.join(_plain(labels.name_part(name)) for name in overview.find_rules(item))}."
        if item.would_change:
            yield f"- What would change this: {_plain(item.would_change)}."

    def _best(self, item: Assessment, stance: Stance, found: Evidence | None) -> str:
        if found:
            return f"{self._evidence(found)} {overview.describe_origins(item, stance)}."
        if any(each.stance is stance for each in item.findings):
            return "The arithmetic below."
        return overview.describe_searches(item)

    def _evidence(self, each: Evidence) -> str:
        words = _plain(labels.clip(each.quote, self.options.words))
        mark = labels.mark_words(each.passage)
        shown = f"({mark}) {words}" if mark else f"“{words}”"
        passage = each.passage
        source = f"{_plain(passage.publisher or 'unknown publisher')}, {labels.name_day(passage.published_at)}"
        about = f"{_plain(labels.name_camp(each.camp))}; {labels.TIERS[each.tier]}"
        return (
            f"{shown} – {_link(source, passage.url)} ({about}). {_plain(labels.describe_counting(each, silent=True))}"
        ).rstrip()


def _head(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {_plain(article.title) or 'An article without a title'}"
    known = [_plain(each) for each in (article.publisher, article.byline, article.section) if each]
    yield from ("", " · ".join([*known, labels.date_article(article)]))
    if article.address not in ("", "-"):
        yield ""
        yield _link(_plain(article.address), article.address)


def _box(report: Report) -> Iterator[str]:
    shown = reviewing.as_reviewed(report)
    counts = [
        f"{labels.SYMBOLS[verdict]} {number} {labels.VERDICTS[verdict].lower()}"
        for verdict, number in overview.count_verdicts(shown)
    ]
    yield from ("", "## Fact checker", "")
    yield f"- **{count(len(report.assessments), 'statement')}:** {' · '.join(counts)}"
    yield f"- **Most serious point:** {_worst(shown)}"
    yield f"- **Who carries it:** {_plain(overview.describe_carrier(report))}"
    yield from (f"- {_finding(each)}" for each in report.findings)
    noted = {each.flag for each in report.findings}
    yield from (f"- **{labels.FLAGS[flag]}.**" for flag in report.flags if flag not in noted)
    if report.article.published is None:
        reasons = [_plain(each) for each in report.article.dating.reasons]
        yield f"- **When it was published:** {' '.join([labels.date_article(report.article) + '.', *reasons])}"
    yield f"- {reviewing.describe_state(report)} As of {labels.name_day(report.as_of)}."
    if report.edited:
        before = _plain(report.edited.report)
        yield f"- {_plain(edits.describe_edited(report.edited))} The report before that: {before}."
    if report.edited_in:
        yield f"- Statements of this report were edited later, in {_plain(', '.join(report.edited_in))}."


def _worst(report: Report) -> str:
    worst = overview.find_worst(report)
    if worst is None:
        return "None of the checks noticed anything, and nothing was refuted."
    words = f"“{_plain(worst.quote)}” " if worst.quote else ""
    number = f" (Statement {worst.number}.)" if worst.number else ""
    return f"{words}{_plain(labels.tell_finding(worst.message, worst.arithmetic))}{number}"


def _finding(each: Finding) -> str:
    name = labels.FLAGS[each.flag] if each.flag else labels.start(labels.name_part(each.check))
    return f"**{_plain(name)}.** {_plain(labels.tell_finding(each.message, each.arithmetic))}"


def _said(item: Assessment) -> str:
    by = item.claim.attribution
    if by is None:
        return "The article, in its own voice."
    role = f", {_plain(by.role)}" if by.role else ""
    quoted = ", as a direct quotation" if by.quoted else ""
    answer = labels.SAID[item.said] if item.said else "Not looked up."
    return f"{_plain(labels.start(by.speaker))}{role}{quoted}. {answer}{_lead(item)}"


def _lead(item: Assessment) -> str:
    """The note that may lead to words that were not found."""
    held = item.wording if item.said is Said.NOT_FOUND else None
    return f" A lead, no proof: our note on {_plain(name(held.passage))}: {_plain(held.quote)}" if held else ""


def _revision(each: Revision) -> str:
    """What was changed, by whom and when."""
    return f"{labels.start(reviewing.describe_change(each))} by {_plain(each.by)}, {reviewing.name_moment(each.at)}"


def _why(each: Revision) -> str:
    cites = f" Cites {', '.join(_link(_plain(name), name) for name in each.cites)}." if each.cites else ""
    return _plain(each.why) + cites


def _match(each: Match) -> str:
    """Who judged it before, and how, with a link to where it stands."""
    source = _link("There", each.earlier.url) if labels.safe_address(each.earlier.url) else ""
    return f"{_plain(earlier.describe_match(each))} {source + '.' if source else ''}".rstrip()


def _trees(item: Assessment) -> Iterator[str]:
    """Who repeats whom, and why: each origin that several passages share, as a nested list."""
    named = {each.passage.id: _plain(overview.name_item(each.passage)) for each in item.evidence}
    for origin in item.origins:
        root, *copies = overview.describe_tree(origin, named)
        if copies:
            yield f"- One origin, {count(len(copies), 'copy', 'copies')}: {root}"
            yield from (_branch(line) for line in copies)


def _branch(line: str) -> str:
    words = line.lstrip(" ")
    return f"{line[: len(line) - len(words)]}- {words}"


def _reviews(report: Report) -> Iterator[str]:
    """The log of revisions."""
    if report.revisions:
        yield from ("", "## Reviewed by people", "")
    labelled = {item.claim.id: f"S{number}" for number, item in enumerate(report.assessments, start=1)}
    yield from (f"- {labelled.get(each.claim, '')} {_revision(each)}." for each in report.revisions)


def _edits(report: Report) -> Iterator[str]:
    """What people put in place of statements."""
    if report.edited:
        yield from ("", "## Statements edited by people", "")
        for each in report.edited.edits:
            by = f"{_plain(each.signed.by)}, {reviewing.name_moment(each.signed.at)}"
            yield f"- {_plain(edits.tell_edit(each))} By {by}: {_plain(each.signed.why)}"


def _rules(report: Report) -> Iterator[str]:
    names = dict.fromkeys(name for item in report.assessments for name in overview.find_rules(item))
    if names:
        yield from ("", "## Rules that decided", "", "All rules are published with the program, in docs/methods.", "")
    yield from (f"- **{_plain(labels.start(labels.name_part(each)))}.** {_plain(method_of(each))}" for each in names)


def _rest(report: Report) -> Iterator[str]:
    yield from _edits(report)
    yield from _reviews(report)
    yield from ("", "## Comments", "", overview.describe_thread(report.thread))
    if report.examination:
        yield from _examination(report.examination, report.thread)
    yield from ("", "## What was not looked at", "")
    missed = overview.merge_gaps(report)
    if not missed:
        yield "Nothing was missed: every source and every check that was asked gave an answer."
    for gap, places in missed:
        where = f" (Statements {list_words([str(each) for each in places])}.)" if places else ""
        yield f"- **{_plain(labels.start(gap.what))}:** {_plain(gap.why)}{where}"
    if report.unclaimed:
        yield from ("", f"{count(len(report.unclaimed), 'sentence')} without a statement:", "")
        yield from (f"- “{_plain(labels.clip(each.quote, 120))}” {_plain(each.reason)}" for each in report.unclaimed)
    yield from _rules(report)
    yield from ("", "---", "", f"Second Source {_plain(report.run.version)}, report {_plain(report.id)}.")


def _examination(told: Examination, thread: Thread) -> Iterator[str]:
    """The reader's line, the signals, and the clusters with what a moderator could do."""
    yield from ("", f"**{_plain(told.sentence)}**", "")
    for each in moderating.signals_in_order(told):
        state = "not read" if each.missing else "fired" if each.fired else "quiet"
        clear = f" Cleared where: {_plain(each.would_clear)}" if each.fired and each.would_clear else ""
        base = f" {_plain(moderating.describe_base_rate(each))}" if each.fired else ""
        name = _plain(labels.start(labels.name_part(each.name)))
        yield f"- **{name}** ({state}): {_plain(each.message)}{clear}{base}"
    yield from ("", *(f"- Ordinary explanation: {_plain(each)}" for each in told.benign))
    yield from (
        f"- Correction with a link, No. {at + 1}: {_plain(labels.clip(thread.comments[at].text, 240))}"
        for at in told.useful
    )
    for number, cluster in enumerate(told.clusters[:_CLUSTERS], start=1):
        yield from (
            "",
            f"**Cluster {number}.** {moderating.describe_cluster(cluster)}.",
            "",
            f"> {_template(cluster)}",
            "",
        )
        places = ", ".join(str(place + 1) for place in cluster.positions[: moderating.MEMBERS])
        yield f"- Members: {places}{' …' if len(cluster.positions) > moderating.MEMBERS else ''}"
        yield f"- Proposed: {_plain(cluster.action.do)} Undo: {_plain(cluster.action.undo)}"
    if len(told.clusters) > _CLUSTERS:
        yield from ("", f"{len(told.clusters) - _CLUSTERS} more clusters in the record.")
    yield from (f"- Not looked at: {_plain(gap.what)}: {_plain(gap.why)}" for gap in told.gaps)


def _template(cluster: Cluster) -> str:
    """Shared words plain, slots in angle brackets with what stands in them most often."""
    return " ".join(
        f"‹{_plain(moderating.SLOTS.get(piece.slot, piece.slot))}: {_plain(labels.clip(piece.text, 80))}›"
        if piece.slot
        else _plain(labels.clip(piece.text, 300))
        for piece in cluster.pieces
    )


def _plain(text: str) -> str:
    """The text on one line, with everything that Markdown or HTML would read as markup taken as it stands, and nothing
    that moves a terminal's cursor or turns the line around."""
    line = re.sub(r"([\\`*_\[\]|~])", r"\\\1", " ".join(_UNSEEN.sub("", " ".join(text.split())).split()))
    line = re.sub(r"&(?=#|\w+;)", "&amp;", line).replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"^([#+=-]|\d+[.)])(?=\s|$|[=-])", r"\\\1", line)


def _link(shown: str, address: str) -> str:
    """A link where the address is safe to follow, else the words alone; `shown` is escaped already."""
    if labels.safe_address(address) is None:
        return shown
    return f"[{shown}]({quote(address, safe=_IN_ADDRESS)})"
