// Searches two indexes that the program itself writes: a small bank (one file) and a large one (shards).
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test, {before, describe} from 'node:test';
import zlib from 'node:zlib';
import {openIndex} from '../../theme/search/engine.js';
import {build, reader, skip} from './search_harness.mjs';

const small = {
  'bank.yml': 'title: Small\n',
  'topics.yml': '- id: caching\n  title: Caching\n- id: python\n  title: Python\n- id: web\n  title: Web\n',
  'sources.yml': '- id: one\n  title: One\n- id: two\n  title: Two\n- id: three\n  title: Three\n',
  'synonyms.yml': '- [gc, garbage collection]\n- [db, database]\n',
};
/** @param {string} topic @param {string} id @param {string} question @param {string} [more] @param {string} [answer] */
const ask = (topic, id, question, more = '', answer = '') => {
  small[`questions/${topic}/${id}.md`] = `---\nquestion: ${JSON.stringify(question)}\n${more}---\n${answer}\n`;
};
ask('caching', 'invalidation', 'How do you handle cache invalidation?', 'level: senior\n', 'Expire keys, or bump a version.');
ask('caching', 'stampede', 'What is a cache stampede?', 'level: mid\n');
ask('caching', 'when', 'When does caching hurt?', '', 'If the hit rate is low, throughput falls. Optimize what is slow.');
ask('python', 'gc', 'How does garbage collection work in CPython?');
ask('python', 'slots', 'Why use `__slots__`?', 'level: mid\n');
ask('python', 'is', 'What is the difference between `is` and `==`?');
ask('python', 'args', 'What do `*args` and `**kwargs` mean?');
ask('python', 'deadlock', 'What is a deadlock?');
ask('python', 'metaclass', 'What is a metaclass?', 'tags: [classes]\n');
ask('web', 'n-plus-one', 'What is the N+1 query problem?');
ask('web', 'select', 'What is the difference between `select_related` and `prefetch_related`?');
ask('web', 'index', 'When does a database index slow things down?');
ask('web', 'zh', '什么是数据库索引？');
ask('web', 'ru', 'Что такое декоратор?');
ask('web', 'cafe', 'Where is the café table?');
ask('web', 'ar', 'ما هي قاعدة البيانات؟');
ask('web', 'ja', 'Pythonのデコレータとは？');
ask('web', 'cpp', 'What does C++ add to C?');
ask('web', 'net', 'Which garbage collector has .NET?');
ask('python', 'property', 'When is `@property` useful?');
ask('python', 'apart', 'Does the event of a click reach a loop that another click began?');
ask('python', 'together', 'Is the event loop that runs a click one that another click began?');
ask('web', 'twice', 'How do you paginate a feed?', 'asked_in:\n  - {source: one}\n  - {source: two}\n  - {source: three}\n');
ask('web', 'once', 'How do you paginate a blog?', 'asked_in:\n  - {source: one}\n');
ask('web', 'html', 'Why is <img src=x onerror=alert(1)> dangerous?');

