import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { barePathsOf, withBarePaths } from '#engine/drift/bare-paths.ts';
import { apiSetOf, type BoundApi } from '#engine/drift/bound-api.ts';
import { namingDocument, undocumentedByHome } from '#engine/drift/undocumented.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import type { Finding } from '#engine/finding.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import { declaresVersion } from '#engine/spec/declares-version.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile, type SpecFile } from '#engine/spec/text/spec-file.ts';
import { formatOf } from '#workspace/specs/spec-workspace.ts';
import { readDocuments } from './corpus.ts';
import { markdown } from './endpoints.ts';

/** What the rules about drift say of the docs of one pair, every document being about all of its specs. */
export interface DriftResult {
  readonly name: string;
  readonly operations: number;
  /** How many findings each rule has. */
  readonly counts: ReadonlyMap<string, number>;
  readonly lines: readonly string[];
}

export function findDrift(pair: string): DriftResult {
  const apis = readApis(join(pair, 'spec'));
  const set = apiSetOf(apis, [], undefined);
  const binding = { specs: apis.map(({ uri }) => uri), servers: [], kind: 'option', reason: '' } as const;
  const files = readDocuments(join(pair, 'docs'), markdown).documents.map(({ uri, path, text }) => ({
    path,
    file: parseMarkdown(uri, text),
  }));
  const names = files.map(({ file }) =>
    namingDocument(set.index, { uri: file.uri, endpoints: withBarePaths(endpointsOf(file), barePathsOf(file)) }),
  );
  const undocumented = undocumentedByHome(set, names);
  const project: Project = {
    configuration: {
      ...defaultConfiguration('file:///'),
      rules: { 'drift/stale-description': { severity: undefined, isOn: true, options: {} } },
    },
    contracts: builtinContracts(),
    contractOverride: 'api-reference',
  };
  const counts = new Map<string, number>();
  const lines: string[] = [];
  for (const { path, file } of files) {
    const bound: BoundApi = { ...set, binding, undocumented: () => undocumented.get(file.uri) ?? [], owned: () => [] };
    const { findings, failures } = checkMarkdown(project, file, path, { ...noNeighbours, api: () => bound });
    for (const failure of failures) lines.push(`FAILED ${path}: ${String(failure.rule)} ${String(failure.error)}`);
    for (const finding of findings) {
      if (!finding.rule.startsWith('drift/')) continue;
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
      lines.push(describe(`${path}:${file.lines.lineAt(finding.span.start) + 1}`, finding));
    }
  }
  const operations = apis.reduce((count, api) => count + api.operations.length, 0);
  return { name: pair.split('/').at(-1) ?? pair, operations, counts, lines };
}

function describe(place: string, { rule, message }: Finding): string {
  return `${rule}: ${place}: ${message}`;
}

function readApis(folder: string): DescribedApi[] {
  const files = new Map<string, SpecFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ya?ml|json)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const uri = pathToFileURL(path).href;
    files.set(uri, parseSpecFile(uri, formatOf(uri), readFileSync(path, 'utf8')));
  }
  return [...files.values()].flatMap((file) => {
    const spec = declaresVersion(file) ? buildSpec(file, (uri) => files.get(uri)) : undefined;
    return spec ? [describeApi(spec)] : [];
  });
}
