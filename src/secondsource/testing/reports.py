"""Two reports built by hand for authors of formats: an empty one, and one that holds every kind of thing.

The town, its people and its papers are invented; no word is taken from a real page.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from secondsource.domain.article import Article, DateCandidate, Dating
from secondsource.domain.claim import Attribution, Claim, Kind, NoClaim, Reason
from secondsource.domain.evidence import (
    Derivation,
    Evidence,
    Interest,
    Origin,
    Passage,
    PassageKind,
    Query,
    Stance,
    Tier,
    passage_id,
)
from secondsource.domain.ids import content_id
from secondsource.domain.record import Gap, MadeBy, Span
from secondsource.domain.report import Assessment, Confidence, Finding, Flag, Report, Run, Said, Verdict
from secondsource.domain.thread import Comment, CopyGroup, Thread
from secondsource.serial import REPORT_SCHEMA
from secondsource.testing.examinations import examination
from secondsource.testing.fakes import make_article
from secondsource.weighing.remedies import BY_REASON
from secondsource.weighing.reviewing import revise

AS_OF = date(2025, 11, 20)
REVIEWED = datetime(2025, 11, 21, 16, 5, tzinfo=timezone(timedelta(hours=2)))
REVIEWER = "Tove Lind"
WHY = "The yearbook of the port gives 4.2 million tonnes for 2024."
FETCHED = datetime(2025, 11, 20, 9, 30, tzinfo=UTC)
PARAGRAPHS = (
    "The strike at the port of Lindholm is all but over, the port authority says, and only a handful of cranes stand "
    "still.",
    "“They are going back to work,” said Marit Sund, spokeswoman of the authority. “Nobody believed in it any more.”",
    "The port handled 4.2 million tonnes in 2024, a rise of 20 percent from 3.0 million tonnes a year earlier.",
    "Lindholm, a town of about 31,000 people, has had its container terminal since 1987. The union has held the "
    "eastern quay since Monday, 12 November, and dockers there stopped two ships.",
    "Observers suggest that the dispute, now in its third month, could decide next year's election.",
    "What happens next is anybody's guess.",
)
TEXT = "\n".join(PARAGRAPHS)


def span_of(words: str, text: str = TEXT) -> Span:
    """Where words stand in the sample's text; they must be there."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(**changes: Any) -> Article:
    whole = make_article(
        TEXT,
        title="Lindholm port strike collapses as dockers walk back in",
        address="https://harbour-courier.example/news/strike-collapses",
        snapshot="3f" * 32,
        byline="Our harbour desk",
        publisher="The Harbour Courier",
        section="Business",
        dates=(DateCandidate(date(2025, 11, 15), "json-ld datePublished"),),
        dating=Dating(
            date(2025, 11, 13), date(2025, 11, 15), ("The text speaks of 12 November.", "A copy is dated 15 November.")
        ),
        furniture=("Share this", "Listen"),
    )
    return replace(whole, **changes)


def passage(number: int = 1, **changes: Any) -> Passage:
    text = f"Report {number}: the cranes on the western quay of Lindholm moved again on Thursday morning."
    whole = Passage(
        id="",
        url=f"https://paper-{number}.example/lindholm",
        title=f"Cranes move again, part {number}",
        publisher=f"Paper {number}",
        text=text,
        span=Span(0, len(text)),
        published_at=date(2025, 11, 14),
        fetched_at=FETCHED,
        language="en",
        kind=PassageKind.PAGE,
        camp="none",
        snapshot="a1" * 32,
    )
    whole = replace(whole, **changes)
    return replace(whole, id=passage_id(whole.url, whole.kind, whole.text), span=Span(0, len(whole.text)))


def evidence(item: Passage, stance: Stance, **changes: Any) -> Evidence:
    whole = Evidence(
        id=content_id("evd", item.id, stance.value),
        passage=item,
        stance=stance,
        score=0.8,
        span=item.span,
        quote=item.text,
        why="both speak of cranes that moved",
        origin="org-1",
        speaker=None,
        camp=item.camp,
        interest=Interest.INDIFFERENT,
        tier=Tier.E3,
        counts=True,
        discounted=None,
    )
    return replace(whole, **changes)


def claim(words: str, kind: Kind = Kind.EVENT, **changes: Any) -> Claim:
    at = span_of(words)
    whole = Claim(content_id("clm", words, kind.value), words, words, at, at, kind, True, None, None)
    return replace(whole, **changes)


def assessment(about: Claim, verdict: Verdict, sentence: str, **changes: Any) -> Assessment:
    whole = Assessment(
        claim=about,
        said=None,
        verdict=verdict,
        reason=None,
        level=None,
        confidence=None,
        rule="two_independent_origins",
        sentence=sentence,
        flags=(),
        findings=(),
        evidence=(),
        origins=(),
        gaps=(),
        queries=(Query("lindholm strike cranes"), Query("lindholm port")),
        as_of=AS_OF,
    )
    made = replace(whole, **changes)
    return replace(made, would_change=BY_REASON.get(made.reason, "") if made.reason else "")


