import type { OutlineItem, OutlineKind } from '../../outline/item.ts';
import { isMethodField } from '../facts/operations.ts';
import type { SpecVersion } from '../grammar/grammar.ts';
import { componentTypes } from '../grammar/walk-types.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { type Entry, entryPlace, keyPlace, type MapNode, type Node, type Place } from '../tree/node.ts';

/** What stands in a document, in its order: paths with their operations, components by kind, tags and the rest of the root. */
export function outlineOf(file: SpecFile, version: SpecVersion): readonly OutlineItem[] {
  const { root } = file;
  if (root?.kind !== 'map') return [];
  // A fragment has what it has, by name.
  if (!root.has('openapi') && !root.has('swagger')) {
    const isPaths = root.entries.every(({ key }) => key.startsWith('/'));
    return isPaths ? paths(file, root, version) : entriesOf(file, root, 'component');
  }
  const components = componentTypes(version);
  return root.entries.flatMap((entry) => {
    const { key, value } = entry;
    if (key === 'paths' || key === 'webhooks') return group(file, entry, paths(file, value, version));
    if (key === 'components') return group(file, entry, componentGroups(file, value, components));
    if (components.has(`/${key}`)) return group(file, entry, entriesOf(file, value, componentKind(key)));
    if (key === 'tags' || key === 'servers') return group(file, entry, items(file, value, key));
    if (key === 'security') return group(file, entry, requirements(file, value));
    if (key === 'info') return [rootItem(file, entry, textIn(value, 'title'))];
    return [];
  });
}

/** The shape of an item in its part: worked out once for as long as the part's text is the same. */
interface Shape {
  readonly kind: OutlineKind;
  readonly name: string;
  readonly detail: string;
  readonly isDeprecated: boolean;
  readonly at: Place;
  readonly nameAt: Place;
  readonly children: readonly Shape[];
}

const shapes = new WeakMap<Entry, Map<string, Shape>>();

/** `as` is what decides of the shape besides the entry. */
function shapeOf(entry: Entry, as: string, make: () => Omit<Shape, 'at' | 'nameAt' | 'name'>): Shape {
  const ofEntry = shapes.get(entry) ?? new Map<string, Shape>();
  const known = ofEntry.get(as);
  if (known) return known;
  const shape = { ...make(), name: named(entry.key), at: entryPlace(entry), nameAt: keyPlace(entry) };
  ofEntry.set(as, shape);
  shapes.set(entry, ofEntry);
  return shape;
}

function inFile(file: SpecFile, shape: Shape): OutlineItem {
  const { kind, name, detail, isDeprecated, at, nameAt, children } = shape;
  return {
    kind,
    name,
    detail,
    isDeprecated,
    span: file.spanOf(at),
    nameSpan: file.spanOf(nameAt),
    children: children.map((child) => inFile(file, child)),
  };
}

function paths(file: SpecFile, value: Node, version: SpecVersion): readonly OutlineItem[] {
  if (value.kind !== 'map') return [];
  return value.entries
    .filter(({ key }) => !key.startsWith('x-'))
    .map((entry) =>
      inFile(
        file,
        shapeOf(entry, version, () => ({
          kind: 'path',
          detail: textIn(entry.value, 'summary'),
          isDeprecated: false,
          children: operations(entry.value, version),
        })),
      ),
    );
}

function operations(item: Node, version: SpecVersion): readonly Shape[] {
  if (item.kind !== 'map') return [];
  const additional = version === '3.2' ? (item.map('additionalOperations')?.entries ?? []) : [];
  const methods = item.entries.filter(({ key }) => isMethodField(key, version));
  return [...methods, ...additional].map((entry) => ({
    kind: 'operation',
    name: named(entry.key.toUpperCase()),
    detail: textIn(entry.value, 'summary') || textIn(entry.value, 'operationId'),
    isDeprecated: isDeprecated(entry.value),
    at: entryPlace(entry),
    nameAt: keyPlace(entry),
    children: [],
  }));
}

