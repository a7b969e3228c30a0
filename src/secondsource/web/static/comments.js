/**
 * `<second-source-comments hidden>` beside an `ol.thread`, whose rows tell at which places of the thread their words stand
 * (`data-places`) and which cluster they belong to (`data-cluster`). Folds comments made of the same words, says how many there are
 * and shows how we know. Nothing is taken away: a fold opens again, one by one or all at once, with every copy in its place.
 */

import { adopt, make } from "./making.js";
import { recall, remember } from "./memory.js";
import { wordsOf } from "./words.js";

adopt(`
second-source-comments { display: block; margin-top: .75rem; }
second-source-comments[hidden] { display: none; }
.ss-fold { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; }
.plain .thread .ss-fold { border-top: 0; padding-top: 0; }
.ss-fold button, second-source-comments button { font: 600 .875rem/1.3 var(--sans); color: var(--link); background: none; border: 1px solid currentColor; border-radius: 4px; padding: .4375rem .75rem; min-height: 2.25rem; text-align: left; cursor: pointer; }
.ss-fold a { font-size: .875rem; padding: .5rem 0; }
.thread li[hidden] { display: none; }
second-source-comments button:focus-visible, .ss-fold button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media print { second-source-comments, .thread .ss-fold { display: none; } }
`);

class Comments extends HTMLElement {
  connectedCallback() {
    const list = this.parentElement.querySelector("ol.thread");
    if (this.all || !list) return;
    this.word = wordsOf(this);
    const rows = [...list.querySelectorAll(":scope > li[data-places]")];
    spread(list, rows.flatMap((row) => [row, ...this.copiesOf(row)]));
    this.folds = groups(list).map((group) => this.fold(group));
    if (!this.folds.length) return;
    this.all = make("button", { type: "button", onclick: () => this.toggleAll() });
    this.append(this.all);
    this.hidden = false;
    const kept = recall("fold-comments");
    for (const each of this.folds) this.set(each, kept ?? each.same);
  }

  /** The same words at each further place, as the page gives author and time there. */
  copiesOf(row) {
    const [first, ...others] = placesOf(row);
    const words = row.querySelector("bdi");
    return others.map((place) => {
      const about = [...(row.querySelector(`[data-place="${place}"]`)?.childNodes ?? [])].map((each) => each.cloneNode(true));
      const told = make("small", {}, ...about, " · ", this.word("copy", { n: first + 1 }));
      const copy = make("li", { "data-places": String(place), "data-copy-of": String(first) }, words?.cloneNode(true) ?? "", told);
      if (row.dataset.cluster) copy.dataset.cluster = row.dataset.cluster;
      return copy;
    });
  }

  /** A line after the first comment of a group that folds the others. */
  fold({ rows, same }) {
    const [first, ...others] = rows;
    const made = { others, same, folded: false };
    made.button = make("button", { type: "button", onclick: () => this.set(made, !made.folded) });
    const reason = document.getElementById(`cluster-${first.dataset.cluster}`);
    const how = reason && make("a", { href: `#${reason.id}`, onclick: () => openAround(reason) }, this.word("how"));
    first.after(make("li", { class: "ss-fold" }, made.button, ...(how ? [how] : [])));
    return made;
  }

  set(fold, folded) {
    fold.folded = folded;
    for (const each of fold.others) each.hidden = folded;
    fold.button.textContent = this.word(folded ? "more" : "fold", { n: fold.others.length });
    fold.button.setAttribute("aria-expanded", String(!folded));
    this.tell();
  }

  toggleAll() {
    const folded = !this.countFolded();
    remember("fold-comments", folded);
    for (const each of this.folds) this.set(each, folded);
  }

  countFolded() {
    return this.folds.reduce((sum, each) => sum + (each.folded ? each.others.length : 0), 0);
  }

  tell() {
    const folded = this.countFolded();
    const count = this.folds.reduce((sum, each) => sum + each.others.length, 0);
    this.all.textContent = this.word(folded ? "show-all" : "fold-all", { n: folded || count });
    this.all.setAttribute("aria-expanded", String(!folded));
  }
}

/** Rows in the order of the thread. */
function spread(list, rows) {
  list.prepend(...rows.sort((one, other) => placesOf(one)[0] - placesOf(other)[0]));
}

/** Rows of one cluster, or copies of one comment; `same` where all of them have the same words. */
function groups(list) {
  const found = new Map();
  for (const row of list.querySelectorAll(":scope > li[data-places]")) {
    const { cluster, copyOf = String(placesOf(row)[0]) } = row.dataset;
    const key = cluster ? `cluster ${cluster}` : copyOf;
    const group = found.get(key) ?? { rows: [], of: new Set() };
    group.rows.push(row);
    group.of.add(copyOf);
    found.set(key, group);
  }
  return [...found.values()].filter(({ rows }) => rows.length > 1).map(({ rows, of }) => ({ rows, same: of.size === 1 }));
}

function placesOf(row) {
  return row.dataset.places.split(" ").map(Number).filter(Number.isSafeInteger);
}

/** Opens every fold around an element, so that a link to it leads somewhere that can be seen. */
function openAround(element) {
  for (let each = element.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
}

customElements.define("second-source-comments", Comments);
