// A question in a dialog: gives what was filled in, or null if nobody wants it.
import { button, element } from "./elements.js";
import { allIsIn } from "./text.js";

const dialog = document.querySelector("#asking");

export function ask(words, { title, help = "", label = title, value = "", yes }) {
  const field = element("input", { id: "asked", name: "asked", value });
  const form = element(
    "form",
    { method: "dialog" },
    element("label", { htmlFor: "asked" }, label),
    field,
    element("p", { className: "hint" }, help),
    element("p", { className: "deeds" }, button(words.cancel, () => dialog.close("no")), element("button", { value: "yes" }, yes)),
  );
  return shown(title, form).then((said) => (said === "yes" ? field.value : null));
}

export function confirmed(words, { title, help, yes }) {
  const form = element(
    "form",
    { method: "dialog" },
    element("p", {}, help),
    element("p", { className: "deeds" }, button(words.cancel, () => dialog.close("no")), element("button", { value: "yes" }, yes)),
  );
  return shown(title, form).then((said) => said === "yes");
}

// Shows something in the dialog until it is closed; gives the word it was closed with. What is still
// to come into the text would be written into the dialog, so that comes first.
export async function shown(title, ...content) {
  await allIsIn();
  dialog.replaceChildren(element("h2", { id: "asking-name" }, title), ...content);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((closed) => {
    dialog.addEventListener("close", () => closed(dialog.returnValue), { once: true });
  });
}

export function closeDialog() {
  dialog.close();
}
