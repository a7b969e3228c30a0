/**
 * The box on another page. `<second-source-check>` where it shall stand, or this script's own tag alone:
 *
 *   <script type="module" src="https://check.example.org/embed.js"></script>
 *   <second-source-check></second-source-check>
 *
 * `data-address` is the article (else the page's canonical address, else its own), `data-lang` is `en` or `uk` (else the page's), `data-article`
 * a selector of the element that holds the text, to see whether it is still the one that was checked, `data-theme` is `light`, `dark` or `auto`,
 * `data-listen="off"` and `data-comments="off"` leave parts out.
 *
 * One file without imports. Whatever it is told stands as text: nothing is parsed as HTML. It keeps nothing, and asks nobody but the service that
 * it came from. The page around it may have changed what arrays and strings can do, so plain loops do the work; where that is not enough, a link
 * stands there.
 */

const HOME = new URL(".", import.meta.url);
const NAME = "second-source-check";
const PATIENCE = 3000;
const LONGEST = 300000;

const WORDS = {
  en: {
    title: "Fact check",
    supported: "supported",
    refuted: "refuted",
    conflicting: "conflicting",
    not_enough_evidence: "not enough evidence",
    not_checkable: "not checkable",
    statements: "Statements: ",
    worst: "Most serious point: ",
    none: "None of the checks noticed anything, and nothing was refuted.",
    report: "Read the report",
    listen: "Listen",
    pause: "Pause",
    wait: "One moment…",
    mute: "This cannot be played now.",
    machine: "Checked by machine, no person has reviewed it.",
    reviewed: "Checked by machine; statements reviewed by a person: ",
    own: "This site runs the checker and publishes the article: it is checking itself.",
    as_of: "As of ",
    comments: "Comments: ",
    no_signs_found: "no signs found",
    some_repeated_text: "some repeated text",
    strong_signs_of_templated_comments: "strong signs of templated comments",
    not_enough_data: "not enough data",
    same: "The text is the one that was checked.",
    changed: "The text has changed since the check: paragraphs that still stand: ",
    of: " of ",
    unknown: "This article has not been checked.",
    ask: "Ask for a check",
    checking: "This article is being checked.",
    away: "Look for the fact check of this article",
  },
  uk: {
    title: "Перевірка фактів",
    supported: "підтверджено",
    refuted: "спростовано",
    conflicting: "суперечливо",
    not_enough_evidence: "недостатньо доказів",
    not_checkable: "неможливо перевірити",
    statements: "Тверджень: ",
    worst: "Найсерйозніше: ",
    none: "Жодна перевірка нічого не помітила, і нічого не спростовано.",
    report: "Читати звіт",
    listen: "Слухати",
    pause: "Пауза",
    wait: "Зачекайте…",
    mute: "Зараз це неможливо відтворити.",
    machine: "Перевірено машиною, людина не переглядала.",
    reviewed: "Перевірено машиною; тверджень, які переглянула людина: ",
    own: "Цей сайт сам утримує перевірку і сам публікує статтю: він перевіряє себе.",
    as_of: "Станом на ",
    comments: "Коментарі: ",
    no_signs_found: "ознак не знайдено",
    some_repeated_text: "подекуди текст повторюється",
    strong_signs_of_templated_comments: "виразні ознаки шаблонних коментарів",
    not_enough_data: "замало даних",
    same: "Текст той самий, що й перевірено.",
    changed: "Текст змінився після перевірки: абзаців, що лишилися: ",
    of: " із ",
    unknown: "Цю статтю ще не перевіряли.",
    ask: "Попросити перевірити",
    checking: "Статтю саме перевіряють.",
    away: "Шукати перевірку цієї статті",
  },
};

const MARKS = { refuted: "✗", conflicting: "⇄", supported: "✓", not_enough_evidence: "…", not_checkable: "○" };

const light = "--ground: #fff; --ink: #1b1b1f; --soft: #55565e; --line: #8a8b94; --accent: #0b4f9e; --on: #fff; color-scheme: light;";
const dark = "--ground: #17181c; --ink: #ececf1; --soft: #b6b7c0; --line: #7c7d87; --accent: #9cc4ff; --on: #10131a; color-scheme: dark;";

