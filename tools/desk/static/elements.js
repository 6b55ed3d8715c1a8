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

// A sentence of the page's words, with what stands in braces put in.
export function filled(words, facts) {
  return words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}
