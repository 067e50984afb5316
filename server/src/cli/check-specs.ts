import { fileURLToPath, pathToFileURL } from 'node:url';
import { withUndocumented } from '#engine/drift/undocumented-in-spec.ts';
import type { Finding } from '#engine/finding.ts';
import { compatibleFixes } from '#engine/fix.ts';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { mergeFindings } from '#engine/spec/merge-findings.ts';
import type { Spec } from '#engine/spec/spec.ts';
import { baselineEntryOf, findingsByFile } from '#engine/spec/spec-findings.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import { formatOf, type SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { uriKey } from '#workspace/uris.ts';
import type { Settings } from './check-files.ts';
import { describeFailure } from './describe-failure.ts';
import type { FoundFile, Problem } from './files/find-files.ts';
import { describeSystemError } from './files/read-text.ts';
import { replaceFile } from './files/write-file.ts';
import { rootsOfFragments } from './fragments.ts';
import { displayPath, displayUri } from './paths.ts';
import type { Progress } from './progress.ts';
import type { ProjectScope } from './projects.ts';
import { type FileReport, reportFindings } from './report.ts';
import type { Workspaces } from './workspaces.ts';

export interface SpecsOutcome {
  readonly reports: readonly FileReport[];
  readonly problems: readonly Problem[];
  /** Absolute paths of all files that a description is made of, and of those that have a problem. */
  readonly files: ReadonlySet<string>;
  readonly fixedFiles: number;
  /** The text that was given, after every safe fix. */
  readonly fixedText?: string | undefined;
}

export interface SpecsQuestion {
  readonly candidates: readonly FoundFile[];
  readonly settings: Settings;
  readonly workspaces: Workspaces;
  readonly scopeOf: (path: string) => Promise<ProjectScope>;
  readonly progress?: Progress;
  /** A text that is taken for that of a file, which is not written. */
  readonly input?: { readonly path: string; readonly text: string };
}

/** Checks the OpenAPI descriptions among some YAML and JSON files, each with all files that its references reach. */
export async function checkSpecs({
  candidates,
  settings,
  workspaces,
  scopeOf,
  progress,
  input,
}: SpecsQuestion): Promise<SpecsOutcome> {
  const { workingDirectory } = settings;
  const { specs: workspace, folders: tops } = workspaces;
  const roots: Root[] = [];
  const problems: Problem[] = [];
  const inputUri = input && uriKey(pathToFileURL(input.path).href);
  if (input && inputUri !== undefined) workspace.put(parseSpecFile(inputUri, formatOf(inputUri), input.text));
  const named = new Set<string>();
  for (const [index, { path, isNamed }] of candidates.entries()) {
    progress?.step(`${index + 1}/${candidates.length} ${displayPath(path, workingDirectory)}`);
    const uri = pathToFileURL(path).href;
    // A file that a description was found to have is there already.
    const isFragment = workspace.file(uri) !== undefined && uriKey(uri) !== inputUri;
    const text = await workspace.read(uri);
    const spec = text && ((await workspace.load(uri)) ?? workspace.spec(uri));
    const problem = isNamed ? workspace.problemOf(uri) : undefined;
    if (problem !== undefined) problems.push({ path, message: problem });
    else if (!spec && isNamed) named.add(uriKey(uri));
    if (!spec && !isFragment) workspace.filesChanged([uri]);
    if (!spec) continue;
    roots.push({ path, uri: spec.uri, scope: await scopeOf(path) });
  }
  for (const uri of await rootsOfFragments(workspace, [...named], tops)) {
    const path = fileURLToPath(uri);
    roots.push({ path, uri, scope: await scopeOf(path), only: named });
  }
  const fixedFiles = settings.isFixing ? await fixAll(workspace, roots, problems, inputUri) : 0;
  const found: ReadonlyMap<string, readonly Finding[]>[] = [];
  const specs = new Map<string, Spec>();
  for (const { path, uri, scope, only } of roots) {
    const result = workspace.check(uri, scope.project);
    if (!result) continue;
    specs.set(uri, result.spec);
    const byFile = findingsByFile(await withHints(result, workspaces));
    found.push(only ? new Map([...byFile].filter(([file]) => only.has(file))) : byFile);
    for (const failure of result.failures) problems.push({ path, message: describeFailure(failure) });
  }
  const merged = mergeFindings(found);
  const asked = new Set([...roots.map(({ uri }) => uri), ...named]);
  const reports: FileReport[] = [];
  for (const [uri, findings] of merged) {
    const file = workspace.file(uri);
    const path = fileURLToPath(uri);
    const isWanted = findings.length > 0 || asked.has(uri) || settings.isUpdatingBaseline;
    if (!file || !isWanted || (await scopeOf(path)).isIgnored(path)) continue;
    reports.push({
      path: displayPath(path, workingDirectory),
      kind: 'spec',
      contract: undefined,
      openapi: specs.get(uri)?.declared.declared,
      isIgnored: false,
      findings: reportFindings(findings, file, {
        pathOf: (other) => displayUri(other, workingDirectory),
        linesOf: (other) => workspace.file(other) ?? settings.projects.linesOf(other),
        entryOf: settings.isUpdatingBaseline ? baselineEntryOf : undefined,
      }),
    });
  }
  const files = new Set([...merged.keys()].map((uri) => fileURLToPath(uri)));
  for (const { path } of problems) files.add(path);
  const fixedText = inputUri === undefined ? undefined : workspace.file(inputUri)?.text();
  return { reports, problems, files, fixedFiles, fixedText };
}

