// The theme's only script. Without it every page works.
"use strict";

// As long as this browser keeps ticks, it keeps the pages that the reader visits, too: a checklist
// opens on the train. Without ticks nothing is stored; with the last tick everything is dropped.
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
    active.postMessage([location.origin + location.pathname, ...own]);
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
