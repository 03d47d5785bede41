// Where questions stand in a site without a page for each: generator/render/places.hpp describes the files.

import {home} from './storage.js';

/** @param {string} id of plain ASCII */
function fnv1a(id) {
  let hash = 2166136261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619);
  return hash >>> 0;
}

/** Where a question stands on its topic's page, from the site's root. @param {string} topic @param {number} page @param {string} id */
export const placeOn = (topic, page, id) => `topics/${topic}${page > 1 ? `/${page}` : ''}.html#${id}`;

/**
 * The address of the question that has this id, or had it.
 * @param {string} id @returns {Promise<string | undefined>} nothing if there is none, or if it cannot be told
 */
export async function placeOf(id) {
  const files = Number(document.documentElement.dataset.places ?? 0);
  if (!files || !/^[a-z0-9-]+$/.test(id)) return undefined;
  try {
    // The file keeps its name when questions move.
    const answer = await fetch(`${home}q/places/${fnv1a(id) % files}.json`, {cache: 'no-cache'});
    const places = answer.ok ? await answer.json() : {};
    if (!Object.hasOwn(places, id)) return undefined;
    const [page, now = id] = String(places[id]).split('#');
    return `${home}topics/${page}.html#${now}`;
  } catch {
    return undefined;
  }
}
