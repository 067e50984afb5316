import type { DescribedContent } from '../../api/described.ts';
import { type DescribedSchema, describeSchema } from '../../api/schema.ts';
import { embedded } from '../../generate/embed.ts';
import { typeText } from '../../generate/type-text.ts';
import type { Node, Place } from '../../spec/tree/node.ts';
import { escapeHtml } from '../escape.ts';
import { markdownHtml } from './markdown.ts';
import { factsLine, factsOf } from './schema-facts.ts';
import { lineAttribute, linkTo, sectionId, type Writing } from './section.ts';

/** A schema as a tree: what it says itself, and a list of what stands in it. Named schemas in it are asked for when somebody opens them. */
export function schemaTree(schema: Node | undefined, writing: Writing): string {
  const described = describeSchema(schema, writing.api);
  if (!schema || !described) return '';
  const tree: Tree = { writing, above: [], left: { rows: mostRows } };
  const items = itemsOf(described, tree);
  return (
    `<div class="schema">${typeLine(schema, described, tree)}` +
    `${factsHtml(described, tree)}${items === '' ? '' : `<ul>${items}</ul>`}</div>\n`
  );
}

/** What stands in the schema of a name, for where it is opened within another one. */
export function schemaRows(schema: Node, writing: Writing): string {
  const described = describeSchema(schema, writing.api);
  if (!described) return '';
  const tree: Tree = { writing: { ...writing, lineOf: () => undefined }, above: [], left: { rows: mostRows } };
  return `<ul>${itemsOf(described, tree)}</ul>`;
}

/** Fields of a form in 2.0, which has no schema for them. */
export function formTree({ fields = [] }: DescribedContent, writing: Writing): string {
  const tree: Tree = { writing, above: [], left: { rows: mostRows } };
  const rows = fields.map(({ name, node, isRequired, at }) => rowOf({ name, schema: node, isRequired, at }, tree));
  return `<div class="schema"><ul>${rows.join('')}</ul></div>\n`;
}

interface Tree {
  readonly writing: Writing;
  /** The schemas that this one stands in. */
  readonly above: readonly Node[];
  /** How many rows may still be written: the rest has to be looked up where it is described. */
  readonly left: { rows: number };
}

const mostRows = 300;
const deepest = 12;

interface Row {
  readonly name: string;
  readonly schema: Node;
  readonly isRequired: boolean;
  readonly at: Place;
}

/** The rows of what stands in a schema: properties, other names, items, alternatives. */
function itemsOf(described: DescribedSchema, tree: Tree): string {
  const { properties, additional, alternatives } = described;
  const rows = properties.map((property) => rowOf(property, tree));
  if (additional?.kind === 'map') {
    const label = '<em class="schema-name">any other name</em>';
    rows.push(row(label, { schema: additional, isRequired: false, at: additional }, tree));
  }
  const inner = described.properties.length === 0 ? innerItems(described.items, tree) : '';
  const kinds = alternatives.map((one, index) => {
    const label = `<em class="schema-name">${index === 0 ? 'either' : 'or'}</em>`;
    return row(label, { schema: one, isRequired: false, at: one }, tree);
  });
  return [...rows, inner, ...kinds].join('');
}

/** Those of the items of a list: one more level says nothing that the type hasn't said. */
function innerItems(items: Node | undefined, tree: Tree): string {
  if (!items) return '';
  return row('<em class="schema-name">each item</em>', { schema: items, isRequired: false, at: items }, tree);
}

function rowOf({ name, ...rest }: Row, tree: Tree): string {
  return row(`<code class="schema-name">${escapeHtml(name)}</code>`, rest, tree);
}

