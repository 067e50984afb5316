import type { DescribedApi } from '../../api/api.ts';
import type { DescribedOperation } from '../../api/described.ts';
import { fullTemplate } from '../../endpoints/path.ts';
import { embedded } from '../../generate/embed.ts';
import type { Entry, MapNode, Node, Place } from '../../spec/tree/node.ts';
import { headSections } from './head.ts';
import { markdownHtml } from './markdown.ts';
import { operationHtml, operationsIn } from './operation.ts';
import { schemaRows, schemaTree } from './schema-tree.ts';
import { placeIn, placeOfEntry, type SchemaNames, type SpecSection, sectionId } from './section.ts';

/** The page of a description: its sections in their order, and what may be opened in them. */
export interface SpecPlan {
  readonly sections: readonly SpecSection[];
  readonly schemas: SchemaNames;
  /** The names of all schemas that have a section, in their order. */
  readonly names: readonly string[];
  /** What stands in the schema of a name, for where it is opened within another one: not a section that the page shows. */
  rowsOf(name: string): SpecSection | undefined;
}

/** The page, from what the API is to its schemas. Nothing is read of an operation but its tags, and nothing is written yet. */
export function planSpec(api: DescribedApi): SpecPlan {
  const map = schemaMap(api);
  const schemas = schemaNames(map, api);
  const sections = [
    ...headSections(api),
    ...operationSections(api),
    ...webhookSections(api),
    ...schemaSections(map, api),
  ];
  return {
    sections: withUniqueIds(sections),
    schemas,
    names: map?.entries.map(({ key }) => key) ?? [],
    rowsOf: (name) => {
      const entry = map?.entry(name);
      return entry && rowsSection(entry);
    },
  };
}

/** Names that differ only in spaces, and keys that stand twice. */
function withUniqueIds(sections: readonly SpecSection[]): readonly SpecSection[] {
  const uses = new Map<string, number>();
  return sections.map((section) => {
    const use = uses.get(section.id) ?? 0;
    uses.set(section.id, use + 1);
    return use === 0 ? section : { ...section, id: `${section.id}~${use}` };
  });
}

interface Group {
  readonly heading: SpecSection;
  readonly operations: DescribedOperation[];
}

/** Below the first tag of each; in the order of the document's tags, others behind them. */
function operationSections(api: DescribedApi): readonly SpecSection[] {
  const groups = new Map<string, Group>();
  for (const item of api.root.list('tags')?.items ?? []) {
    const tag = api.followMap(item);
    const name = tag?.text('name');
    if (tag && name !== undefined && !groups.has(name))
      groups.set(name, { heading: tagSection(name, tag), operations: [] });
  }
  for (const operation of api.operations) {
    const name = firstTag(operation);
    let group = groups.get(name);
    if (!group) {
      const { at } = operation;
      group = {
        heading: headingSection(name === '' ? 'Operations' : name, sectionId('tag', name), at),
        operations: [],
      };
      groups.set(name, group);
    }
    group.operations.push(operation);
  }
  return [...groups.values()]
    .filter(({ operations }) => operations.length > 0)
    .flatMap(({ heading, operations }) => [heading, ...operations.map(operationSection)]);
}

/** Empty for an operation without tags. */
function firstTag(operation: DescribedOperation): string {
  let name = tagMemo.get(operation);
  if (name === undefined) {
    const first = operation.node.list('tags')?.items[0];
    name = first?.kind === 'scalar' && first.value !== null ? String(first.value) : '';
    tagMemo.set(operation, name);
  }
  return name;
}

const tagMemo = new WeakMap<DescribedOperation, string>();

function tagSection(name: string, tag: MapNode): SpecSection {
  return {
    id: sectionId('tag', name),
    level: 2,
    title: tag.text('summary') ?? name,
    at: tag,
    end: tag.end,
    sources: [tag],
    height: 100,
    write: (writing) =>
      markdownHtml({ markdown: embedded(tag.text('description') ?? ''), place: tag.get('description') }, writing),
  };
}

function headingSection(title: string, id: string, { part, start }: Place): SpecSection {
  return { id, level: 2, title, at: { part, start, end: start }, end: start, sources: [], height: 60, write: () => '' };
}

function operationSection(operation: DescribedOperation): SpecSection {
  let section = operationMemo.get(operation);
  if (!section) {
    section = makeOperationSection(operation);
    operationMemo.set(operation, section);
  }
  return section;
}

const operationMemo = new WeakMap<DescribedOperation, SpecSection>();

