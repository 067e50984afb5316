import type { OpenDocument } from '../documents.ts';
import { ownScheme } from '../resources.ts';
import type { FileKind } from './analysis.ts';
import { markdownKind } from './markdown.ts';
import { projectFileKind } from './project-file.ts';

/** The first that accepts a document has it. */
const kinds: readonly FileKind[] = [markdownKind, projectFileKind];

/** Undefined for documents that aren't looked at, among them the server's own pages and contracts. */
export function kindOf(document: OpenDocument): FileKind | undefined {
  if (document.uri.startsWith(ownScheme)) return undefined;
  return kinds.find((kind) => kind.accepts(document));
}
