// The practice page: what is asked, as its address says; flashcards, a mock interview, and the question of the day.

import {addressOf, place} from './answers.js';
import {startCards} from './cards.js';
import {dayOf, interview, ofTheDay, shuffled} from './draw.js';
import {part, pause} from './elements.js';
import {facets, filterNames, matching, sorted} from './filters.js';
import {startInterview} from './interview_session.js';
import {current, follow, onChange} from './mark_store.js';
import {setUpKeeping} from './keep_offline.js';
import {setUpMarkFile} from './mark_file.js';
import {placeOn} from './places.js';
import {count} from './say.js';
import {strings} from './strings.js';
import {studyData} from './study_data.js';

/** @typedef {import('./study_data.js').StudyData} StudyData */

/** @type {HTMLFormElement} */
const form = part('practice-setup');
const session = part('session'), shown = part('practice-count'), today = part('today');
/** @type {(HTMLInputElement | HTMLSelectElement)[]} */
const controls = Array.from(form.querySelectorAll('input, select'));
const starters = Array.from(form.querySelectorAll('button'));

/** @param {URLSearchParams} parameters */
function fill(parameters) {
  for (const control of controls) {
    const values = parameters.getAll(control.name);
    if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = values.includes(control.value);
    else if (control instanceof HTMLInputElement) control.value = values[0] ?? control.defaultValue;
    else {
      control.value = values[0] ?? control.options[0].value;
      if (control.selectedIndex < 0) control.selectedIndex = 0;
    }
  }
}

/** What the controls say, defaults left out. */
function said() {
  const parameters = new URLSearchParams();
  for (const control of controls) {
    const box = control instanceof HTMLInputElement && control.type === 'checkbox';
    const usual = control instanceof HTMLInputElement ? control.defaultValue : control.options[0].value;
    if (box ? control.checked : control.value !== usual) parameters.append(control.name, control.value);
  }
  return parameters;
}

/** @param {URLSearchParams} parameters @returns {import('./filters.js').Wanted} */
function wantedOf(parameters) {
  const wanted = Object.fromEntries(filterNames.map(name => [name, parameters.getAll(name).filter(Boolean)]));
  if (!parameters.has('answered')) wanted.answered = ['yes'];
  if (parameters.get('answered') === 'any') wanted.answered = [];
  return wanted;
}

/** @param {string} query @param {'pushState' | 'replaceState'} [how] */
function address(query, how = 'pushState') {
  history[how](null, '', location.pathname + (query && '?') + query);
}

/** @param {StudyData} data */
async function setUp({items, topics, moved}) {
  follow(moved);
  for (const {id, topics, page} of items) if (page) place(id, placeOn(topics[0], page, id));
  /** @type {HTMLElement[]} */
  const counts = Array.from(form.querySelectorAll('[data-count]'));

  function showCount() {
    const wanted = wantedOf(said());
    const found = matching(items, wanted, current()).length;
    shown.textContent = found ? count('questions_chosen', found) : strings.none_chosen;
    for (const button of starters) button.disabled = !found;
    const numbers = facets(items, wanted, current(), 'topic', counts.map(element => element.dataset.count ?? ''));
    counts.forEach((element, i) => (element.textContent = String(numbers[i])));
  }

  /** Shows what the address says. */
  function route() {
    const parameters = new URLSearchParams(location.search);
    fill(parameters);
    const run = parameters.get('run'), seed = Number(parameters.get('seed')) || 1;
    const found = matching(items, wantedOf(parameters), current());
    const running = found.length > 0 && (run === 'cards' || run === 'interview');
    for (const element of [form, today, part('my-marks')]) element.hidden = running;
    session.hidden = !running;
    session.replaceChildren();
    document.documentElement.toggleAttribute('data-running', running);
    if (!running) return showCount();
    scrollTo(0, 0);
    const leave = () => {
      parameters.delete('run');
      parameters.delete('seed');
      address(parameters.toString());
      route();
      starters[0]?.focus();
    };
    if (run === 'cards') {
      const order = parameters.get('order') ?? '';
      startCards(session, order ? sorted(found, order) : shuffled(found, seed), topics, leave, route);
    } else {
      const number = (/** @type {string} */ name, /** @type {number} */ usual, /** @type {number} */ most) =>
        Math.min(most, Math.max(1, Math.floor(Number(parameters.get(name))) || usual));
      startInterview(session, interview(found, number('n', 10, 100), seed), number('t', 30, 480), topics, leave);
    }
  }

  const day = /^\d{4}-\d\d-\d\d$/.exec(new URLSearchParams(location.search).get('day') ?? '')?.[0] ?? dayOf(new Date());
  await pause();
  const question = ofTheDay(items.filter(({answered}) => answered), day);
  if (question) {
    /** @type {HTMLAnchorElement} */
    const link = part('today-link');
    link.textContent = question.text;
    link.href = addressOf(question.id);
  }
  today.classList.toggle('ready', question !== undefined);

  await pause();

  form.addEventListener('change', () => {
    address(said().toString(), 'replaceState');
    showCount();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const parameters = said();
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    parameters.set('run', button?.value ?? 'cards');
    parameters.set('seed', String(crypto.getRandomValues(new Uint32Array(1))[0]));
    address(parameters.toString());
    route();
  });
  addEventListener('popstate', route);
  onChange(() => session.hidden && showCount());
  setUpKeeping(() => matching(items, wantedOf(said()), current()).map(({id}) => id));
  route();
}

setUpMarkFile(document.title.split(' · ').at(-1) ?? '');
try {
  const answer = await fetch(new URL(part('practice').dataset.study ?? '', location.href));
  if (!answer.ok) throw new Error(String(answer.status));
  const data = await answer.json();
  await pause();
  await setUp(await studyData(data, pause));
} catch {
  const trouble = part('practice-trouble');
  trouble.textContent = location.protocol === 'file:' ? strings.needs_server : strings.practice_failed;
  trouble.hidden = false;
  for (const element of [form, today]) element.hidden = true;
}
