import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DescribedApi } from '#engine/api/api.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { AskedApi } from '#engine/drift/asked-api.ts';
import { pairsOf } from '#engine/drift/pairs.ts';
import { documentText, generateDocument } from '#engine/generate/document.ts';
import type { Project } from '#engine/project.ts';
import type { Change } from '../drift/changes/change.ts';
import { apiOf, checkPair, docChangeProblem, type Pair, specChangeProblem } from '../drift/changes/check-change.ts';
import { docChanges } from '../drift/changes/doc-changes.ts';
import { specChanges } from '../drift/changes/spec-changes.ts';
import { type Failure, randomOf } from './corpus.ts';

export interface ChangesResult {
  readonly specs: number;
  readonly count: number;
  /** Of each kind, by side: how many have been tried, and how many are all right. */
  readonly kinds: ReadonlyMap<string, { readonly tried: number; readonly passed: number }>;
  readonly failures: readonly Failure[];
}

interface Wanted {
  readonly specs: number;
  /** Of each spec and of both sides together. */
  readonly changes: number;
  /** Only specs with this in their path. */
  readonly only: string | undefined;
  print(line: string): void;
}

/**
 * Writes documents from some descriptions below a folder, of all versions in turn and the same ones at every run, which then have no drift. Each of a sample of single changes of either side
 * is found once, in its place, and repaired by the fix.
 */
export function checkChanges(folder: string, wanted: Wanted): ChangesResult {
  const kinds = new Map<string, { tried: number; passed: number }>();
  const failures: Failure[] = [];
  let [specs, count] = [0, 0];
  for (const { path, text, api } of chosenSpecs(folder, wanted)) {
    const start = performance.now();
    const { problems, tried } = checkSpec(text, api, wanted.changes, (kind, isPassed) => {
      const known = kinds.get(kind) ?? { tried: 0, passed: 0 };
      kinds.set(kind, { tried: known.tried + 1, passed: known.passed + (isPassed ? 1 : 0) });
    });
    specs += 1;
    count += tried;
    failures.push(...problems.map((message) => ({ path, message })));
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    wanted.print(
      `${path}: ${api.version}, ${api.operations.length} operations, ${tried} changes in ${seconds} s, ${problems.length} failures`,
    );
  }
  return { specs, count, kinds, failures };
}

interface ChosenSpec {
  readonly path: string;
  readonly text: string;
  readonly api: DescribedApi;
}

/** Of one file, small and middle-sized; the versions take turns. */
function* chosenSpecs(folder: string, { specs, only }: Wanted): Generator<ChosenSpec> {
  const random = randomOf('changes');
  const order = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
    .map((path) => ({ path, order: random() }))
    .sort((a, b) => a.order - b.order);
  const counts = new Map<string, number>();
  let count = 0;
  for (const { path } of order) {
    if (count >= specs) return;
    if (only !== undefined && !path.includes(only)) continue;
    if (statSync(join(folder, path)).size > mostBytes) continue;
    const text = readFileSync(join(folder, path), 'utf8');
    const api = /openapi|swagger/.test(text) ? read(text) : undefined;
    if (!api || api.operations.length < fewest || api.operations.length > mostOperations) continue;
    const known = counts.get(api.version) ?? 0;
    if (known > count / versions) continue;
    counts.set(api.version, known + 1);
    count += 1;
    yield { path, text, api };
  }
}

const mostBytes = 400_000;
const fewest = 3;
const mostOperations = 40;
const versions = 3;

function read(text: string): DescribedApi | undefined {
  try {
    return apiOf(specUri, text);
  } catch {
    return undefined;
  }
}

const specUri = 'file:///openapi.yaml';

function checkSpec(
  spec: string,
  api: DescribedApi,
  most: number,
  tell: (kind: string, isPassed: boolean) => void,
): { readonly problems: readonly string[]; readonly tried: number } {
  const contract = builtinContracts().get('api-docs');
  if (!contract) throw new Error('there is no contract api-docs');
  const project: Project = {
    configuration: defaultConfiguration('file:///'),
    contracts: new Map([[contract.id, contract]]),
    contractOverride: contract.id,
  };
  const text = documentText(generateDocument(api, contract), { isMarked: false });
  const pair: Pair = { uri: 'file:///api.md', text, specUri, spec };
  const { file, bound, findings } = checkPair(project, pair, api);
  const problems = findings.map(({ rule, message }) => `the pair drifts: ${rule}: ${message}`);
  if (problems.length > 0) return { problems, tried: 0 };
  const asked = new AskedApi(bound);
  const documented = new Map(pairsOf(file, asked).map((one) => [one.operation, one.documented]));
  const ofDocument = sampled([...docChanges(file, asked)], most / 2);
  const ofSpec = sampled([...specChanges(api, (operation) => documented.get(operation))], most / 2);
  const judge = (side: string, change: Change, problem: string | undefined): void => {
    tell(`${side}: ${change.kind}`, problem === undefined);
    if (problem !== undefined) problems.push(`${side}, ${change.name} (${change.kind}): ${problem}`);
  };
  for (const change of ofDocument) judge('document', change, docChangeProblem(project, pair, change, api));
  for (const change of ofSpec) judge('description', change, specChangeProblem(project, pair, change));
  return { problems, tried: ofDocument.length + ofSpec.length };
}

/** So many changes, of every kind alike. */
function sampled(changes: readonly Change[], most: number): readonly Change[] {
  const random = randomOf('change');
  const byKind = new Map<string, Change[]>();
  for (const { change } of changes.map((change) => ({ change, order: random() })).sort((a, b) => a.order - b.order))
    byKind.set(change.kind, [...(byKind.get(change.kind) ?? []), change]);
  const chosen: Change[] = [];
  for (let round = 0; chosen.length < most; round++) {
    const next = [...byKind.values()].flatMap((all) => all[round] ?? []);
    if (next.length === 0) break;
    chosen.push(...next);
  }
  return chosen.slice(0, most);
}
