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

// As long as this browser keeps ticks, it keeps the pages that the reader visits and those nearby,
// to open on the train. Without ticks nothing is stored; with the last one everything is dropped.
{
  const PAGES = "pages:1"; // as in sw.js
  const TICKS = "checklists:"; // how the keys of kept ticks begin
  const worker = new URL("../../sw.js", document.currentScript.src).href;
  let keeping = null; // not known yet
  let trusted = null;
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
    settled = settled.then(ticks ? keepPages : dropPages).catch(() => {}); // then it is as without
  }

  function ticksAreKept() {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith(TICKS));
    } catch {
      return false;
    }
  }

  async function keepPages() {
    await navigator.serviceWorker.register(trustedWorker());
    const { active } = await navigator.serviceWorker.ready;
    const parts = performance.getEntriesByType("resource").map(({ name }) => name);
    const own = parts.filter((url) => url.startsWith(location.origin + "/") && !url.includes("?"));
    const near = [...document.querySelectorAll(".name, .menu a, .neighbours a")];
    active.postMessage([location.origin + location.pathname, ...own, ...near.map(({ href }) => href)]);
  }

  async function dropPages() {
    const registration = await navigator.serviceWorker.getRegistration(worker);
    if (!registration) return;
    await registration.unregister();
    await caches.delete(PAGES);
  }

  // The policy lets the browser start a worker from this one address.
  function trustedWorker() {
    const policy = { createScriptURL: () => worker };
    trusted ??= window.trustedTypes?.createPolicy("blog", policy).createScriptURL("") ?? worker;
    return trusted;
  }
}
