// How a letter looks elsewhere: in a search result, and when its address is shared.
import { field } from "./form.js";
import { filled } from "./elements.js";

const LONGEST_SHOWN = { title: 60, summary: 155 }; // characters, as search results cut them

export function showElsewhere(words, address) {
  for (const name of ["title", "summary"]) {
    const used = [...field(name).value].length;
    const count = document.querySelector(`#${name}-count`);
    const { most } = count.dataset;
    count.textContent = filled(words.signs, { used, most });
    count.classList.toggle("over", used > Number(most));
    document.querySelector(`#found-${name}`).textContent = cut(field(name).value, LONGEST_SHOWN[name]);
  }
  document.querySelector("#found-address").textContent = address;
}

function cut(words, most) {
  const signs = [...words];
  return signs.length > most ? `${signs.slice(0, most).join("")} …` : words;
}

// The card that the page names; a draft has none of its own.
export function showCard(page, isDraft) {
  const named = isDraft ? null : page.querySelector('meta[property="og:image"]')?.content;
  const card = document.querySelector("#card");
  const picture = document.querySelector("#card-picture");
  card.hidden = !named;
  if (named) picture.src = new URL(named, page.baseURI).pathname;
}
