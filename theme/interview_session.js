// A mock interview against the clock, and what is left of it: a summary that can be printed.

import {addressOf, prepare} from './answers.js';
import {CardView, onSwipe, stepOf} from './card_view.js';
import {make, makeButton} from './elements.js';
import {count, say} from './say.js';
import {strings} from './strings.js';

/** @typedef {import('./study_data.js').Item} Item @typedef {'good' | 'partly' | 'missed' | ''} Rating */

/** @param {number} seconds @returns {string} 12:05 */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/**
 * @param {HTMLElement} place which it fills @param {Item[]} items @param {number} minutes
 * @param {Map<string, string>} topics titles by id @param {() => void} leave
 */
export function startInterview(place, items, minutes, topics, leave) {
  /** @type {{item: Item, rating: Rating, seconds: number, seen: boolean}[]} */
  const asked = items.map(item => ({item, rating: '', seconds: 0, seen: false}));
  const started = Date.now();
  let deadline = started + minutes * 60_000, at = 0, since = started, over = false;
  const view = new CardView(topics);
  const position = make('p', {class: 'position', role: 'status'});
  const left = make('p', {class: 'clock', role: 'timer', 'aria-label': strings.time_left});
  const turn = makeButton(strings.show_answer, flip, 'primary');
  const rate = make('div', {class: 'marks', role: 'group', 'aria-label': strings.how_was_it},
    ...ratings.map(([rating, text]) => {
      const button = makeButton(text, () => judge(rating));
      button.dataset.rating = rating;
      return button;
    }));
  const previous = makeButton(strings.previous_card, () => go(-1)), next = makeButton(strings.next_card, () => go(1));
  const more = makeButton(strings.more_time, () => {
    deadline += 5 * 60_000;
    tick();
  });
  const frame = make('div', {class: 'card-frame'},
    make('div', {class: 'session-bar'}, position, left, more, makeButton(strings.finish_interview, finish)), view.element,
    make('div', {class: 'card-actions'}, previous, turn, rate, next));
  const timer = setInterval(tick, 1000);

  function tick() {
    if (!frame.isConnected && !over) return void clearInterval(timer);  // left by Back
    const seconds = (deadline - Date.now()) / 1000;
    left.textContent = clock(seconds);
    if (seconds <= 0) finish();
  }

  function flip() {
    view.turn();
    turn.textContent = view.turned ? strings.hide_answer : strings.show_answer;
    view.element.focus();
  }

  /** @param {Rating} rating */
  function judge(rating) {
    asked[at].rating = rating;
    go(1);
  }

  function stopWatch() {
    asked[at].seconds += (Date.now() - since) / 1000;
    since = Date.now();
  }

  /** @param {number} step */
  function go(step) {
    if (at + step >= asked.length) return finish();
    stopWatch();
    at = Math.max(0, at + step);
    show();
    view.element.focus();
  }

  function show() {
    const {item, rating} = asked[at];
    asked[at].seen = true;
    position.textContent = say(strings.card_position, {number: at + 1, total: asked.length});
    turn.textContent = strings.show_answer;
    previous.disabled = at === 0;
    rate.querySelectorAll('button').forEach(button => button.setAttribute('aria-pressed', String(button.dataset.rating === rating)));
    void view.show(item);
    asked.slice(at + 1, at + 3).forEach(({item}) => void prepare(item.id).catch(() => {}));
  }

  function finish() {
    if (over) return;
    over = true;
    clearInterval(timer);
    stopWatch();
    place.replaceChildren(summary(asked, (Date.now() - started) / 1000, deadline <= Date.now(), topics, leave));
    /** @type {HTMLElement | null} */ (place.querySelector('h3'))?.focus();
  }

  frame.addEventListener('keydown', event => {
    const on = event.target instanceof Element ? event.target : null;
    if (event.altKey || event.ctrlKey || event.metaKey || on?.closest('pre, .table, input')) return;
    const step = stepOf(event.key);
    if (step) go(step);
    else if ((event.key === ' ' || event.key === 'Enter') && on === view.element) flip();
    else return;
    event.preventDefault();
  });
  onSwipe(view.element, go);
  place.replaceChildren(frame);
  place.setAttribute('aria-label', strings.interview);
  tick();
  show();
  view.element.focus();
}

/** @type {[Rating, string][]} */
const ratings = [['good', strings.rated_good], ['partly', strings.rated_partly], ['missed', strings.rated_missed]];

/**
 * @param {{item: Item, rating: Rating, seconds: number, seen: boolean}[]} asked @param {number} seconds
 * @param {boolean} late @param {Map<string, string>} topics @param {() => void} leave
 */
function summary(asked, seconds, late, topics, leave) {
  const titles = new Map(ratings);
  const rows = asked.map(({item, rating, seconds, seen}) => make('tr', {},
    make('th', {scope: 'row'}, make('a', {href: addressOf(item.id)}, item.text)),
    make('td', {}, topics.get(item.topics[0]) ?? ''),
    make('td', {}, seen ? titles.get(rating) ?? strings.rated_not : strings.not_reached),
    make('td', {class: 'end'}, seen ? clock(seconds) : '')));
  const good = asked.filter(({rating}) => rating === 'good').length;
  return make('div', {class: 'summary prose'},
    make('h3', {tabindex: -1}, late ? strings.time_is_up : strings.interview_done),
    make('p', {}, `${count('questions', asked.length)} · ${say(strings.rated_good_of, {count: good, total: asked.length})} · ${clock(seconds)}`),
    make('div', {class: 'table', tabindex: 0, role: 'region', 'aria-label': strings.interview_summary},
      make('table', {}, make('thead', {}, make('tr', {}, ...[strings.column_question, strings.column_topic, strings.column_rating, strings.column_time]
        .map(text => make('th', {scope: 'col'}, text)))), make('tbody', {}, ...rows))),
    make('p', {class: 'actions'}, makeButton(strings.print_summary, () => print(), 'primary'), makeButton(strings.back_to_choice, leave)));
}
