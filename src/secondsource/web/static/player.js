/**
 * `<second-source-player data-narration="….json" data-check="….json" data-sounds="opus mp3" data-article="id">` around what a page
 * without script shows: Listen. Plays the article, marks sentence and word as they are heard, and remembers speed and place.
 * `data-narration` is the JSON beside the sound, `data-check` the same with the check (optional), `data-sounds` the endings offered
 * at the same address, best first (without it, the file that the JSON names), `data-article` what the place is remembered under.
 * With `data-voice="browser"` the JSON is a script without sound, and the browser's own voice speaks it.
 *
 * Nothing is asked for before the first press. While it plays, a tap on a sentence plays from there; the numbers of statements
 * still open their cards.
 */

import { Controls, SPEEDS } from "./controls.js";
import { make } from "./making.js";
import { recall, recallIn, remember, rememberIn } from "./memory.js";
import { painter } from "./painting.js";
import { NoRecording, fetchRecording, fetchScript, soundsAt } from "./recording.js";
import { offerToSystem } from "./session.js";
import { BrowserVoice } from "./speech.js";
import { TextMap } from "./text.js";
import { latest } from "./timing.js";
import { around, reveal } from "./view.js";
import { wordsOf } from "./words.js";

const HANDS_OFF = 4000;

class Player extends HTMLElement {
  connectedCallback() {
    this.text = document.querySelector("#article .text");
    if (this.controls || !this.text || !this.dataset.narration) return;
    this.word = wordsOf(this);
    this.withCheck = Boolean(this.dataset.check) && recall("listen-check") === true;
    this.audio = this.reads ? new BrowserVoice() : make("audio", { preload: "auto" });
    this.audio.defaultPlaybackRate = this.audio.playbackRate = this.chosenSpeed();
    this.sentences = [];
    this.shown = { sentence: -1, word: -1 };
    this.touchedAt = -Infinity;
    this.controls = new Controls(this.word, this.presses(), {
      speed: this.audio.playbackRate,
      check: Boolean(this.dataset.check),
      withCheck: this.withCheck,
    });
    this.classList.remove("listen");
    // Without a box of its own (display: contents) the element cannot be scrolled to; what stands first in it can.
    this.replaceChildren(make("a", { id: this.id }));
    this.removeAttribute("id");
    if (!this.reads) this.append(this.audio);
    this.append(this.controls.bar, this.controls.about);
    this.controls.showDownload(soundsAt(this.address, this.endings)[0]);
    this.hidden = false;
    this.listen();
  }

  /** Whether the browser's own voice reads. */
  get reads() {
    return this.dataset.voice === "browser";
  }

  get address() {
    return this.withCheck ? this.dataset.check : this.dataset.narration;
  }

  get endings() {
    return (this.dataset.sounds ?? "").split(/\s+/).filter(Boolean);
  }

  chosenSpeed() {
    const kept = recall("speed");
    return SPEEDS.includes(kept) ? kept : 1;
  }

  presses() {
    return {
      toggle: () => this.toggle(),
      skip: (seconds) => this.skip(seconds),
      sentence: (step) => this.step(step),
      seek: (seconds) => this.seek(seconds),
      speed: (speed) => this.setSpeed(speed),
      check: (chosen) => this.setCheck(chosen),
    };
  }

  listen() {
    const { audio } = this;
    for (const each of ["play", "pause", "ended", "waiting", "playing"]) audio.addEventListener(each, () => this.tellState());
    for (const each of ["timeupdate", "seeked", "durationchange"]) audio.addEventListener(each, () => this.follow());
    audio.addEventListener("error", () => this.recording && this.tryNextSound());
    this.text.addEventListener("click", (event) => this.tap(event), { capture: true });
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("second-source-play-from", (event) => this.playFromElement(event.detail.element));
    const touch = () => (this.touchedAt = performance.now());
    for (const each of ["wheel", "touchmove"]) addEventListener(each, touch, { passive: true });
    addEventListener("pagehide", () => this.keepPlace());
  }

  /** Gets the recording once; true where it can be played. */
  async open() {
    if (this.recording) return true;
    this.asking ??= this.load();
    try {
      return await this.asking;
    } finally {
      this.asking = null;
    }
  }

