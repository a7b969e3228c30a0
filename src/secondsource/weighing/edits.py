"""How a report says that people edited its statements."""

from secondsource.domain.claim import Claim
from secondsource.domain.editing import Edit, Edited, EditKind
from secondsource.weighing.labels import name_day
from secondsource.weighing.wording import count

KINDS = {
    EditKind.REWORDED: "Reworded",
    EditKind.MERGED: "Merged",
    EditKind.SPLIT: "Split",
    EditKind.DROPPED: "Left out",
    EditKind.ADDED: "Added",
}


def describe_edited(edited: Edited) -> str:
    """How much was edited, by whom and when, in one sentence."""
    last = edited.edits[-1].signed
    number = count(len(edited.edits), "change")
    return f"Statements edited by an editor: {number}, last by {last.by} on {name_day(last.at.date())}."


def edits_of(edited: Edited | None, claim: Claim) -> tuple[Edit, ...]:
    """The edits that made a statement what is checked, the earliest first."""
    found: list[Edit] = []
    wanted = {claim.text}
    for edit in reversed(edited.edits if edited else ()):
        if any(each.text in wanted and each.span.overlaps(claim.span) for each in edit.put):
            found.append(edit)
            wanted |= {each.text for each in edit.stood}
    return tuple(reversed(found))


def tell_edit(edit: Edit) -> str:
    """What stood, and what stands in its place: `Reworded: “They left.” → “The miners left.”`"""
    stood, put = (" and ".join(f"“{each.text}”" for each in side) for side in (edit.stood, edit.put))
    return f"{KINDS[edit.kind]}: {' → '.join(filter(None, (stood, put)))}"
