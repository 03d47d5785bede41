// The colours of code can be read: contrast of 4.5:1 on the background of code, in the light and in the dark theme.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

const theme = new URL('../../theme/', import.meta.url);
const css = fs.readFileSync(new URL('code.css', theme), 'utf8'), style = fs.readdirSync(theme).filter(name => name.endsWith('.css') && name !== 'code.css').map(name => fs.readFileSync(new URL(name, theme), 'utf8')).join('\n');

/** @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [0, 1, 2].map(i => parseInt(hex.length === 4 ? hex[i + 1].repeat(2) : hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
/** What a custom property is in the light and in the dark theme. @param {string} text @param {string} name */
function pair(text, name) {
  const [, light, dark] = new RegExp(`${name}: var\\(--light, (#[0-9a-f]{3,6})\\) var\\(--dark, (#[0-9a-f]{3,6})\\);`).exec(text) ?? [];
  assert.ok(light && dark, name);
  return {light, dark};
}

const names = [...css.matchAll(/^ *(--code-[a-z]+):/gm)].map(([, name]) => name);
const background = pair(style, '--code');
for (const theme of /** @type {const} */ (['light', 'dark'])) {
  test(`code can be read in the ${theme} theme`, () => {
    assert.equal(names.length, 7);
    for (const name of names) {
      const found = contrast(pair(css, name)[theme], background[theme]);
      assert.ok(found >= 4.5, `${name} has ${found.toFixed(2)}`);
    }
  });
}

test('every class of marked code has a colour', () => {
  const classes = /classes = "(\w+)"/.exec(fs.readFileSync(new URL('../generator/base/highlight.hpp', theme), 'utf8'))?.[1] ?? '';
  assert.equal(classes.length, 11);
  for (const name of classes) assert.match(css, new RegExp(`pre \\.${name}\\b`));
});
