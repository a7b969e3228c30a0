/** The browser's own voice, for a script without sound: an `<audio>` as far as the player needs one, sentence by sentence. */

import { latest } from "./timing.js";

const LETTERS_A_SECOND = 15;
const PAUSE = 0.5;
const HAIR = 0.001;

/** The script with estimated times; a browser's voice tells only that a sentence begins and ends, and at best a word. */
export function timed(narration) {
  let seconds = 0;
  const sentences = narration.sentences.map((each) => {
    const start = seconds;
    seconds += each.spoken.length / LETTERS_A_SECOND + PAUSE;
    return { ...each, start, words: [...wordsFrom(start, each)] };
  });
  return { ...narration, seconds, sentences };
}

function* wordsFrom(start, sentence) {
  let end = 0;
  for (const word of sentence.words) {
    const place = Math.max(sentence.spoken.indexOf(word.spoken, end), end);
    end = place + word.spoken.length;
    yield { ...word, place, start: start + place / LETTERS_A_SECOND };
  }
}

export class BrowserVoice extends EventTarget {
  constructor() {
    super();
    this.paused = true;
    this.ended = false;
    this.speed = 1;
    this.removeAttribute();
    addEventListener("pagehide", () => this.pause());
  }

  take({ sentences, seconds, language }) {
    Object.assign(this, { sentences, seconds, language });
  }

  /** What an `<audio>` does without its `src`: there is nothing to play. */
  removeAttribute() {
    this.stop();
    this.take({ sentences: [], seconds: 0, language: "" });
    this.at = 0;
  }

  get currentTime() {
    if (this.since === null) return this.at;
    return Math.min(this.at + (this.speed * (performance.now() - this.since)) / 1000, this.until);
  }

  set currentTime(seconds) {
    this.stop();
    this.at = seconds;
    this.ended = false;
    if (!this.paused) this.say();
    this.tell("seeked");
  }

  get playbackRate() {
    return this.speed;
  }

  set playbackRate(speed) {
    const at = this.currentTime;
    this.speed = speed;
    if (!this.paused) this.currentTime = at;
  }

  async play() {
    if (!this.paused) return;
    if (!globalThis.speechSynthesis) return this.tell("error");
    if (this.ended) this.at = 0;
    this.paused = this.ended = false;
    this.tell("play");
    this.say();
  }

  pause() {
    if (this.paused) return;
    const at = this.currentTime;
    this.stop();
    this.at = at;
    this.paused = true;
    this.tell("pause");
  }

  stop() {
    this.utterance = this.since = null;
    globalThis.speechSynthesis?.cancel();
  }

  /** Says the sentence of this moment from its start: no browser goes on in the middle of one reliably. */
  say() {
    const number = Math.max(latest(this.sentences, this.at + HAIR), 0);
    const sentence = this.sentences[number];
    const utterance = new SpeechSynthesisUtterance(sentence.spoken);
    const own = (act) => (event) => this.utterance === utterance && act(event);
    Object.assign(utterance, { lang: this.language, rate: this.speed });
    utterance.onstart = own(() => this.settle(sentence.start));
    utterance.onboundary = own(({ charIndex }) => this.settle(wordAt(sentence, charIndex)));
    utterance.onend = own(() => this.goOn(number + 1));
    utterance.onerror = own(() => this.tell("error"));
    this.at = sentence.start;
    this.until = (this.sentences[number + 1]?.start ?? this.seconds) - HAIR;
    this.utterance = utterance;
    speechSynthesis.speak(utterance);
  }

  settle(seconds) {
    this.at = seconds;
    this.since = performance.now();
  }

  goOn(number) {
    this.since = null;
    if (number < this.sentences.length) {
      this.at = this.sentences[number].start;
      return this.say();
    }
    this.utterance = null;
    this.at = this.seconds;
    this.paused = this.ended = true;
    this.tell("ended");
  }

  tell(name) {
    this.dispatchEvent(new Event(name));
  }
}

function wordAt(sentence, place) {
  return sentence.words.findLast((each) => each.place <= place)?.start ?? sentence.start;
}
