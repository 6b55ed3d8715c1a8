// Eleventy as text alone; with EVERYTHING=1 also the third form of feeds, cards, and what Pagefind needs.
import fs from "node:fs";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "long", year: "numeric", timeZone: "UTC" });
const EVERYTHING = Boolean(process.env.EVERYTHING);
const ON_A_PAGE = 6;
const IN_A_FEED = 30;

export default async function (eleventy) {
  eleventy.addGlobalData("site", { title: "Letters", url: "https://www.example.com" });
  eleventy.addGlobalData("everything", EVERYTHING);
  eleventy.amendLibrary("md", (markdown) => markdown.set({ typographer: true }));
  eleventy.addFilter("long", (date) => DAY.format(date));
  eleventy.addFilter("iso", (date) => date.toISOString());
  eleventy.addFilter("utc", (date) => date.toUTCString());
  addCollections(eleventy);
  if (EVERYTHING) await addCards(eleventy);
}

function addCollections(eleventy) {
  const letters = (all) => all.getFilteredByGlob("posts/*.md").reverse();
  eleventy.addCollection("letters", letters);
  eleventy.addCollection("groups", (all) => groups(letters(all)));
  eleventy.addCollection("lists", (all) => groups(letters(all)).filter((one) => !one.unlisted).flatMap(pages));
  eleventy.addCollection("periods", (all) => periods(letters(all)));
}

async function addCards(eleventy) {
  const { default: cards } = await import("eleventy-plugin-og-image");
  const font = { name: "Title", data: fs.readFileSync("title.ttf"), weight: 600, style: "normal" };
  eleventy.addPlugin(cards, { satoriOptions: { fonts: [font] } });
}

// What has a list in pages and feeds: everything, each topic, tag and audience; the language has feeds only.
function groups(posts) {
  return [
    group("Letters", "/", posts),
    { ...group("English", "/languages/en/", posts), unlisted: true },
    ...grouped(posts, "topics", (post) => [post.data.topic]),
    ...grouped(posts, "tags", (post) => post.data.tags),
    ...grouped(posts, "for", (post) => [post.data.audience]),
  ];
}

function grouped(posts, folder, names) {
  const found = new Map();
  for (const post of posts) {
    for (const name of names(post)) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(post);
    }
  }
  return [...found].map(([name, own]) => ({ ...group(name, `/${folder}/${slug(name)}/`, own), folder }));
}

function group(title, url, posts) {
  return { title, url, posts, newest: posts.slice(0, IN_A_FEED) };
}

function slug(name) {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function pages({ title, url, posts }) {
  const total = Math.ceil(posts.length / ON_A_PAGE);
  const place = (number) => (number === 1 ? url : `${url}page/${number}/`);
  return Array.from({ length: total }, (_, index) => ({
    title,
    url: place(index + 1),
    number: index + 1,
    total,
    posts: posts.slice(index * ON_A_PAGE, (index + 1) * ON_A_PAGE),
    newer: index > 0 && place(index),
    older: index + 1 < total && place(index + 2),
  }));
}

function periods(posts) {
  const month = (post) => post.date.toISOString().slice(0, 7);
  return [
    ...grouped(posts, "years", (post) => [month(post).slice(0, 4)]),
    ...grouped(posts, "months", (post) => [month(post)]),
  ];
}
