// The search box in every page's header: a combobox after the ARIA Authoring Practices.
// All text of queries and results reaches the page as text nodes.

import {count, say} from '../say.js';
import {home} from '../storage.js';
import {strings} from '../strings.js';

/** @typedef {import('./engine.js').Hit} Hit */
/** @typedef {Awaited<ReturnType<typeof import('./engine.js').openIndex>>} Index */

export const input = /** @type {HTMLInputElement} */ (document.getElementById('search-input'));
const list = /** @type {HTMLElement} */ (document.getElementById('search-list'));
const status = /** @type {HTMLElement} */ (list.nextElementSibling);

/** @type {Worker | undefined} */
let worker;
/** Fails the search under way: those before it nobody waits for. @type {(reason: unknown) => void} */
let broken;
let active = -1;
let latest = 0;
/** The search page shows what is found itself. */
export const popup = {wanted: true};

/** @param {string} query */
const remember = query => import('./recent.js').then(module => module.remember(query.trim())).catch(() => 0);

/**
 * Starts the worker at the first call, which loads the engine and the index; after a failure, again at the next.
 * @param {string} query @param {Parameters<Index['search']>[1]} [options]
 * @returns {ReturnType<Index['search']>}
 */
export const search = (query, options) => new Promise((done, fail) => {
  if (!worker) {
    worker = new Worker(new URL('./engine.js', import.meta.url), {type: 'module', name: 'qbank'});
    worker.onerror = event => {
      worker = undefined;
      broken(event);
    };
  }
  broken = fail;
  const {port1, port2} = new MessageChannel();
  port1.onmessage = ({data}) => data.found ? done(data.found) : fail(data);
  worker.postMessage({base: home + 'search-index/', query, options}, [port2]);
});

/** What to tell the reader. @param {unknown} error */
export const explain = error => /** @type {{code?: string}} */ (error).code === 'version'
  ? strings.search_updated : strings.search_unreadable;

/** @param {string} tag @param {string} name @param {(string | Node)[]} content */
export function element(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = 'search-' + name;
  made.append(...content);
  return made;
}

/** The question with what matched highlighted. @param {Hit} hit */
export function highlighted({question, marks}) {
  const made = element('span', 'question');
  let at = 0;
  for (const [start, end] of marks) {
    made.append(question.slice(at, start), element('mark', '', question.slice(start, end)));
    at = end;
  }
  made.append(question.slice(at));
  return made;
}

/** Its topic, and the words of the query that it lacks, struck through. @param {Hit} hit */
export const about = ({topicTitle, missing}) => [topicTitle, ...missing.map(word => element('s', 'missing', word))];

/** @param {Node[]} options @param {string} message */
function show(options, message) {
  list.replaceChildren(...options);
  activate(-1);
  status.textContent = message;
  input.setAttribute('aria-expanded', `${options.length > 0}`);
}

/** @param {number} to */
function activate(to) {
  list.children[active]?.removeAttribute('aria-selected');
  active = to;
  const option = list.children[to];
  option?.setAttribute('aria-selected', 'true');
  option?.scrollIntoView({block: 'nearest'});
  input.setAttribute('aria-activedescendant', option?.id ?? '');
}

/** @param {(string | Node)[]} content @param {number} i @param {(event: MouseEvent) => void} choose */
function option(content, i, choose) {
  const made = element('li', 'option', ...content);
  made.id = 'search-option-' + i;
  made.setAttribute('role', 'option');
  made.addEventListener('click', choose);
  return made;
}

/** Goes to a page in such a way that Back finds the query again. @param {string} url */
function go(url) {
  history.replaceState({...history.state, query: input.value}, '');
  remember(input.value).then(() => location.assign(home + url));
}

async function update() {
  const query = input.value, mine = ++latest;
  if (!popup.wanted) return;
  try {
    if (!query.trim()) {
      const {recent} = await import('./recent.js');
      if (mine === latest) show(recent(text => {
        input.value = text;
        update();
      }).map(([content, choose], i) => option(content, i, choose)), '');
      // The first key then finds the index there.
      return void await search('');
    }
    const {total, hits, closest} = await search(query);
    if (mine !== latest) return;
    show(hits.map((hit, i) => option([
      highlighted(hit), element('span', 'topic', ...about(hit)),
    ], i, event => event.ctrlKey || event.metaKey ? open(home + hit.url) : go(hit.url))),
    total ? count('questions', total) : closest[0] ? say(strings.search_close, {words: closest.join(', ')}) : strings.search_nothing);
  } catch (error) {
    if (mine === latest) show([], explain(error));
  }
}

function close() {
  latest++;
  show([], '');
}

// Opened from a disk, this module never runs: the page then says in the box what searching needs.
close();
input.value ||= history.state?.query ?? '';
input.addEventListener('input', update);
input.addEventListener('focus', update);
input.addEventListener('blur', close);
// Who types fast has begun before this ran.
if (document.activeElement === input) update();
// A press on an option must not take the focus from the box.
list.addEventListener('mousedown', event => event.preventDefault());
input.addEventListener('keydown', event => {
  const count = list.children.length;
  if (event.key === 'Escape') {
    if (count) close();
    else input.value = '';
  } else if (event.key === 'Enter') {
    if (active < 0) remember(input.value).then(() => input.form?.requestSubmit());
    else /** @type {HTMLElement} */ (list.children[active]).click();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (!count) update();
    // One place more than options: from the last, Down leads back to the box.
    else activate((active + (event.key === 'ArrowDown' ? 2 : count + 1)) % (count + 1) - 1);
  } else return;
  event.preventDefault();
});
import('./shortcut.js').catch(() => 0);
