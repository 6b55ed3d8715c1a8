// Keeps the pages that a reader visits, for when there is no network. With a network it shows what
// the network sends, always; what is kept is only ever the answer to a request that has failed.
"use strict";

const PAGES = "pages:1"; // as in offline.js
const absolute = (url) => new URL(url, registration.scope).href;
// The home of each edition, the first one first, with the page that it shows for what is not kept.
const EDITIONS = Object.entries({ HOME_URL: "OFFLINE_URL" }).map((urls) => urls.map(absolute));
const OFFLINE = EDITIONS.map(([, page]) => page);
const MOST = 60; // pages, and as many of their parts
const PARTS = ["style", "script", "image", "font", "manifest"];
const PAGE = /(\/|\.html)$/; // what an address of a page ends with

addEventListener("install", (event) => {
  event.waitUntil(caches.open(PAGES).then((kept) => kept.addAll(OFFLINE)));
  skipWaiting();
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// The page that was open before there was a worker, and its parts.
addEventListener("message", (event) => event.waitUntil(keepAll(new Set(event.data))));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (isKept(request)) event.respondWith(fromNetwork(request, event));
});

function isKept({ method, mode, destination, url }) {
  const own = url.startsWith(registration.scope);
  const shows = mode === "navigate" || PARTS.includes(destination);
  return own && method === "GET" && (shows || PAGE.test(url)); // a script may ask for a page, too
}

async function fromNetwork(request, event) {
  const isPage = request.mode === "navigate";
  try {
    // A page is asked for anew, even where the browser holds one that may still be fresh.
    const answer = await fetch(request, isPage ? { cache: "no-cache" } : {});
    if (answer.ok) event.waitUntil(keep(request, answer.clone()));
    return answer;
  } catch (error) {
    const kept =
      (await caches.match(bare(request.url))) ?? (isPage && (await caches.match(offlineFor(request.url))));
    if (kept) return kept;
    throw error;
  }
}

// In the language of what was asked for.
function offlineFor(url) {
  const [, page] = EDITIONS.findLast(([home]) => url.startsWith(home)) ?? EDITIONS[0];
  return page;
}

async function keepAll(urls) {
  const kept = await caches.open(PAGES);
  await Promise.allSettled([...urls].map((url) => keepWithScripts(kept, url)));
}

// A page that the reader has not visited yet has scripts that no page has loaded: that of all
// checklists shows how far each is done.
async function keepWithScripts(kept, url) {
  await kept.add(url);
  const page = await kept.match(url);
  if (!page.headers.get("Content-Type").startsWith("text/html")) return;
  for (const [, source] of (await page.text()).matchAll(/<script[^>]* src="([^"]+)"/g)) {
    const script = new URL(source, url).href;
    if (!(await kept.match(script))) await kept.add(script);
  }
}

async function keep(request, answer) {
  if (!(await caches.has(PAGES))) return; // the reader has had everything dropped
  const kept = await caches.open(PAGES);
  await kept.put(bare(request.url), answer);
  await trim(kept);
}

// Words that were searched for are not kept.
function bare(url) {
  return url.split("?")[0];
}

// The oldest go; what was visited again counts as new.
async function trim(kept) {
  const all = (await kept.keys()).filter(({ url }) => !OFFLINE.includes(url));
  for (const isPage of [true, false]) {
    const some = all.filter(({ url }) => PAGE.test(url) === isPage);
    for (const old of some.slice(0, -MOST)) await kept.delete(old);
  }
}
