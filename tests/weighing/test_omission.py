"""What an article leaves out."""

from dataclasses import replace

import pytest

from secondsource.domain.claim import Kind
from secondsource.domain.evidence import PassageKind, Stance
from secondsource.domain.report import Flag
from secondsource.domain.thread import Comment, Thread
from secondsource.weighing.omission import find_missing_sides, find_title_echo

ECHO = "Interesting update on Avalian Army Near the Gates of Midtown as Winter Comes. Curious how it goes."


def titled(scene, title="Army Holds the Gates of Midtown Through a Hard Winter"):
    return replace(scene("Avalian forces hold Midtown.").article, title=title)


def echo(scene, comment, **changes):
    return find_title_echo(titled(scene, **changes), Thread((Comment(comment),), 1, 1))


def test_a_comment_that_names_another_title_of_the_same_story_is_told(scene):
    (finding,) = echo(scene, ECHO)
    assert finding.flag is Flag.HIDDEN_UPSTREAM_SOURCE
    assert "“Avalian Army Near the Gates of Midtown as Winter Comes”" in finding.message


@pytest.mark.parametrize(
    "comment",
    [
        "Interesting update on Army Holds the Gates of Midtown Through a Hard Winter. Curious how it goes.",
        "Interesting update on Five Ways to Plant Your Early Spring Potatoes. Curious how it goes.",
        "I walked past the gates of midtown last winter and saw the army there.",
        "Midtown Gates",
        "",
    ],
)
def test_this_pages_title_another_story_and_plain_talk_are_no_echo(scene, comment):
    assert not echo(scene, comment)


def test_a_position_that_is_held_and_not_told_is_missing_whichever_side_it_is(scene, swap):
    for change in (str, swap):
        story = scene(change("Avalian forces hold Midtown."), Kind.CONTROL, speaker=change("Ana Avril"))
        story.page(
            "Neutral Times", change("Boris Brandt said that Midtown is under Borean control."), Stance.REFUTES,
            kind=PassageKind.NOTE,
        )  # fmt: skip
        (finding,) = find_missing_sides([story.assess()], story.tables)
        assert finding.message == change(
            "Borean officials and media deny 1 statement of the article; it does not tell their position."
        )


def test_nothing_is_missing_where_nobody_denies(scene):
    story = scene("Avalian forces hold Midtown.", Kind.CONTROL, speaker="Ana Avril")
    assert find_missing_sides([story.assess()], story.tables) == ()
