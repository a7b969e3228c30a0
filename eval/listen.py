"""Whether an article is spoken whole, right, at one loudness, and when we say so.

Coverage: of the sentences of 181 pages' gold text, the share that the script holds once, in order, with every letter
and digit of it given something to say. A line that our own table knows as a button, a box heading or a copyright line
is furniture even where the gold text keeps it, and is not asked for. No furniture: the share of the pages, read by our
extractor, whose script holds no such line and no comment.

Word times are held against an independent forced alignment: pocketsphinx, with the English acoustic model and
dictionary that its package carries, is given the sound of one sentence and its words, and says where each word
begins. It knows nothing of the engine that spoke. Sentences are drawn (seed fixed) from the gold text, of 6 to 25
words that all stand in its dictionary; names of our lexicon, spelled letters and numbers are left out with them. Its
frames are 10 ms long; the sound is brought to one loudness under faint noise, because it else takes soft words for
silence. What is compared is where a word begins. The round trip lets the same package recognise the sound with its
own language model and counts the words that come back; the model was made for people, so this is told and has no
floor.
"""

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, median
from typing import Any

import numpy as np
import pocketsphinx
from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.narration import HeardSentence, Script, Utterance
from secondsource.errors import ExtractionError
from secondsource.plugins import find_part
from secondsource.reading.pages.extract import Extraction, extract
from secondsource.reading.sentences import find_sentences
from secondsource.reading.spoken.names import Lexicon
from secondsource.reading.spoken.script import is_furniture, write_script
from secondsource.reading.spoken.sentence import say
from secondsource.sound.joining import join
from secondsource.sound.levelling import level
from secondsource.sound.loudness import loudness, true_peak
from secondsource.testing.fakes import make_article

CASES = Path(__file__).resolve().parent.parent / "tests" / "reading" / "spoken"
READ_AT = datetime(2026, 11, 1, tzinfo=UTC)
ALIGNED = 80
"""Sentences that are aligned."""
LEVELLED = 12
"""Articles whose loudness is measured."""
RATE = 16_000
FRAME = 0.01
AROUND = 0.25
"""Seconds."""


def measure(shared: Path) -> list[Score]:
    """Coverage, furniture, forms, word times, loudness, and the round trip."""
    with gzip.open(shared / "pages" / "index.jsonl.gz", "rt", encoding="utf-8") as index:
        rows = [json.loads(line) for line in index]
    lexicon = load_tables().lexicon
    articles = [make_article(row["gold_text"]) for row in rows]
    scripts = [write_script(article, lexicon) for article in articles]
    spoken = [held for pair in zip(articles, scripts, strict=True) for held in _held(*pair)]
    clean = [_is_clean(row, shared, lexicon) for row in rows]
    right = [say(shown, Lexicon(())).text == said for shown, said in _cases()]
    sentences = _drawn(scripts)
    heard = _speak(sentences)
    gaps, found = _align(heard)
    worst = sorted(gaps)[int(0.95 * len(gaps))]
    print(
        f"listen: word starts {1000 * median(gaps):.0f} ms off in the middle, 95 % within {1000 * worst:.0f} ms, "
        f"{found} of {len(heard)} sentences aligned"
    )
    return [
        _share("coverage", spoken),
        _share("no_furniture", clean),
        _share("forms", right),
        _share("words_within_60_ms", [gap <= 0.060 for gap in gaps]),
        _share("words_within_150_ms", [gap <= 0.150 for gap in gaps]),
        _share("level", list(_levels(scripts))),
        _share("heard_again", list(_recognise(heard[:20]))),
    ]


def _share(name: str, held: Sequence[bool | float]) -> Score:
    return Score(f"listen.{name}", mean(held), len(held), *bootstrap(held, mean))


