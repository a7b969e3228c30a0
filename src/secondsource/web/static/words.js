/**
 * Words that the server wrote for a script, in the reader's language: inside the element,
 * `<ul hidden><li data-word="play">Play</ul>`. Values fill the places named in braces. A word that is missing is its key.
 */
export function wordsOf(element) {
  const found = new Map();
  for (const each of element.querySelectorAll("[data-word]")) found.set(each.dataset.word, each.textContent.trim());
  const word = (key, values = {}) => fill(found.get(key) ?? key, values);
  word.has = (key) => found.has(key);
  /** The words with all their values; null where the words or one of the values are missing. */
  word.whole = (key, values) => {
    const places = [...(found.get(key) ?? "").matchAll(PLACE)].map(([, name]) => name);
    return found.has(key) && places.every((name) => Object.hasOwn(values, name)) ? word(key, values) : null;
  };
  return word;
}

const PLACE = /\{(\w+)\}/g;

function fill(text, values) {
  return text.replace(PLACE, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}
