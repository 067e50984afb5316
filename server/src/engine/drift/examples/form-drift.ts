import type { DescribedContent, OperationDetails } from '../../api/described.ts';
import { describeSchema } from '../../api/schema.ts';
import type { Span } from '../../finding.ts';
import { isPlaceholderText } from '../../operations/examples/placeholder.ts';
import { essenceOf } from '../../spec/facts/media-types.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import type { Place } from '../../spec/tree/node.ts';
import type { OperationMatch } from '../bound-api.ts';
import type { ExampleDrift } from './example-drift.ts';
import type { SentBody } from './sent-request.ts';

interface FormQuestion {
  readonly match: OperationMatch;
  readonly details: OperationDetails;
  readonly source: string;
}

/** The fields of a form that is sent as `name=value&name=value`: names that the description doesn't have, and what is required and isn't there. */
export function driftOfForm(
  body: SentBody,
  mediaType: string | undefined,
  { match, details, source }: FormQuestion,
): readonly ExampleDrift[] {
  const isForm = mediaType === undefined || essenceOf(mediaType) === formType;
  const content = isForm ? details.body?.content.find((one) => essenceOf(one.mediaType) === formType) : undefined;
  const described = content && fieldsOf(content, match);
  const sent = pairsIn(body, source);
  if (!described || sent.length === 0) return [];
  const { fields, isClosed } = described;
  const names = new Set(sent.map(({ name }) => name));
  const open = fields.map(({ name }) => plainName(name)).filter((name) => !names.has(name));
  const meant = new Set<string>();
  const found: ExampleDrift[] = [];
  for (const { name, span } of sent) {
    if (!isClosed || isPlaceholderText(name) || fields.some((field) => plainName(field.name) === name)) continue;
    const suggestion = nearest(name, open);
    if (suggestion !== undefined) meant.add(suggestion);
    found.push(unknownField(name, span, suggestion, match));
  }
  const missing = fields.filter(
    ({ name, isRequired }) => isRequired && !names.has(plainName(name)) && !meant.has(plainName(name)),
  );
  for (const { name, at } of isPlaceholderText(body.text) ? [] : missing)
    found.push({
      message: `The field \`${name}\` is missing`,
      span: body.span,
      because: { place: at, message: 'It is required' },
      fixes: [],
    });
  return found;
}

const formType = 'application/x-www-form-urlencoded';

interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  readonly at: Place;
}

function fieldsOf(
  { schema, fields }: DescribedContent,
  { api }: OperationMatch,
): { readonly fields: readonly Field[]; readonly isClosed: boolean } | undefined {
  if (fields) return { fields, isClosed: true };
  const described = describeSchema(schema, api);
  if (!described || described.properties.length === 0) return undefined;
  const isClosed = described.alternatives.length === 0 && described.additional === undefined;
  return { fields: described.properties, isClosed };
}

/** None where several options make the body, or it isn't written as it is sent. */
function pairsIn({ text, span }: SentBody, source: string): { readonly name: string; readonly span: Span }[] {
  if (source.slice(span.start, span.end) !== text || !/^[\w.[\]-]+=[^&]*(?:&[\w.[\]-]+=[^&]*)*$/.test(text)) return [];
  const pairs: { name: string; span: Span }[] = [];
  let start = span.start;
  for (const pair of text.split('&')) {
    const name = pair.slice(0, pair.indexOf('='));
    pairs.push({ name: plainName(name), span: { start, end: start + name.length } });
    start += pair.length + 1;
  }
  return pairs;
}

/** `match` of `match[]`. */
function plainName(name: string): string {
  return name.replace(/(?<=.)\[.*$/, '');
}

function unknownField(
  name: string,
  span: Span,
  suggestion: string | undefined,
  { operation }: OperationMatch,
): ExampleDrift {
  const meant = suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`;
  return {
    message: `\`${operation.key}\` has no field \`${name}\`${meant}`,
    span,
    because: { place: operation.at, message: 'The operation' },
    severity: suggestion === undefined ? 'info' : undefined,
    fixes: suggestion === undefined ? [] : [{ title: `Write \`${suggestion}\``, edits: [{ span, text: suggestion }] }],
  };
}
