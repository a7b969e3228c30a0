/**
 * `<second-source-choices>` around the page's choices, which are links that the server answers and remembers. Themes
 * (`[data-theme-choice]`: `auto`, `light`, `dark`) become buttons that change the page at once; the server is told by the same
 * cookie that it sets itself, so that the next page comes in that theme before anything is painted.
 */

import { adopt, make } from "./making.js";

const THEMES = ["auto", "light", "dark"];
const YEAR = 365 * 24 * 3600;

adopt(`
second-source-choices { margin-left: auto; }
.choices button { font: inherit; color: var(--link); background: none; border: 0; padding: .25rem 0; min-width: 1.5rem; min-height: 0; cursor: pointer; text-decoration: underline; text-underline-offset: .15em; }
.choices button[aria-pressed="true"] { color: var(--soft); font-weight: 600; text-decoration: none; }
.choices button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
`);

class Choices extends HTMLElement {
  connectedCallback() {
    if (this.themes) return;
    const offered = [...this.querySelectorAll("[data-theme-choice]")].filter((each) => THEMES.includes(each.dataset.themeChoice));
    this.themes = offered.map((each) => this.makeButton(each));
    this.press(document.documentElement.dataset.theme ?? "auto");
  }

  makeButton(choice) {
    const theme = choice.dataset.themeChoice;
    const told = { type: "button", "data-theme-choice": theme, onclick: () => this.choose(theme) };
    const button = make("button", told, choice.textContent);
    choice.replaceWith(button);
    return button;
  }

  choose(theme) {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
    this.press(theme);
    this.forgetAddress();
  }

  press(theme) {
    for (const each of this.themes) each.setAttribute("aria-pressed", String(each.dataset.themeChoice === theme));
  }

  /** What the address asks for goes before what is remembered: it must not ask for another theme than the one chosen. */
  forgetAddress() {
    const address = new URL(location);
    address.searchParams.delete("theme");
    history.replaceState(history.state, "", address);
  }
}

customElements.define("second-source-choices", Choices);