function row(label: string, { schema, isRequired, at }: Omit<Row, 'name'>, tree: Tree): string {
  const { writing, left } = tree;
  if (left.rows === 0) return '';
  left.rows--;
  const described = describeSchema(schema, writing.api);
  const line = lineAttribute(writing.lineOf(at));
  const required = isRequired ? ' <span class="is-required">required</span>' : '';
  if (left.rows === 0) return `<li${line}>More properties follow in the description.</li>`;
  if (!described) return `<li${line}>${label} <span class="schema-type">any</span>${required}</li>`;
  const type = typeHtml(schema, described, tree);
  return (
    `<li${line}><div class="schema-row">${label} ${type}${required}${badges(described)}</div>` +
    `${factsHtml(described, tree)}${foldedItems(schema, described, tree)}</li>`
  );
}

/** What stands in a schema, behind a line that opens it. */
function foldedItems(schema: Node, described: DescribedSchema, tree: Tree): string {
  const holder = holderOf(schema, described, tree);
  if (!holder) return '';
  const { target, name, count } = holder;
  if (tree.above.includes(target) || tree.above.length > deepest)
    return '<div class="schema-facts">The same again as above.</div>';
  const label = `${name === undefined ? '' : `${escapeHtml(name)}: `}${count}`;
  if (name !== undefined) return `<details data-schema="${escapeHtml(name)}"><summary>${label}</summary></details>`;
  const inner = describeSchema(target, tree.writing.api);
  const items = inner ? itemsOf(inner, { ...tree, above: [...tree.above, target] }) : '';
  return items === '' ? '' : `<details><summary>${label}</summary><ul>${items}</ul></details>`;
}

interface Holder {
  readonly target: Node;
  readonly name: string | undefined;
  readonly count: string;
}

/** The schema whose content is worth a line of its own: that of an object, or of the objects of a list. */
function holderOf(schema: Node, described: DescribedSchema, { writing }: Tree): Holder | undefined {
  const { properties, additional, alternatives, items } = described;
  const name = writing.schemas.nameOf(schema);
  const target = writing.api.follow(schema) ?? schema;
  if (properties.length > 0)
    return { target, name, count: properties.length === 1 ? '1 property' : `${properties.length} properties` };
  if (alternatives.length > 0) return { target, name, count: `one of ${alternatives.length}` };
  if (additional?.kind === 'map') return { target, name, count: 'properties of any name' };
  const inner = describeSchema(items, writing.api);
  if (!items || !inner) return undefined;
  const own = holderOf(items, inner, { writing, above: [], left: { rows: 0 } });
  return own && { ...own, count: `each item has ${own.count}` };
}

function typeLine(schema: Node, described: DescribedSchema, tree: Tree): string {
  return `<div class="schema-row">${typeHtml(schema, described, tree)}${badges(described)}</div>`;
}

/** The type in words, and the name of the schema with a link to it. */
function typeHtml(schema: Node, described: DescribedSchema, { writing }: Tree): string {
  const words = escapeHtml(typeText(schema, writing.api));
  const name = writing.schemas.nameOf(schema);
  const itemName = described.items && writing.schemas.nameOf(described.items);
  const of = name ?? itemName;
  const link = of === undefined ? '' : ` ${linkTo(sectionId('schema', of), of)}`;
  return `<span class="schema-type">${words}${name === undefined && itemName !== undefined && words === 'array' ? ' of' : ''}</span>${link}`;
}

function badges({ isReadOnly, isWriteOnly, isDeprecated }: DescribedSchema): string {
  const words = [
    ...(isReadOnly ? ['read only'] : []),
    ...(isWriteOnly ? ['write only'] : []),
    ...(isDeprecated ? ['deprecated'] : []),
  ];
  return words.map((word) => ` <span class="schema-badge">${word}</span>`).join('');
}

/** What is said of the values: words, limits, those that are allowed. */
function factsHtml(described: DescribedSchema, { writing }: Tree): string {
  const words = described.description ?? ownTitle(described);
  const said = words === undefined ? '' : markdownHtml({ markdown: embedded(words), place: undefined }, writing);
  return (said === '' ? '' : `<div class="schema-words">${said}</div>`) + factsLine(factsOf(described));
}

/** A title that is more than the name in other letters. */
function ownTitle({ title, name }: DescribedSchema): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return title !== undefined && name !== undefined && plain(title) === plain(name) ? undefined : title;
}
