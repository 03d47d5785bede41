// Chance that can be repeated: shuffled cards, drawn interviews, the question of a day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, dayOf, interview, ofTheDay, shuffled } from '../../theme/draw.js';

const bank = Array.from({ length: 200 }, (_, i) => ({ id: `q${i}`, weight: i % 5, level: ['', 'junior', 'mid', 'senior'][i % 4] }));
const ids = items => items.map(({ id }) => id);

test('the same seed gives the same numbers, spread over [0, 1)', () => {
  const one = chance(7), two = chance(7), other = chance(8);
  const numbers = Array.from({ length: 10_000 }, () => one());
  assert.deepEqual(numbers, Array.from({ length: 10_000 }, () => two()));
  assert.notEqual(numbers[0], other());
  assert.ok(numbers.every(n => n >= 0 && n < 1));
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = numbers.filter(n => Math.floor(n * 10) === tenth).length;
    assert.ok(share > 850 && share < 1150, `${share} of 10000 in tenth ${tenth}`);
  }
});

test('shuffling loses nothing and brings every card to every place', () => {
  const cards = [0, 1, 2, 3], seen = new Set();
  for (let seed = 0; seed < 400; seed++) seen.add(shuffled(cards, seed).join(''));
  assert.equal(seen.size, 24, 'all orders of four cards');
  assert.deepEqual(shuffled(bank, 3).toSorted((a, b) => ids([a])[0].localeCompare(ids([b])[0])), bank.toSorted((a, b) => a.id.localeCompare(b.id)));
});

test('an interview repeats no question, has as many as wanted if there are so many, and its seed names it', () => {
  for (let seed = 0; seed < 50; seed++) {
    const drawn = ids(interview(bank, 10, seed));
    assert.equal(new Set(drawn).size, 10);
    assert.deepEqual(ids(interview(bank, 10, seed)), drawn);
  }
  assert.notDeepEqual(ids(interview(bank, 10, 1)), ids(interview(bank, 10, 2)));
  assert.equal(interview(bank.slice(0, 3), 10, 1).length, 3);
  assert.deepEqual(interview([], 10, 1), []);
});

test('questions that more sources ask come up more often, and none is out of reach', () => {
  const times = new Map([0, 1, 2, 3, 4].map(weight => [weight, 0]));
  for (let seed = 0; seed < 2000; seed++) for (const { weight } of interview(bank, 5, seed)) times.set(weight, times.get(weight) + 1);
  const counts = [0, 1, 2, 3, 4].map(weight => times.get(weight));
  for (let weight = 1; weight < 5; weight++) assert.ok(counts[weight] > counts[weight - 1], `${counts}`);
  // 5 of 200 are drawn, so the shares are nearly those of the weights: 0.5, 1, 2, 3, 4.
  counts.forEach((count, weight) => assert.ok(Math.abs(count / 10_000 - Math.max(weight, 0.5) / 10.5) < 0.03, `${counts}`));
});

test('an interview begins with what is easier', () => {
  const levels = interview(bank, 40, 5).map(({ level }) => ['junior', '', 'mid', 'senior'].indexOf(level));
  assert.deepEqual(levels, levels.toSorted((a, b) => a - b));
});

test('a day has its question; another question in the bank takes over few days', () => {
  const days = Array.from({ length: 400 }, (_, i) => new Date(2026, 0, 1 + i)).map(dayOf);
  const before = days.map(day => ofTheDay(bank, day).id), after = days.map(day => ofTheDay([...bank, { id: 'newcomer' }], day).id);
  assert.equal(ofTheDay(bank, days[3]).id, before[3]);
  assert.ok(new Set(before).size > 130, `${new Set(before).size} different questions in 400 days`);
  const differ = before.flatMap((id, i) => (id === after[i] ? [] : [after[i]]));
  assert.ok(differ.length < 12 && differ.every(id => id === 'newcomer'), `${differ}`);
  assert.equal(ofTheDay([], '2026-11-21'), undefined);
});

test('a day is written in the reader\'s own calendar', () => assert.equal(dayOf(new Date(2026, 2, 5, 23, 59)), '2026-03-05'));
