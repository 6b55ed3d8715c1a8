// What is pasted or dropped: formatted text becomes Markdown, pictures and Word files are sent.
import { ask } from "./asking.js";
import { post } from "./server.js";
import { caret, goBack, insert, insertBlock, text } from "./text.js";

const PICTURE = /^image\/|\.(heic|heif)$/i;
const WORD = /\.docx$/i;

export function takePastes(words, tell) {
  text.addEventListener("paste", (event) => {
    const file = pictureIn(event.clipboardData);
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    if (file && !plain) take(event, () => addPicture(words, file, tell));
    else if (html) take(event, () => paste(html, plain, words, tell));
  });
  text.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    const html = event.dataTransfer.getData("text/html");
    if (file && WORD.test(file.name)) take(event, () => begin(file, tell));
    else if (file) take(event, () => addPicture(words, file, tell));
    else if (html) take(event, () => paste(html, event.dataTransfer.getData("text/plain"), words, tell));
  });
}

function take(event, act) {
  event.preventDefault();
  void act();
}

function pictureIn(data) {
  return [...data.files].find((file) => PICTURE.test(file.type) || PICTURE.test(file.name));
}

// Where the page cannot be asked, the words themselves are inserted: none is lost.
async function paste(html, plain, words, tell) {
  const place = caret();
  tell.doing(words.converting);
  const answer = await post("paste", { html, plain }).catch(() => ({ ok: false }));
  goBack(place);
  insert(answer.ok ? answer.said.markdown : plain);
  tell.done();
}

export async function addPicture(words, file, tell) {
  const place = caret();
  const alt = await ask(words, { title: words.add_picture, label: words.alt, help: words.alt_hint, yes: words.insert });
  if (alt === null) return;
  const answer = await send(words, file, alt, tell);
  goBack(place);
  if (answer.ok) insertBlock(answer.said.markdown);
}

// Gives the name under which a picture is kept; nothing where it is not.
export async function upload(words, file, tell) {
  const { ok, said } = await send(words, file, "", tell);
  return ok ? said.name : "";
}

async function send(words, file, alt, tell) {
  tell.doing(words.uploading);
  const query = new URLSearchParams({ file: file.name, alt });
  const answer = await post(`picture?${query}`, file).catch(() => ({ ok: false, said: { reason: words.no_answer } }));
  if (answer.ok) tell.done();
  else tell.failed(answer.said.reason);
  return answer;
}

async function begin(file, tell) {
  const answer = await post(`word?${new URLSearchParams({ file: file.name })}`, file);
  if (answer.ok) location.assign(`/desk/write/?${new URLSearchParams({ name: answer.said.name })}`);
  else tell.failed(answer.said.reason);
}
