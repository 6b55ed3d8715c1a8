// The page on which a letter is written.
import { showConflict, showVersions } from "./choosing.js";
import { bringIntoSight, element, enableButtons, filled } from "./elements.js";
import { field, fill, isSame, values, valuesOf } from "./form.js";
import { expectBuild, follow, goToCaret, show } from "./page.js";
import { addPicture, takePastes, upload } from "./pasting.js";
import { showReason, showVerdict } from "./problems.js";
import { act, changeAddress, takeOffline } from "./publishing.js";
import { Saver, kept } from "./saving.js";
import { get, post } from "./server.js";
import { showCard, showElsewhere } from "./shown.js";
import { connectTabs } from "./tabs.js";
import { setters, text } from "./text.js";
import { addressOf, offerIn, showTranslations } from "./translating.js";
import { keepSteps } from "./undoing.js";
import { takeNotes } from "./word.js";

const desk = document.querySelector("#desk");
const words = JSON.parse(desk.dataset.words);
const told = document.querySelector("#told");
const status = document.querySelector("#saved");
const NEW = { fields: { status: "draft" }, body: "", stamp: "" };
let standing = null;
let asked = 0; // how often for a verdict: only the last answer counts

const saver = new Saver(desk.dataset.name, {
  saving: () => say(words.saving),
  saved: (version) => say(version ? words.version_saved : words.saved),
  nothingNew: (name) => say(name ? words.saved : ""), // what was typed is taken back
  needsTitle: (title) => notSaved(title.trim() ? words.title_first : words.needs_title),
  refused: (reason = words.no_answer) => notSaved(reason),
  conflict: choose,
  begun,
  accepted: () => {
    expectBuild();
    void judge();
  },
});
const tell = {
  doing: showTold,
  done: () => (told.hidden = true),
  failed: (reason) => {
    showTold(filled(words.failed, { reason }));
    bringIntoSight(told);
  },
};

function say(sentence) {
  if (status.textContent !== sentence) status.textContent = sentence;
}

function notSaved(reason) {
  say(filled(words.not_saved, { reason }));
}

function showTold(sentence) {
  told.replaceChildren(element("p", {}, sentence));
  told.hidden = false;
}

async function open() {
  const before = kept(saver.name); // what was typed and never saved
  const letter = saver.name ? await load() : begin();
  if (before && !isSame(before, values())) bringBack(before, letter);
  showNotes(takeNotes(saver.name));
  showFields();
}

function showNotes(notes) {
  if (!notes.length) return;
  const items = notes.map((note) => element("li", {}, note));
  told.replaceChildren(element("p", {}, words.word_notes), element("ul", {}, ...items));
  told.hidden = false;
}

// Somebody may have begun to type before this script was there.
function begin() {
  saver.rest("", valuesOf(NEW));
  saver.mayBegin = document.activeElement !== field("title");
  if (!saver.isSaved) saver.typed();
  return NEW;
}

// Show the letter as its file has it now.
async function load() {
  return showLetter((await get(`letter?${nameOf()}`)).said);
}

function showLetter(letter) {
  fill(valuesOf(letter), letter.has_header);
  saver.rest(letter.stamp);
  document.querySelector("#form").inert = false;
  showFields();
  say(words.saved);
  void judge();
  return letter;
}

function nameOf() {
  return new URLSearchParams({ name: saver.name });
}

function bringBack(before, letter) {
  fill(before);
  showFields();
  if (before.stamp === letter.stamp || saver.hasSent(letter)) {
    showTold(words.found_in_browser);
    saver.mayBegin = true;
    saver.typed();
  } else choose(letter);
}

// Somebody else has written: one of two texts is chosen, and until then nothing is saved.
function choose(letter) {
  const theirs = valuesOf(letter);
  saver.halt();
  saver.typed();
  notSaved(words.has_changed);
  showConflict(told, words, values(), theirs, {
    keepMine: () => saver.keepMine(letter.stamp, theirs),
    takeTheirs: () => {
      fill(theirs, letter.has_header);
      saver.rest(letter.stamp);
      showFields();
      say(words.saved);
      void judge();
    },
  });
}

function begun({ name, fields }) {
  history.replaceState(null, "", addressOf(name));
  if (!field("date").value) field("date").value = fields.date ?? "";
}

async function judge() {
  const turn = ++asked;
  const answer = await post("verdict", { name: saver.name }).catch(() => null);
  if (!answer || turn !== asked) return;
  if (answer.ok) {
    showVerdict(words, answer.said, saver.linesOf(answer.said.stamp), mendHeader);
    ({ standing } = answer.said);
    showTranslations(answer.said.translations, translate);
    showFields();
    show(standing?.seen ?? "");
  } else showReason(words, answer.said.reason);
}

