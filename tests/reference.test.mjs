// The reference pages of content/ are what the program says: `./run update-golden reference` rewrites them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { unifiedDiff } from './harness/diff.mjs';
import { repository, shell, temporaryFolder, updating, wanted } from './harness/program.mjs';

const pages = {
  'rules.md': ['qbank check --explain all --format markdown', `# Rules

What \`qbank check\` tells, by name. *error* keeps a site from being published, *warning* does so with \`--strict\`, *note* is shown with
\`--verbose\`. \`qbank check --explain NAME\` shows the same.

`],
  'commands.md': ['qbank man --format markdown', `# Commands

BANK is a folder; without it, \`content\` if that is a bank, else the current folder. \`qbank COMMAND --help\` and \`man qbank\` tell the same.

`],
};

for (const [name, [command, beginning]] of Object.entries(pages)) {
  if (updating && !wanted('reference')) continue;
  test(`content/pages/${name} is what \`${command}\` says`, t => {
    const file = path.join(repository, 'content/pages', name);
    const { status, output } = shell(command, temporaryFolder(t));
    assert.equal(status, 0, output);
    const text = beginning + output.replace(/\n+$/, '\n');
    if (updating) fs.writeFileSync(file, text);
    const difference = unifiedDiff(fs.readFileSync(file, 'utf8'), text, name);
    assert.equal(difference, '', `./run update-golden reference\n${difference}`);
  });
}

test('the page of formats names every key that the schema has', () => {
  const page = fs.readFileSync(path.join(repository, 'content/pages/formats.md'), 'utf8');
  for (const name of ['bank', 'front-matter']) {
    const { properties } = JSON.parse(fs.readFileSync(path.join(repository, `schemas/${name}.schema.json`), 'utf8'));
    for (const key of Object.keys(properties).filter(key => key !== 'topics')) assert.ok(page.includes(`\`${key}\``) || page.includes(`\`${key}:`), key);
  }
});
