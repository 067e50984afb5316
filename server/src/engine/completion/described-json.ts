import type { DescribedApi } from '../api/api.ts';
import { type DescribedProperty, type DescribedSchema, describeSchema } from '../api/schema.ts';
import { constraintsOf } from '../bound/constraints.ts';
import { requestSchema, responseSchema, schemaFor } from '../bound/example-subject.ts';
import { isForeign } from '../bound/offered-fields.ts';
import { alternativesOf, schemasAt } from '../bound/schemas-at.ts';
import { matchOf } from '../bound/subject-at.ts';
import type { OperationMatch } from '../drift/bound-api.ts';
import type { CodePlace } from '../facts/code-place.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import { holds } from '../spans.ts';
import { typeWords } from '../spec/hover/summary.ts';
import { untrustedMarkdown } from '../spec/hover/untrusted.ts';
import type { Node } from '../spec/tree/node.ts';
import { toValue } from '../spec/tree/to-value.ts';
import { escapeSnippet } from './escape-snippet.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { type JsonCursor, jsonCursor } from './json-cursor.ts';
import { mayBecome } from './matching.ts';

/** Keys and values of bodies in JSON, in examples of requests and responses: what the schema of the operation has at the place. */
export function describedJson({ file, api, place }: CompletionContext): readonly Completion[] {
  const { block, offset } = place;
  if (!api || block.kind !== 'code') return [];
  const body = bodyAt(block);
  const cursor = body && jsonCursor(body.before, body.after);
  if (!body || !cursor) return [];
  for (const documented of operationsOf(file)) {
    const match = holds(documented.span, offset) ? matchOf(api, documented) : undefined;
    const found = match && bodySchema(documented, match, { offset, body });
    if (!match || !found) continue;
    const schemas = schemasAt(found.schema, cursor.path, match.api);
    const offers = cursor.kind === 'key' ? keys(schemas, cursor, match.api, found.isSent) : values(schemas);
    return offers
      .filter(({ text }) => mayBecome(cursor.typed, text))
      .map((one, index) => toCompletion(one, { cursor, file, offset, index }));
  }
  return [];
}

interface Body {
  readonly before: string;
  readonly after: string;
  /** What the block says of it, where it isn't JSON alone. */
  readonly message: { readonly isRequest: boolean; readonly status: string | undefined } | undefined;
}

/** The body that a place in a block of code is in: the block itself, that of a message, or what cURL sends. */
function bodyAt({ code, linesBefore, before, after }: CodePlace): Body | undefined {
  const whole = [...linesBefore, before].join('\n');
  const lines = code.content.split('\n');
  const behind = [after, ...lines.slice(linesBefore.length + 1)].join('\n');
  if (/^\s*(?:\/\/[^\n]*\n\s*)*[[{]/.test(whole)) return { before: whole, after: behind, message: undefined };
  const data = /(?:^|\s)(?:-d|--data(?:-raw|-binary|-ascii)?|--json)[ \t=]*\$?'([^']*)$/.exec(whole)?.[1];
  if (data !== undefined) {
    const end = behind.indexOf("'");
    const rest = end === -1 ? behind : behind.slice(0, end);
    return { before: data, after: rest, message: { isRequest: true, status: undefined } };
  }
  const [, status] = /^[ \t]*HTTP\/\d(?:\.\d)?[ \t]+(\d{3})/m.exec(whole) ?? [];
  const isRequest = /^[ \t]*[A-Z]{3,7}[ \t]+\S/.test(whole);
  const start = /\n[ \t]*\n/.exec(whole);
  if (!start || (status === undefined && !isRequest)) return undefined;
  const text = whole.slice(start.index + start[0].length);
  return { before: text, after: behind, message: { isRequest: status === undefined, status } };
}

interface BodySchema {
  readonly schema: Node | undefined;
  readonly isSent: boolean;
}

function bodySchema(
  { examples }: DocumentedOperation,
  match: OperationMatch,
  { offset, body }: { readonly offset: number; readonly body: Body },
): BodySchema | undefined {
  const at = { match };
  if (body.message) {
    const { isRequest, status } = body.message;
    return { schema: isRequest ? requestSchema(at) : responseSchema(at, status, undefined), isSent: isRequest };
  }
  const example = examples.find(({ bodySpan }) => holds(bodySpan, offset));
  const request = requestSchema(at);
  const schema = example ? schemaFor(example, at) : (request ?? responseSchema(at, undefined, undefined));
  return schema && { schema, isSent: schema === request && example?.role !== 'response' };
}

interface Offer {
  /** With quotes. */
  readonly text: string;
  readonly insertText: string;
  readonly isSnippet: boolean;
  readonly kind: Completion['kind'];
  readonly detail: string | undefined;
  readonly documentation: string | undefined;
  readonly isDeprecated: boolean;
  /** Those with a smaller one come first. */
  readonly rank: number;
}

