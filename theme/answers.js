// The texts of a question for practising, from the page that shows it: so a site holds no answer twice, and a page that was
// read is there without a network.

import {home} from './storage.js';

/** @typedef {{wording: Node[], before: Node[], answer: Node[]}} Texts `before`: what belongs to the question, such as code or choices */

const most = 60;
/** @type {Map<string, Promise<DocumentFragment>>} */
const pages = new Map();

/** Where questions stand that have no page of their own, from the site's root. @type {Map<string, string>} */
const places = new Map();

/** @param {string} id @param {string} address from the site's root */
export const place = (id, address) => void places.set(id, address);

/** @param {string} id */
export const addressOf = id => home + (places.get(id) ?? `q/${id}.html`);

/** Pages that show many questions. @type {Map<string, Promise<Document>>} */
const shared = new Map();
const mostShared = 6;

/** @param {string} address @returns {Promise<Document>} */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  // A parsed document runs nothing: its scripts are dead, and its pictures are not loaded.
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/** A page of a topic, of which other cards want other questions. @param {string} address @returns {Promise<Document>} */
function readShared(address) {
  let page = shared.get(address);
  if (!page) {
    page = read(address);
    shared.set(address, page);
    page.catch(() => shared.delete(address));
    if (shared.size > mostShared) shared.delete(/** @type {string} */ (shared.keys().next().value));
  }
  return page;
}

/** @param {string} id @returns {Promise<DocumentFragment>} what of the page is needed */
async function load(id) {
  const [address, within] = addressOf(id).split('#');
  const page = within ? await readShared(address) : await read(address);
  /** @type {ParentNode | null} */
  const question = within ? page.getElementById(within) : page.querySelector('.question-page');
  const kept = document.createDocumentFragment();
  for (const selector of within ? ['h2', ':scope > .stem', '.choices', '.answer'] : ['h1', ':scope > .prose', '.choices', '.answer']) {
    const found = question?.querySelector(selector);
    if (found) kept.append(document.importNode(found, true));
  }
  for (const element of kept.querySelectorAll('*')) {
    // Ids belong to the page: here there may be others of the same name.
    if (!element.closest('.choices')) element.removeAttribute('id');
    for (const name of ['href', 'src']) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, new URL(value, address).href);
    }
  }
  return kept;
}

/** Loads what will be wanted soon. @param {string} id @returns {Promise<DocumentFragment>} */
export function prepare(id) {
  let page = pages.get(id);
  if (!page) {
    page = load(id);
    pages.set(id, page);
    // A failure is forgotten, so that the next look tries again.
    page.catch(() => pages.delete(id));
    if (pages.size > most) pages.delete(/** @type {string} */ (pages.keys().next().value));
  }
  return page;
}

/** @param {string} id @returns {Promise<Texts>} nodes of the caller's own */
export async function textsOf(id) {
  const page = /** @type {DocumentFragment} */ ((await prepare(id)).cloneNode(true));
  /** @param {string} selector */
  const all = selector => Array.from(page.querySelectorAll(selector));
  return {
    wording: all(':scope > h1, :scope > h2').flatMap(heading => Array.from(heading.childNodes)),
    before: Array.from(page.children).filter(element => !/^H[12]$/.test(element.tagName) && !element.classList.contains('answer')),
    answer: all('.answer').flatMap(answer => Array.from(answer.childNodes)),
  };
}
