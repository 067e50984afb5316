/**
 * @typedef {{ readonly line: number, readonly character: number }} Position both from 0
 * @typedef {{ readonly start: Position, readonly end: Position, readonly text: string }} Edit
 */

/** The text of an open document, kept by lines: an edit to ten megabytes costs the lines that it touches. */
export class EditedText {
  #lines;

  /** @param {string} text */
  constructor(text) {
    this.#lines = text.split('\n');
  }

  get lineCount() {
    return this.#lines.length;
  }

  /** @param {number} line */
  lineAt(line) {
    return this.#lines[line] ?? '';
  }

  toString() {
    return this.#lines.join('\n');
  }

  /**
   * The position of an offset.
   *
   * @param {number} offset
   * @returns {Position}
   */
  positionAt(offset) {
    let lineStart = 0;
    for (const [line, { length }] of this.#lines.entries()) {
      if (offset <= lineStart + length) return { line, character: Math.max(0, offset - lineStart) };
      lineStart += length + 1;
    }
    throw new RangeError(`The text ends before ${offset}.`);
  }

  /**
   * Makes an edit; answers with the one that takes it back.
   *
   * @param {Edit} edit
   * @returns {Edit}
   */
  apply({ start, end, text }) {
    if (!this.#has(start) || !this.#has(end) || isBefore(end, start)) {
      throw new RangeError(`No such range: ${JSON.stringify({ start, end })}`);
    }
    const replaced = this.#lines.slice(start.line, end.line + 1);
    const last = replaced.length - 1;
    const before = (replaced[0] ?? '').slice(0, start.character);
    const after = (replaced[last] ?? '').slice(end.character);
    replaced[last] = (replaced[last] ?? '').slice(0, end.character);
    replaced[0] = (replaced[0] ?? '').slice(start.character);
    const added = `${before}${text}${after}`.split('\n');
    this.#lines.splice(start.line, end.line - start.line + 1, ...added);
    const endLine = start.line + added.length - 1;
    return {
      start,
      end: { line: endLine, character: this.lineAt(endLine).length - after.length },
      text: replaced.join('\n'),
    };
  }

  /** @param {Position} position */
  #has({ line, character }) {
    return line >= 0 && line < this.#lines.length && character >= 0 && character <= this.lineAt(line).length;
  }
}

/**
 * @param {Position} one
 * @param {Position} other
 */
function isBefore(one, other) {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