  async load() {
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.controls.showNote("waiting");
    try {
      this.take(await (this.reads ? fetchScript(this.address, signal) : fetchRecording(this.address, this.endings, signal)));
      return true;
    } catch (error) {
      if (error instanceof NoRecording) this.refuse(error.reason);
      else if (!signal.aborted) throw error;
      return false;
    }
  }

  take(recording) {
    this.recording = recording;
    const { narration } = recording;
    this.sentences = narration.sentences;
    this.map ??= TextMap.ofArticle(this.text);
    this.places = this.sentences.map((each) => this.placeOf(each));
    this.painter = painter(this.places);
    if (this.reads) this.audio.take(narration);
    this.setSound(this.startOf(recallIn("places", this.dataset.article)));
    this.controls.showNote(this.reads ? "own-voice" : "voice", { voice: narration.voice });
    offerToSystem(narration, this.presses(), this.audio);
    this.follow();
  }

  setSound(seconds) {
    const [sound] = this.recording.sounds;
    this.audio.src = sound;
    this.audio.currentTime = seconds;
    this.controls.showDownload(sound);
  }

  /** A sound that the service cannot make after all, or the browser cannot read: the next one offered has the same times. */
  async tryNextSound() {
    const seconds = this.audio.currentTime;
    this.recording.sounds.shift();
    if (!this.recording.sounds.length) return this.refuse(this.reads ? "voiceless" : "unplayable");
    this.setSound(seconds);
    if (this.wanted) await this.play();
  }

  /** Where a sentence stands on the page, and how far its words are shifted there; null where the page does not have it. */
  placeOf(sentence) {
    if (sentence.part === "title") return this.titlePlace(sentence);
    if (!sentence.span) return null;
    const { start, end } = sentence.span;
    const shift = this.map.shiftOf(sentence.text, start, end);
    return shift === null ? null : { map: this.map, start: start + shift, end: end + shift, shift };
  }

  titlePlace(sentence) {
    const title = document.querySelector("main h1");
    if (!title || title.textContent.trim() !== sentence.text.trim()) return null;
    this.titleMap ??= new TextMap([{ element: title, start: 0 }]);
    return { map: this.titleMap, start: 0, end: sentence.text.length, shift: 0 };
  }

  async toggle() {
    if (!this.audio.paused) this.pause();
    else if (await this.open()) await this.play();
  }

  pause() {
    this.wanted = false;
    this.audio.pause();
  }

  async play() {
    this.wanted = true;
    try {
      await this.audio.play();
    } catch (error) {
      // A newer press took its place, the browser wants one more press, or the event `error` tells the rest.
      if (!["AbortError", "NotAllowedError", "NotSupportedError"].includes(error.name)) throw error;
    }
  }

  async playFrom(seconds) {
    this.seek(seconds);
    await this.play();
  }

  async playFromElement(element) {
    if (!(await this.open())) return;
    const number = this.sentenceAt(this.map.positionIn(element));
    if (number >= 0) await this.playFrom(this.sentences[number].start);
  }

  seek(seconds) {
    const last = this.recording?.narration.seconds ?? 0;
    this.audio.currentTime = Math.min(Math.max(seconds, 0), Math.max(last - 0.05, 0));
    this.follow();
  }

  skip(seconds) {
    if (this.recording) this.seek(this.audio.currentTime + seconds);
  }

  /** A sentence on or back; back from the middle of one is to its own start. */
  step(step) {
    if (!this.recording || !this.sentences.length) return;
    const now = latest(this.sentences, this.audio.currentTime + 0.01);
    const inside = step < 0 && now >= 0 && this.audio.currentTime - this.sentences[now].start > 2;
    const next = Math.min(Math.max(inside ? now : now + step, 0), this.sentences.length - 1);
    this.seek(this.sentences[next].start);
  }

  setSpeed(speed) {
    this.audio.defaultPlaybackRate = this.audio.playbackRate = speed;
    remember("speed", speed);
  }

  /** The other recording, from the same sentence. */
  async setCheck(chosen) {
    this.keepPlace();
    const playing = !this.audio.paused;
    remember("listen-check", chosen);
    this.withCheck = chosen;
    this.stop?.abort();
    this.forget();
    this.controls.showDownload(soundsAt(this.address, this.endings)[0]);
    if (playing && (await this.open())) await this.play();
  }

  forget() {
    this.pause();
    this.painter?.clear();
    this.controls.showNow("");
    this.controls.showPlace(0, 0);
    this.recording = this.asking = null;
    this.shown = { sentence: -1, word: -1 };
    this.audio.removeAttribute("src");
  }

