// House rules that a script can see. Each test lists the places, so that one run shows them all.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repository } from './harness/program.mjs';

const left = new Set(['.git', 'build', 'site', 'node_modules', 'artifacts']);

/** @param {string} folder @returns {string[]} paths in the repository, without what is built or fetched */
function walk(folder = '.') {
  const at = path.join(repository, folder);
  if (!fs.existsSync(at)) return [];
  return fs.readdirSync(at, { withFileTypes: true }).filter(entry => !left.has(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => entry.isDirectory() ? walk(path.join(folder, entry.name)) : [path.join(folder, entry.name)]);
}

const read = file => fs.readFileSync(path.join(repository, file), 'utf8');
const files = walk();
const cpp = files.filter(file => /\.[ch]pp$/.test(file));
const own = files.filter(file => /\.(cpp|hpp|js|mjs|css|html|sh|txt|yml|json|in)$|(^|\/)run$/.test(file) && !file.startsWith('tests/cases/')
  && !file.startsWith('content/') && !file.endsWith('package-lock.json'));

/** @param {string[]} among @param {RegExp} pattern @returns {string[]} the lines that match, as file:line: text */
function linesWith(among, pattern) {
  return among.flatMap(file => read(file).split('\n')
    .flatMap((line, i) => pattern.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : []));
}

const none = (places, message) => assert.equal(places.length, 0, `${message}\n  ${places.join('\n  ')}`);

test('a stage includes its own folder, model/ and base/ only; model/ and base/ know no stage', () => {
  const allowed = { base: ['base'], model: ['model', 'base'] };
  const wrong = cpp.flatMap(file => {
    const folder = /^generator\/([a-z_]+)\//.exec(file)?.[1];
    if (!folder) return [];
    const may = allowed[folder] ?? [folder, 'model', 'base'];
    return linesWith([file], /^\s*#\s*include\s+"/).filter(place => !may.includes(/"([^/"]+)\//.exec(place)?.[1]));
  });
  none(wrong, 'only main.cpp includes stages');
});

test('a third-party header appears in one folder', () => {
  const wrong = ['yaml-cpp/', 'cmark-gfm', 'ctemplate/', 'httplib', 'CLI/', 'unicode/', 'xxhash', 'sqlite3', 'zip\\.h', 'srchilite/'].flatMap(header => {
    const places = linesWith(files.filter(file => file.startsWith('generator/') && /\.[ch]pp$/.test(file)), new RegExp(`^\\s*#\\s*include\\s+<${header}`));
    const folders = new Set(places.map(place => path.dirname(place.split(':')[0])));
    return folders.size > 1 ? places : [];
  });
  none(wrong, 'put it behind base/, or in the one stage that is about it');
});

/** Types at namespace level that other files see, as [full name, file:line]. @param {string} file */
function typesOf(file) {
  /** @type {string[]} */
  const open = [];
  return read(file).split('\n').flatMap((line, i) => {
    if (/^namespace\b.*\{$/.test(line)) open.push(/^namespace ([\w:]*)/.exec(line)?.[1] ?? '');
    if (/^\}  \/\/ namespace/.test(line)) open.pop();
    const name = /^(?:struct|class|union|enum class) (\w+)(?: final)?(?: : [^;]+)? ?\{/.exec(line)?.[1];
    return name && !open.includes('') ? [[[...open, name].join('::'), `${file}:${i + 1}`]] : [];
  });
}

test('a name belongs to one type: the linker would take the functions of one for those of the other', () => {
  const places = Map.groupBy(cpp.filter(file => file.startsWith('generator/')).flatMap(typesOf), ([name]) => name);
  assert.ok(places.has('qbank::Question') && places.has('qbank::yaml::Value'), 'types are found');
  none([...places].filter(([, found]) => found.length > 1).map(([name, found]) => `${name}: ${found.map(([, place]) => place).join(', ')}`),
    'stages are linked into one program, so give one of them another name or an unnamed namespace');
});

test('main.cpp shows the pipeline on one screen', () => {
  const lines = read('generator/main.cpp').split('\n').length - 1;
  assert.ok(lines <= 100, `generator/main.cpp has ${lines} lines`);
});

test('long files hold a second noun', t => {
  for (const file of files.filter(file => /^(generator|theme)\/.*\.(cpp|hpp|js|css)$/.test(file))) {
    const lines = read(file).split('\n').length - 1;
    if (lines > 450) t.diagnostic(`${file} has ${lines} lines: is there a second noun in it?`);
    assert.ok(lines <= 800, `${file} has ${lines} lines`);
  }
});

test('the theme never makes HTML or code from text', () => {
  const unsafe = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write(ln)?|eval|createContextualFragment|srcdoc|setHTMLUnsafe)\b|new Function\b|\bset(Timeout|Interval)\(\s*['"`]/;
  none(linesWith(files.filter(file => /^theme\/.*\.js$|^generator\/serve\/.*\.js$/.test(file)), unsafe), 'write text with textContent, elements with createElement');
});

test('templates have no inline script, style or handler, and switch no escaping off but for sanitized HTML', () => {
  const templates = files.filter(file => file.startsWith('templates/'));
  none(linesWith(templates, /<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)[^>]*>/i), 'the content security policy forbids it');
});

test('no tabs and no trailing blanks', () => {
  // Unit tests hold documents as raw strings, whose blanks are their own.
  none(linesWith(own.filter(file => !/^tests\/(unit|js)\//.test(file)), /\t|[ \r]$/), 'indent with blanks');
});

test('nothing is left for later, and no path or host of one machine is named', () => {
  // Spelt in pieces so that this line does not find itself.
  const words = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'not ' + 'implemented'].join('|');
  const hosts = ['https?://(deb|security|archive|registry)\\.', '/(work|home)/[a-z]+/'].join('|');
  none(linesWith(own.concat(files.filter(file => /^[^/]*\.md$/.test(file))), new RegExp(`\\b(${words})\\b|${hosts}`)), 'finish it, or write an issue');
});

test('C++ is formatted with clang-format', t => {
  const tool = ['clang-format-16'].find(name => !spawnSync(name, ['--version']).error);
  if (!tool) return t.skip('there is no clang-format-16');
  const { stderr } = spawnSync(tool, ['--dry-run', ...cpp], { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 28 });
  const places = stderr.split('\n').filter(line => /warning:/.test(line));
  none([...new Set(places.map(place => place.split(':')[0]))], './run format mends');
});

test('shell scripts are clean', t => {
  if (spawnSync('shellcheck', ['--version']).error) return t.skip('there is no shellcheck');
  const scripts = files.filter(file => file.endsWith('.sh') || /^#!.*\bbash\b/.test(fs.statSync(path.join(repository, file)).size < 100_000 ? read(file).slice(0, 40) : ''));
  const { status, stdout } = spawnSync('shellcheck', ['--external-sources', '--severity=style', ...scripts], { cwd: repository, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('what continuous integration runs is ./run test', () => {
  assert.match(read('.ci/run'), /^exec \.\/run test$/m);
  for (const script of ['run', '.ci/run']) assert.ok(fs.statSync(path.join(repository, script)).mode & 0o100, `${script} is executable`);
});
