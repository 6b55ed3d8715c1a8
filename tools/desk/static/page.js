// The page as the blog builds it, beside the text: it follows every build at the place of the caret.
import { lineAtCaret } from "./text.js";

const SOON = 60; // milliseconds between two questions after a save
const LATE = 1000; // and otherwise
const PARTS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, figcaption, blockquote";
const SYNTAX = /[[\](){}*_`<>#|!\\]+|https?:\S+/;
const WAITS = 10_000; // milliseconds after a save in which a build is awaited

const frames = [...document.querySelectorAll('iframe[name="desk"]')];
const soon = document.querySelector("#soon");
let address = "";
let build = "";
let awaited = 0; // until when
let timer = 0;

// Show the page at an address; nothing where it is empty.
export function show(seen) {
  if (seen === address) return;
  address = seen;
  build = "";
  soonAsk();
}

// Something was saved: there will be a build.
export function expectBuild() {
  awaited = Date.now() + WAITS;
  soonAsk();
}

export function follow() {
  void ask();
}

function soonAsk() {
  clearTimeout(timer);
  timer = setTimeout(ask, SOON);
}

async function ask() {
  clearTimeout(timer);
  try {
    const state = await (await fetch("/_preview/state")).json();
    if (state.build !== build && address) await load(state.build);
  } catch {
    // The preview has been stopped; when it is back, this goes on.
  }
  timer = setTimeout(ask, Date.now() < awaited ? SOON : LATE);
}

async function load(newBuild) {
  const at = address;
  const isThere = (await fetch(at, { method: "HEAD" })).ok;
  build = newBuild;
  soon.hidden = isThere;
  if (isThere) await turn(at);
  else for (const frame of frames) frame.classList.remove("front");
}

// Load the page behind the one that is shown, and bring it to the front when it is there.
async function turn(at) {
  const front = frames.find((frame) => frame.classList.contains("front"));
  const back = frames.find((frame) => frame !== front);
  await loaded(back, at);
  back.contentWindow.scrollTo(0, front?.contentWindow.scrollY ?? 0);
  goToCaret(back);
  back.classList.add("front");
  back.inert = false;
  if (front) {
    front.classList.remove("front");
    front.inert = true;
  }
  document.dispatchEvent(new CustomEvent("desk:page", { detail: back.contentDocument }));
}

function loaded(frame, at) {
  return new Promise((done) => {
    frame.addEventListener("load", done, { once: true });
    frame.contentWindow.location.replace(at); // which leaves no step in the browser's history
  });
}

// Bring what is being written into sight.
export function goToCaret(frame = frames.find((one) => one.classList.contains("front"))) {
  const wanted = soughtWords(lineAtCaret());
  if (!frame || !wanted) return;
  const parts = [...frame.contentDocument.querySelectorAll("main")].flatMap((main) => [...main.querySelectorAll(PARTS)]);
  const holding = parts.filter((part) => letters(part.textContent).includes(wanted));
  const part = holding.at(0) && holding.reduce((one, other) => (one.contains(other) ? other : one));
  if (part && !isInSight(part, frame.contentWindow)) part.scrollIntoView({ block: "center" });
}

// The longest words between two signs of Markdown, as letters: the page sets quotes and dashes.
function soughtWords(line) {
  const parts = line.split(SYNTAX).map(letters);
  const longest = parts.reduce((one, other) => (other.length > one.length ? other : one), "");
  return longest.length > 2 ? longest.slice(0, 60) : "";
}

function letters(words) {
  return words.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

function isInSight(part, view) {
  const { top, bottom } = part.getBoundingClientRect();
  return top >= 0 && bottom <= view.innerHeight;
}
