import type { CodeLens, CodeLensParams, Location } from 'vscode-languageserver';
import { countedPlaces } from '#engine/graph/counted-places.ts';
import { findDocOccurrences } from '#engine/graph/occurrences.ts';
import { findOccurrences } from '#engine/spec/navigation/find.ts';
import { namedPlaces } from '#engine/spec/navigation/reference-counts.ts';
import { targetSymbol } from '#engine/spec/navigation/symbol-at.ts';
import { graphAround } from '../doc-symbols.ts';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature, Services } from '../services.ts';
import { locateFrom } from '../spec-symbols.ts';

/** How often each component of a spec is used, and each endpoint of a document. Counted when the lens comes into view. */
export const codeLenses: Feature = (services) => {
  const { connection, log } = services;
  connection.onCodeLens(
    guard(
      log,
      'textDocument/codeLens',
      async ({ textDocument: { uri } }: CodeLensParams) =>
        (await lensesInSpec(uri, services)) ?? (await lensesInDocument(uri, services)) ?? null,
      () => null,
    ),
  );
  connection.onCodeLensResolve(
    guard(
      log,
      'codeLens/resolve',
      async (lens: CodeLens) => {
        const data: unknown = lens.data;
        if (isComponent(data)) return countUses(lens, data.uri, await usesInSpecs(data, services), services);
        if (isInDocument(data)) return countUses(lens, data.uri, await usesInDocs(data, services), services);
        return lens;
      },
      (lens) => lens,
    ),
  );
};

async function lensesInSpec(uri: string, { analyses }: Services): Promise<CodeLens[] | undefined> {
  const { file, specs } = (await analyses.of(uri))?.spec ?? {};
  const [spec] = specs ?? [];
  if (!file || !spec) return undefined;
  return namedPlaces(spec, file).map(({ tokens, name }) => ({ range: toRange(file, name), data: { uri, tokens } }));
}

async function lensesInDocument(uri: string, { analyses, docs }: Services): Promise<CodeLens[] | undefined> {
  const analysis = await analyses.of(uri);
  const facts = analysis?.markdown?.result.alignment && docs.workspace.facts(uri);
  if (!facts) return undefined;
  return countedPlaces(facts).map(({ span }, index) => ({ range: toRange(facts.lines, span), data: { uri, index } }));
}

/** Undefined where the place is no longer there. */
async function usesInSpecs({ uri, tokens }: Component, services: Services): Promise<Location[] | undefined> {
  const analysis = await services.analyses.of(uri);
  const { file, specs } = analysis?.spec ?? {};
  const [spec] = specs ?? [];
  if (!analysis || !file || !specs || !spec) return undefined;
  const locate = locateFrom(analysis, services);
  return findOccurrences(specs, targetSymbol(spec, file.uri, tokens))
    .filter(({ role }) => role === 'use')
    .flatMap(({ uri: other, span }) => locate(other, span) ?? []);
}

/** As {@link usesInSpecs}. What documents say elsewhere of the endpoint is a use, too. */
async function usesInDocs({ uri, index }: InDocument, services: Services): Promise<Location[] | undefined> {
  const around = await graphAround(uri, services);
  const facts = around?.graph.document(uri);
  const place = facts && countedPlaces(facts)[index];
  if (!around || !facts || !place) return undefined;
  return findDocOccurrences(around.graph, place.symbol, around.project)
    .filter((one) => one.uri !== facts.uri || one.span.start !== place.span.start)
    .flatMap(({ uri: other, span }) => around.locate(other, span) ?? []);
}

function countUses(lens: CodeLens, uri: string, uses: Location[] | undefined, { client }: Services): CodeLens {
  if (!uses) return lens;
  const title = uses.length === 1 ? '1 reference' : `${uses.length} references`;
  const command = client.options.showReferences;
  if (command === undefined || uses.length === 0) return { ...lens, command: { title, command: '' } };
  return { ...lens, command: { title, command, arguments: [uri, lens.range.start, uses] } };
}

/** What comes back from the client. */
interface Component {
  readonly uri: string;
  readonly tokens: readonly string[];
}

interface InDocument {
  readonly uri: string;
  readonly index: number;
}

function isComponent(data: unknown): data is Component {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, tokens } = data as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && Array.isArray(tokens) && tokens.every((token) => typeof token === 'string');
}

function isInDocument(data: unknown): data is InDocument {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, index } = data as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && typeof index === 'number';
}
