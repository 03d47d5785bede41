// Random edits of a bank under its preview. What it shows at once and calls exact is, byte for byte, what a build of the
// folder gives; and so is the whole site once it has come to rest. Another sequence: QBANK_SEED=7.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startPreview } from './harness/preview.mjs';
import { filesBelow, repository, shell, temporaryFolder } from './harness/program.mjs';

/** A fixed generator of numbers below a bound. @param {number} seed */
const draws = seed => below => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0, (seed >>> 8) % below);

const words = ['anchor', 'beacon', 'chart', 'deck', 'ebb', 'ferry', 'gale', 'hull', 'island', 'jetty', 'keel', 'ledge', 'mast', 'oar', 'pier', 'rope'];
const topics = ['tides', 'ships', 'ports'];
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** The bank as its writer has it: what each file says, and a folder that holds it. */
class Writer {
  /** @param {string} folder @param {(below: number) => number} draw */
  constructor(folder, draw) {
    this.folder = folder;
    this.draw = draw;
    this.made = 0;
    /** @type {Map<string, {wording: string, answer: string, more: string[], blank: number}>} question files by path */
    this.files = new Map();
    this.titles = 0;
    this.list = Array.from({ length: 6 }, (_, i) => ({ wording: `How far is it to lighthouse ${i} by ${this.word()}?`, answer: this.answer() }));
    this.write('bank.yml', 'title: Sea\nbase_url: https://example.org/sea/\nrepository: https://example.org/them/sea\n');
    this.write('sources.yml', '- {id: guide-0, title: Old guide}\n- {id: guide-1, title: New guide}\n');
    this.write('images/pixel.png', pixel);
    for (let i = 0; i < 18; ++i) this.add();
    this.writeList();
  }

  pick(list) { return list[this.draw(list.length)]; }
  word() { return this.pick(words); }
  any() { return this.pick([...this.files.keys()]); }

