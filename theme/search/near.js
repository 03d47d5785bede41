// Words that are not in the index: other endings of known words, and slips of the finger.

/**
 * @typedef {import('./engine.js').Group} Group @typedef {import('./engine.js').Dictionary} Dictionary
 * @typedef {import('./engine.js').Term} Term
 */

const ending = /^(e?[ds]|([ai]t)?i(on|ng|ve|ty)s?|e?rs?|e|y|ie[ds]|ments?|al|ly|ness|able|[ae]n(t|ce)|ors?)?$/;

/**
 * Calls found(i, distance) for each form within `most` edits (insertion, deletion, substitution, transposition) of
 * `key`, or, if `typing`, of which a beginning is: Damerau and Levenshtein's distance (the restricted one), with rows
 * shared between neighbours in the sorted list. In short words letters must not be exchanged: "rust" is not "rest".
 * @param {string[]} forms @param {string} key @param {number} most @param {boolean} typing
 * @param {(i: number, distance: number) => void} found
 */
function slips(forms, key, most, typing, found) {
  const n = key.length, width = n + 1;
  const rows = Uint8Array.from({length: width * (n + most + 2)}, (_, i) => i < width ? i : 0);
  let previous = '', known = 0;
  forms.forEach((form, f) => {
    // The first letter may be missing, doubled or swapped, not another.
    if (form[0] !== key[0] && (n < 6 || form[0] !== key[1] && form[1] !== key[0])) return;
    let shared = 0;
    while (shared < known && form[shared] === previous[shared]) shared++;
    previous = form;
    const last = Math.min(form.length, n + most);
    let best = 99, i = 1, least = 0;
    for (; i <= last && least <= most; i++) {
      const row = i * width, up = row - width, c = form[i - 1];
      least = i;
      if (i > shared) {
        rows[row] = i;
        for (let j = 1; j <= n; j++) {
          const d = key[j - 1], vowels = n > 4 && /[aeiou]{2}/.test(c + d);
          let cost = Math.min(rows[up + j - 1] + (c === d ? 0 : n < 6 && !vowels ? 2 : 1), rows[up + j] + 1, rows[row + j - 1] + 1);
          if (i > 1 && j > 1 && c === key[j - 2] && form[i - 2] === d) cost = Math.min(cost, rows[up - width + j - 2] + 1);
          rows[row + j] = cost;
        }
      }
      for (let j = 1; j <= n; j++) least = Math.min(least, rows[row + j]);
      if (typing && i >= n || i === form.length) best = Math.min(best, rows[row + n]);
    }
    known = i - 1;
    if (best <= most) found(f, best);
  });
}

/**
 * Adds the groups of forms near `key`: with another ending, else with the fewest slips. If there are none, returns
 * the words that `key` may begin with if two were written as one, the longest first.
 * @param {(key: string, start: string) => Promise<Dictionary[]>} spelled where to look
 * @param {string} key @param {boolean} typing @param {Map<Group, number>} groups
 */
export async function near(spelled, key, typing, groups) {
  const beside = await spelled(key, key), heads = nearIn(beside, key, typing, groups);
  if (groups.size) return [];
  // In a large bank, the others that begin with the same letter.
  const shards = await spelled(key, key[0]);
  return shards.length > beside.length ? nearIn(shards, key, typing, groups) : heads;
}

/** @param {Dictionary[]} shards @param {string} key @param {boolean} typing @param {Map<Group, number>} groups */
function nearIn(shards, key, typing, groups) {
  const begun = groups.size;
  /** @type {[Group, number][]} */
  const found = [];
  for (const {forms, of} of begun ? [] : shards) {
    forms.forEach((form, i) => {
      let shared = 0;
      // British and American endings are one: "optimise" is "optimize".
      while (shared < key.length && (form[shared] === key[shared] || /sz|zs/.test(form[shared] + key[shared]))) shared++;
      if (shared > 3 && ending.test(form.slice(shared)) && ending.test(key.slice(shared))) groups.set(of[i], 0.9);
    });
  }
  if (groups.size > begun) return [];
  let least = key.length > 6 && !begun ? 2 : 1;
  for (const {forms, of} of shards) {
    slips(forms, key, least, typing, (i, distance) => {
      found.push([of[i], distance]);
      least = Math.min(least, distance || 1);
    });
  }
  for (const [group, distance] of found)
    if (distance <= least && !groups.has(group)) groups.set(group, begun ? 0.35 : 1 - 0.15 * distance);
  return groups.size ? [] : shards.flatMap(({forms, of}) => forms.filter((form, i) =>
    form[2] && key.length > form.length + 2 && key.startsWith(form) && !of[i].weak)).reverse();
}

/**
 * The two words that `part` may be, if both are known, else the term itself.
 * @param {Term} term @param {string} part @param {(half: string) => Promise<Term>} understand
 */
export async function halves(term, part, understand) {
  for (const head of term.heads) {
    const both = await Promise.all([head, part.slice(head.length)].map(understand));
    if (both.every(half => [...half.groups.values()].includes(1))) return both;
  }
  return term;
}

/**
 * Up to three words of the index for each that is not there, the nearest and most frequent first.
 * @param {Term[]} terms @param {(key: string, start: string) => Promise<Dictionary[]>} spelled where to look for each
 */
export async function closest(terms, spelled) {
  const near = await Promise.all(terms.filter(term => !term.groups.size && term.key[2]).map(async ({key}) => {
    /** @type {[number, string, number][]} */
    const found = [];
    for (const {forms, of} of await spelled(key, key[0]))
      slips(forms, key, Math.ceil(key.length / 3), false, (i, distance) => {
        if (!of[i].weak) found.push([distance, forms[i], of[i].count]);
      });
    return found.sort((x, y) => x[0] - y[0] || y[2] - x[2]).slice(0, 3).map(x => x[1]);
  }));
  return [...new Set(near.flat())];
}
