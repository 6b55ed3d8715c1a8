// What is wrong, and what became of the lists; a click leads to the place, a button mends it.
import { button, element, filled } from "./elements.js";
import { field } from "./form.js";
import { goTo, lines, replace, startOf } from "./text.js";

const region = document.querySelector("#problems");

export function showVerdict(words, verdict, mendHeader) {
  const items = [
    ...verdict.problems.map((problem) => problemItem(words, problem, mendHeader)),
    ...verdict.lists.map((list) => listItem(words, list)),
  ];
  if (!verdict.problems.length) region.replaceChildren(element("p", {}, words.no_problem));
  else region.replaceChildren();
  if (items.length) region.append(element("ul", {}, ...items));
}

export function showReason(words, reason) {
  region.replaceChildren(element("p", {}, filled(words.not_judged, { reason })));
}

function problemItem(words, problem, mendHeader) {
  const said = problem.is_advice ? `${words.advice} ${problem.message}` : problem.message;
  const place = button(`${filled(words.line, { number: problem.line })} ${said}`, () => goToPlace(problem));
  place.className = "place";
  const item = element("li", { className: problem.is_advice ? "advice" : "wrong" }, place);
  if (problem.fix) item.append(" ", button(filled(words.mend, problem.fix), () => mend(problem, mendHeader)));
  return item;
}

function goToPlace(problem) {
  if (problem.row >= 0) goTo(problem.row, problem.column);
  else (field(problem.field) ?? field("title")).focus();
}

function mend(problem, mendHeader) {
  if (problem.row < 0) {
    mendHeader(problem);
    return;
  }
  const column = lines()[problem.row]?.indexOf(problem.fix.old) ?? -1;
  if (column < 0) return;
  const start = startOf(problem.row) + column;
  replace(start, start + problem.fix.old.length, problem.fix.new);
}

function listItem(words, list) {
  const place = button(`${filled(words.line, { number: list.line })} ${list.why}`, () => goTo(Math.max(list.row, 0)));
  place.className = "place";
  const item = element("li", { className: "list" }, place);
  if (list.row >= 0 && list.mark) {
    item.append(" ", button(list.is_checklist ? words.make_list : words.make_checklist, () => mark(list)));
  }
  return item;
}

// Write the mark above the list, in the place of one that says the opposite.
function mark({ row, mark: sign }) {
  const all = lines();
  const above = all.slice(0, row).findLastIndex((line) => line.trim());
  const start = startOf(row);
  if (above >= 0 && /^<!-- (no )?checklist -->$/.test(all[above].trim())) {
    replace(startOf(above), startOf(above) + all[above].length, sign);
  } else {
    replace(start, start, `${row && all[row - 1].trim() ? "\n" : ""}${sign}\n\n`);
  }
}
