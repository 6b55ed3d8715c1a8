// Saves at every pause, and keeps what is typed in this browser until the server has it.
import { changed, isSame, values, valuesOf } from "./form.js";
import { NoAnswer, post } from "./server.js";

const PAUSE = 100; // milliseconds without a key
const AGAIN = 1000; // milliseconds until it is tried again
const LATER = 5000; // and if the server could not
const FIRST_SENT = 5; // that are kept of what was sent without an answer, and as many of the last

export class Saver {
  mayBegin = false; // whether the title of a new letter is done: it names the file
  #name; // empty until the file is there
  #stamp = "";
  #base = null; // what the file has, as the fields show it
  #timer = 0;
  #busy = null; // the saving that is under way
  #isHalted = false; // by two texts of which one must be chosen
  #unanswered; // what was sent since the last answer, and may be in the file
  #key; // by which the server knows a letter that it has begun, if the answer was lost
  #tell; // what is to be done with what happens

  constructor(name, tell) {
    this.#name = name;
    this.#tell = tell;
    const { key, unanswered } = kept(name) ?? {};
    this.#key = key ?? newKey();
    this.#unanswered = unanswered ?? [];
  }

  get name() {
    return this.#name;
  }

  get isSaved() {
    return !this.#busy && isSame(values(), this.#base);
  }

  get isHalted() {
    return this.#isHalted;
  }

  // The lines of the text in the file of a stamp; none of a file that this page does not know.
  linesOf(stamp) {
    return stamp === this.#stamp ? this.#base.body.split("\n") : [];
  }

  // What the file has is what the fields show now, or would show.
  rest(stamp, base = values()) {
    this.#stamp = stamp;
    this.#base = base;
    this.#isHalted = false;
    forget(this.#name);
  }

  typed() {
    this.#keep();
    if (this.#isHalted) return;
    this.#tell.saving();
    this.#after(PAUSE);
  }

  #keep() {
    keep(this.#name, { stamp: this.#stamp, key: this.#key, unanswered: this.#unanswered, ...values() });
  }

  // Save now, with a version of its own if that is wanted; gives whether all is saved that had been
  // typed by now.
  async flush(version = false) {
    clearTimeout(this.#timer);
    await this.#busy;
    if (this.#isHalted) return false;
    if (version || !this.isSaved) return this.#save(version);
    this.#tell.nothingNew(this.#name);
    return true;
  }

  // Save nothing until one of two texts is chosen.
  halt() {
    clearTimeout(this.#timer);
    this.#isHalted = true;
  }

  // What is here takes the place of what somebody else wrote.
  keepMine(stamp, theirs) {
    this.#stamp = stamp;
    this.#base = theirs;
    this.#isHalted = false;
    return this.flush();
  }

  #after(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pause);
  }

  async #save(version) {
    const typed = values();
    if (!this.#name && !(this.mayBegin && typed.fields.title.trim())) {
      this.#tell.needsTitle(typed.fields.title);
      return false;
    }
    this.#busy = this.#send(typed, version);
    const isAccepted = await this.#busy;
    this.#busy = null;
    if (this.isSaved && !this.#isHalted) this.#tell.saved(version);
    return isAccepted && !this.#isHalted;
  }

  async #send(typed, version) {
    const fields = changed(typed.fields, this.#base.fields);
    this.#remember(typed);
    this.#keep();
    const letter = { name: this.#name, stamp: this.#stamp, version, fields, body: typed.body };
    try {
      const { ok, code, said } = this.#name ? await post("save", letter) : await post("begin", { key: this.#key, ...typed });
      if (ok && !said.is_there) this.#accepted(said, typed);
      else if (ok) this.#meetBegun(said);
      else if (code === 409) this.#meet(said.theirs);
      else this.#tryAgain(LATER, said.reason);
      return ok && !said.is_there;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.#tryAgain(AGAIN);
      return false;
    }
  }

  // A server that is away for an hour is sent a thousand texts. What it had before it went is among the
  // first, what it has since it is back among the last; this browser has no room for all.
  #remember(typed) {
    if (this.#unanswered.some((sent) => isSame(sent, typed))) return;
    this.#unanswered.push(typed);
    if (this.#unanswered.length > 2 * FIRST_SENT) this.#unanswered.splice(FIRST_SENT, 1);
  }

  // Whether what the server has was sent from here: nobody else has written it.
  hasSent(letter) {
    const found = valuesOf(letter);
    return this.#unanswered.some((sent) => isSame(sent, found));
  }

  // What is in the file is somebody else's, unless it was sent from here and the answer was lost.
  #meet(theirs) {
    if (this.hasSent(theirs)) {
      this.rest(theirs.stamp, valuesOf(theirs));
      this.typed();
    } else this.#tell.conflict(theirs);
  }

  // The letter was begun and the answer was lost. What the server filled in nobody has typed.
  #meetBegun(said) {
    const { fields } = valuesOf(said);
    for (const sent of this.#unanswered) {
      for (const name of Object.keys(fields)) sent.fields[name] ||= fields[name];
    }
    this.#begin(said);
    this.#meet(said);
  }

  #begin(said) {
    forget("");
    this.#name = said.name;
    this.#tell.begun(said);
  }

  #accepted(said, typed) {
    this.#stamp = said.stamp;
    this.#base = typed;
    this.#unanswered = [];
    forget(this.#name);
    if (!this.#name) this.#begin(said);
    if (!isSame(values(), typed)) this.typed();
    this.#tell.accepted();
  }

  #tryAgain(pause, reason) {
    this.#tell.refused(reason);
    this.#after(pause);
  }
}

const keyOf = (name) => `desk ${name}`;

// 36 signs at random; randomUUID would not be there where a proxy has no TLS.
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A browser that keeps nothing does without; the file is what counts.
function keep(name, typed) {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(typed));
  } catch {
    // Then the page says that it is not saved, and nothing else does.
  }
}

function forget(name) {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // There is nothing to forget.
  }
}

export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)));
  } catch {
    return null;
  }
}
