"""Markdown for the terminal."""

import re

from secondsource.formats.md import Component, Options
from secondsource.testing.harsh_reports import ATTACK, hostile
from secondsource.testing.reports import empty, rich, unreviewed


def render(report, **options):
    return Component(Options(**options)).render(report)


def test_the_box_stands_first():
    lines = render(rich()).splitlines()
    assert lines[0] == "# Lindholm port strike collapses as dockers walk back in"
    box = "\n".join(lines[: lines.index("## Statements")])
    assert "✓ 3 supported · ✗ 1 refuted · ⇄ 1 conflicting · … 2 not enough evidence · ○ 2 not checkable" in box
    assert "(4.2 − 3.0) ÷ 3.0 = 0.40 = 40 percent" in box
    assert "2 of 9 statements reviewed by a person" in box
    assert "As of 20 November 2025." in box
    assert "no person has reviewed it. As of 20 November 2025." in render(unreviewed())


def test_a_persons_answer_and_the_machines_stand_side_by_side():
    part = re.split(r"^### ", render(rich()), flags=re.MULTILINE)[5]
    assert part.startswith("S5 ✓ Supported\n")
    assert (
        "- **Review:** Changed from not enough evidence to supported by Tove Lind, 21 November 2025, 16:05 UTC+02:00: "
        "The yearbook of the port gives 4.2 million tonnes for 2024. Cites [https://port-statistics.example/2024]"
    ) in part
    assert "Supported, by a person's review. The machine: Not enough evidence: nothing that counts was found" in part
    assert "- S6 Confirmed as refuted by Tove Lind" in render(rich()).partition("## Reviewed by people")[2]


def test_who_repeats_whom_is_drawn_with_the_reason_of_every_edge():
    assert (
        "- One origin, 3 copies: Wire reader 0, 14 November 2025\n"
        "  - Wire reader 1, 14 November 2025: credits Wire reader 0\n"
        "    - Wire reader 2, 14 November 2025: links Wire reader 1 as its source\n"
        "  - Wire reader 3, 14 November 2025: has the same words within 48 hours\n"
    ) in render(rich())


def test_every_statement_has_both_questions_and_both_slots():
    text = render(rich())
    parts = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    assert len(parts) == 9
    for part in parts:
        for words in ("**Said?**", "**So?**", "**For:**", "**Against:**"):
            assert part.count(words) == 1


def test_notes_are_marked_and_pages_are_quoted_with_a_link():
    text = render(rich())
    assert "(our note on this page, not its words) The bulletin says in Arabic" in text
    assert (
        "sagten zwei Lotsen dem Sender.” – [Lindholm Radio, 14 November 2025](https://paper-1.example/lindholm)" in text
    )


def test_gaps_and_comments_are_told():
    text = render(rich())
    assert "The feed did not answer in time. (Statements 1 and 2.)" in text
    assert "3 of 4 comments have the same words." in text


def test_hostile_texts_stay_text():
    text = render(hostile())
    assert "<" not in text
    assert not re.search(r"(?<!\\)\]\((?!https?://)", text)
    assert not re.search(r"\]\([^)\s]*[\s<>\"]", text)
    assert not re.search(r"(?<!\\)`", text)
    assert "alert" in ATTACK


def test_a_text_of_many_lines_cannot_start_a_heading():
    from dataclasses import replace

    title = "One\n# Two\n\n- three"
    report = replace(rich(), article=replace(rich().article, title=title))
    assert render(report).splitlines()[0] == "# One # Two - three"


def test_a_report_of_nothing_has_all_its_parts():
    text = render(empty())
    for head in ("## Fact checker", "## Statements", "## Comments", "## What was not looked at"):
        assert head in text


def test_options_bound_the_evidence():
    assert render(rich(), evidence=2).count("- Also ") == 0
