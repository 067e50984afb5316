import assert from 'node:assert/strict';
import { type Diagnostic, TextDocumentEdit, TextEdit, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { Span } from '#engine/finding.ts';
import { applyEdits } from '#engine/index.ts';
import { LineIndex } from '#engine/text.ts';

/** A contract with two sections, so that a test's document can be complete. */
export const smallContract = `id: small
title: Small
sections:
  - id: overview
    title: Overview
    guidance: Say what it is for.
  - id: errors
    title: Errors
`;

export const smallProject: Readonly<Record<string, string>> = {
  'docwright.yaml': 'contract: small\ncontracts: [contracts/*.yaml]\ndocs: ["**/*.md"]\n',
  'contracts/small.yaml': smallContract,
};

/** Complete under the small contract. */
export const complete = `# Parcels

## Overview

Parcels and where they are.

## Errors

Every error has a code.
`;

/** Without its errors. */
export const incomplete = `# Parcels

## Overview

Parcels and where they are.
`;

/** The rule and the marked text of each diagnostic, in the order of the answer. */
export function summaries(text: string, diagnostics: readonly Diagnostic[]): string[] {
  const lines = new LineIndex(text);
  return diagnostics.map(({ code, range }) => {
    const { start, end } = toSpan(lines, range);
    return `${code}: ${text.slice(start, end)}`;
  });
}

export function rulesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(code));
}

export function applyProtocolEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ uri: '', span: toSpan(lines, range), text: newText })),
  );
}

/** The text of a document after an edit of it alone; it must be for the version that the edit is about. */
export function applyWorkspaceEdit(
  text: string,
  uri: string,
  edit: WorkspaceEdit | null | undefined,
  version = 1,
): string {
  assert.ok(edit, 'there is an edit');
  const [change, ...others] = edit.documentChanges ?? [];
  assert.ok(change && TextDocumentEdit.is(change) && others.length === 0, 'it changes one document');
  assert.deepEqual(change.textDocument, { uri, version });
  return applyProtocolEdits(
    text,
    change.edits.map((one) => (TextEdit.is(one) ? one : assert.fail('a plain edit is expected'))),
  );
}

function toSpan(lines: LineIndex, { start, end }: Diagnostic['range']): Span {
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}
