// Shows the text beside the form as the site sets it.
const { CMS, createClass, h } = window;

const Letter = createClass({
  render() {
    const { entry, widgetFor } = this.props;
    const date = entry.getIn(["data", "date"]);
    return h(
      "main",
      {},
      h(
        "article",
        { className: "letter" },
        h("header", {}, h("p", { className: "dateline" }, date), h("h1", {}, entry.getIn(["data", "title"]))),
        h("div", { className: "text" }, widgetFor("body")),
      ),
    );
  },
});

// The published style has another name with every change; the first page knows it.
fetch("/")
  .then((page) => page.text())
  .then((html) => /<link rel="stylesheet" href="([^"]+)"/.exec(html)[1])
  .then((style) => CMS.registerPreviewStyle(new URL(style, new URL("/", location)).pathname));
CMS.registerPreviewTemplate("posts", Letter);
CMS.registerPreviewTemplate("pages", Letter);

// A header that is left empty is left out of the file.
CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) => entry.get("data").filter((value) => value !== "" && value !== null && value?.size !== 0),
});
