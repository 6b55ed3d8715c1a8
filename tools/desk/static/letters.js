// The list of letters: a Word file becomes a letter, and what waits is read when the list is there.
// Both follow every build in their places: to load the page anew would close a dialog, and take away
// what is told and what is being typed.
import { enableButtons, filled } from "./elements.js";
import { connectImport } from "./importing.js";
import { undo } from "./publishing.js";
import { beginFrom } from "./word.js";

const main = document.querySelector("main");
const words = JSON.parse(main.dataset.words);
const told = document.querySelector("#told");
const input = document.querySelector("#word");
let listed = document.querySelector("#list").innerHTML; // as the server has sent it
let waiting = "";
let following = Promise.resolve(); // one after the other

function say(sentence) {
  told.textContent = sentence;
  told.hidden = false;
}

const tell = { doing: say, failed: (reason) => say(filled(words.failed, { reason })) };

function chosen() {
  const [file] = input.files;
  input.value = ""; // the same file may be chosen again, when it has been mended
  if (file) void beginFrom(file, words, tell);
}

async function showWhatWaits() {
  const waits = document.querySelector("#waits");
  const html = await (await fetch("/desk/overview")).text();
  if (html !== waiting) waits.innerHTML = html;
  waiting = html;
  const problems = JSON.parse(waits.querySelector("[data-problems]").dataset.problems);
  for (const letter of document.querySelectorAll("[data-name]")) {
    const said = problems[letter.dataset.name];
    letter.querySelector(".problems-found").textContent = said ? ` · ${said}` : "";
  }
}

async function showAnew() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const html = page.querySelector("#list").innerHTML;
  if (html !== listed) document.querySelector("#list").innerHTML = html;
  listed = html;
  await showWhatWaits();
}

addEventListener("preview:build", (event) => {
  event.preventDefault();
  following = following.then(showAnew).catch(() => {}); // the desk has been stopped
});
document.querySelector("#from-word").addEventListener("click", () => input.click());
document.querySelector("#undo").addEventListener("click", () => undo(told, words, () => {}));
input.addEventListener("change", chosen);
connectImport(told, words);
enableButtons();
await showWhatWaits();
if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
