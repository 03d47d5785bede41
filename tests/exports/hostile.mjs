// A bank whose texts are made to break formats, the same in every run.

const pieces = [
  '"', "'", '""', ',', ';', '\n', '\n\n', '\t', '=cmd()', '+1', '-1', '@SUM(A1)', '{', '}', '#', '####', '~', '=', ':', '::', '\\', '\\n', '\\\\',
  '// [id:x]', '$CATEGORY: x', '%50%', '->', '[html]', ']', '[x](y)', '</script>', '<script>alert(1)</script>', '<!--', '-->', ']]>', '<![CDATA[',
  '&amp;', '&', '<', '>', '&#x1F;', '\u202E', '\u200F', '\u2066', '\u2028', '\uFEFF', '\uFFFD', '\u007F', '🚀', '👩‍👩‍👧', 'é', '日本語', 'עברית', '`code`',
  '```\ncode </script>\n```', '*', '**bold**', '_', '| a | b |', '---', '# heading', '> quote', '- item', '1. item', '    indented', '{{Answer}}', '{{c1::x}}',
  '[sound:x.mp3]', '\\(x\\)', '$$x$$', 'word', 'more words', ' ', '  ', 'What is', '?', '\u001F', '\u0001', '\u000B',
];

/** Numbers below `limit`, the same for the same seed. @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  return limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * limit);
  };
}

/** @param {(limit: number) => number} below @param {number} most */
function text(below, most) {
  let result = '';
  for (let left = 1 + below(most); left > 0; --left) result += pieces[below(pieces.length)] + (below(2) ? ' ' : '');
  return result;
}

const oneLine = words => words.replace(/\s+/g, ' ').trim();

/** @param {number} seed @param {number} count @returns {object[]} items of a YAML list of questions */
export function hostileQuestions(seed, count) {
  const below = random(seed);
  const items = [];
  for (let i = 0; i < count; ++i) {
    const item = { question: oneLine(`Question ${i}: ${text(below, 6)}?`), id: `hostile-${i}`, tags: [oneLine(`tag ${text(below, 2)}`)] };
    if (below(4)) item.answer = `Answer ${text(below, 20)}`;
    if (below(10) === 0) item.answer = `long ${text(below, 9)} `.repeat(Math.ceil(100_000 / 20));
    if (below(3) === 0) item.level = ['junior', 'mid', 'senior'][below(3)];
    items.push(item);
  }
  return items;
}

/** A document for such a bank: JSON is YAML, but for what YAML 1.2 calls not printable. @param {object[]} items */
export const asYaml = items => JSON.stringify(items, null, 1).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g,
  c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
