import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { linksIn } from '#engine/spec/navigation/links.ts';
import { keyPlace } from '#engine/spec/tree/node.ts';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';
import { locateFrom } from '../spec-symbols.ts';

/** References and pages in a spec as links. Where a reference leads is found out when somebody points at it. */
export const documentLinks: Feature = (services) => {
  const { connection, analyses, log } = services;
  connection.onDocumentLinks(
    guard(
      log,
      'textDocument/documentLink',
      async ({ textDocument: { uri } }: DocumentLinkParams): Promise<DocumentLink[] | null> => {
        const file = (await analyses.of(uri))?.spec?.file;
        if (!file) return null;
        return linksIn(file, mostLinks).map(({ span, target, kind }) => {
          const range = toRange(file, span);
          return kind === 'page' ? { range, target } : { range, data: { uri, reference: target } };
        });
      },
      () => null,
    ),
  );
  connection.onDocumentLinkResolve(
    guard(
      log,
      'documentLink/resolve',
      async (link: DocumentLink) => {
        const data: unknown = link.data;
        if (!isReference(data)) return link;
        const analysis = await analyses.of(data.uri);
        const { file, specs } = analysis?.spec ?? {};
        const [spec] = specs ?? [];
        if (!analysis || !file || !spec) return link;
        const { target, node, entry } = spec.lookup(file.uri, data.reference);
        if (target.isRemote) return { ...link, target: data.reference };
        const at = entry ? keyPlace(entry) : node;
        const span = at && spec.files.get(at.part.uri)?.spanOf(at);
        const location = span && locateFrom(analysis, services)(target.uri, span);
        if (!location) return link;
        const { line, character } = location.range.start;
        // VS Code goes to the line that such a fragment names, counted from 1.
        return { ...link, target: `${location.uri}#L${line + 1},${character + 1}` };
      },
      (link) => link,
    ),
  );
};

/** As many as an editor can show without becoming slow. */
const mostLinks = 5000;

/** Comes back from the client. */
function isReference(data: unknown): data is { readonly uri: string; readonly reference: string } {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, reference } = data as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && typeof reference === 'string';
}
