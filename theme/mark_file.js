// Marks as a file: taken away, brought back, forgotten. Nothing is sent anywhere.

import {part} from './elements.js';
import {current, onChange, replace} from './mark_store.js';
import {counted, exported, imported} from './marks.js';
import {count, say} from './say.js';
import {strings} from './strings.js';

/** @param {string} title of the site */
export function setUpMarkFile(title) {
  const told = part('marks-told'), clear = part('marks-clear'), usual = clear.textContent;
  /** @type {HTMLInputElement} */
  const file = part('marks-file');

  function show() {
    const {all, known, again, starred} = counted(current());
    part('marks-count').textContent = all ? say(strings.marks_count, {known, again, starred}) : strings.no_marks;
    /** @type {HTMLButtonElement} */ (clear).disabled = all === 0;
    /** @type {HTMLButtonElement} */ (part('marks-export')).disabled = all === 0;
  }

  part('marks-export').addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([exported(current(), title)], {type: 'application/json'}));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'marks.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });
  part('marks-import').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const marks = imported(await chosen.text());
    file.value = '';
    if (marks) replace({...current(), ...marks});
    told.textContent = marks ? count('marks_imported', Object.keys(marks).length) : strings.no_marks_file;
  });
  // The second press does it: a dialog of the browser would stop everything for so small a matter.
  let sure = false;
  clear.addEventListener('click', () => {
    if (sure) {
      replace({});
      told.textContent = strings.marks_forgotten;
    }
    sure = !sure;
    clear.textContent = sure ? strings.marks_clear_sure : usual;
  });
  clear.addEventListener('blur', () => {
    sure = false;
    clear.textContent = usual;
  });
  onChange(show);
  show();
}
