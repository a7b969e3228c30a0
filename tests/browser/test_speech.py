"""Listen where no voice speaks on the server: the reader's own browser speaks the script, sentence by sentence."""

import json

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import page_of
from tests.waiting import until

from secondsource.data.tables import load_tables
from secondsource.formats.html import Narration
from secondsource.pipeline.narrate import write_down
from secondsource.reading.spoken.script import write_script
from secondsource.serial import dumps

HIGHLIGHTED = "name => [...CSS.highlights.get(name) ?? []].join('')"
VOICE = """
    window.said = [];
    const speech = {
        speak(utterance) {
            said.push(utterance);
            queueMicrotask(() => utterance.onstart?.({}));
        },
        cancel() {
            const last = said.at(-1);
            if (last && !last.over) queueMicrotask(() => last.onerror?.({ error: "canceled" }));
            if (last) last.over = true;
        },
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    window.finish = () => { said.at(-1).over = true; said.at(-1).onend({}); };
"""
"""A browser's voice that speaks until the test says that it is done; what is cut off ends as an error."""
MUTE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


@pytest.fixture
def script(site, spoken):
    """The page with a script in the place of a recording; gives its sentences."""
    told = dumps(write_down(write_script(spoken.report.article, load_tables().lexicon)))
    site.give("/script.json", told)
    narration = Narration(words="/script.json")
    site.give("/", page_of(spoken.report, narration), "text/html; charset=utf-8")
    return json.loads(told)["sentences"]


def press(page):
    page.locator(".ss-play").click()


def said(page, *sentences):
    """Waits until exactly these were given to the voice."""
    until(
        page,
        "words => JSON.stringify(said.map(each => each.text)) === JSON.stringify(words)",
        [each["spoken"] for each in sentences],
    )


def marked(page, name, words):
    until(page, f"([name, words]) => ({HIGHLIGHTED})(name) === words", [name, words])


def test_sentences_are_spoken_one_after_another_and_marked(visit, script):
    page = visit(before=VOICE)
    press(page)
    for number in (0, 1, 2):
        said(page, *script[: number + 1])
        marked(page, "ss-sentence", script[number]["text"])
        page.evaluate("finish()")
    assert page.evaluate("said[0].lang") == "en"
    expect(page.locator(".ss-about [role=status]")).to_contain_text("own voice")


def test_a_word_is_marked_where_the_voice_tells_it(visit, script):
    page = visit(before=VOICE)
    press(page)
    said(page, script[0])
    word = script[0]["words"][3]
    page.evaluate(
        "at => said[0].onboundary({ name: 'word', charIndex: at })", script[0]["spoken"].index(word["spoken"])
    )
    marked(page, "ss-word", word["text"])


def test_a_sentence_that_was_broken_off_is_spoken_again(visit, script):
    page = visit(before=VOICE)
    press(page)
    said(page, script[0])
    page.evaluate("finish()")
    said(page, *script[:2])
    press(page)
    expect(page.locator(".ss-play")).to_contain_text("Listen")
    press(page)
    said(page, script[0], script[1], script[1])
    expect(page.locator(".ss-play")).to_contain_text("Pause")


def test_a_tap_on_a_sentence_and_the_keys_speak_from_there(visit, script):
    page = visit(before=VOICE)
    press(page)
    said(page, script[0])
    page.get_by_role("button", name="Next sentence").click()
    said(page, *script[:2])
    page.locator("#article .text p").nth(2).click(position={"x": 5, "y": 8})
    until(page, "said.length === 3")
    words = page.evaluate("said[2].text")
    assert words in [each["spoken"] for each in script[2:]]


def test_a_new_speed_is_spoken_from_the_same_sentence(visit, script):
    page = visit(before=VOICE)
    press(page)
    said(page, script[0])
    page.get_by_label("Speed").select_option("1.5")
    said(page, script[0], script[0])
    assert page.evaluate("said[1].rate") == 1.5


def test_the_end_is_the_end_and_a_press_begins_anew(visit, script):
    page = visit(before=VOICE)
    press(page)
    for number in range(len(script)):
        said(page, *script[: number + 1])
        page.evaluate("finish()")
    expect(page.locator(".ss-play")).to_contain_text("Listen")
    press(page)
    said(page, *script, script[0])


def test_a_browser_without_a_voice_says_so(visit, script):
    page = visit(before=MUTE)
    press(page)
    expect(page.locator(".ss-about [role=status]")).to_have_text("This browser has no voice of its own to read with.")
    expect(page.locator(".ss-play")).to_contain_text("Listen")


def test_a_voice_that_fails_is_told(visit, script):
    page = visit(before=VOICE)
    press(page)
    said(page, script[0])
    page.evaluate("said[0].onerror({ error: 'synthesis-failed' })")
    expect(page.locator(".ss-about [role=status]")).to_have_text("This browser has no voice of its own to read with.")


def test_without_script_the_page_says_what_it_needs_and_offers_no_sound(visit, script):
    page = visit(java_script_enabled=False)
    listen = page.locator("second-source-player")
    expect(listen).to_contain_text("where scripts may run")
    assert listen.locator("audio, a[download]").count() == 0