describe('a small bank', {skip}, () => {
  let folder, index;
  /** @param {string} query @param {object} [options] */
  const ids = async (query, options) => (await index.search(query, options)).hits.map(hit => hit.id);
  before(async () => {
    folder = build('small', small);
    index = await openIndex(reader(folder));
  });

  test('is one file', () => assert.deepEqual(fs.readdirSync(folder), ['root.2.bin']));
  for (const [what, query, id] of [
    ['a word', 'stampede', 'stampede'], ['an inflection of it', 'stampedes', 'stampede'],
    ['an inflection that nobody wrote', 'invalidated', 'invalidation'],
    ['the beginning of a word', 'deadl', 'deadlock'], ['a missing letter', 'invaldation', 'invalidation'],
    ['two letters swapped', 'metacalss', 'metaclass'], ['a wrong first letters pair', 'edadlock', 'deadlock'],
    ['a compound', 'select_related', 'select'], ['the beginning of a compound', 'prefetch_rel', 'select'],
    ['a part of a compound', 'prefetch', 'select'], ['a misspelled compound', 'selct_related', 'select'],
    ['N+1', 'n+1', 'n-plus-one'], ['symbols', 'is vs ==', 'is'], ['underscores', '__slots__', 'slots'],
    ['stars', '**kwargs', 'args'], ['an abbreviation', 'gc', 'gc'], ['a synonym', 'db index', 'index'],
    ['a misspelled word of the answer', 'througput', 'when'], ['a British ending', 'optimising', 'when'], ['two wrong letters', 'gargabe', 'net'],
    ['a tag', 'classes', 'metaclass'], ['a word of the answer', 'throughput', 'when'], ['Chinese', '数据库', 'zh'],
    ['one Chinese character', '索', 'zh'], ['Japanese', 'デコレータ', 'ja'], ['Japanese beside Latin', 'pythonの', 'ja'],
    ['Arabic', 'البيانات', 'ar'], ['C++', 'c++', 'cpp'], ['.NET', '.net', 'net'],
    ['@property', '@property', 'property'], ['a part of it', 'property', 'property'], ['Russian, inflected', 'декораторы', 'ru'], ['no accent', 'cafe', 'cafe'],
    ['an accent', 'CAFÉ', 'cafe'], ['two words written as one', 'cachestampede', 'stampede'], ['one word written as two', 'meta class', 'metaclass'],
  ]) test(`is found by ${what}: ${query}`, async () => assert.equal((await ids(query))[0], id));

  test('has a hit with its address, topic, marks and score', async () => {
    const {total, hits: [hit]} = await index.search('cache stampede');
    assert.ok(total >= 1);
    assert.equal(hit.url, 'q/stampede.html');
    assert.equal(hit.question, 'What is a cache stampede?');
    assert.equal(hit.topic, 'caching');
    assert.equal(hit.topicTitle, 'Caching');
    assert.deepEqual(hit.marks.map(([a, b]) => hit.question.slice(a, b)), ['cache', 'stampede']);
    assert.deepEqual(hit.missing, []);
    assert.ok(hit.score > 0);
  });
  test('has all words first, then some, and says which are missing', async () => {
    const {hits} = await index.search('cache stampede');
    assert.equal(hits[0].id, 'stampede');
    const other = hits.find(hit => hit.id === 'invalidation');
    assert.deepEqual(other.missing, ['stampede']);
  });
  test('puts words that stand together before the same words apart', async () => {
    assert.deepEqual((await ids('event loop')).slice(0, 2), ['together', 'apart']);
  });
  test('puts what more sources ask a little before', async () => {
    assert.deepEqual((await ids('how do you paginate')).slice(0, 2), ['twice', 'once']);
    assert.equal((await ids('paginate a blog'))[0], 'once', 'not before what fits better');
  });
  test('counts every source, kind and answer that a filter would leave', async () => {
    const {facets} = await index.search('paginate', {facets: true});
    assert.deepEqual(facets.source.map(({id, title, count}) => [id, title, count]), [['one', 'One', 2], ['two', 'Two', 1], ['three', 'Three', 1]]);
    assert.equal(facets.answered.find(choice => choice.id === 'no').count, 2);
    assert.equal(facets.kind.find(choice => choice.id === 'how-to').count, 2);
    assert.deepEqual(await ids('paginate', {filters: {source: 'two'}}), ['twice']);
    assert.deepEqual(await ids('paginate', {filters: {kind: 'coding'}}), []);
  });
  test('scores fall', async () => {
    const scores = (await index.search('cache')).hits.map(hit => hit.score);
    assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
  });
  test('respects the limit and still counts all', async () => {
    const {total, hits} = await index.search('cache', {limit: 1});
    assert.equal(hits.length, 1);
    assert.ok(total >= 3);
  });
  for (const query of ['kubernetes', 'spring boot', 'zzqxj', 'rust', '', '   ', '🔥', '\u202e\u0000\u0007', '***', 'x'.repeat(10000)])
    test(`finds nothing for ${JSON.stringify(query.slice(0, 20))}`, async () => {
      const {total, hits} = await index.search(query);
      assert.equal(total, 0);
      assert.deepEqual(hits, []);
    });
  test('names the closest words if nothing is found', async () => {
    assert.ok((await index.search('mxtqclss ')).closest.includes('metaclass'));
  });
  for (const query of ['constructor', '__proto__', 'toString', 'hasOwnProperty', '<img src=x onerror=alert(1)>', '\\u202e[(.*+?^$|]{{7*7}}', '('.repeat(3000), 'cache '.repeat(2000), '数据库'.repeat(3000), 'a.b'.repeat(3000), '\u202ecache\u202c \u0000\u0008lock'])
    test(`is not confused by ${JSON.stringify(query.slice(0, 30))}`, async () => assert.ok(Array.isArray(await ids(query))));
  test('filters and counts', async () => {
    const {total, hits, facets} = await index.search('cache', {filters: {level: 'mid'}, facets: true});
    assert.deepEqual(hits.map(hit => hit.id), ['stampede']);
    assert.equal(total, 1);
    const count = (facet, id) => facets[facet].find(choice => choice.id === id).count;
    assert.equal(count('level', 'mid'), 1);
    assert.equal(count('level', 'senior'), 1);
    assert.equal(count('topic', 'caching'), 1);
    assert.equal(count('topic', 'web'), 0);
  });
  test('filters by what is answered and by topic, also without a query', async () => {
    assert.deepEqual((await ids('', {filters: {topic: 'caching', answered: 'yes'}})).sort(), ['invalidation', 'when']);
    assert.deepEqual(await ids('', {filters: {topic: 'no-such-topic'}}), []);
  });
  test('answers searches that run at the same time', async () => {
    const apart = [await ids('cache'), await ids('deadl'), await ids('selct_related')];
    assert.deepEqual(await Promise.all([ids('cache'), ids('deadl'), ids('selct_related')]), apart);
  });

  const code = expected => error => error instanceof Error && error.code === expected;
  test('a missing root is told', async () => {
    await assert.rejects(openIndex(async () => { throw new Error('offline'); }), code('missing'));
  });
  test('a root that is cut off, foreign or of another version is told', async () => {
    const bytes = await reader(folder)('root.2.bin'), plain = zlib.inflateSync(bytes);
    await assert.rejects(openIndex(async () => bytes.subarray(0, bytes.length / 2)), code('damaged'));
    await assert.rejects(openIndex(async () => new Uint8Array()), code('damaged'));
    await assert.rejects(openIndex(async () => new TextEncoder().encode('<!doctype html>')), code('damaged'));
    await assert.rejects(openIndex(async () => new Uint8Array(zlib.deflateSync('PNG and nothing else'))), code('damaged'));
    plain[2] = 9;
    await assert.rejects(openIndex(async () => new Uint8Array(zlib.deflateSync(plain))), code('version'));
    plain[2] = 2;
    await assert.rejects(openIndex(async () => new Uint8Array(zlib.deflateSync(plain.subarray(0, 40)))), code('damaged'));
  });
});

