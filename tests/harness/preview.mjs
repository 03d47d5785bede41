import { spawn } from 'node:child_process';
import { program } from './program.mjs';

/**
 * Starts `qbank serve` on a bank, and waits until it tells its address, or ends: then `address` is ''. It ends with the test.
 * @param {any} t @param {string} bank @param {string[]} [options] @param {Record<string, string>} [environment]
 */
export async function startPreview(t, bank, options = [], environment = {}) {
  const server = spawn(program, ['serve', bank, ...options], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...environment } });
  let log = '';
  const ended = new Promise(done => server.on('exit', status => done(status)));
  t.after(() => { server.kill('SIGINT'); return ended; });
  const address = await new Promise(found => {
    server.stderr.on('data', chunk => {
      log += chunk;
      const match = /preview: (http:\S+) \(/.exec(log);
      if (match) found(match[1]);
    });
    server.on('exit', () => found(''));
  });
  return { address, log: () => log, ended, server };
}
