import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type ReferenceParams,
} from 'vscode-languageserver';
import { subjectOccurrences } from '#engine/bound/doc-side.ts';
import { specOccurrences } from '#engine/bound/spec-side.ts';
import type { Span } from '#engine/finding.ts';
import { findOccurrences } from '#engine/spec/navigation/find.ts';
import { occurrencesHere, occurrencesOf, ownSymbolAtCursor } from '../doc-symbols.ts';
import { guard } from '../guard.ts';
import type { Analysis } from '../kinds/analysis.ts';
import { isSameFile } from '../lines-of.ts';
import { toRange } from '../locations.ts';
import type { Feature, Services } from '../services.ts';
import { descriptionsWith, locateFrom, symbolAtCursor } from '../spec-symbols.ts';
import {
  docPlacesNaming,
  placesNaming,
  type SubjectAtCursor,
  type SubjectPlace,
  subjectAtCursor,
  uniquePlaces,
} from '../subjects.ts';

/** Where that is named which a spec or a document names at the cursor: in the whole workspace, and in the document. */
export const references: Feature = (services) => {
  const { connection, log } = services;
  connection.onReferences(
    guard(
      log,
      'textDocument/references',
      async (params: ReferenceParams) => {
        const analysis = await services.analyses.of(params.textDocument.uri);
        if (!analysis) return [];
        const locate = locateFrom(analysis, services);
        return uniquePlaces(await placesNamed(params, services))
          .filter(({ role }) => role === 'use' || params.context.includeDeclaration)
          .flatMap(({ uri, span }) => locate(uri, span) ?? []);
      },
      () => [],
    ),
  );
  connection.onDocumentHighlight(
    guard(
      log,
      'textDocument/documentHighlight',
      async (params: DocumentHighlightParams) => {
        const inDocs = await ownSymbolAtCursor(params, services);
        if (inDocs) return highlights(occurrencesHere(inDocs), inDocs.analysis);
        const found = await symbolAtCursor(params, services);
        if (found) return highlights(findOccurrences([found.spec], found.named.symbol), found.analysis);
        const subject = await subjectAtCursor(params, services);
        return subject ? highlights(placesHere(subject, services), subject.analysis) : [];
      },
      () => [],
    ),
  );
};

/** In documents, in descriptions, and on the other side of either. */
async function placesNamed(params: ReferenceParams, services: Services): Promise<readonly SubjectPlace[]> {
  const inDocs = await ownSymbolAtCursor(params, services);
  const subject = await subjectAtCursor(params, services);
  if (inDocs) return [...occurrencesOf(inDocs), ...(subject ? await placesNaming(subject.subject, services) : [])];
  if (subject && !subject.isInSpec) return placesNaming(subject.subject, services);
  await services.specs.index();
  const found = await symbolAtCursor(params, services);
  const inSpecs = found
    ? findOccurrences(descriptionsWith(found.spec, found.named.symbol, services), found.named.symbol)
    : specOccurrencesOf(subject);
  return [...inSpecs, ...(subject ? await docPlacesNaming(subject.subject, services) : [])];
}

function specOccurrencesOf(found: SubjectAtCursor | undefined): readonly SubjectPlace[] {
  return found ? specOccurrences(found.subject) : [];
}

function placesHere({ subject, analysis, isInSpec }: SubjectAtCursor, { docs }: Services): readonly SubjectPlace[] {
  if (isInSpec) return specOccurrences(subject);
  const facts = docs.workspace.facts(analysis.uri);
  const set = facts && docs.apis.boundToFacts(facts, analysis.project);
  return facts && set ? subjectOccurrences(subject, { facts, set }) : [];
}

interface Occurrence {
  readonly uri: string;
  readonly span: Span;
  readonly role: 'definition' | 'use';
}

function highlights(occurrences: readonly Occurrence[], { uri, lines }: Analysis): DocumentHighlight[] {
  return occurrences
    .filter((one) => isSameFile(one.uri, uri))
    .map(({ span, role }) => ({
      range: toRange(lines, span),
      kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
