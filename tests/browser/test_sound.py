"""A browser hears an MP3 when the WAV of the same sound is heard, so that one list of times serves both."""

import base64

import numpy as np
import pytest
from playwright.sync_api import sync_playwright

from secondsource.sound.packing import _pack_mp3
from secondsource.sound.wav import pack_wav

RATE = 22_050
BEGINS = (0.5, 1.0, 2.0)
HEAR = """async ([content, rate]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.buffer);
  const samples = sound.getChannelData(0), begins = [];
  for (let at = 0, quiet = true, since = 0; at < samples.length; at++) {
    if (Math.abs(samples[at]) > 0.15) { if (quiet) begins.push(at / rate); quiet = false; since = at; }
    else if (at - since > 2000) quiet = true;
  }
  return begins;
}"""


def clicks() -> np.ndarray:
    samples = np.zeros(3 * RATE, np.int16)
    for begin in BEGINS:
        at = int(begin * RATE)
        samples[at : at + 400] = np.sin(np.arange(400) / 5) * 16_000
    return samples


def test_mp3_and_wav_begin_together(chromium: str) -> None:
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for content in (pack_wav(clicks(), RATE), _pack_mp3(clicks(), RATE)):
            begins = page.evaluate(HEAR, [base64.b64encode(content).decode(), RATE])
            assert begins == [pytest.approx(begin, abs=0.005) for begin in BEGINS]
        browser.close()
