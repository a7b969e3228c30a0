"""An examination built by hand for authors of formats: every kind of signal, cluster and slot that one can hold.

It belongs to the thread of `testing.reports`; town and papers are invented.
"""

from datetime import datetime

from secondsource.domain.examination import (
    Action,
    BaseRate,
    Cluster,
    ClusterKind,
    Echo,
    Examination,
    Member,
    SignalGroup,
    SignalReading,
    TemplatePiece,
    ThreadVerdict,
)
from secondsource.domain.record import Gap, Span


def examination() -> Examination:
    """Everything that can be told of a thread, whether or not a thread of four comments would earn it."""
    copies = SignalReading(
        name="exact_copies",
        group=SignalGroup.REPETITION,
        fired=True,
        value=3.0,
        threshold=3.0,
        unit="comments with the same words",
        message="3 of 4 comments repeat the words of another.",
        base_rate=BaseRate(1, 300, "ordinary threads"),
        examples=(0, 2, 3),
        would_clear="The port asked its members to post these words.",
    )
    times = SignalReading("bursts", SignalGroup.TIMING, False, 0.0, 0.5, "share", "No times.", missing="No times.")
    return Examination(
        verdict=ThreadVerdict.STRONG,
        sentence="Strong signs of templated comments: 3 of 4 comments repeat the words of another.",
        signals=(copies, times),
        clusters=(_cluster(),),
        benign=("A form letter repeats its words.",),
        echoes=(Echo(1, "place", "quay", Span(35, 39)),),
        useful=(1,),
        gaps=(Gap("bank of templates", "The bank could not be opened."),),
    )


def _cluster() -> Cluster:
    pieces = (
        TemplatePiece("Good point. Watching"),
        TemplatePiece("freight", "free"),
        TemplatePiece("rates in"),
        TemplatePiece("Lindholm", "place"),
    )
    return Cluster(
        id="cls-0123456789abcdef",
        kind=ClusterKind.TEMPLATE,
        pieces=pieces,
        members=(Member(0, ("freight", "Lindholm")), Member(2, ("", "")), Member(3, ("freight", ""))),
        bits=48.5,
        saving=70.25,
        action=Action("Show No. 1 and fold the other 2 under it.", "Unfold them.", (2, 3)),
        accounts=2,
        times=(datetime(2025, 11, 16, 8, 0), datetime(2025, 11, 16, 9, 0), datetime(2025, 11, 17, 9, 0)),
    )
