// MiniSearch and Pagefind over the same questions as ours, if they are installed in FOLDER/node_modules. They get what
// ours gets: the wordings of a question, its topic and its answer. As an adapter of ../shared/search/evaluate.mjs, this
// file answers for the peer that PEER names, from the site that qbank built of the same documents.
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import zlib from 'node:zlib';

/** @typedef {[id: string, question: string, topic: string, answer: string]} Row */
/**
 * `wholeIndex`: bytes over the wire, script included, if all of it is read before the first result.
 * @typedef {{search: (query: string) => Promise<string[]>, wholeIndex?: number,
 *   firstResult?: (query: string) => Promise<number>, close?: () => Promise<void>}} Peer
 */

const gzip = bytes => zlib.gzipSync(bytes, {level: 9}).length;

/** @param {string} folder @param {string} file below node_modules */
function installed(folder, file) {
  const full = path.resolve(folder, 'node_modules', file);
  return folder && fs.existsSync(full) ? full : null;
}

/** A light stemmer of common endings, as people write for MiniSearch. @param {string} word */
const stem = word => word.length < 5 ? word : word.replace(/(ations?|ions?|ings?|ers?|ies|es|ed|s|e|y)$/, '');

/** @param {string} folder @param {string} _work @param {Row[]} rows @returns {Promise<Peer | null>} */
async function minisearch(folder, _work, rows) {
  const file = installed(folder, 'minisearch/dist/es/index.js');
  if (!file) return null;
  const {default: MiniSearch} = await import(pathToFileURL(file).href);
  const index = new MiniSearch({
    fields: ['question', 'topic', 'answer'],
    processTerm: term => stem(term.toLowerCase()),
    searchOptions: {boost: {question: 4, topic: 1.5}, prefix: true, fuzzy: term => term.length > 4 ? 0.2 : false, combineWith: 'AND'},
  });
  index.addAll(rows.map(([id, question, topic, answer]) => ({id, question, topic, answer})));
  const script = fs.readFileSync(file.replace(/dist\/.*$/, 'dist/umd/index.js'));
  return {
    wholeIndex: gzip(script) + gzip(JSON.stringify(index)),
    async search(query) {
      const all = index.search(query);
      const found = all.length ? all : index.search(query, {combineWith: 'OR'});
      return found.map(({id}) => id);
    },
  };
}

/** @param {string} folder @param {string} work @param {Row[]} rows @returns {Promise<Peer | null>} */
async function pagefind(folder, work, rows) {
  const file = installed(folder, 'pagefind/lib/index.js');
  if (!file) return null;
  const {createIndex, close} = await import(pathToFileURL(file).href);
  const {index} = await createIndex();
  for (const [id, question, topic, answer] of rows) {
    const escaped = [question, topic, answer].map(text => text.replace(/[&<]/g, c => c === '<' ? '&lt;' : '&amp;'));
    await index.addHTMLFile({url: `/${id}`, content: `<html lang="en"><body><h1>${escaped[0]}</h1><p>${escaped[1]}</p><p>${escaped[2]}</p></body></html>`});
  }
  await index.writeFiles({outputPath: work});
  await close();
  fs.writeFileSync(path.join(work, 'package.json'), '{"type": "module"}');
  let bytes = 0;
  // It reads its files with fetch, which in Node does not read from a disk.
  globalThis.fetch = /** @type {typeof fetch} */ (async address => {
    const content = fs.readFileSync(fileURLToPath(String(address).replace(/\?.*$/, '')));
    bytes += /\.(js|json)$/.test(String(address)) ? gzip(content) : content.length;
    return new Response(content);
  });
  const open = async number => {
    const script = path.join(work, 'pagefind.js');
    bytes = gzip(fs.readFileSync(script));
    const pagefind = await import(`${pathToFileURL(script).href}?${number}`);
    await pagefind.options({basePath: pathToFileURL(work).href + '/', baseUrl: '/'});
    await pagefind.init();
    return pagefind;
  };
  let opened = 0;
  const kept = await open(opened);
  return {
    async firstResult(query) {
      const fresh = await open(++opened);
      const {results} = await fresh.search(query);
      await results[0]?.data();
      return bytes;
    },
    async search(query) {
      const {results} = await kept.search(query);
      // What a page shows takes the records of the results, a file each.
      return Promise.all(results.slice(0, 40).map(async result => (await result.data()).raw_url.slice(1)));
    },
  };
}

export const peers = {minisearch, pagefind};

/** @type {Peer | null} */
let peer;
const goldId = new Map(), mergedInto = {};

/** @param {string} site */
export async function load(site) {
  const gold = new Map(fs.readFileSync(fileURLToPath(new URL('../../../shared/gold/extraction.jsonl', import.meta.url)), 'utf8')
    .split('\n').filter(Boolean).map(line => JSON.parse(line)).map(row => [`${row.source}:${row.line}`, row.id]));
  for (const question of JSON.parse(fs.readFileSync(path.join(site, 'bank.json'), 'utf8')).questions) {
    const ids = question.asked.map(o => gold.get(`${path.basename(o.document)}:${o.line}`)).filter(Boolean);
    goldId.set(question.id, ids[0] ?? `other:${question.id}`);
    for (const id of ids) mergedInto[id] = ids[0];
  }
  const name = process.env.PEER ?? '';
  const rows = JSON.parse(fs.readFileSync(path.join(site, 'questions.json'), 'utf8'));
  peer = await peers[name](process.env.QBANK_PEERS ?? '', path.join(site, `peer-${name}`), rows);
  if (!peer) throw Error('not installed');
}

export const merged = () => mergedInto;

/** @param {string} query @param {number} limit */
export const search = async (query, limit) => [...new Set(await peer?.search(query))].slice(0, limit).map(id => ({id: goldId.get(id) ?? id}));
