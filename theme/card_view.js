// One question as a card: its wording, and its answer when it is turned.

import {addressOf, textsOf} from './answers.js';
import {setUpChoices} from './choices.js';
import {make} from './elements.js';
import {strings} from './strings.js';

/** @typedef {import('./study_data.js').Item} Item */

/** @type {Record<string, string>} */
const levelNames = {junior: strings.level_junior, mid: strings.level_mid, senior: strings.level_senior};

export class CardView {
  /** @param {Map<string, string>} topics titles by id */
  constructor(topics) {
    this.topics = topics;
    this.question = make('h3', {id: 'card-question', class: 'card-question'});
    this.badges = make('p', {class: 'badges'});
    this.before = make('div', {class: 'card-before'});
    this.answer = make('div', {class: 'answer prose', hidden: true});
    this.link = make('a', {class: 'card-link-page'}, strings.open_page);
    this.element = make('div', {class: 'flashcard', role: 'group', tabindex: 0, 'aria-labelledby': 'card-question'},
      this.badges, this.question, this.before, this.answer, make('p', {class: 'open-page'}, this.link));
    /** @type {string | undefined} */
    this.shown = undefined;
  }

  get turned() { return !this.answer.hidden; }

  /** @param {Item} item */
  async show(item) {
    this.shown = item.id;
    this.answer.hidden = true;
    this.question.textContent = item.text;
    this.link.href = addressOf(item.id);
    this.badges.replaceChildren(...item.topics.slice(0, 1).map(id => make('span', {class: 'badge'}, this.topics.get(id) ?? id)));
    if (item.level) this.badges.append(make('span', {class: `badge level-${item.level}`}, levelNames[item.level] ?? ''));
    this.before.replaceChildren();
    this.answer.replaceChildren();
    try {
      const {wording, before, answer} = await textsOf(item.id);
      if (this.shown !== item.id) return;
      if (wording.length) this.question.replaceChildren(...wording);
      this.before.replaceChildren(...before);
      setUpChoices(this.before);
      this.answer.replaceChildren(...(answer.length ? answer : [make('p', {class: 'muted'}, strings.no_answer)]));
    } catch {
      if (this.shown === item.id) this.answer.replaceChildren(make('p', {class: 'muted'}, navigator.onLine ? strings.answer_failed : strings.answer_offline));
    }
  }

  turn() {
    this.answer.hidden = !this.answer.hidden;
  }
}

/**
 * Calls back on a swipe of a finger over the element: 1 to what comes next, -1 to what was before. Boxes that scroll by
 * themselves keep their scrolling.
 * @param {HTMLElement} element @param {(step: 1 | -1) => void} move
 */
export function onSwipe(element, move) {
  /** @type {{x: number, y: number} | undefined} */
  let start;
  element.addEventListener('pointerdown', event => {
    const box = event.target instanceof Element && event.target.closest('pre, .table');
    start = event.pointerType === 'touch' && !box ? {x: event.clientX, y: event.clientY} : undefined;
  });
  element.addEventListener('pointercancel', () => (start = undefined));
  element.addEventListener('pointerup', event => {
    if (!start) return;
    const x = event.clientX - start.x, y = event.clientY - start.y;
    start = undefined;
    if (Math.abs(x) < 50 || Math.abs(x) < 2 * Math.abs(y)) return;
    const forward = document.documentElement.dir === 'rtl' ? x > 0 : x < 0;
    move(forward ? 1 : -1);
  });
}

/** Which way an arrow key leads in the direction of the text; 0 for other keys. @param {string} key */
export function stepOf(key) {
  const sign = document.documentElement.dir === 'rtl' ? -1 : 1;
  return key === 'ArrowRight' ? sign : key === 'ArrowLeft' ? -sign : 0;
}
