import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, OperationDetails, SecurityRequirement } from '../api/described.ts';
import type { DescribedProperty } from '../api/schema.ts';
import { fileNameOf } from '../drift/spec-edits.ts';
import { summaryOf, typeWords } from '../spec/hover/summary.ts';
import { escapeMarkdown, inlineCode, untrustedLine, untrustedMarkdown } from '../spec/hover/untrusted.ts';
import { constraintsOf } from './constraints.ts';
import { namedCodesOf } from './named-codes.ts';
import type { Subject } from './subject.ts';

/** Markdown on what the description says of something that a document names. */
export function describeSubject(subject: Subject): string {
  const { api } = subject;
  switch (subject.kind) {
    case 'operation':
    case 'path':
    case 'operation-id':
      return describeOperation(api, subject.operation);
    case 'parameter': {
      const { node, schema } = subject.parameter;
      return paragraphs([summaryOf(api, 'parameter', node), constraintsOf(schema, api), fromFile(api)]);
    }
    case 'property':
      return describeProperty(api, subject.property);
    case 'header': {
      const { name, node } = subject.header;
      return paragraphs([`${inlineCode(name)}: header`, summaryOf(api, 'header', node), fromFile(api)]);
    }
    case 'response':
      return paragraphs([
        `${inlineCode(subject.response.status)} of ${inlineCode(subject.operation.key)}`,
        summaryOf(api, 'response', subject.response.node),
        fromFile(api),
      ]);
    case 'scheme':
      return paragraphs([
        `${inlineCode(subject.scheme.name)}: security scheme`,
        summaryOf(api, 'securityScheme', subject.scheme.node),
        fromFile(api),
      ]);
    case 'code': {
      const statuses = namedCodesOf(api).get(subject.code)?.statuses ?? [];
      return paragraphs([
        `${inlineCode(subject.code)}: error code of ${statuses.map(inlineCode).join(', ')}`,
        fromFile(api),
      ]);
    }
  }
}

function describeOperation(api: DescribedApi, operation: DescribedOperation): string {
  const details = api.details(operation);
  const { operationId, summary, description, isDeprecated, body } = details;
  const content = body?.content.map(({ mediaType, schema }) => named(mediaType, typeWords(api, schema))) ?? [];
  return paragraphs([
    [
      inlineCode(operation.key),
      operationId === undefined ? '' : inlineCode(operationId),
      isDeprecated ? '*deprecated*' : '',
    ]
      .filter((words) => words !== '')
      .join(' · '),
    summary === undefined ? undefined : untrustedMarkdown(summary, mostWords),
    description === undefined || description === summary ? undefined : untrustedMarkdown(description, mostWords),
    list(
      'Parameters',
      details.parameters.map(({ name, in: place, isRequired, schema, description: words }) => {
        const type = typeWords(api, schema);
        const notes = [place, escapeMarkdown(type), isRequired ? 'required' : ''].filter((note) => note !== '');
        return `${inlineCode(name)}: ${[notes.join(', '), untrustedLine(words ?? '')].filter((text) => text !== '').join(' – ')}`;
      }),
    ),
    content.length === 0 ? undefined : `Body${body?.isRequired ? ', required' : ''}: ${content.slice(0, 3).join(', ')}`,
    list(
      'Responses',
      details.responses.map(({ status, description: words }) => named(status, untrustedLine(words ?? ''), false)),
    ),
    describeSecurity(details.security),
    fromFile(api),
  ]);
}

const mostWords = 400;
const mostItems = 12;

function describeProperty(api: DescribedApi, { name, schema, isRequired }: DescribedProperty): string {
  const words = [escapeMarkdown(typeWords(api, schema)), isRequired ? 'required' : ''].filter((one) => one !== '');
  const [, ...rest] = summaryOf(api, 'schema', schema).split('\n\n');
  const own =
    schema.kind === 'map' && typeWords(api, schema) === '' ? summaryOf(api, 'schema', schema) : rest.join('\n\n');
  return paragraphs([`${inlineCode(name)}: ${words.join(', ')}`, own, constraintsOf(schema, api), fromFile(api)]);
}

function describeSecurity(security: OperationDetails['security']): string | undefined {
  if (security.length === 0) return undefined;
  return `Security: ${security.map(describeRequirement).join(', or ')}`;
}

function describeRequirement(requirement: SecurityRequirement): string {
  if (requirement.length === 0) return 'none';
  return requirement
    .map(({ name, scopes }) => {
      const list = scopes.length === 0 ? '' : ` (${scopes.map(inlineCode).join(', ')})`;
      return `${inlineCode(name)}${list}`;
    })
    .join(' with ');
}

function named(name: string, words: string, isPlain = true): string {
  if (words === '') return inlineCode(name);
  return `${inlineCode(name)}: ${isPlain ? escapeMarkdown(words) : words}`;
}

function list(title: string, items: readonly string[]): string | undefined {
  if (items.length === 0) return undefined;
  const more = items.length > mostItems ? [`- and ${items.length - mostItems} more`] : [];
  return `${title}:\n\n${[...items.slice(0, mostItems).map((item) => `- ${item}`), ...more].join('\n')}`;
}

function fromFile(api: DescribedApi): string {
  return `*${escapeMarkdown(fileNameOf(api))}*`;
}

function paragraphs(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join('\n\n');
}