// No rem: the page decides what that is.
// What is important within a shadow root wins over what is important outside: no rule of the page can hide or bend the box.
const STYLE = `
/* "all" leaves the direction out. */
:host { all: initial !important; direction: ltr !important; display: block !important; contain: content !important; font-size: medium !important; block-size: 320px !important; }
@media (max-width: 480px) { :host { block-size: 440px !important; } }
:host([hidden]) { display: none !important; }
section { ${light} box-sizing: border-box; block-size: 100%; overflow-y: auto; padding: .75em 1em; border: 1px solid var(--line);
  border-radius: .4em; background: var(--ground); color: var(--ink); font: medium/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
section.dark { ${dark} }
@media (prefers-color-scheme: dark) { section.auto { ${dark} } }
section > * { opacity: 0; }
section.ready > * { opacity: 1; transition: opacity .25s; }
@media (prefers-reduced-motion: reduce) { section.ready > * { transition: none; } }
h2 { font-size: 1.0625em; margin: 0 0 .35em; }
p, ul { margin: 0 0 .45em; }
ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1em .9em; }
q { font-style: italic; }
.worst { display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; }
.soft { color: var(--soft); font-size: .9375em; }
.do { display: flex; flex-wrap: wrap; gap: .25em 1em; align-items: center; }
a { color: var(--accent); display: inline-block; padding-block: .3em; }
button { font: inherit; font-weight: 600; color: var(--on); background: var(--accent); border: 0; border-radius: .3em; min-height: 2.25em;
  padding-inline: 1em; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (forced-colors: active) { button { border: 1px solid; } }
`;

/** An element with a text in it. */
function make(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function link(text, path) {
  const made = make("a", text);
  const address = new URL(path, HOME);
  made.href = address.origin === HOME.origin ? address.href : HOME.href;
  return made;
}

function sheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(STYLE);
  return made;
}

class Check extends HTMLElement {
  #section = make("section");
  #root = this.attachShadow({ mode: "open" });
  #word = WORDS.en;
  #begun = false;

  connectedCallback() {
    if (this.#begun) return;
    this.#begun = true;
    this.#word = WORDS[this.#language()];
    this.#root.adoptedStyleSheets = [sheet()];
    this.#section.className = this.dataset.theme ?? "light";
    this.#section.lang = this.#language();
    this.#section.setAttribute("aria-label", this.#word.title);
    this.#root.appendChild(this.#section);
    this.#fill();
  }

  #language() {
    const given = this.dataset.lang || document.documentElement.lang || "en";
    return given.slice(0, 2).toLowerCase() === "uk" ? "uk" : "en";
  }

