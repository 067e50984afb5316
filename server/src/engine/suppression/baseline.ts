import { problem } from '../configuration/problem.ts';
import type { Finding, RelatedSpan, Span } from '../finding.ts';
import { Part } from '../spec/text/part.ts';
import type { MapNode, Node, ScalarNode } from '../spec/tree/node.ts';

/** The findings of a project that are known and not reported again, as its baseline file has them. */
export interface Baseline {
  readonly uri: string;
  /** By path from the baseline's folder, `/` always. */
  readonly files: ReadonlyMap<string, BaselineFile>;
}

export interface BaselineFile {
  /** Of the path in the baseline. */
  readonly span: Span;
  readonly entries: readonly KnownFinding[];
}

/** What is known of a finding. */
export interface BaselineEntry {
  readonly rule: string;
  readonly fingerprint: string;
  /** The line that it is about, for people. */
  readonly text: string;
  /** How many findings are the same. */
  readonly count: number;
}

/** An entry where it stands in the file. */
export interface KnownFinding extends BaselineEntry {
  readonly span: Span;
}

/** Reads a baseline, as far as it can be read. */
export function readBaseline(uri: string, text: string): { readonly baseline: Baseline; readonly problems: Finding[] } {
  const { root, problems } = new Part(uri, 'json', 'whole', [], text).parsed;
  const found = problems.map(({ start, end, message }) => problem('baseline/invalid', { start, end }, message));
  const files = new Map<string, BaselineFile>();
  const listed = root?.kind === 'map' ? root.map('files') : undefined;
  if (root && found.length === 0 && !listed) found.push(notRead(root, 'A baseline has `files`'));
  const version = root?.kind === 'map' ? root.get('version') : undefined;
  if (version && (version.kind !== 'scalar' || version.value !== 1)) {
    found.push(notRead(version, 'This version of Docwright reads baselines of version 1 only'));
    return { baseline: { uri, files }, problems: found };
  }
  for (const { key, keyStart, keyEnd, value } of listed?.entries ?? []) {
    const items = value.kind === 'list' ? value.items : [];
    if (value.kind !== 'list') found.push(notRead(value, 'A file has a list of findings'));
    const entries = items.flatMap((item) => {
      const entry = readEntry(item);
      if (!entry) found.push(notRead(item, 'A finding has `rule` and `fingerprint`'));
      return entry ?? [];
    });
    files.set(key, { span: { start: keyStart, end: keyEnd }, entries });
  }
  return { baseline: { uri, files }, problems: found };
}

function notRead({ start, end }: Node, message: string): Finding {
  return problem('baseline/invalid', { start, end }, message);
}

function readEntry(node: Node): KnownFinding | undefined {
  if (node.kind !== 'map') return undefined;
  const [rule, fingerprint] = [node.text('rule'), node.text('fingerprint')];
  if (rule === undefined || fingerprint === undefined) return undefined;
  const { start, end } = node;
  return { rule, fingerprint, text: node.text('text') ?? '', count: countOf(node), span: { start, end } };
}

function countOf(node: MapNode): number {
  const count = node.get('count') as ScalarNode | undefined;
  return count?.kind === 'scalar' && Number.isInteger(count.value) ? Number(count.value) : 1;
}

/** The text of a baseline: one finding a line, in an order that no moved line changes. */
export function baselineText(files: ReadonlyMap<string, readonly BaselineEntry[]>): string {
  const blocks = [...files]
    .filter(([, entries]) => entries.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entries]) => `    ${JSON.stringify(path)}: [\n${together(entries).map(lineOf).join(',\n')}\n    ]`);
  const listed = blocks.length === 0 ? '{}' : `{\n${blocks.join(',\n')}\n  }`;
  return `{\n  "version": 1,\n  "files": ${listed}\n}\n`;
}

function lineOf({ rule, fingerprint, text, count }: BaselineEntry): string {
  const pairs = Object.entries({ rule, fingerprint, text, ...(count > 1 && { count }) });
  return `      { ${pairs.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')} }`;
}

/** Each once, with how many there are of it. */
function together(entries: readonly BaselineEntry[]): BaselineEntry[] {
  const all = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = `${entry.rule} ${entry.text} ${entry.fingerprint}`;
    const known = all.get(key);
    all.set(key, known ? { ...known, count: known.count + entry.count } : entry);
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** The path by which the baseline knows a file. */
export function pathInBaseline({ uri }: Pick<Baseline, 'uri'>, file: string): string {
  const folder = segmentsOf(uri).slice(0, -1);
  const segments = segmentsOf(file);
  let shared = 0;
  while (shared < folder.length && shared < segments.length - 1 && folder[shared] === segments[shared]) shared++;
  return [...folder.slice(shared).map(() => '..'), ...segments.slice(shared)].join('/');
}

/** Hosts write a URI in more than one way. */
function segmentsOf(uri: string): string[] {
  return uri.split('/').map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  });
}

/** Where some of these entries stand in the baseline. */
export function placesInBaseline({ uri }: Baseline, unmatched: readonly KnownFinding[]): readonly RelatedSpan[] {
  return unmatched.slice(0, mostPlaces).map(({ span, text }) => ({ uri, span, message: `It knows \`${text}\`` }));
}

const mostPlaces = 10;

/** Says in the file whose findings they were that some entries of the baseline match none any more. */
export function unmatchedMessage(unmatched: readonly KnownFinding[]): string {
  const rules = [...new Set(unmatched.map(({ rule }) => `\`${rule}\``))].join(', ');
  const what = unmatched.length === 1 ? 'a finding' : `${unmatched.length} findings`;
  const verb = unmatched.length === 1 ? 'is' : 'are';
  return `The baseline knows ${what} of ${rules} here that ${verb} mended; \`docwright check --update-baseline\` forgets ${unmatched.length === 1 ? 'it' : 'them'}`;
}

/** The entries of a baseline that match no finding of the file any more. */
export const unmatchedRule = 'baseline/unmatched-entry';
