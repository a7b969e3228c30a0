"""The sentence of a verdict is fixed, cites its evidence, and says nothing that the cited evidence does not hold."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from secondsource.domain.claim import Kind, Reason
from secondsource.domain.evidence import PassageKind, Stance
from secondsource.reading.vocabulary.names import find_names
from secondsource.weighing import phrases, remedies

FOLDER = Path(__file__).parent / "scenarios"
STORIES = [
    story
    for path in sorted(FOLDER.glob("*.toml"))
    for story in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
]
TEMPLATES = {
    text
    for value in vars(phrases).values()
    for text in (value.values() if isinstance(value, dict) else [value])
    if isinstance(text, str) and " " in text
}
BY_EVIDENCE = ("ladder_supports", "origins_support", "record_supports", "evidence_refutes", "sources_conflict")
NEVER = ("unsure", "debunk", "fake", "bot", "hoax", "propagand", "regime", "terror", "lie ", "lies ")


def play(scene, story):
    why_not = Reason(story["why_not"]) if "why_not" in story else None
    told = scene(
        story["claim"], Kind(story["kind"]), story.get("speaker"), story.get("quoted", False), why_not,
        cue=story.get("cue", "said"),
    )  # fmt: skip
    for each in story.get("sums", ()):
        told.sum(each["words"], Stance(each["stance"]))
    for held in story["held"]:
        stance = Stance(held.get("stance", "supports"))
        if held.get("record"):
            told.record(held["text"], stance)
            continue
        day = None if held.get("undated") else held.get("day", 0)
        kind, language = PassageKind(held.get("kind", "page")), held.get("lang", "en")
        passage = told.page(
            held["by"], held["text"], stance, day, kind, language, held.get("url"), held.get("deciding")
        )
        if held.get("copy"):
            told.copy(passage)
    return told, told.assess(as_of=told.day(story.get("as_of", 3)), searched=story.get("searched", True))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"].replace(" ", "-"))
def test_every_name_and_number_of_the_sentence_stands_in_what_it_cites(scene, story):
    told, item = play(scene, story)
    cited = [evidence for evidence in item.evidence if evidence.id in item.cites]
    assert len(cited) == len(item.cites)
    assert_held(item.sentence, told, item, cited)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"].replace(" ", "-"))
def test_every_name_and_number_of_the_sentence_at_publication_was_known_then(scene, story):
    told, item = play(scene, story)
    then = item.at_publication
    assert then
    early = [e for e in item.evidence if e.passage.published_at is None or e.passage.published_at <= then.day]
    assert_held(then.sentence, told, item, early)


def test_a_name_or_a_number_from_nowhere_is_found(scene):
    for sentence in ("Colonel Pavel Strand denies it.", "7 sources support this.", "Borean officials say so."):
        told, item = play(scene, next(story for story in STORIES if story["name"] == "a forecast"))
        with pytest.raises(AssertionError):
            assert_held(sentence, told, item, [])


def assert_held(sentence, told, item, cited):
    """Every name and number stands in the claim, in what is cited, or in the fixed words; or counts the origins."""
    held = " ".join(
        [item.claim.text, item.claim.attribution.speaker if item.claim.attribution else ""]
        + [f"{e.quote} {e.speaker or ''} {e.camp or ''} {e.passage.publisher}" for e in cited]
        + [f"{f.message} {f.arithmetic or ''}" for f in item.findings]
        + [adjective for row in told.tables.camps for adjective in row.adjectives if names_camp(row.camp, item, cited)]
    ).casefold()
    fixed = {word for text in TEMPLATES for word in re.findall(r"\d+", text)}
    for number in set(re.findall(r"\d+", sentence)) - fixed:
        counts = {len({e.origin for e in some}) for some in (cited, [e for e in cited if e.counts])}
        assert number in re.findall(r"\d+", held) or int(number) in counts
    templates = " ".join(TEMPLATES).casefold()
    for name in find_names(sentence):
        assert name.text.casefold() in held or name.text.casefold() in templates


def names_camp(camp, item, cited):
    """Whether a side is the one of cited evidence or of the claim's speaker."""
    speaker = item.claim.attribution.speaker if item.claim.attribution else ""
    people = {"avalia": ("Ana Avril", "Avalian"), "borea": ("Boris Brandt", "Borean")}[camp]
    return any(e.camp == camp for e in cited) or any(person in speaker for person in people)


def test_a_sentence_that_decides_by_evidence_cites_some(scene):
    for story in STORIES:
        _, item = play(scene, story)
        if item.rule in (
            "ladder_supports",
            "origins_support",
            "record_supports",
            "evidence_refutes",
            "sources_conflict",
        ):
            assert item.cites, story["name"]


def test_templates_name_no_side_and_judge_nobody(scene):
    sides = [word for row in scene("x").tables.camps for word in (*row.names, *row.adjectives)]
    for text in (*TEMPLATES, *remedies.BY_REASON.values()):
        assert not any(word in text for word in (*sides, "Russia", "Ukrain", "Israel", "Hamas"))
        assert not any(word in f"{text.casefold()} " for word in NEVER)


def test_every_template_is_one_or_two_sentences_with_known_fields():
    for text in TEMPLATES:
        fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert fields <= {"sum", "count", "one", "other", "name", "sentence"}
        assert text.endswith(".")


def test_what_would_change_it_follows_from_the_rule(scene):
    said = {story["name"]: play(scene, story)[1] for story in STORIES}
    assert "documents" in said["a number of the enemy's dead"].would_change
    assert "the words of Borean officials and media themselves" in said["admission by hearsay"].would_change
    assert "seven days before" in said["an expired control claim"].would_change
    assert "establishes the place" in said["a video of nobody knows where"].would_change
    assert said["a forecast"].would_change == ""
    assert all(item.would_change for item in said.values() if item.verdict.value != "not_checkable")


@pytest.mark.parametrize("check, start, confidence", [("sums", "The a", "high"), ("traits", "The r", "moderate")])
def test_a_row_that_rules_out_is_no_arithmetic(scene, check, start, confidence):
    story = scene("Midtown is the capital of Avalia.", Kind.RELATION)
    story.sum("Midtown is the capital of Avalia.", check=check)
    item = story.assess()
    assert (item.verdict, item.confidence) == ("refuted", confidence)
    assert item.sentence.startswith(start)
    assert ("corrects the row" in item.would_change) == (check == "traits")


def test_where_nothing_is_found_the_bar_of_the_claim_is_what_would_change_it(scene):
    ordinary = scene("The bridge of Midtown has four lanes.", Kind.QUANTITY).assess()
    contested = scene("Avalian forces attacked Midtown.", Kind.EVENT).assess(as_of=scene("x").day(9))
    assert (ordinary.rule, contested.rule) == ("nothing_found", "nothing_found")
    assert ordinary.would_change.startswith("a public record, or two dated sources")
    assert contested.would_change == remedies.OUTSIDE
