// What a reader has marked, by the id of the question; no DOM, runs in Node, too.
//
// A mark is a short text: "k" known or "a" again, not both, and "s" starred. Marks are values: each change gives new ones.

/** @typedef {'known' | 'again' | 'starred'} MarkName @typedef {Readonly<Record<string, string>>} Marks */

/** @type {Readonly<Record<MarkName, string>>} */
const letters = {known: 'k', again: 'a', starred: 's'};
const valid = /^(?:[ka]s?|s)$/;
const safeId = /^[a-z0-9][a-z0-9-]{0,199}$/;

/** @param {Marks} marks @param {string} id @param {MarkName} name */
export const has = (marks, id, name) => Object.hasOwn(marks, id) && marks[id].includes(letters[name]);

/** @param {Marks} marks @param {string} id */
export const isMarked = (marks, id) => Object.hasOwn(marks, id);

/**
 * The mark put if it was not there, and taken away if it was. A question is known or wanted again, never both.
 * @param {Marks} marks @param {string} id @param {MarkName} name @returns {Marks}
 */
export const toggled = (marks, id, name) => changed(marks, id, name, !has(marks, id, name));

/** @param {Marks} marks @param {string} id @param {MarkName} name @param {boolean} on @returns {Marks} */
export function changed(marks, id, name, on) {
  const set = new Set(Object.hasOwn(marks, id) ? marks[id] : '');
  if (on && name !== 'starred') ['k', 'a'].forEach(letter => set.delete(letter));
  if (on) set.add(letters[name]);
  else set.delete(letters[name]);
  const text = ['k', 'a', 's'].filter(letter => set.has(letter)).join('');
  const {[id]: _, ...others} = marks;
  return text ? {...others, [id]: text} : others;
}

/**
 * Marks on earlier ids of questions go to the ids of today; a mark that is there already wins.
 * @param {Marks} marks @param {Iterable<[string, string]>} moved earlier id, id of today
 * @returns {Marks} the same object if nothing moved
 */
export function followed(marks, moved) {
  /** @type {Record<string, string> | undefined} */
  let result;
  for (const [from, to] of moved) {
    if (from === to || !Object.hasOwn(marks, from)) continue;
    result ??= {...marks};
    if (!Object.hasOwn(result, to)) result[to] = marks[from];
    delete result[from];
  }
  return result ?? marks;
}

/** @param {Marks} marks */
export function counted(marks) {
  const all = Object.keys(marks);
  /** @param {MarkName} name */
  const of = name => all.filter(id => has(marks, id, name)).length;
  return {all: all.length, known: of('known'), again: of('again'), starred: of('starred')};
}

/**
 * Marks from what was stored or read from a file: whatever is not a mark is left out.
 * @param {unknown} value @returns {Marks}
 */
export function cleaned(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([id, mark]) => safeId.test(id) && typeof mark === 'string' && valid.test(mark)));
}

/** The text of a file with the marks. @param {Marks} marks @param {string} title of the site */
export const exported = (marks, title) => JSON.stringify({'qbank-marks': 1, title, marks}, undefined, 1) + '\n';

/**
 * The marks of such a file.
 * @param {string} text
 * @returns {Marks | undefined} nothing if it is no such file
 */
export function imported(text) {
  try {
    const file = JSON.parse(text);
    return file?.['qbank-marks'] === 1 ? cleaned(file.marks) : undefined;
  } catch {
    return undefined;
  }
}
