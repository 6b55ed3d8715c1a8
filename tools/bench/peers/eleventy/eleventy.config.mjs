const DAY = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "long", year: "numeric", timeZone: "UTC" });

export default function (eleventy) {
  eleventy.addGlobalData("site", { title: "Letters", url: "https://www.example.com" });
  eleventy.amendLibrary("md", (markdown) => markdown.set({ typographer: true }));
  eleventy.addFilter("long", (date) => DAY.format(date));
  eleventy.addFilter("iso", (date) => date.toISOString());
  eleventy.addFilter("utc", (date) => date.toUTCString());
  eleventy.addFilter("newest", (posts) => posts.slice(0, 20));
  eleventy.addFilter("reversed", (posts) => [...posts].reverse());
  eleventy.addCollection("letters", (all) => all.getFilteredByGlob("posts/*.md").reverse());
  eleventy.addCollection("topics", (all) => {
    const topics = {};
    for (const post of all.getFilteredByGlob("posts/*.md").reverse()) {
      (topics[post.data.topic] ??= []).push(post);
    }
    return Object.entries(topics).map(([name, posts]) => ({ name, posts }));
  });
}
