// What only the index of a large bank needs.

import {failure, inflate} from './engine.js';

/**
 * The content of a shard that is whole and ours: it begins with a hash of its name (without .bin) and what follows.
 * @param {string} name @param {Uint8Array} bytes
 */
export function whole(name, bytes) {
  let hash = 2166136261;
  const mix = (/** @type {number} */ byte) => hash = Math.imul(hash ^ byte, 16777619);
  for (const c of name.slice(0, -4)) mix(c.charCodeAt(0));
  bytes.subarray(4).forEach(mix);
  if ([0, 1, 2, 3].some(i => bytes[i] !== (hash >>> 8 * i & 255))) throw failure('damaged');
  return /^[df]/.test(name) ? inflate(bytes.subarray(4)) : bytes.subarray(4);
}

/** Text from the pieces that a byte from 0x80 stands for. @param {Uint8Array} bytes @param {string[]} pieces */
export function unpacked(bytes, pieces) {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    text += byte > 127 ? pieces[byte - 128] : byte > 1 ? String.fromCharCode(byte)
      : new TextDecoder().decode(bytes.subarray(i + 2, i += 1 + bytes[i + 1]));
  }
  return text;
}