// Only in the file that was judged: in another the line may be another.
async function mendHeader({ line, fix }, stamp) {
  await saver.flush();
  const answer = await post("mend", { name: saver.name, stamp, line, ...fix });
  if (answer.ok) await load();
  else if (answer.code === 409) showTold(words.changed_meanwhile);
  else tell.failed(answer.said.reason);
}

// What depends on the fields, and on where the letter stands.
function showFields() {
  const lies = field("date").value > new Date().toISOString().slice(0, 10);
  const published = lies ? "on_its_day" : standing?.state === "online" ? "online" : "not_yet_online";
  for (const option of field("status").options) {
    if (option.value === "published") option.textContent = words[published];
  }
  document.querySelector("#state").textContent = standing ? words[standing.state] : words.draft;
  document.title = field("title").value || words.new_letter;
  text.lang = field("lang").value;
  offerIn(text.lang, document.querySelector("#form"));
  field("title").lang = field("lang").value;
  field("summary").lang = field("lang").value;
  showElsewhere(words, standing?.address ?? "");
}

function typed({ target }) {
  if (target !== field("title")) saver.mayBegin = true;
  if (!saver.isHalted) told.hidden = true; // what was done before is done
  saver.typed();
  showFields();
}

function titled() {
  saver.mayBegin = true;
  if (!saver.isSaved) saver.typed();
}

// Do something with the letter as it is now, if all of it is saved.
function withLetter(act) {
  return async () => {
    saver.mayBegin = true;
    const isSaved = await saver.flush();
    if (isSaved && saver.name) await act();
  };
}

// Begin the letter in another language, and open it.
async function translate(lang) {
  const isSaved = await saver.flush();
  if (!isSaved) return;
  const answer = await post("translate", { name: saver.name, lang });
  if (answer.ok) location.assign(addressOf(answer.said.name));
  else tell.failed(answer.said.reason);
}

const deeds = {
  "save-version": () => saver.flush(true),
  versions: () => showVersions(words, saver.name, (form) => {
    fill(valuesOf(form));
    saver.typed();
    showFields();
  }),
  publish,
  "take-offline": async () => {
    const { said } = await get(`successor?${nameOf()}`);
    await takeOffline(told, words, saver.name, said.to, loadSaved);
  },
  "change-address": () => changeAddress(told, words, saver.name, standing?.slug ?? "", loadSaved),
};

// The page itself writes that the letter is no draft: so one may type on while it is published.
async function publish() {
  if (field("status").value === "draft") field("status").value = "published";
  if (await saver.flush()) await act(told, words, "publish", { name: saver.name }, loadSaved);
}

// What is typed meanwhile is saved before the file is shown as it is now.
async function loadSaved() {
  let letter = null;
  do {
    if (!(await saver.flush())) return;
    letter = (await get(`letter?${nameOf()}`)).said;
  } while (!saver.isSaved);
  showLetter(letter);
}

function connect() {
  for (const [id, act] of Object.entries(deeds)) document.getElementById(id).addEventListener("click", withLetter(act));
  const set = setters(words);
  for (const button of document.querySelectorAll("[data-set]")) button.addEventListener("click", set[button.dataset.set]);
  text.addEventListener("keydown", (event) => {
    const act = (event.ctrlKey || event.metaKey) && { b: set.bold, k: set.link }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  for (const moved of ["keyup", "click"]) text.addEventListener(moved, () => goToCaret());
  document.querySelector("#form").addEventListener("input", typed);
  document.querySelector("#form").addEventListener("submit", (event) => event.preventDefault());
  field("title").addEventListener("focusout", titled);
  document.addEventListener("desk:page", ({ detail }) => showCard(detail, standing?.seen !== standing?.address));
  connectPictures();
  connectTabs(() => goToCaret());
  takePastes(words, tell);
  keepSteps();
  addEventListener("beforeunload", (event) => {
    if (!saver.isSaved) event.preventDefault();
  });
}

function connectPictures() {
  chooseBy("#add-picture", "#added-picture", (file) => addPicture(words, file, tell));
  chooseBy("#upload-picture", "#own-picture", async (file) => {
    const name = await upload(words, file, tell);
    if (!name) return;
    field("picture").value = name;
    field("picture").dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
}

function chooseBy(button, place, act) {
  const input = document.querySelector(place);
  document.querySelector(button).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) void act(file);
  });
}

connect();
await open();
enableButtons();
follow();
