"""The statement of reasons: what is proposed for which comments, on what grounds, and how to undo it, for machines.

The fields follow what the Digital Services Act (article 17) asks a platform to tell: the restriction, the facts, how
the facts were found, the ground, and the way to object. Nothing here decides: `decided` is false until a person acts.
"""

from typing import Any

from secondsource.domain.examination import Cluster, Examination, SignalGroup, SignalReading, ThreadReport
from secondsource.weighing.threads import WORDS

_GROUND = "The comment repeats a template; the house rules say whether that is welcome."
_OBJECT = "Tell the moderators that the comment is your own; they show it again with one action."


def state_reasons(found: ThreadReport) -> dict[str, Any]:
    """One statement for each cluster, and the signals behind them."""
    told = found.examination
    return {
        "schema": "secondsource/reasons/1",
        "page": {"title": found.page.title, "address": found.page.address},
        "comments": len(found.thread.comments),
        "verdict": told.verdict.value,
        "verdict_in_words": WORDS[told.verdict],
        "says_who_wrote_them": False,
        "sentence": told.sentence,
        "signals": [_signal(each) for each in told.signals],
        "statements": [_statement(cluster, told) for cluster in told.clusters],
        "other_explanations": list(told.benign),
        "not_looked_at": [{"what": gap.what, "why": gap.why} for gap in told.gaps],
    }


def _signal(each: SignalReading) -> dict[str, Any]:
    base = each.base_rate
    return {
        "name": each.name,
        "group": each.group.value,
        "fired": each.fired,
        "value": each.value,
        "threshold": each.threshold,
        "unit": each.unit,
        "facts": each.message,
        "base_rate": {"fired": base.fired, "of": base.of, "source": base.source} if base else None,
        "examples": list(each.examples),
        "would_clear": each.would_clear,
        "missing": each.missing or None,
    }


def _statement(cluster: Cluster, told: Examination) -> dict[str, Any]:
    return {
        "cluster": cluster.id,
        "restriction": {"proposed": "fold", "do": cluster.action.do, "comments": list(cluster.action.positions)},
        "decided": False,
        "undo": cluster.action.undo,
        "facts": {
            "kind": cluster.kind.value,
            "members": list(cluster.positions),
            "template": [{"text": piece.text, "slot": piece.slot} for piece in cluster.pieces],
            "bits": cluster.bits,
            "accounts": cluster.accounts,
        },
        "found_by": "automated comparison of texts",
        "grounds": _GROUND,
        "signals": [each.name for each in told.signals if each.fired and each.group is not SignalGroup.USEFUL],
        "redress": _OBJECT,
    }
