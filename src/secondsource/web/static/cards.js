/**
 * `<second-source-cards hidden>`: a marked statement of the article opens its card beside the sentence, or in a sheet from below
 * where there is no room beside it. The article does not move: the card is a copy that lies over the page, and the card in the
 * list stays where it is. Enter or a tap opens, Escape closes and gives the focus back, j and k or the arrows go on.
 */

import { adopt, drawing, iconButton, make } from "./making.js";
import { around, reveal } from "./view.js";
import { wordsOf } from "./words.js";

const ROOM = 22 * 16;
const GAP = 16;
const STEPS = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 };

adopt(`
.ss-panel { position: fixed; z-index: 3; overflow: auto; overscroll-behavior: contain; background: var(--paper); color: var(--ink); border: 1px solid var(--soft); border-top: 4px solid var(--v, var(--ink)); box-shadow: 0 .75rem 2.5rem rgb(0 0 0 / .28); padding: 0 1.25rem 1.25rem; }
.ss-panel:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.ss-panel .card { border: 0; padding: .25rem 0 0; background: none; box-shadow: none; }
.ss-panel h3 .no { display: none; }
.ss-bar { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; gap: .25rem; margin: 0 -1.25rem; padding: .375rem .5rem .375rem 1.25rem; background: var(--paper); border-bottom: 1px solid var(--line); }
.ss-bar h2 { font: 600 .8125rem/1.3 var(--sans); color: var(--soft); margin: 0 auto 0 0; padding: 0; border: 0; }
.ss-bar button { display: grid; place-items: center; min-width: 2.75rem; height: 2.75rem; padding: 0; color: var(--ink); background: none; border: 0; border-radius: 4px; cursor: pointer; }
@media (hover: hover) { .ss-bar button:hover { background: var(--sheet); } }
.ss-bar button:focus-visible { outline: 3px solid var(--link); outline-offset: -3px; }
.ss-bar .ss-hear { display: flex; gap: .25rem; padding: 0 .5rem; justify-content: center; font: 600 .8125rem var(--sans); white-space: nowrap; }
@media (max-width: 24rem) { .ss-hear span { display: none; } }
.text mark.ss-open, .text mark.ss-open a { background: var(--v); color: var(--on); }
@media (forced-colors: active) { .text .ss-open { outline: 2px solid; } }
@media print { .ss-panel { display: none; } .text .ss-open { background: var(--bg); color: inherit; } }
`);

class Cards extends HTMLElement {
  connectedCallback() {
    this.article = document.getElementById("article");
    if (this.panel || !this.article) return;
    this.word = wordsOf(this);
    this.panel = this.makePanel();
    this.after(this.panel);
    this.statements = this.findStatements();
    for (const link of this.statements.flatMap((each) => each.links)) {
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("aria-controls", this.panel.id);
    }
    this.listen();
    this.followAddress();
  }

