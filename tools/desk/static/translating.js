// The letter in the blog's other languages: a link to each that is there, a button that begins one.
import { button, element } from "./elements.js";

let shown = "";

export function showTranslations(translations, begin) {
  const said = JSON.stringify(translations);
  if (said === shown) return; // a button that is pressed stays
  shown = said;
  const ways = translations.map(({ lang, label, name }) => (name ? link(label, name) : button(label, () => begin(lang))));
  document.querySelector("#translations").replaceChildren(...ways);
}

function link(label, name) {
  return element("a", { href: addressOf(name) }, label);
}

export function addressOf(name) {
  return `/desk/write/?${new URLSearchParams({ name })}`;
}

// The names of topics, audiences and tags that are offered are those of the letter's language.
export function offerIn(lang, form) {
  for (const input of form.querySelectorAll("[data-offers]")) {
    input.setAttribute("list", `${input.dataset.offers}-${lang}`);
  }
}
