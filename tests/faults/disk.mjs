// A small bank, a site that stands, and runs of the program on a disk that fails; what must hold after each.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { filesBelow, program, repository } from '../harness/program.mjs';

/** The long form: every call with every error. Without it each call fails once, the errors in turn. */
export const soaking = process.env.QBANK_SOAK === '1';

/** Errors that are worth trying for a kind of call, the likeliest first. */
export const errors = {
  open: ['EMFILE', 'EIO', 'EACCES', 'ENOSPC', 'EINTR'],
  read: ['EIO', 'SHORT', 'EINTR'],
  write: ['ENOSPC', 'EIO', 'SHORT', 'EINTR', 'EDQUOT', 'ENOSPC+'],
  sync: ['EIO', 'ENOSPC'],
  rename: ['EIO', 'EACCES', 'ENOSPC', 'EINVAL'],
  mkdir: ['ENOSPC', 'EACCES', 'EIO', 'ENOSPC+'],
  link: ['EIO', 'EMLINK', 'EPERM', 'ENOSPC+'],
  chmod: ['EPERM', 'EIO'],
  unlink: ['EIO', 'EACCES'],
  list: ['EIO'],
  close: ['EIO', 'ENOSPC'],
  stat: ['EIO', 'EACCES'],
};

/** Builds the library that fails. @param {string} folder */
export function buildShim(folder) {
  const library = path.join(folder, 'shim.so');
  const built = spawnSync('g++', ['-std=c++20', '-O1', '-shared', '-fPIC',
    path.join(repository, 'tests/faults/shim.cpp'), '-o', library, '-ldl'], { encoding: 'utf8' });
  assert.equal(built.status, 0, built.stderr);
  return library;
}

/** The smallest image there is: one pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==', 'base64');

/** Every kind of file that a bank has, so that no way of reading goes untried. @param {string} folder @param {string} word */
export function writeBank(folder, word) {
  const files = {
    'bank.yml': `title: Small bank, ${word}\nbase_url: https://bank.example/${word}/\n`,
    'topics.yml': '- id: caching\n  title: Caching\n- id: locks\n  title: Locks\n',
    'sources.yml': '- id: first-round\n  title: First round\n  document: lists/first.md\n',
    'synonyms.yml': '- [lru, least recently used]\n',
    'duplicates.yml': 'different:\n  - [stampede, mutex]\n',
    'pages/about.md': `# About\n\nThis page says ${word}.\n`,
    'static/CNAME': 'bank.example\n',
    'questions/caching/stampede.md': `---\nquestion: What is a cache stampede (${word})?\nlevel: mid\n---\nMany callers miss at once.\n\n![One pixel](pixel.png)\n`,
    'questions/caching/pixel.png': pixel,
    'questions/locks/mutex.md': '---\nquestion: What does a mutex protect?\naliases: [lock]\n---\nState that several threads change.\n',
    'lists/first.md': '# Locks\n\n1. What is a deadlock?\n2. When do readers starve writers?\n',
    'templates/strings/en.yml': fs.readFileSync(path.join(repository, 'templates/strings/en.yml')),
    'theme/icon.svg': fs.readFileSync(path.join(repository, 'theme/icon.svg')),
  };
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
}

/** One line for a folder with all that is in it; "" if there is none. @param {string} folder */
export function fingerprint(folder) {
  if (!fs.existsSync(folder)) return '';
  const hash = createHash('sha256');
  for (const file of filesBelow(folder)) hash.update(file + '\0').update(fs.readFileSync(path.join(folder, file))).update('\0');
  return hash.digest('hex');
}

/** @typedef {{status: number | null, signal: string | null, said: string}} Ended */

/**
 * Runs the program, without blocking.
 * @param {string[]} args @param {string} folder @param {Record<string, string>} [env]
 * @param {(child: import('node:child_process').ChildProcess) => void} [meanwhile]
 * @returns {Promise<Ended>}
 */
export function run(args, folder, env = {}, meanwhile = () => {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder, stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', NO_COLOR: '1', GIT_CEILING_DIRECTORIES: os.tmpdir(), ...env },
    });
    let said = '';
    child.stdout.on('data', bytes => { said += bytes; });
    child.stderr.on('data', bytes => { said += bytes; });
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, said }));
    meanwhile(child);
  });
}

