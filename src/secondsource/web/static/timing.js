/** The JSON beside a narration's sound (`secondsource/narration/1`): read once, refused where it is not what it says. */

const SCHEMA = "secondsource/narration/1";

export function readNarration(data) {
  if (data?.schema !== SCHEMA || !Array.isArray(data.sentences)) throw new TypeError("No narration of the known schema.");
  return {
    id: text(data.id),
    title: text(data.title),
    publisher: typeof data.publisher === "string" ? data.publisher : "",
    voice: text(data.voice),
    language: text(data.language),
    file: data.audio ? text(data.audio.file) : null,
    type: data.audio ? text(data.audio.media_type) : "",
    seconds: data.audio ? time(data.audio.seconds) : 0,
    sentences: data.sentences.map(readSentence),
  };
}

function readSentence(each) {
  return {
    part: text(each.part),
    text: text(each.text),
    spoken: text(each.spoken),
    claim: typeof each.claim === "string" ? each.claim : null,
    span: each.span === null ? null : readSpan(each.span),
    start: time(each.start),
    words: each.words.map((word) => ({ span: readSpan(word.span), spoken: text(word.spoken), start: time(word.start) })),
  };
}

function readSpan({ start, end }) {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) throw new TypeError("No span.");
  return { start, end };
}

function text(value) {
  if (typeof value !== "string") throw new TypeError("No text.");
  return value;
}

function time(value) {
  if (!Number.isFinite(value) || value < 0) throw new TypeError("No time.");
  return value;
}

/** The number of the last of several things in order of time that has begun; -1 before the first. */
export function latest(things, seconds) {
  let low = 0;
  for (let high = things.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (things[middle].start <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
