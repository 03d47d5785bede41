// Flashcards one after another, and the data they are chosen from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deck } from '../../theme/deck.js';
import { studyData } from '../../theme/study_data.js';

test('cards come in order, Previous goes back, and the ends hold', () => {
  const deck = new Deck(['a', 'b']);
  deck.previous();
  assert.equal(deck.current, 'a');
  deck.next();
  assert.equal(deck.current, 'b');
  deck.next();
  deck.next();
  assert.ok(deck.atEnd);
  assert.equal(deck.current, undefined);
  deck.previous();
  assert.equal(deck.current, 'b');
});

test('"again" shows a card once more after the last, once only', () => {
  const deck = new Deck(['a', 'b']);
  deck.again();
  deck.again();
  assert.deepEqual(deck.ids, ['a', 'b', 'a']);
  deck.next();
  assert.deepEqual(deck.upcoming(5), ['a']);
});

test('a card that is known does not come back, and a change of mind is possible', () => {
  const deck = new Deck(['a', 'b']);
  deck.again();
  deck.learned();
  assert.deepEqual(deck.ids, ['a', 'b']);
  assert.deepEqual([...deck.known], ['a']);
  deck.again();
  assert.equal(deck.known.size, 0);
  assert.equal(deck.distinct, 2);
});

test('an empty deck is at its end', () => {
  const deck = new Deck([]);
  deck.again();
  deck.learned();
  assert.ok(deck.atEnd);
});

test('the columns of the study data become questions', async () => {
  const {items, topics, moved} = await studyData({
    schema: 1, topics: [['orm', 'The ORM'], ['http', 'HTTP']], tags: [['sql', 'SQL']], sources: [['x', 'X'], ['y', 'Y']],
    questions: { id: ['a', 'b'], text: ['What?', 'Why?'], level: [0, 2], kind: [2, 6], answered: [1, 0], topics: [[0], [1, 0]], tags: [[], [0]], sources: [[], [1, 0]] },
    moved: { old: 'a' },
  });
  assert.deepEqual(items[1], { id: 'b', text: 'Why?', level: 'mid', kind: 'coding', answered: false, topics: ['http', 'orm'], tags: ['sql'], sources: ['y', 'x'], weight: 2, place: 1, page: 0 });
  assert.equal(items[0].level, '');
  assert.equal(items[0].kind, 'how-to');
  assert.equal(topics.get('http'), 'HTTP');
  assert.deepEqual([...moved], [['old', 'a']]);
});

test('data of another version are refused', () => assert.rejects(studyData({ schema: 2 }), /another version/));
