import type { ObjectType } from '../grammar/grammar.ts';
import { followReferences } from '../references/follow.ts';
import type { Spec } from '../spec.ts';
import type { MapNode, Node } from '../tree/node.ts';
import { escapeMarkdown, inlineCode, untrustedLine, untrustedMarkdown } from './untrusted.ts';

type Lookup = Pick<Spec, 'lookup'>;

/** Markdown on an object of a description: what it is, what it says of itself, and of a schema its properties. */
export function summaryOf(spec: Lookup, type: ObjectType | 'value', node: Node): string {
  const target = followReferences(node, spec.lookup) ?? node;
  if (target.kind !== 'map') return target.kind === 'scalar' ? inlineCode(String(target.value)) : '';
  const lines = [headlineOf(spec, type, target)];
  for (const key of ['summary', 'description']) {
    const text = target.text(key);
    if (text) lines.push(untrustedMarkdown(text));
  }
  if (target.get('deprecated')?.kind === 'scalar' && isTrue(target.get('deprecated'))) lines.push('*deprecated*');
  const details = detailsOf(spec, type, target);
  return [...lines, details].filter((line) => line !== '').join('\n\n');
}

/** A few words on an object, for beside its name: its type, its method and path. */
export function briefOf(spec: Lookup, type: ObjectType | 'value', node: Node): string {
  const target = followReferences(node, spec.lookup);
  return target?.kind === 'map' ? headlineOf(spec, type, target) : '';
}

/** What a schema allows, in a few words: `string (date-time)`, `array of Pet`. Plain text. */
export function typeWords(spec: Lookup, schema: Node | undefined, depth = 0): string {
  if (schema?.kind !== 'map' || depth > 3) return '';
  const name = referencedName(schema);
  if (name !== undefined) return name;
  const type = schema.get('type');
  const types = type?.kind === 'list' ? type.items.map(scalarText) : type ? [scalarText(type)] : [];
  const words = types.join(' or ');
  const items = types.includes('array') ? typeWords(spec, schema.get('items'), depth + 1) : '';
  if (items !== '') return `${words} of ${items}`;
  const format = schema.text('format');
  if (format !== undefined) return `${words} (${format})`.trim();
  if (words !== '') return words;
  for (const key of ['allOf', 'oneOf', 'anyOf']) {
    const members =
      schema
        .list(key)
        ?.items.map((item) => typeWords(spec, item, depth + 1))
        .filter(isFilled) ?? [];
    if (members.length > 0) return members.slice(0, 4).join(key === 'allOf' ? ' & ' : ' | ');
  }
  return schema.has('properties') ? 'object' : schema.has('enum') ? 'enum' : '';
}

function headlineOf(spec: Lookup, type: ObjectType | 'value', node: MapNode): string {
  switch (type) {
    case 'schema':
      return escapeMarkdown(typeWords(spec, node));
    case 'parameter': {
      const schema = node.get('schema') ?? node;
      const required = isTrue(node.get('required')) ? ', required' : '';
      const name = node.text('name');
      const place = node.text('in');
      const words = [place, escapeMarkdown(typeWords(spec, schema))].filter(isFilled).join(', ');
      return name === undefined ? words + required : `${inlineCode(name)}: ${words}${required}`;
    }
    case 'header':
      return escapeMarkdown(typeWords(spec, node.get('schema') ?? node));
    case 'securityScheme': {
      const words = ['type', 'scheme', 'in', 'name', 'flow'].map((key) => node.text(key)).filter(isFilled);
      return words.map(inlineCode).join(' ');
    }
  }
  return '';
}

function detailsOf(spec: Lookup, type: ObjectType | 'value', node: MapNode): string {
  switch (type) {
    case 'schema':
      return schemaDetails(spec, node);
    case 'parameter':
    case 'header':
      return valuesOf(node.map('schema') ?? node);
    case 'response':
    case 'requestBody':
      return contentOf(spec, node);
    case 'securityScheme':
      return scopesOf(node);
  }
  return '';
}

function schemaDetails(spec: Lookup, schema: MapNode): string {
  const rows: string[] = [];
  const seen = new Set<string>();
  const members = membersOf(spec, schema);
  const required = new Set(members.flatMap((member) => member.list('required')?.items.map(scalarText) ?? []));
  for (const member of members) {
    for (const { key, value } of member.map('properties')?.entries ?? []) {
      if (seen.has(key)) continue;
      seen.add(key);
      if (rows.length >= mostRows) continue;
      const target = followReferences(value, spec.lookup);
      const text = target?.kind === 'map' ? untrustedLine(target.text('description') ?? '') : '';
      const mark = required.has(key) ? ' \\*' : '';
      rows.push(`| ${cell(key)}${mark} | ${escapeMarkdown(typeWords(spec, value))} | ${text} |`);
    }
  }
  const more = seen.size > rows.length ? `\n\nand ${seen.size - rows.length} more` : '';
  const table = rows.length > 0 ? `| property | type | |\n| --- | --- | --- |\n${rows.join('\n')}${more}` : '';
  return [table, valuesOf(schema)].filter(isFilled).join('\n\n');
}

const mostRows = 15;

/** A schema and those that `allOf` adds to it. */
export function membersOf(spec: Lookup, schema: Node): readonly MapNode[] {
  const found = new Set<MapNode>();
  const add = (node: Node): void => {
    const target = followReferences(node, spec.lookup);
    if (target?.kind !== 'map' || found.has(target) || found.size >= mostMembers) return;
    found.add(target);
    // Since 3.1 keywords may stand beside a reference; what it leads to was followed above.
    for (const item of target.list('allOf')?.items ?? []) add(item);
  };
  add(schema);
  return [...found];
}

const mostMembers = 50;

function valuesOf(schema: MapNode): string {
  const values = schema.list('enum')?.items ?? [];
  if (values.length === 0) return '';
  const shown = values.slice(0, 20).map((value) => inlineCode(scalarText(value)));
  return `One of: ${shown.join(', ')}${values.length > shown.length ? ', …' : ''}`;
}

function contentOf(spec: Lookup, node: MapNode): string {
  const schema = node.get('schema');
  if (schema) return escapeMarkdown(typeWords(spec, schema));
  const content = node.map('content')?.entries ?? [];
  const lines = content.slice(0, 5).map(({ key, value }) => {
    const words = value.kind === 'map' ? typeWords(spec, value.get('schema')) : '';
    return `- ${inlineCode(key)}${words === '' ? '' : `: ${escapeMarkdown(words)}`}`;
  });
  return lines.join('\n');
}

function scopesOf(node: MapNode): string {
  const flows = node.map('flows')?.entries.map(({ value }) => value) ?? [];
  const scopes = [node, ...flows].flatMap((flow) => (flow.kind === 'map' ? (flow.map('scopes')?.entries ?? []) : []));
  const lines = scopes.slice(0, mostRows).map(({ key, value }) => {
    return `- ${inlineCode(key)}: ${value.kind === 'scalar' ? untrustedLine(String(value.value ?? '')) : ''}`;
  });
  return lines.join('\n');
}

function referencedName(schema: MapNode): string | undefined {
  const reference = schema.text('$ref');
  if (reference === undefined) return undefined;
  return decoded(reference.split(/[/#]/).findLast(isFilled) ?? reference);
}

function decoded(step: string): string {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

function scalarText(node: Node): string {
  return node.kind === 'scalar' ? String(node.value) : node.kind === 'map' ? '{…}' : '[…]';
}

function cell(name: string): string {
  return inlineCode(name).replaceAll('|', '\\|');
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
