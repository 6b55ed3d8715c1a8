// Two texts of one letter, of which one is chosen; and the versions that are kept.
import { closeDialog, shown } from "./asking.js";
import { button, element } from "./elements.js";
import { get } from "./server.js";

export function showConflict(region, words, mine, theirs, { keepMine, takeTheirs }) {
  const close = (act) => () => {
    region.hidden = true;
    act();
  };
  region.replaceChildren(
    element("h2", {}, words.conflict),
    element("p", {}, words.conflict_help),
    element("div", { className: "both" }, column(words.mine, mine, "mine"), column(words.theirs, theirs, "theirs")),
    element("p", { className: "deeds" }, button(words.keep_mine, close(keepMine)), button(words.take_theirs, close(takeTheirs))),
  );
  region.hidden = false;
  region.scrollIntoView();
}

function column(label, { fields, body }, id) {
  const header = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
  const value = [...header, "", body].join("\n");
  return element("div", {}, element("label", { htmlFor: id }, label), element("textarea", { id, readOnly: true, rows: 8, value }));
}

// The list of versions; `bringBack` gets the one that is chosen.
export async function showVersions(words, name, bringBack) {
  const { said } = await get(`versions?${new URLSearchParams({ name })}`);
  const look = element("textarea", { id: "version", readOnly: true, rows: 12, hidden: true });
  look.setAttribute("aria-label", words.show_version);
  const items = said.versions.map((version) => versionItem(words, name, version, look, bringBack));
  const list = items.length ? element("ul", { className: "versions" }, ...items) : element("p", {}, words.no_versions);
  await shown(words.versions, list, look, element("p", { className: "deeds" }, button(words.close, closeDialog)));
}

function versionItem(words, name, version, look, bringBack) {
  const ask = async () => (await get(`version?${new URLSearchParams({ name, id: version.id })}`)).said;
  const when = new Date(version.when).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const show = async () => {
    look.value = (await ask()).body;
    look.hidden = false;
  };
  const back = async () => {
    const form = await ask();
    closeDialog();
    bringBack(form);
  };
  return element("li", {}, element("time", { dateTime: version.when }, when), " ", button(words.show_version, show), " ", button(words.bring_back, back));
}
