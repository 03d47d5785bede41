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
 * @typedef {{count: number, weak: number, shard: number, forms: string[], docs?: Uint32Array, impacts?: Uint8Array}} Group
 * @typedef {{forms: string[], of: Group[], groups: Group[]}} Dictionary
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

/** The words of a text, as generator/search/tokens.cpp finds them. @param {string} text @returns {Token[]} */
export const tokenize = text => [...text.matchAll(chunks)].flatMap(match => {
  let s = fold(match[0]).replace(/’/g, "'").replace(/'s$|'/g, '');
  if (s.length > 4) s = s.replace(/\(\)$/, '');
  if (s.length > 48) s = [...s].slice(0, 48).join('');
  const runs = s.match(words) ?? [];
  const parts = runs.flatMap(run => unspaced.test(run)
    ? run.split(beside).flatMap((c, i, all) => {
      const is = (/** @type {string | undefined} */ x) => x && unspaced.test(x);
      return !is(c) ? c : is(all[i + 1]) ? c + all[i + 1] : is(all[i - 1]) ? [] : c;
    })
    : run);
  if (!runs[0] && !/^..?.$/.test(s)) return [];
  return {text: match[0], start: match.index ?? 0, whole: runs[0] === s ? '' : s, parts};
});

/** The id that the generator makes from a question of plain ASCII. @param {string} question */
function slug(question) {
  const s = question.toLowerCase().replace(/['`]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const end = s.lastIndexOf('-', 60);
  return s.length > 60 ? s.slice(0, end < 30 ? 60 : end).replace(/-+$/, '') : s;
}

/** The page explains by `code`: "missing", "damaged" or "version". @param {string} code @param {unknown} [cause] */
const failure = (code, cause) => Object.assign(Error('search index: ' + code), {code, cause});

/** @param {Uint8Array} bytes */
export const inflate = async bytes => new Uint8Array(await new Response(
  new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream('deflate'))
).arrayBuffer().catch(cause => {
  throw failure('damaged', cause);
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
  const fetched = name => read(name).catch(cause => {
    throw failure('missing', cause);
  });
  const root = reader(await inflate(await fetched('root.1.bin')));
  const [q, b, version, ...generation] = root.take(8);
  if (q !== 81 || b !== 66) throw failure('damaged');
  if (version !== 1) throw failure('version');
  const suffix = '.' + generation.map(x => x.toString(16).padStart(2, '0')).join('');
  const count = root.number(), topicCount = root.number();
  const topics = root.lines().slice(0, topicCount).map(line => line.split('\t'));
  const topicOf = new Uint32Array(count), sizes = new Uint32Array(topicCount + 1);
  /** @type {number[][]} */
  const runs = [];
  for (let r = root.number(), first = 0; r > 0; r--) {
    const topic = root.number(), last = first + root.number();
    runs.push([topic, first, last]);
    sizes[topic] += last - first;
    topicOf.fill(topic, first, last);
    first = last;
  }
  const [ranks] = root.take(1);
  const impactOf = [0, 1, 2, 3].sort((x, y) => (ranks >> 2 * x & 3) - (ranks >> 2 * y & 3));
  const listed = root.number();
  const pieces = root.lines();
  const perShard = root.number();
  const shardCount = root.number();
  const starts = root.lines();
  /** The dictionary shard of each postings shard. */
  const owners = root.numbers(shardCount).flatMap((n, shard) => Array(n).fill(shard));
  const groupsIn = root.numbers(owners.length);
  const postingsStarts = root.lines();
  const embedded = root.number();
  /** @type {Map<string, any>} */
  const blocks = new Map();
  /** @type {Record<string, Uint8Array>} */
  const inside = {};
  if (embedded) for (const name of ['d0', 'p0', 't0', 'f0']) inside[name] = root.take(root.number());

  /**
   * What `make` promises, made once; what fails is forgotten, so that the next search tries again.
   * @template T @param {string} key @param {() => Promise<T>} make @returns {Promise<T>}
   */
  const once = (key, make) => {
    if (!blocks.has(key)) blocks.set(key, make().catch(error => {
      blocks.delete(key);
      throw error;
    }));
    return blocks.get(key);
  };
  /** The bytes of a block. A shard begins with a hash of its name and content. @param {string} name */
  const load = name => once('?' + name, async () => {
    if (embedded) return inside[name];
    const full = name + suffix, [bytes, {checked}] = await Promise.all([fetched(full + '.bin'), import('./shards.js')]);
    if (!checked(full, bytes)) throw failure('damaged');
    return /[df]/.test(name) ? inflate(bytes.subarray(4)) : bytes.subarray(4);
  });
  /** @template T @param {string} name @param {(bytes: Uint8Array) => T | Promise<T>} decode @returns {Promise<T>} */
  const block = (name, decode) => once(name, async () => decode(await load(name)));

  /** @param {number} shard @returns {Promise<Dictionary>} */
  const dictionary = shard => block('d' + shard, bytes => {
    const r = reader(bytes), formCount = r.number(), groupCount = r.number();
    const lengths = r.numbers(formCount), rests = r.text();
    let form = '', at = 0;
    const forms = lengths.map(x => form = form.slice(0, x & 15) + rests.slice(at, at += x >> 4));
    /** @type {Group[]} */
    const groups = [];
    let next = 0;
    const of = forms.map(name => {
      const back = r.number();
      const group = groups[back ? next - back : next++] ??= {count: 0, weak: 0, shard: 0, forms: []};
      group.forms.push(name);
      return group;
    });
    let p = owners.indexOf(shard) - 1, left = 0;
    for (let g = 0; g < groupCount; g++) {
      if (!left) left = groupsIn[++p];
      left--;
      const value = r.number();
      groups[g].count = value >> 1;
      groups[g].weak = value & 1;
      groups[g].shard = p;
    }
    return {forms, of, groups};
  });

  /** Reads where the groups of one postings shard occur. @param {number} shard */
  async function postings(shard) {
    const {groups} = await dictionary(owners[shard]);
    return block('p' + shard, bytes => {
      let at = 0;
      const bit = () => bytes[at >> 3] >> (~at++ & 7) & 1;
      for (const group of groups) {
        if (group.shard !== shard) continue;
        const docs = group.docs = new Uint32Array(group.count), impacts = group.impacts = new Uint8Array(group.count);
        const k = 31 - Math.clz32(11 * (count + topicCount) / 16 / group.count || 1);
        for (let i = 0, next = 0; i < group.count; i++) {
          let gap = 0, rank = 0;
          while (bit()) gap++;
          for (let j = 0; j < k; j++) gap = gap * 2 + bit();
          while (rank < 3 && bit()) rank++;
          docs[i] = next += gap;
          next++;
          impacts[i] = impactOf[rank];
        }
      }
    });
  }

  /** Questions and ids of one shard, two lines each. @param {number} shard */
  const titles = shard => block('t' + shard, async bytes =>
    (pieces[0] ? (await import('./shards.js')).unpacked(bytes, pieces) : decoded(bytes)).split('\n'));

  /** The dictionary shards that may hold what begins with `key`, and its neighbours. @param {string} key */
  const around = key => {
    const first = place(starts, key), last = Math.min(place(starts, key + '\uffff'), first + 2);
    return Promise.all(starts.slice(first, last + 1).map((_, i) => dictionary(first + i)));
  };

  /**
   * What a word may mean: its own group of postings, those of words that begin with it, or near ones, with weights.
   * @param {string} text @param {string} key @param {boolean} typing whether it may be unfinished
   * @returns {Promise<Term>}
   */
  async function understand(text, key, typing) {
    // Postings are most likely beside the word: asking for both at once saves a wave of requests.
    load('p' + place(postingsStarts, key)).catch(() => 0);
    const shards = await around(key);
    /** @type {Map<Group, number>} */
    const groups = new Map();
    /** @type {Set<Group>} */
    const begun = new Set();
    for (const {forms, of} of shards) {
      let i = place(forms, key);
      if (forms[i] < key) i++;
      if (forms[i] === key) groups.set(of[i++], 1);
      for (; typing && forms[i]?.startsWith(key); i++) begun.add(of[i]);
    }
    const exact = groups.size, popular = [...begun].sort((x, y) => y.count - x.count).slice(0, embedded ? 60 : 4);
    for (const group of popular)
      if (!groups.has(group)) groups.set(group, exact ? 0.4 : 0.7 + 0.2 * group.count / popular[0].count);
    const heads = exact || !key[3] || popular.reduce((sum, group) => sum + group.count, 0) > 3 ? []
      : (await import('./near.js')).near(shards, key, typing, groups);
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
      return Promise.all(parts.map(async (part, k) => {
        const last = typing && !parts[k + 1], term = await understand(parts[1] ? part : text, part, last);
        for (const head of term.heads) {
          const halves = await Promise.all([head, part.slice(head.length)].map(half => understand(text, half, last)));
          if (halves.every(half => [...half.groups.values()].includes(1))) return halves;
        }
        return term;
      }));
    }))).flat(2);
    // "web hooks" are also "webhooks".
    await Promise.all(terms.slice(1).map(async (term, i) => {
      const joined = terms[i].key + term.key;
      for (const {forms, of} of await around(joined)) {
        const at = place(forms, joined);
        if (forms[at] === joined) for (const {groups} of [terms[i], term]) if (!groups.has(of[at])) groups.set(of[at], 0.9);
      }
    }));
    return terms;
  }

  // One search at a time uses these, without waiting in between, and leaves them as it found them.
  const score = new Float64Array(count), best = new Float64Array(count);
  const covered = new Float64Array(count), matched = new Uint32Array(count);

  /**
   * @param {string} query
   * @param {{limit?: number, filters?: Filters, facets?: boolean}} [options] `facets` asks for counts
   * @returns {Promise<Found>}
   */
  async function search(query, {limit = 10, filters = {}, facets = false} = {}) {
    const terms = await parse(query);
    const strong = terms.filter(term => term.strong);
    const asked = strong[0] ? strong : terms;
    const needed = asked.flatMap(({groups}) => [...groups.keys()].filter(group => !group.docs).map(group => group.shard));
    await Promise.all([...new Set(needed)].map(postings));
    const sieve = facets || Object.values(filters).some(Boolean) ? await (await import('./facets.js'))
      .sieve(() => load('f0'), count, topics, topicOf, filters) : null;

    /** @type {number[]} */
    const candidates = terms[0] || !sieve ? [] : [...topicOf.keys()];
    const affinity = asked.map((term, index) => {
      /** @type {number[]} */
      const touched = [];
      const touch = (/** @type {number} */ d, /** @type {number} */ value) => {
        if (!best[d]) touched.push(d);
        if (value > best[d]) best[d] = value;
      };
      for (const [{docs = [], impacts = []}, weight] of term.groups) {
        for (let i = 0; i < docs.length; i++) {
          if (docs[i] < count) touch(docs[i], weight * impactWeights[impacts[i]]);
          else for (const [topic, first, last] of runs)
            if (topic === docs[i] - count) for (let d = first; d < last; d++) touch(d, weight * topicWeight);
        }
      }
      const share = new Float64Array(topicCount + 1);
      for (const d of touched) {
        if (!matched[d]) candidates.push(d);
        matched[d] |= 1 << index;
        score[d] += term.idf * best[d];
        covered[d] += term.idf * Math.min(1, best[d]);
        if (best[d] > topicWeight) share[topicOf[d]]++;
        best[d] = 0;
      }
      // A word that a document lacks may be what its topic is about: "retries" among questions on Celery.
      return share.map((n, topic) => term.idf * 0.4 * Math.min(1, 2 * n / sizes[topic]));
    });

    const weight = asked.reduce((sum, term) => sum + term.idf, 0);
    const known = asked.reduce((sum, term) => term.groups.size ? sum + term.idf : sum, 0);
    const all = 2 ** asked.length - 1, room = Math.max(limit, embedded ? 40 : 0);
    /** @type {{d: number, rank: number, has: number}[]} */
    let top = [];
    let total = 0;
    for (const d of candidates) {
      const has = matched[d];
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
      if (top.length < room || rank > top[room - 1].rank) {
        let at = top.length;
        while (at && top[at - 1].rank < rank) at--;
        top.splice(at, 0, {d, rank, has});
        top.length = Math.min(top.length, room);
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
      top = top.sort((x, y) => y.rank - x.rank).slice(0, room);
    }

    const lines = await Promise.all(top.map(({d}) => titles(Math.floor(d / perShard))));
    const forms = terms.map(({groups}) => new Set([...groups.keys()].flatMap(group => group.forms)));
    const hits = top.map(({d, rank, has}, i) => {
      const line = d % perShard * 2, question = lines[i][line], more = lines[i][line + 1];
      if (more === undefined) throw failure('damaged');
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
      const id = more.slice(1) || slug(question), base = has === all ? 1e3 : 0;
      const [topic, topicTitle] = topics[topicOf[d]] ?? ['', ''];
      return {
        id, url: `q/${id}.html`, question, topic, topicTitle, marks,
        score: base + (rank - base) * (1 + 0.45 * hit / Math.max(tokens.length, 3) + 0.35 * near
          + 0.08 * Math.log2(+more[0] || 1)),
        missing: asked.filter((_, t) => !(has >> t & 1)).map(term => term.text),
      };
    });
    hits.sort((x, y) => y.score - x.score);
    const lost = total ? [] : terms.filter(term => !term.groups.size && term.key[2]).map(term => term.key);
    return {
      total, hits: hits.slice(0, limit), facets: sieve?.counts(),
      closest: lost[0] ? (await import('./near.js')).closest(lost, await Promise.all(lost.map(key => around(key[0])))) : [],
    };
  }

  return {search, count};
}
