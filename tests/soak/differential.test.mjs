// What the C++ writer of the search index wrote, read back by the JavaScript engine that searches it: every question is
// there, with its wording, address and topic, and every word is found where it stands and nowhere else. On banks of words
// that nobody would choose: other scripts, combining marks, one letter, sixty letters, the same word in other dress.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIndex } from '../../theme/search/engine.js';
import { build, reader } from '../js/search_harness.mjs';

const minutes = Number(process.env.QBANK_MINUTES ?? 2);

/** A fixed generator of numbers below a bound. @param {number} seed */
const draws = seed => below => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0, (seed >>> 8) % below);

const letters = [...'abcdefghijklmnopqrstuvwxyzåéîøüßñçżșαβγδжщюяԱԲאבגدرسकखग가나다あいう漢字検索ⅷ①ﬁ'];

/** Each word has a digit, so that neither endings nor synonyms nor spelling are guessed. */
function vocabulary(draw, count) {
  return Array.from({ length: count }, (_, i) => {
    const length = [1, 2, 3, 5, 8, 24][draw(6)];
    return Array.from({ length }, () => letters[draw(letters.length)]).join('') + `${i}x`;
  });
}

function bankOf(draw) {
  const count = 2 + draw(60), words = vocabulary(draw, 4 + draw(80));
  const some = most => Array.from({ length: 1 + draw(most) }, () => words[draw(words.length)]);
  return Array.from({ length: count }, (_, i) => ({ id: `q-${i}`, topic: `t${draw(3)}`, question: [...some(5), `u${i}z`], answer: draw(3) ? some(30) : [] }));
}

test(`random banks for ${minutes} minutes`, async t => {
  const until = performance.now() + minutes * 60_000;
  let banks = 0, searches = 0;
  for (let seed = Number(process.env.QBANK_SEED ?? 1); performance.now() < until; ++seed) {
    const draw = draws(seed), questions = bankOf(draw);
    const files = { 'bank.yml': 'title: Random\n', 'topics.yml': [0, 1, 2].map(n => `- id: t${n}\n  title: T ${n}\n`).join('') };
    // What is the same is another test's business.
    const pairs = questions.flatMap((q, i) => questions.slice(0, i).map(other => `  - [${other.id}, ${q.id}]\n`));
    files['duplicates.yml'] = `different:\n${pairs.join('')}`;
    for (const q of questions) files[`questions/${q.topic}/${q.id}.md`] = `---\nquestion: "${q.question.join(' ')}"\n---\n${q.answer.join(' ')}\n`;
    const index = await openIndex(reader(build(`differential-${seed}`, files)));
    assert.equal(index.count, questions.length, `seed ${seed}`);
    const all = await index.search('', { filters: { answered: '' }, facets: true, limit: questions.length });
    assert.deepEqual(all.hits.map(hit => `${hit.id} ${hit.url} ${hit.question} ${hit.topic}`).sort(),
      questions.map(q => `${q.id} q/${q.id}.html ${q.question.join(' ').normalize('NFC')} ${q.topic}`).sort(), `seed ${seed}`);
    for (const word of new Set(questions.flatMap(q => [...q.question, ...q.answer]))) {
      const { hits } = await index.search(`${word} `, { limit: questions.length });
      const expected = questions.filter(q => q.question.includes(word) || q.answer.includes(word)).map(q => q.id);
      const missing = expected.filter(id => !hits.some(hit => hit.id === id));
      assert.deepEqual(missing, [], `seed ${seed}: ${word}`);
      searches++;
    }
    banks++;
  }
  t.diagnostic(`${banks} banks, ${searches} words looked up, differences 0`);
  assert.ok(banks > 0);
});
