// What a browser knows of all questions of the bank when it chooses some for practising; no DOM, runs in Node, too.

/**
 * @typedef {object} Item one question
 * @property {string} id
 * @property {string} text its wording, plain
 * @property {string} level empty if it has none
 * @property {string} kind
 * @property {boolean} answered
 * @property {string[]} topics ids, the main one first
 * @property {string[]} tags ids
 * @property {string[]} sources ids
 * @property {number} weight how many sources ask it
 * @property {number} place in the order of the bank
 * @property {number} page of its topic, on which it stands, from 1; 0 if it has a page of its own
 */

/**
 * @typedef {object} StudyData
 * @property {Item[]} items
 * @property {Map<string, string>} topics titles by id
 * @property {Map<string, string>} moved ids of today by earlier ones
 */

const levels = ['', 'junior', 'mid', 'senior'];
const kinds = ['concept', 'comparison', 'how-to', 'scenario', 'design', 'experience', 'coding'];

/** How many questions are read between two pauses: a page must not stand still for a large bank. */
const piece = 1000;

/**
 * Reads the file that generator/render/study.hpp describes.
 * @param {any} data @param {() => Promise<void>} [pause] lets the browser do something else
 * @returns {Promise<StudyData>}
 */
export async function studyData(data, pause = async () => {}) {
  if (data?.schema !== 1) throw new Error('study data of another version');
  const {questions, topics, tags, sources} = data;
  /** @param {[string, string][]} list @param {number[]} numbers */
  const ids = (list, numbers) => numbers.map(number => list[number][0]);
  /** @type {Item[]} */
  const items = [];
  for (let place = 0; place < questions.id.length; place++) {
    if (place % piece === 0) await pause();
    items.push({
      id: questions.id[place],
      text: questions.text[place],
      level: levels[questions.level[place]],
      kind: kinds[questions.kind[place]],
      answered: questions.answered[place] === 1,
      topics: ids(topics, questions.topics[place]),
      tags: ids(tags, questions.tags[place]),
      sources: ids(sources, questions.sources[place]),
      weight: questions.sources[place].length,
      place,
      page: questions.page?.[place] ?? 0,
    });
  }
  return {items, topics: new Map(topics), moved: new Map(Object.entries(data.moved))};
}
