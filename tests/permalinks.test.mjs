// Random histories of a bank: questions come, are renamed, merged, reworded, dropped, and come back. Whatever was
// published at any time stays reachable, or nothing is published and the message says which id would break.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { shell, temporaryFolder } from './harness/program.mjs';

/** A fixed generator of numbers below a bound. @param {number} seed */
const draws = seed => below => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0, (seed >>> 8) % below);

const words = ['anchor', 'beacon', 'chart', 'deck', 'ebb', 'ferry', 'gale', 'hull', 'island', 'jetty', 'keel', 'ledge'];

/** A bank as its maintainer sees it: files by id, each with the ids that it says it had. */
class History {
  /** @param {string} folder @param {number} seed */
  constructor(folder, seed) {
    this.folder = folder;
    this.draw = draws(seed);
    /** @type {Map<string, {wording: string, aliases: string[]}>} */
    this.files = new Map();
    /** @type {Set<string>} every id that was reachable on some published site */
    this.published = new Set();
    this.made = 0;
    fs.mkdirSync(path.join(folder, 'bank/questions/sea'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'bank/bank.yml'), 'title: Sea\n');
    fs.writeFileSync(path.join(folder, 'bank/permalinks.yml'), '# Kept by hand, too.\n');
    for (let i = 0; i < 3; ++i) this.add();
  }

  any() { return [...this.files.keys()][this.draw(this.files.size)]; }

  add() {
    const word = words[this.draw(words.length)], n = this.made++;
    this.files.set(`${word}-${n}`, { wording: `What is the ${word} of harbour ${n} like in winter ${'xyz'[n % 3]}${n}?`, aliases: [] });
  }

  rename(withAlias) {
    const from = this.any(), file = this.files.get(from), to = `${words[this.draw(words.length)]}-${this.made++}`;
    this.files.delete(from);
    this.files.set(to, { ...file, aliases: withAlias ? [...file.aliases, from] : file.aliases });
  }

  /** Two files become one, which has the names of both. */
  mergeFiles() {
    if (this.files.size < 2) return this.add();
    const gone = this.any(), file = this.files.get(gone);
    this.files.delete(gone);
    const heir = this.files.get(this.any());
    heir.aliases = [...heir.aliases, gone, ...file.aliases];
  }

  /** The two stay files, but ask the same: the program merges them. */
  sameWording() {
    const one = this.any(), other = this.any();
    this.files.get(one).wording = this.files.get(other).wording;
  }

  forgetAliases() { this.files.get(this.any()).aliases = []; }

  drop() { if (this.files.size > 1) this.files.delete(this.any()); }

  /** An id of old belongs to a question again. */
  comeBack() {
    const old = [...this.published].filter(id => !this.files.has(id));
    if (old.length === 0) return this.add();
    const id = old[this.draw(old.length)], n = this.made++;
    for (const file of this.files.values()) file.aliases = file.aliases.filter(alias => alias !== id);
    this.files.set(id, { wording: `Why did harbour ${n} get back its name ${id}?`, aliases: [] });
  }

  change() {
    const changes = [() => this.add(), () => this.rename(true), () => this.rename(false), () => this.mergeFiles(),
      () => this.sameWording(), () => this.forgetAliases(), () => this.drop(), () => this.comeBack()];
    changes[this.draw(changes.length)]();
  }

  write() {
    const folder = path.join(this.folder, 'bank/questions/sea');
    fs.rmSync(folder, { recursive: true });
    fs.mkdirSync(folder);
    for (const [id, { wording, aliases }] of this.files) {
      fs.writeFileSync(path.join(folder, `${id}.md`),
        `---\nquestion: ${wording}\n${aliases.length ? `aliases: [${aliases.join(', ')}]\n` : ''}---\nAs ever.\n`);
    }
  }