  /** An answer with what makes answers depend on others: links to questions and to their headings, images, code. */
  answer() {
    const number = this.made++, parts = [`The ${this.word()} holds ${number} times.`];
    if (this.draw(3) === 0) parts.push(`### Of the ${this.word()}\n\nIt is long.`);
    if (this.draw(3) === 0 && this.files.size > 0) parts.push(`See [that](/${this.any()}${this.draw(2) ? `#of-the-${this.word()}` : ''}).`);
    if (this.draw(5) === 0) parts.push('![one](/images/pixel.png)');
    if (this.draw(5) === 0) parts.push(`\`\`\`python\nprint(${number})\n\`\`\``);
    return parts.join('\n\n');
  }

  write(file, text) {
    const to = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    if (this.draw(3) !== 0) return fs.writeFileSync(to, text);
    fs.writeFileSync(`${to}~`, text);  // as editors do
    fs.renameSync(`${to}~`, to);
  }

  writeFile(file) {
    const { wording, answer, more, blank } = this.files.get(file);
    this.write(file, `---\n${'\n'.repeat(blank)}question: ${wording}\n${more.map(line => `${line}\n`).join('')}---\n${answer}\n`);
  }

  writeList() {
    this.write('lists/lights.md', `# Lights\n\n${this.list.map(({ wording, answer }, i) => `### ${i + 1}. ${wording}\n\n${answer}\n`).join('\n')}`);
  }

  add() {
    const file = `questions/${this.pick(topics)}/${this.word()}-${this.made++}.md`;
    const more = this.draw(2) ? [`tags: [${this.word()}, ${this.word()}]`] : [];
    this.files.set(file, { wording: `What does the ${this.word()} of ship ${this.made} do in ${this.word()} number ${this.made}?`, answer: this.answer(), more, blank: 0 });
    this.writeFile(file);
  }

  change(file, how) {
    how(this.files.get(file));
    this.writeFile(file);
  }

  remove(file) {
    this.files.delete(file);
    fs.rmSync(path.join(this.folder, file));
  }

  rename(file, to) {
    this.files.set(to, this.files.get(file));
    this.files.delete(file);
    fs.mkdirSync(path.dirname(path.join(this.folder, to)), { recursive: true });
    fs.renameSync(path.join(this.folder, file), path.join(this.folder, to));
  }

  /** One change, most often of an answer. Gives what it was. */
  edit() {
    const kinds = {
      answer: () => this.change(this.any(), file => { file.answer = this.answer(); }),
      more: () => this.change(this.any(), file => { file.answer += `\n\nAnd ${this.word()} too.`; }),
      lines: () => this.change(this.any(), file => { file.blank = this.draw(3); }),
      list: () => { this.pick(this.list).answer = this.answer(); this.writeList(); },
      two: () => { kinds.answer(); kinds.list(); },
      unanswered: () => this.change(this.any(), file => { file.answer = file.answer ? '' : this.answer(); }),
      wording: () => this.change(this.any(), file => { file.wording = `Why is the ${this.word()} of ship ${this.made++} made of ${this.word()}?`; }),
      same: () => this.change(this.any(), file => { file.wording = this.files.get(this.any()).wording; }),
      code: () => this.change(this.any(), file => { file.wording = 'What is the output of this code?'; file.answer = `\`\`\`python\nprint(${this.draw(4)})\n\`\`\``; }),
      properties: () => this.change(this.any(), file => { file.more = [`tags: [${this.word()}]`, `level: ${this.pick(['junior', 'mid', 'senior'])}`, 'updated: 2026-01-02']; }),
      asked: () => this.change(this.any(), file => { file.more = ['asked_in:', `  - {source: guide-${this.draw(2)}, number: 3}`]; }),
      topic: () => this.change(this.any(), file => { file.more = [`topic: ${this.pick(topics)}`]; }),
      listWording: () => { this.pick(this.list).wording = `Who lights the ${this.word()} of harbour ${this.made++}?`; this.writeList(); },
      listLength: () => { this.list.splice(this.draw(this.list.length), this.list.length > 3 ? 1 : 0); this.list.push({ wording: `When was buoy ${this.made++} lit?`, answer: this.answer() }); this.writeList(); },
      add: () => this.add(),
      delete: () => this.files.size > 8 ? this.remove(this.any()) : this.add(),
      rename: () => this.rename(this.any(), `questions/${this.pick(topics)}/${this.word()}-${this.made++}.md`),
      folder: () => this.rename(this.any(), `questions/${this.word()}/${this.word()}-${this.made++}.md`),
      template: () => this.write('templates/question.html', fs.readFileSync(path.join(repository, 'templates/question.html'), 'utf8').replace('<article', `<article data-turn="${this.made++}"`)),
      settings: () => this.write('bank.yml', `title: Sea ${++this.titles}\nbase_url: https://example.org/sea/\nrepository: https://example.org/them/sea\nhighlight: ${this.titles % 2 === 0}\npages: ${this.draw(3) ? 'questions' : 'topics'}\n`),
      static: () => this.write('static/note.txt', `${this.made++}\n`),
      image: () => this.write('images/pixel.png', Buffer.concat([pixel, Buffer.from([this.draw(200)])])),
      noise: () => { this.write('questions/.swap', 'x'); fs.rmSync(path.join(this.folder, 'questions/.swap')); kinds.answer(); },
      mistake: () => this.mistake(),
    };
    const names = Object.keys(kinds), kind = this.draw(2) ? this.pick(['answer', 'more', 'list', 'lines', 'two', 'noise']) : this.pick(names);
    kinds[kind]();
    return kind;
  }

  mistake() {
    this.broken = this.any();
    this.change(this.broken, file => { file.more = ['level: hard']; });
  }

  mend() {
    const file = this.broken;
    this.broken = undefined;
    if (this.files.has(file)) this.change(file, ({ more }) => { more.length = 0; });
  }
}

/** @param {any} t @param {string} bank */
async function follow(t, bank) {
  const { address, log } = await startPreview(t, bank, ['--port', '8660']);
  if (!address) throw new Error(log());
  const root = new URL(address).origin;
  const state = async (query = '') => (await fetch(`${root}/__qbank/state${query}`)).json();
  const get = async file => {
    const reply = await fetch(address + file.split('/').map(encodeURIComponent).join('/'));
    const bytes = Buffer.from(await reply.arrayBuffer());
    return { status: reply.status, bytes: /\.html$/.test(file) ? Buffer.from(bytes.toString().replace(/<script type="module" src="\/__qbank\/reload\.js\?build=\d+"><\/script>/, '')) : bytes };
  };
  return { state, get, log };
}

/** Asks for all at once, some at a time. */
async function each(list, action) {
  const left = [...list];
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let next; (next = left.pop()) !== undefined;) await action(next);
  }));
}

