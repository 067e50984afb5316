import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { subjectOccurrences } from '#engine/bound/doc-side.ts';
import { specOccurrences, specSymbolOf } from '#engine/bound/spec-side.ts';
import type { Subject } from '#engine/bound/subject.ts';
import { subjectAt } from '#engine/bound/subject-at.ts';
import { subjectInSpec } from '#engine/bound/subject-in-spec.ts';
import type { Span } from '#engine/finding.ts';
import type { Spec } from '#engine/spec/spec.ts';
import type { KnownBoundDocument } from '#workspace/apis/api-workspace.ts';
import { uriKey } from '#workspace/uris.ts';
import type { Analysis } from './kinds/analysis.ts';
import type { Services } from './services.ts';
import { descriptionsWith } from './spec-symbols.ts';

/** What is named at a position of a document or of a description that the other side names, too. */
export interface SubjectAtCursor {
  readonly analysis: Analysis;
  readonly subject: Subject;
  /** What stands there. */
  readonly span: Span;
  readonly isInSpec: boolean;
}

/** Undefined where there is nothing of the kind, and in other files. */
export async function subjectAtCursor(
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  { analyses, docs }: Services,
): Promise<SubjectAtCursor | undefined> {
  const analysis = await analyses.of(uri);
  if (!analysis) return undefined;
  const offset = analysis.lines.offsetAt(position);
  if (analysis.markdown) {
    const { file, result } = analysis.markdown;
    const bound = result.alignment && docs.apis.boundTo(file, analysis.project);
    const found = bound && subjectAt(file, bound, offset);
    return found && { analysis, ...found, isInSpec: false };
  }
  for (const { uri: root } of analysis.spec?.specs ?? []) {
    const api = docs.apis.api(root);
    const found = api && subjectInSpec(api, uriKey(uri), offset);
    if (found) return { analysis, subject: found.subject, span: api.locate(found.place).span, isInSpec: true };
  }
  return undefined;
}

/** The documents that are about a description, once the workspace has been looked through. */
export async function documentsAbout(
  uri: string,
  { docs, documents, analyses }: Services,
): Promise<readonly KnownBoundDocument[]> {
  await docs.index();
  const opened = documents.all().filter(({ spec }) => spec === undefined);
  await Promise.all(opened.map((document) => analyses.of(document.uri)));
  await docs.apis.prepareAll(docs.workspace.known() ?? []);
  return docs.apis.boundDocuments(uri) ?? [];
}

/** The descriptions that name a subject by its symbol: its own, and those that share files with it. */
export async function specsWith(subject: Subject, services: Services): Promise<readonly Spec[]> {
  const symbol = specSymbolOf(subject);
  const { spec } = subject.api;
  if (!symbol) return [spec];
  await services.specs.index();
  return descriptionsWith(spec, symbol, services);
}

/** Where something is named, on whichever side. */
export interface SubjectPlace {
  readonly uri: string;
  readonly span: Span;
  readonly role: 'definition' | 'use';
}

/** Every place of all documents and descriptions that names a subject. */
export async function placesNaming(subject: Subject, services: Services): Promise<readonly SubjectPlace[]> {
  return [
    ...specOccurrences(subject, await specsWith(subject, services)),
    ...(await docPlacesNaming(subject, services)),
  ];
}

/** Every place of all documents. */
export async function docPlacesNaming(subject: Subject, services: Services): Promise<readonly SubjectPlace[]> {
  const documents = await documentsAbout(subject.api.uri, services);
  return documents.flatMap((document) => subjectOccurrences(subject, document));
}

/** Each place once: the first of those that begin at the same offset. */
export function uniquePlaces(places: readonly SubjectPlace[]): readonly SubjectPlace[] {
  const seen = new Set<string>();
  return places.filter(({ uri, span }) => {
    const key = `${uriKey(uri)}#${span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}
