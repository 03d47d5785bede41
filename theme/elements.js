// Making elements in few words; text stays text.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | boolean | number>} [attributes] `true` for one without a value; `false`: left out
 * @param {...(Node | string | undefined | null)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter(child => child !== undefined && child !== null));
  return made;
}

/** @param {string} text @param {() => void} action @param {string} [className] */
export function makeButton(text, action, className = '') {
  const made = make('button', {type: 'button', class: className || false}, text);
  made.addEventListener('click', action);
  return made;
}

/** Lets the browser paint and answer before what comes next. @returns {Promise<void>} */
export const pause = () => new Promise(done => setTimeout(done));

/**
 * The element with this id, which the template has.
 * @template {HTMLElement} T @param {string} id
 */
export const part = id => /** @type {T} */ (document.getElementById(id));
