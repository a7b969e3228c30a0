"""How an article is spoken: a script, a voice, one loudness, and when each word is heard."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from secondsource.domain.article import Article
from secondsource.domain.ids import content_id, digest
from secondsource.domain.narration import (
    NARRATION_SCHEMA,
    Audio,
    Chapter,
    HeardSentence,
    Narration,
    Script,
    Utterance,
)
from secondsource.errors import InputError
from secondsource.ports import Voice
from secondsource.sound.joining import join, unheard
from secondsource.sound.levelling import level
from secondsource.sound.loudness import true_peak
from secondsource.sound.packing import MEDIA_TYPES, pack, require_packer
from secondsource.sound.shelf import Shelf

_MAKING = 3
"""Raised when pauses, loudness or packing change, so that nothing kept from before stands for what is made now."""
WORD_TIMES = ("none", "shared", "engine")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A narration and the file that belongs to it."""

    narration: Narration
    sound: bytes


def narrate(script: Script, voice: Voice, shelf: Shelf, name: str, ending: str) -> Spoken:
    """The script as a file called `name`, from the shelf where the same was spoken before. Raises VoiceError."""
    require_packer(ending)
    key = _key(script, voice.identity())
    if found := shelf.find(key, ending):
        narration, sound = found
        return Spoken(_called(narration, name), sound)
    spoken = _speak(script, voice, key, name, ending)
    shelf.keep(key, ending, spoken.narration, spoken.sound)
    return spoken


def write_down(script: Script) -> Narration:
    """The script alone, without sound: what a browser can speak, sentence by sentence."""
    sentences = tuple(unheard(each) for each in script.utterances)
    return _narration(script, _key(script, "browser"), "browser", WORD_TIMES[0], None, sentences)


def require_length(article: Article, longest: int) -> None:
    """Raises InputError where the article has more than `longest` characters."""
    if (length := len(article.text)) > longest:
        hours = length / 15 / 3600
        raise InputError(
            f"The article has {length:,} characters, about {hours:.1f} hours of speech; raise listen.longest "
            f"(now {longest:,}), or give a shorter text."
        )


def require_words(script: Script) -> None:
    """Raises InputError where there is nothing to say."""
    if not script.utterances:
        raise InputError("The article holds no words that can be spoken; give another article.")


def _speak(script: Script, voice: Voice, key: str, name: str, ending: str) -> Spoken:
    speech = voice.speak(script)
    joined = join(script.utterances, speech)
    levelled = level(joined.samples, speech.rate)
    samples = levelled.samples
    seconds = round(samples.size / speech.rate, 3)
    audio = Audio(
        file=name,
        media_type=MEDIA_TYPES[ending],
        bytes=0,
        sha256="",
        seconds=seconds,
        loudness=round(max(levelled.loudness, -99.0), 2),
        true_peak=round(max(true_peak(samples), -99.0), 2),
    )
    times = WORD_TIMES[1 + speech.measured]
    narration = _narration(script, key, speech.voice, times, audio, joined.sentences)
    sound = pack(samples, speech.rate, narration, script.byline, ending)
    whole = replace(audio, bytes=len(sound), sha256=digest(sound))
    return Spoken(replace(narration, audio=whole), sound)


def _narration(
    script: Script,
    key: str,
    voice: str,
    word_times: str,
    audio: Audio | None,
    sentences: tuple[HeardSentence, ...],
) -> Narration:
    return Narration(
        schema=NARRATION_SCHEMA,
        id=key,
        title=script.title,
        address=script.address,
        language=script.language,
        publisher=script.publisher,
        published=script.published,
        text_sha256=script.text,
        voice=voice,
        synthetic=True,
        word_times=word_times,
        audio=audio,
        chapters=_chapters(script.title, script.utterances, sentences, audio.seconds if audio else 0.0),
        sentences=sentences,
    )


def _chapters(
    title: str, utterances: Sequence[Utterance], sentences: Sequence[HeardSentence], seconds: float
) -> tuple[Chapter, ...]:
    named = [(number, each.chapter) for number, each in enumerate(utterances) if each.chapter]
    if utterances and (not named or named[0][0] > 0):
        named.insert(0, (0, title or "Article"))
    starts = [0.0 if number == 0 else sentences[number].start for number, _ in named]
    return tuple(
        Chapter(name, start, end, number)
        for (number, name), (start, end) in zip(named, pairwise([*starts, seconds]), strict=True)
    )


def _called(narration: Narration, name: str) -> Narration:
    return replace(narration, audio=replace(narration.audio, file=name)) if narration.audio else narration


def _key(script: Script, voice: str) -> str:
    """Hash of all that decides the sound and the times."""
    said = [
        (
            each.part.value,
            each.text,
            each.span and (each.span.start, each.span.end),
            each.spoken,
            [(sounded.span.start, sounded.ipa) for sounded in each.sounds],
            [(quote.span.start, quote.span.end) for quote in each.quotes],
            each.last,
            each.claim,
            each.chapter,
        )
        for each in script.utterances
    ]
    head = (script.title, script.address, script.language, script.publisher, script.byline, script.published)
    return content_id("nar", NARRATION_SCHEMA, _MAKING, voice, script.text, head, said)
