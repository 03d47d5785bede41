// Measures search: size of script and index, bytes and waves of requests before the first result, time of a keystroke,
// time to index, and relevance; the same under MiniSearch and Pagefind if they are installed somewhere.
//
// usage: ./run bench search [--questions 10000,100000] [--answers no,yes] [--peers FOLDER] [--peers-up-to 10000]
//                           [--work FOLDER] [--bench-program build/bench/tests/bench/bench_search] [--sample 300]
//                           [--site FOLDER] [--index FOLDER]
//
// SITE is content/ as it was built, INDEX what bench_search wrote; each saves the time to make it. With INDEX, nothing
// else is measured.
// FOLDER of --peers holds a node_modules with minisearch and pagefind (npm install minisearch pagefind); what is not
// there is left out. The large banks are those of ../shared/bench/gen_corpus.py, and relevance is judged by
// ../shared/search/evaluate.mjs; without those folders only the bank in content/ is measured.
import {execFileSync, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import zlib from 'node:zlib';
import {openIndex, tokenize} from '../../theme/search/engine.js';
import {at, draws, sorted} from './samples.mjs';
import {peers} from './search_peers.mjs';

const tree = fileURLToPath(new URL('../../', import.meta.url)), shared = path.join(tree, '../shared');
const {values: options} = parseArgs({options: {
  questions: {type: 'string', default: '10000'}, answers: {type: 'string', default: 'no,yes'},
  peers: {type: 'string', default: process.env.QBANK_PEERS ?? ''}, 'peers-up-to': {type: 'string', default: '10000'},
  work: {type: 'string'}, sample: {type: 'string', default: '300'},
  site: {type: 'string'}, index: {type: 'string'},
  'bench-program': {type: 'string', default: path.join(tree, 'build/bench/tests/bench/bench_search')},
}});
const program = process.env.QBANK_PROGRAM ?? path.join(tree, 'build/release/qbank');
const work = fs.mkdtempSync(path.join(options.work ?? os.tmpdir(), 'qbank-search-bench-'));
process.on('exit', () => fs.rmSync(work, {recursive: true, force: true}));

const gzip = bytes => zlib.gzipSync(bytes, {level: 9}).length;
const kilo = bytes => (bytes / 1000).toFixed(1);
const cell = (value, width) => String(value).padStart(width);

/** Of the scripts as they are published: what the first result takes, and what some queries load on top. */
function scriptSizes(site) {
  const of = name => {
    const file = fs.readdirSync(path.join(site, 'assets')).find(f => f.startsWith(`${name}-`) && f.endsWith('.js'));
    return file ? gzip(fs.readFileSync(path.join(site, 'assets', file))) : 0;
  };
  const parts = Object.fromEntries(['box', 'engine', 'shards', 'near', 'facets', 'page'].map(name => [name, of('search-' + name)]));
  return {...parts, strings: of('strings') + of('say'), first: parts.box + parts.engine};
}

/** Queries that people type for questions of the bank: words of one, unfinished or misspelled ones among them. */
function makeQueries(questions, count) {
  const draw = draws(7), queries = [];
  while (queries.length < count) {
    const words = tokenize(questions[draw(questions.length)][1]).map(token => token.text.toLowerCase()).filter(word => word.length > 3);
    if (words.length < 2) continue;
    const first = draw(words.length - 1), kind = ['one', 'two', 'three', 'unfinished', 'misspelled'][queries.length % 5];
    const chosen = words.slice(first, first + {one: 1, three: 3}[kind] || first + 2);
    const last = chosen.length - 1, word = chosen[last];
    if (kind === 'unfinished') chosen[last] = word.slice(0, Math.max(3, word.length * 2 / 3));
    if (kind === 'misspelled') {
      const i = 1 + draw(word.length - 2);
      chosen[last] = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
    }
    queries.push({kind, query: chosen.join(' ')});
  }
  return queries;
}

/** Bytes and waves of a query that is the first thing asked of a site. */
async function firstResult(folder, query) {
  let bytes = 0, done = 0, waves = 0;
  const names = [];
  const index = await openIndex(async name => {
    const wave = done + 1;
    waves = Math.max(waves, wave);
    const content = await fs.promises.readFile(path.join(folder, name));
    bytes += content.length;
    names.push(name);
    await new Promise(resolve => setTimeout(resolve, 8));
    done = Math.max(done, wave);
    return new Uint8Array(content);
  });
  await index.search(query);
  return {bytes, waves, names};
}

/** Every query typed one key at a time, after each was asked once: processor time and wall time of a key. */
async function keystrokes(search, queries) {
  const keys = queries.flatMap(({query}) => [...query].map((_, i) => [...query].slice(0, i + 1).join('')));
  for (const {query} of queries) await search(query);
  const wall = [], processor = [];
  for (const key of keys) {
    const started = performance.now(), before = process.cpuUsage();
    await search(key);
    wall.push(performance.now() - started);
    const {user, system} = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  return {wall: sorted(wall), processor: sorted(processor)};
}

function printKeystrokes(name, {wall, processor}) {
  const row = times => [.5, .95, .99, 1].map(share => at(times, share).toFixed(2)).join(' / ');
  console.log(`  ${name.padEnd(12)} key p50 / p95 / p99 / most: ${row(wall)} ms, processor ${row(processor)} ms`);
}

async function measureOurs(folder, questions, script) {
  const read = async name => new Uint8Array(await fs.promises.readFile(path.join(folder, name)));
  const files = fs.readdirSync(folder), kinds = {};
  for (const name of files) {
    const bytes = fs.statSync(path.join(folder, name)).size, kind = kinds[name[0]] ??= {files: 0, bytes: 0};
    kind.files++;
    kind.bytes += bytes;
  }
  console.log(`  index        ${files.length} files, ${kilo(Object.values(kinds).reduce((sum, k) => sum + k.bytes, 0))} KB (${
    Object.entries(kinds).map(([kind, {files, bytes}]) => `${kind} ${files}: ${kilo(bytes)}`).join(', ')})`);
  const queries = makeQueries(questions, Number(options.sample)), all = [], waves = [];
  for (const {kind, query} of queries) {
    const {bytes, waves: own, names} = await firstResult(folder, query);
    all.push(bytes + script.first + (names.length > 1 ? script.shards : 0) + (kind === 'misspelled' ? script.near : 0));
    waves.push(own);
  }
  const bytes = sorted(all), serial = sorted(waves);
  console.log(`  first result median ${kilo(at(bytes, .5))} KB, p95 ${kilo(at(bytes, .95))}, most ${kilo(at(bytes, 1))
    } (scripts included); waves median ${at(serial, .5)}, p95 ${at(serial, .95)}, most ${at(serial, 1)}`);
  const index = await openIndex(read);
  printKeystrokes('qbank', await keystrokes(query => index.search(query), queries));
  return queries;
}

async function measurePeer(name, folder, questions, queries) {
  const peer = await peers[name](options.peers, path.join(folder, name), questions);
  if (!peer) return console.log(`  ${name.padEnd(12)} not installed`);
  const bytes = [];
  if (peer.wholeIndex) bytes.push(peer.wholeIndex);
  else for (const {query} of queries.slice(0, 60)) bytes.push(await peer.firstResult(query));
  const inOrder = sorted(bytes);
  console.log(`  ${name.padEnd(12)} first result median ${kilo(at(inOrder, .5))} KB, p95 ${kilo(at(inOrder, .95))} (script and index)`);
  printKeystrokes(name, await keystrokes(peer.search, queries.slice(0, peer.wholeIndex ? 60 : 12)));
  await peer.close?.();
}

/** The table by kind that evaluate.mjs prints, one after the other under the same mapping of duplicates. */
function measureRelevance() {
  const judge = path.join(shared, 'search/evaluate.mjs');
  if (!fs.existsSync(judge)) return console.log('relevance: ../shared/search is not there');
  const site = path.join(work, 'seeds');
  execFileSync(program, ['build', path.join(shared, 'seeds'), '-o', site, '--quiet'], {stdio: ['ignore', 'ignore', 'inherit']});
  const root = fs.statSync(path.join(site, 'search-index/root.2.bin')).size;
  console.log(`\nrelevance on the seeds, duplicates collapsed; our index there: ${kilo(root)} KB`);
  const bank = JSON.parse(fs.readFileSync(path.join(site, 'bank.json'), 'utf8'));
  const own = bank.questions.map(q => [q.id, [q.question, ...q.asked.map(o => o.question)].join(' '), q.topics[0], q.answer_markdown ?? '']);
  fs.writeFileSync(path.join(site, 'questions.json'), JSON.stringify(own));
  for (const name of ['qbank', ...Object.keys(peers)]) {
    const adapter = name === 'qbank' ? path.join(shared, 'search/qbank_adapter.mjs') : path.join(tree, 'tests/bench/search_peers.mjs');
    const run = spawnSync(process.execPath, [judge, adapter, path.join(shared, 'search/queries.dev.json'), site, '--aliases',
      path.join(shared, 'search/aliases.dev.json'), '--keystroke-seconds', name === 'pagefind' ? '4' : '10'], {
      encoding: 'utf8', env: {...process.env, ENGINE: path.join(tree, 'theme/search/engine.js'), PEER: name, QBANK_PEERS: options.peers}});
    console.log(`\n${name}${run.status === 0 ? `\n${run.stdout}` : `: ${/not installed/.exec(run.stderr)?.[0] ?? run.stderr}`}`);
  }
}

async function measureCorpus(count, answers, script) {
  const bank = path.join(work, `bank-${count}-${answers}`), out = path.join(work, `index-${count}-${answers}`);
  execFileSync('python3', [path.join(shared, 'bench/gen_corpus.py'), '--format', 'collections', '--questions', count,
    ...(answers === 'no' ? ['--no-answers'] : []), '--out', bank], {stdio: 'ignore'});
  fs.mkdirSync(out);
  const built = JSON.parse(execFileSync(options['bench-program'], [path.join(bank, 'src'), out, '3'], {encoding: 'utf8'}));
  const size = fs.readdirSync(path.join(out, 'search-index')).reduce((sum, name) => {
    const {size} = fs.statSync(path.join(out, 'search-index', name));
    return /^[w]/.test(name) ? sum + size : sum;
  }, 0);
  console.log(`\n${count} questions ${answers === 'no' ? 'without' : 'with'} answers (${built.questions} after merging)`);
  console.log(`  building     ${built.wall_s.toFixed(2)} s on two threads, processor ${built.processor_s.toFixed(2)} s; ${
    built.postings} postings, ${(size * 8 / built.postings).toFixed(1)} bits each`);
  const questions = JSON.parse(fs.readFileSync(path.join(out, 'questions.json'), 'utf8'));
  const queries = await measureOurs(path.join(out, 'search-index'), questions, script);
  if (Number(count) <= Number(options['peers-up-to'])) for (const name of Object.keys(peers)) await measurePeer(name, out, questions, queries);
  fs.rmSync(bank, {recursive: true});
  fs.rmSync(out, {recursive: true});
}

const site = options.site ?? path.join(work, 'content');
if (!options.site) execFileSync(program, ['build', path.join(tree, 'content'), '-o', site, '--quiet'], {stdio: ['ignore', 'ignore', 'inherit']});
const script = scriptSizes(site);
console.log(`scripts, gzip: ${Object.entries(script).map(([name, bytes]) => `${name} ${bytes}`).join(', ')} bytes`);
const rows = file => JSON.parse(fs.readFileSync(file, 'utf8'));
if (options.index) {
  await measureOurs(path.join(options.index, 'search-index'), rows(path.join(options.index, 'questions.json')), script);
  process.exit(0);
}
const content = rows(path.join(site, 'bank.json')).questions.map(q => [q.id, q.question]);
console.log(`\ncontent/ (${content.length} questions)`);
await measureOurs(path.join(site, 'search-index'), content, script);
measureRelevance();
if (!fs.existsSync(path.join(shared, 'bench/gen_corpus.py')) || !fs.existsSync(options['bench-program'])) {
  console.log('\nlarge banks: they need ../shared/bench/gen_corpus.py and the program bench_search (cmake -DQBANK_BENCH=ON)');
} else {
  for (const count of options.questions.split(',').filter(Boolean))
    for (const answers of options.answers.split(',')) await measureCorpus(count, answers, script);
}
process.exit(0); // Pagefind keeps a program running
