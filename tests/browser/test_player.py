"""Listen: what is heard is marked, a tap plays from there, speed and place are remembered, failures are told."""

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from tests.waiting import until

HIGHLIGHTED = "name => [...CSS.highlights.get(name)].join('')"
NOTE = "document.querySelector('.ss-about [role=status]').textContent"
AUDIO = "document.querySelector('second-source-player').audio"
NO_HIGHLIGHTS = "Object.defineProperty(window, 'CSS', { value: {} })"


def press(page):
    page.locator(".ss-play").click()


def listen(page):
    """Begins to listen and stops, so that a test can choose the moment."""
    press(page)
    until(page, f"!{AUDIO}.paused && {AUDIO}.currentTime > 0.05")
    press(page)
    until(page, f"{AUDIO}.paused")


def go(page, seconds):
    page.evaluate(f"seconds => {AUDIO}.currentTime = seconds", seconds)
    until(page, f"seconds => Math.abs({AUDIO}.currentTime - seconds) < 0.01 && !{AUDIO}.seeking", seconds)


def marked(page, name, words):
    """Waits until the page marks these words."""
    until(page, f"([name, words]) => ({HIGHLIGHTED})(name) === words", [name, words])


def now(page):
    return page.evaluate(f"{AUDIO}.currentTime")


def wait_at(page, seconds):
    until(page, f"at => {AUDIO}.currentTime >= at && {AUDIO}.currentTime < at + 2", seconds)


def note(page):
    return page.locator(".ss-about [role=status]")


def test_positions_of_the_article_are_found_on_the_page(visit, spoken):
    page = visit()
    spans = [word["span"] for each in spoken.sentences() if each["span"] for word in each["words"]]
    spans += [each["span"] for each in spoken.sentences() if each["span"]]
    found = page.evaluate(
        """async spans => {
            const { TextMap } = await import('/static/text.js');
            const map = TextMap.ofArticle(document.querySelector('.text'));
            return spans.map(({ start, end }) => map.textOf(start, end));
        }""",
        spans,
    )
    text = spoken.report.article.text
    assert found == [text[each["start"] : each["end"]] for each in spans]
    assert len(found) > 300


def test_every_position_is_found_again_from_its_place(visit, spoken):
    page = visit()
    lost = page.evaluate(
        """async length => {
            const { TextMap } = await import('/static/text.js');
            const map = TextMap.ofArticle(document.querySelector('.text'));
            return [...Array(length).keys()].filter(at => {
                const [range] = map.ranges(at, at + 1);
                return range && map.positionOf(range.startContainer, range.startOffset) !== at;
            });
        }""",
        len(spoken.report.article.text),
    )
    assert lost == []


def test_nothing_is_asked_for_before_the_first_press(visit, site):
    page = visit()
    page.wait_for_selector(".ss-player")
    assert not [each for each in site.asked if "narration" in each]


def test_sentence_and_word_are_marked_as_they_are_heard(visit, spoken):
    page = visit()
    listen(page)
    for sentence in (spoken.sentences()[number] for number in (20, 1, 2, 5)):
        for word in sentence["words"][::5]:
            go(page, word["start"] + 0.01)
            marked(page, "ss-sentence", sentence["text"])
            marked(page, "ss-word", word["text"])


def test_the_title_is_marked_where_it_stands(visit, spoken):
    page = visit()
    listen(page)
    go(page, spoken.sentences()[0]["words"][1]["start"] + 0.01)
    marked(page, "ss-sentence", spoken.sentences()[0]["text"])
    marked(page, "ss-word", "Population")
    assert page.evaluate("document.querySelector('h1').contains([...CSS.highlights.get('ss-word')][0].startContainer)")


def test_marks_go_on_while_it_plays(visit, spoken):
    page = visit()
    listen(page)
    sentence = spoken.sentences()[3]
    go(page, sentence["start"])
    press(page)
    marked(page, "ss-word", sentence["words"][4]["text"])
    assert now(page) >= sentence["words"][4]["start"] - 0.05


