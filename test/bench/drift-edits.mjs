/** What authors change in a description and in a document that was written from it: edits by what they change, at the operation that a document is about. */

/**
 * @typedef {import('./edited-text.mjs').EditedText} EditedText
 * @typedef {import('./edited-text.mjs').Edit} Edit
 * @typedef {import('./edited-text.mjs').Position} Position
 * @typedef {{ text: EditedText, key: Position, start: number, end: number }} Operation the end of its path's key, and its lines
 */

/**
 * Edits of an operation; undefined where it has nothing of the kind.
 *
 * @type {Record<string, (operation: Operation) => Edit | undefined>}
 */
export const operationEdits = {
  word: ({ text, start, end }) => typed(text, lineIn(text, { start, end, pattern: /^ {6}summary: \w/ })),
  path: ({ key }) => insertion(key, 'x'),
  method: ({ text, start }) => {
    const method = text.lineAt(start).trim();
    return replacement(start, { from: 4, to: 4 + method.length, text: method === 'options:' ? 'head:' : 'options:' });
  },
  'operation more': ({ key: { line } }) => insertion({ line, character: 0 }, operation),
  'operation less': ({ text, key, start, end }) => {
    // A path without an operation would be another mistake.
    const isOnly = start === key.line + 1 && !/^ {4}\S/.test(text.lineAt(end));
    return lines(isOnly ? key.line : start, end);
  },
  parameter: ({ text, start, end }) => {
    const own = lineIn(text, { start, end, pattern: /^ {6}parameters:$/ });
    const indentation = own === undefined ? '      ' : (/^ */.exec(text.lineAt(own + 1))?.[0] ?? '');
    const added = ['- name: added_by_author', '  in: query', '  schema: { type: string }']
      .map((line) => `\n${indentation}${line}`)
      .join('');
    return own === undefined ? behind(text, start, `\n      parameters:${added}`) : behind(text, own, added);
  },
  status: ({ text, start, end }) => {
    const line = lineIn(text, { start, end, pattern: /^ {8}['"]?\d{3}['"]?:/ });
    if (line === undefined) return undefined;
    const last = (/\d{3}/.exec(text.lineAt(line))?.index ?? 0) + 2;
    return replacement(line, { from: last, to: last + 1, text: text.lineAt(line)[last] === '9' ? '8' : '9' });
  },
  'operation id': ({ text, start, end }) => {
    const line = lineIn(text, { start, end, pattern: /^ {6}operationId: \w/ });
    return line === undefined ? undefined : behind(text, line, 'x');
  },
};

/**
 * Edits of what many operations share: in the components of a kind, in lines of a pattern.
 *
 * @type {Record<string, { kind: string, pattern: RegExp, edit: (text: EditedText, line: number) => Edit }>}
 */
export const sharedEdits = {
  'name of a shared parameter': {
    kind: 'parameters',
    pattern: /^ {6}name: \w+$/,
    edit: (text, line) => behind(text, line, 'x'),
  },
  'type of a shared parameter': { kind: 'parameters', pattern: /^ {8}type: (?:string|integer)$/, edit: otherType },
  'word of a shared parameter': { kind: 'parameters', pattern: /^ {6}description: \w/, edit: typed },
  'property of a shared schema': {
    kind: 'schemas',
    pattern: /^ {8}\w+:$/,
    edit: (text, line) => insertion({ line, character: text.lineAt(line).length - 1 }, 'x'),
  },
  'type in a shared schema': { kind: 'schemas', pattern: /^ {10}type: (?:string|integer)$/, edit: otherType },
  'required in a shared schema': { kind: 'schemas', pattern: /^ {6}- \w+$/, edit: (_, line) => lines(line, line + 1) },
  'value of an enum': { kind: 'schemas', pattern: /^ {10}- [a-z_]+$/, edit: (text, line) => behind(text, line, 'x') },
  'word of a shared schema': { kind: 'schemas', pattern: /^ {10}description: \w/, edit: typed },
};

/**
 * Edits of a document, by the lines that it has.
 *
 * @type {Record<string, { pattern: RegExp, edit: (text: EditedText, line: number) => Edit }>}
 */
export const documentEdits = {
  word: { pattern: /^[A-Z]\w+ \w+/, edit: (_, line) => insertion({ line, character: 1 }, 'x') },
  path: { pattern: /^# [A-Z]+ \/\S*$/, edit: (text, line) => behind(text, line, 'x') },
  method: {
    pattern: /^# [A-Z]+ \/\S*$/,
    edit: (text, line) => {
      const method = /^# ([A-Z]+)/.exec(text.lineAt(line))?.[1] ?? '';
      return replacement(line, { from: 2, to: 2 + method.length, text: method === 'OPTIONS' ? 'HEAD' : 'OPTIONS' });
    },
  },
  parameter: {
    pattern: /^\| `\w+` \| (?:path|query|header) /,
    edit: (_, line) => insertion({ line, character: 4 }, 'x'),
  },
  'row less': { pattern: /^\| `\w+` \| (?:path|query|header) /, edit: (_, line) => lines(line, line + 1) },
  type: {
    pattern: /^\| `\w+` \| (?:path|query|header) \| string/,
    edit: (text, line) => {
      const from = text.lineAt(line).indexOf('| string') + 2;
      return replacement(line, { from, to: from + 'string'.length, text: 'boolean' });
    },
  },
  status: {
    pattern: /^\| `\d{3}`/,
    edit: (text, line) => replacement(line, { from: 5, to: 6, text: text.lineAt(line)[5] === '9' ? '8' : '9' }),
  },
  'field of an example': {
    pattern: /^ +"\w+": /,
    edit: (text, line) => insertion({ line, character: text.lineAt(line).indexOf('"') + 2 }, 'x'),
  },
};

/**
 * The lines of a pattern in the components of a kind, of those that most places refer to; in an order of chance.
 *
 * @param {EditedText} text
 * @param {{ kind: string, pattern: RegExp, most: number, random: () => number }} options
 * @returns {number[]}
 */
export function sharedLines(text, { kind, pattern, most, random }) {
  const counts = new Map();
  for (const [, name] of text.toString().matchAll(new RegExp(`#/components/${kind}/([\\w.-]+)`, 'g')))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([, one], [, other]) => other - one).slice(0, most);
  const wanted = new Set(names.map(([name]) => `    ${name}:`));
  let line = 0;
  while (line < text.lineCount && text.lineAt(line) !== 'components:') line++;
  while (line < text.lineCount && text.lineAt(line) !== `  ${kind}:`) line++;
  const found = [];
  let isWanted = false;
  for (line++; line < text.lineCount && /^ {3}|^$/.test(text.lineAt(line)); line++) {
    if (/^ {4}\S/.test(text.lineAt(line))) isWanted = wanted.has(text.lineAt(line));
    else if (isWanted && pattern.test(text.lineAt(line))) found.push(line);
  }
  return found
    .map((one) => ({ one, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ one }) => one);
}

/**
 * The first line of a pattern among some.
 *
 * @param {EditedText} text
 * @param {{ start: number, end: number, pattern: RegExp }} where
 * @returns {number | undefined}
 */
export function lineIn(text, { start, end, pattern }) {
  for (let line = start; line < end; line++) if (pattern.test(text.lineAt(line))) return line;
  return undefined;
}

/**
 * @param {Position} position
 * @param {string} text
 * @returns {Edit}
 */
export function insertion(position, text) {
  return { start: position, end: position, text };
}

const operation = '  /added-by-author:\n    get:\n      responses:\n        default:\n          description: All.\n';

/**
 * A letter more behind the first of a value.
 *
 * @param {EditedText} text
 * @param {number | undefined} line
 */
function typed(text, line) {
  if (line === undefined) return undefined;
  return insertion({ line, character: (/^ *\w+: \w/.exec(text.lineAt(line))?.[0] ?? '').length }, 'x');
}

/**
 * @param {EditedText} text
 * @param {number} line
 */
function otherType(text, line) {
  const written = text.lineAt(line);
  const from = written.indexOf(':') + 2;
  return replacement(line, { from, to: written.length, text: written.endsWith('string') ? 'integer' : 'string' });
}

/**
 * @param {EditedText} text
 * @param {number} line
 * @param {string} added
 */
function behind(text, line, added) {
  return insertion({ line, character: text.lineAt(line).length }, added);
}

/**
 * @param {number} line
 * @param {{ from: number, to: number, text: string }} what
 * @returns {Edit}
 */
function replacement(line, { from, to, text }) {
  return { start: { line, character: from }, end: { line, character: to }, text };
}

/**
 * Takes lines away.
 *
 * @param {number} start
 * @param {number} end the first that stays
 * @returns {Edit}
 */
function lines(start, end) {
  return { start: { line: start, character: 0 }, end: { line: end, character: 0 }, text: '' };
}
