export const data = {
  pagination: { data: "collections.groups", size: 1, alias: "group" },
  permalink: ({ group, everything }) => everything && `${group.url}feed.json`,
};

export function render({ group, site }) {
  const items = group.newest.map((post) => {
    const url = site.url + post.url;
    const { title } = post.data;
    return { id: url, url, title, date_published: post.date, content_html: post.templateContent };
  });
  const version = "https://jsonfeed.org/version/1.1";
  return JSON.stringify({ version, title: group.title, home_page_url: site.url + group.url, items });
}
