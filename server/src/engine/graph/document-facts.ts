import { barePathsOf } from '../drift/bare-paths.ts';
import { type SpecName, specNameOf } from '../drift/binding.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import type { EndpointPath } from '../endpoints/path.ts';
import { type Anchors, anchorsOf, mayHaveOtherAnchors } from '../facts/anchors.ts';
import { type ErrorEntry, errorCatalogue } from '../facts/error-catalogue.ts';
import { type LinkPlace, linkPlaces } from '../facts/link-places.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Alignment } from '../structure/alignment.ts';
import { LineIndex } from '../text.ts';
import { type ToldOperation, toldOperations } from './told-operations.ts';

/** What a Markdown document says that is asked for from other documents. Plain data: nothing of its tree is kept with it. Spans are the document's. */
export interface DocumentFacts {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly anchors: Anchors;
  /** Its text doesn't show all anchors that it has. */
  readonly mayHaveOtherAnchors: boolean;
  /** Its first heading of level 1, or its first: what the document is called. */
  readonly title: string | undefined;
  /** The words of its headings; each has the anchor of the same index. */
  readonly headings: readonly string[];
  readonly links: readonly LinkPlace[];
  /** The OpenAPI description that its front matter names. */
  readonly spec: SpecName | undefined;
  /** Undefined for a document without a contract: it is no API document. */
  readonly api: ApiFacts | undefined;
}

/** What a document says of an API. */
export interface ApiFacts {
  /** The rows of its own error catalogue. */
  readonly codes: readonly ErrorEntry[];
  /** The tables of the catalogue: a code in them isn't used there. */
  readonly tables: readonly Span[];
  readonly endpoints: readonly EndpointFact[];
  /** Those that it names without a method. */
  readonly paths: readonly EndpointPath[];
  /** Read when somebody asks. */
  readonly operations: readonly ToldOperation[];
}

/** An endpoint that a document declares or mentions. */
export interface EndpointFact {
  /** In upper case. */
  readonly method: string;
  readonly path: EndpointPath;
  readonly methodSpan: Span | undefined;
  readonly pathSpan: Span;
  readonly isDeclaration: boolean;
  /** The words of the nearest heading at or above it. */
  readonly heading: string | undefined;
  /** The section of that heading; to the document's end where there is none. */
  readonly section: Span;
}

/** The facts of a document; `alignment` is that with its contract. */
export function documentFacts(file: MarkdownFile, alignment: Alignment | undefined): DocumentFacts {
  const { uri, text, lines } = file;
  const title = file.headings.find(({ level }) => level === 1) ?? file.headings[0];
  return {
    uri,
    text,
    lines,
    anchors: anchorsOf(file),
    mayHaveOtherAnchors: mayHaveOtherAnchors(file),
    title: title?.text,
    headings: file.headings.map(({ text: words }) => words),
    links: linksOf(file),
    spec: specNameOf(file),
    api: alignment && apiFacts(file, alignment),
  };
}

/** What stands for a document that is too large to be read, or that is broken down on: its text, and nothing that it says. */
export function factsOfText(uri: string, text: string): DocumentFacts {
  return {
    uri,
    text,
    lines: new LineIndex(text),
    anchors: { names: [], accepted: new Set() },
    mayHaveOtherAnchors: true,
    title: undefined,
    headings: [],
    links: [],
    spec: undefined,
    api: undefined,
  };
}

/** The links of a document, in their order. */
export function linksOf(file: MarkdownFile): readonly LinkPlace[] {
  return file.parts.flatMap(({ start, content }) =>
    linkPlaces(content).map((link) => ({
      ...link,
      span: { start: start + link.span.start, end: start + link.span.end },
    })),
  );
}

function apiFacts(file: MarkdownFile, alignment: Alignment): ApiFacts {
  const catalogue = errorCatalogue(file, alignment);
  const operations = operationsLater(file);
  return {
    codes: catalogue.entries,
    tables: catalogue.tables,
    endpoints: endpointsOf(file).map(({ method, path, methodSpan, pathSpan, isDeclaration, heading }) => ({
      method,
      path,
      methodSpan,
      pathSpan,
      isDeclaration,
      heading: heading?.text,
      section: { start: heading?.span.start ?? 0, end: sectionEnd(file, heading?.index) },
    })),
    paths: barePathsOf(file),
    get operations() {
      return operations();
    },
  };
}

/** The document is not kept for it: where it is gone, its text is read anew. */
function operationsLater(file: MarkdownFile): () => readonly ToldOperation[] {
  const { uri, text } = file;
  const reference = new WeakRef(file);
  let known: readonly ToldOperation[] | undefined;
  return () => {
    known ??= toldOperations(reference.deref() ?? parseMarkdown(uri, text));
    return known;
  };
}

function sectionEnd(file: MarkdownFile, index: number | undefined): number {
  const heading = index === undefined ? undefined : file.headings[index];
  if (!heading || index === undefined) return file.text.length;
  const next = file.headings.slice(index + 1).find(({ level }) => level <= heading.level);
  return next?.span.start ?? file.text.length;
}
