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