def spoken(speaker: str, cue: str, content: str, role: str | None = None, **changes: Any) -> Attribution:
    whole = Attribution(
        speaker, role, cue, False, span_of(speaker), span_of(cue), span_of(content), named=speaker[0].isupper()
    )
    return replace(whole, **changes)


SUND = spoken("Marit Sund", "said", "They are going back to work", "spokeswoman of the port authority", quoted=True)
AUTHORITY = spoken("the port authority", "says", "The strike at the port of Lindholm is all but over", named=True)
OBSERVERS = spoken("Observers", "suggest", "could decide next year's election", named=False)

RADIO = passage(
    1,
    publisher="Lindholm Radio",
    language="de",
    text="Am Donnerstag fuhren die Kräne am Westkai wieder, sagten zwei Lotsen dem Sender.",
    title="Kräne fahren wieder",
)
NOTE = passage(
    2,
    publisher="Union bulletin",
    camp="union",
    kind=PassageKind.NOTE,
    language="ar",
    text="The bulletin says in Arabic that eleven of fourteen cranes stand still.",
    snapshot=None,
)
ARABIC = passage(
    3,
    publisher="صحيفة الميناء",
    camp="union",
    language="ar",
    title="الإضراب مستمر",
    text="قالت النقابة إن أحد عشر رافعة متوقفة.",
)
RECORD = passage(
    4,
    publisher="Statistics office",
    kind=PassageKind.REFERENCE,
    text="Population of Lindholm, town, 1 January 2025: 30,912.",
    title="Population of towns",
    camp=None,
)
COPIES = tuple(
    passage(10 + number, publisher=f"Wire reader {number}", text="The strike is all but over, the authority said.")
    for number in range(4)
)
TREE = (
    Derivation(COPIES[1].id, COPIES[0].id, "credits Wire reader 0"),
    Derivation(COPIES[2].id, COPIES[1].id, "links Wire reader 1 as its source"),
    Derivation(COPIES[3].id, COPIES[0].id, "has the same words within 48 hours"),
)
SUM = Finding(
    "sums",
    "From 3.0 to 4.2 million tonnes is a rise of 40 percent, not 20.",
    "(4.2 − 3.0) ÷ 3.0 = 0.40 = 40 percent",
    span_of("a rise of 20 percent from 3.0 million tonnes"),
    "a rise of 20 percent from 3.0 million tonnes",
    Flag.IMPRECISE,
    Stance.REFUTES,
)
HEADLINE = Finding(
    "headline", "The headline says the strike collapses; the text says it is all but over.", None, None, "",
    Flag.HEADLINE_BODY_MISMATCH,
)  # fmt: skip
ONE_SIDED = Finding(
    "one_sided_sourcing", "Every named speaker is of one side.", "authority 2, union 0", None, "",
    Flag.ONE_SIDED_SOURCING,
)  # fmt: skip
UNSOURCED = Finding(
    "unsourced_attribution", "Nobody is named for this.", None, span_of("Observers suggest"), "Observers suggest",
    Flag.UNSOURCED_ATTRIBUTION,
)  # fmt: skip
RUN = Run(
    "0.1.0",
    FETCHED,
    datetime(2025, 11, 20, 9, 30, 2, tzinfo=UTC),
    offline=True,
    settings=(("check.passages", "20"), ("check.sources", "archive, reference")),
    parts=(
        MadeBy("checks.sums", "0.1.0", "opt-1"),
        MadeBy("checks.headline", "0.1.0", "opt-2"),
        MadeBy("models.overlap", "0.1.0", "opt-3"),
        MadeBy("sources.archive", "0.1.0", "opt-4"),
    ),
)
REPEATED = "Good point. Watching freight rates closely."


def thread() -> Thread:
    comments = (
        Comment(REPEATED),
        Comment("My cousin works there; the eastern quay was open on Friday.", "Ola", datetime(2025, 11, 16, 8, 0)),
        Comment(REPEATED),
        Comment(REPEATED, "J. P."),
    )
    return Thread(comments, 5, 2, (CopyGroup(REPEATED, (0, 2, 3)),))


