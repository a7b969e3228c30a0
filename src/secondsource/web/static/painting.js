/**
 * Marks what is heard: sentence and word by the CSS Custom Highlight API, which changes nothing in the page; where a browser
 * lacks it, a class on spans around each sentence.
 */

import { adopt } from "./making.js";

adopt(`
::highlight(ss-sentence) { background-color: var(--heard, #ffe9a8); color: var(--heard-ink, #1d1b18); }
::highlight(ss-word) { background-color: var(--heard-ink, #1d1b18); color: var(--heard, #ffe9a8); }
.ss-heard { background-color: var(--heard, #ffe9a8); color: var(--heard-ink, #1d1b18); }
`);

/** A painter; `places` holds, for each sentence, its text map and its span there, or null. */
export function painter(places) {
  return "highlights" in CSS ? new Highlighter(places) : new Classes(places);
}

class Highlighter {
  constructor(places) {
    this.places = places;
    this.sentence = new Highlight();
    this.word = new Highlight();
    this.word.priority = 1;
    CSS.highlights.set("ss-sentence", this.sentence);
    CSS.highlights.set("ss-word", this.word);
  }

  paintSentence(number) {
    this.sentence.clear();
    this.word.clear();
    for (const range of this.rangesOf(number)) this.sentence.add(range);
  }

  paintWord(map, span) {
    this.word.clear();
    for (const range of span ? map.ranges(span.start, span.end) : []) this.word.add(range);
  }

  rangesOf(number) {
    const place = this.places[number];
    return place ? place.map.ranges(place.start, place.end) : [];
  }

  clear() {
    this.paintSentence(-1);
  }
}

class Classes {
  constructor(places) {
    this.spans = places.map((place) => (place ? wrap(place) : []));
    this.now = [];
  }

  paintSentence(number) {
    for (const each of this.now) each.classList.remove("ss-heard");
    this.now = this.spans[number] ?? [];
    for (const each of this.now) each.classList.add("ss-heard");
  }

  paintWord() {}

  rangesOf(number) {
    return this.spans[number] ?? [];
  }

  clear() {
    this.paintSentence(-1);
  }
}

/** Spans around a sentence's text. The last first: what stands before a cut keeps its text node. */
function wrap(place) {
  const spans = place.map.ranges(place.start, place.end).reverse().map((range) => {
    const span = document.createElement("span");
    range.surroundContents(span);
    return span;
  });
  place.map.refresh();
  return spans;
}
