// Asks the desk's server. What writes carries the page's token; a server that was started anew has
// another one, which the page is asked for.
const TOKEN = 'meta[name="desk-token"]';
let token = document.querySelector(TOKEN).content;

export class NoAnswer extends Error {}

export function get(path) {
  return answerOf(path, {});
}

export async function post(path, body) {
  const first = await send(path, body);
  if (first.code !== 403) return first;
  await renewToken();
  return send(path, body);
}

function send(path, body) {
  const isFile = body instanceof Blob;
  return answerOf(path, {
    method: "POST",
    headers: { "Desk-Token": token, "Content-Type": isFile ? "application/octet-stream" : "application/json" },
    body: isFile ? body : JSON.stringify(body),
  });
}

async function answerOf(path, options) {
  const answer = await fetched(`/desk/${path}`, options);
  const isJson = answer.headers.get("Content-Type") === "application/json";
  return { ok: answer.ok, code: answer.status, said: isJson ? await answer.json() : {} };
}

async function fetched(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    throw new NoAnswer(address, { cause: error });
  }
}

async function renewToken() {
  const page = await (await fetched("/desk/write/", {})).text();
  token = new DOMParser().parseFromString(page, "text/html").querySelector(TOKEN).content;
}
