// The fields of the header, and the text.
import { element } from "./elements.js";
import { replace, text } from "./text.js";

const NAMES = ["title", "date", "status", "lang", "category", "audience", "tags", "picture", "modified", "summary"];
const DAY = /^\d{4}-\d\d-\d\d/;
const DATE = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d?:\d\d))?/;
const form = document.querySelector("#form");
const { language } = document.querySelector("#desk").dataset;

export function field(name) {
  return form.elements[name];
}

// What stands in the fields now.
export function values() {
  const fields = Object.fromEntries(NAMES.map((name) => [name, field(name).value]));
  fields.date = `${fields.date} ${field("time").value}`.trim();
  return { fields, body: text.value };
}

// What the fields show of a letter as the server has it.
export function valuesOf({ fields, body }) {
  const [, day = "", time = ""] = DATE.exec(fields.date ?? "") ?? [];
  const hour = time && time.padStart(5, "0");
  const usual = { lang: fields.lang || language, status: fields.status || "published" };
  const [modified = ""] = DAY.exec(fields.modified ?? "") ?? [];
  const shown = { ...fields, ...usual, modified, date: `${day} ${hour}`.trim() };
  return { fields: Object.fromEntries(NAMES.map((name) => [name, shown[name] ?? ""])), body };
}

// What a field cannot show stays in the file until somebody writes there.
export function fill({ fields, body }, hasHeader = true) {
  const [day, time = ""] = fields.date.split(" ");
  const shown = { ...fields, date: day, time };
  for (const [name, value] of Object.entries(shown)) {
    if (field(name).options) offer(field(name), value);
    field(name).value = value;
    field(name).disabled = !hasHeader;
  }
  document.querySelector("#no-header").hidden = hasHeader;
  if (text.value === body) return; // the caret stays where it is
  if (text.value) replace(0, text.value.length, body);
  else {
    text.value = body;
    text.setSelectionRange(0, 0);
  }
}

function offer(select, value) {
  if (![...select.options].some((option) => option.value === value)) {
    select.append(element("option", { value }, value));
  }
}

// The fields that are not as they were.
export function changed(now, before) {
  return Object.fromEntries(NAMES.filter((name) => now[name] !== before[name]).map((name) => [name, now[name]]));
}

export function isSame(one, other) {
  return one.body === other.body && Object.keys(changed(one.fields, other.fields)).length === 0;
}
