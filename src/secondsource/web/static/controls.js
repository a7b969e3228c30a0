/** What a listener sees of the player. It knows no sound: it shows what it is told and passes on what is pressed. */

import { adopt, drawing, iconButton, make } from "./making.js";

export const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];

const PLAY = "M8 5l11 7-11 7z";
const PAUSE = "M8 5v14M16 5v14";

adopt(`
second-source-player { display: contents; }
.ss-player { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); padding: .375rem 0; }
.ss-keys { display: flex; align-items: center; gap: .125rem; }
.ss-player button { display: grid; place-items: center; min-width: 2.5rem; min-height: 0; height: 2.5rem; padding: 0; color: var(--ink); background: none; border: 0; border-radius: 4px; cursor: pointer; font: 600 .75rem var(--sans); }
@media (hover: hover) { .ss-player button:hover { background: var(--sheet); } .ss-player .ss-play:hover { background: var(--link); color: var(--paper); } }
.ss-player .ss-play { display: flex; gap: .375rem; align-items: center; padding: 0 .875rem; min-width: 6.5rem; justify-content: center; background: var(--ink); color: var(--paper); font-size: .9375rem; margin-right: .25rem; }
.ss-player :is(button, input, select):focus-visible, .ss-about :is(a, input):focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.ss-player select { margin-left: auto; height: 2.25rem; font: .875rem var(--sans); color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; padding: 0 .25rem; }
.ss-line { display: flex; align-items: center; gap: .75rem; }
.ss-line input { flex: 1; min-width: 0; height: 1.5rem; margin: 0; padding: 0; accent-color: var(--ink); }
.ss-time { font: .8125rem var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; min-width: 6.5rem; text-align: right; }
.ss-now { margin: .25rem 0 0; padding: .25rem .625rem; border-left: 3px solid var(--ink); font: 1rem/1.45 var(--serif); color: var(--ink); max-height: 7.5em; overflow: auto; position: absolute; left: 0; right: 0; top: 100%; background: var(--sheet); box-shadow: 0 .375rem .75rem rgb(0 0 0 / .18); }
.ss-about { display: flex; flex-wrap: wrap; align-items: center; gap: .125rem 1.25rem; font-size: .8125rem; color: var(--soft); margin: .375rem 0 1rem; }
.ss-about p { flex-basis: 100%; margin: 0; }
.ss-about [role=status] { min-height: 1.5em; }
.ss-about label { display: flex; align-items: center; gap: .375rem; min-height: 2rem; color: var(--ink); }
.ss-about label input { width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--ink); }
.ss-about a { padding: .375rem 0; }
@media (max-width: 34rem) { .ss-about [role=status] { min-height: 3em; } }
@media (max-width: 26rem) { .ss-player button { min-width: 2.25rem; } .ss-player .ss-play { min-width: 2.75rem; padding: 0; } .ss-play span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } }
@media print { .ss-player, .ss-about { display: none; } }
`);

export class Controls {
  /** `on` has a function for each thing that can be pressed. */
  constructor(word, on, { speed, check, withCheck }) {
    this.word = word;
    this.playing = false;
    this.label = make("span", {}, word("play"));
    this.play = make("button", { type: "button", class: "ss-play", onclick: on.toggle }, drawing(PLAY), this.label);
    this.speed = makeSpeeds(word, on, speed);
    this.slider = make("input", { type: "range", min: "0", max: "0", step: "0.1", value: "0", disabled: true, autocomplete: "off", "aria-label": word("place") });
    this.slider.addEventListener("input", () => on.seek(Number(this.slider.value)));
    this.time = make("span", { class: "ss-time" }, "\u00a0");
    this.now = make("p", { class: "ss-now", hidden: true });
    this.note = make("p", { role: "status" }, word("synthetic"));
    this.download = make("a", { download: true, hidden: true }, word("download"));
    this.check = make("input", { type: "checkbox", checked: withCheck, autocomplete: "off" });
    this.check.addEventListener("change", () => on.check(this.check.checked));
    const choice = make("label", { hidden: !check }, this.check, word("check"));
    const hint = make("p", {}, word("hint"));
    this.about = make("div", { class: "ss-about" }, choice, this.download, hint, this.note);
    this.bar = make("div", { class: "ss-player", role: "group", "aria-label": word("name") }, this.makeKeys(on), this.makeLine(), this.now);
  }

  makeKeys(on) {
    return make(
      "div",
      { class: "ss-keys" },
      this.play,
      iconButton(this.word("sentence-back"), "M18 6l-8 6 8 6zM6 6v12", () => on.sentence(-1)),
      iconButton(this.word("back"), "M5 5v5h5M5.5 10a8 8 0 1 1-.5 5", () => on.skip(-10)),
      iconButton(this.word("forward"), "M19 5v5h-5M18.5 10a8 8 0 1 0 .5 5", () => on.skip(10)),
      iconButton(this.word("sentence-forward"), "M6 6l8 6-8 6zM18 6v12", () => on.sentence(1)),
      this.speed,
    );
  }

  makeLine() {
    return make("div", { class: "ss-line" }, this.slider, this.time);
  }

  showPlaying(playing) {
    if (playing === this.playing) return;
    this.playing = playing;
    this.label.textContent = this.word(playing ? "pause" : "play");
    this.play.querySelector("svg").replaceWith(drawing(playing ? PAUSE : PLAY));
  }

  showPlace(at, length) {
    this.slider.disabled = !length;
    this.slider.max = String(length);
    this.slider.value = String(at);
    const told = this.word("time", { n: clock(at), m: clock(length) });
    if (this.time.textContent === told) return;
    this.time.textContent = told;
    this.slider.setAttribute("aria-valuetext", told);
  }

  showNote(key, values) {
    this.note.textContent = this.word(key, values);
  }

  showDownload(address) {
    this.download.hidden = !address;
    if (address) this.download.href = address;
  }

  /** What the checker says now: words that do not stand in the article. */
  showNow(words) {
    this.now.hidden = !words;
    this.now.textContent = words;
  }
}

function makeSpeeds(word, on, chosen) {
  const options = SPEEDS.map((each) => make("option", { value: String(each), selected: each === chosen }, `${each}×`));
  const choice = make("select", { "aria-label": word("speed"), autocomplete: "off" }, ...options);
  choice.addEventListener("change", () => on.speed(Number(choice.value)));
  return choice;
}

function clock(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
