import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { findOccurrences } from '#engine/spec/navigation/find.ts';
import { namedPlaces } from '#engine/spec/navigation/reference-counts.ts';
import { targetSymbol } from '#engine/spec/navigation/symbol-at.ts';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';
import { locateFrom } from '../spec-symbols.ts';

/** How often each component of a spec is used. Counted when the lens comes into view. */
export const codeLenses: Feature = (services) => {
  const { connection, analyses, client, log } = services;
  connection.onCodeLens(
    guard(
      log,
      'textDocument/codeLens',
      async ({ textDocument: { uri } }: CodeLensParams): Promise<CodeLens[] | null> => {
        const { file, specs } = (await analyses.of(uri))?.spec ?? {};
        const [spec] = specs ?? [];
        if (!file || !spec) return null;
        return namedPlaces(spec, file).map(({ tokens, name }) => ({
          range: toRange(file, name),
          data: { uri, tokens },
        }));
      },
      () => null,
    ),
  );
  connection.onCodeLensResolve(
    guard(
      log,
      'codeLens/resolve',
      async (lens: CodeLens) => {
        const data: unknown = lens.data;
        if (!isComponent(data)) return lens;
        const { uri, tokens } = data;
        const analysis = await analyses.of(uri);
        const { file, specs } = analysis?.spec ?? {};
        const [spec] = specs ?? [];
        if (!analysis || !file || !specs || !spec) return lens;
        const found = findOccurrences(specs, targetSymbol(spec, file.uri, tokens));
        const uses = found.filter(({ role }) => role === 'use');
        const title = uses.length === 1 ? '1 reference' : `${uses.length} references`;
        const command = client.options.showReferences;
        if (command === undefined || uses.length === 0) return { ...lens, command: { title, command: '' } };
        const locate = locateFrom(analysis, services);
        const locations = uses.flatMap(({ uri: other, span }) => locate(other, span) ?? []);
        return { ...lens, command: { title, command, arguments: [uri, lens.range.start, locations] } };
      },
      (lens) => lens,
    ),
  );
};

/** Comes back from the client. */
function isComponent(data: unknown): data is { readonly uri: string; readonly tokens: readonly string[] } {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, tokens } = data as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && Array.isArray(tokens) && tokens.every((token) => typeof token === 'string');
}
