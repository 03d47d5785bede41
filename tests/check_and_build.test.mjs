// A pull request that `qbank check` lets pass must build: what check calls an error is what stops a build, and nothing else is.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { repository, shell, temporaryFolder } from './harness/program.mjs';

const root = path.join(repository, 'tests/cases');
const banks = fs.readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name === 'bank')
  .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
  .filter(name => !path.dirname(name).split(path.sep).includes('bank'))
  .sort();

/** Lines such as "questions/a.md:2:8: error: … [level]". */
const findings = (output, severity) => output.split('\n').filter(line => new RegExp(`^(\\S.*: )?${severity}: .*\\[[a-z-]+\\]$`).test(line)).sort();

test('there are banks to compare', () => assert.ok(banks.length >= 8));

for (const name of banks) {
  test(name, t => {
    const place = temporaryFolder(t);
    fs.cpSync(path.join(root, name), path.join(place, 'bank'), { recursive: true });
    const checked = shell('qbank check bank', place), built = shell('qbank build bank -o site', place);
    assert.deepEqual(findings(checked.output, 'error'), findings(built.output, 'error'));
    assert.equal(checked.status, built.status);
    const told = findings(checked.output, 'warning');
    for (const warning of findings(built.output, 'warning')) assert.ok(told.includes(warning), `check does not tell: ${warning}`);
  });
}