const soak = process.env.QBANK_SOAK === '1';
const [sequences, steps] = soak ? [30, 60] : [1, 30];

for (let seed = Number(process.env.QBANK_SEED ?? 4), last = seed + sequences; seed < last; ++seed) {
  test(`${steps} random edits are shown as a whole build would show them (seed ${seed})`, { timeout: 600_000 }, async t => {
    const work = temporaryFolder(t), bank = path.join(work, 'bank'), draw = draws(seed), writer = new Writer(bank, draw);
    const build = () => {
      const { status, output } = shell('rm -rf site && qbank build bank -o site --quiet', work);
      assert.ok(status <= 1, output);
      return status === 0 ? new Map(filesBelow(path.join(work, 'site')).filter(file => !file.startsWith('.qbank')).map(file => [file, fs.readFileSync(path.join(work, 'site', file))])) : null;
    };
    const preview = await follow(t, bank);
    const compare = async (names, expected, when) => each(names, async name => {
      const { status, bytes } = await preview.get(name);
      if (status === 200 && bytes.equals(expected.get(name))) return;
      fs.mkdirSync(path.join(repository, 'build'), { recursive: true });
      fs.writeFileSync(path.join(repository, 'build/preview-differs'), bytes);
      fs.writeFileSync(path.join(repository, 'build/preview-expected'), expected.get(name));
      assert.fail(`${when}: ${name} (${status}) is not what a build gives: diff build/preview-differs build/preview-expected`);
    });
    const rest = async after => {
      let state = await preview.state(`?after=${after}`);
      for (const until = Date.now() + 60_000; !state.complete || state.change === after; state = await preview.state()) {
        assert.ok(Date.now() < until, `the preview does not come to rest: ${JSON.stringify(state).slice(0, 300)}`);
        await wait(10);
      }
      return state;
    };

    await rest(0);
    let shown = build(), atOnce = 0, files = 0, mistakes = 0;
    await compare(shown.keys(), shown, 'at the start');
    for (let step = 0; step < steps; ++step) {
      const before = await preview.state();
      const done = [writer.broken ? (writer.mend(), 'mend') : writer.edit()];
      // Others while the first is being built, sometimes.
      for (let more = draw(4) === 0 ? 1 + draw(3) : 0; more > 0 && !writer.broken; --more) {
        await wait(draw(150));
        done.push(writer.edit());
      }
      const when = `step ${step} (${done.join(', ')})`, first = await preview.state(`?after=${before.change}`);
      let early = first;
      for (const until = Date.now() + 80; early.exact.length === 0 && !early.complete && Date.now() < until;) early = await preview.state();
      const quick = new Map();
      await each(early.exact, async name => quick.set(name, (await preview.get(name)).bytes));
      const still = (await preview.state()).change === early.change;
      const expected = build();
      if (expected && still && early.ok) {
        for (const [name, bytes] of quick) assert.ok(bytes.equals(expected.get(name) ?? Buffer.alloc(0)), `${when}: ${name} is shown at once as what no build gives`);
        if (quick.size > 0) atOnce += 1;
        files += quick.size;
      }

      const state = await rest(before.change);
      assert.equal(state.ok, expected !== null, `${when}: ${state.diagnostics}`);
      if (expected === null) {
        mistakes += 1;
        assert.match(state.diagnostics, /error/);
        continue;
      }
      await compare(expected.keys(), expected, when);
      await each([...shown.keys()].filter(name => !expected.has(name)), async name => assert.equal((await preview.get(name)).status, 404, `${when}: ${name} is gone`));
      shown = expected;
    }
    t.diagnostic(`${atOnce} of ${steps} steps were shown at once, ${files} files; ${mistakes} mistakes`);
    assert.ok(atOnce >= steps / 10, `only ${atOnce} of ${steps} steps were seen before the whole build`);
  });
}
