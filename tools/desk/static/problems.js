// What is wrong, and what became of the lists; a click leads to the place, a button mends it. What is
// still told keeps its elements, so that whoever has come to a button by the keyboard stays there; and
// while something is pressed nothing moves away from under it.
import { button, element, filled } from "./elements.js";
import { field } from "./form.js";
import { goTo, lines, replace, rowNow, startOf } from "./text.js";

const region = document.querySelector("#problems");
const sentence = element("p");
const list = element("ul");
let items = new Map(); // by what they say
let judged = { stamp: "", lines: [] }; // the file that they are about, and the lines of its text
let number = 0; // of the last item that was made
let isPressed = false;
let waiting = null; // what is to be shown once nothing is pressed

region.append(sentence, list);
region.addEventListener("pointerdown", () => (isPressed = true));
for (const ended of ["pointerup", "pointercancel"]) addEventListener(ended, () => setTimeout(release)); // a click comes first

function release() {
  isPressed = false;
  waiting?.();
  waiting = null;
}

// What is found in the lines of a text, which may be another by the time that somebody presses a button.
export function showVerdict(words, verdict, textLines, mendHeader) {
  const found = [...verdict.problems.map((one) => [one, problemItem]), ...verdict.lists.map((one) => [one, listItem])];
  const about = { stamp: verdict.stamp, lines: textLines };
  show(verdict.problems.length ? "" : words.no_problem, found, about, words, mendHeader);
}

export function showReason(words, reason) {
  show(filled(words.not_judged, { reason }), [], judged);
}

function show(said, found, about, words, mendHeader) {
  if (isPressed) {
    waiting = () => show(said, found, about, words, mendHeader);
    return;
  }
  sentence.textContent = said;
  judged = about;
  const before = items;
  items = new Map();
  for (const [one, make] of found) {
    const key = keyOf(one);
    const item = before.get(key) ?? make(words, one, mendHeader);
    item.show(one);
    items.set(key, item);
  }
  put([...items.values()].map(({ shown }) => shown));
}

// All but where it stands, which changes with every line above; the second of its kind has another.
function keyOf({ message, why, mark, fix, file, is_advice: isAdvice, is_later: isLater }) {
  const key = JSON.stringify([message, why, mark, fix, file, isAdvice, isLater]);
  let same = 0;
  while (items.has(`${same} ${key}`)) same += 1;
  return `${same} ${key}`;
}

function put(elements) {
  for (const old of [...list.children]) if (!elements.includes(old)) old.remove();
  for (const [at, one] of elements.entries()) {
    if (list.children[at] !== one) list.insertBefore(one, list.children[at] ?? null);
  }
}

// An item of the list: the place that it leads to as it is now, and what is said of it. A click on the
// words leads there, too; they are no name of a button, which could be taken for another one's.
function itemOf(words, className, said, go) {
  let now = null;
  const place = go ? button("", () => go(now)) : element("span");
  const told = element("span", { className: "said", id: `said-${(number += 1)}` }, said);
  place.classList.add("place");
  if (go) {
    place.setAttribute("aria-describedby", told.id);
    told.addEventListener("click", () => go(now));
  }
  return {
    shown: element("li", { className }, place, " ", told),
    now: () => now,
    show: (one) => {
      now = one;
      place.textContent = one.file ? `${one.file}:${one.line}:` : filled(words.line, { number: one.line });
    },
  };
}

function problemItem(words, problem, mendHeader) {
  const kind = problem.is_advice ? "advice" : problem.is_later ? "later" : "wrong";
  const before = { advice: `${words.advice} `, later: `${words.before_publishing} `, wrong: "" }[kind];
  const item = itemOf(words, kind, before + problem.message, problem.file ? null : goToPlace);
  if (problem.fix && !problem.file) {
    item.shown.append(" ", button(filled(words.mend, problem.fix), () => mend(words, item.now(), mendHeader)));
  }
  return item;
}

function goToPlace(problem) {
  if (problem.row >= 0) goNear(problem.row, problem.column);
  else (field(problem.field) ?? field("title")).focus();
}

// Where a line is by now; where it was, if it has changed.
function goNear(row, column = 0) {
  const now = rowNow(row, judged.lines);
  if (now < 0) goTo(Math.min(row, lines().length - 1));
  else goTo(now, column);
}

function mend(words, problem, mendHeader) {
  if (problem.row < 0) {
    mendHeader(problem, judged.stamp);
    return;
  }
  const row = rowNow(problem.row, judged.lines);
  const column = row < 0 ? -1 : lines()[row].indexOf(problem.fix.old);
  if (column < 0) sentence.textContent = words.changed_meanwhile;
  else replace(startOf(row) + column, startOf(row) + column + problem.fix.old.length, problem.fix.new);
}

function listItem(words, found) {
  const item = itemOf(words, "list", found.why, ({ row }) => goNear(Math.max(row, 0)));
  if (found.row >= 0 && found.mark) {
    item.shown.append(" ", button(found.is_checklist ? words.make_list : words.make_checklist, () => mark(words, item.now())));
  }
  return item;
}

// The mark goes above the list, in the place of one that says the opposite.
function mark(words, found) {
  const row = rowNow(found.row, judged.lines);
  if (row < 0) sentence.textContent = words.changed_meanwhile;
  else writeMark(row, found.mark);
}

function writeMark(row, sign) {
  const all = lines();
  const above = all.slice(0, row).findLastIndex((line) => line.trim());
  const start = startOf(row);
  if (above >= 0 && /^<!-- (no )?checklist -->$/.test(all[above].trim())) {
    replace(startOf(above), startOf(above) + all[above].length, sign);
  } else {
    replace(start, start, `${row && all[row - 1].trim() ? "\n" : ""}${sign}\n\n`);
  }
}
