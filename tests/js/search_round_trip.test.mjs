// What the program writes, the engine reads back equal: where words stand, titles, topics, filters and their counts,
// on banks drawn at random, one in one file and one in shards.
import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {openIndex} from '../../theme/search/engine.js';
import {build, reader, skip} from './search_harness.mjs';

const levels = ['junior', 'mid', 'senior'], kinds = ['concept', 'comparison', 'how-to', 'scenario', 'design', 'experience', 'coding'];
const topics = ['alpha', 'beta', 'gamma', 'delta'], sources = ['first', 'second', 'third'];

/** A fixed generator of numbers below a bound. @param {number} seed */
const draws = seed => below => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0, (seed >>> 8) % below);

/** Words with a digit: nothing about them is guessed, neither endings nor synonyms. @param {number} count @param {number} seed */
function randomBank(count, seed) {
  const draw = draws(seed);
  // Frequent ones and rare ones, as in any language.
  const word = () => `w${Math.floor(400 * (draw(1000) / 1000) ** 3)}x`;
  const words = most => Array.from({length: 1 + draw(most)}, word);
  return Array.from({length: count}, (_, i) => ({
    id: `q-${i}`, question: [...words(6), `u${i}z`], answer: draw(3) ? words(20) : [], tags: draw(4) ? [] : words(2),
    level: levels[draw(3)], kind: kinds[draw(7)], topic: topics[draw(4)], asked: sources.filter(() => draw(3) === 0),
  }));
}

/** @param {ReturnType<typeof randomBank>} questions */
function filesOf(questions) {
  const list = values => values.map(id => `- id: ${id}\n  title: ${id} title\n`).join('');
  const files = {'bank.yml': 'title: Random\n', 'topics.yml': list(topics), 'sources.yml': list(sources)};
  for (const q of questions) {
    const asked = q.asked.map(source => `  - {source: ${source}}\n`).join('');
    files[`questions/${q.topic}/${q.id}.md`] = `---\nquestion: ${q.question.join(' ')}\nlevel: ${q.level}\nkind: ${q.kind}\n`
      + `tags: [${q.tags.join(', ')}]\n${asked && `asked_in:\n${asked}`}---\n${q.answer.join(' ')}\n`;
  }
  return files;
}

for (const [name, count, seed] of /** @type {const} */ ([['small-random', 150, 1], ['other-random', 400, 2], ['large-random', 2100, 3]])) {
  describe(`a random bank of ${count}`, {skip}, () => {
    const questions = randomBank(count, seed), byId = new Map(questions.map(q => [q.id, q]));
    let index;
    before(async () => {
      index = await openIndex(reader(build(name, filesOf(questions))));
    });

    test('has every question, with its wording, address and topic', async () => {
      assert.equal(index.count, count);
      const {hits, total} = await index.search('', {filters: {answered: ''}, facets: true, limit: count});
      assert.equal(total, count);
      assert.deepEqual(hits.map(hit => [hit.id, hit.url, hit.question, hit.topic, hit.topicTitle]).sort(),
        questions.map(q => [q.id, `q/${q.id}.html`, q.question.join(' '), q.topic, `${q.topic} title`]).sort());
    });

    test('finds each word where it stands, and nowhere else', async () => {
      const all = new Set(questions.flatMap(q => [...q.question, ...q.answer, ...q.tags]).filter(word => word.startsWith('w')));
      for (const word of [...all].sort().filter((_, i) => count < 1000 || i % 4 === 0)) {
        const {hits, total} = await index.search(word + ' ', {limit: count});
        const expected = questions.filter(q => [q.question, q.answer, q.tags].some(text => text.includes(word))).map(q => q.id);
        assert.deepEqual(hits.map(hit => hit.id).sort(), expected.sort(), word);
        assert.equal(total, expected.length);
        // What the question says weighs more than what its answer says.
        const inQuestion = hits.map(hit => byId.get(hit.id).question.includes(word));
        assert.ok(inQuestion.indexOf(false) < 0 || inQuestion.slice(inQuestion.indexOf(false)).every(x => !x), word);
      }
    });

    test('filters and counts as one counts by hand', async () => {
      const of = {topic: q => [q.topic], level: q => [q.level], kind: q => [q.kind], source: q => q.asked, answered: q => [q.answer.length ? 'yes' : 'no']};
      for (const filters of [{}, {level: 'mid'}, {topic: 'beta', answered: 'no'}, {source: 'second'}, {kind: 'how-to', source: 'first', level: 'senior'}]) {
        const {total, facets, hits} = await index.search('', {filters, facets: true, limit: count});
        const passes = (q, but = '') => Object.entries(filters).every(([name, value]) => name === but || of[name](q).includes(value));
        assert.deepEqual(hits.map(hit => hit.id).sort(), questions.filter(q => passes(q)).map(q => q.id).sort());
        assert.equal(total, hits.length);
        for (const [name, choices] of Object.entries(facets))
          for (const {id, count} of choices)
            assert.equal(count, questions.filter(q => passes(q, name) && of[name](q).includes(id)).length, `${name} ${id} under ${JSON.stringify(filters)}`);
      }
    });
  });
}
