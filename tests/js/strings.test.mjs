// What scripts say comes from templates/strings; theme/strings.js is its English part, so that tsc and Node can read it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import {parse} from 'yaml';

const root = new URL('../../', import.meta.url);
const read = path => fs.readFileSync(new URL(path, root), 'utf8');
const languages = fs.readdirSync(new URL('templates/strings/', root)).filter(name => name.endsWith('.yml'));
const stringsOf = name => parse(read('templates/strings/' + name));

/** @param {Record<string, string>} script */
function moduleOf(script) {
  const lines = Object.keys(script).map(key => `  ${key}: ${JSON.stringify(script[key])},\n`);
  return '// Made from the part `script` of templates/strings/en.yml by tests/js/strings.test.mjs; a site gets the strings of its language.\n\n'
    + `export const strings = {\n${lines.join('')}};\n`;
}

test('theme/strings.js is the English part for scripts (QBANK_UPDATE=1 rewrites it)', () => {
  const expected = moduleOf(stringsOf('en.yml').script);
  if (process.env.QBANK_UPDATE) fs.writeFileSync(new URL('theme/strings.js', root), expected);
  assert.equal(read('theme/strings.js'), expected);
});

test('say fills in places, count the form for a number', async () => {
  const {say, count} = await import('../../theme/say.js');
  assert.equal(say('{n} of {total}, {unknown}', {n: 0, total: 5}), '0 of 5, {unknown}');
  assert.equal(say('{toString}'), '{toString}');
  assert.equal(count('no_such_string', 2), 'no_such_string');
});

test('every string that a script uses exists, and every string for scripts is used', () => {
  const {script} = stringsOf('en.yml');
  const sources = fs.readdirSync(new URL('theme/', root), {recursive: true}).filter(name => String(name).endsWith('.js') && name !== 'strings.js')
    .map(name => read('theme/' + name)).join('\n');
  const used = new Set([...sources.matchAll(/\bstrings\.(?!js\b)(\w+)/g)].map(([, name]) => name));
  const counted = [...sources.matchAll(/\bcount\('(\w+)'/g)].map(([, name]) => name);
  for (const name of counted) assert.ok(script[name + '_other'], `${name}_other`);
  for (const name of used) assert.ok(name in script, `strings.${name}`);
  for (const name of Object.keys(script)) {
    assert.ok(used.has(name) || counted.some(base => name.startsWith(base + '_')), `${name} is used by no script`);
  }
});

/** @param {string} text @returns {string[]} */
const places = text => (text.match(/\{\w+\}/g) ?? []).sort();
/** Names with the forms for numbers taken together. @param {Record<string, unknown>} all */
const bases = all => [...new Set(Object.keys(all).map(name => name.replace(/_(zero|one|two|few|many|other)$/, '')))].sort();

for (const name of languages.filter(name => name !== 'en.yml')) {
  test(`${name} has the strings of English with the same places`, () => {
    const english = stringsOf('en.yml'), other = stringsOf(name);
    for (const [ours, theirs] of [[english, other], [english.script, other.script]]) {
      assert.deepEqual(bases(theirs), bases(ours));
      for (const key of Object.keys(theirs)) {
        if (typeof theirs[key] !== 'string') continue;
        const model = ours[key] ?? ours[key.replace(/_[a-z]+$/, '_other')];
        if (!key.endsWith('_one')) assert.deepEqual(places(theirs[key]), places(model), key);
        assert.notEqual(theirs[key].trim(), '', key);
      }
    }
  });
}
