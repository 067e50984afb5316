import { checkMarkdown } from './check.ts';
import type { Finding, Fix, TextEdit } from './finding.ts';
import type { Neighbours } from './graph/neighbours.ts';
import { parseMarkdown } from './markdown/parse.ts';
import type { Project } from './project.ts';

/** The text after edits of one file, in any order; none may overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

export interface FixOptions {
  /** Fix the findings of this rule only. */
  readonly rule?: string | undefined;
  readonly neighbours?: Neighbours | undefined;
}

/** The text after every safe fix, again and again until none is left; where a rule is given, of its findings only. */
export function fixMarkdown(
  project: Project,
  uri: string,
  text: string,
  path: string | undefined,
  { rule, neighbours }: FixOptions = {},
): string {
  let file = parseMarkdown(uri, text);
  const seen = new Set([text]);
  for (let round = 0; round < mostRounds; round++) {
    const { findings } = checkMarkdown(project, file, path, neighbours);
    const wanted = rule === undefined ? findings : findings.filter((finding) => finding.rule === rule);
    const edits = compatibleFixes(wanted, uri);
    if (edits.length === 0) return file.text;
    const next = applyEdits(file.text, edits);
    if (seen.has(next)) return file.text;
    seen.add(next);
    file = parseMarkdown(uri, next, file);
  }
  return file.text;
}

/** A document with this many layers of problems is not mended by more of the same. */
const mostRounds = 50;

/** The edits of the safe fixes that don't touch each other, first come first served; what is left waits for the next round. */
export function compatibleFixes(findings: readonly Finding[], uri: string): TextEdit[] {
  const fixes = findings.flatMap((finding) => finding.fixes.find((one) => one.isSafe) ?? []);
  const chosen: TextEdit[] = [];
  // A copy is removed while it is one: other fixes may change what it is compared with.
  for (const fix of [...fixes.filter(onlyRemoves), ...fixes.filter((one) => !onlyRemoves(one))]) {
    if (fix.edits.some((edit) => edit.uri !== uri)) continue;
    if (fix.edits.some((edit) => chosen.some((other) => touches(edit, other)))) continue;
    chosen.push(...fix.edits);
  }
  return chosen;
}

function onlyRemoves(fix: Fix): boolean {
  return fix.edits.every((edit) => edit.text === '');
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
