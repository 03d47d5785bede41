// Every export of several banks, read by programs that are not ours.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { readAnkiPackage } from 'anki-reader';
import { parse as parseGift } from 'gift-pegjs';
import { repository, shell, temporaryFolder } from './harness/program.mjs';
import { asYaml, hostileQuestions } from './exports/hostile.mjs';

const formats = { json: 'json', jsonl: 'jsonl', csv: 'csv', anki: 'apkg', gift: 'gift', moodle: 'xml', markdown: 'md', epub: 'epub', html: 'html' };
const python = fs.existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const schema = JSON.parse(fs.readFileSync(path.join(repository, 'schemas/export.schema.json'), 'utf8'));
const seeds = path.join(repository, '../shared/seeds');
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Exports a bank in every format into FOLDER/NAME. */
function exportAll(bank, folder, name, prefix = '', options = '') {
  const out = path.join(folder, name);
  fs.mkdirSync(out);
  for (const [format, ending] of Object.entries(formats)) {
    const { status, output } = shell(`${prefix} qbank export ${format} ${bank} -o ${out}/bank.${ending} ${options}`, folder);
    assert.ok(status === 0 || /error: .*\[(topic|source|level|encoding)\]/.test(output), output);
  }
  return out;
}

async function validate(t, bank, folder) {
  const one = exportAll(bank, folder, 'one', 'TZ=Asia/Kolkata', '--jobs 1');
  const other = exportAll(bank, folder, 'other', 'TZ=America/New_York', '--jobs 5');
  for (const ending of Object.values(formats)) {
    const same = fs.readFileSync(path.join(one, `bank.${ending}`)).equals(fs.readFileSync(path.join(other, `bank.${ending}`)));
    assert.ok(same, `bank.${ending}: two exports differ`);
  }

  const { status, stdout, stderr } = spawnSync(python, [path.join(repository, 'tests/exports/validate.py'), one], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  t.diagnostic(stdout.trim());

  const json = JSON.parse(fs.readFileSync(path.join(one, 'bank.json'), 'utf8'));
  const valid = new Ajv({ allErrors: true, strict: false }).compile(schema);
  assert.ok(valid(json), JSON.stringify(valid.errors?.slice(0, 5), null, 1));

  const { collection, media } = await readAnkiPackage(new Blob([fs.readFileSync(path.join(one, 'bank.apkg'))]));
  const cards = Object.values(collection.getDecks()).flatMap(deck => Object.values(deck.getCards()));
  assert.equal(cards.length, json.questions.length, 'anki-reader sees every card');
  assert.ok(media);

  const gift = parseGift(fs.readFileSync(path.join(one, 'bank.gift'), 'utf8'));
  const asked = gift.filter(question => question.type !== 'Category');
  assert.equal(asked.length, json.questions.length, 'gift-pegjs sees every question');
  assert.deepEqual(asked.map(question => question.id).sort(), json.questions.map(question => question.id).sort());

  // Debian's program is a Java archive, which runs by itself only where the kernel knows such files.
  const epubcheck = ['/usr/bin/epubcheck', '/usr/share/java/epubcheck.jar'].find(file => fs.existsSync(file));
  if (!epubcheck || spawnSync('java', ['-version']).error) return 'there is no epubcheck (Debian: apt install epubcheck), so EPUB is not checked by it';
  const checked = spawnSync('java', ['-jar', epubcheck, '-q', path.join(one, 'bank.epub')], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  return '';
}

test('the exports of content/', async t => {
  const lacking = await validate(t, path.join(repository, 'content'), temporaryFolder(t));
  if (lacking) t.diagnostic(lacking);
});

test('the exports of a bank with images, choices, links and code', async t => {
  const folder = temporaryFolder(t);
  const write = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  write('bank/bank.yml', 'title: "Odd & <ends>"\ndescription: A *small* bank\nbase_url: https://example.org/b/\nexports: [anki, csv, epub]\n');
  write('bank/topics.yml', '- {id: odd-ones, title: "Odd / ones :: all"}\n- {id: empty, title: Empty}\n');
  write('bank/questions/odd-ones/dot.png', png);
  write('bank/questions/odd-ones/picture.md', '---\nquestion: What does `<b>` show?\nlevel: mid\ntags: ["two words"]\n---\nThis: ![a dot](dot.png), see [the other](choice.md) and\n[nothing](gone.txt).\n\n```js\nconst a = "</script>";\n```\n\n<details><summary>More</summary>\n\ntext[^1]\n\n</details>\n\n[^1]: A note.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n');
  write('bank/questions/odd-ones/choice.md', '---\nquestion: Which are prime?\nchoices:\n  - {text: "2", correct: true}\n  - {text: "3", correct: true}\n  - {text: "*4*"}\n---\nTwo and three.\n');
  const lacking = await validate(t, `${folder}/bank`, folder);
  if (lacking) t.diagnostic(lacking);

  const { status, output } = shell('qbank build bank -o site', folder);
  assert.equal(status, 0, output);
  for (const ending of ['apkg', 'csv', 'epub']) assert.ok(fs.existsSync(path.join(folder, `site/exports/bank.${ending}`)), ending);
  for (const page of ['index.html', 'topics/odd-ones.html'])
    assert.match(fs.readFileSync(path.join(folder, 'site', page), 'utf8'), /href="(\.\.\/)?exports\/bank\.apkg" download/);
  const markdown = fs.readFileSync(path.join(folder, 'one/bank.md'), 'utf8');
  assert.match(markdown, /\[the other\]\(#q-choice\)/);
  assert.match(markdown, /!\[a dot\]\(https:\/\/example\.org\/b\/media\/[0-9a-f]{16}\.png\)/);
});

test('the exports of texts that are made to break them', async t => {
  const folder = temporaryFolder(t);
  fs.mkdirSync(path.join(folder, 'bank'));
  fs.writeFileSync(path.join(folder, 'bank/hostile.yml'), asYaml(hostileQuestions(7, 120)));
  const lacking = await validate(t, `${folder}/bank`, folder);
  if (lacking) t.diagnostic(lacking);
});

for (const seed of fs.existsSync(seeds) ? fs.readdirSync(seeds).filter(name => name.endsWith('.txt')).sort() : []) {
  test(`the exports of ${seed}`, async t => {
    const folder = temporaryFolder(t);
    fs.mkdirSync(path.join(folder, 'bank'));
    fs.copyFileSync(path.join(seeds, seed), path.join(folder, 'bank', seed));
    const lacking = await validate(t, `${folder}/bank`, folder);
    if (lacking) t.diagnostic(lacking);
  });
}
if (!fs.existsSync(seeds)) test('the exports of the seed documents', t => t.skip('there is no ../shared/seeds'));

test('a package that is made again has the ids that it had, and newer notes where the answer is newer', t => {
  const folder = temporaryFolder(t);
  const notes = (name, prefix = '') => {
    const { status, output } = shell(`${prefix} qbank export anki bank -o ${name}.apkg && unzip -qo ${name}.apkg collection.anki2 -d ${name} &&
      sqlite3 ${name}/collection.anki2 "select guid, id, mid, mod from notes order by guid"`, folder);
    assert.equal(status, 0, output);
    return output.trim().split('\n').map(line => line.split('|'));
  };
  fs.mkdirSync(path.join(folder, 'bank/questions/t'), { recursive: true });
  const write = (name, text) => fs.writeFileSync(path.join(folder, 'bank/questions/t', `${name}.md`), text);
  write('b', '---\nquestion: What is B?\nupdated: 2026-01-01\n---\nOld.\n');
  const before = notes('before');
  write('a', '---\nquestion: What is A?\nupdated: 2026-01-01\n---\nA.\n');
  write('b', '---\nquestion: What is B, exactly?\nupdated: 2026-02-01\n---\nNew.\n');
  const after = notes('after');
  const kept = after.find(note => note[0] === before[0][0]);
  assert.deepEqual(kept.slice(0, 3), before[0].slice(0, 3));
  assert.equal(Number(kept[3]) - Number(before[0][3]), 31 * 86400);
  assert.equal(notes('dated', 'SOURCE_DATE_EPOCH=1800000000').every(note => note[3] === '1800000000'), true);
});