def test_marks_change_nothing_in_the_article(visit, spoken):
    page = visit()
    places = "[...document.querySelectorAll('.text p, .card')].map(each => [each.offsetTop, each.offsetHeight])"
    before = page.locator(".text").inner_html(), page.evaluate(places)
    listen(page)
    go(page, spoken.sentences()[4]["start"] + 0.5)
    marked(page, "ss-sentence", spoken.sentences()[4]["text"])
    assert (page.locator(".text").inner_html(), page.evaluate(places)) == before


def test_a_tap_on_a_sentence_plays_from_there(visit, spoken):
    page = visit(width=390, has_touch=True, is_mobile=True)
    press(page)
    until(page, f"{AUDIO}.currentTime > 0.05")
    sentence = spoken.sentences()[spoken.number_of("Prokudin has headed")]
    page.locator(".text mark a", has_text="Oleksandr Prokudin has headed").tap()
    wait_at(page, sentence["start"])
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_tap_on_words_without_a_statement_plays_too_when_paused(visit, spoken):
    page = visit()
    listen(page)
    place = page.evaluate(
        """async at => {
            const { TextMap } = await import('/static/text.js');
            const [range] = TextMap.ofArticle(document.querySelector('.text')).ranges(at, at + 9);
            range.startContainer.parentElement.scrollIntoView({ block: 'center' });
            const box = range.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }""",
        spoken.report.article.text.index("According to Ukrainian"),
    )
    page.mouse.click(*place)
    wait_at(page, spoken.sentences()[spoken.number_of("According to Ukrainian")]["start"])


def test_a_click_on_a_statement_opens_its_card_unless_sound_plays(visit):
    page = visit()
    listen(page)
    page.locator(".text mark a", has_text="Oleksandr Prokudin has headed").click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    assert page.evaluate(f"{AUDIO}.paused")


