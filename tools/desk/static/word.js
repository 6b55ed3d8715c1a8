// A Word file becomes a draft of its own, which is opened. What became of the file otherwise than whoever
// wrote it may expect is told there: until then this tab keeps it.
import { post } from "./server.js";
import { addressOf } from "./translating.js";

const keyOf = (name) => `desk notes ${name}`;

export async function beginFrom(file, words, tell) {
  tell.doing(words.read_word);
  const path = `word?${new URLSearchParams({ file: file.name })}`;
  const answer = await post(path, file).catch(() => ({ ok: false, said: { reason: words.no_answer } }));
  if (!answer.ok) {
    tell.failed(answer.said.reason);
    return;
  }
  keep(answer.said);
  location.assign(addressOf(answer.said.name));
}

function keep({ name, notes }) {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(notes));
  } catch {
    // A browser that keeps nothing tells nothing of it.
  }
}

// What is to be told of a letter that has just been made of a file; once.
export function takeNotes(name) {
  try {
    const notes = JSON.parse(sessionStorage.getItem(keyOf(name))) ?? [];
    sessionStorage.removeItem(keyOf(name));
    return notes;
  } catch {
    return [];
  }
}
