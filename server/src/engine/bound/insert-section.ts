import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { type ApiSet, matchEndpoint } from '../drift/bound-api.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { parentsOf } from '../facts/heading-chains.ts';
import type { TextEdit } from '../finding.ts';
import { findMethod } from '../http/methods.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import { type EndpointStyle, endpointStyle, headingWords } from './endpoint-headings.ts';
import { sectionBody } from './section-text.ts';

interface Described {
  readonly api: DescribedApi;
  readonly operation: DescribedOperation;
}

/**
 * Inserts the documentation of an operation into a document: behind the last endpoint that shares most of the path, below the heading of its method where endpoints stand
 * below such headings; else at the document's end.
 */
export function sectionInsertion(file: MarkdownFile, set: ApiSet, described: Described): TextEdit {
  const style = endpointStyle(file, set);
  const { at, level } = placeFor(file, set, described.operation, style);
  const { text } = file;
  const start = text.slice(0, at).trimEnd().length;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const isLast = text.slice(start).trim() === '';
  const section = sectionText(described, { ...style, level });
  const behind = isLast && !/[\r\n]/.test(text.slice(start)) ? '\n' : '';
  const before = start === 0 ? '' : '\n\n';
  return {
    uri: file.uri,
    span: { start, end: start },
    text: `${before}${section}${behind}`.replaceAll('\n', lineBreak),
  };
}

/** The heading and all below it, with LF between the lines and none at the end. */
export function sectionText({ api, operation }: Described, style: EndpointStyle): string {
  const heading = `${'#'.repeat(style.level)} ${headingWords(operation, style)}`;
  return `${heading}\n\n${sectionBody(operation, api)}`;
}

/** A document for an operation, which no document is about: it names the description, by its path from the document. */
export function newDocument(described: Described, spec: string): string {
  const title = described.api.followMap(described.api.root.get('info'))?.text('title') ?? 'API';
  const style = { level: 2, base: '', isCode: false };
  return `---\nspec: ${JSON.stringify(spec)}\n---\n\n# ${title}\n\n${sectionText(described, style)}\n`;
}

interface InsertionPlace {
  readonly at: number;
  readonly level: number;
}

function placeFor(
  file: MarkdownFile,
  set: ApiSet,
  operation: DescribedOperation,
  style: EndpointStyle,
): InsertionPlace {
  const parents = parentsOf(file);
  const method = file.headings.find(({ text }) => text.trim() === operation.method);
  const known = endpointsOf(file).flatMap((endpoint) => {
    const { heading, form, isDeclaration } = endpoint;
    const match = form === 'heading' && isDeclaration && heading ? matchEndpoint(set, endpoint) : undefined;
    const parent = heading && parents[heading.index];
    const isElsewhere = parent && findMethod(parent.text.trim()) && parent.text.trim() !== operation.method;
    return match && heading && !isElsewhere ? [{ heading, shared: sharedSegments(match.operation, operation) }] : [];
  });
  const most = Math.max(0, ...known.map(({ shared }) => shared));
  const best = known.findLast(({ shared }) => shared === most);
  if (best) return { at: endOf(file, best.heading), level: best.heading.level };
  if (method) return { at: endOf(file, method), level: Math.min(6, method.level + 1) };
  return { at: file.text.length, level: style.level };
}

function sharedSegments(one: DescribedOperation, other: DescribedOperation): number {
  const texts = other.path.segments.map(({ text }) => text);
  const index = one.path.segments.findIndex(({ text }, at) => text !== texts[at]);
  return index === -1 ? one.path.segments.length : index;
}

function endOf(file: MarkdownFile, heading: Heading): number {
  const next = file.headings.slice(heading.index + 1).find(({ level }) => level <= heading.level);
  return next?.span.start ?? file.text.length;
}
