// Measures whether typing into the search holds up the page: the longest task of the main thread from the key that
// focuses the box to the last painted result, and how long each key waits for its next frame, on a slowed processor.
//
// usage: ./run bench frames [--site build/test-site] [--base /bank/] [--page ''] [--cpu 4] [--queries 10] [--seed 1]
//
// SITE is built if it is not there. The keys are sent to the browser itself and the tasks are read from its trace, not
// by a script in the page: what drives a page takes tasks of 40 to 90 ms of its own when slowed four times, and nothing
// that a page reports tells them from those of the page. "processor" is what the task took of it; on a busy machine the
// time on the clock is longer.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {launchBrowser} from '../harness/browser.mjs';
import {servePages} from '../harness/pages_server.mjs';
import {program, repository} from '../harness/program.mjs';
import {at, draws, sorted} from './samples.mjs';

const {values: options} = parseArgs({options: {
  site: {type: 'string', default: path.join(repository, 'build/test-site')}, base: {type: 'string', default: '/bank/'},
  page: {type: 'string', default: ''}, cpu: {type: 'string', default: '4'}, queries: {type: 'string', default: '10'},
  seed: {type: 'string', default: '1'},
}});
if (!fs.existsSync(path.join(options.site, 'index.html')))
  execFileSync(program, ['build', path.join(repository, 'content'), '-o', options.site, '--base-url', 'https://example.org' + options.base]);

const milliseconds = microseconds => microseconds / 1000;

/** Two or three words of a question, the last one unfinished. */
function makeQueries(questions, count) {
  const draw = draws(Number(options.seed)), queries = [];
  while (queries.length < count) {
    const words = questions[draw(questions.length)].question.toLowerCase().match(/[a-z]{4,}/g) ?? [];
    if (words.length < 3) continue;
    const from = draw(words.length - 2);
    queries.push(words.slice(from, from + 2 + draw(2)).join(' ').slice(0, -1));
  }
  return queries;
}

/** Types the query on a fresh page. Gives the trace's events, all of the page's main thread. */
async function traced(browser, address, query) {
  const context = await browser.newContext({viewport: {width: 412, height: 823}, reducedMotion: 'reduce'});
  const page = await context.newPage(), protocol = await context.newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', {rate: Number(options.cpu)});
  await page.goto(address, {waitUntil: 'load'});
  await wait(1500);
  const events = [];
  protocol.on('Tracing.dataCollected', part => events.push(...part.value));
  await protocol.send('Tracing.start', {transferMode: 'ReportEvents', traceConfig: {includedCategories: ['toplevel', 'devtools.timeline']}});
  const press = async (key, code) => {
    const text = key.length === 1 ? key : undefined;
    await protocol.send('Input.dispatchKeyEvent', {type: 'keyDown', key, code, text});
    await protocol.send('Input.dispatchKeyEvent', {type: 'keyUp', key, code});
  };
  await press('/', 'Slash');
  await wait(200);
  for (const key of query) {
    await press(key);
    await wait(60);
  }
  await wait(700);
  await press('ArrowDown', 'ArrowDown');
  await wait(300);
  const complete = new Promise(resolve => protocol.once('Tracing.tracingComplete', resolve));
  await protocol.send('Tracing.end');
  await complete;
  const results = await page.getByRole('option').count();
  await context.close();
  const main = events.find(event => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown');
  return {results, events: events.filter(event => event.pid === main?.pid && (event.tid === main?.tid || event.name === 'EventTiming'))};
}

const server = await servePages(options.site, options.base), browser = await launchBrowser();
try {
  const {questions} = JSON.parse(fs.readFileSync(path.join(options.site, 'bank.json'), 'utf8'));
  const tasks = [], processor = [], keys = [];
  let typed = 0, shown = 0;
  for (const query of makeQueries(questions, Number(options.queries))) {
    const {events, results} = await traced(browser, server.home + options.page, query);
    typed += query.length + 2;
    shown += results > 0 ? 1 : 0;
    const own = events.filter(event => event.ph === 'X' && event.name.endsWith('RunTask'));
    tasks.push(...own.map(event => milliseconds(event.dur)));
    processor.push(...own.map(event => milliseconds(event.tdur ?? event.dur)));
    keys.push(...events.filter(event => event.name === 'EventTiming' && event.args?.data?.interactionId && /^key/.test(event.args.data.type))
      .map(event => event.args.data.duration));
  }
  const row = (name, values) => console.log(`| ${name} | ${[.5, .95, .99, 1].map(share => (values.length ? at(sorted(values), share) : NaN).toFixed(0)).join(' | ')} |`);
  console.log(`${questions.length} questions, processor slowed ${options.cpu} times, ${options.queries} queries (${shown} with results), ${typed} keys\n`);
  console.log('| ms | median | p95 | p99 | longest |\n|---|---|---|---|---|');
  row('tasks of the main thread over 1 ms', tasks.filter(value => value > 1));
  row('of the processor', processor.filter(value => value > 1));
  row('from a key to its next frame (event timing, steps of 8)', keys);
} finally {
  await browser.close();
  await server.close();
}
