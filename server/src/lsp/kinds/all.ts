import type { OpenDocument } from '../documents.ts';
import { ownScheme } from '../resources.ts';
import type { FileKind, Sources } from './analysis.ts';
import { largeDocumentKind } from './large-document.ts';
import { markdownKind } from './markdown.ts';
import { projectFileKind } from './project-file.ts';
import { specKind } from './spec.ts';

/** The first that accepts a document has it. */
const kinds: readonly FileKind[] = [largeDocumentKind, markdownKind, specKind, projectFileKind];

/** Undefined for documents that aren't looked at: the server's own pages and contracts, and other versions of a file. */
export function kindOf(document: OpenDocument, sources: Sources): FileKind | undefined {
  if (document.uri.startsWith(ownScheme) || versionSchemes.test(document.uri)) return undefined;
  return kinds.find((kind) => kind.accepts(document, sources));
}

/** Where editors show a file as it was, beside the file as it is: problems there are nobody's to mend. */
const versionSchemes = /^(?:git|gitlens|review|pr|svn):/;
