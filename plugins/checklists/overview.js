// <my-checklists>: shows the reader's progress on every checklist of the blog, can forget it all, and
// puts those that are begun first, in a list of their own if there is one with data-begun. Without this file the page is an index.
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
    count.textContent = done ? fill(this.dataset.progress, done, total) : count.dataset.tips;
  }

  forget() {
    for (const key of ownKeys()) localStorage.removeItem(key);
    this.show();
    this.querySelector("[role=status]").textContent = this.dataset.forgotten;
  }
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
