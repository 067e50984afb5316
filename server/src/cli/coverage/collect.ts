import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DescribedApi } from '#engine/api/api.ts';
import {
  type ApiCoverage,
  addCounts,
  type CoverageCounts,
  type CoveredItem,
  type OperationCoverage,
  percentOf,
} from '#engine/drift/coverage.ts';
import type { Span } from '#engine/finding.ts';
import { uriKey } from '#workspace/uris.ts';
import type { Settings } from '../check-files.ts';
import { isCheckable, kindOf } from '../files/file-kind.ts';
import { type FoundFile, findFiles, type Problem } from '../files/find-files.ts';
import { compareTexts, displayPath, displayUri } from '../paths.ts';
import { problemsOfSpec, type Workspaces, workspacesAround } from '../workspaces.ts';

/** How much of some descriptions is documented, ready to be written: paths as people type them, lines from 1. */
export interface CoverageReport {
  /** In the order of their paths. */
  readonly apis: readonly ReportedApi[];
  readonly counts: CoverageCounts;
  /** Of everything that is counted. */
  readonly percent: number;
  readonly problems: readonly Problem[];
}

export interface ReportedApi {
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** All documents about it, in the order of their paths. */
  readonly documents: readonly string[];
  readonly operations: readonly ReportedOperation[];
  readonly codes: ReportedItems;
  readonly counts: CoverageCounts;
  readonly percent: number;
}

export interface ReportedOperation {
  readonly key: string;
  /** In the description. */
  readonly line: number;
  readonly documented: readonly { readonly path: string; readonly line: number }[];
  readonly parameters: ReportedItems;
  readonly responses: ReportedItems;
}

export interface ReportedItems {
  readonly covered: number;
  readonly all: number;
  readonly missing: readonly string[];
}

type CoverageSettings = Pick<Settings, 'workingDirectory' | 'projects'>;

/** Of the descriptions among some files, and of those that the documents among them are about. Every document of the workspace counts. */
export async function collectCoverage(names: readonly string[], settings: CoverageSettings): Promise<CoverageReport> {
  const found = await findFiles(names, settings.workingDirectory, isCheckable);
  const workspaces = workspacesAround(found.files, settings);
  const problems = [...found.problems, ...(await problemsOfSpec(workspaces, settings.projects))];
  await workspaces.docs.index();
  await workspaces.apis.prepareAll(workspaces.docs.known() ?? []);
  const uris = new Set([
    ...(await describedIn(found.files, workspaces, settings)),
    ...describedBy(found.files, workspaces),
  ]);
  const apis = [...uris].flatMap((uri) => {
    const api = workspaces.apis.api(uri);
    const coverage = workspaces.apis.coverage(uri);
    return api && coverage ? [reportApi(api, coverage, { workspaces, settings })] : [];
  });
  if (apis.length === 0 && problems.length === 0)
    problems.push({ path: names.join(' '), message: 'neither an OpenAPI description nor a document about one' });
  const counts = addCounts(apis.map((api) => api.counts));
  return {
    apis: apis.sort((a, b) => compareTexts(a.path, b.path)),
    counts,
    percent: percentOf(counts),
    problems: [...problems, ...settings.projects.problems()].map(({ path, message }) => ({
      path: displayPath(path, settings.workingDirectory),
      message,
    })),
  };
}

/** The URIs of the files that are roots of descriptions. */
async function describedIn(
  files: readonly FoundFile[],
  { apis }: Workspaces,
  { projects }: CoverageSettings,
): Promise<readonly string[]> {
  const uris: string[] = [];
  for (const { path, isNamed } of files) {
    const scope = await projects.scopeOf(path);
    if (kindOf(path) !== 'data' || (!isNamed && scope.isIgnored(path))) continue;
    const api = await apis.read(pathToFileURL(path).href);
    if (api) uris.push(api.uri);
  }
  return uris;
}

/** The URIs of the descriptions that documents are about. */
function describedBy(files: readonly FoundFile[], { docs, apis }: Workspaces): readonly string[] {
  const named = new Set(files.map(({ path }) => uriKey(pathToFileURL(path).href)));
  return (docs.known() ?? []).flatMap(({ facts, project }) =>
    named.has(uriKey(facts.uri)) ? (apis.boundToFacts(facts, project)?.apis.map(({ uri }) => uri) ?? []) : [],
  );
}

interface ReportContext {
  readonly workspaces: Workspaces;
  readonly settings: CoverageSettings;
}

function reportApi(api: DescribedApi, coverage: ApiCoverage, context: ReportContext): ReportedApi {
  const { workspaces, settings } = context;
  const documents = workspaces.apis.documentsOf(api.uri) ?? [];
  return {
    path: displayUri(api.uri, settings.workingDirectory),
    file: fileURLToPath(api.uri),
    documents: documents.map(({ uri }) => displayUri(uri, settings.workingDirectory)).sort(compareTexts),
    operations: coverage.operations.map((operation) => reportOperation(api, operation, context)),
    codes: reportItems(coverage.codes),
    counts: coverage.counts,
    percent: percentOf(coverage.counts),
  };
}

function reportOperation(
  api: DescribedApi,
  { key, at, documented, parameters, responses }: OperationCoverage,
  { workspaces: { docs, specs }, settings }: ReportContext,
): ReportedOperation {
  const line = (uri: string, span: Span): number =>
    ((docs.facts(uri)?.lines ?? specs.file(uri))?.positionAt(span.start).line ?? 0) + 1;
  const place = api.locate(at);
  return {
    key,
    line: line(place.uri, place.span),
    documented: documented.map(({ uri, span }) => ({
      path: displayUri(uri, settings.workingDirectory),
      line: line(uri, span),
    })),
    parameters: reportItems(parameters),
    responses: reportItems(responses),
  };
}

function reportItems(items: readonly CoveredItem[]): ReportedItems {
  const missing = items.filter(({ isCovered }) => !isCovered).map(({ name }) => name);
  return { covered: items.length - missing.length, all: items.length, missing };
}
