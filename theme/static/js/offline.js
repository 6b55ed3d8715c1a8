// Keeps the page that the reader visits and those nearby, to open on the train. site.js asks for it
// with the first tick; without ticks nothing is stored, and with the last one everything is dropped.

const PAGES = "pages:1"; // as in sw.js
const worker = new URL("../../sw.js", import.meta.url).href;
let trusted = null;

export async function keepPages() {
  await navigator.serviceWorker.register(trustedWorker());
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = parts.filter((url) => url.startsWith(location.origin + "/") && !url.includes("?"));
  const near = [...document.querySelectorAll(".name, .menu a, .neighbours a")];
  active.postMessage([location.origin + location.pathname, ...own, ...near.map(({ href }) => href)]);
}

export async function dropPages() {
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
