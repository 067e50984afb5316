import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, DescribedResponse } from '../api/described.ts';
import { isError } from '../api/error-places.ts';
import type { Span } from '../finding.ts';
import type { ToldOperation } from '../graph/told-operations.ts';
import { addTo } from '../lists.ts';
import { comparable } from '../operations/names.ts';
import type { Place } from '../spec/tree/node.ts';
import type { EndpointIndex } from './endpoint-index.ts';
import { type DescribedInput, inputsOf } from './inputs.ts';
import { namesByPlace } from './path-names.ts';
import { isOfProtocol } from './protocol-names.ts';

/** What a document of a description says, and by which endpoints it is known. */
export interface CoveringDocument {
  readonly uri: string;
  /** Of all descriptions that the document is about. */
  readonly index: EndpointIndex;
  readonly operations: readonly ToldOperation[];
  /** The rows of its error catalogue; a status holds for all operations. */
  readonly codes: readonly { readonly code: string; readonly status: string | undefined }[];
}

/** How much of a description its documents say. */
export interface ApiCoverage {
  /** Of the description's root. */
  readonly uri: string;
  readonly operations: readonly OperationCoverage[];
  /** The error codes that the description lists. */
  readonly codes: readonly CoveredItem[];
  readonly counts: CoverageCounts;
}

export interface CoverageCounts {
  readonly operations: CoverageCount;
  readonly parameters: CoverageCount;
  readonly responses: CoverageCount;
  readonly codes: CoverageCount;
}

export interface CoverageCount {
  readonly covered: number;
  readonly all: number;
}

export interface OperationCoverage {
  /** `GET /parcels/{id}`. */
  readonly key: string;
  readonly at: Place;
  /** Where it is documented: the path there. Empty: nowhere. */
  readonly documented: readonly { readonly uri: string; readonly span: Span }[];
  /** Also the properties of the body, without what is inside of them. */
  readonly parameters: readonly CoveredItem[];
  readonly responses: readonly CoveredItem[];
}

/** A parameter, a response's status, or a code. */
export interface CoveredItem {
  readonly name: string;
  readonly isCovered: boolean;
  /** In the description. */
  readonly at: Place;
}

/** What all documents of a description say of it. */
export function coverageOf(api: DescribedApi, documents: readonly CoveringDocument[]): ApiCoverage {
  const told = toldByOperation(api, documents);
  const common = commonStatuses(documents);
  const operations = api.operations.map((operation) =>
    coverOperation(api, operation, { told: told.get(operation.key) ?? [], common }),
  );
  const named = new Set(documents.flatMap((document) => document.codes.map(({ code }) => code)));
  const codes = api.errorCodes.codes.map(({ code, at }) => ({ name: code, isCovered: named.has(code), at }));
  return { uri: api.uri, operations, codes, counts: countsOf(operations, codes) };
}

/** What documents say of one operation. `common` are the statuses that hold for all ({@link commonStatuses}). */
export function coverOperation(
  api: DescribedApi,
  operation: DescribedOperation,
  { told, common }: { readonly told: readonly Told[]; readonly common: ReadonlySet<string> },
): OperationCoverage {
  const { responses } = api.details(operation);
  const names = new Set(told.flatMap((one) => one.operation.parameters.flatMap(namesOf)));
  // A parameter of the path has its place, whatever the document calls it.
  const inPath = new Set(
    told.flatMap((one) =>
      namesByPlace(one.operation.path, operation.path, one.offset).map(({ described }) => described),
    ),
  );
  const statuses = new Set(told.flatMap((one) => one.operation.statuses.map((status) => status.toUpperCase())));
  if (told.length > 0) for (const status of common) statuses.add(status);
  const hasAnswer = told.some((one) => one.operation.hasAnswer);
  return {
    key: operation.key,
    at: operation.at,
    documented: told.map(({ uri, operation: { pathSpan } }) => ({ uri, span: pathSpan })),
    parameters: parametersOf(api, operation).map(({ name, in: place, at }) => ({
      name,
      isCovered: names.has(comparable(name)) || (place === 'path' && inPath.has(name)),
      at,
    })),
    responses: responses.map((response) => ({
      name: response.status,
      isCovered: isTold(response, statuses) || (hasAnswer && isOnlySuccess(response, responses)),
      at: response.at,
    })),
  };
}

