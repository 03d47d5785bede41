// The search engine: no DOM, runs in a page, a worker and Node.
// It reads what generator/search writes; generator/search/format.hpp describes the format.
// What most searches do not need is loaded when it is: near.js for words that are not in the index, facets.js for
// filters and counts, shards.js for banks of more than one file.

/**
 * @typedef {{topic?: string, level?: string, kind?: string, source?: string, answered?: string}} Filters
 * @typedef {{id: string, title: string, count: number}} Choice
 *
 * A hit's `topic` is an id. `marks` are the places in `question` that matched. `missing` are the words of the query
 * that it lacks: a hit that lacks all of them stands beside a good one in its list.
 * @typedef {{id: string, url: string, question: string, topic: string, topicTitle: string, score: number,
 *   marks: number[][], missing: string[]}} Hit
 *
 * `total` counts questions that match, `closest` are words of the index if there are none.
 * @typedef {{total: number, hits: Hit[], closest: string[], facets?: Record<string, Choice[]>}} Found
 *
 * A group without `docs` comes from a spelling shard: a word shard has them.
 * @typedef {{count: number, weak: number, forms: string[], docs?: Uint32Array, impacts?: Uint8Array}} Group
 * @typedef {{forms: string[], of: Group[]}} Dictionary
 * @typedef {{text: string, start: number, whole: string, parts: string[]}} Token
 * @typedef {{text: string, key: string, groups: Map<Group, number>, heads: string[], strong: boolean,
 *   idf: number}} Term
 */

const impactWeights = [0.3, 0.5, 1, 1.3];
const topicWeight = 0.35;

const word = '[\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]+';
const words = RegExp(word, 'gu');
const chunks = RegExp(
  `[.*@$_#]*${word}(?:[._/+#=:&*@$'’]+${word})*(?:\\+\\+|\\(\\)|#|_+)?|[=<>!+*&|%^~]+`, 'gu');
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const beside = RegExp(`(?<=${unspaced.source})|(?=${unspaced.source})`, 'u');

/** Case and accents folded, like unicode::fold_accents() in the generator. @param {string} s */
const fold = s => /^[ -~]*$/.test(s) ? s.toLowerCase()
  : s.normalize('NFKC').toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ').replace(/\p{DI}/gu, '')
    .normalize('NFD').replace(/([\p{sc=Latn}\p{sc=Grek}])\p{Mn}+/gu, '$1').normalize('NFC');

/** @param {string} s */
const cut = s => s.length > 48 ? [...s].slice(0, 48).join('') : s;

/** The words of a text, as generator/search/tokens.cpp finds them. @param {string} text @returns {Token[]} */
export const tokenize = text => [...text.matchAll(chunks)].flatMap(match => {
  let s = fold(match[0]).replace(/’/g, "'").replace(/'s$|'/g, '');
  if (s.length > 4) s = s.replace(/\(\)$/, '');
  const runs = s.match(words) ?? [];
  const parts = runs.flatMap(run => unspaced.test(run)
    ? run.split(beside).flatMap((c, i, all) => {
      const is = (/** @type {string | undefined} */ x) => x && unspaced.test(x);
      return !is(c) ? cut(c) : is(all[i + 1]) ? c + all[i + 1] : is(all[i - 1]) ? [] : c;
    })
    : cut(run));
  if (!runs[0] && !/^..?.$/.test(s)) return [];
  return {text: match[0], start: match.index ?? 0, whole: runs[0] === s ? '' : cut(s), parts};
});

