/**
 * Where the article's text stands on the page. The server counts characters as Unicode code points from the start of the
 * article; a browser counts UTF-16 units inside text nodes. Every `[data-start]` element tells where its text begins;
 * numbers of statements (`sup`) inside it are no part of that text.
 */

const NO_TEXT = "sup, .vh, [data-aside]";

export class TextMap {
  /** `blocks` are elements with the position at which the text of each begins. */
  constructor(blocks) {
    this.blocks = blocks;
    this.refresh();
  }

  static ofArticle(root) {
    const told = [...root.querySelectorAll("[data-start]")];
    const blocks = told.map((element) => ({ element, start: Number(element.dataset.start) }));
    return new TextMap(blocks.filter((each) => Number.isSafeInteger(each.start) && each.start >= 0));
  }

  /** Reads the text nodes anew, after something was wrapped around them. */
  refresh() {
    this.pieces = [];
    for (const { element, start } of this.blocks) {
      let at = start;
      for (const node of textNodes(element)) {
        const length = countPoints(node.data);
        this.pieces.push({ node, start: at, end: at + length });
        at += length;
      }
    }
    this.pieces.sort((one, other) => one.start - other.start);
  }

  /** One range for each text node between two positions, so that nothing between them is taken along. */
  ranges(start, end) {
    const found = [];
    for (const { node, start: from, end: to } of this.pieces) {
      if (from >= end || to <= start || from === to) continue;
      const range = document.createRange();
      range.setStart(node, unitsOf(node.data, Math.max(0, start - from)));
      range.setEnd(node, unitsOf(node.data, Math.min(to, end) - from));
      found.push(range);
    }
    return found;
  }

  textOf(start, end) {
    return this.ranges(start, end).join("");
  }

  /** The position of a place in a text node; null outside the article's text. */
  positionOf(node, units) {
    const piece = this.pieces.find((each) => each.node === node);
    return piece ? piece.start + countPoints(node.data.slice(0, units)) : null;
  }

  /** The position of what lies under a point of the window; null where no text of the article does. */
  positionAt(x, y) {
    const place = caretAt(x, y);
    return place ? this.positionOf(place.node, place.units) : null;
  }

  /** The position where the first text of an element stands; null where it holds none. */
  positionIn(element) {
    const piece = this.pieces.find((each) => element.contains(each.node));
    return piece ? piece.start : null;
  }

  /**
   * How far words stand from where they are said to stand: 0 where the page has them there, else the way to the nearest
   * place within a block that has them; null where no block does.
   */
  shiftOf(words, start, end) {
    if (squash(this.textOf(start, end)) === squash(words)) return 0;
    const shifts = this.blocks.flatMap(({ element, start: at }) => {
      const text = [...textNodes(element)].map((node) => node.data).join("");
      return placesOf(words, text).map((units) => at + countPoints(text.slice(0, units)) - start);
    });
    return shifts.sort((one, other) => Math.abs(one) - Math.abs(other))[0] ?? null;
  }
}

function* textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(NO_TEXT)) yield walker.currentNode;
  }
}

function placesOf(words, text) {
  const places = [];
  for (let at = text.indexOf(words); words && at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, units: caret.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, units: range.startOffset } : null;
}

function squash(text) {
  return text.replace(/\s+/g, " ").trim();
}

const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

function countPoints(text) {
  return text.length - (text.match(PAIR)?.length ?? 0);
}

/** UTF-16 units of the first `points` code points. */
function unitsOf(text, points) {
  if (countPoints(text) === text.length) return points;
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left--) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}
