import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '#engine/index.ts';
import type { DocumentedOperation, DocumentedParameter, Wording } from '#engine/operations/operation.ts';
import { operationsOf } from '#engine/operations/operations.ts';

/** A document, and what is said of its operations, one line a fact. */
export type OperationDocument = readonly [title: string, text: string, ...expected: string[]];

/**
 * Tests what is found in documents: with line breaks of both kinds, and behind an emoji. A parameter is `form place name`, then as far as they are written down `: type`, `required`
 * or `optional`, `= default`, `{a|b}` and `– description`, children further in; a response `form status phrase (media type) – description`; an example `role language status (media
 * type)`. Everything but descriptions is what stands at its span.
 */
export function testOperations(
  kind: string,
  documents: readonly OperationDocument[],
  describe: (one: Described) => string[],
): void {
  for (const [title, text, ...expected] of documents) {
    test(`${kind}: ${title}`, () => {
      for (const variant of [text, text.replaceAll('\n', '\r\n'), `Hello 😀\n\n${text}`]) {
        const found = operationsOf(parseMarkdown('file:///a.md', variant)).flatMap((operation) =>
          describe({ text: variant, operation }),
        );
        assert.deepEqual(found, expected);
      }
      for (let end = 0; end < text.length; end++) operationsOf(parseMarkdown('file:///a.md', text.slice(0, end)));
    });
  }
}

export interface Described {
  readonly text: string;
  readonly operation: DocumentedOperation;
}

export function describeParameters({ text, operation }: Described): string[] {
  const of = (parameters: readonly DocumentedParameter[], lead: string): string[] =>
    parameters.flatMap((parameter) => [
      lead + describeParameter(text, parameter),
      ...of(parameter.children, `${lead}  `),
    ]);
  return [...of(operation.parameters, ''), ...of(operation.responseFields, '< ')];
}

function describeParameter(text: string, parameter: DocumentedParameter): string {
  const { form, name, nameSpan, required, values, description } = parameter;
  const at = (wording: Wording): string => text.slice(wording.span.start, wording.span.end);
  assert.equal(text.slice(nameSpan.start, nameSpan.end).replace(/\\/g, ''), name);
  assert.ok(parameter.span.start <= nameSpan.start && nameSpan.end <= parameter.span.end);
  if (required?.span) assert.match(text.slice(required.span.start, required.span.end), /^\S+(?: \S+)?$/);
  return [
    `${form} ${parameter.in ?? '-'} ${name}`,
    parameter.type && `: ${at(parameter.type)}`,
    required && ` ${required.value ? 'required' : 'optional'}`,
    parameter.default && ` = ${at(parameter.default)}`,
    values.length > 0 && ` {${values.map(at).join('|')}}`,
    description && ` – ${description.text}`,
  ]
    .filter((piece) => piece)
    .join('');
}

export function describeResponses({ text, operation }: Described): string[] {
  return operation.responses.map(({ form, status, statusSpan, phrase, mediaType, description }) => {
    assert.equal(text.slice(statusSpan.start, statusSpan.end).toLowerCase(), status.toLowerCase());
    const at = ({ span }: Wording): string => text.slice(span.start, span.end);
    return [
      `${form} ${status}`,
      phrase && ` ${at(phrase)}`,
      mediaType && ` (${at(mediaType)})`,
      description && ` – ${description.text}`,
    ]
      .filter((piece) => piece)
      .join('');
  });
}

export function describeExamples({ text, operation }: Described): string[] {
  return operation.examples.map(({ role, language, status, mediaType, bodySpan }) => {
    const at = ({ span }: Wording): string => text.slice(span.start, span.end);
    const [first] = text.slice(bodySpan.start, bodySpan.end).split(/\r?\n/);
    return [role ?? '?', language, status && at(status), mediaType && `(${at(mediaType)})`, `| ${first?.trim()}`]
      .filter((piece) => piece)
      .join(' ');
  });
}
