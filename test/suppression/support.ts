import assert from 'node:assert/strict';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import type { Finding } from '#engine/finding.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import { checkSpec } from '#engine/spec/check-spec.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import { parseSpecFile, type SpecFile } from '#engine/spec/text/spec-file.ts';
import { suppressInMarkdown } from '#engine/suppression/insert-in-markdown.ts';
import { suppressInSpec } from '#engine/suppression/insert-in-spec.ts';
import type { Insertion } from '#engine/suppression/insertion.ts';
import { suppressionsIn } from '#engine/suppression/markdown-comments.ts';
import { suppressionsOf } from '#engine/suppression/spec-comments.ts';
import { readCursor } from '../support/marks.ts';

/** The names of the rules that comments suppress at the cursor of a document. */
export function suppressedAt(source: string, uri = 'file:///api.md'): string[] {
  const { text, offset } = readCursor(source);
  const covering = suppressionsIn(parseMarkdown(uri, text)).filter(
    ({ covers }) => covers && covers.start <= offset && offset <= covers.end,
  );
  return covering.flatMap(({ directive }) => directive.rules.map(({ name }) => name));
}

/** The same of a spec. */
export function suppressedInSpecAt(source: string): string[] {
  const { text, offset } = readCursor(source);
  const file = parseSpecFile('file:///openapi.yaml', 'yaml', text);
  const place = file.partAt(offset);
  const covering = suppressionsOf({ files: new Map([[file.uri, file]]) })?.at(place.part, place.offset) ?? [];
  return covering.flatMap(({ directive }) => directive.rules.map(({ name }) => name));
}

/** A document with the comment that suppresses a finding of the rule `a/b` at its cursor; undefined where there can be none. */
export function suppressed(
  source: string,
  reach: 'here' | 'file' = 'here',
  uri = 'file:///api.md',
): string | undefined {
  const { text, offset } = readCursor(source);
  return written(text, suppressInMarkdown(parseMarkdown(uri, text), { rule: 'a/b', at: offset }, reach));
}

/** The same of a spec. */
export function suppressedInSpec(
  source: string,
  reach: 'here' | 'file' = 'here',
  format: 'yaml' | 'json' = 'yaml',
): string | undefined {
  const { text, offset } = readCursor(source);
  const file = parseSpecFile(`file:///openapi.${format}`, format, text);
  return written(text, suppressInSpec(file, { rule: 'a/b', at: offset }, reach));
}

function written(text: string, insertion: Insertion | undefined): string | undefined {
  if (!insertion) return undefined;
  assert.match(insertion.text.slice(0, insertion.reasonAt), /docwright-ignore[a-z-]* a\/b$/);
  return applyEdits(text, [{ uri: '', span: insertion.span, text: insertion.text }]);
}

/** A project without contracts; its day is 24 November 2026. */
export function projectWith(rules: Project['configuration']['rules'] = {}, more: Partial<Project> = {}): Project {
  const configuration = { ...defaultConfiguration('file:///'), rules };
  return { configuration, contracts: new Map(), today: '2026-11-24', ...more };
}

/** The findings of a document as `line rule`, lines from 1. */
export function linesOf(project: Project, text: string, uri = 'file:///api.md'): string[] {
  const file = parseMarkdown(uri, text);
  const { findings, failures } = checkMarkdown(project, file, 'api.md');
  assert.deepEqual(failures, []);
  return findings.map(({ rule, span }) => `${file.lines.positionAt(span.start).line + 1} ${rule}`);
}

/** The findings of specs by their URIs; the first of them is the root. */
export function findingsOfSpec(
  project: Project,
  texts: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly Finding[]> {
  const files = filesOf(texts);
  const [root] = files.values();
  const spec = root && buildSpec(root, (uri) => files.get(uri));
  assert.ok(spec);
  return findingsByFile(checkSpec(project, spec));
}

/** As {@link findingsOfSpec}, as `path:line rule`. */
export function linesOfSpec(project: Project, texts: Readonly<Record<string, string>>): string[] {
  const files = filesOf(texts);
  return [...findingsOfSpec(project, texts)].flatMap(([uri, findings]) =>
    findings.map(({ rule, span }) => {
      const line = (files.get(uri)?.positionAt(span.start).line ?? 0) + 1;
      return `${uri.slice('file:///'.length)}:${line} ${rule}`;
    }),
  );
}

function filesOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, SpecFile> {
  const files = new Map<string, SpecFile>();
  for (const [path, text] of Object.entries(texts)) {
    const uri = `file:///${path}`;
    files.set(uri, parseSpecFile(uri, path.endsWith('.json') ? 'json' : 'yaml', text));
  }
  return files;
}
