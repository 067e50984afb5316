import type { DescribedApi } from '../api/api.ts';
import { describeSchema } from '../api/schema.ts';
import type { Fix } from '../finding.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import type { SpecEdit } from '../rules/spec-rule.ts';
import {
  insertEntry,
  insertItem,
  removeEntry,
  removeItem,
  renameKey,
  replaceScalar,
  replaceValue,
  type Written,
} from '../spec/edit/edits.ts';
import { parametersOf } from '../spec/facts/parameters.ts';
import { propertiesOf } from '../spec/facts/schema-properties.ts';
import type { MapNode } from '../spec/tree/node.ts';
import type { AskedApi } from './asked-api.ts';
import type { OperationMatch } from './bound-api.ts';
import { readType } from './documented-type.ts';
import { plainValue } from './documented-value.ts';
import type { DescribedInput } from './inputs.ts';
import { fileNameOf, textEdits } from './spec-edits.ts';

type Match = Pick<OperationMatch, 'api' | 'operation'>;

/** Adds a parameter, or a property of the body, that only a document has; none where its place isn't known. */
export function additionOf(asked: AskedApi, match: Match, documented: DocumentedParameter): Fix[] {
  const edits = documented.in === 'body' ? addProperty(asked, match, documented) : addParameter(match, documented);
  if (!edits) return [];
  const { api } = match;
  return [
    { title: `Add \`${documented.name}\` to \`${fileNameOf(api)}\``, edits: textEdits(api, edits), isSafe: false },
  ];
}

function addParameter({ api, operation }: Match, documented: DocumentedParameter): readonly SpecEdit[] | undefined {
  const { name, required, in: place } = documented;
  if (place === undefined || place === 'path' || place === 'body') return undefined;
  const { node } = operation;
  const schema = schemaFor(documented);
  const written: Written = {
    name,
    in: place,
    ...(required?.value ? { required: true } : {}),
    ...(api.version === '2.0' ? schema : { schema }),
  };
  const list = node.list('parameters');
  if (list) return [insertItem(list, written)];
  return node.has('parameters') ? undefined : [insertEntry(node, 'parameters', [written])];
}

function addProperty(asked: AskedApi, match: Match, documented: DocumentedParameter): readonly SpecEdit[] | undefined {
  const { api } = match;
  const [content] = asked.details(match).body?.content ?? [];
  const schema = content && api.followMap(content.schema);
  const properties = schema && propertiesOf(schema, api);
  if (!properties || documented.name.includes('.')) return undefined;
  return [insertEntry(properties, documented.name, schemaFor(documented))];
}

function schemaFor({ type, values }: DocumentedParameter): { readonly [key: string]: Written } {
  const [kind, ...others] = (type && readType(type.text)?.kinds) ?? [];
  const allowed = values.length > 1 ? { enum: values.map(({ text }) => plainValue(text)) } : {};
  if (others.length > 0 || kind === undefined) return { type: 'string', ...allowed };
  return kind === 'array'
    ? { type: 'array', items: { type: 'string' } }
    : { type: kind, ...(kind === 'string' ? allowed : {}) };
}

/** Calls a parameter, or a property, in a description as a document does; none for those of a path, which stand in its key, too. */
export function renamingOf(api: DescribedApi, input: DescribedInput, name: string): Fix[] {
  const edits = input.kind === 'property' ? renameProperty(api, input, name) : renameParameter(input, name);
  if (edits.length === 0) return [];
  const title = `Call it \`${name}\` in \`${fileNameOf(api)}\``;
  return [{ title, edits: textEdits(api, edits), isSafe: false }];
}

function renameParameter({ owner, in: place }: DescribedInput, name: string): readonly SpecEdit[] {
  const node = owner.get('name');
  return place !== 'path' && node?.kind === 'scalar' ? [replaceScalar(node, name)] : [];
}

function renameProperty(api: DescribedApi, { owner, name: before }: DescribedInput, name: string): readonly SpecEdit[] {
  const entry = propertiesOf(owner, api)?.entry(before);
  const item = owner.list('required')?.items.find((one) => one.kind === 'scalar' && one.value === before);
  if (!entry) return [];
  return [renameKey(entry, name), ...(item?.kind === 'scalar' ? [replaceScalar(item, name)] : [])];
}

