// <tips-checklist> keeps a post's ticks in the reader's browser. Its markup works without this.

export const PREFIX = "checklists:1:"; // then the post's key; holds {"tip id": {words, done}}
const LINK = "#ticks=";

// A Map from the ids of tips to those they are kept under; following.js knows what editors change.
let follow = (kept, tips) => {
  const same = tips.filter(({ id, words }) => kept[id]?.words === words);
  return new Map(same.map(({ id }) => [id, id]));
};

class TipsChecklist extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.key = PREFIX + this.dataset.key;
    this.left = new AbortController();
    const options = { capture: true, signal: this.left.signal };
    for (const type of ["change", "click", "toggle"]) this.addEventListener(type, this, options);
    for (const type of ["storage", "pageshow", "hashchange"]) {
      window.addEventListener(type, this, options);
    }
    this.restore();
    this.preview();
  }

  disconnectedCallback() {
    this.left.abort();
  }

  handleEvent({ type, target }) {
    if (type === "change") this.tick(target);
    else if (type === "click") this[target.closest("[data-do]")?.dataset.do]?.();
    else if (type === "toggle") this.linkTips();
    else if (type === "hashchange") this.preview();
    else if (!this.previewing) this.restore();
  }

  get boxes() {
    return boxesIn(this);
  }

  get ticked() {
    return this.boxes.filter((box) => box.checked);
  }

  part(name) {
    return this.querySelector(`.checklist-${name}, [data-do=${name}]`);
  }

  restore() {
    const kept = read(this.key);
    if (kept) {
      const known = follow(kept, this.tips);
      for (const box of this.boxes) box.checked = !!kept[known.get(idOf(box))]?.done;
    }
    this.show(kept);
  }

  // Another tab may have written since: change only these boxes.
  keep(boxes) {
    const kept = read(this.key);
    this.show(kept && write(this.key, renewed(kept, this.tips, boxes)));
    this.say(this.progress);
  }

  get tips() {
    return tipsKeptWith(this);
  }

  tick(box) {
    const { checked } = box;
    if (this.previewing) this.decline();
    box.checked = checked;
    const below = boxesIn(tipOf(box));
    for (const other of below) other.checked = box.checked;
    settleParents(this.boxes);
    this.offerUndo([]);
    this.keep([...this.boxes.filter((other) => tipOf(other).contains(box)), ...below]);
    if (!box.offsetParent) this.part("hide").focus();
  }

  reset() {
    if (this.previewing) this.decline();
    const undo = this.undone?.length;
    const boxes = undo ? this.undone : this.ticked;
    for (const box of boxes) box.checked = !!undo;
    this.offerUndo(undo ? [] : boxes);
    this.keep(boxes);
  }

  offerUndo(boxes) {
    this.undone = boxes;
    this.part("reset").textContent = this.words[boxes.length ? "undo" : "reset"];
  }

  get progress() {
    return fill(this.words.progress, this.ticked.length, this.boxes.length);
  }

  show(kept) {
    settleParents(this.boxes);
    this.part("count").textContent = this.progress;
    this.part("bar").value = this.ticked.length;
    this.part("done").hidden = this.ticked.length < this.boxes.length;
    this.part("note").textContent = this.words[kept ? "kept" : "not_kept"];
  }

  say(text) {
    this.part("status").textContent = text;
  }

  hide() {
    const hidden = this.toggleAttribute("data-hide-done");
    this.part("hide").ariaPressed = hidden;
  }

  get text() {
    const lines = this.boxes.map((box) => `[${box.checked ? "x" : " "}] ${ownWords(tipOf(box))}`);
    return [document.title, "", ...lines, "", address()].join("\n");
  }

  device() {
    this.copy(address() + LINK + this.ticked.map(idOf).map(encodeURIComponent));
  }

  copy(text = this.text) {
    const { copied, not_copied } = this.words;
    const copying = navigator.clipboard?.writeText(text) ?? Promise.reject();
    copying.then(() => this.say(copied), () => this.say(not_copied));
  }

  mail() {
    const [subject, body] = [document.title, this.text].map(encodeURIComponent);
    this.part("mail").href = `mailto:?subject=${subject}&body=${body}`;
  }

  print() {
    window.print();
  }

  // Until the reader is back: iOS goes on before it has printed.
  blank() {
    this.toggleAttribute("data-blank", true);
    window.print();
    const back = () => this.toggleAttribute("data-blank", false);
    for (const type of ["pointerdown", "keydown"]) addEventListener(type, back, { once: true });
  }

  // Each tip gets its links when the tools are first opened.
  linkTips() {
    if (this.querySelector(".tip-links")) return;
    for (const box of this.boxes) {
      const anchor = `#${idOf(box)}`;
      const tweet = new URLSearchParams({ text: nameOf(box), url: address() + anchor });
      const links = document.createElement("span");
      links.className = "tip-links";
      links.append(
        link(anchor, this.words.link),
        " ",
        link(`https://twitter.com/intent/tweet?${tweet}`, this.words.tweet),
      );
      box.parentElement.insertBefore(links, box.parentElement.querySelector("ul, ol"));
    }
  }

  // The ticks of a link from another device are shown, and kept only if the reader says so.
  preview() {
    if (!location.hash.startsWith(LINK)) return;
    const ids = location.hash.slice(LINK.length).split(/,|%2C/i); // some apps encode commas
    const brings = (box) => ids.includes(encodeURIComponent(idOf(box)));
    const count = this.boxes.filter(brings).length;
    if (!count) return;
    this.previewing = true;
    for (const box of this.boxes) box.checked = brings(box);
    const words = this.words[count === 1 ? "link_brings_one" : "link_brings"];
    this.part("preview").firstChild.textContent = fill(words, count);
    this.part("preview").hidden = false;
    this.show(read(this.key));
  }

  accept() {
    answer((list) => list.keep(list.boxes));
  }

  decline() {
    answer((list) => list.restore());
  }

  endPreview() {
    this.previewing = false;
    if (this.part("preview").contains(document.activeElement)) this.boxes[0].focus();
    this.part("preview").hidden = true;
    history.replaceState(null, "", location.pathname + location.search);
  }
}

