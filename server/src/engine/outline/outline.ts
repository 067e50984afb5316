import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { fullTemplate } from '../endpoints/path.ts';
import { type ErrorEntry, errorCatalogue } from '../facts/error-catalogue.ts';
import { sectionSpan } from '../facts/section-span.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Alignment } from '../structure/alignment.ts';
import type { OutlineItem } from './item.ts';

/**
 * The endpoints that a document documents and the codes of its error catalogue, in their order. Headings are left to the
 * editor's own outline of Markdown.
 */
export function outlineMarkdown(file: MarkdownFile, alignment: Alignment): readonly OutlineItem[] {
  const endpoints = endpointsOf(file).filter(({ isDeclaration }) => isDeclaration);
  const codes = errorCatalogue(file, alignment).entries;
  const items = endpoints.map((endpoint, index) => {
    const isAlone = endpoints[index - 1]?.heading !== endpoint.heading;
    return endpointItem(file, endpoint, { isAlone, next: endpoints[index + 1]?.pathSpan.start ?? file.text.length });
  });
  return [...items, ...codes.map(codeItem)].sort((a, b) => a.nameSpan.start - b.nameSpan.start);
}

/** The endpoints before and behind one. */
interface Neighbours {
  /** None before it stands below the same heading. */
  readonly isAlone: boolean;
  /** Where the next one begins. */
  readonly next: number;
}

function endpointItem(file: MarkdownFile, endpoint: Endpoint, { isAlone, next }: Neighbours): OutlineItem {
  const { method, path, heading, form } = endpoint;
  const nameSpan = nameOf(file, endpoint);
  const section = heading && sectionSpan(file, heading);
  const isHeading = heading !== undefined && (form === 'split-heading' || holds(heading.span, nameSpan));
  // A section is about the endpoint that stands first in it, where no other does.
  const isTopic =
    section && isAlone && next >= section.end && heading.index > 0 && !/^(?:table|prose|front)/.test(form);
  const around = section && (isHeading || isTopic) ? section : lineOf(file, nameSpan.start);
  return {
    kind: 'endpoint',
    name: `${method} ${fullTemplate(path)}`,
    detail: heading ? wordsBeside(heading.text, endpoint) : '',
    isDeprecated: isHeading && /\bdeprecated\b/i.test(heading.text),
    span: { start: Math.min(around.start, nameSpan.start), end: Math.max(around.end, nameSpan.end) },
    nameSpan,
    children: [],
  };
}

/** Method and path, where they stand in one line. */
function nameOf({ lines }: MarkdownFile, { methodSpan, pathSpan }: Endpoint): Span {
  if (!methodSpan || lines.lineAt(methodSpan.start) !== lines.lineAt(pathSpan.start)) return pathSpan;
  return { start: Math.min(methodSpan.start, pathSpan.start), end: Math.max(methodSpan.end, pathSpan.end) };
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What the heading says besides: `Get a user` of `Get a user - GET /users/{id}`. */
function wordsBeside(heading: string, { method, path }: Endpoint): string {
  if (!heading.includes(path.literal)) return heading;
  const others = heading.replace(path.literal, ' ').replace(new RegExp(`\\b${method}\\b`), ' ');
  return others
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/^[^\p{L}\p{N}([]+|[\s:|–—-]+$/gu, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/\s+/g, ' ');
}

function codeItem({ code, status, message, rowSpan, codeSpan }: ErrorEntry): OutlineItem {
  const others = [status === code ? undefined : status, message].filter((text) => text !== undefined);
  return {
    kind: 'errorCode',
    name: code,
    detail: others.join(' · '),
    isDeprecated: false,
    span: rowSpan,
    nameSpan: codeSpan,
    children: [],
  };
}

function lineOf({ lines }: MarkdownFile, offset: number): Span {
  const line = lines.lineAt(offset);
  return { start: lines.lineStart(line), end: lines.lineEnd(line) };
}