def _cases() -> Iterator[tuple[str, str]]:
    for file in sorted(CASES.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            shown, said = line.split("\t")
            yield shown, said


def _held(article: Article, script: Script) -> Iterator[bool]:
    """For each sentence: said once, in its place, to the last letter."""
    by_place: Counter[int] = Counter()
    for utterance in script.utterances:
        if utterance.span and _covers(utterance):
            by_place.update(at for at in range(utterance.span.start, utterance.span.end) if article.text[at].isalnum())
    for span in find_sentences(article.text, article.paragraphs):
        letters = [at for at in range(span.start, span.end) if article.text[at].isalnum()]
        if letters and not is_furniture(article, span):
            yield all(by_place[at] == 1 for at in letters)


def _covers(utterance: Utterance) -> bool:
    """Every letter and digit belongs to a word that is said, and the words come in order."""
    covered = [False] * len(utterance.text)
    last = 0
    for word in utterance.words:
        if word.span.start < last or not word.spoken.of(utterance.spoken).strip():
            return False
        last = word.span.end
        covered[word.span.start : word.span.end] = [True] * (word.span.end - word.span.start)
    return all(held or not letter.isalnum() for held, letter in zip(covered, utterance.text, strict=True))


def _is_clean(row: dict[str, Any], shared: Path, lexicon: Any) -> bool:
    body = gzip.decompress((shared / "pages" / row["file"]).read_bytes())
    try:
        read: Extraction = extract(Snapshot(row["url"], body, READ_AT))
    except ExtractionError:
        return True
    comments = {comment.text for comment in read.thread.comments}
    said = [each for each in write_script(read.article, lexicon).utterances if each.span]
    return not any((each.span and is_furniture(read.article, each.span)) or each.text in comments for each in said)


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence that was spoken alone."""

    sentence: HeardSentence
    samples: Any
    rate: int


def _drawn(scripts: Sequence[Script]) -> list[Utterance]:
    known = _dictionary()
    fit = [
        each
        for script in scripts
        for each in script.utterances
        if each.span and 6 <= len(each.words) <= 25 and not each.sounds and set(_words(each.spoken)) <= known
        and each.text.isascii() and re.fullmatch(r"[A-Za-z ,.;:'!?\"-]+", each.text)
    ]  # fmt: skip
    return random.Random(20251225).sample(fit, min(ALIGNED, len(fit)))


def _dictionary() -> frozenset[str]:
    file = Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines if line.strip())


def _words(spoken: str) -> list[str]:
    return re.findall(r"[a-z']+", spoken.lower().replace("-", " "))


def _speak(sentences: Sequence[Utterance]) -> list[Heard]:
    part = find_part("voices", "espeak")
    script = Script("", "-", "en", None, None, None, "", tuple(sentences))
    speech = part.component(part.options()).speak(script)
    joined = join(sentences, speech)
    return [
        Heard(each, joined.samples[int(each.start * speech.rate) : int(each.end * speech.rate)], speech.rate)
        for each in joined.sentences
    ]


def _align(heard: Sequence[Heard]) -> tuple[list[float], int]:
    """Seconds between where we say a word begins and where the aligner does, and how many sentences it could align."""
    decoder = pocketsphinx.Decoder(lm=None, loglevel="FATAL", samprate=RATE)
    gaps: list[float] = []
    done = 0
    for each in heard:
        expected = _words(each.sentence.spoken)
        starts = _starts(decoder, expected, _resampled(each))
        if starts is None:
            continue
        done += 1
        at = 0
        for word in each.sentence.words:
            gaps.append(abs(word.start - each.sentence.start - starts[at]))
            at += len(_words(word.spoken))
    return gaps, done


def _starts(decoder: Any, expected: list[str], sound: bytes) -> list[float] | None:
    """Read twice: the second time the decoder knows how loud the voice is."""
    decoder.set_align_text(" ".join(expected))
    for _ in range(2):
        decoder.start_utt()
        decoder.process_raw(sound, full_utt=True)
        decoder.end_utt()
    found = [(re.sub(r"\(\d+\)$", "", seg.word), seg.start_frame * FRAME - AROUND) for seg in decoder.seg() or ()]
    words = [each for each in found if not each[0].startswith(("<", "["))]
    return [start for _, start in words] if [word for word, _ in words] == expected else None


def _resampled(heard: Heard) -> bytes:
    """At one loudness and 16 kHz, by its spectrum, with faint noise over it and around it."""
    samples = level(heard.samples, heard.rate).samples.astype(np.float64)
    size = int(samples.size * RATE / heard.rate)
    spectrum = np.fft.rfft(samples)[: size // 2 + 1]
    made = np.pad(np.fft.irfft(spectrum, size) * (size / samples.size), int(AROUND * RATE))
    made += np.random.default_rng(20251225).integers(-60, 61, made.size)
    return np.clip(made, -32768, 32767).astype("<i2").tobytes()


def _levels(scripts: Sequence[Script]) -> Iterator[bool]:
    """For each of some articles: -16 LUFS within 1, and no true peak above -1 dBTP."""
    part = find_part("voices", "espeak")
    voice = part.component(part.options())
    english = [script for script in scripts if 5 <= len(script.utterances) <= 40]
    for script in random.Random(20251225).sample(english, min(LEVELLED, len(english))):
        speech = voice.speak(script)
        made = level(join(script.utterances, speech).samples, speech.rate).samples
        yield abs(loudness(made, speech.rate) + 16) <= 1 and true_peak(made) <= -1


def _recognise(heard: Sequence[Heard]) -> Iterator[float]:
    """For each sentence, the share of its words that come back."""
    decoder = pocketsphinx.Decoder(loglevel="FATAL", samprate=RATE)
    for each in heard:
        decoder.start_utt()
        decoder.process_raw(_resampled(each), full_utt=True)
        decoder.end_utt()
        guess = Counter(_words(decoder.hyp().hypstr if decoder.hyp() else ""))
        want = Counter(_words(each.sentence.spoken))
        yield sum((guess & want).values()) / max(sum(want.values()), 1)
