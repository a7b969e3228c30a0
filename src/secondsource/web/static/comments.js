/**
 * `<second-source-comments hidden>` before an `ol.thread` whose rows tell their cluster (`data-cluster`) and how many comments
 * each stands for (`data-count`): folds comments made of the same words, says how many, and shows how we know. Nothing is
 * taken away: a fold opens again, for one cluster or for all.
 */

import { adopt, make } from "./making.js";
import { recall, remember } from "./memory.js";
import { wordsOf } from "./words.js";

adopt(`
second-source-comments { display: block; margin-top: .75rem; }
second-source-comments[hidden] { display: none; }
.ss-fold { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; }
.ss-fold button, second-source-comments button { font: 600 .875rem/1.3 var(--sans); color: var(--link); background: none; border: 1px solid currentColor; border-radius: 4px; padding: .4375rem .75rem; min-height: 2rem; cursor: pointer; }
.ss-fold a { font-size: .875rem; padding: .375rem 0; }
second-source-comments button:focus-visible, .ss-fold button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media print { second-source-comments, .ss-fold { display: none !important; } .thread li[data-cluster][hidden] { display: list-item; } }
`);

class Comments extends HTMLElement {
  connectedCallback() {
    this.word = wordsOf(this);
    const list = this.parentElement.querySelector("ol.thread");
    this.folds = list ? groups(list).map((rows) => this.fold(rows)) : [];
    if (this.folds.length === 0 || this.all) return;
    this.all = make("button", { type: "button", onclick: () => this.toggleAll() });
    this.append(this.all);
    this.hidden = false;
    this.setAll(recall("fold-comments") === true);
  }

  /** A line after the first comment of a cluster that folds the others. */
  fold(rows) {
    const [first, ...others] = rows;
    const count = rows.reduce((sum, each) => sum + standsFor(each), 0) - standsFor(first);
    const made = { others, count, folded: false };
    made.button = make("button", { type: "button", onclick: () => this.set(made, !made.folded) });
    const reason = document.getElementById(`cluster-${first.dataset.cluster}`);
    const link = reason && make("a", { href: `#${reason.id}`, onclick: () => openAround(reason) }, this.word("how"));
    first.after(make("li", { class: "ss-fold" }, made.button, ...(link ? [link] : [])));
    return made;
  }

  set(fold, folded) {
    fold.folded = folded;
    for (const each of fold.others) each.hidden = folded;
    fold.button.textContent = this.word(folded ? "more" : "fold", { n: fold.count });
    fold.button.setAttribute("aria-expanded", String(!folded));
    this.tell();
  }

  setAll(folded) {
    for (const each of this.folds) this.set(each, folded);
  }

  toggleAll() {
    const folded = !this.folds.every((each) => each.folded);
    remember("fold-comments", folded);
    this.setAll(folded);
  }

  tell() {
    const folded = this.folds.every((each) => each.folded);
    const count = this.folds.reduce((sum, each) => sum + each.count, 0);
    this.all.textContent = this.word(folded ? "show-all" : "fold-all", { n: count });
    this.all.setAttribute("aria-expanded", String(!folded));
  }
}

/** Rows of one cluster that are shown apart; a cluster with one row has nothing to fold. */
function groups(list) {
  const found = new Map();
  for (const row of list.querySelectorAll(":scope > li[data-cluster]")) {
    found.set(row.dataset.cluster, [...(found.get(row.dataset.cluster) ?? []), row]);
  }
  return [...found.values()].filter((rows) => rows.length > 1);
}

function standsFor(row) {
  const count = Number(row.dataset.count);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

/** Opens every fold around an element, so that a link to it leads somewhere that can be seen. */
function openAround(element) {
  for (let each = element.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
}

customElements.define("second-source-comments", Comments);
