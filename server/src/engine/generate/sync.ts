import type { ApiSet } from '../drift/bound-api.ts';
import { matchEndpoint } from '../drift/bound-api.ts';
import type { Span, TextEdit } from '../finding.ts';
import { applyEdits } from '../fix.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import { composeEdits } from './compose-edits.ts';
import { regionEdits, regionsOf } from './regions.ts';
import { type CatalogueContext, catalogueEdits } from './sync-catalogue.ts';
import { type DriftRound, driftEdits, driftRound, renames } from './sync-drift.ts';
import { syncExamples } from './sync-examples.ts';
import { syncFields } from './sync-fields.ts';
import { syncResponses } from './sync-responses.ts';
import type { SyncTarget } from './sync-target.ts';

/**
 * The edits that bring a document up to date with its descriptions: tables, lists, statuses, examples, the error catalogue and marked regions, and no prose. After them there are
 * none.
 */
export function syncDocument(
  file: MarkdownFile,
  api: ApiSet,
  catalogue: CatalogueContext = { alignment: undefined, listedElsewhere: new Set() },
): readonly TextEdit[] {
  const spans = regionsOf(file).map(({ span }) => span);
  const first = catalogueEdits(file, api.apis, catalogue, spans);
  return inRounds(file, api, { first, only: undefined });
}

/** As {@link syncDocument}, of what a document says of one operation; undefined where no description has it. */
export function syncOperation(
  file: MarkdownFile,
  documented: DocumentedOperation,
  api: ApiSet,
): readonly TextEdit[] | undefined {
  if (!matchEndpoint(api, documented.endpoint)) return undefined;
  return inRounds(file, api, { first: [], only: documented.span });
}

interface Wanted {
  /** What is changed besides in the first round. */
  readonly first: readonly TextEdit[];
  /** The section that is brought up to date; all of the document without it. */
  readonly only: Span | undefined;
}

type Round = (file: MarkdownFile, only: Span | undefined) => TextEdit[];

/** Each round reads what the one before has written: a row that has been renamed is a row of the new name, and only what is still missing is added. */
function inRounds(file: MarkdownFile, api: ApiSet, { first, only }: Wanted): readonly TextEdit[] {
  const drift =
    (edits: (round: DriftRound) => TextEdit[]): Round =>
    (one, section) =>
      edits(driftRound(one, api, { regions: regionsOf(one).map(({ span }) => span), only: section }));
  const rounds: (readonly TextEdit[])[] = [];
  let current = file;
  let section = only;
  const run = (round: Round): boolean => {
    const edits = withoutOverlaps(round(current, section));
    if (edits.length === 0) return false;
    rounds.push(edits);
    const text = applyEdits(current.text, edits);
    section = section && { start: section.start, end: section.end + text.length - current.text.length };
    if (text === current.text) return false;
    current = parseMarkdown(file.uri, text, current);
    return true;
  };
  run((one, own) => [...first, ...drift(renames)(one, own)]);
  run((one, own) => tableEdits(one, api, own));
  for (let count = 0; count < mostRounds && run(drift(driftEdits)); count++);
  return composeEdits(file.uri, file.text.length, rounds);
}

/** What is added at one place comes at once: more than a few are needed where things stand in each other. */
const mostRounds = 12;

/** Marked regions, and what is about one operation alone. */
function tableEdits(file: MarkdownFile, api: ApiSet, only: Span | undefined): TextEdit[] {
  const regions = regionsOf(file).map(({ span }) => span);
  const operations = operationsOf(file).filter(
    ({ span }) => !only || (only.start <= span.start && span.end <= only.end),
  );
  return [
    ...regionEdits(file, api.apis, only),
    ...operations.flatMap((documented) => operationEdits({ file, regions }, documented, api)),
  ];
}

function operationEdits(
  { file, regions }: Pick<SyncTarget, 'file' | 'regions'>,
  documented: DocumentedOperation,
  bound: ApiSet,
): TextEdit[] {
  const match = documented.endpoint.isDeclaration ? matchEndpoint(bound, documented.endpoint) : undefined;
  if (!match || isShared(file, documented)) return [];
  const { api, operation } = match;
  const target: SyncTarget = { file, documented, operation, api, regions };
  return [...syncFields(target), ...syncResponses(target), ...syncExamples(target)];
}

/** What stands in a section about several endpoints is said of none of them alone. */
function isShared(file: MarkdownFile, { span }: DocumentedOperation): boolean {
  const known = sharing.get(file);
  const counts = known ?? new Map<string, number>();
  if (!known) {
    for (const { span: one } of operationsOf(file)) {
      const key = `${one.start}-${one.end}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    sharing.set(file, counts);
  }
  return (counts.get(`${span.start}-${span.end}`) ?? 0) > 1;
}

const sharing = new WeakMap<MarkdownFile, Map<string, number>>();

/** Regions come first: nothing in them is changed besides. What is inserted at one place is one edit. */
function withoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const edit of edits) {
    const { start, end } = edit.span;
    const same = chosen.findIndex(({ span }) => span.start === start && span.end === end);
    const known = chosen[same];
    if (known && start === end) chosen[same] = { ...known, text: known.text + edit.text };
    else if (!known && !chosen.some(({ span }) => span.start < end && start < span.end)) chosen.push(edit);
  }
  return chosen.sort((a, b) => a.span.start - b.span.start);
}
