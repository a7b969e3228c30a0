"""A folder of spoken articles as a feed that players take."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import feedparser
import pytest

from secondsource.domain.narration import NARRATION_SCHEMA, Audio, Narration
from secondsource.errors import InputError
from secondsource.pipeline.podcast import episode_of, read_episodes, write_feed
from secondsource.serial import dumps

EPISODE = Narration(
    schema=NARRATION_SCHEMA,
    id="nar-1",
    title="A & B <C>\x07",
    address="https://news.example/a?b=1&c=2",
    language="en",
    publisher="News Example",
    published=date(2025, 12, 24),
    text_sha256="0" * 64,
    voice="a test",
    synthetic=True,
    word_times="engine",
    audio=Audio("a b.mp3", "audio/mpeg", 3, "0" * 64, 61.6, -16.0, -2.0),
    chapters=(),
    sentences=(),
)


def put(folder, name, episode):
    (folder / f"{name}.json").write_text(dumps(episode), encoding="utf-8")
    if episode.audio:
        (folder / episode.audio.file).write_bytes(b"abc")


def later(day, name):
    audio = replace(EPISODE.audio, file=f"{name}.mp3")
    return replace(EPISODE, id=f"nar-{name}", title=name, published=day, audio=audio)


def test_the_newest_comes_first_and_undated_ones_last(tmp_path):
    put(tmp_path, "1", later(date(2025, 1, 1), "old"))
    put(tmp_path, "2", later(None, "undated"))
    put(tmp_path, "3", later(date(2025, 6, 1), "new"))
    assert [each.title for each in read_episodes(tmp_path)] == ["new", "old", "undated"]


def test_what_is_no_episode_is_left_alone(tmp_path):
    put(tmp_path, "1", EPISODE)
    (tmp_path / "other.json").write_text('{"schema": "secondsource/narration/1"')
    (tmp_path / "report.json").write_text('{"schema": "secondsource/report/1"}')
    put(tmp_path, "away", replace(EPISODE, audio=replace(EPISODE.audio, file="../a.mp3")))
    put(tmp_path, "script", replace(EPISODE, audio=None))
    (tmp_path / "gone.json").write_text(dumps(later(None, "gone")))
    assert [each.guid for each in read_episodes(tmp_path)] == ["nar-1"]


def test_an_empty_or_missing_folder_is_told(tmp_path):
    with pytest.raises(InputError, match="holds no spoken article"):
        read_episodes(tmp_path)
    with pytest.raises(InputError, match="There is no folder"):
        read_episodes(tmp_path / "nowhere")


def test_a_player_finds_sound_day_and_title():
    text = write_feed((episode_of(EPISODE, EPISODE.audio),), "https://news.example/audio", "Our articles")
    ElementTree.fromstring(text)
    feed = feedparser.parse(text)
    assert not feed.bozo
    assert feed.feed.title == "Our articles"
    (entry,) = feed.entries
    assert entry.title == "A & B <C>"
    assert entry.id == "nar-1"
    assert entry.link == EPISODE.address
    assert entry.published_parsed[:3] == (2025, 12, 24)
    assert entry.itunes_duration == "62"
    (sound,) = entry.enclosures
    assert (sound.href, sound.type, sound.length) == ("https://news.example/audio/a%20b.mp3", "audio/mpeg", "3")


def test_the_same_folder_gives_the_same_feed():
    assert write_feed((episode_of(EPISODE, EPISODE.audio),), "https://a.example/", "T") == write_feed(
        (episode_of(EPISODE, EPISODE.audio),), "https://a.example", "T"
    )
