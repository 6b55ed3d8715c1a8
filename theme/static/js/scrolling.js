// What is wider than the page scrolls: the keyboard reaches it, and it is called by the heading that
// it stands under. Chromium and Firefox stop there by themselves, but have no name for it.
const headings = [...document.querySelectorAll("h1, .text :is(h2, h3, h4)")];
const watch = new ResizeObserver((resized) => resized.forEach(({ target }) => reach(target)));
for (const block of document.querySelectorAll(".text :is(table, pre)")) watch.observe(block);

function reach(block) {
  const scrolls = block.scrollWidth > block.clientWidth;
  for (const [name, value] of Object.entries(attributesOf(block))) {
    if (scrolls) block.setAttribute(name, value);
    else block.removeAttribute(name);
  }
}

// A table stays a table.
function attributesOf(block) {
  const named = { tabindex: 0, "aria-label": headingOf(block).textContent };
  return block.matches("pre") ? { ...named, role: "region" } : named;
}

function headingOf(block) {
  const isBefore = (heading) =>
    heading.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING;
  return headings.findLast(isBefore);
}
