import { distance } from 'fastest-levenshtein';
import type { ApiContext } from '../../api/api.ts';
import { describeSchema } from '../../api/schema.ts';
import type { Problem } from '../../spec/examples/problem.ts';
import type { Sketch } from '../../spec/examples/run.ts';
import { listed } from '../../spec/facts/listed.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { propertiesOf } from '../../spec/facts/schema-properties.ts';
import { isOfType } from '../../spec/facts/schemas.ts';
import { type Entry, keyPlace, type MapNode, type Node } from '../../spec/tree/node.ts';

/**
 * Properties in a value that none of the schemas which may be about it speaks of, though they speak of others and none says that there may be more. JSON Schema allows them; who
 * documents them describes something that the description doesn't.
 */
export function undeclaredProperties(value: Node, schema: Node, api: ApiContext, sketch: Sketch): readonly Problem[] {
  const found: Problem[] = [];
  const visit = (node: Node, schemas: readonly Node[]): void => {
    if (node.kind === 'scalar' || sketch.open.has(node)) return;
    const parts = partsOf(schemas, api);
    if (!parts) return;
    if (node.kind === 'list') {
      const items = parts.flatMap((part) => part.get('items') ?? []);
      if (items.length > 0) for (const item of node.items) visit(item, items);
      return;
    }
    const declared = declaredIn(parts, api);
    const isClosed = declared.size > 0 && !parts.some(mayHaveMore);
    const own: Problem[] = [];
    for (const entry of node.entries) {
      const inside = declared.get(entry.key);
      if (inside) visit(entry.value, inside);
      else if (isClosed) own.push(undeclared(node, entry, parts, declared));
    }
    const [only] = own;
    const renamed = only?.entry && own.length === 1 ? renamedIn(node, only.entry, { parts, declared, api }) : undefined;
    if (only?.entry && only.suggestion === undefined && renamed !== undefined)
      own.splice(0, 1, misnamed(node, only.entry, renamed, parts));
    found.push(...(isStrange(node, own) ? [strange(node, own)] : own));
  };
  visit(value, [schema]);
  return found;
}

/** Whether a key is another spelling of what has been meant: one that has been renamed is another word. */
export function isMisspelt({ entry, suggestion }: Problem): boolean {
  if (!entry || suggestion === undefined) return false;
  return (
    suggestion.includes(entry.key) || entry.key.includes(suggestion) || nearest(entry.key, [suggestion]) !== undefined
  );
}

/** The keyword that such problems have. */
export const undeclaredKeyword = 'undeclared';

function undeclared(
  node: MapNode,
  entry: Entry,
  parts: readonly MapNode[],
  declared: ReadonlyMap<string, readonly Node[]>,
): Problem {
  const suggestion = meantBy(entry.key, node, parts, declared);
  if (suggestion !== undefined) return misnamed(node, entry, suggestion, parts);
  const owner = parts.flatMap((part) => part.entry('properties') ?? [])[0];
  return {
    keyword: undeclaredKeyword,
    because: owner ? keyPlace(owner) : node,
    node,
    entry,
    say: () => `The schema has no property \`${entry.key}\``,
  };
}

function misnamed(node: MapNode, entry: Entry, suggestion: string, parts: readonly MapNode[]): Problem {
  const own = parts.flatMap((part) => part.map('properties')?.entry(suggestion) ?? [])[0];
  return {
    keyword: undeclaredKeyword,
    because: own ? keyPlace(own) : node,
    node,
    entry,
    suggestion,
    say: () => `The schema has no property \`${entry.key}\`; did you mean \`${suggestion}\`?`,
  };
}

/** The only property that an object lacks of those that are required, where it may have the value of the only one that isn't declared: its name has been changed on one side. */
function renamedIn(
  node: MapNode,
  { value }: Entry,
  {
    parts,
    declared,
    api,
  }: {
    readonly parts: readonly MapNode[];
    readonly declared: ReadonlyMap<string, readonly Node[]>;
    readonly api: ApiContext;
  },
): string | undefined {
  const absent = [...declared.keys()].filter((name) => !node.has(name));
  const required = requiredIn(parts);
  const [only, ...others] = absent.filter((name) => required.has(name));
  if (only === undefined || others.length > 0) return undefined;
  const types = (declared.get(only) ?? []).flatMap((schema) => describeSchema(schema, api)?.types ?? []);
  return types.length === 0 || types.some((type) => isOfType(value, type)) ? only : undefined;
}

function requiredIn(parts: readonly MapNode[]): ReadonlySet<string | undefined> {
  return new Set(parts.flatMap((part) => (part.list('required')?.items ?? []).map(scalarText)));
}