function keys(
  schemas: readonly DescribedSchema[],
  cursor: JsonCursor,
  api: DescribedApi,
  isSent: boolean,
): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const property of schemas.flatMap((one) => one.properties)) {
    const { name, isRequired } = property;
    const described = describeSchema(property.schema, api);
    if (cursor.siblings.has(name) || offers.has(name) || (described && isForeign(described, { isSent }))) continue;
    const words = typeWords(api, property.schema);
    const text = JSON.stringify(name);
    offers.set(name, {
      text,
      insertText: cursor.hasValue ? text : `${escapeSnippet(text)}: ${valueSnippet(property, api)}`,
      isSnippet: !cursor.hasValue,
      kind: 'key',
      detail: [words, isRequired ? 'required' : ''].filter((one) => one !== '').join(', ') || undefined,
      documentation: documentationOf(described, property, api),
      isDeprecated: described?.isDeprecated ?? false,
      rank: isRequired ? 1 : 2,
    });
  }
  return [...offers.values()];
}

function documentationOf(
  described: DescribedSchema | undefined,
  { schema }: DescribedProperty,
  api: DescribedApi,
): string | undefined {
  const words = described?.description === undefined ? undefined : untrustedMarkdown(described.description);
  return [words, constraintsOf(schema, api)].filter((text) => text !== undefined).join('\n\n') || undefined;
}

/** A value to begin with. */
function valueSnippet({ schema }: DescribedProperty, api: DescribedApi): string {
  const all = alternativesOf(schema, api);
  const choices = all.flatMap((one) => one.values.map(textOf));
  if (choices.length > 0) return choice(choices);
  const [first] = all;
  const shown = first?.example ?? first?.default;
  if (shown?.kind === 'scalar') return placeholder(textOf(shown));
  switch (all.flatMap(({ types }) => types)[0]) {
    case 'string':
      return '"$1"';
    case 'integer':
    case 'number':
      return `\${1:0}`;
    case 'boolean':
      return choice(['true', 'false']);
    case 'array':
      return '[$1]';
    case 'object':
      return '{ $1 }';
  }
  return '$1';
}

function placeholder(text: string): string {
  const [, quote = '', inner = text] = /^(")(.*)"$/s.exec(text) ?? [];
  return `${quote}\${1:${escapeSnippet(inner)}}${quote}`;
}

/** https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#snippet_syntax */
function choice(texts: readonly string[]): string {
  return `\${1|${texts
    .slice(0, mostChoices)
    .map((text) => text.replace(/[\\,|$}]/g, '\\$&'))
    .join(',')}|}`;
}

const mostChoices = 50;

function values(schemas: readonly DescribedSchema[]): readonly Offer[] {
  const offers = new Map<string, Offer>();
  const add = (text: string, detail: string | undefined, rank: number): void => {
    if (offers.has(text)) return;
    offers.set(text, {
      text,
      insertText: text,
      isSnippet: false,
      kind: 'value',
      detail,
      documentation: undefined,
      isDeprecated: false,
      rank,
    });
  };
  for (const { values: allowed } of schemas) for (const value of allowed) add(textOf(value), undefined, 1);
  for (const { default: standard } of schemas) if (standard?.kind === 'scalar') add(textOf(standard), 'default', 2);
  for (const { example } of schemas) if (example?.kind === 'scalar') add(textOf(example), 'example', 2);
  if (schemas.some(({ types }) => types.includes('boolean')))
    for (const text of ['true', 'false']) add(text, undefined, 3);
  if (schemas.some(({ isNullable }) => isNullable)) add('null', undefined, 4);
  return [...offers.values()];
}

function textOf(node: Node): string {
  return JSON.stringify(toValue(node));
}

interface Taken {
  readonly cursor: JsonCursor;
  readonly file: MarkdownFile;
  readonly offset: number;
  readonly index: number;
}

function toCompletion({ text, insertText, rank, ...offer }: Offer, { cursor, file, offset, index }: Taken): Completion {
  const { typed, rest, needsComma, lacksComma } = cursor;
  const comma = needsComma && !(offer.kind === 'key' && cursor.hasValue) ? ',' : '';
  const at = endOfValue(file.text.slice(0, offset - typed.length));
  return {
    ...offer,
    label: text.replace(/^"(.*)"$/s, '$1'),
    insertText: `${insertText}${comma}`,
    span: { start: offset - typed.length, end: offset + rest.length },
    // Before the codes that any string of a code may be.
    sortText: sortKey(`0${rank}`, index),
    filterText: typed.startsWith('"') || offer.kind === 'value' ? text : text.slice(1, -1),
    ...(lacksComma && { moreEdits: [{ span: { start: at, end: at }, text: ',' }] }),
  };
}

/** Before the blanks, and the marks of quotes, at the end of a text. */
function endOfValue(text: string): number {
  let end = text.trimEnd().length;
  while (/(?:^|\n)[ \t>]*$/.test(text.slice(text.lastIndexOf('\n', end - 1), end)) && end > 0)
    end = text.slice(0, Math.max(0, text.lastIndexOf('\n', end - 1))).trimEnd().length;
  return end;
}
