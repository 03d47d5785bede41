// Banks that tests write, and the index that the program makes of them.
// QBANK names the program; without it, build/release/qbank or build/debug/qbank is used.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after} from 'node:test';
import {fileURLToPath} from 'node:url';

const tree = fileURLToPath(new URL('../../', import.meta.url));
export const program = [process.env.QBANK, 'build/release/qbank', 'build/debug/qbank']
  .filter(Boolean).map(name => path.resolve(tree, name)).find(name => fs.existsSync(name));
export const skip = program ? false : 'the program is not built';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'qbank-search-'));
after(() => fs.rmSync(work, {recursive: true, force: true}));

/** The folder of the index of a bank. @param {string} name @param {Record<string, string>} files */
export function build(name, files) {
  const bank = path.join(work, name);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(bank, file)), {recursive: true});
    fs.writeFileSync(path.join(bank, file), text);
  }
  const site = path.join(work, name + '-site');
  const done = spawnSync(program, ['build', bank, '-o', site], {encoding: 'utf8'});
  assert.equal(done.status, 0, done.stderr);
  return path.join(site, 'search-index');
}

/** @param {string} folder */
export const reader = folder => async name => new Uint8Array(await fs.promises.readFile(path.join(folder, name)));