/** Where a schema has none of an object's properties, and none is misspelt, that is one divergence. */
function isStrange({ entries }: MapNode, undeclared: readonly Problem[]): boolean {
  return (
    undeclared.length > 1 &&
    undeclared.length === entries.length &&
    undeclared.every(({ suggestion }) => suggestion === undefined)
  );
}

function strange(node: MapNode, [first]: readonly Problem[]): Problem {
  const names = listed(node.entries.map(({ key }) => key));
  return {
    keyword: undeclaredKeyword,
    because: first?.because ?? node,
    node,
    say: (subject) => `${subject} has ${names}; the schema has none of them`,
  };
}

/** What is required and isn't there is sooner meant than what may be left out. */
function meantBy(
  key: string,
  node: MapNode,
  parts: readonly MapNode[],
  declared: ReadonlyMap<string, unknown>,
): string | undefined {
  const absent = [...declared.keys()].filter((name) => !node.has(name));
  const required = requiredIn(parts);
  const meant = nearest(
    key,
    absent.filter((name) => required.has(name)),
  );
  if (meant !== undefined) return meant;
  const [longer, ...others] = absent.filter((name) => required.has(name) && isBeginning(name, key));
  if (longer !== undefined && others.length === 0) return longer;
  const other = nearest(key, absent);
  const isMeant =
    other !== undefined &&
    (plain(other) === plain(key) || distance(other, key) <= Math.max(1, Math.floor(key.length / lettersPerSlip)));
  return isMeant ? other : extended(key, absent);
}

/** `id` and `id_of_parcel` are about the same. */
function isBeginning(one: string, other: string): boolean {
  return plain(other).startsWith(plain(one)) || plain(one).startsWith(plain(other));
}

/** The only name that is the key with other words behind it, or the other way round. */
function extended(key: string, names: readonly string[]): string | undefined {
  const [only, ...others] = names.filter((name) => isLonger(name, key) || isLonger(key, name));
  return others.length === 0 ? only : undefined;
}

function isLonger(long: string, short: string): boolean {
  return short.length >= shortestWord && long.startsWith(short) && /^[-_.A-Z]/.test(long.slice(short.length));
}

const shortestWord = 3;
const lettersPerSlip = 5;

function scalarText(node: Node): string | undefined {
  return node.kind === 'scalar' ? String(node.value) : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_. ]/g, '');
}

/** All schemas that some schemas are made of, whichever alternative holds; undefined where one of them can't be read or may be anything. */
function partsOf(schemas: readonly Node[], api: ApiContext): readonly MapNode[] | undefined {
  const parts = new Set<MapNode>();
  const add = (schema: Node): boolean => {
    if (schema.kind !== 'map' || schema.has('$dynamicRef') || schema.has('$recursiveRef')) return false;
    if (parts.has(schema)) return true;
    parts.add(schema);
    const reference = schema.text('$ref');
    const target = reference === undefined ? undefined : api.lookup(schema.part.uri, reference).node;
    if (reference !== undefined && (!target || !add(target))) return false;
    const inner = combinations.flatMap((key) => {
      const node = schema.get(key);
      return node?.kind === 'list' ? node.items : (node ?? []);
    });
    return inner.every(add) && alternativesOf(schema).every((one) => isAboutProperties(one, api));
  };
  return schemas.every(add) ? [...parts] : undefined;
}

const combinations = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'];

function alternativesOf(schema: MapNode): readonly Node[] {
  return ['anyOf', 'oneOf'].flatMap((key) => schema.list(key)?.items ?? []);
}

/** An alternative that is an object and says nothing of its properties allows all. */
function isAboutProperties(schema: Node, api: ApiContext): boolean {
  const target = api.followMap(schema);
  if (!target) return false;
  const type = target.get('type');
  const mayBeObject = type === undefined || (type.kind === 'scalar' ? type.value === 'object' : true);
  return !mayBeObject || [...speaking, ...combinations].some((key) => target.has(key));
}

const speaking = ['properties', 'required', 'enum', 'const', 'items', '$ref'];

function declaredIn(parts: readonly MapNode[], api: ApiContext): ReadonlyMap<string, readonly Node[]> {
  const declared = new Map<string, Node[]>();
  for (const part of parts)
    for (const { key, value } of propertiesOf(part, api)?.entries ?? []) {
      const known = declared.get(key);
      if (!known) declared.set(key, [value]);
      else if (!known.includes(value)) known.push(value);
    }
  return declared;
}

/** Says itself what others there may be; the subtypes of a discriminator have properties of their own. */
function mayHaveMore(part: MapNode): boolean {
  if (part.has('discriminator') && alternativesOf(part).length === 0) return true;
  return openKeywords.some((key) => part.has(key));
}

const openKeywords = ['additionalProperties', 'patternProperties', 'unevaluatedProperties'];
