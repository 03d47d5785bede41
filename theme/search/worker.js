// Searches beside the page: reading and scoring never hold up a frame.

import {openIndex} from './engine.js';

/** @type {ReturnType<typeof openIndex> | undefined} */
let index;

addEventListener('message', async ({data: {number, base, query, options}}) => {
  try {
    index ??= openIndex(async name => {
      // The root has the only name that stays, so an old copy would point at files that are gone.
      const answer = await fetch(`${base}search-index/${name}`, {cache: name.startsWith('root') ? 'no-cache' : 'default'});
      if (!answer.ok) throw Error(`${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    });
    postMessage({number, found: await (await index).search(query, options)});
  } catch (error) {
    // After a deployment the files have new names: the next search begins with the root.
    index = undefined;
    postMessage({number, error: {code: /** @type {{code?: string}} */ (error).code}});
  }
});
