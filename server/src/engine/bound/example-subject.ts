import type { OperationMatch } from '../drift/bound-api.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { ExampleField } from '../operations/examples/call.ts';
import { exampleContent } from '../operations/examples/content.ts';
import type { DocumentedExample } from '../operations/examples/example.ts';
import { jsonValues } from '../operations/examples/json.ts';
import type { ExampleMember, ExampleValue } from '../operations/examples/value.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { holds } from '../spans.ts';
import type { Node } from '../spec/tree/node.ts';
import { jsonSchemaOf, responseOf } from './contents.ts';
import { parameterCalled } from './fields.ts';
import { schemasAt, type ValuePath } from './schemas-at.ts';
import type { NamedSubject } from './subject.ts';

interface At {
  readonly match: OperationMatch;
  readonly offset: number;
}

/** A property of a body, or a parameter that is sent, in an example of an operation. */
export function exampleSubject(
  file: MarkdownFile,
  { examples }: DocumentedOperation,
  at: At,
): NamedSubject | undefined {
  const example = examples.find(({ bodySpan }) => holds(bodySpan, at.offset));
  if (!example) return undefined;
  const content = exampleContent(file.text, example);
  switch (content.kind) {
    case 'json':
      return inValues(content.values, schemaFor(example, at), at);
    case 'messages':
      for (const { start, fields, body } of content.messages) {
        const isRequest = start.kind === 'request';
        const status = isRequest ? undefined : start.status.text;
        const values =
          body && holds(body, at.offset) ? jsonValues(file.text.slice(body.start, body.end), body.start) : [];
        const schema = isRequest ? requestSchema(at) : responseSchema(at, status, undefined);
        const found = inValues(values, schema, at) ?? (isRequest ? inFields(fields, 'header', at) : undefined);
        if (found) return found;
      }
      return undefined;
    case 'calls':
      for (const { fields, query, body } of content.calls) {
        const found =
          inFields(fields, 'header', at) ??
          inFields(query, 'query', at) ??
          inValues(body?.value ? [body.value] : [], requestSchema(at), at);
        if (found) return found;
      }
      return undefined;
    case 'other':
      return undefined;
  }
}

/** Of a body that an example shows: what is sent, or what is answered with its status. */
export function schemaFor({ role, status, mediaType }: DocumentedExample, at: Pick<At, 'match'>): Node | undefined {
  const request = requestSchema(at);
  if (role === 'request') return request;
  const answer = responseSchema(at, status?.text, mediaType?.text);
  return role === 'response' || status ? answer : (request ?? answer);
}

export function requestSchema({ match: { api, operation } }: Pick<At, 'match'>): Node | undefined {
  return jsonSchemaOf(api.details(operation).body?.content ?? []);
}

export function responseSchema(
  { match: { api, operation } }: Pick<At, 'match'>,
  status: string | undefined,
  mediaType: string | undefined,
): Node | undefined {
  return jsonSchemaOf(responseOf(api.details(operation), status)?.content ?? [], mediaType);
}

function inFields(
  fields: readonly ExampleField[],
  place: 'header' | 'query',
  { match, offset }: At,
): NamedSubject | undefined {
  const here = fields.find(({ name }) => holds(name.span, offset));
  const parameter = here && parameterCalled(here.name.text, place, match.api.details(match.operation));
  return here && parameter && { subject: { kind: 'parameter', ...ownerOf(match), parameter }, span: here.name.span };
}

function ownerOf({ api, operation }: OperationMatch): Pick<OperationMatch, 'api' | 'operation'> {
  return { api, operation };
}

function inValues(
  values: readonly ExampleValue[],
  schema: Node | undefined,
  { match, offset }: At,
): NamedSubject | undefined {
  const found = schema && values.flatMap((value) => memberAt(value, offset) ?? [])[0];
  if (!found) return undefined;
  const { member, path } = found;
  for (const one of schemasAt(schema, path, match.api)) {
    const property = one.properties.find(({ name }) => name === member.name);
    if (property) return { subject: { kind: 'property', ...ownerOf(match), property }, span: member.nameSpan };
  }
  return undefined;
}

/** The member whose name is at an offset, and what leads to the object that has it. */
function memberAt(
  value: ExampleValue,
  offset: number,
  path: ValuePath = [],
): { readonly member: ExampleMember; readonly path: ValuePath } | undefined {
  if (value.kind === 'array') {
    for (const [index, item] of value.items.entries()) {
      const found = holds(item.span, offset) ? memberAt(item, offset, [...path, index]) : undefined;
      if (found) return found;
    }
  }
  if (value.kind !== 'object') return undefined;
  for (const member of value.members) {
    if (holds(member.nameSpan, offset)) return { member, path };
    const found = holds(member.value.span, offset) ? memberAt(member.value, offset, [...path, member.name]) : undefined;
    if (found) return found;
  }
  return undefined;
}
