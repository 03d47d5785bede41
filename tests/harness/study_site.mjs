// The site of tests/browser/bank, and of a topic with more questions than a page holds, built anew for a file of tests.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { repository, shell } from './program.mjs';

/** Questions of the topic "many": more than the 200 of a page. */
export const many = 230;

/** @param {string} name of the folder below build/ @param {(bank: string) => void} [change] what is done to the bank before @returns {string} the site */
export function buildStudySite(name, change) {
  const bank = path.join(repository, 'build', `${name}-bank`), site = path.join(repository, 'build', name);
  fs.rmSync(bank, { recursive: true, force: true });
  fs.cpSync(path.join(repository, 'tests/browser/bank'), bank, { recursive: true });
  fs.mkdirSync(path.join(bank, 'questions/many'), { recursive: true });
  for (let n = 1; n <= many; n++) {
    const text = `---\nquestion: ما معنى الرقم ${n} في السلسلة ${n * 7919}؟\nlevel: ${['junior', 'mid', 'senior'][n % 3]}\n---\nالجواب رقم ${n}.\n`;
    fs.writeFileSync(path.join(bank, `questions/many/question-${n}.md`), text);
  }
  change?.(bank);
  const { status, output } = shell(`qbank build '${bank}' -o '${site}' --base-url https://example.org/bank/ --quiet`, repository);
  assert.equal(status, 0, output);
  return site;
}

/** A change for buildStudySite: pages come from the server alone. @param {string} bank */
export function withoutWorker(bank) {
  const file = path.join(bank, 'bank.yml');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('offline: true', 'offline: false'));
}
