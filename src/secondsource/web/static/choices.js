/**
 * `<second-source-choices>` around the page's choices, which are links and work by themselves. Themes (`[data-theme-choice]`)
 * become buttons that change the page at once; the language that was followed (`a[hreflang]`) is remembered, and followed again
 * where a page comes in another one.
 */

import { adopt, make } from "./making.js";
import { recall, remember } from "./memory.js";
import { chooseTheme, themeNow } from "./theme.js";

adopt(`
second-source-choices button { font: inherit; color: inherit; background: none; border: 0; padding: .25rem; min-height: 1.5rem; cursor: pointer; text-decoration: underline; text-underline-offset: .15em; }
second-source-choices button[aria-pressed="true"] { font-weight: 700; text-decoration: none; }
second-source-choices button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
`);

class Choices extends HTMLElement {
  connectedCallback() {
    if (this.themes) return;
    this.themes = [...this.querySelectorAll("[data-theme-choice]")].map((each) => this.makeTheme(each));
    const asked = new URL(location).searchParams;
    if (asked.has("theme")) remember("theme", themeNow());
    if (asked.has("lang")) remember("language", document.documentElement.lang);
    this.addEventListener("click", ({ target }) => {
      const link = target.closest("a[hreflang]");
      if (link) remember("language", link.hreflang);
    });
    if (!asked.has("lang")) this.followLanguage(recall("language"));
  }

  makeTheme(choice) {
    const theme = choice.dataset.themeChoice;
    const told = { type: "button", "data-theme-choice": theme, "aria-pressed": String(theme === themeNow()) };
    const button = make("button", { ...told, onclick: () => this.choose(theme) }, choice.textContent);
    choice.replaceWith(button);
    return button;
  }

  choose(theme) {
    chooseTheme(theme);
    for (const each of this.themes) each.setAttribute("aria-pressed", String(each.dataset.themeChoice === theme));
  }

  /** Once for an address: a server that does not know the language must not be asked for ever. */
  followLanguage(language) {
    const link = [...this.querySelectorAll("a[hreflang]")].find((each) => each.hreflang === language);
    const led = `second-source.led ${location.pathname}`;
    if (!link || link.origin !== location.origin || language === document.documentElement.lang) return;
    try {
      if (sessionStorage.getItem(led)) return;
      sessionStorage.setItem(led, language);
    } catch {
      return;
    }
    const address = new URL(link.href);
    address.hash = location.hash;
    location.replace(address);
  }
}

customElements.define("second-source-choices", Choices);
