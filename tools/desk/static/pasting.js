// What is pasted or dropped: formatted text becomes Markdown, pictures and Word files are sent.
import { ask } from "./asking.js";
import { filled } from "./elements.js";
import { post } from "./server.js";
import { allIsIn, caret, goBack, inTurn, insert, insertBlock, text } from "./text.js";
import { beginFrom } from "./word.js";

const PICTURE = /^image\/|\.(avif|gif|heic|heif|jpe?g|png|svg|webp)$/i; // its type, or its name where there is none
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
    const files = [...event.dataTransfer.files];
    const html = event.dataTransfer.getData("text/html");
    if (files.length === 1 && WORD.test(files[0].name)) take(event, () => beginFrom(files[0], words, tell));
    else if (files.length) take(event, () => addPictures(words, files, tell));
    else if (html) take(event, () => paste(html, event.dataTransfer.getData("text/plain"), words, tell));
  });
}

function take(event, act) {
  event.preventDefault();
  void act();
}

function pictureIn(data) {
  return [...data.files].find(isPicture);
}

function isPicture(file) {
  return PICTURE.test(file.type) || PICTURE.test(file.name);
}

// Where the page cannot be asked, the words themselves are inserted: none is lost.
function paste(html, plain, words, tell) {
  return inTurn(async () => {
    const place = caret();
    tell.doing(words.converting);
    const answer = await post("paste", { html, plain }).catch(() => ({ ok: false }));
    goBack(place);
    insert(answer.ok ? answer.said.markdown : plain);
    tell.done();
  });
}

// One after the other, each with its own words; none where one of them is no picture.
async function addPictures(words, files, tell) {
  const wrong = files.find((file) => !isPicture(file));
  if (wrong) tell.failed(filled(words.no_picture, { name: wrong.name }));
  else for (const file of files) await addPicture(words, file, tell);
}

export async function addPicture(words, file, tell) {
  await allIsIn();
  const place = caret();
  const alt = await ask(words, { title: words.add_picture, label: words.alt, help: words.alt_hint, yes: words.insert });
  if (alt === null) return;
  await inTurn(async () => {
    const answer = await send(words, file, alt, tell);
    goBack(place);
    if (answer.ok) insertBlock(answer.said.markdown);
  });
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
