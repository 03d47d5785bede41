// The program under test, and folders to run it in.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const program = path.resolve(process.env.QBANK_PROGRAM ?? path.join(repository, 'build/release/qbank'));

/** True when expected results are to be rewritten instead of compared (`./run update-golden`). */
export const updating = process.env.QBANK_UPDATE === '1';

/** Part of a name to which `./run update-golden NAME` is limited. @param {string} name */
export const wanted = name => name.includes(process.env.QBANK_ONLY ?? '');

/** Makes a folder that is gone when the test has ended. @param {{after: (f: () => void) => void}} test */
export function temporaryFolder(test) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qbank-test-'));
  test.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return fs.realpathSync(folder);
}

/**
 * Runs a shell command with the program on the PATH, in an environment that does not depend on who runs the tests.
 * @param {string} command @param {string} folder
 * @returns {{status: number, output: string}} standard output and standard error as a terminal would show them
 */
export function shell(command, folder) {
  const result = spawnSync('bash', ['-c', `exec 2>&1\n${command}`], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    env: {
      PATH: `${path.dirname(program)}:${process.env.PATH}`,
      HOME: folder,
      TMPDIR: os.tmpdir(),
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      NO_COLOR: '1',
      GIT_CEILING_DIRECTORIES: os.tmpdir(),
    },
  });
  if (result.error) throw result.error;
  // As shells do it: a program that died of a signal ends with 128 and more.
  const status = result.status ?? 128 + (os.constants.signals[result.signal] ?? 0);
  return { status, output: result.stdout.replaceAll(folder, '$PWD') };
}

/** @param {string} folder @returns {string[]} every file below a folder, as sorted relative paths */
export function filesBelow(folder) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
