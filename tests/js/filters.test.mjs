// Filters, counts and orders of questions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facets, matching, sorted } from '../../theme/filters.js';

const item = (id, values = {}) => ({ id, level: '', kind: 'concept', answered: true, topics: ['orm'], tags: [], sources: [], weight: 0, ...values });
const items = [
  item('a', { level: 'senior', tags: ['sql'], sources: ['x'], weight: 1 }),
  item('b', { level: 'junior', kind: 'coding', topics: ['orm', 'http'], sources: ['x', 'y'], weight: 2 }),
  item('c', { answered: false, topics: ['http'], tags: ['sql', 'cache'] }),
  item('d', { level: 'mid', weight: 2, sources: ['y', 'z'] }),
];
const marks = { a: 'k', b: 'as' };

const cases = [
  [{}, 'abcd'], [{ level: [] }, 'abcd'], [{ level: ['mid'] }, 'd'], [{ level: ['mid', 'senior'] }, 'ad'], [{ kind: ['coding'] }, 'b'],
  [{ topic: ['http'] }, 'bc'], [{ topic: ['http'], answered: ['yes'] }, 'b'], [{ tag: ['sql'] }, 'ac'], [{ tag: ['sql'], source: ['x'] }, 'a'],
  [{ answered: ['no'] }, 'c'], [{ mark: ['known'] }, 'a'], [{ mark: ['again'] }, 'b'], [{ mark: ['starred'] }, 'b'], [{ mark: ['none'] }, 'cd'],
  [{ mark: ['nonsense'] }, ''], [{ level: ['expert'] }, ''],
];
for (const [wanted, expected] of cases) {
  test(`${JSON.stringify(wanted)} leaves ${expected || 'nothing'}`, () => assert.equal(matching(items, wanted, marks).map(({ id }) => id).join(''), expected));
}

test('the counts of a filter say what each of its values would leave, the other filters as they are', () => {
  assert.deepEqual(facets(items, { level: ['mid'] }, marks, 'level', ['junior', 'mid', 'senior', 'expert']), [1, 1, 1, 0]);
  assert.deepEqual(facets(items, { source: ['x'] }, marks, 'level', ['junior', 'mid', 'senior']), [1, 0, 1]);
  for (const wanted of [{}, { tag: ['sql'] }, { mark: ['none'] }]) {
    const [yes, no] = facets(items, wanted, marks, 'answered', ['yes', 'no']);
    assert.equal(yes + no, matching(items, wanted, marks).length);
  }
});

test('sorted by weight or level, ties stay in their order, and the list stays as it was', () => {
  const ids = order => sorted(items, order).map(({ id }) => id).join('');
  assert.equal(ids(''), 'abcd');
  assert.equal(ids('weight'), 'bdac');
  assert.equal(ids('level'), 'bdac');
  assert.equal(items.map(({ id }) => id).join(''), 'abcd');
});
