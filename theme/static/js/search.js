// <site-search> finds letters while the reader types. Nothing is kept. Each language has an index and
// a module of its own, by which queries are stemmed as its words are; a large index has parts.
const MOST = 20; // letters shown at first, and as many more at each wish
const PAUSE = 150; // milliseconds without a key

class SiteSearch extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.elided = JSON.parse(this.dataset.elided);
    this.languages = JSON.parse(this.dataset.languages ?? "{}");
    this.left = new AbortController();
    for (const type of ["input", "submit", "focusin", "click"]) {
      this.addEventListener(type, this, { signal: this.left.signal });
    }
    this.field.value ||= new URLSearchParams(location.search).get("q") ?? "";
    if (this.field.value) this.search();
  }

  disconnectedCallback() {
    this.left.abort();
    clearTimeout(this.waiting);
  }

  handleEvent(event) {
    if (event.type === "focusin") this.load().catch(() => {}); // told when it is searched
    else if (event.type === "submit") this.submit(event);
    else if (event.type === "click") event.target === this.more && this.showMore();
    else {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.search(), PAUSE);
    }
  }

  // The address leads to what was found, as it does where the form is sent.
  submit(event) {
    event.preventDefault();
    clearTimeout(this.waiting);
    history.replaceState(null, "", `?${new URLSearchParams({ q: this.field.value })}`);
    this.search();
  }

  get field() {
    return this.querySelector("input");
  }

  get more() {
    return this.querySelector(".more button");
  }

  get links() {
    return this.querySelectorAll(".found a");
  }

  load() {
    return (this.indexes ??= openAll(this.dataset.indexes.split(" ")));
  }

  async search(most = MOST) {
    const asked = (this.asked = this.field.value.trim());
    try {
      const { all, alike } = asked ? await forgiving(await this.load(), asked, this.elided) : { all: [] };
      const shown = await Promise.all(all.slice(0, most).map((one) => letter(one, this.languages)));
      if (asked === this.asked) this.show(shown, asked && this.said(all.length, shown.length, alike), all.length);
    } catch {
      if (asked === this.asked) this.show([], this.words.failed);
    }
  }

  // The keyboard goes on where the list went on.
  async showMore() {
    const shown = this.links.length;
    await this.search(shown + MOST);
    this.links[shown]?.focus();
  }

  said(total, most, isAlike) {
    const { none, found, best, alike } = this.words;
    const kind = new Intl.PluralRules(this.closest("[lang]").lang).select(total);
    const said = total && !isAlike ? [found[kind] ?? found.other] : [none];
    if (isAlike) said.push(alike);
    if (total > most) said.push(best);
    const values = { total, most, words: this.asked };
    return said.join(" ").replace(/{(\w+)}/g, (_, name) => values[name]);
  }

  show(letters, said, total = 0) {
    this.querySelector("ol").replaceChildren(...letters);
    this.querySelector("[role=status]").textContent = said;
    this.more.hidden = letters.length >= total;
  }
}

// The names are those of languages, and of further parts of their letters: en, en-2, nl.
async function openAll(names) {
  const languages = names.filter((name) => langOf(name) === name);
  const opened = languages.map((lang) => open(names.filter((name) => langOf(name) === lang)));
  return (await Promise.all(opened)).flat();
}

function langOf(name) {
  return name.replace(/-\d+$/, "");
}

// The first part has the module and the WebAssembly by which all parts of a language are searched.
async function open([lang, ...further]) {
  const { createInstance } = await import(`${folderOf(lang)}pagefind.js`);
  // A worker would be refused by the policy of the page, and so small an index needs none.
  const index = createInstance({ noWorker: true, mergeFilter: { part: lang } });
  const merged = further.map((part) => index.mergeIndex(folderOf(part), { mergeFilter: { part } }));
  await Promise.all([index.filters(), ...merged]); // merging waits for ever where the first part fails
  return [lang, ...further].map((part) => ({ lang, part, index }));
}

function folderOf(part) {
  return new URL(`../../pagefind/${part}/`, import.meta.url).pathname;
}

// Pagefind finds how words begin, and forgives no slip: words that nothing has are shortened until
// something begins as they do. “salarry” finds salaries so.
async function forgiving(indexes, words, elided) {
  const all = await find(indexes, words, elided);
  const shorter = words.replace(/(\p{L}{4,})\p{L}/gu, "$1");
  if (all.length || shorter === words) return { all };
  const { all: others } = await forgiving(indexes, shorter, elided);
  return { all: others, alike: others.length > 0 };
}

// What was found in the page's own language, then in any other, the best first.
async function find(indexes, words, elided) {
  const found = await Promise.all(
    indexes.map((one) => findIn(one, withoutElided(words, elided[one.lang] ?? []))),
  );
  return found.flat().sort((a, b) => isOwn(b) - isOwn(a) || b.score - a.score);
}

// Where no word begins with what is looked for, Pagefind gives the longest that this begins with: “of”
// for “offre”. So one letter tells of all that a part gives, and each part is asked alone.
async function findIn({ lang, part, index }, words) {
  const { results } = await index.search(words, { filters: { part } });
  const marks = results.length ? marksIn((await results[0].data()).excerpt) : [];
  if (marks.length && marks.every((mark) => isStub(mark, words))) return [];
  return results.map(({ score, data }) => ({ lang, score, data }));
}

function marksIn(excerpt) {
  return excerpt.split(/<mark>(.*?)<\/mark>/s).filter((_, index) => index % 2);
}

// Whether a word is at most half of one that is looked for.
function isStub(mark, words) {
  const [stub = ""] = lettersOf(mark);
  return lettersOf(words).some((word) => word.startsWith(stub) && stub.length * 2 <= word.length);
}

function lettersOf(words) {
  return words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isOwn({ lang }) {
  return lang === document.documentElement.lang;
}

// “l’entretien” is looked for as “entretien”; see plugins/search/elisions.py.
function withoutElided(words, elided) {
  const elisions = new RegExp(`(^|[^\\p{L}\\p{N}])(?:${elided.join("|")})['’](?=\\S)`, "giu");
  return elided.length ? words.replace(elisions, "$1") : words;
}

// What the index has apart, as it was written.
function joined(text) {
  const letter = (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000);
  return text.replace(/([\ue000-\uf8ff]+’) /g, (_, elided) =>
    elided.replace(/[\ue000-\uf8ff]/g, letter),
  );
}

// A letter in another language than the page says so in its own words.
async function letter({ lang, data }, languages) {
  const { url, meta, excerpt } = await data();
  const link = element("a", { href: url, lang, hreflang: lang }, joined(meta.title));
  const date = element("time", { datetime: meta.datetime, lang }, meta.date);
  const lines = element("p", { lang }, ...marked(joined(excerpt)), " …");
  const told = isOwn({ lang }) ? [] : [" ", element("span", { class: "count", lang }, `· ${languages[lang]}`)];
  return element("li", {}, element("h2", {}, link), date, ...told, lines);
}

// Pagefind gives `some <mark>words</mark> of &lt;text&gt;`; it becomes nodes, never markup.
function marked(excerpt) {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"))
    .map((text, index) => (index % 2 ? element("mark", {}, text) : text));
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

customElements.define("site-search", SiteSearch);
