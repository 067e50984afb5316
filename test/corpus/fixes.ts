import type { CheckResult } from '#engine/check.ts';
import type { Finding } from '#engine/finding.ts';
import { compatibleFixes } from '#engine/fix.ts';
import { applyEdits, checkMarkdown, fixMarkdown, parseMarkdown } from '#engine/index.ts';
import { type Check, type Corpus, type Document, forEachDocument } from './corpus.ts';

/**
 * After every safe fix nothing is left to fix, and every line that the author wrote is still there. And each fix by itself
 * makes its own finding go.
 */
export const checkFixes: Check = (corpus) => {
  let count = 0;
  const failures = forEachDocument(corpus, (document, fail) => {
    const before = check(corpus, document, document.text);
    const fixable = before.findings.filter(isFixable);
    count += fixable.length;
    for (const finding of fixable) checkAlone(corpus, document, finding, before.findings, fail);
    if (fixable.length > 0) checkTogether(corpus, document, fail);
  });
  return { count, failures };
};

type Fail = (message: string) => void;

function checkAlone(
  corpus: Corpus,
  document: Document,
  finding: Finding,
  before: readonly Finding[],
  fail: Fail,
): void {
  const edits = finding.fixes.find(({ isSafe }) => isSafe)?.edits ?? [];
  const after = check(corpus, document, applyEdits(document.text, edits));
  const isSame = (other: Finding) => other.rule === finding.rule && other.message === finding.message;
  if (after.findings.filter(isSame).length < before.filter(isSame).length) return;
  fail(`the fix leaves its finding at ${finding.span.start}: ${finding.rule}: ${finding.message}`);
}

function checkTogether(corpus: Corpus, document: Document, fail: Fail): void {
  const path = corpus.pathOf(document.uri);
  const fixed = fixMarkdown(corpus.project, document.uri, document.text, path);
  const left = check(corpus, document, fixed).findings.filter(isFixable);
  for (const { rule, message } of left) fail(`after all fixes there is left ${rule}: ${message}`);
  if (fixMarkdown(corpus.project, document.uri, fixed, path) !== fixed) fail('a second run changes the text again');
  const after = linesOf(fixed);
  const kept = new Set(after);
  // A row of a table gets the cells of a new column.
  const isLonger = (line: string) =>
    line.includes('|') && after.some((other) => other.startsWith(line.replace(/\|$/, '')));
  const retitled = retitledHeadings(corpus, document);
  for (const line of linesOf(document.text)) {
    if (!kept.has(line) && !retitled.has(line) && !isLonger(line)) fail(`the line is lost: ${JSON.stringify(line)}`);
  }
}

/** Without heading marks and indentation, which a fix of the level changes; no blank ones. */
function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) =>
      line
        .trim()
        .replace(/^#+\s*/, '')
        .replace(/\s+#+$/, '')
        // A comma too many or too few in an example is mended.
        .replace(/,$/, ''),
    )
    .filter((line) => !/^(?:[=-]*)$/.test(line));
}

/** The headings whose words are meant to change, round by round as {@link fixMarkdown} comes upon them. */
function retitledHeadings(corpus: Corpus, { uri, text }: Document): Set<string> {
  const titles = new Set<string>();
  let at = text;
  for (let round = 0; round < 50; round++) {
    const { findings } = checkMarkdown(corpus.project, parseMarkdown(uri, at), corpus.pathOf(uri));
    for (const { rule, span } of findings) {
      if (rule === 'structure/retitled-section') titles.add(linesOf(lineAround(at, span.start))[0] ?? '');
    }
    const edits = compatibleFixes(findings, uri);
    if (edits.length === 0) break;
    at = applyEdits(at, edits);
  }
  return titles;
}

function lineAround(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n')[0] ?? '';
}

function check(corpus: Corpus, { uri }: Document, text: string): CheckResult {
  return checkMarkdown(corpus.project, parseMarkdown(uri, text), corpus.pathOf(uri));
}

function isFixable({ fixes }: Finding): boolean {
  return fixes.some(({ isSafe }) => isSafe);
}
