// Marks of questions, as values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, cleaned, counted, exported, followed, has, imported, isMarked, toggled } from '../../theme/marks.js';

test('a mark is put and taken away, and the marks before stay as they were', () => {
  const none = {}, one = toggled(none, 'n-plus-one', 'starred');
  assert.deepEqual(none, {});
  assert.ok(has(one, 'n-plus-one', 'starred') && isMarked(one, 'n-plus-one'));
  assert.deepEqual(toggled(one, 'n-plus-one', 'starred'), {});
});

test('a question is known or wanted again, never both; a star is apart from that', () => {
  let marks = toggled(toggled({}, 'a', 'known'), 'a', 'starred');
  marks = changed(marks, 'a', 'again', true);
  assert.deepEqual(marks, { a: 'as' });
  assert.equal(has(marks, 'a', 'known'), false);
  assert.deepEqual(changed(marks, 'a', 'again', false), { a: 's' });
});

test('names that every object has are no marks', () => {
  assert.equal(has({}, 'constructor', 'known'), false);
  assert.deepEqual(toggled({}, 'constructor', 'known'), { constructor: 'k' });
  assert.equal(isMarked({}, 'tostring'), false);
});

test('marks follow a question that was renamed; a mark on its new id wins', () => {
  const marks = { old: 'k', other: 's', older: 'a' };
  assert.deepEqual(followed(marks, [['old', 'new'], ['older', 'other']]), { other: 's', new: 'k' });
  assert.equal(followed(marks, [['nobody', 'x']]), marks, 'nothing moved: the same object');
  assert.deepEqual(followed({ a: 'k' }, new Map([['a', 'a']])), { a: 'k' });
});

test('what comes back from a file is what went in', () => {
  const marks = { a: 'ks', 'b-2': 'a', c: 's' };
  assert.deepEqual(imported(exported(marks, 'A "bank"')), marks);
});

for (const text of ['', 'no json', '[]', 'null', '{"marks":{"a":"k"}}', '{"qbank-marks":2,"marks":{"a":"k"}}']) {
  test(`${JSON.stringify(text)} is no file with marks`, () => assert.equal(imported(text), undefined));
}

test('whatever is not a mark is left out', () => {
  const read = { a: 'k', b: 'ka', c: '', d: 3, e: 'sk', 'F!': 'k', '../x': 'k', g: 'as', ['x'.repeat(300)]: 'k' };
  assert.deepEqual(cleaned(read), { a: 'k', g: 'as' });
  for (const odd of [null, 5, 'k', [['a', 'k']]]) assert.deepEqual(cleaned(odd), {});
});

test('marks are counted by kind', () => assert.deepEqual(counted({ a: 'ks', b: 'a', c: 's', d: 'k' }), { all: 4, known: 2, again: 1, starred: 2 }));
