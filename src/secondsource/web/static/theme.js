/**
 * Light, dark, or as the machine is set (`auto`): sets `data-theme` on `html` as soon as it is loaded. It needs no part of the
 * body, so a page may load it with `async blocking="render"`, and nothing is painted in the wrong theme.
 */

import { recall, remember } from "./memory.js";

const THEMES = ["auto", "light", "dark"];

/** The theme in force: asked for in the address, remembered here, or as the server sent the page. */
export function themeNow() {
  const sent = document.documentElement.dataset.theme ?? "auto";
  const found = [new URL(location).searchParams.get("theme"), recall("theme"), sent];
  return found.find((each) => THEMES.includes(each)) ?? "auto";
}

export function chooseTheme(theme) {
  remember("theme", theme);
  apply(theme);
  const address = new URL(location);
  address.searchParams.delete("theme");
  history.replaceState(history.state, "", address);
}

function apply(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

apply(themeNow());
