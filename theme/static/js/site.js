// It stands in the head, so that the reader's choice of light or dark is there before anything is
// painted. Without it every page works; only its own buttons are hidden.
"use strict";
{
  const KEY = "theme:look"; // holds "light" or "dark", where the reader wants other than the system
  const LOOKS = ["light", "dark"];
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const wide = matchMedia("(min-width: 64rem)");

  root.dataset.script = "";
  show(kept());
  document.addEventListener("DOMContentLoaded", start);
  window.addEventListener("load", loadPictures);
  for (const type of ["load", "resize"]) window.addEventListener(type, nameScrolling);

  function start() {
    document.addEventListener("click", ({ target }) => target.closest(".look") && turn());
    night.addEventListener("change", pressLook);
    window.addEventListener("storage", () => show(kept()));
    wide.addEventListener("change", openContents);
    pressLook();
    openContents();
  }

  // Light or dark.
  function show(look) {
    const chosen = LOOKS.includes(look);
    root.dataset.look = chosen ? look : "";
    document.querySelector("meta[name=color-scheme]").content = chosen ? look : LOOKS.join(" ");
    pressLook();
  }

  function turn() {
    const look = LOOKS[isDark() ? 0 : 1];
    show(look);
    keep(look);
  }

  function isDark() {
    return (root.dataset.look || LOOKS[+night.matches]) === "dark";
  }

  function pressLook() {
    document.querySelector(".look")?.setAttribute("aria-pressed", isDark());
  }

  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  // Back to what the system says, nothing needs to be kept.
  function keep(look) {
    try {
      if (look === LOOKS[+night.matches]) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, look);
    } catch {
      // Then the choice lasts as long as the page.
    }
  }

  // The contents of a long letter stand open in the margin, and are folded where there is none.
  function openContents() {
    for (const contents of document.querySelectorAll(".contents")) contents.open = wide.matches;
  }

  // Pictures wait for the page, not for the reader: paper has them all.
  function loadPictures() {
    for (const picture of document.images) picture.loading = "eager";
  }

  // Where something is wider than the page, scrolling.js lets the keyboard reach it.
  function nameScrolling() {
    const blocks = [...document.querySelectorAll(".text :is(table, pre)")];
    const scrolls = ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth;
    if (blocks.some(scrolls)) import("./scrolling.js").catch(() => {});
  }

  // An element whose button acts: its markup says on what.
  class Action extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", this);
    }

    disconnectedCallback() {
      this.removeEventListener("click", this);
    }

    handleEvent({ target }) {
      if (target.closest("button")) this.act(new URL(this.dataset.url, document.baseURI).href);
    }
  }

  // <copy-address data-url data-copied data-not-copied>
  class CopyAddress extends Action {
    act(url) {
      const { copied, notCopied } = this.dataset;
      const copying = navigator.clipboard?.writeText(url) ?? Promise.reject();
      copying.then(() => this.say(copied), () => this.say(notCopied));
    }

    say(words) {
      this.querySelector("[aria-live]").textContent = words;
    }
  }

  // <share-sheet data-url>: the device's own sheet; closing it is no error.
  class ShareSheet extends Action {
    act(url) {
      navigator.share({ title: document.title, url }).catch(() => {});
    }
  }

  customElements.define("copy-address", CopyAddress);
  if (navigator.share) customElements.define("share-sheet", ShareSheet);
}

// As long as this browser keeps ticks, it keeps the pages that the reader visits: see offline.js,
// which is fetched only then, and where there is something to drop.
{
  const TICKS = "checklists:"; // how the keys of kept ticks begin
  let keeping = navigator.serviceWorker?.controller ? null : false; // null: not known yet
  let settled = Promise.resolve();

  if (navigator.serviceWorker && window.caches) {
    window.addEventListener("load", settle);
    // The lists' own listeners come first: they keep or forget the ticks.
    for (const type of ["change", "click"]) document.addEventListener(type, settle);
  }

  function settle() {
    const ticks = ticksAreKept();
    if (keeping === ticks) return;
    keeping = ticks;
    settled = settled
      .then(() => import("./offline.js"))
      .then(({ dropPages, keepPages }) => (ticks ? keepPages() : dropPages()))
      .catch(() => {}); // then it is as without
  }

  function ticksAreKept() {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith(TICKS));
    } catch {
      return false;
    }
  }
}
