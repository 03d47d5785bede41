// A topic's page: folding, filters and sorting. Its address says what is shown, so that Back and a link find it again.

import {make, part, pause} from './elements.js';
import {facets, filterNames, matching, sorted} from './filters.js';
import {current, follow, markGroup, markNames, markTitles, onChange} from './mark_store.js';
import {has} from './marks.js';
import {placeOf} from './places.js';
import {count, say} from './say.js';
import {strings} from './strings.js';

/** @typedef {import('./filters.js').Filterable & {element: HTMLElement, badges: Element | null}} Entry */

/** @type {HTMLFormElement} */
const tools = part('topic-tools');
const list = part('questions'), shown = part('topic-shown');
/** @type {HTMLAnchorElement} */
const whole = part('topic-whole');
const hide = part('hide-answers'), filters = /** @type {HTMLDetailsElement} */ (part('topic-filters'));
/** @type {HTMLSelectElement[]} */
const selects = Array.from(tools.querySelectorAll('select'));
const labels = new Map(selects.flatMap(select => Array.from(select.options, option => [option, option.text.replace(/ \(\d+\)$/, '')])));
const {topic = '', total = '0', paginated, search = ''} = tools.dataset;

/** @param {string | undefined} text */
const words = text => (text ?? '').split(' ').filter(Boolean);

/** @type {Entry[]} */
const entries = Array.from(list.querySelectorAll('.question'), question => {
  const element = /** @type {HTMLElement} */ (question);
  const {level = '', kind = '', weight = '0', tags, sources} = element.dataset;
  return {
    element, id: element.id, level, kind, weight: Number(weight), tags: words(tags), sources: words(sources), topics: [topic],
    answered: !element.matches('.unanswered, .no-answer'), badges: element.querySelector('.badges'),
  };
});
const folded = entries.flatMap(({element}) => element instanceof HTMLDetailsElement ? [element] : []);

/** What the controls say. */
const wanted = () => Object.fromEntries(selects.filter(({name, value}) => name !== 'sort' && value).map(({name, value}) => [name, [value]]));
const order = () => selects.find(({name}) => name === 'sort')?.value ?? '';

let placed = '', unfolded = false;
function show() {
  const marks = current(), now = wanted();
  const visible = new Set(matching(entries, now, marks));
  for (const entry of entries) entry.element.hidden = !visible.has(entry);
  if (placed !== order()) {
    placed = order();
    list.append(...sorted(entries, placed).map(({element}) => element));
  }
  for (const select of selects) {
    const name = filterNames.find(name => name === select.name);
    if (!name) continue;
    const options = Array.from(select.options).slice(1);
    const counts = facets(entries, now, marks, name, options.map(option => option.value));
    options.forEach((option, i) => (option.textContent = `${labels.get(option)} (${counts[i]})`));
  }
  const narrowed = Object.keys(now).length > 0;
  filters.classList.toggle('in-use', narrowed);
  const values = {count: visible.size, page: entries.length, total};
  shown.textContent = paginated ? say(strings.shown_on_page, values) : say(strings.shown_of, values);
  // Filters look at this page; the search page, which has most of them, looks at all pages of the topic.
  whole.hidden = !paginated || !narrowed;
  const address = new URL(search, location.href);
  address.searchParams.set('topic', topic);
  for (const [name, [value]] of Object.entries(now)) if (name !== 'mark' && name !== 'tag') address.searchParams.set(name, value);
  whole.href = address.href;
}

let folding = 0;
/** A few at a time: 200 answers at once would keep the page from answering. @param {boolean} open */
async function foldAll(open) {
  const mine = ++folding;
  for (const [i, details] of folded.entries()) {
    if (i % 10 === 9) await pause();
    if (mine !== folding) return;
    details.open = open;
  }
}

/** @param {boolean} hidden */
function hideAnswers(hidden) {
  hide.setAttribute('aria-pressed', String(hidden));
  list.dataset.answers = hidden ? 'hidden' : '';
}

function read() {
  const parameters = new URLSearchParams(location.search);
  for (const select of selects) {
    select.value = parameters.get(select.name) ?? '';
    if (select.selectedIndex < 0) select.value = '';
  }
  if (selects.some(select => select.value)) filters.open = true;
  hideAnswers(parameters.get('answers') === 'hidden');
  unfolded = parameters.get('open') === 'all';
  if (unfolded) void foldAll(true);
  show();
}

/** @param {'all' | ''} [open] */
function note(open) {
  const address = new URL(location.href);
  const {searchParams} = address;
  for (const {name, value} of selects) {
    if (value) searchParams.set(name, value);
    else searchParams.delete(name);
  }
  if (list.dataset.answers) searchParams.set('answers', list.dataset.answers);
  else searchParams.delete('answers');
  if (open) searchParams.set('open', open);
  else if (open === '') searchParams.delete('open');
  unfolded = searchParams.get('open') === 'all';
  if (address.href !== location.href) history.pushState(null, '', address);
}

/** @param {Entry} entry */
function showMarks({id, badges}) {
  badges?.querySelectorAll('.mark').forEach(mark => mark.remove());
  for (const name of markNames) {
    if (has(current(), id, name)) badges?.append(make('span', {class: `badge mark mark-${name}`}, markTitles[name]));
  }
}

/** Buttons for marks come when a question is unfolded: a page may have 200 of them. @param {Entry} entry */
function addMarks({element, id}) {
  if (element.querySelector('.marks')) return;
  const last = element.querySelector('.open-page');
  if (last) last.append(markGroup(id));
  else element.append(markGroup(id));
}

const learned = make('span', {class: 'muted'});
shown.after(learned);
function showLearned() {
  const known = entries.filter(({id}) => has(current(), id, 'known')).length;
  learned.textContent = known ? ` · ${count('known_here', known)}` : '';
}

follow(entries.flatMap(({id, element}) => words(element.dataset.aliases).map(alias => /** @type {[string, string]} */ ([alias, id]))));
for (const entry of entries) {
  if (entry.element instanceof HTMLDetailsElement) entry.element.addEventListener('toggle', () => addMarks(entry));
  else addMarks(entry);
  showMarks(entry);
}
onChange(() => {
  entries.forEach(showMarks);
  showLearned();
  show();
});
showLearned();
part('unfold-all').addEventListener('click', () => {
  hideAnswers(false);
  void foldAll(true);
  note('all');
});
part('fold-all').addEventListener('click', () => {
  void foldAll(false);
  note('');
});
hide.addEventListener('click', () => {
  const hidden = hide.getAttribute('aria-pressed') !== 'true';
  if (hidden) void foldAll(false);
  hideAnswers(hidden);
  note(hidden ? '' : undefined);
});
tools.addEventListener('change', () => {
  note();
  show();
});
tools.addEventListener('reset', () => setTimeout(() => {
  note();
  show();
}));
tools.addEventListener('submit', event => event.preventDefault());
/** Without pages of questions, a place in this page is what others link to: the question may stand on another page by now. */
async function leadOn() {
  const id = location.hash.slice(1);
  const address = id && !document.getElementById(id) && await placeOf(id);
  if (address) location.replace(address);
}
void leadOn();
addEventListener('hashchange', () => void leadOn());
addEventListener('popstate', () => {
  if (unfolded) void foldAll(false);
  read();
});
read();
