"""A podcast of spoken articles: RSS 2.0 with enclosures; chapters are in the sounds' own tags."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from secondsource.domain.ids import content_id
from secondsource.domain.narration import NARRATION_SCHEMA, Audio, Narration, Script
from secondsource.domain.report import Report
from secondsource.errors import InputError, SerialError, VoiceError
from secondsource.pipeline.narrate import Spoken
from secondsource.serial import loads

ENDING = ".mp3"
"""Of the sounds that are made for a podcast: what every player takes."""
_MOST = 1_000
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Episode:
    """One spoken article as a feed tells it."""

    guid: str
    """By which players know it again."""
    title: str
    link: str
    """Of the article; empty where it has no address on the web."""
    published: date | None
    about: str
    language: str
    place: str
    """Of the sound, from the address of the feed's folder."""
    media_type: str
    bytes: int
    seconds: float


def episode_of(told: Narration, audio: Audio, *, place: str = "", guid: str = "") -> Episode:
    """The narration with its sound as an episode; its sound stands at its own name, and its id is the narration's,
    where nothing else is said."""
    return Episode(
        guid=guid or told.id,
        title=told.title or "Article",
        link=told.address if told.address.startswith(("https://", "http://")) else "",
        published=told.published,
        about=f"{told.publisher or ''} Synthetic voice: {told.voice}.".strip(),
        language=told.language,
        place=place or audio.file,
        media_type=audio.media_type,
        bytes=audio.bytes,
        seconds=audio.seconds,
    )


class Speaker(Protocol):
    """Who speaks articles: a Checker."""

    def script(self, what: Report) -> Script: ...
    def narrate(self, script: Script, name: str) -> Spoken: ...


def tell_episode(speaker: Speaker, report: Report, place: str) -> tuple[Spoken, Episode]:
    """The article of a report, spoken. The episode's id is the article's address, which stays when it is amended.

    Raises VoiceError and InputError.
    """
    spoken = speaker.narrate(speaker.script(report), place.rpartition("/")[2])
    if spoken.narration.audio is None:
        raise VoiceError("The voice gave no sound; name another in listen.voice.")
    return spoken, episode_of(spoken.narration, spoken.narration.audio, place=place, guid=report.article.address)


def file_name(report: Report) -> str:
    """How the sound of an article is called: the same for every report about it."""
    return content_id("art", report.article.address) + ENDING


def read_episodes(folder: Path) -> tuple[Episode, ...]:
    """The narrations in a folder whose sound lies beside them, newest first; files that are none are left alone.

    Raises InputError where there is no folder, or nothing to hear in it.
    """
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}; give the one that `listen` wrote into.")
    found = [each for path in sorted(folder.glob("*.json")) if (each := _read(path))]
    if not found:
        raise InputError(f"{folder} holds no spoken article; write one there with `secondsource listen`.")
    return newest_first(found)[:_MOST]


def newest_first(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """By the day on which their articles appeared; those of no known day last."""
    return tuple(sorted(episodes, key=lambda each: each.published or date.min, reverse=True))


def write_feed(episodes: Sequence[Episode], address: str, title: str) -> str:
    """The feed of sounds that stand under an address; the same episodes give the same text."""
    base = address if address.endswith("/") else f"{address}/"
    items = "".join(_item(each, base) for each in episodes)
    note = "Articles spoken by a machine; the voice is synthetic and imitates nobody."
    language = episodes[0].language if episodes else "en"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:itunes="{_ITUNES}">\n<channel>\n'
        f"<title>{_text(title)}</title>\n<link>{_text(base)}</link>\n<description>{note}</description>\n"
        f"<language>{_text(language)}</language>\n<itunes:explicit>false</itunes:explicit>\n{items}</channel>\n</rss>\n"
    )


def _item(each: Episode, base: str) -> str:
    seen = f"<link>{_text(each.link)}</link>\n" if each.link else ""
    if each.published:
        noon = datetime.combine(each.published, time(12), UTC)
        seen += f"<pubDate>{format_datetime(noon)}</pubDate>\n"
    enclosure = quoteattr(base + quote(each.place))
    return (
        f"<item>\n<title>{_text(each.title)}</title>\n{seen}"
        f'<guid isPermaLink="false">{_text(each.guid)}</guid>\n'
        f"<description>{_text(each.about)}</description>\n"
        f'<enclosure url={enclosure} length="{each.bytes}" type={quoteattr(each.media_type)}/>\n'
        f"<itunes:duration>{round(each.seconds)}</itunes:duration>\n</item>\n"
    )


def _read(path: Path) -> Episode | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        text = path.read_text(encoding="utf-8")
        narration = loads(Narration, text) if NARRATION_SCHEMA in text[:200] else None
    except (OSError, UnicodeDecodeError, SerialError):
        return None
    if not narration or not narration.audio or Path(narration.audio.file).name != narration.audio.file:
        return None
    return episode_of(narration, narration.audio) if (path.parent / narration.audio.file).is_file() else None


def _text(text: str) -> str:
    """For XML: no control characters, which it cannot hold."""
    return escape("".join(letter for letter in text if letter.isprintable() or letter == " "))
