// Follows ticks through an editor's changes to a list. checklist.js asks for it where tips are not as
// they were when they were ticked.

// Words that turn a tip around: do and don't; then opposites.
const TURNS = [__TURNS__];
const CLEAR = 0.6; // how alike two openings must be, of 1
const MARGIN = 0.15; // and how much more than any rival
const SAME_ID = 0.4; // what a common beginning adds

// A lost tick beats a false one.
// kept: {"tip id": {words}}, as the reader last saw it; tips: [{id, words}], as they are now.
// Returns a Map from the ids of tips to those they are kept under.
export function follow(kept, tips) {
  const known = new Map();
  const orphans = new Set(Object.keys(kept));
  const pairUp = (choose) => {
    for (const tip of tips) {
      const id = known.has(tip.id) || choose(tip);
      if (orphans.delete(id)) known.set(tip.id, id);
    }
  };
  pairUp((tip) => !tip.id.startsWith("tip-") && tip.id); // the author's own
  pairUp((tip) => kept[tip.id]?.words === tip.words && tip.id);
  pairUp((tip) => [...orphans].find((id) => kept[id].words === tip.words));

  const pairs = tips
    .filter((tip) => !known.has(tip.id))
    .flatMap((tip) => [...orphans].map((id) => ({ tip, id, score: alike(kept, id, tip) })));
  for (const { tip, id, score } of pairs) {
    const rivals = pairs.filter((pair) => (pair.tip === tip) !== (pair.id === id));
    const clear = rivals.every((rival) => score - rival.score >= MARGIN);
    if (score >= CLEAR && clear) known.set(tip.id, id);
  }
  return known;
}

// Twice the share of stems that both openings hold; 0 where one turns the other around.
function alike(kept, id, tip) {
  const [a, b] = [kept[id].words, tip.words].map(wordsOf);
  if (TURNS.some((turns, others) => turned(turns, others, a, b))) return 0;
  const [one, two] = [a, b].map(stems);
  const common = [...one].filter((stem) => two.has(stem)).length;
  return (2 * common) / (one.size + two.size || 1) + (common && id === tip.id ? SAME_ID : 0);
}

function wordsOf(text) {
  const words = text.toLowerCase().replace(/__ENDINGS__/g, " not").match(/[\p{L}\p{N}]+/gu);
  return [...new Set(words)].sort();
}

function turned(turns, others, ...tips) {
  const [one, two] = tips.map((words) => words.filter((word) => turns.test(word)).join());
  return one !== two && (!others || (one && two));
}

function stems(words) {
  return new Set(words.filter((word) => /....|\d/.test(word)).map((word) => word.slice(0, 5)));
}
