import { AskedApi } from '../drift/asked-api.ts';
import type { ApiSet, BoundApi } from '../drift/bound-api.ts';
import { compareSectionInputs, type InputSection, sectionsOf } from '../drift/compare-inputs.ts';
import { compareSectionStatuses } from '../drift/compare-statuses.ts';
import type { Span, TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { inputEdits, renamedInputEdits } from './sync-inputs.ts';
import { renamedStatusEdits, statusEdits } from './sync-statuses.ts';
import type { SyncedForm } from './sync-target.ts';

/** What the rules of drift compare, for one round of a sync. */
export interface DriftRound {
  readonly file: MarkdownFile;
  readonly sections: readonly InputSection[];
  readonly regions: readonly Span[];
}

/** `only` is the section that is wanted, by its span; all without it. */
export function driftRound(
  file: MarkdownFile,
  set: ApiSet,
  { regions, only }: { readonly regions: readonly Span[]; readonly only: Span | undefined },
): DriftRound {
  const sections = sectionsOf(file, new AskedApi(alone(set))).filter(
    ({ span, hasStranger }) => !hasStranger && (!only || (only.start <= span.start && span.end <= only.end)),
  );
  return { file, sections, regions };
}

/** As if the document were the only one: of operations that it lacks nothing is asked. */
function alone(set: ApiSet): BoundApi {
  return {
    ...set,
    binding: { specs: set.apis.map(({ uri }) => uri), servers: set.servers, kind: 'option', reason: '' },
    undocumented: () => undefined,
    owned: () => undefined,
  };
}

/** Names and statuses of success that have been changed: what is said of them stays. */
export function renames({ file, sections, regions }: DriftRound): TextEdit[] {
  const edits = sections.flatMap((section) => [
    ...renamedInputEdits(file, compareSectionInputs(section)),
    ...renamedStatusEdits(file, compareSectionStatuses(section)),
  ]);
  return outside(regions, edits);
}

/** What tables that are about one operation alone don't bring up to date: lists, headings, and sections that several operations share. */
export function driftEdits({ file, sections, regions }: DriftRound): TextEdit[] {
  const edits = sections.flatMap((section) => [
    ...inputEdits(file, compareSectionInputs(section), formsOf(section)),
    ...statusEdits(file, section, compareSectionStatuses(section), formsOf(section)),
  ]);
  return outside(regions, edits);
}

/** Tables of one operation alone are brought up to date as a whole. */
function formsOf({ pairs }: InputSection): readonly SyncedForm[] {
  return pairs.length === 1 ? ['list', 'heading'] : ['table', 'list', 'heading'];
}

function outside(regions: readonly Span[], edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter(({ span }) => !regions.some(({ start, end }) => start < span.end && span.start < end));
}
