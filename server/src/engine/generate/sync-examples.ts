import type { DescribedContent, OperationDetails } from '../api/described.ts';
import { describeSchema } from '../api/schema.ts';
import type { Span, TextEdit } from '../finding.ts';
import { exampleContent } from '../operations/examples/content.ts';
import type { DocumentedExample } from '../operations/examples/example.ts';
import type { ExampleValue } from '../operations/examples/value.ts';
import type { Node } from '../spec/tree/node.ts';
import { pythonLiteral } from './calls/python.ts';
import { type Json, printed } from './json.ts';
import { isJson, mainContent } from './request.ts';
import { shownResponse } from './response.ts';
import { type Direction, exampleOf, fits, isMap, sampleOf } from './sample.ts';
import { isInRegion, type SyncTarget } from './sync-target.ts';

/** Rewrites the bodies of examples that don't fit the operation any more. What still fits in them is kept; examples that leave something out (`...`) are left alone. */
export function syncExamples(target: SyncTarget): TextEdit[] {
  const { documented, operation, api, file } = target;
  const details = api.details(operation);
  return documented.examples
    .filter((example) => !isInRegion(target, example.span))
    .flatMap((example) => bodiesOf(file.text, example))
    .flatMap(({ span, role, status, value, language }): TextEdit[] => {
      const content = contentFor(details, role, status);
      if (!content?.schema || value === undefined || fits(value, content.schema, api, role)) return [];
      if (isSame(value, exampleOf(content, api, role))) return [];
      const mended = mend(value, content, { target, role });
      if (mended === undefined) return [];
      const text = written(mended, { text: file.text, span, language });
      return [{ uri: file.uri, span, text }];
    });
}

/** What is written anew each time stays, even if nothing that fits could be made. */
function isSame(value: Json, made: Json | undefined): boolean {
  return JSON.stringify(value) === JSON.stringify(made);
}

interface Body {
  readonly span: Span;
  readonly role: Direction;
  readonly status: string | undefined;
  /** Undefined where it isn't all written down. */
  readonly value: Json | undefined;
  readonly language: 'json' | 'shell' | 'python';
}

function bodiesOf(text: string, example: DocumentedExample): Body[] {
  const content = exampleContent(text, example);
  const status = example.status?.text;
  switch (content.kind) {
    case 'json': {
      const [value, ...others] = content.values;
      const { role } = example;
      if (!value || others.length > 0 || (role !== 'request' && role !== 'response')) return [];
      return [body(text, value.span, { role, status })];
    }
    case 'messages':
      return content.messages.flatMap((message) => {
        if (!message.body) return [];
        const { start } = message;
        const role = start.kind === 'request' ? 'request' : 'response';
        return [body(text, message.body, { role, status: start.kind === 'response' ? start.status.text : undefined })];
      });
    case 'calls':
      return content.calls.flatMap(({ tool, body: sent }): Body[] => {
        if (!sent) return [];
        if (tool === 'curl')
          return text.slice(sent.span.start, sent.span.end) === sent.text
            ? [{ ...body(text, sent.span, { role: 'request', status: undefined }), language: 'shell' }]
            : [];
        const value = sent.value && jsonOfValue(sent.value);
        return [
          {
            span: sent.span,
            role: 'request',
            status: undefined,
            value,
            language: tool === 'requests' ? 'python' : 'json',
          },
        ];
      });
    case 'other':
      return [];
  }
}

function body(text: string, span: Span, { role, status }: Pick<Body, 'role' | 'status'>): Body {
  const source = text.slice(span.start, span.end);
  const start = span.start + (source.length - source.trimStart().length);
  const end = span.start + source.trimEnd().length;
  return { span: { start, end }, role, status, value: parsed(text.slice(start, end)), language: 'json' };
}

function parsed(text: string): Json | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Undefined where a piece is a variable, or is left out. */
function jsonOfValue(value: ExampleValue): Json | undefined {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
      return Number(value.text.replaceAll('_', ''));
    case 'boolean':
      return /^true$/i.test(value.text);
    case 'null':
      return null;
    case 'placeholder':
      return undefined;
    case 'array': {
      const items = value.items.map(jsonOfValue);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'object': {
      const members = value.members.map(({ name, value: inside }) => [name, jsonOfValue(inside)] as const);
      return members.every((one): one is [string, Json] => one[1] !== undefined)
        ? Object.fromEntries(members)
        : undefined;
    }
  }
}