  /** Does what the messages say, as a maintainer would, with a line in the ledger. @param {string} output */
  mend(output) {
    const file = path.join(this.folder, 'bank/permalinks.yml');
    let ledger = fs.readFileSync(file, 'utf8');
    for (const [, id] of output.matchAll(/error: the id "([^"]+)" was published/g)) {
      ledger = ledger.replace(new RegExp(`^${id}:.*$`, 'm'), `${id}: ${this.any()}`);
    }
    for (const [, id] of output.matchAll(/error: "([^"]+)" leads to/g)) {
      ledger = ledger.replace(new RegExp(`^${id}:.*$`, 'm'), `${id}: ${this.any()}`);
    }
    for (const [, id] of output.matchAll(/error: the published id "([^"]+)" leads in a circle/g)) {
      ledger = ledger.replace(new RegExp(`^${id}:.*$`, 'm'), `${id}: ${this.any()}`);
    }
    fs.writeFileSync(file, ledger);
  }

  /** The ids that a reader can ask for, each with the page that is shown in the end. */
  reachable() {
    const folder = path.join(this.folder, 'site/q'), result = new Map();
    for (const name of fs.readdirSync(folder).filter(file => file.endsWith('.html'))) {
      const page = fs.readFileSync(path.join(folder, name), 'utf8');
      const target = /http-equiv="?refresh"? content="0; ?url=([^"]+)\.html"/.exec(page)?.[1] ?? /url=([a-z0-9-]+)\.html/.exec(page)?.[1];
      result.set(name.slice(0, -'.html'.length), target ?? '');
    }
    return result;
  }
}

const histories = process.env.QBANK_SOAK === '1' ? 200 : 8, steps = process.env.QBANK_SOAK === '1' ? 20 : 12;

test(`in ${histories} random histories of ${steps} changes no published address breaks`, t => {
  const folder = temporaryFolder(t);
  let builds = 0, refused = 0, ids = 0;
  for (let seed = 1; seed <= histories; ++seed) {
    const place = path.join(folder, String(seed));
    const history = new History(place, seed);
    for (let step = 0; step < steps; ++step) {
      if (step > 0) history.change();
      history.write();
      let { status, output } = shell('qbank build bank -o site --quiet', place);
      const told = `seed ${seed}, step ${step}: ${output}`;
      if (status !== 0) {
        assert.match(output, /\[permalink\]/, told);
        if (step > 0) for (const id of history.published) assert.ok(history.reachable().has(id), `${told}: the old site has lost ${id}`);
        refused++;
        for (let tries = 0; status !== 0 && tries < 3; ++tries) {
          history.mend(output);
          ({ status, output } = shell('qbank build bank -o site --quiet', place));
        }
        assert.equal(status, 0, `seed ${seed}, step ${step}, mended: ${output}`);
      }
      builds++;
      const pages = history.reachable();
      for (const id of history.published) assert.ok(pages.has(id), `seed ${seed}, step ${step}: ${id} was published and is gone`);
      for (const [id, target] of pages) {
        if (target !== '') assert.equal(pages.get(target), '', `seed ${seed}, step ${step}: ${id} leads to ${target}, which is no question's page`);
        history.published.add(id);
      }
      assert.equal(shell('qbank check bank --fix --quiet', place).status, 0, `seed ${seed}, step ${step}`);
      const ledger = fs.readFileSync(path.join(place, 'bank/permalinks.yml'), 'utf8');
      for (const id of history.published) assert.match(ledger, new RegExp(`^${id}:`, 'm'), `seed ${seed}, step ${step}: ${id} is in the ledger`);
      assert.ok(ledger.startsWith('# Kept by hand, too.\n'), 'a comment stays');
    }
    shell('qbank check bank --fix --quiet', place);
    const once = fs.readFileSync(path.join(place, 'bank/permalinks.yml'), 'utf8');
    shell('qbank check bank --fix --quiet', place);
    assert.equal(fs.readFileSync(path.join(place, 'bank/permalinks.yml'), 'utf8'), once, 'twice is once');
    ids += history.published.size;
  }
  assert.ok(refused > 0, 'some changes would have broken an address');
  t.diagnostic(`${builds} builds, ${ids} ids published, ${refused} builds refused until mended, addresses lost 0`);
});
