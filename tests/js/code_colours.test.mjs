// The colours of code can be read: contrast of 4.5:1 on the background of code, in the light and in the dark theme.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

const theme = new URL('../../theme/', import.meta.url);
const css = fs.readFileSync(new URL('code.css', theme), 'utf8'), style = fs.readFileSync(new URL('style.css', theme), 'utf8');

/** @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [0, 1, 2].map(i => parseInt(hex.length === 4 ? hex[i + 1].repeat(2) : hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
/** The custom properties of the first rule with this selector. @param {string} text @param {string} selector */
function properties(text, selector) {
  const at = text.indexOf(selector + ' {');
  assert.notEqual(at, -1, selector);
  return new Map([...text.slice(at, text.indexOf('}', at)).matchAll(/(--[\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name, value]));
}

for (const selector of [':root', ':root:not([data-theme="light"])', ':root[data-theme="dark"]']) {
  test(`code can be read in ${selector}`, () => {
    const background = properties(style, selector).get('--code'), colours = properties(css, selector);
    assert.ok(background);
    assert.equal(colours.size, 7);
    for (const [name, colour] of colours) assert.ok(contrast(colour, background) >= 4.5, `${name} ${colour} has ${contrast(colour, background).toFixed(2)}`);
  });
}

test('every class of marked code has a colour', () => {
  const classes = /classes = "(\w+)"/.exec(fs.readFileSync(new URL('../generator/base/highlight.hpp', theme), 'utf8'))?.[1] ?? '';
  assert.equal(classes.length, 11);
  for (const name of classes) assert.match(css, new RegExp(`pre \\.${name}\\b`));
});