def assessments() -> tuple[Assessment, ...]:
    over = assessment(
        claim("The strike at the port of Lindholm is all but over", attribution=AUTHORITY),
        Verdict.CONFLICTING,
        "The port authority says that the strike is nearly over; the union says that eleven cranes stand still.",
        said=Said.PARAPHRASE_OK,
        reason=None,
        level="C2",
        rule="claimed_and_denied",
        evidence=(
            evidence(COPIES[0], Stance.SUPPORTS, camp="authority", tier=Tier.E6, interest=Interest.BENEFITS),
            *(
                evidence(each, Stance.SUPPORTS, tier=Tier.E7, counts=False, discounted="It repeats another report.")
                for each in COPIES[1:]
            ),
            evidence(ARABIC, Stance.REFUTES, camp="union", tier=Tier.E6, origin="org-2"),
            evidence(NOTE, Stance.QUALIFIES, tier=Tier.E6, origin="org-2", camp="union"),
            evidence(RADIO, Stance.SILENT, origin="org-3"),
        ),
        origins=(
            Origin("org-1", COPIES[0].id, tuple(each.id for each in COPIES), ("All have the same words.",), TREE),
            Origin("org-2", ARABIC.id, (ARABIC.id, NOTE.id), ("The bulletin carries the same statement.",)),
        ),
        gaps=(Gap("source: feeds", "The feed did not answer in time."),),
    )
    cranes = assessment(
        claim("only a handful of cranes stand still", Kind.QUANTITY, attribution=AUTHORITY),
        Verdict.NOT_ENOUGH_EVIDENCE,
        "Only the port authority says so.",
        said=Said.NOT_FOUND,
        reason=Reason.ONLY_PARTY_SOURCES,
        level="C1",
        rule="only_party_sources",
        gaps=(Gap("source: feeds", "The feed did not answer in time."),),
    )
    back = assessment(
        claim("They are going back to work", attribution=SUND),
        Verdict.SUPPORTED,
        "Two pilots told a broadcaster that the cranes moved again.",
        said=Said.VERBATIM,
        level="C3",
        confidence=Confidence.LOW,
        evidence=(evidence(RADIO, Stance.SUPPORTS),),
        origins=(Origin("org-1", RADIO.id, (RADIO.id,), ()),),
    )
    belief = assessment(
        claim("Nobody believed in it any more", Kind.MOTIVE, checkable=False, why_not=Reason.MOTIVE, attribution=SUND),
        Verdict.NOT_CHECKABLE,
        "What others believed cannot be looked up.",
        said=Said.NOT_FOUND,
        reason=Reason.MOTIVE,
        rule="not_checkable",
        queries=(),
    )
    tonnes = assessment(
        claim("The port handled 4.2 million tonnes in 2024", Kind.QUANTITY),
        Verdict.NOT_ENOUGH_EVIDENCE,
        "No source was found that gives the tonnage.",
        reason=Reason.NOTHING_FOUND,
        rule="nothing_found",
    )
    rise = assessment(
        claim(SUM.quote, Kind.QUANTITY),
        Verdict.REFUTED,
        "The article's own numbers give a rise of 40 percent.",
        confidence=Confidence.HIGH,
        rule="arithmetic",
        flags=(Flag.IMPRECISE,),
        findings=(SUM,),
    )
    people = assessment(
        claim("a town of about 31,000 people", Kind.QUANTITY, text="Lindholm is a town of about 31,000 people."),
        Verdict.SUPPORTED,
        "The statistics office counts 30,912 people in the town.",
        confidence=Confidence.MODERATE,
        rule="primary_record",
        evidence=(evidence(RECORD, Stance.SUPPORTS, tier=Tier.E1, camp=None, interest=Interest.UNKNOWN),),
    )
    election = assessment(
        claim(
            "Observers suggest that the dispute, now in its third month, could decide next year's election",
            Kind.PREDICTION,
            checkable=False,
            why_not=Reason.PREDICTION,
            attribution=OBSERVERS,
        ),
        Verdict.NOT_CHECKABLE,
        "Nobody can know yet what decides next year's election.",
        reason=Reason.PREDICTION,
        rule="not_checkable",
        flags=(Flag.UNSOURCED_ATTRIBUTION,),
        findings=(UNSOURCED,),
        queries=(),
    )
    inner = assessment(
        claim("the dispute, now in its third month", Kind.DATE_OR_DURATION),
        Verdict.NOT_ENOUGH_EVIDENCE,
        "No dated source was found for the start of the dispute.",
        reason=Reason.NOTHING_FOUND,
        rule="nothing_found",
    )
    return over, cranes, back, belief, tonnes, rise, people, election, inner


def unreviewed() -> Report:
    """Every kind of thing a report can hold before a person looks at it."""
    return Report(
        schema=REPORT_SCHEMA,
        id="rpt-0123456789abcdef",
        as_of=AS_OF,
        article=article(),
        assessments=assessments(),
        unclaimed=(NoClaim(PARAGRAPHS[5], span_of(PARAGRAPHS[5]), "It states nothing that could be wrong."),),
        flags=(Flag.HEADLINE_BODY_MISMATCH, Flag.ONE_SIDED_SOURCING),
        findings=(HEADLINE, ONE_SIDED),
        gaps=(Gap("check: weekday", "The calendar of the union was not held."),),
        thread=thread(),
        run=RUN,
        examination=examination(),
    )


def rich() -> Report:
    """Every kind of thing a report can hold: the same, with an answer that was changed and one that was confirmed."""
    report = unreviewed()
    tonnes, rise = report.assessments[4:6]
    cites = ("https://port-statistics.example/2024",)
    report = revise(report, tonnes, Verdict.SUPPORTED, by=REVIEWER, why=WHY, at=REVIEWED, cites=cites)
    return revise(report, rise, Verdict.REFUTED, by=REVIEWER, why="The sum is right.", at=REVIEWED)


def empty() -> Report:
    """An article of nothing, and nothing about it."""
    nothing = Article("", "", (), "-", "00" * 32)
    run = replace(RUN, settings=(), parts=())
    return Report(REPORT_SCHEMA, "rpt-0", AS_OF, nothing, (), (), (), (), (), Thread(), run)
