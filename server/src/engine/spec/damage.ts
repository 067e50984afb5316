import type { Part } from './text/part.ts';
import type { MapNode, Node } from './tree/node.ts';
import type { SyntaxProblem } from './tree/parsed.ts';

/** What of a part's tree can't be trusted, since its text has problems. */
export interface Damage {
  readonly places: readonly DamagedPlace[];
}

/** What is doubtful about one problem of the syntax. */
export interface DamagedPlace {
  /** The lines of the problem. */
  readonly from: number;
  readonly to: number;
  /** Nobody knows what belongs where behind it. */
  readonly isOpen: boolean;
  /** The maps and lists that it stands in, from the outermost one. */
  readonly around: readonly Node[];
  /** Where the innermost of them is spoken of as a whole. */
  readonly heads: ReadonlySet<number>;
  /** Where the keys of the innermost ones stand. */
  readonly keys: ReadonlySet<number>;
  /** Whether it stands directly behind a node. */
  behind(node: Node): boolean;
  /** Whether a word is in the text that is doubtful. */
  names(word: string): boolean;
}

/** Undefined where all is in order. */
export function damageOf(part: Part): Damage | undefined {
  const { problems } = part.parsed;
  if (problems.length === 0) return undefined;
  let damage = known.get(part);
  if (!damage) {
    const doubtful = problems.filter(({ reach }) => reach !== 'none');
    damage = { places: doubtful.map((problem) => placeOf(part, problem)) };
    known.set(part, damage);
  }
  return damage;
}

const known = new WeakMap<Part, Damage>();

/** In characters on either side: lines of JSON can be very long. */
const farthest = 200;

function placeOf(part: Part, { start, end, reach }: SyntaxProblem): DamagedPlace {
  const { text } = part;
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - farthest);
  const lineEnd = text.indexOf('\n', Math.max(start, end - 1));
  const to = reach === 'end' ? text.length : Math.min(lineEnd === -1 ? text.length : lineEnd, end + farthest);
  // Behind a problem in the last line there is nothing that isn't in its line.
  const isOpen = reach === 'rest' || reach === 'end' || lineEnd === -1;
  const path = pathTo(part, from);
  const inner = path.slice(isOpen ? -2 : -1);
  return {
    from,
    to,
    isOpen,
    around: path.map(({ node }) => node),
    heads: new Set(inner.flatMap(({ heads }) => heads)),
    keys: new Set(
      inner.flatMap(({ node }) => (node.kind === 'map' ? node.entries.map(({ keyStart }) => keyStart) : [])),
    ),
    behind: (node) => node.end <= start && text.slice(node.end, from).trim() === '',
    names: (word) => hasWord(text.slice(from, isOpen ? undefined : to), word),
  };
}

/** The map in which a key begins at an offset, and the index of its entry there. */
export function entryAt(part: Part, keyStart: number): { readonly map: MapNode; readonly index: number } | undefined {
  const map = pathTo(part, keyStart + 1).findLast(({ node }) => indexOfKey(node, keyStart) !== -1)?.node;
  return map?.kind === 'map' ? { map, index: indexOfKey(map, keyStart) } : undefined;
}

function indexOfKey(node: Node, keyStart: number): number {
  return node.kind === 'map' ? node.entries.findIndex((entry) => entry.keyStart === keyStart) : -1;
}

interface Around {
  readonly node: Node;
  readonly heads: readonly number[];
}

/** The maps and lists that begin before an offset, from the root to the last one. */
function pathTo(part: Part, offset: number): readonly Around[] {
  const path: Around[] = [];
  let next: Node | undefined = part.parsed.root;
  let key: number | undefined;
  while (next && next.kind !== 'scalar' && next.part === part) {
    const node = next;
    const first = node.kind === 'map' ? node.entries[0]?.keyStart : node.items[0]?.start;
    path.push({ node, heads: [key, node.start, first].filter((head) => head !== undefined) });
    next = undefined;
    key = undefined;
    if (node.kind === 'map') {
      const entry = node.entries.findLast(({ keyStart, value }) => keyStart < offset && value.part === part);
      if (entry && entry.value.start <= offset) {
        next = entry.value;
        key = entry.keyStart;
      }
    } else next = node.items.findLast((item) => item.part === part && item.start < offset);
  }
  return path;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return true;
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character);
}
