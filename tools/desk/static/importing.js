// A blog is moved in: its export is looked at first, then imported. How far it is the server is asked,
// so that the page may be left and opened again meanwhile.
import { button, element, filled } from "./elements.js";
import { get, post } from "./server.js";

const PAUSE = 500; // milliseconds between two questions
const KEY = "desk import"; // whether this tab has one to show

export function connectImport(told, words) {
  const input = document.querySelector("#export");
  document.querySelector("#import").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    const most = Number(input.dataset.largest);
    if (file.size > most) say(told, element("p", {}, filled(words.import_too_large, { most: most / 1e9 })));
    else void begin(told, words, `import/look?${new URLSearchParams({ file: file.name })}`, file);
  });
  if (sessionStorage.getItem(KEY)) void follow(told, words);
}

async function begin(told, words, path, body) {
  sessionStorage.setItem(KEY, "yes");
  say(told, element("p", {}, words.import_looking));
  const answer = await post(path, body).catch(() => ({ said: { reason: words.no_answer } }));
  if (answer.ok) await follow(told, words);
  else failed(told, words, answer.said.reason);
}

async function follow(told, words) {
  const answer = await get("import").catch(() => ({ said: { step: "moving" } })); // it is asked again
  const { step, done, total, figures, labels, choices, wrong } = answer.said;
  if (step === "looking" || step === "moving") {
    working(told, step === "looking" ? words.import_looking : words.import_moving, done, total);
    setTimeout(() => void follow(told, words), PAUSE);
  } else if (step === "failed") failed(told, words, wrong);
  else if (figures) finished(told, words, step, figures, labelRows(words, labels, choices));
}

// The sentence is read out once, how far it is never.
function working(told, sentence, done, total) {
  const bar = told.querySelector("progress") ?? element("progress");
  if (told.firstChild?.textContent !== sentence) say(told, element("p", { id: "import-is" }, sentence), bar);
  bar.setAttribute("aria-labelledby", "import-is");
  if (total) Object.assign(bar, { max: total, value: done });
}

// What each label of the old blog becomes: the proposal, until somebody chooses otherwise.
function labelRows(words, labels, choices) {
  const rows = labels.map(({ label, posts, proposed }, at) => {
    const id = `label-${at}`;
    const offered = choices.map(({ value, words: said }) => element("option", { value, selected: value === proposed }, said));
    const select = element("select", { id, name: label }, ...offered);
    return element("p", {}, element("label", { htmlFor: id }, `${label} (${posts})`), select);
  });
  return element("fieldset", { className: "labels", hidden: !rows.length }, element("legend", {}, words.import_labels), ...rows);
}

function chosen(rows) {
  return Object.fromEntries([...rows.querySelectorAll("select")].map(({ name, value }) => [name, value]));
}

function finished(told, words, step, { states, pictures, missing_pictures: missing, ...rest }, rows) {
  const facts = { post: 0, page: 0, draft: 0, scheduled: 0, bin: 0, ...states, ...rest, pictures, have: pictures - missing };
  const report = element("a", { href: "/desk/import/report", target: "_blank" }, words.import_report);
  const close = button(words.close, () => {
    sessionStorage.removeItem(KEY);
    if (step === "moved") location.reload();
    else told.hidden = true;
  });
  const act = button(words.import_now, () => void begin(told, words, "import", { labels: chosen(rows) }));
  const deeds = step === "looked" ? [act, " ", close] : [close];
  say(told, element("p", {}, step === "looked" ? words.import_looked : words.import_moved), element("p", {}, filled(words.import_figures, facts)), element("p", {}, report), rows, element("p", { className: "deeds" }, ...deeds));
}

function failed(told, words, reason) {
  sessionStorage.removeItem(KEY);
  say(told, element("p", {}, filled(words.failed, { reason })));
}

function say(told, ...content) {
  told.replaceChildren(...content);
  told.hidden = false;
}
