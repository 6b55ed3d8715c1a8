// <my-checklists>: shows the reader's progress on every checklist of the page, can forget it all, and
// puts those that are begun first, in a list of their own if there is one with data-begun. There it
// also has those that are begun and stand on the other pages that data-others names, as pages in
// other languages are. Without this file the page is an index.
import { PREFIX, fill, read } from "./checklist.js";

class MyChecklists extends HTMLElement {
  connectedCallback() {
    this.left = new AbortController();
    const options = { signal: this.left.signal };
    this.button.addEventListener("click", () => this.forget(), options);
    for (const type of ["storage", "pageshow"]) {
      window.addEventListener(type, () => this.show(), options);
    }
    this.show();
    this.addOthers();
  }

  disconnectedCallback() {
    this.left.abort();
  }

  get begun() {
    return this.querySelector("[data-begun]");
  }

  get button() {
    return this.querySelector(".forget");
  }

  // Nothing is asked for where this page has all that is begun.
  async addOthers() {
    const known = new Set(this.places.map(([item]) => PREFIX + item.dataset.key));
    const pages = this.dataset.others?.split(" ") ?? [];
    if (!this.begun || ownKeys().every((key) => known.has(key))) return;
    const others = await Promise.all(pages.map(itemsOf));
    this.places.push(...others.flat().map((item) => [item, item.parentElement]));
    this.show();
  }

  show() {
    this.places ??= [...this.querySelectorAll("[data-key]")].map((item) => [item, item.parentElement]);
    const items = this.places.map(([item, list]) => ({ item, list, ...progress(item) }));
    items.sort((a, b) => rank(a) - rank(b));
    for (const { item, list, done, total } of items) {
      this.showProgress(item, done, total);
      ((rank({ done, total }) ? null : this.begun) ?? list).append(item);
    }
    for (const section of this.querySelectorAll("section")) {
      section.hidden = !section.querySelector("[data-key]");
    }
    this.button.disabled = !ownKeys().length;
  }

  showProgress(item, done, total) {
    const count = item.querySelector(".count");
    count.dataset.tips ??= count.textContent;
    const words = item.dataset.progress ?? this.dataset.progress;
    count.textContent = done ? fill(words, done, total) : count.dataset.tips;
  }

  forget() {
    for (const key of ownKeys()) localStorage.removeItem(key);
    this.show();
    this.querySelector("[role=status]").textContent = this.dataset.forgotten;
  }
}

// The items of another page, in its words; none where it cannot be had.
async function itemsOf(url) {
  const page = await pageAt(url).catch(() => null);
  const list = page?.querySelector("my-checklists");
  return [...(list?.querySelectorAll("[data-key]") ?? [])].map((item) => {
    for (const link of item.querySelectorAll("a")) link.setAttribute("href", link.href);
    item.lang = page.documentElement.lang;
    item.dataset.progress = list.dataset.progress;
    return item;
  });
}

// Its scripts do not run.
function pageAt(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => resolve(request.response);
    request.onerror = reject;
    request.open("GET", url);
    request.send();
  });
}

function progress(item) {
  const tips = item.dataset.tips.split(" ");
  const kept = read(PREFIX + item.dataset.key) ?? {};
  return { done: tips.filter((id) => kept[id]?.done).length, total: tips.length };
}

// Begun and not finished, then not begun, then finished.
function rank({ done, total }) {
  if (done === total) return 2;
  return done ? 0 : 1;
}

function ownKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

customElements.define("my-checklists", MyChecklists);
