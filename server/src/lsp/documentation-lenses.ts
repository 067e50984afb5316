import type { CodeLens, Location } from 'vscode-languageserver';
import { coverageTitle } from '#engine/bound/coverage-title.ts';
import { documentationTitle, documentedIn } from '#engine/bound/documented-in.ts';
import { matchEndpoint } from '#engine/drift/bound-api.ts';
import { countedPlaces } from '#engine/graph/counted-places.ts';
import { uriKey } from '#workspace/uris.ts';
import type { Analysis } from './kinds/analysis.ts';
import { toRange } from './locations.ts';
import type { Services } from './services.ts';
import { locateFrom } from './spec-symbols.ts';
import { documentsAbout } from './subjects.ts';

/** What an operation of a description is called by, or an endpoint of a document by its place among those of its headings. */
export type DocumentationLens =
  | { readonly lens: 'documentation'; readonly uri: string; readonly api: string; readonly key: string }
  | { readonly lens: 'documentation'; readonly uri: string; readonly index: number };

/** Comes back from the client. */
export function isDocumentationLens(data: unknown): data is DocumentationLens {
  if (typeof data !== 'object' || data === null) return false;
  const { lens, uri, api, key, index } = data as Readonly<Record<string, unknown>>;
  if (lens !== 'documentation' || typeof uri !== 'string') return false;
  return (typeof api === 'string' && typeof key === 'string') || typeof index === 'number';
}

/** One at each operation of a file of a description that documents are about. */
export async function lensesOfOperations(analysis: Analysis, services: Services): Promise<readonly CodeLens[]> {
  const [spec] = analysis.spec?.specs ?? [];
  if (!spec || (await documentsAbout(spec.uri, services)).length === 0) return [];
  const api = services.docs.apis.api(spec.uri);
  const own = uriKey(analysis.uri);
  return (api?.operations ?? []).flatMap(({ at, key }) => {
    const place = api?.locate(at);
    if (place?.uri !== own) return [];
    const data: DocumentationLens = { lens: 'documentation', uri: analysis.uri, api: spec.uri, key };
    return [{ range: toRange(analysis.lines, place.span), data }];
  });
}

/** One at each heading of a document that documents an operation. */
export function lensesOfEndpoints(analysis: Analysis, { docs }: Services): readonly CodeLens[] {
  const facts = docs.workspace.facts(analysis.uri);
  const set = facts && docs.apis.boundToFacts(facts, analysis.project);
  if (!facts || !set) return [];
  return countedPlaces(facts).flatMap(({ span, endpoint }, index) => {
    if (!matchEndpoint(set, endpoint)) return [];
    const data: DocumentationLens = { lens: 'documentation', uri: analysis.uri, index };
    return [{ range: toRange(facts.lines, span), data }];
  });
}

/** The words of a lens, and the places that it leads to; undefined where what it is about is no longer there. */
export async function resolveDocumentation(
  data: DocumentationLens,
  services: Services,
): Promise<{ readonly title: string; readonly places: readonly Location[] } | undefined> {
  const analysis = await services.analyses.of(data.uri);
  if (!analysis) return undefined;
  const locate = locateFrom(analysis, services);
  const { apis, workspace } = services.docs;
  if ('key' in data) {
    const api = apis.api(data.api);
    const operation = api?.operation(data.key);
    if (!api || !operation) return undefined;
    const found = documentedIn({ kind: 'operation', api, operation }, await documentsAbout(data.api, services));
    const places = found.flatMap(({ document: { facts }, span }) => locate(facts.uri, span) ?? []);
    return { title: documentationTitle(found), places };
  }
  const facts = workspace.facts(data.uri);
  const set = facts && apis.boundToFacts(facts, analysis.project);
  const place = facts && countedPlaces(facts)[data.index];
  const match = set && place && matchEndpoint(set, place.endpoint);
  if (!match) return undefined;
  const { api, operation } = match;
  const { uri, span } = api.locate(operation.at);
  const target = locate(uri, span);
  const all = await documentsAbout(api.uri, services);
  return { title: coverageTitle(match, { facts, set }, all), places: target ? [target] : [] };
}
