import type { CheckResult } from '#engine/check.ts';
import type { Finding } from '#engine/finding.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { type Corpus, type Document, type Failure, forEachDocument, randomOf } from './corpus.ts';

/** A document as it was checked. */
export interface Examined {
  readonly document: Document;
  readonly file: MarkdownFile;
  readonly result: CheckResult;
}

/** Checks every document; a rule that breaks down is a failure. */
export function examine(corpus: Corpus): { examined: Examined[]; failures: Failure[] } {
  const examined: Examined[] = [];
  const failures = forEachDocument(corpus, (document, fail) => {
    const file = parseMarkdown(document.uri, document.text);
    const result = checkMarkdown(corpus.project, file, corpus.pathOf(document.uri));
    for (const { rule, error } of result.failures) fail(`${rule} throws ${error}`);
    examined.push({ document, file, result });
  });
  return { examined, failures };
}

/** How many documents each contract applies to, and why. */
export function describeContracts(examined: readonly Examined[]): string {
  const reasons = examined.map(({ result: { selection } }) => {
    const reason = selection.reason.replace(/`[^`]*`/g, '`…`').replace(/\d+/g, 'N');
    return `${selection.contract?.id ?? '(none)'}: ${reason}`;
  });
  const documents = examined.filter(({ result }) => result.selection.contract !== undefined).length;
  return `${examined.length} files, ${documents} API documents\n${table(countBy(reasons))}`;
}

/** How often each rule finds something. */
export function describeRules(examined: readonly Examined[]): string {
  const rules = examined.flatMap(({ result }) => result.findings.map(({ rule, severity }) => `${rule} (${severity})`));
  return `${rules.length} findings\n${table(countBy(rules))}`;
}

/** One line a finding; of one rule, where one is named. */
export function listFindings(examined: readonly Examined[], rule: string): string[] {
  return findingsOf(examined)
    .filter(({ finding }) => rule === '' || finding.rule === rule)
    .map(describe);
}

/** So many findings with the lines around each, taken from all documents, the same at every run. */
export function sampleFindings(examined: readonly Examined[], count: number): string[] {
  const ranked = findingsOf(examined).map((found) => ({ found, rank: randomOf(describe(found))() }));
  const chosen = ranked.sort((a, b) => a.rank - b.rank).slice(0, count);
  return chosen.map(({ found }) => `\n${describe(found)}\n${contextOf(found)}`);
}

interface Found extends Examined {
  readonly finding: Finding;
}

function findingsOf(examined: readonly Examined[]): Found[] {
  return examined.flatMap((one) => one.result.findings.map((finding) => ({ ...one, finding })));
}

function describe({ document, file, result, finding }: Found): string {
  const { line, character } = file.lines.positionAt(finding.span.start);
  const contract = result.selection.contract?.id ?? '(none)';
  return `${document.path}:${line + 1}:${character + 1} [${contract}] ${finding.severity} ${finding.rule}: ${finding.message}`;
}

function contextOf({ file, finding }: Found): string {
  const { line } = file.lines.positionAt(finding.span.start);
  const numbers = [line - 1, line, line + 1].filter((one) => one >= 0 && one < file.lines.lineCount);
  return numbers
    .map((one) => `${one === line ? '>' : ' '} ${file.text.slice(file.lines.lineStart(one), file.lines.lineEnd(one))}`)
    .join('\n');
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function table(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
    .map(([name, count]) => `${String(count).padStart(8)}  ${name}`)
    .join('\n');
}