// One answer for all lists of the page that show the ticks of a link.
function answer(act) {
  for (const list of document.querySelectorAll("tips-checklist")) {
    if (!list.previewing) continue;
    list.endPreview();
    act(list);
  }
}

// Of all lists of a post.
function tipsKeptWith(list) {
  return [...document.querySelectorAll("tips-checklist")]
    .filter((other) => other.dataset.key === list.dataset.key)
    .flatMap(boxesIn)
    .map((box) => ({ id: idOf(box), words: nameOf(box) }));
}

function boxesIn(element) {
  return [...element.querySelectorAll(".tip input")];
}

function tipOf(box) {
  return box.closest(".tip");
}

function idOf(box) {
  return tipOf(box).id;
}

function nameOf(box) {
  return oneLine(tipOf(box).querySelector("label, [id$='--name']"));
}

function ownWords(tip) {
  const copy = tip.cloneNode(true);
  for (const part of copy.querySelectorAll("ul, ol, .tip-links")) part.remove();
  return oneLine(copy);
}

function oneLine(element) {
  return element.textContent.trim().replace(/\s+/g, " ");
}

export function fill(words, done, total) {
  return words.replace("{done}", done).replace("{total}", total);
}

function address() {
  return document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
}

function link(href, text) {
  const anchor = document.createElement("a");
  anchor.href = href;
  anchor.textContent = text;
  return anchor;
}

// A tip that has tips below it is done when all of them are.
function settleParents(boxes) {
  for (const box of boxes.reverse()) {
    const below = boxesIn(tipOf(box)).slice(1);
    if (!below.length) continue;
    const done = below.filter((other) => other.checked).length;
    box.checked = done === below.length;
    box.indeterminate = done > 0 && !box.checked;
  }
}

// What to keep: tips under their present ids and words; removed ones as they were.
function renewed(kept, tips, boxes) {
  const known = follow(kept, tips);
  const next = { ...kept };
  for (const id of known.values()) delete next[id];
  for (const { id, words } of tips) next[id] = { words, done: !!kept[known.get(id)]?.done };
  for (const box of boxes) next[idOf(box)].done = box.checked;
  return next;
}

// Whether some tips are others than the reader has seen.
function hasChanged(list) {
  const kept = read(PREFIX + list.dataset.key) ?? {};
  const tips = tipsKeptWith(list);
  return Object.keys(kept).length && follow(kept, tips).size < tips.length;
}

// What is kept; null where nothing can be, or where it is damaged or a newer version's.
export function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    return Object.values(kept).every((tip) => tip.words.trim && "done" in tip) ? kept : null;
  } catch {
    return null;
  }
}

// Whether it could be kept. Nothing is kept of a post without ticks.
function write(key, kept) {
  try {
    if (Object.values(kept).some((tip) => tip.done)) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

// Without it ticks might go astray: where it cannot be had, the list stays as it is without script.
if ([...document.querySelectorAll("tips-checklist")].some(hasChanged)) {
  ({ follow } = await import("./following.js"));
}
customElements.define("tips-checklist", TipsChecklist);
