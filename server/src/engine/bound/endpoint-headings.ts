import type { DescribedOperation } from '../api/described.ts';
import { type ApiSet, matchEndpoint } from '../drift/bound-api.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { operationHeading } from '../generate/heading.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { pathOf } from './spec-side.ts';

/** How a document writes the headings of its endpoints. */
export interface EndpointStyle {
  /** Of the headings. */
  readonly level: number;
  /** What stands before the description's paths: `/v1`; empty for nothing. */
  readonly base: string;
  /** The path stands between code marks. */
  readonly isCode: boolean;
}

/** As most of the endpoints that are documented in headings have it. */
export function endpointStyle(file: MarkdownFile, bound: ApiSet): EndpointStyle {
  const known = endpointsOf(file).filter(
    ({ form, isDeclaration, heading }) => form === 'heading' && isDeclaration && heading,
  );
  const level = mostFrequent(known.map(({ heading }) => heading?.level ?? 2)) ?? levelOf(file);
  const bases = known.flatMap((endpoint) => {
    const offset = matchEndpoint(bound, endpoint)?.offset ?? 0;
    return endpoint.path.server === '' ? [basePath(endpoint, offset)] : [];
  });
  const isCode = mostFrequent(known.map(({ pathSpan }) => file.text.charAt(pathSpan.end) === '`')) ?? false;
  return { level, base: mostFrequent(bases) ?? '', isCode };
}

function basePath({ path }: Endpoint, offset: number): string {
  const texts = path.segments.slice(0, Math.max(0, offset)).map(({ text }) => `/${text}`);
  return texts.join('');
}

function levelOf({ headings }: MarkdownFile): number {
  const last = headings.at(-1)?.level ?? 1;
  return Math.min(6, last === 1 ? 2 : last);
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** `GET /v1/parcels`, as the document writes its headings. */
export function headingWords(operation: DescribedOperation, { base, isCode }: Omit<EndpointStyle, 'level'>): string {
  const path = `${base}${pathOf(operation)}`;
  // Markdown would take some characters for marks.
  const needsMarks = operationHeading(operation).startsWith('`');
  return isCode || needsMarks ? `${operation.method} \`${path}\`` : `${operation.method} ${path}`;
}
