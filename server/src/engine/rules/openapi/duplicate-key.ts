import { containers } from '../../spec/references/target.ts';
import { JoinedMap } from '../../spec/text/joined-map.ts';
import { type Entry, keyPlace, type MapNode, type Node, type Place } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'A key stands twice in the same map.',
  explanation: `Of two equal keys most programs take one and drop the other without a word: a path, a property or a response is gone.
YAML 1.2 (3.2.1.1) and RFC 8259 (4) ask for unique keys. In YAML \`200\` and \`"200"\` are the same key here, since every reader of
OpenAPI takes keys as text. Keys that a merge key (\`<<\`) brings along may be set anew.`,
  aliases: ['duplicate-paths'],
  isFixable: false,
  examples: [
    {
      title: 'A path that is described twice',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses: { '200': { description: The parcels. } }
  /parcels:
  ^^^^^^^^ The key \`/parcels\` stands here a second time
    post:
      responses: { '201': { description: A new parcel. } }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses: { '200': { description: The parcels. } }
    post:
      responses: { '201': { description: A new parcel. } }
`,
    },
  ],
  visit: {
    openapi(_, context) {
      for (const file of context.spec.files.values()) {
        for (const part of file.faulty) {
          for (const { key, start, end, first } of part.parsed.repeatedKeys) {
            reportTwice(key, { part, start, end }, { part, ...first }, context);
          }
        }
        checkMap(file.root, '', context);
      }
    },
  },
};

/** The maps whose entries are parts of their own: no part sees two of them. */
function checkMap(node: Node | undefined, path: string, context: DocumentContext): void {
  if (node?.kind !== 'map') return;
  findRepeated(node, context);
  if (path !== '' && path !== 'components') return;
  for (const { key, value } of node.entries) {
    const isContainer = path === '' ? containers.has(key) || key === 'components' : path === 'components';
    if (isContainer) checkMap(value, key, context);
  }
}

function findRepeated(map: MapNode, context: DocumentContext): void {
  if (map instanceof JoinedMap && !map.isRepeating) return;
  for (const [first, entry] of repeatedIn(map)) reportTwice(entry.key, keyPlace(entry), keyPlace(first), context);
}

/** Found once for as long as the map is the same: most are, from keystroke to keystroke. */
function repeatedIn(map: MapNode): readonly (readonly [Entry, Entry])[] {
  const before = repeated.get(map);
  if (before) return before;
  const known = new Map<string, Entry>();
  const found: (readonly [Entry, Entry])[] = [];
  for (const entry of map.entries) {
    const first = known.get(entry.key);
    if (!first) known.set(entry.key, entry);
    else if (first.value.part !== entry.value.part) found.push([first, entry]);
  }
  repeated.set(map, found);
  return found;
}

const repeated = new WeakMap<MapNode, readonly (readonly [Entry, Entry])[]>();

function reportTwice(key: string, at: Place, first: Place, { report }: DocumentContext): void {
  report({
    message: `The key \`${key}\` stands here a second time`,
    at,
    isOutOfPlace: true,
    related: [{ at: first, message: 'The first one' }],
  });
}
