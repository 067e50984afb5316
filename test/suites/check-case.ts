import { defaultConfiguration, type RuleSetting } from '#engine/configuration/configuration.ts';
import type { Severity } from '#engine/finding.ts';
import type { Project } from '#engine/project.ts';
import { rules } from '#engine/rules/registry.ts';
import { checkSpec } from '#engine/spec/check-spec.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import { parseSpecFile, type SpecFile } from '#engine/spec/text/spec-file.ts';
import { keyPlace, type Node } from '#engine/spec/tree/node.ts';
import type { LabelledCase } from './case.ts';
import { pointerOf } from './pointer.ts';

/** The rules that are on: as they are without a configuration, or one alone, with its options. */
export type RuleSelection =
  | { readonly kind: 'default' }
  | { readonly kind: 'only'; readonly rule: string; readonly options: Readonly<Record<string, unknown>> };

export interface CaseFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The file that it is in. */
  readonly path: string;
  /** The innermost value, or key, at which it begins: a JSON pointer. */
  readonly pointer: string;
}

const folder = 'file:///suite/';

/**
 * Runs the engine on a case, and finds in all files that its root reaches. Nothing where the root is no OpenAPI document.
 * @throws where a rule throws
 */
export function checkCase({ files, root }: LabelledCase, selection: RuleSelection): CaseFinding[] {
  const file = parsed(files, root);
  const spec = file && buildSpec(file, (uri) => parsed(files, pathOf(uri)));
  if (!spec) return [];
  const result = checkSpec(projectFor(selection), spec);
  const [failure] = result.failures;
  if (failure) throw new Error(`${failure.rule} on ${root}`, { cause: failure.error });
  return [...findingsByFile(result)].flatMap(([uri, findings]) =>
    findings.map(({ rule, severity, message, span }) => {
      const pointer = pointerAt(spec.files.get(uri), span.start);
      return { rule, severity, message, path: pathOf(uri), pointer };
    }),
  );
}

/** Whether a rule exists, so that a case can be about it. */
export function isBuilt(rule: string): boolean {
  return rules.has(rule);
}

function projectFor(selection: RuleSelection): Project {
  const configuration = defaultConfiguration(folder);
  return { configuration: { ...configuration, rules: settingsFor(selection) }, contracts: new Map() };
}

function settingsFor(selection: RuleSelection): Record<string, RuleSetting> {
  if (selection.kind === 'default') return {};
  const off = [...rules.keys()].map((id): [string, RuleSetting] => [id, { severity: 'off', options: {} }]);
  return { ...Object.fromEntries(off), [selection.rule]: { severity: 'error', options: selection.options } };
}

const known = new WeakMap<ReadonlyMap<string, string>, Map<string, SpecFile>>();

/** Files that cases share are parsed once. */
function parsed(files: ReadonlyMap<string, string>, path: string): SpecFile | undefined {
  const text = files.get(path);
  if (text === undefined) return undefined;
  const parsedFiles = known.get(files) ?? new Map<string, SpecFile>();
  known.set(files, parsedFiles);
  const before = parsedFiles.get(path);
  if (before) return before;
  const format = /\.json$/i.test(path) ? 'json' : 'yaml';
  const file = parseSpecFile(new URL(path.replace(/[%#?]/g, encodeURIComponent), folder).href, format, text);
  parsedFiles.set(path, file);
  return file;
}

function pathOf(uri: string): string {
  return uri.startsWith(folder) ? decodeURIComponent(uri.slice(folder.length)) : uri;
}

function pointerAt(file: SpecFile | undefined, offset: number): string {
  const keys: string[] = [];
  let node: Node | undefined = file?.root;
  while (file && node && node.kind !== 'scalar') {
    const inside = childAt(file, node, offset);
    if (!inside) break;
    keys.push(inside.key);
    node = inside.value;
  }
  return pointerOf(keys);
}

interface Child {
  readonly key: string;
  /** Undefined where the offset is in the key. */
  readonly value: Node | undefined;
}

function childAt(file: SpecFile, node: Exclude<Node, { kind: 'scalar' }>, offset: number): Child | undefined {
  if (node.kind === 'list') {
    const at = node.items.findIndex((item) => holds(file.spanOf(item), offset));
    return at === -1 ? undefined : { key: String(at), value: node.items[at] };
  }
  for (const entry of node.entries) {
    if (holds(file.spanOf(keyPlace(entry)), offset)) return { key: entry.key, value: undefined };
    if (holds(file.spanOf(entry.value), offset)) return { key: entry.key, value: entry.value };
  }
  return undefined;
}

function holds({ start, end }: { readonly start: number; readonly end: number }, offset: number): boolean {
  return start <= offset && (offset < end || offset === start);
}
