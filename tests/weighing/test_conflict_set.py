"""The scripted conflict set: small stories with the outcome that the rules of evidence owe them.

The stories stand in `scenarios/*.toml` and are published as `docs/methods/scenarios.md`.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from secondsource.cli.explain import explain
from secondsource.domain.claim import Kind, Reason
from secondsource.domain.evidence import PassageKind, Stance
from secondsource.domain.report import Assessment
from secondsource.testing.reports import unreviewed
from secondsource.weighing import verdict
from secondsource.weighing.rules import METHODS, method_of

FOLDER = Path(__file__).parent / "scenarios"
STORIES: list[dict[str, Any]] = [
    story
    for path in sorted(FOLDER.glob("*.toml"))
    for story in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
]
PAGE = (Path(__file__).resolve().parents[2] / "docs/methods/verdicts.md").read_text(encoding="utf-8")
DECIDED = {"supported", "refuted", "conflicting"}


def play(scene, story: dict[str, Any]) -> Assessment:
    """The story weighed by the real rules."""
    why_not = Reason(story["why_not"]) if "why_not" in story else None
    told = scene(
        story["claim"], Kind(story["kind"]), story.get("speaker"), story.get("quoted", False), why_not,
        cue=story.get("cue", "said"),
    )  # fmt: skip
    for each in story.get("sums", ()):
        told.sum(each["words"], Stance(each["stance"]))
    for each in story["held"]:
        _hold(told, each)
    days = story.get("as_of", 3)
    return told.assess(as_of=told.day(days), searched=story.get("searched", True))


def _hold(told, held: dict[str, Any]) -> None:
    stance = Stance(held.get("stance", "supports"))
    if held.get("record"):
        told.record(held["text"], stance)
        return
    passage = told.page(
        held["by"],
        held["text"],
        stance,
        None if held.get("undated") else held.get("day", 0),
        PassageKind(held.get("kind", "page")),
        held.get("lang", "en"),
        held.get("url"),
        held.get("deciding"),
    )
    if held.get("copy"):
        told.copy(passage)


def found(assessment: Assessment, expected: dict[str, Any]) -> dict[str, Any]:
    """What came out, of the things that are expected."""
    tiers = {evidence.tier.value for evidence in assessment.evidence}
    flags = {flag.value for flag in assessment.flags}
    values = {
        "verdict": assessment.verdict.value,
        "reason": assessment.reason and assessment.reason.value,
        "level": assessment.level,
        "confidence": assessment.confidence and assessment.confidence.value,
        "rule": assessment.rule,
        "said": assessment.said and assessment.said.value,
        "origins": len(assessment.origins),
        "tiers": [tier for tier in expected.get("tiers", ()) if tier in tiers],
        "not_tiers": [tier for tier in expected.get("not_tiers", ()) if tier not in tiers],
        "flags": [flag for flag in expected.get("flags", ()) if flag in flags],
        "at_publication": published(assessment),
    }
    return {name: values[name] for name in expected}


def published(assessment: Assessment) -> str | None:
    then = assessment.at_publication
    if then is None:
        return None
    return f"{then.verdict}:{then.reason}" if then.reason else then.verdict.value


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"].replace(" ", "-"))
def test_a_story_ends_as_the_rules_say(scene, story):
    assert found(play(scene, story), story["expect"]) == story["expect"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"].replace(" ", "-"))
def test_the_rule_of_every_answer_is_published_and_explained(scene, story):
    item = play(scene, story)
    said = "\n".join(explain(unreviewed(), item))
    for rule in {item.rule, item.at_publication.rule}:
        assert f"\n## {rule}\n\n{method_of(rule)}" in PAGE
        assert f"Rule       {rule}\n  {method_of(rule).splitlines()[0]}" in said


def test_the_set_is_large_and_most_of_it_is_written_before_the_code_was_looked_at():
    assert len(STORIES) >= 60
    assert sum(story["first"] for story in STORIES) >= 20
    assert len({story["name"] for story in STORIES}) == len(STORIES)
    assert all(story["pattern"].strip() and story["why"].strip() for story in STORIES)


def test_a_weigher_that_always_abstains_fails(scene, monkeypatch):
    decided = [story for story in STORIES if story["expect"].get("verdict") in DECIDED]
    assert len(decided) >= 35
    monkeypatch.setattr(verdict, "RULES", (verdict.nothing_found,))
    assert all(found(play(scene, story), story["expect"]) != story["expect"] for story in decided)


def test_every_rule_that_decides_has_a_story():
    told = {story["expect"].get("rule") for story in STORIES}
    assert set(METHODS) <= told
