/**
 * What authors do to a spec, at places all over it: letters typed and taken away, lines deleted, doubled and pasted, keys half
 * typed, quotes and brackets opened. All is undone again, step by step, except letters in descriptions.
 */
import { mulberry32 } from './random.mjs';

/**
 * @typedef {import('./edited-text.mjs').EditedText} EditedText
 * @typedef {import('./edited-text.mjs').Edit} Edit
 * @typedef {import('./edited-text.mjs').Position} Position
 * @typedef {{ text: EditedText, language: 'yaml' | 'json', number: (below: number) => number }} Author
 */

/**
 * Exactly `count` edits. Each must be applied to the text before the next one is asked for.
 *
 * @param {EditedText} text
 * @param {{ count: number, seed: number, language: 'yaml' | 'json' }} options
 * @returns {Generator<{ kind: string, edit: Edit }, void, undefined>}
 */
export function* authorEdits(text, { count, seed, language }) {
  const random = mulberry32(seed);
  const author = { text, language, number: (/** @type {number} */ below) => Math.floor(random() * below) };
  const kinds = Object.entries(undoneEdits);
  let left = count;
  while (left > 0) {
    const [kind, makeSteps] = kinds[author.number(kinds.length)] ?? kinds[0];
    const steps = author.number(8) === 0 ? [] : makeSteps(author);
    if (steps.length === 0 || steps.length * 2 > left) {
      yield { kind: 'letter in a description', edit: letterInDescription(author) };
      left -= 1;
      continue;
    }
    const undo = [];
    for (const edit of steps) {
      undo.unshift(inverseOf(text, edit));
      yield { kind, edit };
    }
    for (const edit of undo) yield { kind: `${kind}, undone`, edit };
    left -= steps.length * 2;
  }
}

/**
 * The beginnings of a key, each typed on a line of its own below a random line.
 *
 * @param {EditedText} text
 * @param {{ count: number, seed: number, language: 'yaml' | 'json' }} options
 * @returns {Edit[]}
 */
export function halfTypedKeys(text, { count, seed, language }) {
  const random = mulberry32(seed);
  const author = { text, language, number: (/** @type {number} */ below) => Math.floor(random() * below) };
  return Array.from({ length: count }, () => halfTypedKey(author)[0]);
}

/**
 * Places where somebody may ask for something: at the end of a line, at its first word, or, with `pattern`, in what it matches.
 *
 * @param {EditedText} text
 * @param {{ count: number, seed: number, pattern?: RegExp }} options
 * @returns {Position[]}
 */
export function placesIn(text, { count, seed, pattern }) {
  const random = mulberry32(seed);
  return Array.from({ length: count }, (_, index) => {
    const line = lineFrom(text, Math.floor(random() * text.lineCount), pattern ?? /\w/);
    const match = (pattern ?? /\w+/).exec(text.lineAt(line));
    const isAtEnd = pattern === undefined && index % 2 === 0;
    const middle = match === null ? 0 : match.index + (match[0].length >> 1);
    return { line, character: isAtEnd ? text.lineAt(line).length : middle };
  });
}

/** By kind, the steps at a random place; they are undone afterwards. @type {Record<string, (author: Author) => Edit[]>} */
const undoneEdits = {
  'character typed': (author) => [insertion(randomPlace(author), 'e1-x "'.charAt(author.number(6)))],
  'character deleted': (author) => {
    const { line, character } = randomPlace(author);
    const end = nextCharacter(author.text.lineAt(line), character);
    return end === character ? [] : [deletion({ line, character }, { line, character: end })];
  },
  'line deleted': (author) => deletedLines(author, 1),
  'lines deleted': (author) => deletedLines(author, 2 + author.number(10)),
  'line doubled': (author) => {
    const { line } = randomPlace(author);
    return [insertion(lineStart(line), `${author.text.lineAt(line)}\n`)];
  },
  'lines pasted': (author) => {
    const from = author.number(author.text.lineCount);
    const lines = Array.from({ length: 5 + author.number(35) }, (_, index) => author.text.lineAt(from + index));
    return [insertion(lineStart(randomPlace(author).line), `${lines.join('\n')}\n`)];
  },
  'key half typed': halfTypedKey,
  'quote opened': (author) => [
    insertion(randomPlace(author), author.language === 'json' ? '"' : `'"`.charAt(author.number(2))),
  ],
  'bracket opened': (author) => [insertion(randomPlace(author), '{[]}'.charAt(author.number(4)))],
  'line indented': (author) => [insertion(lineStart(randomPlace(author).line), '  ')],
  'line outdented': (author) => {
    const line = lineFrom(author.text, randomPlace(author).line, /^ {2}/);
    return author.text.lineAt(line).startsWith('  ') ? [deletion(lineStart(line), { line, character: 2 })] : [];
  },
  'line broken': (author) => [insertion(randomPlace(author), '\n')],
  'tab typed': (author) => [insertion(lineStart(randomPlace(author).line), '\t')],
  'comment begun': (author) => [insertion(lineStart(randomPlace(author).line), '#')],
};