/** Runs jobs side by side, as many as there are processors but at most four. @param {Array<() => Promise<void>>} jobs */
export async function sideBySide(jobs) {
  const queue = jobs[Symbol.iterator]();
  await Promise.all(Array.from({ length: Math.min(4, os.availableParallelism()) }, async () => {
    for (const job of queue) await job();
  }));
}

/** A place with a bank, the site of an earlier state of it, and what its next build is going to give. */
export class Place {
  /** @param {string} folder @param {string} shim */
  constructor(folder, shim) {
    this.folder = folder;
    this.shim = shim;
    this.bank = path.join(folder, 'bank');
    this.around = path.join(folder, 'around');
    this.site = path.join(this.around, 'site');
    this.pristine = path.join(folder, 'pristine');
    this.log = path.join(folder, 'log');
  }

  async prepare() {
    fs.mkdirSync(this.around, { recursive: true });
    writeBank(this.bank, 'old');
    await this.built(this.pristine);
    this.old = fingerprint(this.pristine);
    writeBank(this.bank, 'new');
    const after = path.join(this.folder, 'after');
    await this.built(after);
    this.new = fingerprint(after);
    this.files = filesBelow(after).length;
    this.bankBytes = fingerprint(this.bank);
    assert.notEqual(this.old, this.new);
  }

  /** @param {string} site */
  async built(site) {
    const { status, said } = await run(['build', this.bank, '-o', site, '--quiet', '--jobs', '1'], this.folder);
    assert.equal(status, 0, said);
  }

  /** Puts the old site back (or none) and takes everything else away. @param {'old' | 'none' | 'empty'} start */
  reset(start) {
    if (start === 'old' && this.state() === 'old' && this.strays().length === 0) return;
    fs.rmSync(this.around, { recursive: true, force: true });
    fs.mkdirSync(this.around);
    if (start === 'old') fs.cpSync(this.pristine, this.site, { recursive: true });
    if (start === 'empty') fs.mkdirSync(this.site);
  }

  state() {
    const seen = fingerprint(this.site);
    if (seen === '') return 'none';
    if (seen === this.old) return 'old';
    if (seen === this.new) return 'new';
    return filesBelow(this.site).length === 0 ? 'empty' : 'broken';
  }

  strays() {
    return fs.readdirSync(this.around).filter(name => name !== 'site');
  }

  /** @param {Record<string, string>} [fault] @param {(child: import('node:child_process').ChildProcess) => void} [meanwhile] */
  build(fault, meanwhile) {
    fs.rmSync(this.log, { force: true });
    return run(['build', this.bank, '-o', this.site, '--quiet', '--jobs', '1'], this.folder,
      fault ? { LD_PRELOAD: this.shim, FAULT_LOG: this.log, ...fault } : {}, meanwhile);
  }

  /** The call that failed, or "" if the run had fewer. */
  fired() {
    const lines = fs.existsSync(this.log) ? fs.readFileSync(this.log, 'utf8').split('\n') : [];
    return lines.find(line => line !== '' && !line.startsWith('count ')) ?? '';
  }

  /** How many calls of a kind one build makes. @param {string} kind @param {'old' | 'none'} start */
  async count(kind, start) {
    this.reset(start);
    const { status, said } = await this.build({ FAULT_AT: '0', FAULT_CALLS: kind });
    assert.equal(status, 0, said);
    return Number(/^count (\d+)$/m.exec(fs.readFileSync(this.log, 'utf8'))?.[1]);
  }

  /**
   * What is wrong after a run that something happened to, or "".
   * @param {Ended} ended @param {'old' | 'none' | 'empty'} start
   */
  wrong({ status, said }, start) {
    const state = this.state();
    if (state !== start && state !== 'new') return `the site is ${state}`;
    if (status === 0 && state !== 'new') return 'status 0, but the new site is not there';
    if (status !== 0 && state === 'new' && !/published/.test(said)) return `status ${status}, but the new site is there: ${said}`;
    if (status !== 0 && status !== null && said.trim() === '') return `status ${status} without a word`;
    if (/mistake of this program/.test(said)) return said;
    if (fingerprint(this.bank) !== this.bankBytes) return 'the bank has changed';
    return '';
  }
}
