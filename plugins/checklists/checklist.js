// <tips-checklist>: keeps a post's ticks in the reader's own browser and counts them.
// The markup works without this file; here it learns to remember.

const PREFIX = "checklists:1:"; // one entry a post: {"tip id": "the tip's opening words"}

class TipsChecklist extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    window.addEventListener("storage", this);
    window.addEventListener("pageshow", this);
    this.restore();
  }

  disconnectedCallback() {
    this.removeEventListener("change", this);
    this.removeEventListener("click", this);
    window.removeEventListener("storage", this);
    window.removeEventListener("pageshow", this);
  }

  handleEvent(event) {
    if (event.type === "change") this.keep([event.target]);
    else if (event.type !== "click") this.restore();
    else if (event.target.matches(".checklist-reset")) this.reset();
  }

  get boxes() {
    return [...this.querySelectorAll(".tip input[type=checkbox]")];
  }

  get key() {
    return PREFIX + this.dataset.key;
  }

  // Shows what is kept. Where nothing can be read, the boxes stay as the reader left them.
  restore() {
    const ticked = read(this.key);
    if (ticked) for (const box of this.boxes) box.checked = Object.hasOwn(ticked, tipId(box));
    else this.sayNotKept();
    this.count();
  }

  reset() {
    const boxes = this.boxes.filter((box) => box.checked);
    for (const box of boxes) box.checked = false;
    this.keep(boxes);
  }

  // Another tab may have written since: take what is there now and change only these tips.
  keep(boxes) {
    const ticked = read(this.key);
    if (ticked) {
      for (const box of boxes) {
        if (box.checked) ticked[tipId(box)] = opening(box);
        else delete ticked[tipId(box)];
      }
    }
    if (!ticked || !write(this.key, ticked)) this.sayNotKept();
    this.count();
    this.dispatchEvent(new CustomEvent("checklist:change", { bubbles: true }));
  }

  count() {
    const boxes = this.boxes;
    const done = boxes.filter((box) => box.checked).length;
    const text = this.dataset.progress.replace("{done}", done).replace("{total}", boxes.length);
    const count = this.querySelector(".checklist-count");
    if (count.textContent !== text) count.textContent = text;
    this.querySelector(".checklist-bar").value = done;
  }

  sayNotKept() {
    this.querySelector(".checklist-note").textContent = this.dataset.notKept;
  }
}

function tipId(box) {
  return box.closest(".tip").id;
}

function opening(box) {
  const name = box.labels[0] ?? document.getElementById(box.getAttribute("aria-labelledby"));
  return name.textContent.trim();
}

// The ticked tips of a post; null where the browser keeps nothing or what it keeps is not ours.
function read(key) {
  try {
    const ticked = JSON.parse(localStorage.getItem(key) ?? "{}");
    return ticked && typeof ticked === "object" && !Array.isArray(ticked) ? ticked : null;
  } catch {
    return null;
  }
}

function write(key, ticked) {
  try {
    if (Object.keys(ticked).length) localStorage.setItem(key, JSON.stringify(ticked));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

customElements.define("tips-checklist", TipsChecklist);
