import assert from 'node:assert/strict';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import type { Finding } from '#engine/finding.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { neighboursOf, specUri } from './bound.ts';

const documentUri = 'file:///api.md';

function findingsBy(rule: string, spec: string, text: string): readonly Finding[] {
  const project = {
    configuration: defaultConfiguration('file:///'),
    contracts: builtinContracts(),
    contractOverride: 'api-docs',
  };
  const { findings } = checkMarkdown(project, parseMarkdown(documentUri, text), 'api.md', neighboursOf(spec));
  return findings.filter((finding) => finding.rule === rule);
}

/**
 * What a rule says of a document about a description: the text that each finding marks, and its message, an information with an `i` before it. The same with other line breaks and
 * behind an emoji, in a quote and in a list.
 */
export function driftIn(rule: string, spec: string, text: string): string[] {
  const found = describe(rule, spec, text);
  const variants = [text.replaceAll('\n', '\r\n'), `Hello 😀\n\n${text}`];
  for (const variant of variants) assert.deepEqual(describe(rule, spec, variant), found);
  return found;
}

function describe(rule: string, spec: string, text: string): string[] {
  return findingsBy(rule, spec, text).map(({ message, span, severity }) => {
    const marked = text.slice(span.start, span.end).replaceAll('\r\n', '\n');
    return `${severity === 'info' ? 'i ' : ''}${marked} | ${message}`;
  });
}

/** The document and the description after a fix, which makes its finding go and brings no other. */
export function mendedBy(
  rule: string,
  spec: string,
  text: string,
  title: string,
): { readonly text: string; readonly spec: string } {
  const before = findingsBy(rule, spec, text);
  const fixes = before.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
  const found = fixes.find(({ fix }) => fix.title === title);
  assert.ok(found, `no such fix, only ${fixes.map(({ fix }) => fix.title).join(', ')}`);
  const editsOf = (uri: string): Finding['fixes'][number]['edits'] =>
    found.fix.edits.filter((edit) => edit.uri === uri);
  const mended = { text: applyEdits(text, editsOf(documentUri)), spec: applyEdits(spec, editsOf(specUri)) };
  const others = before.filter((one) => one !== found.finding).map(({ message }) => message);
  assert.deepEqual(
    findingsBy(rule, mended.spec, mended.text).map(({ message }) => message),
    others,
    title,
  );
  return mended;
}
