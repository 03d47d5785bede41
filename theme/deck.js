// The order of flashcards while they are learned; no DOM, runs in Node, too.

/**
 * Cards one after another. What was marked "again" comes once more after the last; going back shows what was seen.
 * Spacing over days is not its business: the Anki export is for that.
 */
export class Deck {
  /** @param {readonly string[]} ids */
  constructor(ids) {
    /** @type {string[]} */
    this.ids = [...ids];
    this.at = 0;
    /** Those that were marked known, by id. @type {Set<string>} */
    this.known = new Set();
    this.distinct = new Set(ids).size;
  }

  /** The card that is shown; nothing at the end. */
  get current() { return /** @type {string | undefined} */ (this.ids[this.at]); }
  get atEnd() { return this.at >= this.ids.length; }
  get length() { return this.ids.length; }

  /** @param {number} count of cards @returns {string[]} the ids that come next */
  upcoming(count) { return this.ids.slice(this.at + 1, this.at + 1 + count); }

  next() { this.at = Math.min(this.at + 1, this.ids.length); }
  previous() { this.at = Math.max(this.at - 1, 0); }

  /** Shows the current card once more after all others, unless it will come again anyhow. */
  again() {
    const id = this.current;
    if (id === undefined) return;
    this.known.delete(id);
    if (!this.ids.includes(id, this.at + 1)) this.ids.push(id);
  }

  /** The current card is known: it will not be shown again. */
  learned() {
    const id = this.current;
    if (id === undefined) return;
    this.known.add(id);
    this.ids = this.ids.filter((other, i) => i <= this.at || other !== id);
  }
}