function contentFor(
  { body: sent, responses }: OperationDetails,
  role: Direction,
  status: string | undefined,
): DescribedContent | undefined {
  if (role === 'request') return jsonOf(sent?.content ?? []);
  const own =
    responses.find((one) => one.status === status) ??
    responses.find((one) => status !== undefined && one.status.toUpperCase() === `${status.charAt(0)}XX`) ??
    (status === undefined ? shownResponse({ responses }) : responses.find((one) => one.status === 'default'));
  return own && jsonOf(own.content);
}

function jsonOf(contents: readonly DescribedContent[]): DescribedContent | undefined {
  const content = mainContent(contents);
  return content && isJson(content.mediaType) ? content : undefined;
}

interface Mending {
  readonly target: SyncTarget;
  readonly role: Direction;
}

/** The value with as little changed as makes it fit; else the example that is generated. */
function mend(value: Json, content: DescribedContent, { target, role }: Mending): Json | undefined {
  const { api } = target;
  const { schema } = content;
  if (!schema) return undefined;
  for (const isStrict of [false, true]) {
    const mended = reconciled(value, schema, { target, role, isStrict, depth: 0 });
    if (fits(mended, schema, api, role)) return mended;
  }
  const made = exampleOf(content, api, role);
  return made !== undefined && fits(made, schema, api, role) ? made : undefined;
}

interface Reconciling extends Mending {
  /** What a schema doesn't name goes, too. */
  readonly isStrict: boolean;
  readonly depth: number;
}

function reconciled(value: Json, schema: Node, reconciling: Reconciling): Json {
  const { target, role, isStrict, depth } = reconciling;
  const { api } = target;
  const described = describeSchema(schema, api);
  if (!described || depth > deepest || fits(value, schema, api, role)) return value;
  const below = { ...reconciling, depth: depth + 1 };
  if (Array.isArray(value) && described.items) {
    const { items } = described;
    return value.map((item: Json) => reconciled(item, items, below));
  }
  if (!isMap(value) || described.properties.length === 0) return sampleOf(schema, api, role);
  const properties = new Map(described.properties.map((property) => [property.name, property]));
  const kept = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
    const property = properties.get(key);
    if (!property) return isStrict ? [] : [[key, inner]];
    const own = describeSchema(property.schema, api);
    const isOtherWay = role === 'request' ? own?.isReadOnly : own?.isWriteOnly;
    return isOtherWay ? [] : [[key, reconciled(inner, property.schema, below)]];
  });
  const missing = [...properties.values()].filter(({ name, isRequired }) => isRequired && !(name in value));
  return Object.fromEntries([
    ...kept,
    ...missing.map(({ name, schema: own }) => [name, sampleOf(own, api, role, name)] as const),
  ]);
}

const deepest = 12;

/** As the text before was laid out: in one line or in several, as far in as it stands. */
function written(
  value: Json,
  { text, span, language }: { readonly text: string; readonly span: Span; readonly language: Body['language'] },
): string {
  const before = text.slice(span.start, span.end);
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const isInline = !before.includes(lineBreak) && before.length < widest;
  const plain = language === 'python' ? pythonLiteral(value) : isInline ? JSON.stringify(value) : printed(value);
  const quoted = language === 'shell' ? plain.replaceAll("'", String.raw`'\''`) : plain;
  const closing = /(?:^|\n)([ \t]*)[\]}]$/.exec(before)?.[1] ?? '';
  const step = /\n([ \t]+)\S/.exec(before)?.[1]?.slice(closing.length) ?? '  ';
  const indented =
    language === 'python' ? quoted : quoted.replace(/^(?: {2})+/gm, (blanks) => step.repeat(blanks.length / 2));
  return indented.replaceAll('\n', `${lineBreak}${closing}`);
}

const widest = 120;
