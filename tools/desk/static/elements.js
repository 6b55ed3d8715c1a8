// Makes elements; what is put in is text.
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export function button(words, press) {
  const made = element("button", { type: "button" }, words);
  made.addEventListener("click", press);
  return made;
}

// Buttons wait until the script is there that does what they say.
export function enableButtons() {
  for (const waiting of document.querySelectorAll("button:disabled")) waiting.disabled = false;
}

// A sentence of the page's words, with what stands in braces put in.
export function filled(words, facts) {
  return words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

// What is told of something that was done may stand above what one sees.
export function bringIntoSight(region) {
  region.hidden = false;
  region.scrollIntoView({ block: "nearest" });
}