/** The id that the generator makes from a question of plain ASCII. @param {string} question */
function slug(question) {
  const s = question.toLowerCase().replace(/['`]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const end = s.lastIndexOf('-', 60);
  return s.length > 60 ? s.slice(0, end < 30 ? 60 : end).replace(/-+$/, '') : s;
}

/** The page explains by `code`: "missing", "damaged" or "version". @param {string} code */
export const failure = code => Object.assign(Error(code), {code});

/** @param {Uint8Array} bytes */
export const inflate = async bytes => new Uint8Array(await new Response(
  new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream('deflate'))
).arrayBuffer().catch(() => {
  throw failure('damaged');
}));

/** @param {Uint8Array} bytes */
const decoded = bytes => new TextDecoder().decode(bytes);

/** Numbers and texts, one after the other. @param {Uint8Array} bytes */
export function reader(bytes) {
  let at = 0;
  const take = (/** @type {number} */ length) => {
    if (at + length > bytes.length) throw failure('damaged');
    return bytes.subarray(at, at += length);
  };
  const number = () => {
    let value = 0, scale = 1, byte;
    do {
      byte = take(1)[0];
      value += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    return value;
  };
  const text = () => decoded(take(number()));
  return {
    take, number, text,
    rest: () => bytes.subarray(at),
    lines: () => text().split('\n'),
    numbers: (/** @type {number} */ count) => Array.from({length: count}, number),
  };
}

/** Index of the last item that is not greater than `key`, or 0. @param {string[]} sorted @param {string} key */
function place(sorted, key) {
  let low = 0, high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= key) low = middle;
    else high = middle;
  }
  return low;
}

