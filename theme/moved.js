// The 404 page of a site without pages of questions: whoever asks for the page of one, or for a page of a topic that has
// become shorter, is led to where the question stands now.

import {placeOf} from './places.js';

const id = /\/q\/([a-z0-9-]+)(?:\.html)?$/.exec(location.pathname)?.[1] ?? location.hash.slice(1);
const address = id && await placeOf(id);
if (address) location.replace(address);
