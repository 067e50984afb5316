import { mulberry32 } from '../bench/random.mjs';

/** What a key does to a text. */
export interface Keystroke {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** A document that somebody types in: prose, a table and code, with as many sections around as asked for. */
export function typedDocument(sections: number): string {
  const others = Array.from(
    { length: sections },
    (_, index) =>
      `## Section ${index}\n\nWords of section ${index}.\n\n- one\n- two\n\n| a | b |\n| - | - |\n| ${index} | 1 |\n`,
  );
  const half = others.length >> 1;
  const typed =
    '## Typed\n\nProse here\n\n| a | b |\n| - | - |\n| cell | 1 |\n\n```json\n{ "code": "value" }\n```\n\n- item\n';
  return ['# Title\n', ...others.slice(0, half), typed, ...others.slice(half)].join('\n');
}

/** A description with a schema that all of its operations use. */
export function typedSpec(operations: number): string {
  const paths = Array.from(
    { length: operations },
    (_, index) => `  /items${index}:
    get:
      summary: Show item ${index}
      responses:
        '200':
          description: The item.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Item' }
`,
  );
  return `openapi: 3.1.0
info:
  title: Items
  version: '1'
  description: About items
paths:
${paths.join('')}components:
  schemas:
    Item:
      type: object
      description: The item
      properties:
        name: { type: string }
`;
}

/**
 * Keys at the ends of the places in turn, a place for twenty keys: letters and spaces, a line that is broken and joined
 * again, and one letter in ten taken back. `breakOf` is what breaks a line at a place.
 */
export function* keystrokes(
  text: string,
  places: readonly { readonly behind: string; readonly breakOf: string }[],
  count: number,
): Generator<Keystroke & { readonly result: string }> {
  const random = mulberry32(20_261_129);
  let current = text;
  const typed = places.map(() => '');
  for (let index = 0; index < count; index++) {
    const at = Math.floor(index / 20) % places.length;
    const place = places[at];
    if (!place) return;
    const before = typed[at] ?? '';
    const cursor = current.indexOf(place.behind) + place.behind.length + before.length;
    const chance = random();
    const isBack = before !== '' && (chance < 0.1 || before.endsWith('\n'));
    const lost = isBack ? (before.endsWith(place.breakOf) ? place.breakOf.length : 1) : 0;
    const word = ' abcdefg'.charAt(Math.floor(random() * 8));
    const added = isBack ? '' : chance > 0.95 ? place.breakOf : word;
    typed[at] = before.slice(0, before.length - lost) + added;
    current = current.slice(0, cursor - lost) + added + current.slice(cursor);
    yield { span: { start: cursor - lost, end: cursor }, text: added, result: current };
  }
}

/** Where somebody types in {@link typedDocument}, and in {@link typedSpec}: in the end of what stands there. */
export const documentPlaces = [
  { behind: '\nProse here', breakOf: '\n\n' },
  { behind: '| cell', breakOf: ' ' },
  { behind: '{ "code": "value', breakOf: '\n' },
  { behind: '\n- item', breakOf: '\n- ' },
];
export const specPlaces = [
  { behind: 'summary: Show item 3', breakOf: '\n      deprecated: true' },
  { behind: 'description: The item\n      properties:\n        name: { type: string', breakOf: ' ' },
  { behind: 'description: About items', breakOf: '\n  x-more: words' },
];