function makeOperationSection(operation: DescribedOperation): SpecSection {
  const { method, path, node, item, at } = operation;
  const end = node.part === at.part ? Math.max(at.end, node.end) : at.end;
  return {
    id: sectionId(`${method}${fullTemplate(path)}`),
    level: 3,
    title: fullTemplate(path),
    method,
    at,
    end,
    sources: [node, item],
    height: 500 + Math.min(1500, Math.round((end - at.start) / 4)),
    write: (writing) => operationHtml(operation, writing, 'reader'),
  };
}

/** Of 3.1 and later; in 3.0 some write them down as an extension. */
function webhookSections(api: DescribedApi): readonly SpecSection[] {
  const name = api.root.has('webhooks') ? 'webhooks' : 'x-webhooks';
  const entries = api.followMap(api.root.get(name))?.entries ?? [];
  const sections = entries.filter(({ key }) => !key.startsWith('x-')).flatMap((entry) => webhookSection(entry, api));
  if (sections.length === 0) return [];
  return [headingSection('Webhooks', 'webhooks', placeIn(api.root, name).at), ...sections];
}

/** One for each method of an entry. */
function webhookSection(entry: Entry, api: DescribedApi): readonly SpecSection[] {
  const known = webhookMemo.get(entry);
  if (known?.version === api.version) return known.sections;
  const operations = operationsIn(entry, { api });
  const sections = operations.map((operation) => ({
    ...operationSection(operation),
    id: sectionId('webhook', entry.key, operation.method),
    title: entry.key,
    height: 500,
    write: (writing: Parameters<SpecSection['write']>[0]) => operationHtml(operation, writing, 'api'),
  }));
  // What stands elsewhere may be another one in the next state.
  const isHere = operations.every(({ item, node, at }) => item === entry.value && node.part === at.part);
  if (isHere && entry.value.kind === 'map') webhookMemo.set(entry, { version: api.version, sections });
  return sections;
}

const webhookMemo = new WeakMap<
  Entry,
  { readonly version: DescribedApi['version']; readonly sections: readonly SpecSection[] }
>();

function schemaMap(api: DescribedApi): MapNode | undefined {
  if (api.version === '2.0') return api.followMap(api.root.get('definitions'));
  return api.followMap(api.followMap(api.root.get('components'))?.get('schemas'));
}

function schemaSections(map: MapNode | undefined, api: DescribedApi): readonly SpecSection[] {
  const entries = (map?.entries ?? []).filter(({ value }) => value.kind === 'map');
  if (!map || entries.length === 0) return [];
  const holder = api.version === '2.0' ? api.root : api.followMap(api.root.get('components'));
  const { at } = placeIn(holder ?? api.root, api.version === '2.0' ? 'definitions' : 'schemas');
  return [headingSection('Schemas', 'schemas', at), ...entries.map(schemaSection)];
}

function schemaSection(entry: Entry): SpecSection {
  let section = schemaMemo.get(entry);
  if (!section) {
    section = makeSchemaSection(entry);
    schemaMemo.set(entry, section);
  }
  return section;
}

const schemaMemo = new WeakMap<Entry, SpecSection>();

function makeSchemaSection(entry: Entry): SpecSection {
  const { value } = entry;
  const size = value.end - value.start;
  return {
    id: sectionId('schema', entry.key),
    level: 3,
    title: entry.key,
    ...placeOfEntry(entry),
    sources: [value],
    height: 90 + Math.min(2000, Math.round(size / 3)),
    write: (writing) => schemaTree(value, writing),
  };
}

function rowsSection(entry: Entry): SpecSection {
  return {
    ...schemaSection(entry),
    id: `${rowsPrefix}${entry.key}`,
    write: (writing) => schemaRows(entry.value, writing),
  };
}

/** What the ids begin with of what is opened within a schema. */
export const rowsPrefix = 'rows/';

/** By the node that a reference leads to first: a schema that is but a reference to another one has its own name. */
function schemaNames(map: MapNode | undefined, api: DescribedApi): SchemaNames {
  let names: Map<Node, string> | undefined;
  return {
    nameOf(reference) {
      if (!isReference(reference)) return undefined;
      const written = reference.text('$ref');
      const node = written === undefined ? undefined : api.lookup(reference.part.uri, written).node;
      if (!node) return undefined;
      names ??= new Map((map?.entries ?? []).map(({ key, value }) => [value, key]));
      return names.get(node);
    },
  };
}

function isReference(place: Place): place is MapNode {
  return 'kind' in place && place.kind === 'map';
}
