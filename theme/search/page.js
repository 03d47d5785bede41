// The search page: what is found, with filters and counts, under an address that can be shared.

import {count} from '../say.js';
import {home, keep, recall} from '../storage.js';
import {strings} from '../strings.js';
import {about, element, explain, highlighted, input, popup, search} from './box.js';
import {forget, remember} from './recent.js';
import {tell} from './shortcut.js';

/** @typedef {import('./engine.js').Hit} Hit */

const step = 20;
const page = /** @type {HTMLElement} */ (document.getElementById('search-page'));
/** @template {HTMLElement} T @param {string} selector */
const part = selector => /** @type {T} */ (page.querySelector(selector));
const summary = part('.search-summary'), results = part('.search-results'), browse = part('.search-browse');
const more = part('.search-more'), shortcut = /** @type {HTMLInputElement} */ (part('[name=shortcut]'));
/** @type {HTMLSelectElement[]} */
const selects = Array.from(page.querySelectorAll('select'));
const labels = new Map(selects.flatMap(select => Array.from(select.options, option => [option, option.text])));

const kept = history.state?.search ?? {};
let limit = kept.limit ?? step;
let latest = 0;
let scroll = kept.scroll ?? 0;

/** @param {Hit} hit */
function item(hit) {
  const link = document.createElement('a');
  link.href = home + hit.url;
  link.append(highlighted(hit));
  link.addEventListener('click', () => remember(input.value.trim()));
  return element('li', 'result', link, element('p', 'topic', ...about(hit)));
}

/** @param {string} query @param {string[]} closest */
function nothing(query, closest) {
  const advice = element('p', 'advice');
  if (closest.length) advice.append(strings.search_near, ' ');
  for (const word of closest) {
    const button = /** @type {HTMLButtonElement} */ (element('button', 'closest', word));
    button.type = 'button';
    button.addEventListener('click', () => {
      input.value = word;
      changed();
      input.focus();
    });
    advice.append(button, ' ');
  }
  const repository = page.dataset.repository;
  if (repository && /^https?:/.test(repository)) {
    const link = document.createElement('a');
    link.href = `${repository}/issues/new?title=${encodeURIComponent('Question: ' + query.slice(0, 200))}`;
    link.textContent = strings.search_suggest;
    advice.append(link);
  }
  return advice.childNodes.length ? [element('li', 'nothing', advice)] : [];
}

async function update() {
  const mine = ++latest, query = input.value.trim();
  const filters = Object.fromEntries(selects.map(select => [select.name, select.value]));
  const asked = query !== '' || selects.some(select => select.value);
  browse.hidden = asked;
  if (!asked) {
    results.replaceChildren();
    more.hidden = true;
    summary.textContent = '';
    return;
  }
  try {
    const {total, hits, closest, facets} = await search(query, {limit, filters, facets: true});
    if (mine !== latest) return;
    for (const select of selects) {
      for (const option of select.options) {
        const left = facets?.[select.name].find(choice => choice.id === option.value)?.count ?? 0;
        if (option.value) {
          option.textContent = `${labels.get(option)} (${left})`;
          option.hidden = !left && !option.selected;
        }
      }
    }
    summary.textContent = total ? count('questions', total) : strings.search_nothing;
    results.replaceChildren(...(total ? hits.map(item) : nothing(query, closest)));
    more.hidden = total <= limit || hits.length < limit;
  } catch (error) {
    if (mine !== latest) return;
    summary.textContent = explain(error);
    results.replaceChildren();
    more.hidden = true;
  }
  if (scroll) scrollTo(0, scroll);
  scroll = 0;
}

/** The address says what is shown, so that it can be shared and Back finds it again. */
function note() {
  const address = new URL(location.href);
  address.search = '';
  for (const {name, value} of [input, ...selects]) if (value.trim()) address.searchParams.set(name, value.trim());
  history.replaceState({...history.state, query: input.value, search: {limit, scroll: scrollY}}, '', address);
}

function changed() {
  limit = step;
  note();
  update();
}

popup.wanted = false;
history.scrollRestoration = 'manual';
const parameters = new URLSearchParams(location.search);
for (const select of selects) select.value = parameters.get(select.name) ?? '';
for (const select of selects) if (select.selectedIndex < 0) select.value = '';
input.value = parameters.get('q') ?? '';
input.addEventListener('input', changed);
page.addEventListener('change', event => {
  if (event.target !== shortcut) changed();
});
input.form?.addEventListener('submit', event => {
  event.preventDefault();
  remember(input.value.trim());
  changed();
});
more.addEventListener('click', () => {
  limit += step;
  note();
  update();
});
addEventListener('pagehide', note);
shortcut.checked = recall('shortcut') !== false;
shortcut.addEventListener('change', () => {
  keep('shortcut', shortcut.checked);
  tell();
});
part('.search-forget').addEventListener('click', () => {
  forget();
  summary.textContent = strings.search_forgotten;
});
update();