def test_while_sound_plays_numbers_and_keys_still_open_cards(visit):
    page = visit()
    press(page)
    until(page, f"{AUDIO}.currentTime > 0.05")
    page.locator("#m7").click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.keyboard.press("Escape")
    page.locator('.text mark a[href="#c9"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading", level=2)).to_have_text("Statement 9 of 28")


def test_a_card_plays_its_sentence(visit, spoken):
    page = visit()
    page.locator(".text mark a", has_text="Oleksandr Prokudin has headed").click()
    page.get_by_role("dialog").get_by_role("button", name="Hear it").click()
    wait_at(page, spoken.sentences()[spoken.number_of("Prokudin has headed")]["start"])


def test_a_place_is_remembered(visit, site):
    page = visit()
    listen(page)
    go(page, 42.5)
    press(page)
    press(page)
    until(page, f"{AUDIO}.paused")
    kept = now(page)
    page.reload()
    press(page)
    until(page, f"{AUDIO}.currentTime > 0")
    assert kept - 0.1 <= now(page) < kept + 3


def test_in_a_new_recording_the_remembered_sentence_is_found(visit, site, spoken):
    page = visit()
    listen(page)
    sentence = spoken.sentences()[10]
    go(page, sentence["start"] + 1)
    press(page)
    press(page)
    data = json.loads(spoken.narrations["plain"])
    data["id"] = "nar-0000000000000000"
    site.give("/narration.json", json.dumps(data))
    page.reload()
    press(page)
    wait_at(page, sentence["start"])


def test_speed_is_chosen_and_remembered(visit):
    page = visit()
    page.get_by_label("Speed").select_option("1.5")
    page.reload()
    assert page.get_by_label("Speed").input_value() == "1.5"
    listen(page)
    assert page.evaluate(f"{AUDIO}.playbackRate") == 1.5


def test_by_keys(visit, spoken):
    page = visit()
    page.keyboard.press(" ")
    assert page.evaluate(f"!{AUDIO}.src")
    listen(page)
    page.evaluate("document.activeElement.blur()")
    go(page, spoken.sentences()[3]["start"] + 0.2)
    page.keyboard.press("ArrowRight")
    assert now(page) == pytest.approx(spoken.sentences()[4]["start"], abs=0.01)
    page.keyboard.press("Shift+ArrowRight")
    assert now(page) == pytest.approx(spoken.sentences()[4]["start"] + 10, abs=0.01)
    page.keyboard.press(" ")
    until(page, f"!{AUDIO}.paused")
    page.keyboard.press(" ")
    until(page, f"{AUDIO}.paused")


def test_keys_in_a_field_are_not_the_players(visit):
    page = visit()
    listen(page)
    at = now(page)
    page.get_by_label("Speed").focus()
    page.keyboard.press("ArrowLeft")
    assert now(page) == at


def test_buttons_go_back_and_on(visit, spoken):
    page = visit()
    listen(page)
    go(page, 50)
    page.get_by_role("button", name="Back 10 seconds").click()
    assert now(page) == pytest.approx(40, abs=0.01)
    page.get_by_role("button", name="Next sentence").click()
    later = [each["start"] for each in spoken.sentences() if each["start"] > 40]
    assert now(page) == pytest.approx(later[0], abs=0.01)
    page.get_by_label("Place in the recording").fill("100")
    assert now(page) == pytest.approx(100, abs=0.01)
    assert page.locator(".ss-time").inner_text().startswith("1:40 of 2:")


def test_the_check_is_heard_from_the_same_sentence_and_its_words_are_shown(visit, site, spoken):
    page = visit()
    listen(page)
    sentence = spoken.sentences()[spoken.number_of("Prokudin has headed")]
    go(page, sentence["start"] + 0.5)
    page.get_by_label("With the check").check()
    listen(page)
    with_check = spoken.sentences("after")
    place = spoken.number_of("Prokudin has headed", "after")
    assert now(page) == pytest.approx(with_check[place]["start"], abs=3)
    told = next(each for each in with_check if each["part"] == "check")
    go(page, told["words"][3]["start"] + 0.01)
    expect(page.locator(".ss-now")).to_have_text(told["text"])
    marked(page, "ss-word", told["words"][3]["text"])
    assert "/narration.mp3?hearing=after" in site.asked
    page.reload()
    assert page.get_by_label("With the check").is_checked()


def test_the_voice_is_named_as_a_machines(visit):
    page = visit()
    expect(note(page)).to_have_text("A machine reads: the voice is synthetic.")
    listen(page)
    assert "synthetic, eSpeak NG" in note(page).inner_text()


def test_the_sound_can_be_taken_along(visit, site):
    page = visit()
    link = page.get_by_role("link", name="Download the sound")
    assert link.get_attribute("href") == f"{site.address}/narration.mp3"
    assert link.get_attribute("download") is not None


def test_the_keys_of_headphones_are_answered(visit, spoken):
    page = visit()
    listen(page)
    assert page.evaluate("navigator.mediaSession.metadata.title") == spoken.report.article.title


def test_a_recording_that_is_not_there_is_told_in_a_sentence(visit, site):
    page = visit(ignore="Failed to load resource")
    for status, body, words in (
        (404, "{}", "There is no recording of this article yet."),
        (500, "{}", "The recording could not be loaded"),
        (200, "<html>", "The recording could not be loaded"),
        (200, '{"schema": "secondsource/narration/2", "sentences": []}', "The recording could not be loaded"),
        (200, "null", "The recording could not be loaded"),
    ):
        site.give("/narration.json", body, status=status)
        page.reload()
        press(page)
        until(page, f"words => {NOTE}.startsWith(words)", words)
        expect(page.locator(".ss-play")).to_have_text("Listen")


def test_a_recording_that_is_being_made_is_waited_for(visit, site):
    ready = site.answers["/narration.json"]
    waits = iter([202, 503, 202])

    def answer():
        status = next(waits, None)
        return replace(ready, status=status, headers={"Retry-After": "0.2"}) if status else ready

    site.answers["/narration.json"] = answer
    page = visit(ignore="Failed to load resource")
    press(page)
    assert "this takes a moment" in note(page).inner_text()
    until(page, f"{AUDIO}.currentTime > 0")
    assert site.asked.count("/narration.json") == 4


def test_a_sound_that_cannot_be_made_gives_way_to_the_next(visit, site, spoken):
    site.show(spoken.report, "opus", "mp3")
    page = visit(ignore="Failed to load resource")
    press(page)
    until(page, f"{AUDIO}.currentTime > 0")
    assert [each for each in site.asked if each in ("/narration.opus", "/narration.mp3")][:2] == [
        "/narration.opus",
        "/narration.mp3",
    ]
    assert page.get_by_role("link", name="Download the sound").get_attribute("href").endswith(".mp3")


def test_without_any_sound_it_says_so(visit, site):
    site.give("/narration.mp3", b"no sound", "audio/mpeg")
    page = visit(ignore="Failed to load resource")
    press(page)
    until(page, f"{NOTE}.includes('cannot play')")


def test_positions_that_are_off_are_put_right_by_the_words(visit, site, spoken):
    data = json.loads(spoken.narrations["plain"])
    for sentence in data["sentences"]:
        for each in [sentence, *sentence["words"]] if sentence["span"] else []:
            each["span"] = {"start": each["span"]["start"] + 7, "end": each["span"]["end"] + 7}
    site.give("/narration.json", json.dumps(data))
    page = visit()
    listen(page)
    sentence = spoken.sentences()[5]
    go(page, sentence["words"][2]["start"] + 0.01)
    marked(page, "ss-sentence", sentence["text"])
    marked(page, "ss-word", sentence["words"][2]["text"])


def test_a_text_that_has_changed_is_marked_where_it_is_the_same_and_read_out_where_not(visit, site, spoken):
    changed = spoken.report.article.text.replace("Kherson had a population of", "Kherson has had a population of")
    page_of = replace(spoken.report, article=replace(spoken.report.article, text=changed))
    site.show(page_of, "mp3")
    page = visit()
    listen(page)
    sentence = spoken.sentences()[spoken.number_of("Kherson had a population")]
    go(page, sentence["start"] + 0.1)
    marked(page, "ss-sentence", "")
    expect(page.locator(".ss-now")).to_have_text(sentence["text"])
    go(page, spoken.sentences()[3]["start"] + 0.1)
    marked(page, "ss-sentence", spoken.sentences()[3]["text"])


def test_a_browser_without_highlights_marks_the_sentence_by_a_class(visit, spoken):
    page = visit(before=NO_HIGHLIGHTS)
    listen(page)
    for number in (5, 1):
        sentence = spoken.sentences()[number]
        go(page, sentence["start"] + 0.1)
        until(
            page,
            "words => [...document.querySelectorAll('.ss-heard')].map(each => each.textContent).join('') === words",
            arg=sentence["text"],
        )
    assert page.locator(".text").inner_text().startswith("“𝕎inter” 🎉 came early")


def test_hostile_words_of_a_recording_are_shown_as_text(visit, site, spoken):
    bad = "<img src=x onerror=alert(1)>"
    data = json.loads(spoken.narrations["after"]) | {"voice": bad, "title": bad, "publisher": bad}
    told = next(each for each in data["sentences"] if each["part"] == "check")
    told["text"] = bad
    told["words"][0]["span"] = {"start": 0, "end": 2**40}
    site.give("/narration.json", json.dumps(data))
    site.give("/narration.mp3", spoken.sounds["after"], "audio/mpeg")
    page = visit()
    listen(page)
    go(page, told["start"] + 0.1)
    expect(page.locator(".ss-now")).to_have_text(bad)
    assert bad in note(page).inner_text()
    expect(page.locator("img")).to_have_count(0)


def test_a_sound_elsewhere_is_not_asked_for(visit, site, spoken):
    data = json.loads(spoken.narrations["plain"])
    data["audio"]["file"] = "https://elsewhere.example/sound.mp3"
    site.give("/narration.json", json.dumps(data))
    site.show(spoken.report)
    page = visit()
    press(page)
    until(page, f"{NOTE}.includes('cannot play')")


def test_damaged_notes_of_the_browser_are_no_error(visit):
    page = visit()
    names = ("places", "speed", "listen-check", "fold-comments", "theme", "language")
    for kept in ("{", '"x"', "[[]]", '[["a1", {"id": "nar", "seconds": "<b>"}]]', '[["a1", 5]]'):
        for name in names:
            page.evaluate("([name, kept]) => localStorage.setItem(`second-source.${name}`, kept)", [name, kept])
        page.reload()
        listen(page)
        assert now(page) < 3
