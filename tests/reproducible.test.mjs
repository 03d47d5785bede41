// Output is a pure function of the input: not of the clock, the number of threads, the locale, the folder or what was built before.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { filesBelow, repository, shell, temporaryFolder } from './harness/program.mjs';

/** @param {string} folder @returns {Map<string, string>} path to hash of content */
const fingerprint = folder => new Map(filesBelow(folder).map(file =>
  [file, createHash('sha256').update(fs.readFileSync(path.join(folder, file))).digest('hex')]));

function differences(one, other) {
  return [...new Set([...one.keys(), ...other.keys()])].filter(file => one.get(file) !== other.get(file)).sort();
}

function build(place, bank, site, { prefix = '', options = '' } = {}) {
  const { status, output } = shell(`${prefix} qbank build ${bank} -o ${site} --base-url https://example.org/bank/ ${options}`, place);
  assert.equal(status, 0, output);
  return fingerprint(path.join(place, site));
}

/** A copy that is not in a git repository: dates of changes come from git, and here they are the same anyway. */
function placeWithBank(t) {
  const place = temporaryFolder(t);
  fs.cpSync(path.join(repository, 'content'), path.join(place, 'content'), { recursive: true });
  return place;
}

test('one thread and many write the same bytes', t => {
  const place = placeWithBank(t);
  const one = build(place, 'content', 'one', { options: '--jobs 1' });
  const many = build(place, 'content', 'many', { options: '--jobs 7' });
  assert.ok(one.size > 10, 'the site has pages');
  assert.deepEqual(differences(one, many), []);
});

test('locale, time zone, clock and folder do not matter', t => {
  const place = placeWithBank(t);
  const here = build(place, 'content', 'here');
  fs.mkdirSync(path.join(place, 'else where'));
  fs.cpSync(path.join(place, 'content'), path.join(place, 'else where/content'), { recursive: true });
  for (const file of filesBelow(path.join(place, 'else where'))) {
    fs.utimesSync(path.join(place, 'else where', file), 1_000_000_000, 1_000_000_000);
  }
  const there = build(path.join(place, 'else where'), './content/', 'there',
    { prefix: 'LC_ALL=C TZ=Pacific/Kiritimati SOURCE_DATE_EPOCH=1' });
  assert.deepEqual(differences(here, there), []);
});

/** What a folder's files may be used for, by path. */
const modes = folder => filesBelow(folder).map(file => `${file} ${(fs.statSync(path.join(folder, file)).mode & 0o777).toString(8)}`);

test('umask, the order of files in a folder and the language of the system do not matter', t => {
  const place = placeWithBank(t);
  const here = build(place, 'content', 'here');
  // The same files, made in the opposite order: a folder lists them differently.
  const files = filesBelow(path.join(place, 'content')).reverse();
  for (const file of files) {
    fs.mkdirSync(path.join(place, 'turned', path.dirname(file)), { recursive: true });
    fs.copyFileSync(path.join(place, 'content', file), path.join(place, 'turned', file));
  }
  const languages = shell('locale -a', place).output.split('\n').filter(Boolean);
  for (const [i, language] of [...new Set(['C', 'POSIX', ...languages, 'tr_TR.UTF-8', 'no-such-locale'])].slice(0, 6).entries()) {
    const there = build(place, i % 2 ? 'turned' : 'content', 'there', { prefix: `umask ${i % 2 ? '077' : '000'}; LC_ALL=${language} LANGUAGE=${language} TZ=America/St_Johns` });
    assert.deepEqual(differences(here, there), [], language);
    assert.deepEqual(modes(path.join(place, 'there')), modes(path.join(place, 'here')), language);
  }
});

test('a site inside the bank is not read as a document, and building again gives the same', t => {
  const place = placeWithBank(t);
  const outside = build(place, 'content', 'outside');
  const first = build(place, 'content', 'content/site');
  const second = build(place, 'content', 'content/site');
  assert.deepEqual(differences(outside, first), []);
  assert.deepEqual(differences(first, second), []);
});

test('the export is the same twice', t => {
  const place = placeWithBank(t);
  for (const file of ['a.json', 'b.json']) {
    const { status, output } = shell(`qbank export json content -o ${file}`, place);
    assert.equal(status, 0, output);
  }
  assert.equal(fs.readFileSync(path.join(place, 'a.json'), 'utf8'), fs.readFileSync(path.join(place, 'b.json'), 'utf8'));
});

/** Each takes away something that a build must notice; what `change` gets is the place of bank and site. */
const changes = {
  'a document': place => fs.appendFileSync(path.join(place, 'content/topics.yml'), '\n# a remark\n'),
  'a page that somebody edited': place => {
    const page = path.join(place, 'site/index.html');
    const { atime, mtime } = fs.statSync(page);
    fs.writeFileSync(page, fs.readFileSync(page, 'utf8').replace('<title>', '<title>!'));
    fs.utimesSync(page, atime, mtime);
  },
  'a page that is gone': place => fs.rmSync(path.join(place, 'site/robots.txt')),
  'a page too many': place => fs.writeFileSync(path.join(place, 'site/more.html'), 'more'),
  'a template of the bank': place => {
    fs.mkdirSync(path.join(place, 'content/templates'), { recursive: true });
    fs.copyFileSync(path.join(repository, 'templates/404.html'), path.join(place, 'content/templates/404.html'));
    fs.appendFileSync(path.join(place, 'content/templates/404.html'), '<p>More</p>\n');
  },
  'a style of the bank': place => {
    fs.mkdirSync(path.join(place, 'content/theme'), { recursive: true });
    fs.writeFileSync(path.join(place, 'content/theme/more.css'), 'p { color: red }\n');
  },
  'the date of a commit': place => shell(`cd content && git init -q && git add . && git -c user.name=a -c user.email=a@b.c commit -qm a`, place),
};

