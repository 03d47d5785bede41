// Measures how long a writer waits for an edited answer: a real preview of a bank, answers that are changed one after
// the other, and the time from the end of the write until the server pushes that there is something new, and until the
// question's page has come with its new bytes.
//
// usage: ./run bench edits [--questions 10000,100000] [--forms files,collections] [--edits 25] [--seconds 60] [--work FOLDER]
//
// Prints one row for edits of a bank at rest (as many as fit into SECONDS, for a whole build is waited for in between) and
// one for edits a second apart while the whole site is being built beside, which is what a person who writes has.
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {program} from '../harness/program.mjs';
import {at, draws, sorted} from './samples.mjs';

const {values: options} = parseArgs({options: {
  bank: {type: 'string'}, title: {type: 'string', default: ''}, edits: {type: 'string', default: '25'},
  seconds: {type: 'string', default: '60'}, seed: {type: 'string', default: '1'}, port: {type: 'string', default: '8670'},
}});
const draw = draws(Number(options.seed));

const server = spawn(program, ['serve', options.bank, '--port', options.port], {stdio: ['ignore', 'ignore', 'pipe']});
const address = await new Promise((found, failed) => {
  let log = '';
  server.stderr.on('data', chunk => {
    log = (log + chunk).slice(-100_000);
    const match = /preview: (http:\S+) \(/.exec(log);
    if (match) found(match[1]);
  });
  server.on('exit', () => failed(new Error(log)));
});
const memory = what => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
const state = async (query = '') => (await fetch(`${address}__qbank/state${query}`)).json();
const page = async id => (await fetch(`${address}q/${id}.html`)).text();

/** Waits until all has been built. Gives the milliseconds. */
async function rest() {
  const started = performance.now();
  while (!(await state()).complete) await wait(20);
  return performance.now() - started;
}

/** Changes one line of the question's answer, and nothing else of its document. False: that cannot be told from outside. */
async function edit(question, mark) {
  const asked = question.asked[0], file = path.join(options.bank, asked.document);
  const first = question.answer_markdown.split('\n')[0], lines = fs.readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex((text, i) => i >= asked.line && text.startsWith(first));
  if (line < 0 || !/^[A-Z][\w ,.'`]+$/.test(first)) return false;
  lines[line] += ` ${mark}.`;
  const {change} = await state(), pushed = state(`?after=${change}`);
  await wait(20);  // the request is waiting
  fs.writeFileSync(file, lines.join('\n'));
  const written = performance.now();
  await pushed;
  const push = performance.now() - written;
  while (!(await page(question.id)).includes(mark)) await wait(1);
  return {push, page: performance.now() - written};
}

const {questions} = await (await fetch(`${address}bank.json`)).json();
const answered = questions.filter(question => question.answer_markdown && question.asked.length >= 1);
let made = 0;
async function series(count, pause, seconds) {
  const all = [], until = performance.now() + 1000 * seconds;
  while (all.length < count && (all.length < 3 || performance.now() < until)) {
    const took = await edit(answered.splice(draw(answered.length), 1)[0], `Marked as number ${++made}`);
    if (!took) continue;
    all.push(took);
    await pause();
  }
  return all;
}

try {
  await rest();
  const ready = memory('VmRSS');
  const alone = await series(Number(options.edits), rest, Number(options.seconds));
  const busy = await series(Number(options.edits), () => wait(1000), Infinity);
  const settled = await rest();
  console.log(`\n### ${options.title || options.bank}: ${questions.length} questions\n`);
  console.log('| edits | | push median ms | p95 | page median ms | p95 | longest |\n|---|---:|---:|---:|---:|---:|---:|');
  for (const [name, all] of [['at rest', alone], ['while the whole is built', busy]]) {
    const [push, shown] = ['push', 'page'].map(what => sorted(all.map(took => took[what])));
    console.log(`| ${name} | ${all.length} | ${at(push, 0.5).toFixed(1)} | ${at(push, 0.95).toFixed(1)} | ${at(shown, 0.5).toFixed(1)} | ${at(shown, 0.95).toFixed(1)} | ${shown.at(-1).toFixed(1)} |`);
  }
  console.log(`\nAll of the site is built ${(settled / 1000).toFixed(1)} s after the last edit; memory ${ready.toFixed(0)} MB before the first edit, ${memory('VmHWM').toFixed(0)} MB at most.`);
} finally {
  server.kill('SIGINT');
}