  listen() {
    this.article.addEventListener("click", (event) => this.click(event));
    this.article.addEventListener("keydown", (event) => this.key(event));
    this.panel.addEventListener("keydown", (event) => this.key(event));
    this.panel.addEventListener("click", (event) => event.target.closest("a[href^='#']") && this.close(false));
    addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && this.close());
    addEventListener("hashchange", () => this.followAddress());
    addEventListener("resize", () => this.place());
    addEventListener("scroll", (event) => event.target !== this.panel && this.place(), { capture: true, passive: true });
  }

  makePanel() {
    this.heading = make("h2", { id: "ss-panel-name" });
    const bar = make("div", { class: "ss-bar" }, this.heading);
    if (document.querySelector("second-source-player")) {
      const onclick = () => this.hear();
      const hear = this.word("hear");
      const told = { type: "button", class: "ss-hear", "aria-label": hear, title: hear, onclick };
      bar.append(make("button", told, drawing("M8 5l11 7-11 7z"), make("span", {}, hear)));
    }
    bar.append(
      iconButton(this.word("previous"), "M15 5l-7 7 7 7", () => this.step(-1)),
      iconButton(this.word("next"), "M9 5l7 7-7 7", () => this.step(1)),
      iconButton(this.word("close"), "M6 6l12 12M18 6L6 18", () => this.close()),
    );
    this.body = make("div");
    const told = { id: "ss-panel", class: "ss-panel", role: "dialog", "aria-labelledby": "ss-panel-name", tabindex: "-1", hidden: true };
    return make("div", told, bar, this.body);
  }

  /** Statements in the order of the article: the card of each, and every link to it in the text. */
  findStatements() {
    const found = new Map();
    for (const link of this.article.querySelectorAll("[data-start] a[href^='#c']")) {
      const card = document.getElementById(link.hash.slice(1));
      if (!card?.matches(".card")) continue;
      if (!found.has(card)) found.set(card, { card, links: [], name: card.querySelector("[id^='claim-']")?.id ?? card.id });
      found.get(card).links.push(link);
    }
    return [...found.values()];
  }

  statementOf(link) {
    return this.statements.find((each) => each.links.includes(link)) ?? null;
  }

  click(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    const link = event.target.closest("a");
    const statement = link && this.statementOf(link);
    if (!statement) return;
    event.preventDefault();
    if (statement === this.shown && link.getAttribute("aria-expanded") === "true") this.close();
    else this.open(statement, link);
  }

  key(event) {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const from = this.shown ?? this.statementOf(event.target.closest("a"));
    if (!from) return;
    event.preventDefault();
    if (this.shown) this.step(step);
    else this.neighbour(from, step).links.at(-1).focus();
  }

  neighbour(statement, step) {
    const { length } = this.statements;
    return this.statements[(this.statements.indexOf(statement) + step + length) % length];
  }

  step(step) {
    const next = this.neighbour(this.shown, step);
    this.open(next, next.links.at(-1));
  }

  open(statement, opener) {
    this.mark(false);
    this.shown = statement;
    this.opener = opener;
    this.fill();
    this.mark(true);
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
    this.place();
    const below = this.sheet ? this.panel.offsetHeight : 0;
    const above = document.querySelector(".ss-player")?.offsetHeight ?? 0;
    reveal(opener, () => around(statement.links), { bottom: below, top: above });
    this.panel.focus({ preventScroll: true });
    history.replaceState(history.state, "", `#${statement.name}`);
  }

  /** A copy of the card; names stay with the card in the list, where links lead. */
  fill() {
    const copy = this.shown.card.cloneNode(true);
    for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
    this.body.replaceChildren(copy);
    this.panel.className = `ss-panel ${[...this.shown.card.classList].filter((each) => each.length === 1).join(" ")}`;
    const place = this.statements.indexOf(this.shown) + 1;
    this.heading.textContent = this.word("statement", { n: place, m: this.statements.length });
  }

  mark(open) {
    for (const link of this.shown?.links ?? []) {
      link.setAttribute("aria-expanded", String(open));
      link.closest("mark, sup").classList.toggle("ss-open", open);
    }
  }

  close(focus = true) {
    if (!this.shown) return;
    this.mark(false);
    if (location.hash === `#${this.shown.name}`) history.replaceState(history.state, "", location.pathname + location.search);
    this.shown = null;
    this.panel.hidden = true;
    if (focus) this.opener.focus({ preventScroll: true });
  }

  /** Beside the sentence and level with it, inside the window; a sheet from below where the window is too narrow. */
  place() {
    if (!this.shown) return;
    const article = this.article.getBoundingClientRect();
    const left = Math.round(article.right + GAP);
    this.sheet = innerWidth - left - GAP < ROOM;
    const { style } = this.panel;
    if (this.sheet) {
      Object.assign(style, { left: "0", right: "0", top: "auto", bottom: "0", width: "auto", maxHeight: "55vh" });
      return;
    }
    const width = Math.min(innerWidth - left - GAP, 40 * 16);
    Object.assign(style, { left: `${left}px`, right: "auto", bottom: "auto", width: `${width}px`, maxHeight: `${innerHeight - 2 * GAP}px` });
    const level = around(this.shown.links).top;
    style.top = `${Math.max(GAP, Math.min(level - GAP, innerHeight - this.panel.offsetHeight - GAP))}px`;
  }

  /** `#claim-…` in the address opens that statement; where the article has no words of it, its card in the list is shown. */
  followAddress() {
    const name = location.hash.slice(1);
    const statement = name.startsWith("claim-") && this.statements.find((each) => each.name === name);
    if (statement && statement !== this.shown) this.open(statement, statement.links.at(-1));
  }

  hear() {
    const detail = { element: this.shown.links[0] };
    document.dispatchEvent(new CustomEvent("second-source-play-from", { detail }));
  }
}

customElements.define("second-source-cards", Cards);