/**
 * With what no document says. The documents are read only where the project says which descriptions they are about: a description by itself is checked without
 * looking through all there is.
 */
async function withHints(result: SpecResult, { docs, apis }: Workspaces): Promise<SpecResult> {
  const { configuration, specOverride } = result.project;
  if (configuration.apis.length === 0 && specOverride === undefined) return result;
  if (!docs.known()) await docs.index();
  await apis.prepareAll(docs.known() ?? []);
  return withUndocumented(result, apis);
}

interface Root {
  readonly path: string;
  readonly uri: string;
  readonly scope: ProjectScope;
  /** The files that are asked about, where that isn't all of them. */
  readonly only?: ReadonlySet<string>;
}

/** Applies the safe fixes of all descriptions, again and again until none is left, and writes what changed. */
async function fixAll(
  workspace: SpecWorkspace,
  roots: readonly Root[],
  problems: Problem[],
  inputUri: string | undefined,
): Promise<number> {
  const changed = new Set<string>();
  for (const { uri, scope, only } of roots) {
    for (let round = 0; round < mostRounds; round++) {
      const result = workspace.check(uri, scope.project);
      const findings = result ? [...findingsByFile(result).values()].flat() : [];
      const files = new Set(
        findings.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map((edit) => edit.uri))),
      );
      let hasChanged = false;
      for (const file of files) {
        if (only && !only.has(file)) continue;
        const edits = compatibleFixes(findings, file);
        if (edits.length === 0) continue;
        // From the end, so that the places before stay what they are.
        const ordered = edits.toSorted((a, b) => b.span.start - a.span.start);
        workspace.change(
          file,
          ordered.map(({ span, text }) => ({ span, text })),
        );
        changed.add(file);
        hasChanged = true;
      }
      if (!hasChanged) break;
    }
  }
  for (const uri of changed) {
    if (uri === inputUri) continue;
    const path = fileURLToPath(uri);
    try {
      await replaceFile(path, workspace.file(uri)?.text() ?? '');
    } catch (error) {
      problems.push({ path, message: `could not be written: ${describeSystemError(error)}` });
      changed.delete(uri);
    }
  }
  return changed.size;
}

const mostRounds = 50;