/** Takes a parameter, or a property of the body, out of a description. */
export function removalOf(api: DescribedApi, { operation }: Match, input: DescribedInput): Fix[] {
  const edits = input.kind === 'property' ? removeProperty(api, input) : removeParameter(api, operation, input);
  if (!edits) return [];
  return [
    { title: `Remove \`${input.name}\` from \`${fileNameOf(api)}\``, edits: textEdits(api, edits), isSafe: false },
  ];
}

function removeParameter(
  api: DescribedApi,
  { node, item }: Match['operation'],
  input: DescribedInput,
): readonly SpecEdit[] | undefined {
  for (const owner of [node, item]) {
    const list = owner.list('parameters');
    const found = list && parametersOf(owner, api).parameters.find((one) => one.node === input.owner);
    if (!list || !found) continue;
    const entry = owner.entry('parameters');
    return list.items.length === 1 && entry ? [removeEntry(owner, entry)] : [removeItem(list, found.item)];
  }
  return undefined;
}

function removeProperty(api: DescribedApi, { owner, name }: DescribedInput): readonly SpecEdit[] | undefined {
  const properties = propertiesOf(owner, api);
  const entry = properties?.entry(name);
  if (!properties || !entry || properties.entries.length < 2) return undefined;
  const needs = owner.list('required');
  const item = needs?.items.find((one) => one.kind === 'scalar' && one.value === name);
  const needless = needs && item ? [withoutItem(owner, item)] : [];
  return [removeEntry(properties, entry), ...needless.flatMap((edit) => edit ?? [])];
}

function withoutItem(owner: MapNode, item: Parameters<typeof removeItem>[1]): SpecEdit | undefined {
  const entry = owner.entry('required');
  if (entry?.value.kind !== 'list') return undefined;
  return entry.value.items.length === 1 ? removeEntry(owner, entry) : removeItem(entry.value, item);
}

/** Lets a description say of a parameter, or a property, what a document says. */
export function requiredEdit(input: DescribedInput, isRequired: boolean): readonly SpecEdit[] | undefined {
  const { owner, name, kind } = input;
  if (kind === 'property') {
    const entry = owner.entry('required');
    if (isRequired) {
      if (entry?.value.kind === 'list') return [insertItem(entry.value, name)];
      return entry ? undefined : [insertEntry(owner, 'required', [name])];
    }
    const item = owner.list('required')?.items.find((one) => one.kind === 'scalar' && one.value === name);
    const edit = item && withoutItem(owner, item);
    return edit && [edit];
  }
  if (input.in === 'path') return undefined;
  const known = owner.entry('required');
  if (known) return known.value.kind === 'scalar' ? [replaceScalar(known.value, isRequired)] : undefined;
  return isRequired ? [insertEntry(owner, 'required', true)] : undefined;
}

export function typeEdit(api: DescribedApi, input: DescribedInput, words: string): readonly SpecEdit[] | undefined {
  const [kind, ...others] = readType(words)?.kinds ?? [];
  const at = describeSchema(input.schema, api)
    ?.members.find((member) => member.has('type'))
    ?.get('type');
  const isPlain = kind !== undefined && kind !== 'array' && kind !== 'object' && others.length === 0;
  return isPlain && at?.kind === 'scalar' ? [replaceScalar(at, kind)] : undefined;
}

export function defaultEdit(api: DescribedApi, input: DescribedInput, words: string): readonly SpecEdit[] | undefined {
  const schema = describeSchema(input.schema, api);
  const owner = schema?.members.find((member) => member.has('default'));
  const entry = owner?.entry('default');
  if (entry?.value.kind !== 'scalar') return undefined;
  return [replaceValue(entry.value, entry, valueFor(words, schema?.types ?? []))];
}

export function enumEdit(api: DescribedApi, input: DescribedInput, words: string): readonly SpecEdit[] | undefined {
  const schema = allowedBy(api, input);
  const list = schema?.members.map((member) => member.list('enum')).find((one) => one !== undefined);
  return list && [insertItem(list, valueFor(words, schema?.types ?? []))];
}

/** The schema whose `enum` says what is allowed: of a list, that of its items. */
export function allowedBy(api: DescribedApi, { schema }: DescribedInput): ReturnType<typeof describeSchema> {
  const described = describeSchema(schema, api);
  return described && described.values.length === 0 && described.items
    ? describeSchema(described.items, api)
    : described;
}

function valueFor(words: string, types: readonly string[]): Written {
  const text = plainValue(words);
  if (types.includes('boolean') && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const isNumber = types.includes('integer') || types.includes('number');
  return isNumber && text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}
