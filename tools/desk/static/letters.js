// The list of letters: a Word file becomes a letter, and what waits is read when the list is there.
import { enableButtons, filled } from "./elements.js";
import { post } from "./server.js";
import { connectImport } from "./importing.js";
import { undo } from "./publishing.js";

const main = document.querySelector("main");
const words = JSON.parse(main.dataset.words);
const told = document.querySelector("#told");
const input = document.querySelector("#word");

function say(sentence) {
  told.textContent = sentence;
  told.hidden = false;
}

async function begin(file) {
  say(words.read_word);
  const answer = await post(`word?${new URLSearchParams({ file: file.name })}`, file).catch(() => ({ said: { reason: words.no_answer } }));
  if (answer.ok) location.assign(`/desk/write/?${new URLSearchParams({ name: answer.said.name })}`);
  else say(filled(words.failed, { reason: answer.said.reason }));
}

async function showWhatWaits() {
  const waits = document.querySelector("#waits");
  waits.innerHTML = await (await fetch("/desk/overview")).text();
  for (const [name, said] of Object.entries(JSON.parse(waits.querySelector("[data-problems]").dataset.problems))) {
    const letter = document.querySelector(`[data-name="${CSS.escape(name)}"] .problems-found`);
    if (letter) letter.textContent = ` · ${said}`;
  }
  if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
}

document.querySelector("#from-word").addEventListener("click", () => input.click());
document.querySelector("#undo").addEventListener("click", () => undo(told, words, () => {}));
input.addEventListener("change", () => input.files[0] && begin(input.files[0]));
connectImport(told, words);
enableButtons();
await showWhatWaits();
