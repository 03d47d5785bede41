// What pages know of the site they belong to, and what is kept in this browser for it.

const root = document.documentElement;

/** Where the site begins. */
export const home = new URL(root.dataset.root || './', location.href).href;

/** Sites of one owner share an origin, so names carry the base path. @param {string} key */
export const nameOf = key => `qbank ${new URL(home).pathname} ${key}`;

/** @param {string} key @returns {any} null if there is nothing, or if storage is forbidden */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {string} key @param {unknown} value @returns {boolean} false if it lasts only as long as the page */
export function keep(key, value) {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
