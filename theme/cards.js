// A round of flashcards.

import {prepare} from './answers.js';
import {CardView, onSwipe, stepOf} from './card_view.js';
import {Deck} from './deck.js';
import {make, makeButton} from './elements.js';
import {bindMarks, current, markGroup, replace} from './mark_store.js';
import {changed} from './marks.js';
import {count, say} from './say.js';
import {strings} from './strings.js';

/** @typedef {import('./study_data.js').Item} Item */

/**
 * @param {HTMLElement} place which it fills @param {Item[]} items in the order in which they are asked
 * @param {Map<string, string>} topics titles by id @param {() => void} leave @param {() => void} repeat
 */
export function startCards(place, items, topics, leave, repeat) {
  const byId = new Map(items.map(item => [item.id, item]));
  const deck = new Deck(items.map(({id}) => id));
  const view = new CardView(topics);
  const position = make('p', {class: 'position', role: 'status'}), progress = make('progress', {'aria-label': strings.progress});
  const turn = makeButton(strings.show_answer, flip, 'primary');
  const again = makeButton(strings.mark_again, () => judge('again'));
  const known = makeButton(strings.mark_known, () => judge('known'));
  const star = make('div', {class: 'star'});
  const previous = makeButton(strings.previous_card, () => go(-1)), next = makeButton(strings.next_card, () => go(1));
  const actions = make('div', {class: 'card-actions'}, previous, turn, again, known, star, next);
  const frame = make('div', {class: 'card-frame'}, make('div', {class: 'session-bar'}, position, progress, makeButton(strings.end_round, leave)), view.element, actions,
    make('p', {class: 'hint keys'}, strings.card_keys));

  function flip() {
    view.turn();
    turn.textContent = view.turned ? strings.hide_answer : strings.show_answer;
    view.element.focus();
  }

  /** @param {'known' | 'again'} name */
  function judge(name) {
    const id = deck.current;
    if (id === undefined) return;
    replace(changed(current(), id, name, true));
    if (name === 'known') deck.learned();
    else deck.again();
    go(1);
  }

  /** @param {number} step */
  function go(step) {
    if (step < 0) deck.previous();
    else deck.next();
    show();
    view.element.focus();
  }

  function show() {
    const item = deck.current === undefined ? undefined : byId.get(deck.current);
    if (!item) return finish();
    position.textContent = say(strings.card_position, {number: deck.at + 1, total: deck.length});
    progress.max = deck.length;
    progress.value = deck.at;
    turn.textContent = strings.show_answer;
    previous.disabled = deck.at === 0;
    const marks = markGroup(item.id);
    marks.querySelectorAll('[data-mark]:not([data-mark=starred])').forEach(button => button.remove());
    bindMarks(marks, item.id);
    star.replaceChildren(marks);
    void view.show(item);
    deck.upcoming(2).forEach(id => void prepare(id).catch(() => {}));
  }

  function finish() {
    const heading = make('h3', {tabindex: -1}, strings.round_done);
    place.replaceChildren(make('div', {class: 'round-end'}, heading,
      make('p', {}, say(strings.round_result, {known: deck.known.size, total: deck.distinct})),
      make('p', {class: 'actions'}, makeButton(strings.once_more, repeat, 'primary'), makeButton(strings.back_to_choice, leave))));
    heading.focus();
  }

  frame.addEventListener('keydown', event => {
    const on = event.target instanceof Element ? event.target : null;
    if (event.altKey || event.ctrlKey || event.metaKey || on?.closest('input, select, textarea')) return;
    const step = on?.closest('pre, .table') ? 0 : stepOf(event.key);
    const pressed = on?.closest('a, button, summary') !== null;
    if (step) go(step);
    else if ((event.key === ' ' || event.key === 'Enter') && !pressed) flip();
    else if (event.key === 'Escape') leave();
    else if (event.key === 'k') judge('known');
    else if (event.key === 'a') judge('again');
    else if (event.key === 's') /** @type {HTMLElement | null} */ (star.querySelector('button'))?.click();
    else return;
    event.preventDefault();
  });
  onSwipe(view.element, go);
  place.replaceChildren(frame);
  place.setAttribute('aria-label', count('questions', items.length));
  show();
  view.element.focus();
}
