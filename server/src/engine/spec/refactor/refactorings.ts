import type { Span } from '../../finding.ts';
import type { Refactoring } from '../../refactoring.ts';
import type { Spec } from '../spec.ts';
import { extractionAt } from './extract.ts';
import { inliningAt, inliningOfComponentAt } from './inline.ts';

/** What can be extracted to a component, or inlined, at a place of a file. */
export function specRefactorings(spec: Spec, uri: string, span: Span): readonly Refactoring[] {
  const found: Refactoring[] = [];
  const extract = extractionAt(spec, uri, span);
  if (extract) {
    const title = `Extract to “${extract.name}” in ${extract.holder}`;
    found.push({ id: 'extract', title, kind: 'extract', edits: () => extract.edits() });
  }
  const atReference = inliningAt(spec, uri, span.start);
  if (atReference) {
    found.push({
      id: 'inline',
      title: `Inline “${atReference.name}”`,
      kind: 'inline',
      edits: () => atReference.edits(),
    });
  }
  const only = atReference ?? inliningOfComponentAt(spec, uri, span.start);
  if (only?.isOnlyUse) {
    const title = `Inline “${only.name}”, its only use, and remove it`;
    found.push({ id: 'inline-and-remove', title, kind: 'inline', edits: () => only.removingEdits() });
  }
  return found;
}
