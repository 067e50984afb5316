import type { EndpointPath } from '../endpoints/path.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { operationsOf } from '../operations/operations.ts';

/** What a document says of an endpoint, as far as it counts what it says. Plain data. */
export interface ToldOperation {
  /** In upper case. */
  readonly method: string;
  readonly path: EndpointPath;
  readonly pathSpan: Span;
  readonly isDeclaration: boolean;
  /** As written; those of the body, too. */
  readonly parameters: readonly string[];
  readonly statuses: readonly string[];
  /** What it answers with is shown, or its fields are listed, whether a status stands there or not. */
  readonly hasAnswer: boolean;
}

/** The endpoints that a document documents, in its order. */
export function toldOperations(file: MarkdownFile): readonly ToldOperation[] {
  const known = told.get(file);
  if (known) return known;
  const operations = operationsOf(file).map(({ endpoint, parameters, responses, responseFields, examples }) => ({
    method: endpoint.method,
    path: endpoint.path,
    pathSpan: endpoint.pathSpan,
    isDeclaration: endpoint.isDeclaration,
    parameters: [...new Set(parameters.map(({ name }) => name))],
    statuses: [
      ...new Set([...responses.map(({ status }) => status), ...examples.flatMap(({ status }) => status?.text ?? [])]),
    ],
    hasAnswer: responseFields.length > 0 || examples.some(({ role }) => role === 'response' || role === 'exchange'),
  }));
  told.set(file, operations);
  return operations;
}

const told = new WeakMap<MarkdownFile, readonly ToldOperation[]>();
