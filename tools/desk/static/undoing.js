// Undo where the browser has forgotten: WebKit drops all that could be undone whenever a frame loads,
// and the page beside the text loads after every save. Then the texts of before come back.
import { text } from "./text.js";

const PAUSE = 1000; // milliseconds without a key, after which a step begins
const MOST = 200; // steps
let steps = [];
let at = -1; // the step that is shown
let last = -PAUSE; // when a key was the last change

export function keepSteps() {
  begin();
  text.addEventListener("focus", begin);
  text.addEventListener("input", note);
  text.addEventListener("keydown", press);
}

// What was put into the field without a key is where undo ends.
function begin() {
  if (steps[at] === text.value) return;
  steps = [text.value];
  at = 0;
}

// Keys are a step until there is a pause; what comes at once, as what is pasted, is one of its own.
function note({ inputType, timeStamp }) {
  const isUndone = inputType.startsWith("history");
  const isKey = !isUndone && Math.abs(text.value.length - steps[at].length) < 2;
  const goesOn = isUndone || (isKey && timeStamp - last < PAUSE);
  last = isKey ? timeStamp : -PAUSE;
  if (isUndone && steps.includes(text.value)) at = steps.lastIndexOf(text.value);
  else {
    steps.splice(goesOn ? at : at + 1, MOST, text.value);
    steps = steps.slice(-MOST);
    at = steps.length - 1;
  }
}

function press(event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !"zy".includes(key)) return;
  const isRedo = key === "y" || event.shiftKey;
  const step = at + (isRedo ? 1 : -1);
  if (document.queryCommandEnabled(isRedo ? "redo" : "undo") || !(step in steps)) return;
  event.preventDefault();
  show(step, isRedo ? "historyRedo" : "historyUndo");
}

function show(step, inputType) {
  const fromEnd = text.value.length - text.selectionEnd;
  text.value = steps[step];
  const caret = Math.max(text.value.length - fromEnd, 0);
  text.setSelectionRange(caret, caret);
  at = step;
  text.dispatchEvent(new InputEvent("input", { inputType, bubbles: true }));
}
