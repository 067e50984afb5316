import { LineIndex } from '#engine/text.ts';
import type { FileKind } from './analysis.ts';
import { markdownKind } from './markdown.ts';

/** Characters above which a document isn't checked while it is typed: it would take seconds at every keystroke. */
const mostCharacters = 5_000_000;

/** A Markdown document that is too large for an editor. The status says so; nothing else is done with it. */
export const largeDocumentKind: FileKind = {
  accepts: (document, sources) => markdownKind.accepts(document, sources) && document.text.length > mostCharacters,

  analyse: ({ uri, version }, project) => ({
    uri,
    version,
    lines: new LineIndex(''),
    project,
    findings: [],
    complete: () => [],
    hover: () => undefined,
    fixAll: () => [],
    selection: {
      contract: undefined,
      reason: `The document has more than ${mostCharacters / 1_000_000} million characters; only the command line checks it.`,
    },
  }),
};
