/**
 * Words that the server wrote for a script, in the reader's language: inside the element,
 * `<dl class="words" hidden><dt>play<dd>Play</dl>`. Values fill the places named in braces. A word that is missing is its key.
 */
export function wordsOf(element) {
  const found = new Map();
  for (const key of element.querySelectorAll("dl.words dt")) {
    found.set(key.textContent.trim(), key.nextElementSibling?.textContent.trim() ?? "");
  }
  const word = (key, values = {}) =>
    (found.get(key) ?? key).replace(/\{(\w+)\}/g, (place, name) =>
      Object.hasOwn(values, name) ? String(values[name]) : place,
    );
  word.has = (key) => found.has(key);
  return word;
}
