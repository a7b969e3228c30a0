"""The two sides, changed for each other in article, evidence and tables, get the same outcome after changing back."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from secondsource.domain.claim import Kind
from secondsource.domain.evidence import PassageKind, Stance
from secondsource.domain.report import Assessment

FOLDER = Path(__file__).parent / "scenarios"
STORIES = [
    story
    for path in sorted(FOLDER.glob("*.toml"))
    for story in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
]
STATEMENTS = [
    ("Avalian forces {verb} Midtown.", Kind.CONTROL, ("hold", "fully control", "no longer hold", "have captured")),
    ("Borean troops {verb} Midtown.", Kind.EVENT, ("left", "attacked", "are encircled in", "have retreated from")),
    ("Avalian forces {verb} 40 Borean soldiers at Midtown.", Kind.QUANTITY, ("killed", "captured", "wounded")),
    ("Avalia {verb} the loss of Midtown.", Kind.EVENT, ("admitted", "denied", "conceded")),
]
SPEAKERS = (None, "Ana Avril", "Boris Brandt", "Avalian officials")
PILES: dict[str, list[tuple[str, str, Stance, int, PassageKind]]] = {
    "nothing": [],
    "one side": [("Avalia Today", "Ana Avril said that it is so at Midtown.", Stance.SUPPORTS, 0, PassageKind.PAGE)],
    "both sides": [
        ("Avalia Today", "Ana Avril said that it is so at Midtown.", Stance.SUPPORTS, 0, PassageKind.PAGE),
        ("Borea Today", "Boris Brandt said that it is not so at Midtown.", Stance.REFUTES, 0, PassageKind.PAGE),
    ],
    "a reporter": [("Neutral Times", "Our reporter saw it at Midtown.", Stance.SUPPORTS, -1, PassageKind.PAGE)],
    "an admission and a note": [
        ("Borea Today", "Boris Brandt said that Avalian forces took Midtown.", Stance.SUPPORTS, 0, PassageKind.PAGE),
        ("Neutral Times", "Borean forces control Midtown.", Stance.SILENT, -1, PassageKind.NOTE),
    ],
    "a located video": [
        (
            "Border Institute",
            "Footage of 24 December 2025, geolocated by the Border Institute, shows Avalian soldiers in Midtown.",
            Stance.SUPPORTS,
            -1,
            PassageKind.PAGE,
        ),
        ("Avalia Today", "The town is calm.", Stance.REFUTES, -2, PassageKind.PAGE),
    ],
}  # fmt: skip


def made() -> Iterator[tuple[str, Kind, str | None, str]]:
    """Every statement with every speaker and every pile of evidence."""
    for (text, kind, verbs), speaker, pile in product(STATEMENTS, SPEAKERS, PILES):
        yield from ((text.format(verb=verb), kind, speaker, pile) for verb in verbs)


def shown(assessment: Assessment, change=str) -> list[Any]:
    """All that a reader sees of it, in the words of one side."""
    then = assessment.at_publication
    return [
        assessment.verdict, assessment.reason, assessment.level, assessment.confidence, assessment.rule,
        assessment.said, assessment.flags, change(assessment.sentence), change(assessment.would_change),
        then and (then.verdict, then.reason, then.level, then.rule, change(then.sentence)),
        sorted(
            (change(e.quote), e.stance, change(e.camp or ""), e.interest, e.tier, e.counts, change(e.discounted or ""),
             e.admission)
            for e in assessment.evidence
        ),
        len(assessment.origins),
    ]  # fmt: skip


def weigh(scene, claim, kind, speaker, pile, change, tables=None):
    story = scene(change(claim), kind, change(speaker) if speaker else None, **({"tables": tables} if tables else {}))
    for house, words, stance, day, how in PILES[pile]:
        story.page(change(house), change(words), stance, day, how)
    return story.assess()


def test_at_least_two_hundred_statements_are_swapped():
    assert len(list(made())) >= 200


def test_the_outcome_is_the_same_after_swapping_back(scene, swap):
    for claim, kind, speaker, pile in made():
        ours = weigh(scene, claim, kind, speaker, pile, str)
        theirs = weigh(scene, claim, kind, speaker, pile, swap)
        assert shown(ours) == shown(theirs, swap), (claim, speaker, pile)


def test_the_outcome_is_the_same_where_the_registry_is_swapped_with_them(scene, swap):
    mirrored = swapped_tables(scene("x").tables, swap)
    for claim, kind, speaker, pile in list(made())[::5]:
        ours = weigh(scene, claim, kind, speaker, pile, str)
        theirs = weigh(scene, claim, kind, speaker, pile, swap, mirrored)
        assert shown(ours) == shown(theirs, swap), (claim, speaker, pile)


def swapped_tables(tables, swap):
    camps = tuple(
        replace(
            row, camp=swap(row.camp), adjectives=tuple(map(swap, row.adjectives)), names=tuple(map(swap, row.names)),
            bodies=tuple(map(swap, row.bodies)),
        )
        for row in reversed(tables.camps)
    )  # fmt: skip
    roles = tuple(replace(row, person=swap(row.person), camp=swap(row.camp)) for row in reversed(tables.roles))
    houses = tuple(
        replace(
            row,
            name=swap(row.name),
            domains=(swap(row.name).lower().replace(" ", "-") + ".example",),
            camp=swap(row.camp),
        )
        for row in reversed(tables.publishers)
    )
    return replace(tables, camps=camps, roles=roles, publishers=houses)


def host(name):
    return name.lower().replace(" ", "-") + ".example"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"].replace(" ", "-"))
def test_every_story_of_the_set_ends_alike_for_the_other_side(scene, swap, story):
    tables = scene("x").tables
    ours = play(scene, story, str, tables)
    theirs = play(scene, story, swap, swapped_tables(tables, swap))
    assert shown(ours) == shown(theirs, swap)


def play(scene, story, change, tables):
    told = scene(
        change(story["claim"]), Kind(story["kind"]), change(story["speaker"]) if "speaker" in story else None,
        story.get("quoted", False), cue=story.get("cue", "said"), tables=tables,
    )  # fmt: skip
    for held in story["held"]:
        stance = Stance(held.get("stance", "supports"))
        if held.get("record"):
            told.record(change(held["text"]), stance)
            continue
        told.page(
            change(held["by"]), change(held["text"]), stance, held.get("day", 0), PassageKind(held.get("kind", "page")),
            held.get("lang", "en"), held.get("url"),
        )  # fmt: skip
    return told.assess(as_of=told.day(story.get("as_of", 3)))