/** What a document says of an operation. */
export interface Told {
  readonly uri: string;
  readonly operation: ToldOperation;
  /** How many segments its path has before the described one: a base path, a version. */
  readonly offset: number;
}

/** The statuses of errors that the catalogues explain once for all operations: `404`, `4XX`. */
export function commonStatuses(documents: readonly Pick<CoveringDocument, 'codes'>[]): ReadonlySet<string> {
  const statuses = documents.flatMap(({ codes }) =>
    codes.flatMap(({ code, status }) => /^[45](?:\d\d|xx)\b/i.exec(status ?? code)?.[0].toUpperCase() ?? []),
  );
  return new Set(statuses);
}

/** Of several counts of the same kind the sum. */
export function addCounts(counts: readonly CoverageCounts[]): CoverageCounts {
  const sum = (kind: keyof CoverageCounts): CoverageCount => ({
    covered: counts.reduce((all, count) => all + count[kind].covered, 0),
    all: counts.reduce((all, count) => all + count[kind].all, 0),
  });
  return {
    operations: sum('operations'),
    parameters: sum('parameters'),
    responses: sum('responses'),
    codes: sum('codes'),
  };
}

/** In percent, with one decimal, cut off: 100 is all of it. Nothing to be covered is covered. */
export function percentOf(counts: CoverageCounts | CoverageCount): number {
  const { covered, all } = 'all' in counts ? counts : total(counts);
  return all === 0 ? 100 : Math.floor((covered * 1000) / all) / 10;
}

/** Operations, parameters, responses and codes together. */
function total({ operations, parameters, responses, codes }: CoverageCounts): CoverageCount {
  const each = [operations, parameters, responses, codes];
  return {
    covered: each.reduce((sum, { covered }) => sum + covered, 0),
    all: each.reduce((sum, { all }) => sum + all, 0),
  };
}

function toldByOperation(
  { uri }: DescribedApi,
  documents: readonly CoveringDocument[],
): ReadonlyMap<string, readonly Told[]> {
  const told = new Map<string, Told[]>();
  for (const document of documents) {
    for (const operation of document.operations) {
      const match = document.index.match(operation);
      if (match?.api !== uri) continue;
      const one = { uri: document.uri, operation, offset: match.offset };
      addTo(told, match.key, one);
    }
  }
  return told;
}

/** What a call of an operation may have, without what nobody has to name. */
function parametersOf(api: DescribedApi, operation: DescribedOperation): readonly DescribedInput[] {
  const { inputs } = inputsOf(api, api.details(operation));
  return inputs.filter(({ name, isOptionalToName }) => !isOptionalToName && !isOfProtocol(name));
}

/** `address` of `address.city`, `ids` of `ids[]`. */
function namesOf(parameter: string): readonly string[] {
  return [parameter, parameter.split(/[.[]/)[0] ?? parameter].map(comparable);
}

/** By its status, by the range that it is in, or as one of those that it stands for. */
function isTold({ status }: DescribedResponse, statuses: ReadonlySet<string>): boolean {
  const wanted = status.toUpperCase();
  if (statuses.has(wanted)) return true;
  if (wanted === 'DEFAULT') return [...statuses].some(isError);
  if (/^\dXX$/.test(wanted)) return [...statuses].some((one) => one[0] === wanted[0]);
  return statuses.has(`${wanted[0]}XX`);
}

/** An answer that is shown without a status is the one that all goes well with. */
function isOnlySuccess({ status }: DescribedResponse, all: readonly DescribedResponse[]): boolean {
  const isSuccess = (one: string): boolean => /^2/.test(one);
  if (isSuccess(status)) return all.filter((other) => isSuccess(other.status)).length === 1;
  return status === 'default' && all.length === 1;
}

function countsOf(operations: readonly OperationCoverage[], codes: readonly CoveredItem[]): CoverageCounts {
  return {
    operations: {
      covered: operations.filter(({ documented }) => documented.length > 0).length,
      all: operations.length,
    },
    parameters: countOf(operations.flatMap(({ parameters }) => parameters)),
    responses: countOf(operations.flatMap(({ responses }) => responses)),
    codes: countOf(codes),
  };
}

function countOf(items: readonly CoveredItem[]): CoverageCount {
  return { covered: items.filter(({ isCovered }) => isCovered).length, all: items.length };
}
