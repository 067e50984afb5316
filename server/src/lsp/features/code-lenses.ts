import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest, type Location } from 'vscode-languageserver';
import { countedPlaces } from '#engine/graph/counted-places.ts';
import { findDocOccurrences } from '#engine/graph/occurrences.ts';
import { findOccurrences } from '#engine/spec/navigation/find.ts';
import { namedPlaces } from '#engine/spec/navigation/reference-counts.ts';
import { targetSymbol } from '#engine/spec/navigation/symbol-at.ts';
import { graphAround } from '../doc-symbols.ts';
import {
  type DocumentationLens,
  isDocumentationLens,
  lensesOfEndpoints,
  lensesOfOperations,
  resolveDocumentation,
} from '../documentation-lenses.ts';
import { guard, inBackground } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature, Services } from '../services.ts';
import { locateFrom } from '../spec-symbols.ts';

/**
 * How often each component of a spec is used, and each endpoint of a document; where operations are documented, and which operation an endpoint is. Worked out when the
 * lens comes into view.
 */
export const codeLenses: Feature = (services) => {
  const { connection, log } = services;
  refreshLenses(services);
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
        if (isDocumentationLens(data)) return withDocumentation(lens, data, services);
        if (isComponent(data)) return countUses(lens, data.uri, await usesInSpecs(data, services), services);
        if (isInDocument(data)) return countUses(lens, data.uri, await usesInDocs(data, services), services);
        return lens;
      },
      (lens) => lens,
    ),
  );
};

/** What they say is of other files, too: editors ask again for their own file only. */
function refreshLenses({ connection, client, docs, specs, log }: Services): void {
  if (!client.refreshesLenses) return;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(waiting);
    const ask = () => connection.sendRequest(CodeLensRefreshRequest.type);
    waiting = setTimeout(() => inBackground(log, CodeLensRefreshRequest.method, ask()), refreshDelay);
  };
  docs.onDidChange(changed);
  specs.onDidChange(changed);
}

/** Somebody who types gets it when they pause. In milliseconds. */
const refreshDelay = 1000;

async function lensesInSpec(uri: string, services: Services): Promise<CodeLens[] | undefined> {
  const analysis = await services.analyses.of(uri);
  const { file, specs } = analysis?.spec ?? {};
  const [spec] = specs ?? [];
  if (!analysis || !file || !spec) return undefined;
  const counts = namedPlaces(spec, file).map(({ tokens, name }) => ({
    range: toRange(file, name),
    data: { uri, tokens },
  }));
  return [...counts, ...(await lensesOfOperations(analysis, services))];
}

async function lensesInDocument(uri: string, services: Services): Promise<CodeLens[] | undefined> {
  const analysis = await services.analyses.of(uri);
  const facts = analysis?.markdown?.result.alignment && services.docs.workspace.facts(uri);
  if (!analysis || !facts) return undefined;
  const counts = countedPlaces(facts).map(({ span }, index) => ({
    range: toRange(facts.lines, span),
    data: { uri, index },
  }));
  return [...lensesOfEndpoints(analysis, services), ...counts];
}

async function withDocumentation(lens: CodeLens, data: DocumentationLens, services: Services): Promise<CodeLens> {
  const found = await resolveDocumentation(data, services);
  return found ? withPlaces(lens, data.uri, found, services) : lens;
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

function countUses(lens: CodeLens, uri: string, uses: Location[] | undefined, services: Services): CodeLens {
  if (!uses) return lens;
  const title = uses.length === 1 ? '1 reference' : `${uses.length} references`;
  return withPlaces(lens, uri, { title, places: uses }, services);
}

function withPlaces(
  lens: CodeLens,
  uri: string,
  { title, places }: { readonly title: string; readonly places: readonly Location[] },
  { client }: Services,
): CodeLens {
  const command = client.options.showReferences;
  if (command === undefined || places.length === 0) return { ...lens, command: { title, command: '' } };
  return { ...lens, command: { title, command, arguments: [uri, lens.range.start, places] } };
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