  #address() {
    const canonical = document.querySelector('link[rel="canonical"]');
    const address = new URL(this.dataset.address || canonical?.href || location.href, location.href);
    address.hash = "";
    return address.href;
  }

  async #fill() {
    let parts;
    try {
      parts = this.#parts(await this.#ask());
    } catch {
      // Away, slow, refused, or the page has changed what we stand on: the way to the report is left.
      parts = [make("h2", this.#word.title), this.#line(link(this.#word.away, this.#place("/search?q=")))];
    }
    for (let at = 0; at < parts.length; at += 1) if (parts[at]) this.#section.appendChild(parts[at]);
    requestAnimationFrame(() => this.#section.classList.add("ready"));
  }

  #place(path) {
    return path + encodeURIComponent(this.#address());
  }

  async #ask() {
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(new URL(this.#place("embed?address="), HOME), {
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: stop.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      return await answer.json();
    } finally {
      clearTimeout(clock);
    }
  }

  #parts(told) {
    const word = this.#word;
    if (told.state !== "checked") {
      const known = told.state === "checking";
      const what = make("p", known ? word.checking : word.unknown);
      return [make("h2", word.title), what, known ? null : this.#line(link(word.ask, this.#place("/?article=")))];
    }
    return [
      make("h2", word.title),
      told.self_check ? make("p", word.own) : null,
      make("p", word.statements + told.statements, "soft"),
      this.#counts(told.counts),
      this.#worst(told.worst, told.language),
      this.#actions(told),
      make("p", this.#state(told), "soft"),
      this.#comments(told.comments),
      this.#changes(told.paragraphs),
    ];
  }

  #line(inside) {
    const made = make("p");
    made.appendChild(inside);
    return made;
  }

  #counts(counts) {
    const list = make("ul");
    for (let at = 0; at < counts.length; at += 1) {
      const { verdict, number } = counts[at];
      if (number > 0 && Object.hasOwn(MARKS, verdict)) {
        const item = make("li");
        const mark = make("span", MARKS[verdict]);
        mark.setAttribute("aria-hidden", "true");
        item.appendChild(mark);
        item.appendChild(document.createTextNode(` ${Number(number)} ${this.#word[verdict]}`));
        list.appendChild(item);
      }
    }
    return list;
  }

  #worst(point, language) {
    if (!point) return make("p", this.#word.none);
    const made = make("p", undefined, "worst");
    made.appendChild(make("strong", this.#word.worst));
    if (point.quote) {
      const quote = make("q", point.quote);
      if (language) quote.lang = language;
      made.appendChild(quote);
      made.appendChild(document.createTextNode(" "));
    }
    const message = make("bdi", point.message);
    message.lang = "en";
    made.appendChild(message);
    return made;
  }

  #actions(told) {
    const made = make("p", undefined, "do");
    const sounds = this.dataset.listen === "off" ? [] : told.sounds;
    if (sounds.length) this.#listen(made, sounds);
    made.appendChild(link(this.#word.report, told.report));
    return made;
  }

  #listen(room, sounds) {
    const word = this.#word;
    const button = make("button", word.listen);
    const said = make("span", "", "soft");
    said.setAttribute("role", "status");
    button.type = "button";
    const audio = make("audio");
    audio.preload = "none";
    for (let at = 0; at < sounds.length; at += 1) {
      const source = make("source");
      source.src = link("", sounds[at]).href;
      audio.appendChild(source);
    }
    const stop = () => (button.textContent = word.listen);
    audio.addEventListener("pause", stop);
    audio.addEventListener("ended", stop);
    audio.addEventListener("playing", () => {
      button.textContent = word.pause;
      said.textContent = "";
    });
    button.addEventListener("click", () => {
      if (!audio.paused) return audio.pause();
      said.textContent = word.wait;
      return audio.play().catch((error) => {
        if (error.name !== "AbortError") said.textContent = word.mute;
      });
    });
    room.appendChild(button);
    room.appendChild(said);
    room.appendChild(audio);
  }

  #state(told) {
    const { machine, reviewed, of, as_of } = this.#word;
    const state = told.reviewed ? `${reviewed}${Number(told.reviewed)}${of}${Number(told.statements)}.` : machine;
    return `${state} ${as_of}${this.#day(told.as_of)}.`;
  }

  /** A day in words, as the report's page has it; as it came where it is none. */
  #day(given) {
    const day = new Date(`${given}T00:00:00Z`);
    if (Number.isNaN(day.getTime())) return given;
    const asSaid = new Intl.DateTimeFormat(this.#language() === "en" ? "en-GB" : this.#language(), { dateStyle: "long", timeZone: "UTC" });
    return asSaid.format(day).replace(/\sр\.$/, "");
  }

  #comments(comments) {
    if (!comments || this.dataset.comments === "off" || !Object.hasOwn(WORDS.en, comments.word)) return null;
    return make("p", `${this.#word.comments}${this.#word[comments.word]} (${Number(comments.number)}).`, "soft");
  }

  #changes(marks) {
    const place = this.dataset.article ? document.querySelector(this.dataset.article) : null;
    if (!place || !marks.length) return null;
    const stand = countStanding(place.textContent.slice(0, LONGEST), marks);
    if (stand === marks.length) return make("p", this.#word.same, "soft");
    return make("p", `${this.#word.changed}${stand}${this.#word.of}${marks.length}.`, "soft");
  }
}

/** How many of the paragraphs that were checked stand in a text, wherever and however it is marked up. */
export function countStanding(text, marks) {
  const bare = text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
  let stand = 0;
  for (let at = 0; at < marks.length; at += 1) if (stands(bare, marks[at])) stand += 1;
  return stand;
}

function stands(bare, [beginning, length, hash]) {
  if (!beginning) return false;
  let tries = 0;
  for (let at = bare.indexOf(beginning); at >= 0 && tries < 50; at = bare.indexOf(beginning, at + 1)) {
    if (at + length <= bare.length && hashOf(bare, at, at + length) === hash) return true;
    tries += 1;
  }
  return false;
}

/** As `paragraph_marks.py` has it: products stay below 2 ** 53. */
function hashOf(text, start, end) {
  let value = 0;
  for (let at = start; at < end; at += 1) value = (value * 65599 + text.charCodeAt(at)) % 2147483647;
  return value;
}

/** A page that has only the script gets its box where the script stands. */
function placeBoxes() {
  if (document.querySelector(NAME)) return;
  const scripts = document.querySelectorAll("script[src]");
  for (let at = 0; at < scripts.length; at += 1) {
    if (scripts[at].src === import.meta.url && document.body?.contains(scripts[at])) {
      const made = document.createElement(NAME);
      const given = scripts[at].attributes;
      for (let nr = 0; nr < given.length; nr += 1)
        if (given[nr].name.startsWith("data-")) made.setAttribute(given[nr].name, given[nr].value);
      scripts[at].parentNode.insertBefore(made, scripts[at].nextSibling);
    }
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, Check);
placeBoxes();
