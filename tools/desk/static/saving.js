// Saves at every pause, and keeps what is typed in this browser until the server has it.
import { changed, isSame, values, valuesOf } from "./form.js";
import { NoAnswer, post } from "./server.js";

const PAUSE = 100; // milliseconds without a key
const AGAIN = 1000; // milliseconds until it is tried again
const LATER = 5000; // and if the server could not

export class Saver {
  mayBegin = false; // whether the title of a new letter is done: it names the file
  #name; // empty until the file is there
  #stamp = "";
  #base = null; // what the file has, as the fields show it
  #timer = 0;
  #busy = null; // the saving that is under way
  #isHalted = false; // by two texts of which one must be chosen
  #unanswered = []; // what was sent since the last answer, and may be in the file
  #tell; // what is to be done with what happens

  constructor(name, tell) {
    this.#name = name;
    this.#tell = tell;
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

  // What the file has is what the fields show now, or would show.
  rest(stamp, base = values()) {
    this.#stamp = stamp;
    this.#base = base;
    this.#isHalted = false;
    forget(this.#name);
  }

  typed() {
    keep(this.#name, { stamp: this.#stamp, ...values() });
    if (this.#isHalted) return;
    this.#tell.saving();
    this.#after(PAUSE);
  }

  // Save now, with a version of its own if that is wanted; gives whether all is saved that had been
  // typed by now.
  async flush(version = false) {
    clearTimeout(this.#timer);
    await this.#busy;
    if (this.#isHalted) return false;
    return version || !this.isSaved ? this.#save(version) : true;
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
    const letter = { name: this.#name, stamp: this.#stamp, version, fields, body: typed.body };
    try {
      const { ok, code, said } = await post(this.#name ? "save" : "begin", this.#name ? letter : { ...letter, fields: typed.fields });
      if (ok) this.#accepted(said, typed);
      else if (code === 409) this.#meet(said.theirs);
      else this.#tryAgain(LATER, said.reason);
      return ok;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.#unanswered.push(typed);
      this.#tryAgain(AGAIN);
      return false;
    }
  }

  // What is in the file is somebody else's, unless it was sent from here and the answer was lost.
  #meet(theirs) {
    const found = valuesOf(theirs);
    if (this.#unanswered.some((sent) => isSame(sent, found))) {
      this.rest(theirs.stamp, found);
      this.typed();
    } else this.#tell.conflict(theirs);
  }

  #accepted(said, typed) {
    this.#stamp = said.stamp;
    this.#base = typed;
    this.#unanswered = [];
    forget(this.#name);
    if (!this.#name) {
      this.#name = said.name;
      this.#tell.begun(said);
    }
    if (!isSame(values(), typed)) this.typed();
    this.#tell.accepted();
  }

  #tryAgain(pause, reason) {
    this.#tell.refused(reason);
    this.#after(pause);
  }
}

const keyOf = (name) => `desk ${name}`;

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
