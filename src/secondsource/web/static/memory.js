/** What a reader chose, kept in this browser alone. A browser that keeps nothing, or a damaged note, is no error. */

const PREFIX = "second-source.";

export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the choice holds for this page.
  }
}

/** One entry of a table of at most `most` entries; the oldest make room. */
export function rememberIn(name, key, value, most = 50) {
  const kept = recallAll(name).filter(([other]) => other !== key);
  remember(name, [...kept, [key, value]].slice(-most));
}

export function recallIn(name, key) {
  return recallAll(name).find(([other]) => other === key)?.[1] ?? null;
}

function recallAll(name) {
  const kept = recall(name);
  return Array.isArray(kept) ? kept.filter((each) => Array.isArray(each) && each.length === 2) : [];
}
