/**
 * `<second-source-progress data-events="/checks/…/events" data-state="running">` around an `ol.progress` and a `ul.answers`: tells
 * how far a check is, then goes to the report; the two lists are made where they are missing. Events are `stage` {"name", "line", …},
 * `assessment` {"verdict", "claim"}, and at the end `done`, `failed` or `cancelled` with the state of the check. What they hold is shown as text, and an address outside this site is
 * not followed.
 */

import { make } from "./making.js";
import { wordsOf } from "./words.js";

const MOST = 1000;
const ENDED = ["done", "failed", "cancelled"];

class Progress extends HTMLElement {
  connectedCallback() {
    if (this.events || ENDED.includes(this.dataset.state)) return;
    this.word = wordsOf(this);
    this.stages = this.querySelector("ol.progress") ?? this.appendChild(make("ol", { class: "progress", "aria-live": "polite" }));
    this.answers = this.querySelector("ul.answers") ?? this.appendChild(make("ul", { class: "answers" }));
    this.events = new EventSource(this.dataset.events);
    this.listen();
  }

  disconnectedCallback() {
    this.events?.close();
  }

  listen() {
    const on = (kind, tell) => this.events.addEventListener(kind, (event) => tell(bodyOf(event)));
    this.events.addEventListener("open", () => this.begin(), { once: true });
    on("stage", (body) => this.tellStage(body));
    on("assessment", ({ verdict, claim }) => this.tellAssessment(textOf(verdict), textOf(claim)));
    on("done", ({ report }) => this.finish(report));
    on("failed", ({ detail }) => this.end(textOf(detail), "en"));
    on("cancelled", () => this.end(this.word("cancelled")));
    this.events.addEventListener("error", () => {
      if (this.events.readyState === EventSource.CLOSED) this.end(this.word("lost"));
    });
  }

  /** Everything is told from the start to a new listener: the lines that the server wrote would stand twice. */
  begin() {
    this.stages.replaceChildren();
    this.answers.replaceChildren();
  }

  /** In the reader's language where the page has the words and the event their values; else the event's own English line. */
  tellStage({ name, line, ...facts }) {
    const known = Object.entries(facts).filter(([, value]) => typeof value === "string" || Number.isFinite(value));
    const told = this.word.whole(`stage-${name}`, Object.fromEntries(known));
    add(this.stages, told ?? make("span", { lang: "en" }, textOf(line)));
  }

  tellAssessment(verdict, claim) {
    const key = `verdict-${verdict}`;
    const told = this.word.has(key) ? this.word(key) : verdict.replaceAll("_", " ");
    add(this.answers, make("strong", {}, told), " ", make("bdi", {}, claim));
  }

  finish(report) {
    this.events.close();
    const address = ownAddress(report);
    if (address) location.replace(address);
    else this.end(this.word("lost"));
  }

  end(words, language = null) {
    this.events.close();
    this.querySelector("progress")?.remove();
    this.append(make("p", { class: "complaint", role: "alert" }, make("bdi", { lang: language }, words)));
  }
}

function add(list, ...words) {
  if (list.childElementCount < MOST) list.append(make("li", {}, ...words));
}

/** The JSON of an event; an empty record where it is none. */
function bodyOf(event) {
  try {
    const body = JSON.parse(event.data);
    return body !== null && typeof body === "object" ? body : {};
  } catch {
    return {};
  }
}

function textOf(value) {
  return typeof value === "string" ? value : "";
}

/** An address of this site, or null. */
function ownAddress(told) {
  if (typeof told !== "string" || !URL.canParse(told, location.href)) return null;
  const address = new URL(told, location.href);
  return address.origin === location.origin ? address.href : null;
}

customElements.define("second-source-progress", Progress);