describe('a large bank', {skip}, () => {
  const count = 2300;
  const subjects = ['cache', 'lock', 'queue', 'thread', 'index', 'café', '数据库', 'select_related', 'metaclass', 'decorator'];
  let folder;
  before(() => {
    const lines = Array.from({length: count}, (_, i) =>
      `${i + 1}. What is the ${subjects[i % 10]} of ${subjects[(i >> 3) % 10]} in case unit${i} of ${i % 7 ? 'many' : 'few'}?`);
    folder = build('large', {'list.md': `# Things\n\n${lines.join('\n')}\n`});
  });

  test('is cut into shards', () => {
    const names = fs.readdirSync(folder);
    for (const kind of 'wdtfr') assert.ok(names.some(name => name.startsWith(kind)), kind);
  });
  test('finds what a small one finds, in three waves, or four if a word is misspelled', async () => {
    for (const [query, expected, most] of /** @type {const} */ ([['unit1234', 'unit1234', 3], ['metaclass unit2008', 'unit2008', 3],
      ['unit20', 'unit20', 4], ['metacalss unit18 ', 'unit18 ', 5], ['unit18 metacalss', 'unit18 ', 4], ['数据库 unit16 ', 'unit16 ', 3]])) {
      let waves = 0, done = 0;
      const read = reader(folder);
      const index = await openIndex(async name => {
        const wave = done + 1;
        waves = Math.max(waves, wave);
        const bytes = await read(name);
        await new Promise(resolve => setTimeout(resolve, 20));
        done = Math.max(done, wave);
        return bytes;
      });
      const {hits} = await index.search(query);
      assert.ok(hits[0].question.includes(expected), `${query}: ${hits[0].question}`);
      assert.ok(waves <= most, `${query}: ${waves} waves`);
    }
  });
  test('filters and counts', async () => {
    const index = await openIndex(reader(folder));
    const {total, facets} = await index.search('few', {filters: {answered: 'no'}, facets: true});
    assert.ok(total > 300);
    assert.equal(facets.answered.find(choice => choice.id === 'no').count, total);
  });
  for (const kind of 'wdtf') {
    for (const [what, change] of [
      ['missing', () => { throw new Error('404'); }],
      ['cut off', bytes => bytes.subarray(0, bytes.length >> 1)],
      ['empty', () => new Uint8Array()],
      ['foreign', bytes => Uint8Array.from(bytes, byte => byte ^ 1)],
    ]) {
      test(`tells of a shard "${kind}" that is ${what}, and recovers`, async () => {
        let broken = true;
        const read = reader(folder);
        const index = await openIndex(async name => {
          const bytes = await read(name);
          return broken && name.startsWith(kind) ? change(bytes) : bytes;
        });
        const search = () => index.search('unit2008 metacalss', {facets: true});
        await assert.rejects(search(), error => error instanceof Error && error.code === (what === 'missing' ? 'missing' : 'damaged'));
        broken = false;
        assert.ok((await search()).hits[0].question.includes('unit2008'));
      });
    }
  }
});
