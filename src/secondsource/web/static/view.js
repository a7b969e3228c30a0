/** Brings something into sight where it is not, and moves nothing otherwise. */

/** Scrolls so that `box()` (a rectangle of the window) lies between two distances from the window's edges. */
export function reveal(element, box, { top = 0, bottom = 0 } = {}) {
  const scroller = scrollerOf(element);
  const frame = scroller === document.scrollingElement ? null : scroller.getBoundingClientRect();
  const from = Math.max(frame?.top ?? 0, 0) + top + 8;
  const to = Math.min(frame?.bottom ?? innerHeight, innerHeight - bottom) - 8;
  const found = box();
  if (found.top >= from && found.bottom <= to) return;
  const way = found.top < from || found.height > to - from ? found.top - from : found.bottom - to;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scroller.scrollBy({ top: way, behavior: still ? "instant" : "smooth" });
}

/** What scrolls an element: a box around it, or the page. */
export function scrollerOf(element) {
  for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
    const flow = getComputedStyle(each).overflowY;
    if ((flow === "auto" || flow === "scroll") && each.scrollHeight > each.clientHeight) return each;
  }
  return document.scrollingElement;
}

/** The rectangle around several ranges or elements. */
export function around(parts) {
  const boxes = parts.flatMap((each) => [...each.getClientRects()]);
  const left = Math.min(...boxes.map((each) => each.left));
  const top = Math.min(...boxes.map((each) => each.top));
  return new DOMRect(left, top, Math.max(...boxes.map((each) => each.right)) - left, Math.max(...boxes.map((each) => each.bottom)) - top);
}
