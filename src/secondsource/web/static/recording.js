/** What the service offers to hear: the times of its sentences, and a sound that this browser plays or a script that it speaks. */

import { timed } from "./speech.js";
import { readNarration } from "./timing.js";

const TYPES = { opus: "audio/ogg; codecs=opus", mp3: "audio/mpeg", wav: "audio/wav" };
const LONGEST_WAIT = 30;
const MOST_TRIES = 40;
const COME_AGAIN = [202, 429, 503];

/** No recording: `reason` is a key of the player's words. */
export class NoRecording extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The times at `address`, and the sounds of these endings beside it. Raises NoRecording where there is no recording. */
export async function fetchRecording(address, endings, signal) {
  const narration = await fetchNarration(address, signal);
  return { narration, sounds: soundsOf(address, endings, narration) };
}

/** The script at `address`, for the browser's own voice. Raises NoRecording. */
export async function fetchScript(address, signal) {
  return { narration: timed(await fetchNarration(address, signal)), sounds: [] };
}

/** Asks again while the service is still speaking or busy. */
async function fetchNarration(address, signal) {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const answer = await ask(address, signal);
    if (COME_AGAIN.includes(answer.status)) {
      await pause(answer.headers.get("Retry-After"), signal);
      continue;
    }
    if (answer.status === 404) throw new NoRecording("none");
    if (!answer.ok) throw new NoRecording("broken");
    return read(answer);
  }
  throw new NoRecording("none");
}

async function ask(address, signal) {
  try {
    return await fetch(address, { headers: { Accept: "application/json" }, signal });
  } catch (error) {
    throw error.name === "AbortError" ? error : new NoRecording("broken");
  }
}

async function read(answer) {
  try {
    return readNarration(await answer.json());
  } catch (error) {
    throw error.name === "AbortError" ? error : new NoRecording("broken");
  }
}

function pause(seconds, signal) {
  const wait = Math.min(Math.max(Number(seconds) || 2, 0.2), LONGEST_WAIT);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, wait * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** The sounds offered that this browser plays, best first: the same address with the ending of the sound. */
export function soundsAt(address, endings) {
  const player = document.createElement("audio");
  const played = endings.filter((each) => Object.hasOwn(TYPES, each) && player.canPlayType(TYPES[each]));
  return played.map((ending) => {
    const sound = new URL(address, location.href);
    sound.pathname = sound.pathname.replace(/\.json$/, `.${ending}`);
    return sound.href;
  });
}

function soundsOf(address, endings, narration) {
  if (!narration.file) throw new NoRecording("none");
  const named = () => [new URL(narration.file, new URL(address, location.href)).href];
  const sounds = (endings.length ? soundsAt(address, endings) : named()).filter((each) => new URL(each).origin === location.origin);
  if (!sounds.length) throw new NoRecording("unplayable");
  return sounds;
}
