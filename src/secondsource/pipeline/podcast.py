"""A podcast of a folder of spoken articles: RSS 2.0 with enclosures and chapters in the sounds' own tags."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from secondsource.domain.narration import NARRATION_SCHEMA, Narration
from secondsource.errors import InputError, SerialError
from secondsource.serial import loads

_MOST = 1_000
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_LARGEST = 50 * 1024 * 1024


def read_episodes(folder: Path) -> tuple[Narration, ...]:
    """The narrations in a folder whose sound lies beside them, newest first; files that are none are left alone.

    Raises InputError where there is no folder, or nothing to hear in it.
    """
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}; give the one that `listen` wrote into.")
    found = [each for path in sorted(folder.glob("*.json")) if (each := _read(path))]
    if not found:
        raise InputError(f"{folder} holds no spoken article; write one there with `secondsource listen`.")
    undated = [each for each in found if not each.published]
    dated = sorted((each for each in found if each.published), key=lambda each: str(each.published), reverse=True)
    return tuple([*dated, *undated][:_MOST])


def write_feed(episodes: Sequence[Narration], address: str, title: str) -> str:
    """The feed; the same folder gives the same text."""
    base = address if address.endswith("/") else f"{address}/"
    items = "".join(_item(each, base) for each in episodes)
    note = "Articles spoken by a machine; the voice is synthetic and imitates nobody."
    language = episodes[0].language if episodes else "en"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:itunes="{_ITUNES}">\n<channel>\n'
        f"<title>{_text(title)}</title>\n<link>{_text(base)}</link>\n<description>{note}</description>\n"
        f"<language>{_text(language)}</language>\n<itunes:explicit>false</itunes:explicit>\n{items}</channel>\n</rss>\n"
    )


def _item(each: Narration, base: str) -> str:
    if not each.audio:
        return ""
    link = each.address if each.address.startswith(("https://", "http://")) else ""
    seen = f"<link>{_text(link)}</link>\n" if link else ""
    if each.published:
        noon = datetime.combine(each.published, time(12), UTC)
        seen += f"<pubDate>{format_datetime(noon)}</pubDate>\n"
    enclosure = quoteattr(base + quote(each.audio.file))
    about = f"{each.publisher or ''} Synthetic voice: {each.voice}.".strip()
    return (
        f"<item>\n<title>{_text(each.title or 'Article')}</title>\n{seen}"
        f'<guid isPermaLink="false">{_text(each.id)}</guid>\n'
        f"<description>{_text(about)}</description>\n"
        f'<enclosure url={enclosure} length="{each.audio.bytes}" type={quoteattr(each.audio.media_type)}/>\n'
        f"<itunes:duration>{round(each.audio.seconds)}</itunes:duration>\n</item>\n"
    )


def _read(path: Path) -> Narration | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        text = path.read_text(encoding="utf-8")
        narration = loads(Narration, text) if NARRATION_SCHEMA in text[:200] else None
    except (OSError, UnicodeDecodeError, SerialError):
        return None
    if not narration or not narration.audio or Path(narration.audio.file).name != narration.audio.file:
        return None
    return narration if (path.parent / narration.audio.file).is_file() else None


def _text(text: str) -> str:
    """For XML: no control characters, which it cannot hold."""
    return escape("".join(letter for letter in text if letter.isprintable() or letter == " "))