for (const [what, change] of Object.entries(changes)) {
  test(`a build that would change nothing writes nothing, and one after a change is whole: ${what}`, async t => {
    const place = placeWithBank(t);
    await new Promise(resolve => setTimeout(resolve, 50)); // files as young as the build are not trusted
    const first = build(place, 'content', 'site');
    const inodes = folder => filesBelow(folder).map(file => fs.statSync(path.join(folder, file), { bigint: true }))
      .map(status => [status.ino, status.ctimeNs]);
    const before = inodes(path.join(place, 'site'));
    assert.deepEqual(differences(first, build(place, 'content', 'site')), []);
    assert.deepEqual(inodes(path.join(place, 'site')), before, 'nothing was written');
    change(place);
    await new Promise(resolve => setTimeout(resolve, 50));
    const again = build(place, 'content', 'site');
    assert.deepEqual(differences(build(place, 'content', 'fresh'), again), []);
  });
}

test('parts of a site are disjoint and, laid over each other, the whole', t => {
  const place = placeWithBank(t);
  // Every kind of file: an image, exports, the worker, static files, redirects, templates of the bank.
  const write = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(place, 'content', name)), { recursive: true });
    fs.writeFileSync(path.join(place, 'content', name), text);
  };
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
  const topics = fs.readdirSync(path.join(place, 'content/questions')).sort();
  for (const topic of topics) {
    write(`questions/${topic}/with-picture-in-${topic}.md`, `---\nquestion: What does the picture of ${topic} in the harbour master's album show?\naliases: [album-of-${topic}]\n---\n![](dot.png) Not much.\n`);
    write(`questions/${topic}/dot.png`, picture);
  }
  write('static/images/dot.png', picture);
  write('theme/more.css', 'p { color: red }\n');
  write('permalinks.yml', '');
  fs.appendFileSync(path.join(place, 'content/bank.yml'), 'offline: true\n');
  const settings = path.join(place, 'content/bank.yml'), before = fs.readFileSync(settings, 'utf8');
  for (const [pages, numbers] of /** @type {[string, number[]][]} */ ([['questions', [2, 5, 40]], ['topics', [3]]])) {
    fs.writeFileSync(settings, `${before}pages: ${pages}\n`);
    const whole = build(place, 'content', 'whole');
    for (const of of numbers) {
      const joined = new Map(), questions = [];
      for (let number = 1; number <= of; number++) {
        const part = build(place, 'content', `part-${number}`, { options: `--shard ${number}/${of} --jobs ${1 + number % 2}` });
        assert.equal(part.get('.qbank-site'), whole.get('.qbank-site'));
        part.delete('.qbank-site');
        for (const file of part.keys()) assert.ok(!joined.has(file), `${number}/${of} has ${file} again`);
        for (const [file, hash] of part) joined.set(file, hash);
        questions.push([...part.keys()].filter(file => /^(q\/[^/]*|topics\/.*)\.html$/.test(file)).length);
      }
      joined.set('.qbank-site', whole.get('.qbank-site'));
      assert.deepEqual(differences(whole, joined), [], `${of} parts`);
      // A page of a topic goes to one part with its questions, so parts differ by about two of them.
      if (of === 5) assert.ok(Math.max(...questions) < 2 * Math.min(...questions), `pages of topics and questions: ${questions}`);
    }
  }
});

test('a part in the folder of another, or of the whole, takes its place', t => {
  const place = placeWithBank(t);
  const whole = build(place, 'content', 'whole'), second = build(place, 'content', 'second', { options: '--shard 2/2' });
  const first = build(place, 'content', 'site', { options: '--shard 1/2' });
  assert.deepEqual(differences(build(place, 'content', 'site', { options: '--shard 2/2' }), second), []);
  assert.deepEqual(differences(build(place, 'content', 'site', { options: '--shard 1/2' }), first), []);
  assert.deepEqual(differences(build(place, 'content', 'site'), whole), []);
});

test('a static file that wants the address of a page in another part is an error in the part that has static files', t => {
  const place = placeWithBank(t);
  const [page] = fs.readdirSync(path.join(place, 'content/questions/security')).map(name => `q/${name.replace(/\.md$/, '.html')}`);
  fs.mkdirSync(path.join(place, 'content/static/q'), { recursive: true });
  fs.writeFileSync(path.join(place, 'content/static', page), 'mine');
  for (const [part, status] of [['1/9', 1], ['2/9', 0]]) {
    const built = shell(`qbank build content -o site --quiet --shard ${part}`, place);
    assert.equal(built.status, status, built.output);
    if (status) assert.ok(built.output.includes(`static/${page}: error: the site has a file ${page} of its own [static]`), built.output);
  }
});

test('a build that is not made again says what the one before said', async t => {
  const place = temporaryFolder(t);
  fs.mkdirSync(path.join(place, 'bank/questions/a'), { recursive: true });
  fs.writeFileSync(path.join(place, 'bank/bank.yml'), 'title: Bank\n');
  fs.writeFileSync(path.join(place, 'bank/topics.yml'), '- {id: a, title: A}\n');
  fs.writeFileSync(path.join(place, 'bank/questions/a/b.md'), '---\nquestion: What is missing here?\n---\n');
  await new Promise(resolve => setTimeout(resolve, 50));
  const [first, second, strict] = ['', '', '--strict'].map(options => shell(`qbank build bank -o site ${options}`, place));
  assert.match(first.output, /warning: the question has no answer/);
  assert.deepEqual(second, first);
  assert.equal(strict.status, 1);
});
