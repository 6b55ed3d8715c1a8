// The text field. All that is written into it goes the browser's own way, so that undo takes it back.
export const text = document.querySelector("#text");

// Where the caret is, to come back to: a dialog takes it away.
export function caret() {
  return [text.selectionStart, text.selectionEnd];
}

export function goBack(place) {
  text.blur(); // behind a dialog that has closed it looks as if it had the caret, and has not
  text.focus();
  text.setSelectionRange(...place);
}

// What comes in from elsewhere does so in turn: each finds the caret behind what came before it.
let coming = Promise.resolve();

export function inTurn(act) {
  const done = coming.then(act);
  coming = done.catch(() => {});
  return done;
}

// Also what begins to come in meanwhile.
export async function allIsIn() {
  for (let last; last !== coming; ) {
    last = coming;
    await last;
  }
}

export function insert(words) {
  text.focus();
  if (words) document.execCommand("insertText", false, words);
  else document.execCommand("delete");
}

export function replace(start, end, words) {
  text.focus();
  text.setSelectionRange(start, end);
  if (text.value.slice(start, end) !== words) insert(words);
}

export function lines() {
  return text.value.split("\n");
}

// Where a line of an earlier text is now: between what is the same above and what is the same below, it
// has changed. -1 where it has, and where one cannot know: of two equal lines either may be the new one.
export function rowNow(row, before) {
  const now = lines();
  const most = Math.min(before.length, now.length);
  let above = 0;
  while (above < most && before[above] === now[above]) above += 1;
  let below = 0;
  while (below < most && before.at(-1 - below) === now.at(-1 - below)) below += 1;
  const moved = now.length - before.length;
  const isAbove = row < above;
  const isBelow = row >= before.length - below && row < before.length;
  if (moved && isAbove && isBelow) return -1;
  return isAbove ? row : isBelow ? row + moved : -1;
}

export function startOf(row) {
  return lines().slice(0, row).reduce((sum, line) => sum + line.length + 1, 0);
}

export function goTo(row, column = 0) {
  const start = startOf(row) + column;
  text.focus();
  text.setSelectionRange(start, start);
  text.blur(); // a browser brings the caret into sight when it comes back
  text.focus();
}

export function rowOfCaret() {
  return text.value.slice(0, text.selectionStart).split("\n").length - 1;
}

// The words of the line with the caret, or of the last line above it that has some.
export function lineAtCaret() {
  const above = lines().slice(0, rowOfCaret() + 1);
  return above.reverse().find((line) => line.trim()) ?? "";
}

function selected() {
  return text.value.slice(text.selectionStart, text.selectionEnd);
}

function wrap(before, after) {
  const start = text.selectionStart;
  const words = selected();
  insert(before + words + after);
  text.setSelectionRange(start + before.length, start + before.length + words.length);
}

// Paragraphs of their own: an empty line above and below.
export function insertBlock(words) {
  const before = text.value.slice(0, text.selectionStart);
  const after = text.value.slice(text.selectionEnd);
  const above = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = after === "" ? "\n" : after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  insert(above + words + below);
}

function startLines(sign) {
  const start = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const end = Math.max(text.selectionEnd, start);
  const marked = text.value.slice(start, end).split("\n").map((line) => sign + line);
  replace(start, end, marked.join("\n"));
}

export function setters(words) {
  return {
    bold: () => wrap("**", "**"),
    link: () => wrap("[", "](https://)"),
    list: () => startLines("- "),
    heading: () => startLines("## "),
    tips: () => insertBlock(`${words.tips_lead}\n\n- ${words.tips_item}`),
  };
}