  refuse(reason) {
    this.forget();
    this.controls.showNote(reason);
    this.tellState();
  }

  tellState() {
    this.controls.showPlaying(!this.audio.paused);
    if (this.audio.paused) this.keepPlace();
    else this.tick();
  }

  tick() {
    if (this.ticking) return;
    this.ticking = true;
    const next = () => {
      this.ticking = !this.audio.paused;
      this.follow();
      if (this.ticking) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  }

  /** Shows what is heard at this moment. */
  follow() {
    if (!this.recording) return;
    const at = this.audio.currentTime;
    this.controls.showPlace(at, this.recording.narration.seconds);
    const sentence = latest(this.sentences, at);
    const word = sentence < 0 ? -1 : latest(this.sentences[sentence].words, at);
    if (sentence !== this.shown.sentence) this.showSentence(sentence);
    if (sentence !== this.shown.sentence || word !== this.shown.word) this.showWord(sentence, word);
    this.shown = { sentence, word };
  }

  showSentence(number) {
    this.painter.paintSentence(number);
    const apart = number >= 0 && !this.places[number] ? this.sentences[number].text : "";
    this.controls.showNow(apart);
    this.own = apart ? new TextMap([{ element: this.controls.now, start: 0 }]) : null;
    const parts = this.painter.rangesOf(number);
    const free = performance.now() - this.touchedAt > HANDS_OFF;
    if (parts.length && this.sentences[number].span && !this.audio.paused && free) this.bring(parts);
  }

  bring(parts) {
    const sheet = document.querySelector(".ss-panel:not([hidden])");
    const covers = sheet && sheet.offsetWidth >= innerWidth ? sheet.offsetHeight : 0;
    const start = parts[0].startContainer?.parentElement ?? parts[0];
    reveal(start, () => around(parts), { top: this.controls.bar.offsetHeight, bottom: covers });
  }

  showWord(sentence, number) {
    const word = this.sentences[sentence]?.words[number];
    const place = this.places[sentence];
    if (!word || (!place && this.sentences[sentence].span)) return this.painter.paintWord(null, null);
    const shift = place?.shift ?? 0;
    this.painter.paintWord(place?.map ?? this.own, { start: word.span.start + shift, end: word.span.end + shift });
  }

  sentenceAt(position) {
    return position === null ? -1 : this.places.findIndex((each) => each?.map === this.map && each.start <= position && position < each.end);
  }

  /** A tap on words of a sentence. Before the first press it is none of ours; a link keeps its meaning unless sound plays. */
  tap(event) {
    if (!this.recording || event.detail === 0 || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a, button, summary, sup");
    if (link && (this.audio.paused || !link.closest("mark"))) return;
    if (!getSelection().isCollapsed) return;
    const number = this.sentenceAt(this.map.positionAt(event.clientX, event.clientY));
    if (number < 0) return;
    event.preventDefault();
    this.playFrom(this.sentences[number].start);
  }

  key(event) {
    if (!this.recording || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target;
    if (on.closest?.("input, select, textarea, [contenteditable], [role=dialog]")) return;
    if (event.key === " " && !on.closest?.("button, summary")) this.toggle();
    else if (event.key === "ArrowRight") event.shiftKey ? this.skip(10) : this.step(1);
    else if (event.key === "ArrowLeft") event.shiftKey ? this.skip(-10) : this.step(-1);
    else return;
    event.preventDefault();
  }

  keepPlace() {
    if (!this.recording || !this.dataset.article) return;
    const seconds = this.audio.ended ? 0 : this.audio.currentTime;
    const number = latest(this.sentences, seconds);
    const from = this.sentences.slice(0, number + 1).findLast((each) => each.span)?.span.start ?? null;
    rememberIn("places", this.dataset.article, { id: this.recording.narration.id, seconds, from });
  }

  /** Seconds of a remembered place: exact in the same recording, else the start of the same sentence. */
  startOf(kept) {
    if (!kept || !Number.isFinite(kept.seconds)) return 0;
    const { narration } = this.recording;
    if (kept.id === narration.id) return Math.min(Math.max(kept.seconds, 0), narration.seconds);
    return this.sentences.find((each) => each.span && each.span.start === kept.from)?.start ?? 0;
  }
}

customElements.define("second-source-player", Player);
