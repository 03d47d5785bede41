// Compares a text with the file that says what it should be, or rewrites that file.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { updating } from './program.mjs';

/** @param {string} expected @param {string} actual @returns {string} a unified diff, empty when both are the same */
export function unifiedDiff(expected, actual, name = 'result') {
  if (expected === actual) return '';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qbank-diff-'));
  try {
    fs.writeFileSync(path.join(folder, 'expected'), expected);
    fs.writeFileSync(path.join(folder, 'actual'), actual);
    const labels = ['--label', `${name} (expected)`, '--label', `${name} (actual)`];
    return spawnSync('diff', ['-u', ...labels, 'expected', 'actual'], { cwd: folder, encoding: 'utf8' }).stdout;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** @param {string} file @param {string} actual @param {string} name how the file is called in the message */
export function compareWithFile(file, actual, name) {
  if (updating) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, actual);
    return;
  }
  const difference = unifiedDiff(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '', actual, name);
  assert.equal(difference, '', `${name} differs; if that is meant, ./run update-golden rewrites it\n${difference}`);
}
