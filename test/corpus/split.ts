import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import type { Project } from '#engine/project.ts';
import { checkSpec } from '#engine/spec/check-spec.ts';
import { buildSpec, type Spec } from '#engine/spec/spec.ts';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import { parseSpecFile, type SpecFile } from '#engine/spec/text/spec-file.ts';
import { bundle } from './bundle.ts';

/** Where a description that is split over files and the same one in a single file are said to differ. */
export interface SplitDifference {
  readonly files: number;
  readonly findings: number;
  /** What is found more often, or less often, in the bundled one: `openapi/rule: message`. */
  readonly differences: readonly string[];
}

/**
 * Bundles the description of a root, in memory, and compares the findings of both by rule and message. Undefined where the file is no root.
 * What is said of the text itself (`openapi/syntax`, `openapi/duplicate-key`) is left out, since a bundler writes another text.
 */
export function compareSplit(path: string): SplitDifference | undefined {
  const files = new Map<string, SpecFile | undefined>();
  const provide = (uri: string): SpecFile | undefined => {
    if (!files.has(uri)) files.set(uri, readSpec(uri));
    return files.get(uri);
  };
  const root = provide(pathToFileURL(path).href);
  const split = root && buildSpec(root, provide);
  if (!split) return undefined;
  const text = JSON.stringify(bundle(split), undefined, 2);
  const whole = buildSpec(parseSpecFile(split.uri, 'json', text), (uri) =>
    uri === split.uri ? undefined : provide(uri),
  );
  if (!whole) return undefined;
  const [before, after] = [countsOf(split), countsOf(whole)];
  const differences = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [some, others] = [before.get(key) ?? 0, after.get(key) ?? 0];
    return some === others ? [] : [`${some} split, ${others} bundled: ${key}`];
  });
  const findings = [...before.values()].reduce((sum, count) => sum + count, 0);
  return { files: split.files.size, findings, differences };
}

function readSpec(uri: string): SpecFile | undefined {
  try {
    const text = readFileSync(fileURLToPath(uri), 'utf8');
    return parseSpecFile(uri, /\.json$/i.test(uri) ? 'json' : 'yaml', text);
  } catch {
    return undefined;
  }
}

const project: Project = { configuration: defaultConfiguration('file:///'), contracts: new Map() };

const aboutText: ReadonlySet<string> = new Set(['openapi/syntax', 'openapi/duplicate-key']);

function countsOf(spec: Spec): Map<string, number> {
  const counts = new Map<string, number>();
  for (const findings of findingsByFile(checkSpec(project, spec)).values()) {
    for (const { rule, message } of findings) {
      if (aboutText.has(rule)) continue;
      const key = `${rule}: ${message}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
