import type { Span } from '../finding.ts';
import { pathInProject } from '../graph/graph.ts';
import { escapeMarkdown } from '../spec/hover/untrusted.ts';
import { fileName } from '../spec/references/file-name.ts';
import { type BoundDocument, subjectOccurrences } from './doc-side.ts';
import type { Subject } from './subject.ts';

/** A place of a document that documents something of a description. */
export interface Documentation {
  readonly document: BoundDocument;
  readonly span: Span;
}

/** Where documents document an operation, or list a code; not where they only name it. */
export function documentedIn(
  subject: Subject & { kind: 'operation' | 'path' | 'code' },
  documents: readonly BoundDocument[],
): readonly Documentation[] {
  return documents.flatMap((document) =>
    subjectOccurrences(subject, document)
      .filter(({ role }) => role === 'definition')
      .map(({ span }) => ({ document, span })),
  );
}

/** The same in a line of Markdown; `folder` is the project's. */
export function describeDocumentation(places: readonly Documentation[], folder: string): string {
  if (places.length === 0) return 'Documented nowhere.';
  const shown = places.slice(0, mostShown).map(({ document: { facts }, span }) => {
    const line = facts.lines.lineAt(span.start) + 1;
    return `${escapeMarkdown(pathInProject(folder, facts.uri))}, line ${line}`;
  });
  const more = places.length > shown.length ? [`${places.length - shown.length} more`] : [];
  return `Documented in ${[...shown, ...more].join('; ')}.`;
}

const mostShown = 5;

/** In the words of a lens: where it is documented, by the files' names. */
export function documentationTitle(places: readonly Documentation[]): string {
  const names = [...new Set(places.map(({ document: { facts } }) => fileName(facts.uri)))];
  const [only, ...others] = names;
  if (only === undefined) return 'not documented';
  if (others.length === 0)
    return places.length === 1 ? `documented in ${only}` : `documented in ${only}, ${places.length} times`;
  return `documented in ${places.length} places`;
}
