// Multiple choice that can be answered. The template gives `.choices` with a list of options and, folded, the key: the
// letters of the right ones in `.key strong`. Without script both can be read.

import {make, makeButton} from './elements.js';
import {say} from './say.js';
import {strings} from './strings.js';

let groups = 0;

/** @param {string} letter A, B, …, Z, AA, … @returns {number} from 0 */
const place = letter => [...letter].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;

/** @param {ParentNode} within */
export function setUpChoices(within) {
  for (const choices of within.querySelectorAll('.choices')) setUp(choices);
}

/** @param {Element} choices */
function setUp(choices) {
  const list = choices.querySelector('ol');
  const options = list ? Array.from(list.children) : [];
  const right = new Set(Array.from(choices.querySelectorAll('.key strong'), letter => place(letter.textContent.trim())));
  const known = [...right].every(index => index >= 0 && index < options.length);
  if (!list || options.length < 2 || !right.size || !known) return;
  const name = `choice-${groups++}`;
  const inputs = options.map((option, index) => {
    const input = make('input', {type: right.size > 1 ? 'checkbox' : 'radio', name, value: index});
    option.replaceChildren(make('label', {}, input, make('span', {}, ...option.childNodes)), make('span', {class: 'verdict'}));
    return input;
  });
  const told = make('p', {class: 'told', role: 'status'});
  const check = makeButton(strings.choices_check, () => {
    if (!inputs.some(input => input.checked)) {
      told.textContent = strings.choices_none;
      return;
    }
    options.forEach((option, index) => {
      const is = right.has(index), chosen = inputs[index].checked;
      option.classList.toggle('is-right', is);
      option.classList.toggle('is-wrong', chosen && !is);
      const verdict = option.querySelector('.verdict');
      if (verdict) verdict.textContent = is ? strings.choices_is_right : chosen ? strings.choices_is_wrong : '';
    });
    const good = inputs.every((input, index) => input.checked === right.has(index));
    told.textContent = good ? strings.choices_right : say(strings.choices_wrong, {letters: [...right].sort((a, b) => a - b).map(index => String.fromCharCode(65 + index)).join(', ')});
    told.dataset.good = String(good);
  }, 'choices-check');
  choices.setAttribute('role', 'group');
  if (right.size > 1) list.before(make('p', {class: 'hint'}, strings.choices_several));
  list.after(make('p', {class: 'choices-actions'}, check), told);
  list.addEventListener('change', () => {
    for (const option of options) {
      option.classList.remove('is-right', 'is-wrong');
      const verdict = option.querySelector('.verdict');
      if (verdict) verdict.textContent = '';
    }
    told.textContent = '';
  });
}
