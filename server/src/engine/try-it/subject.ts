import type { TriedEndpoint } from '#shared/try-it.ts';
import type { DescribedApi } from '../api/api.ts';
import { type ApiSet, matchEndpoint, type OperationMatch } from '../drift/bound-api.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';

/** An endpoint that somebody tries: as a document has it, as a description has it, or both. */
export interface TriedSubject {
  readonly documented: { readonly file: MarkdownFile; readonly operation: DocumentedOperation } | undefined;
  readonly described: OperationMatch | undefined;
  /** URLs of servers besides those of either. */
  readonly servers: readonly string[];
}

/** The endpoint of a document whose heading stands in a line; where another does by now, the one with the same path. */
export function subjectOfDocument(
  file: MarkdownFile,
  apis: ApiSet | undefined,
  { method, path, line }: TriedEndpoint,
): TriedSubject | undefined {
  const own = operationsOf(file).filter(({ endpoint }) => endpoint.isDeclaration && endpoint.method === method);
  const operation =
    own.find(({ endpoint }) => endpoint.heading && file.lines.lineAt(endpoint.heading.span.start) === line) ??
    own.find(({ endpoint }) => file.lines.lineAt(endpoint.pathSpan.start) === line) ??
    own.find(({ endpoint }) => endpoint.path.literal === path || endpoint.path.template === path);
  if (!operation) return undefined;
  const described = apis && matchEndpoint(apis, operation.endpoint);
  return { documented: { file, operation }, described, servers: apis?.servers ?? [] };
}

/** An operation of the page of a description. */
export function subjectOfSpec(
  api: DescribedApi,
  servers: readonly string[],
  { method, path }: Pick<TriedEndpoint, 'method' | 'path'>,
): TriedSubject | undefined {
  const operation = api.operations.find((one) => one.method === method && one.path.template === path);
  return operation && { documented: undefined, described: { api, operation, offset: 0 }, servers };
}
