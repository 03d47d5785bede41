// Transcripts: Markdown whose fenced blocks are files and commands with their output.
//
//   ```yaml file=bank/bank.yml      writes the block to that file
//   ```console                      runs what follows `$ ` (further lines: `> `) and compares what it prints;
//                                   a last line `=> 1` is the exit status of the last command, 0 if there is none
//   ```sh                           commands alone: each must exit with 0; `sh no-run` is only shown
//
// In expected output a line `...` stands for any number of lines and `[..]` for anything within a line.

/**
 * @typedef {{info: string[], line: number, start: number, end: number, text: string}} Fence
 *   `line` counts from 1; `start` and `end` are the indexes of the first and one past the last line of the block's text
 * @typedef {{command: string, output: string}} Step
 */

/** @param {string} markdown @returns {Fence[]} */
export function fences(markdown) {
  const lines = markdown.split('\n');
  const found = [];
  for (let i = 0; i < lines.length; i++) {
    const open = /^(\s*)(`{3,}|~{3,})\s*([^`]*)$/.exec(lines[i]);
    if (!open) continue;
    let end = i + 1;
    const closes = line => line.trim().startsWith(open[2]) && /^[`~]+$/.test(line.trim());
    while (end < lines.length && !closes(lines[end])) end++;
    const indent = open[1].length;
    const text = lines.slice(i + 1, end).map(line => line.slice(Math.min(indent, line.search(/\S|$/)))).join('\n');
    found.push({ info: open[3].trim().split(/\s+/), line: i + 1, start: i + 1, end, text: text && `${text}\n` });
    i = end;
  }
  return found;
}

/** @param {string} text of a console block @returns {{steps: Step[], status: number}} */
export function parseConsole(text) {
  const steps = [];
  let status = 0;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const last = steps.at(-1);
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), output: '' });
    else if (!last) throw new Error(`a console block begins with "$ ": ${line}`);
    else if (line.startsWith('> ') && !last.output) last.command += `\n${line.slice(2)}`;
    else if (/^=> \d+$/.test(line)) status = Number(line.slice(3));
    else last.output += `${line}\n`;
  }
  return { steps, status };
}

/** @param {{steps: Step[], status: number}} block @returns {string} the text that parseConsole reads */
export function printConsole({ steps, status }) {
  const commands = steps.map(step => `$ ${step.command.replaceAll('\n', '\n> ')}\n${step.output}`);
  return commands.join('') + (status ? `=> ${status}\n` : '');
}

/** @param {string} expected with wildcards @param {string} actual */
export function outputMatches(expected, actual) {
  const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = expected.split(/(?<=\n)/)
    .map(line => line === '...\n' ? '(?:.*\n)*?' : line.split('[..]').map(escape).join('.*'))
    .join('');
  return new RegExp(`^${pattern}$`).test(actual);
}

/** Output as it is kept: it ends with a newline, and no line of it looks like the exit status. @param {string} output */
export const asKept = output => output && !output.endsWith('\n') ? `${output}\n` : output;