function componentGroups(
  file: SpecFile,
  value: Node,
  components: ReadonlyMap<string, unknown>,
): readonly OutlineItem[] {
  if (value.kind !== 'map') return [];
  return value.entries.flatMap((entry) => {
    if (!components.has(`/components/${entry.key}`)) return [];
    return group(file, entry, entriesOf(file, entry.value, componentKind(entry.key)));
  });
}

function entriesOf(file: SpecFile, value: Node, kind: OutlineKind): readonly OutlineItem[] {
  if (value.kind !== 'map') return [];
  return value.entries.map((entry) =>
    inFile(
      file,
      shapeOf(entry, kind, () => ({
        kind,
        detail: componentDetail(entry.value),
        isDeprecated: isDeprecated(entry.value),
        children: [],
      })),
    ),
  );
}

function componentKind(key: string): OutlineKind {
  return key === 'securitySchemes' || key === 'securityDefinitions' ? 'scheme' : 'component';
}

function componentDetail(value: Node): string {
  return textIn(value, 'title') || textIn(value, 'type') || textIn(value, 'in') || textIn(value, 'summary');
}

function items(file: SpecFile, value: Node, key: 'tags' | 'servers'): readonly OutlineItem[] {
  if (value.kind !== 'list') return [];
  const field = key === 'tags' ? 'name' : 'url';
  return value.items.flatMap((item) => {
    const name = item.kind === 'map' ? item.get(field) : undefined;
    if (item.kind !== 'map' || name?.kind !== 'scalar') return [];
    return [
      listItem(file, item, {
        kind: key === 'tags' ? 'tag' : 'server',
        name: String(name.value),
        nameAt: name,
        detail: textIn(item, key === 'tags' ? 'summary' : 'description').split('\n')[0] ?? '',
      }),
    ];
  });
}

function requirements(file: SpecFile, value: Node): readonly OutlineItem[] {
  if (value.kind !== 'list') return [];
  return value.items.flatMap((item) => {
    const [first] = item.kind === 'map' ? item.entries : [];
    if (item.kind !== 'map' || !first) return [];
    const name = item.entries.map(({ key }) => key).join(' + ');
    return [listItem(file, item, { kind: 'scheme', name, nameAt: keyPlace(first), detail: '' })];
  });
}

function listItem(
  file: SpecFile,
  item: MapNode,
  { nameAt, ...shape }: Pick<Shape, 'kind' | 'name' | 'nameAt' | 'detail'>,
): OutlineItem {
  return inFile(file, {
    ...shape,
    name: named(shape.name),
    isDeprecated: false,
    at: covering(item, nameAt),
    nameAt,
    children: [],
  });
}

function group(file: SpecFile, entry: Entry, children: readonly OutlineItem[]): readonly OutlineItem[] {
  return [{ ...rootItem(file, entry, ''), kind: 'group', children }];
}

function rootItem(file: SpecFile, entry: Entry, detail: string): OutlineItem {
  const nameSpan = file.spanOf(keyPlace(entry));
  const { end } = file.spanOf(entry.value);
  return {
    kind: 'info',
    name: entry.key,
    detail,
    isDeprecated: false,
    span: { start: nameSpan.start, end: Math.max(end, nameSpan.end) },
    nameSpan,
    children: [],
  };
}

/** An item that an alias stands for is written elsewhere. */
function covering(item: MapNode, name: Place): Place {
  return item.part === name.part && item.start <= name.start && name.end <= item.end ? item : name;
}

/** Editors refuse symbols without a name. */
function named(name: string): string {
  return name === '' ? '""' : name;
}

function isDeprecated(value: Node): boolean {
  const flag = value.kind === 'map' ? value.get('deprecated') : undefined;
  return flag?.kind === 'scalar' && flag.value === true;
}

function textIn(value: Node, key: string): string {
  return (value.kind === 'map' ? value.text(key) : undefined) ?? '';
}