const keys = ['description', 'operationId', 'schema', 'type', 'required', 'responses', 'example', 'deprecated'];

/** @param {Author} author */
function halfTypedKey({ text, language, number }) {
  const line = lineFrom(text, number(text.lineCount), /\w/);
  const content = text.lineAt(line);
  const end = { line, character: content.length };
  const indentation = /^[ -]*/.exec(content)?.[0].replaceAll('-', ' ') ?? '';
  const key = keys[number(keys.length)] ?? '';
  const quote = language === 'json' ? '"' : '';
  const half = `\n${indentation}${quote}${key.slice(0, 3)}`;
  const afterHalf = { line: line + 1, character: half.length - 1 };
  const rest = `${key.slice(3)}${quote}`;
  const afterKey = { line: line + 1, character: afterHalf.character + rest.length };
  return [insertion(end, half), insertion(afterHalf, rest), insertion(afterKey, ':')];
}

/** @param {Author} author */
function letterInDescription({ text, number }) {
  const pattern = /(description|summary)"?: +"?[A-Z][a-z]/;
  const line = lineFrom(text, number(text.lineCount), pattern);
  const match = pattern.exec(text.lineAt(line));
  return insertion({ line, character: match === null ? 0 : match.index + match[0].length }, match === null ? ' ' : 'e');
}

/**
 * @param {Author} author
 * @param {number} count
 */
function deletedLines(author, count) {
  const { line } = randomPlace(author);
  const end = line + count;
  return end < author.text.lineCount ? [deletion(lineStart(line), lineStart(end))] : [];
}

/** A random place that is not between the halves of a character. @param {Author} author */
function randomPlace({ text, number }) {
  const line = number(text.lineCount);
  const content = text.lineAt(line);
  const character = number(content.length + 1);
  return { line, character: isLowSurrogate(content, character) ? character - 1 : character };
}

/**
 * The first line from `start` on that a pattern matches, from the beginning again after the last; `start` where none does.
 *
 * @param {EditedText} text
 * @param {number} start
 * @param {RegExp} pattern
 */
function lineFrom(text, start, pattern) {
  for (let index = 0; index < text.lineCount; index++) {
    const line = (start + index) % text.lineCount;
    if (pattern.test(text.lineAt(line))) return line;
  }
  return start;
}

/**
 * @param {string} content
 * @param {number} character
 */
function nextCharacter(content, character) {
  const next = Math.min(character + 1, content.length);
  return isLowSurrogate(content, next) ? next + 1 : next;
}

/**
 * @param {string} content
 * @param {number} character
 */
function isLowSurrogate(content, character) {
  const code = content.charCodeAt(character);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** @param {number} line */
function lineStart(line) {
  return { line, character: 0 };
}

/**
 * @param {Position} position
 * @param {string} text
 */
function insertion(position, text) {
  return { start: position, end: position, text };
}

/**
 * @param {Position} start
 * @param {Position} end
 */
function deletion(start, end) {
  return { start, end, text: '' };
}

/**
 * @param {EditedText} text
 * @param {Edit} edit
 */
function inverseOf(text, edit) {
  const inverse = text.apply(edit);
  text.apply(inverse);
  return inverse;
}
