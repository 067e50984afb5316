import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import { barePathsOf, withBarePaths } from '#engine/drift/bare-paths.ts';
import { apiSetOf, type BoundApi } from '#engine/drift/bound-api.ts';
import { namingDocument, operationsOwnedBy, undocumentedByHome } from '#engine/drift/undocumented.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import type { Finding, Fix, Span } from '#engine/finding.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { Project } from '#engine/project.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import type { SpecFormat } from '#engine/spec/text/part.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import { applyChange, type Change } from './change.ts';

/** A document and the one file of its description. */
export interface Pair {
  readonly uri: string;
  readonly text: string;
  readonly specUri: string;
  readonly spec: string;
}

export interface CheckedPair {
  readonly file: MarkdownFile;
  readonly api: DescribedApi;
  readonly bound: BoundApi;
  readonly findings: readonly Finding[];
}

/** Where the two disagree. `before` is what is known of the same description. */
export function checkPair(
  project: Project,
  { uri, text, specUri, spec: specText }: Pair,
  api = apiOf(specUri, specText),
): CheckedPair {
  const file = parseMarkdown(uri, text);
  const set = apiSetOf([api], [], undefined);
  const naming = namingDocument(set.index, { uri, endpoints: withBarePaths(endpointsOf(file), barePathsOf(file)) });
  const bound: BoundApi = {
    ...set,
    binding: { specs: [specUri], servers: [], kind: 'option', reason: '' },
    undocumented: () => undocumentedByHome(set, [naming]).get(uri) ?? [],
    owned: () => operationsOwnedBy(uri, set, [naming]),
  };
  const { findings, failures } = checkMarkdown(
    project,
    file,
    undefined,
    { ...noNeighbours, api: () => bound },
    isDrift,
  );
  for (const { rule, error } of failures) throw new Error(`${rule} broke down`, { cause: error });
  return { file, api, bound, findings };
}

export function apiOf(uri: string, text: string): DescribedApi {
  const format: SpecFormat = text.trimStart().startsWith('{') ? 'json' : 'yaml';
  const spec = buildSpec(parseSpecFile(uri, format, text), () => undefined);
  if (!spec) throw new Error('the text declares no version');
  return describeApi(spec);
}

function isDrift(rule: string): boolean {
  return rule.startsWith('drift/');
}

/** What is wrong with the findings that a change of the document makes; undefined where all is well. */
export function docChangeProblem(project: Project, pair: Pair, change: Change, api: DescribedApi): string | undefined {
  const changed = { ...pair, text: applyChange(pair.text, change) };
  const { findings } = checkPair(project, changed, api);
  const [finding, ...others] = findings;
  if (!finding) return 'nothing is found';
  if (others.length > 0) return `${findings.length} findings: ${findings.map(describe).join('; ')}`;
  if (change.at && !meets(finding.span, change.at))
    return `found elsewhere: ${describe(finding)} at ${JSON.stringify(changed.text.slice(finding.span.start, finding.span.end))}`;
  return change.hasNoFix ? undefined : fixProblem(project, changed, findings);
}

/** As {@link docChangeProblem}, of a change of the description: one finding for each place of the document that it makes false. */
export function specChangeProblem(project: Project, pair: Pair, change: Change): string | undefined {
  const changed = { ...pair, spec: applyChange(pair.spec, change) };
  const { findings } = checkPair(project, changed);
  if (findings.length === 0) return 'nothing is found';
  const spans = findings.map(({ span }) => `${span.start}-${span.end}`);
  if (new Set(spans).size < spans.length) return `twice at the same place: ${findings.map(describe).join('; ')}`;
  const { at } = change;
  const lost =
    at && findings.find(({ related }) => !related.some(({ uri, span }) => uri === pair.specUri && meets(span, at)));
  if (lost) return `leads elsewhere: ${describe(lost)}`;
  return change.hasNoFix ? undefined : fixProblem(project, changed, findings);
}

/** The first fix of each finding, of the document alone, leaves nothing. */
function fixProblem(project: Project, pair: Pair, findings: readonly Finding[]): string | undefined {
  let current = pair;
  let left = findings;
  for (let round = 0; round <= findings.length; round++) {
    const [finding] = left;
    if (!finding) return undefined;
    const fix = finding.fixes.find((one) => isOfDocument(one, pair));
    if (!fix) return `no fix: ${describe(finding)}`;
    current = { ...current, text: applyEdits(current.text, fix.edits) };
    const next = checkPair(project, current).findings;
    if (next.length >= left.length) return `the fix "${fix.title}" leaves ${next.map(describe).join('; ')}`;
    left = next;
  }
  return left.length === 0 ? undefined : `fixes leave ${left.map(describe).join('; ')}`;
}

function isOfDocument({ edits }: Fix, { uri }: Pair): boolean {
  return edits.every((edit) => edit.uri === uri);
}

function meets(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function describe({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}
