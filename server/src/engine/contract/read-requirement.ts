import type { Span } from '../finding.ts';
import { readChoice, readCount, readFlag, readItems, readText, readTexts, valueAt } from '../yaml/read.ts';
import { entryOf, type YamlValue } from '../yaml/value.ts';
import type { ColumnRequirement, GroupRequirement, Origin, Requirement } from './contract.ts';

/** The requirements of a `content` list; an item that names no kind is left out. */
export function readContent(uri: string, value: YamlValue | undefined): Requirement[] | undefined {
  return readItems(value)
    ?.map((item) => readRequirement(uri, item))
    .filter((requirement) => requirement !== undefined);
}

export const severities = ['error', 'warning', 'info', 'hint'] as const;

const kinds = ['prose', 'terms', 'list', 'table', 'code', 'link', 'image', 'sections', 'any', 'all'] as const;

function readRequirement(uri: string, item: YamlValue): Requirement | undefined {
  const kind = kinds.find((kind) => entryOf(item, kind) !== undefined);
  const entry = kind && entryOf(item, kind);
  if (!kind || !entry) return undefined;
  const options = entry.value;
  const count = (key: string, otherwise: number) => readCount(valueAt(options, key)) ?? otherwise;
  const base = {
    says: readText(valueAt(item, 'says')),
    severity: readChoice(valueAt(item, 'severity'), severities),
    skeleton: readText(valueAt(item, 'skeleton')),
    origin: { uri, span: entry.keySpan },
  };
  switch (kind) {
    case 'prose':
      return {
        ...base,
        kind,
        minimumWords: count('minimumWords', 1),
        after: readChoice(valueAt(options, 'after'), ['code']),
      };
    case 'terms':
      return { ...base, kind, any: readTexts(options) ?? [] };
    case 'list':
      return {
        ...base,
        kind,
        isOrdered: readFlag(valueAt(options, 'ordered')),
        minimumItems: count('minimumItems', 1),
        minimum: count('minimum', 1),
      };
    case 'table':
      return {
        ...base,
        kind,
        columns: readColumns(uri, valueAt(options, 'columns')),
        minimumRows: count('minimumRows', 0),
        groupBy: readGroups(valueAt(options, 'groupBy')),
        rowsFrom: readChoice(valueAt(options, 'rowsFrom'), [
          'operations',
          'securitySchemes',
          'errors',
          'tags',
          'parameters',
          'responses',
        ]),
      };
    case 'code':
      return {
        ...base,
        kind,
        languages: (readTexts(valueAt(options, 'languages')) ?? []).map((language) => language.toLowerCase()),
        minimum: count('minimum', 1),
        minimumLanguages: count('minimumLanguages', 1),
        role: readChoice(valueAt(options, 'role'), ['request', 'response']),
      };
    case 'link':
      return { ...base, kind, minimum: count('minimum', 1), pattern: readText(valueAt(options, 'pattern')) };
    case 'image':
    case 'sections':
      return { ...base, kind, minimum: count('minimum', 1) };
    case 'any':
    case 'all':
      return { ...base, kind, of: readContent(uri, options) ?? [] };
  }
}

function readColumns(uri: string, value: YamlValue | undefined): ColumnRequirement[] {
  return (readItems(value) ?? []).map((item) => readColumn(uri, item)).filter((column) => column !== undefined);
}

/** A name alone, or a mapping. */
function readColumn(uri: string, item: YamlValue): ColumnRequirement | undefined {
  const nameValue = item.kind === 'map' ? valueAt(item, 'name') : item;
  const name = readText(nameValue);
  if (name === undefined) return undefined;
  return {
    name,
    aliases: readTexts(valueAt(item, 'aliases')) ?? [],
    type: readChoice(valueAt(item, 'type'), ['text', 'integer', 'code', 'boolean']),
    enum: readTexts(valueAt(item, 'enum')),
    pattern: readText(valueAt(item, 'pattern')),
    isOptional: readFlag(valueAt(item, 'optional')) ?? false,
    isNonEmpty: readFlag(valueAt(item, 'nonEmpty')) ?? false,
    isUnique: readFlag(valueAt(item, 'unique')) ?? false,
    origin: originOf(uri, nameValue?.span ?? item.span),
  };
}

function readGroups(value: YamlValue | undefined): GroupRequirement | undefined {
  const groups: GroupRequirement['groups'][number][] = [];
  for (const item of readItems(value) ?? []) {
    const name = readText(item.kind === 'map' ? valueAt(item, 'name') : item);
    if (name !== undefined) groups.push({ name, aliases: readTexts(valueAt(item, 'aliases')) ?? [] });
  }
  return groups.length === 0 ? undefined : { groups };
}

function originOf(uri: string, span: Span): Origin {
  return { uri, span };
}