/** @param {(name: string) => Promise<Uint8Array>} read gives one file below search-index/ */
export async function openIndex(read) {
  /** @param {string} name */
  const fetched = name => read(name).catch(() => {
    throw failure('missing');
  });
  const root = reader(await inflate(await fetched('root.2.bin')));
  if (decoded(root.take(2)) !== 'QB') throw failure('damaged');
  if (root.number() !== 2) throw failure('version');
  const suffix = `.${root.text()}.bin`;
  const embedded = root.number(), count = root.number(), topicCount = root.number();
  const topicOf = new Uint32Array(count), sizes = new Uint32Array(topicCount + 1);
  /** The documents of each topic: from, to. @type {number[][][]} */
  const runs = Array.from(sizes, () => []);
  let topic = -1, last = 0;
  for (const of of root.numbers(root.number()).map(step => topic = (topic + 1 + step) % (topicCount + 1))) {
    const size = root.number();
    sizes[of] += size;
    topicOf.fill(of, last, last + size);
    runs[of].push([last, last += size]);
  }
  const impactOf = root.numbers(4);
  const listed = root.number();
  const pieces = root.lines();
  const perShard = root.number();
  const wordStarts = root.lines(), spellingStarts = root.lines();
  /** @type {Map<string, any>} */
  const blocks = new Map();
  /** @type {Record<string, Uint8Array>} */
  const inside = {};
  if (embedded) for (const name of ['w0', 't0', 'f0']) inside[name] = root.take(root.number());

  /** The bytes of a block. @param {string} name */
  const load = async name => {
    if (embedded) return inside[name];
    const full = name + suffix, bytes = fetched(full);
    return (await import('./shards.js')).whole(full, await bytes);
  };
  /**
   * A block, decoded once; one that fails is forgotten, so that the next search tries again.
   * @template T @param {string} name @param {(bytes: Uint8Array) => T | Promise<T>} decode @returns {Promise<T>}
   */
  const block = (name, decode) => {
    if (!blocks.has(name)) blocks.set(name, load(name).then(decode).catch(error => {
      blocks.delete(name);
      throw error;
    }));
    return blocks.get(name);
  };

  /** @param {string} name @returns {Promise<Dictionary>} */
  const dictionary = name => block(name, bytes => {
    const r = reader(bytes), lengths = r.numbers(r.number()), rests = r.text();
    let form = '', at = 0, next = 0;
    const forms = lengths.map(x => form = form.slice(0, x & 15) + rests.slice(at, at += x >> 4));
    /** @type {Group[]} */
    const groups = [];
    const of = forms.map(name => {
      const back = r.number();
      const group = groups[back ? next - back : next++] ??= {count: 0, weak: 0, forms: []};
      group.forms.push(name);
      return group;
    });
    for (const group of groups) {
      const value = r.number();
      group.count = value >> 1;
      group.weak = value & 1;
    }
    at = 0;
    bytes = r.rest();
    const bit = () => bytes[at >> 3] >> (~at++ & 7) & 1;
    if (bytes.length) for (const group of groups) {
      const docs = group.docs = new Uint32Array(group.count), impacts = group.impacts = new Uint8Array(group.count);
      const k = 31 - Math.clz32(11 * (count + topicCount) / 16 / group.count || 1);
      for (let i = next = 0; i < group.count; i++) {
        let gap = 0, rank = 0;
        while (bit()) gap++;
        for (let j = 0; j < k; j++) gap = gap * 2 + bit();
        while (rank < 3 && bit()) rank++;
        docs[i] = next += gap;
        next++;
        impacts[i] = impactOf[rank];
      }
    }
    return {forms, of};
  });
  /** @param {string} key */
  const words = key => dictionary('w' + place(wordStarts, key));
  /** What is spelled like `key` and begins with `start`. @param {string} key @param {string} start */
  const spelled = (key, start) => {
    const at = place(spellingStarts, key), first = Math.max(place(spellingStarts, start), at - 1);
    const last = Math.min(place(spellingStarts, start + '\uffff'), at + 1);
    return Promise.all(spellingStarts.slice(first, last + 1).map((_, i) => dictionary(embedded ? 'w0' : 'd' + (first + i))));
  };

  /** Questions and ids of one shard, two lines each. @param {number} shard */
  const titles = shard => block('t' + shard, async bytes =>
    (pieces[0] ? (await import('./shards.js')).unpacked(bytes, pieces) : decoded(bytes)).split('\n'));

  /**
   * What a word may mean: its own group of postings, those of words that begin with it, or near ones, with weights.
   * @param {string} text @param {string} key @param {boolean} typing whether it may be unfinished
   * @returns {Promise<Term>}
   */
  async function understand(text, key, typing) {
    const first = place(wordStarts, key), last = typing ? place(wordStarts, key + '\uffff') : first;
    // What many words begin with is completed from the spelling shards; they come with the first wave.
    const wide = last > first + 1, beside = typing && key[3] || wide ? spelled(key, key) : null;
    beside?.catch(() => 0);
    const shards = await Promise.all([words(key)].concat(wide ? [] : wordStarts.slice(first + 1, last + 1).map(words)));
    /** @type {Map<Group, number>} */
    const groups = new Map();
    /** @type {Set<Group>} */
    const begun = new Set();
    /** @param {Dictionary} shard */
    const look = ({forms, of}) => {
      let i = place(forms, key);
      if (forms[i] < key) i++;
      if (forms[i] === key && !groups.size) groups.set(of[i++], 1);
      for (; typing && forms[i]?.startsWith(key); i++) begun.add(of[i]);
    };
    shards.forEach(look);
    const exact = groups.size;
    if (wide && !exact) (await beside)?.forEach(look);
    const popular = [...begun].sort((x, y) => y.count - x.count).slice(0, embedded ? 60 : 4);
    for (const group of popular)
      if (!groups.has(group)) groups.set(group, exact ? 0.4 : 0.7 + 0.2 * group.count / popular[0].count);
    const heads = exact || !key[3] || popular.reduce((sum, group) => sum + group.count, 0) > 3 ? []
      : await (await import('./near.js')).near(spelled, key, typing, groups);
    let found = 0.5, strong = !groups.size;
    for (const [group, weight] of groups) {
      found += group.count;
      if (weight > 0.5 && !group.weak) strong = true;
    }
    return {text, key, groups, heads, strong, idf: Math.log(1 + count / found)};
  }

  /** @param {string} query @returns {Promise<Term[]>} */
  async function parse(query) {
    const tokens = tokenize(query.slice(0, 300)).slice(0, 16);
    const open = /[\p{L}\p{Nd}\p{M}_(]$/u.test(query);
    const terms = (await Promise.all(tokens.map(async ({text, whole, parts}, i) => {
      const typing = open && !tokens[i + 1];
      const term = whole && await understand(text, whole, typing);
      if (term && term.groups.size) {
        for (const part of parts)
          for (const [group, weight] of (await understand(text, part, false)).groups)
            if (weight === 1 && !term.groups.has(group)) term.groups.set(group, 0.35);
        return term;
      }
      return Promise.all(parts.slice(0, 30).map(async (part, k) => {
        const last = typing && !parts[k + 1], term = await understand(parts[1] ? part : text, part, last);
        return term.heads[0] ? (await import('./near.js')).halves(term, part, half => understand(text, half, last)) : term;
      }));
    }))).flat(2).slice(0, 30);
    // "web hooks" are also "webhooks".
    await Promise.all(terms.slice(1).map(async (term, i) => {
      const joined = terms[i].key + term.key;
      if (!blocks.has('w' + place(wordStarts, joined))) return;
      const {forms, of} = await words(joined), at = place(forms, joined);
      if (forms[at] === joined) for (const {groups} of [terms[i], term]) if (!groups.has(of[at])) groups.set(of[at], 0.9);
    }));
    return terms;
  }

  // One search at a time uses these, without waiting in between, and leaves them as it found them.
  const score = new Float32Array(count), best = new Float32Array(count);
  const covered = new Float32Array(count), matched = new Uint32Array(count);
  const candidates = new Uint32Array(count), touched = new Uint32Array(count);

  /**
   * @param {string} query
   * @param {{limit?: number, filters?: Filters, facets?: boolean}} [options] `facets` asks for counts
   * @returns {Promise<Found>}
   */
  async function search(query, {limit = 10, filters = {}, facets = false} = {}) {
    const terms = await parse(query);
    const strong = terms.filter(term => term.strong);
    const asked = strong[0] ? strong : terms;
    await Promise.all(asked.flatMap(({groups}) => [...groups.keys()]).map(async group => {
      const key = group.forms[0];
      if (group.docs) return;
      const {forms, of} = await words(key), {docs, impacts} = of[place(forms, key)];
      Object.assign(group, {docs, impacts});
    }));
    const sieve = facets || Object.values(filters).some(Boolean) ? await (await import('./facets.js'))
      .sieve(() => load('f0'), topicOf, filters) : null;

    let found = 0;
    if (!terms[0] && sieve) for (; found < count; found++) candidates[found] = found;
    const affinity = asked.map((term, index) => {
      let n = 0;
      for (const [{docs = [], impacts = []}, weight] of term.groups) {
        let i = 0;
        for (; docs[i] < count; i++) {
          const d = docs[i], value = weight * impactWeights[impacts[i]];
          if (!best[d]) touched[n++] = d;
          if (value > best[d]) best[d] = value;
        }
        // What a topic's title says, all its questions say.
        for (; i < docs.length; i++)
          for (let [d, last] of runs[docs[i] - count]) for (; d < last; d++) {
            const value = weight * topicWeight;
            if (!best[d]) touched[n++] = d;
            if (value > best[d]) best[d] = value;
          }
      }
      const share = new Float64Array(topicCount + 1);
      for (let i = 0; i < n; i++) {
        const d = touched[i];
        if (!matched[d]) candidates[found++] = d;
        matched[d] |= 1 << index;
        score[d] += term.idf * best[d];
        covered[d] += term.idf * Math.min(1, best[d]);
        if (best[d] > topicWeight) share[topicOf[d]]++;
        best[d] = 0;
      }
      // A word that a document lacks may be what its topic is about: "retries" among questions on Celery.
      return share.map((n, topic) => term.idf * 0.4 * Math.min(1, 2 * n / sizes[topic]));
    });

    const sum = (/** @type {Term[]} */ terms) => terms.reduce((sum, term) => sum + term.idf, 0);
    const weight = sum(asked), known = sum(asked.filter(term => term.groups.size));
    const all = 2 ** asked.length - 1, room = Math.max(limit, embedded * 40);
    /** @type {{d: number, rank: number, has: number}[]} */
    const top = [];
    const trim = () => top.sort((x, y) => y.rank - x.rank).splice(room);
    let total = 0;
    for (let c = 0; c < found; c++) {
      const d = candidates[c], has = matched[d];
      for (let i = 0; has < all && i < asked.length; i++) {
        if (has >> i & 1) continue;
        score[d] += affinity[i][topicOf[d]];
        covered[d] += affinity[i][topicOf[d]];
      }
      // All words first, then some; too little of the query is nothing. With a word that nobody uses, it takes more.
      const share = weight ? covered[d] / weight : 1;
      const rank = score[d] * share * share + (has === all ? 1e3 : 0);
      score[d] = covered[d] = matched[d] = 0;
      if (known < weight / 3 || share < (known < weight ? 0.3 : 0.25) || sieve && !sieve.keeps(d)) continue;
      total++;
      if (!(rank <= top[room - 1]?.rank)) {
        top.push({d, rank, has});
        trim();
      }
    }
    // Lists are written in a sensible order: what stands beside a good answer is about the same.
    if (listed && !sieve) {
      for (const {d, rank, has} of top.slice(0, 5)) {
        if (has < all) break;
        for (const step of [-1, 1, 2]) {
          const n = d + step, value = 0.13 * (rank - 1e3) / Math.abs(step);
          const other = top.find(x => x.d === n);
          if (other) other.rank += other.has < all ? value : 0;
          else if (topicOf[n] === topicOf[d]) top.push({d: n, rank: value, has: 0});
        }
      }
      trim();
    }

    const lines = await Promise.all(top.map(({d}) => titles(Math.floor(d / perShard))));
    const forms = terms.map(({groups}) => new Set([...groups.keys()].flatMap(group => group.forms)));
    const hits = top.map(({d, rank, has}, i) => {
      const line = d % perShard * 2, question = lines[i][line], more = lines[i][line + 1];
      /** @type {number[][]} */
      const marks = [];
      /** Where each term stands, in words. @type {number[][]} */
      const places = terms.map(() => []);
      const tokens = tokenize(question);
      let at = 0, hit = 0;
      for (const {text, start, whole, parts} of tokens) {
        let value = 0;
        [whole, ...parts].forEach((form, k) => {
          if (form) terms.forEach((term, t) => {
            if (!forms[t].has(form)) return;
            places[t].push(at + Math.max(0, k - 1));
            if (term.strong) value = Math.max(value, form === term.key ? 1 : 0.8);
          });
        });
        at += parts.length || 1;
        hit += value;
        if (value) marks.push([start, start + text.length]);
      }
      let near = 0;
      for (let t = 1; t < terms.length; t++) {
        let closest = 0;
        for (const x of places[t - 1])
          for (const y of places[t]) if (x !== y) closest = Math.max(closest, y > x ? 1 / (y - x) : 0.5 / (x - y));
        near += closest / (terms.length - 1);
      }
      const [own] = more.split('\t'), id = own.slice(1) || slug(question), base = has === all ? 1e3 : 0;
      // The first of its topic in the shard names it.
      let named = line + 1;
      while (!lines[i][named].includes('\t')) named -= 2;
      const [, topic, topicTitle, page] = lines[i][named].split('\t');
      return {
        id, url: page ? `topics/${topic}${+page > 1 ? '/' + page : ''}.html#${id}` : `q/${id}.html`, question, topic, topicTitle, marks,
        score: base + (rank - base) * (1 + 0.45 * hit / Math.max(tokens.length, 3) + 0.35 * near
          + 0.08 * Math.log2(+own[0] || 1)),
        missing: asked.filter((_, t) => !(has >> t & 1)).map(term => term.text),
      };
    });
    hits.sort((x, y) => y.score - x.score);
    return {
      total, hits: hits.slice(0, limit), facets: sieve?.counts(),
      closest: total || !terms[0] ? [] : await (await import('./near.js')).closest(terms, spelled),
    };
  }

  return {search, count};
}

// Started as a worker under this name, it searches for the page: reading and scoring never hold up a frame. One file
// for both, since a worker that only imports the engine would cost another round of requests.
if (/** @type {{name?: string}} */ (globalThis).name === 'qbank') {
  /** @type {ReturnType<typeof openIndex> | undefined} */
  let index;
  addEventListener('message', async ({data: {base, query, options}, ports: [port]}) => {
    try {
      index ??= openIndex(async name => {
        // The root has the only name that stays, so an old copy would point at files that are gone.
        const answer = await fetch(base + name, {cache: name[0] === 'r' ? 'no-cache' : 'default'});
        if (!answer.ok) throw Error();
        return new Uint8Array(await answer.arrayBuffer());
      });
      port.postMessage({found: await (await index).search(query, options)});
    } catch (error) {
      // After a deployment the files have new names: the next search begins with the root.
      index = undefined;
      port.postMessage({code: /** @type {{code?: string}} */ (error).code});
    }
  });
}
