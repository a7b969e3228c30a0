/** Makes elements. Text becomes text nodes and never markup; a style sheet is adopted, so no inline style is needed. */

const SVG = "http://www.w3.org/2000/svg";

/** An element: properties that start with `on` are listeners, all others attributes; null and false leave one out. */
export function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A drawing of one path on a field of 24 by 24, for a button that says by itself what it does. */
export function drawing(path) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", "ss-icon");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  picture.append(line);
  return picture;
}

/** A button with a drawing and a name. */
export function iconButton(name, path, onclick) {
  return make("button", { type: "button", "aria-label": name, title: name, onclick }, drawing(path));
}

/** Puts rules at the end of the page's own. */
export function adopt(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

adopt(`
.ss-icon { width: 1.25rem; height: 1.25rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
`);
