// Added to every page by `make serve`: reloads it when the blog has been built again, and shows
// what is wrong with the content on top of the last good page.
(() => {
  if (window.name === "desk") return; // the desk shows this page, and loads it anew by itself
  let { build } = document.currentScript.dataset;
  const EVERY = 300; // milliseconds
  const host = document.createElement("div");
  const panel = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(`
    section { background: Canvas; border-block-end: 4px solid #a3261b; color: CanvasText; font: 16px/1.5 system-ui, sans-serif;
      inset: 0 0 auto; max-block-size: 60vh; overflow: auto; padding: 1rem 1.5rem; position: fixed; z-index: 9999; }
    h2 { font-size: 1.125rem; margin: 0 0 0.5rem; }
    li { margin-block-end: 0.25rem; overflow-wrap: anywhere; }
    ol { margin: 0; padding-inline-start: 1.25rem; }
    @media print { section { display: none; } }`);
  panel.adoptedStyleSheets = [style];
  let shown = "";

  async function ask() {
    try {
      const state = await (await fetch("/_preview/state")).json();
      if (state.build !== build) follow(state);
      else show(state);
    } catch {
      // The preview has been stopped; when it is back, this goes on.
    }
    setTimeout(ask, EVERY);
  }

  // A page that can show what is new by itself says so, and is not loaded anew.
  function follow(state) {
    if (dispatchEvent(new Event("preview:build", { cancelable: true }))) location.reload();
    else ({ build } = state);
  }

  function show({ problems, heading: said, lang }) {
    if (problems.join() === shown) return;
    shown = problems.join();
    host.remove();
    if (!problems.length) return;
    const box = document.createElement("section");
    const heading = document.createElement("h2");
    const list = document.createElement("ol");
    box.setAttribute("role", "alert");
    box.lang = lang;
    heading.textContent = said;
    list.append(...problems.map(itemOf));
    box.append(heading, list);
    panel.replaceChildren(box);
    document.body.append(host);
  }

  function itemOf(problem) {
    const item = document.createElement("li");
    item.textContent = problem;
    return item;
  }

  // To load a page anew before it has loaded would lose the place that is read.
  if (document.readyState === "complete") ask();
  else addEventListener("load", ask);
})();
