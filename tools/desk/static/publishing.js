// Publish, take offline, change the address, undo: what the server did, or why not, is shown.
import { ask, confirmed } from "./asking.js";
import { bringIntoSight, button, element, filled } from "./elements.js";
import { post } from "./server.js";

// Do one of these things; `region` tells how it went, and `done` is called: a letter that the gate
// refuses has been written to all the same.
export async function act(region, words, path, facts, done) {
  say(region, element("p", {}, words.publishing));
  const answer = await post(path, facts).catch(() => ({ ok: false, said: { reason: words.no_answer } }));
  if (!answer.ok) say(region, element("p", {}, filled(words.failed, { reason: answer.said.reason })));
  else if (answer.said.refused.length) say(region, ...refusal(region, words, path, facts, answer.said, done));
  else say(region, ...success(words, path, answer.said));
  if (answer.ok) await done();
}

export async function takeOffline(region, words, name, to, done) {
  const leads = await ask(words, { title: words.take_offline, label: words.offline_question, help: words.offline_help, value: to, yes: words.take_offline });
  if (leads !== null) await act(region, words, "offline", { name, to: leads }, done);
}

export async function changeAddress(region, words, name, old, done) {
  const slug = await ask(words, { title: words.change_address, label: words.address_question, help: words.address_help, value: old, yes: words.change_address });
  if (slug !== null) await act(region, words, "address", { name, slug }, done);
}

export async function undo(region, words, done) {
  const help = words.undo_question;
  if (await confirmed(words, { title: words.undo_publication, help, yes: words.undo_publication })) {
    await act(region, words, "undo", {}, done);
  }
}

function say(region, ...content) {
  region.replaceChildren(...content);
  bringIntoSight(region);
}

function success(words, path, said) {
  const content = [element("p", {}, sentence(words, path, said))];
  if (said.address) content.push(published(words, said.address));
  content.push(...said.notes.map((note) => element("p", { className: "hint" }, note)));
  return content;
}

function sentence(words, path, said) {
  if (path === "undo") return words.undone;
  if (path === "publish") return said.address ? words.is_online : words.waits;
  if (!said.published) return words.never_online;
  return path === "offline" ? words.taken_offline : words.address_changed;
}

function published(words, address) {
  const link = element("a", { href: address, target: "_blank", rel: "noopener" }, address);
  const copy = button(words.copy_address, async () => {
    try {
      await navigator.clipboard.writeText(address);
      copy.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(link); // a browser that forbids it still copies by its keys
    }
  });
  return element("p", {}, `${words.published_at} `, link, " ", copy);
}

function refusal(region, words, path, facts, said, done) {
  const repair = button(words.repair, () => act(region, words, path, { ...facts, repair: true }, done));
  const content = [element("p", {}, words.refused), element("ul", {}, ...said.refused.map((problem) => element("li", {}, problem)))];
  if (said.lines.length) content.push(element("pre", {}, said.lines.join("\n")), element("p", { className: "deeds" }, repair));
  return content;
}
