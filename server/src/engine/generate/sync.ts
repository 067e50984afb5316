import type { BoundApi } from '../drift/bound-api.ts';
import { matchEndpoint } from '../drift/bound-api.ts';
import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import { regionEdits, regionsOf } from './regions.ts';
import { syncExamples } from './sync-examples.ts';
import { syncFields } from './sync-fields.ts';
import { syncResponses } from './sync-responses.ts';
import type { SyncTarget } from './sync-target.ts';

/** The edits that bring a document up to date with its descriptions: tables, statuses, examples and marked regions, and no prose. After them there are none. */
export function syncDocument(
  file: MarkdownFile,
  api: Pick<BoundApi, 'apis' | 'servers' | 'index'>,
): readonly TextEdit[] {
  const regions = regionsOf(file).map(({ span }) => span);
  const edits = operationsOf(file).flatMap((documented) => operationEdits({ file, regions }, documented, api));
  return withoutOverlaps([...regionEdits(file, api.apis), ...edits]);
}

/** As {@link syncDocument}, of what a document says of one operation; undefined where no description has it. */
export function syncOperation(
  file: MarkdownFile,
  documented: DocumentedOperation,
  api: Pick<BoundApi, 'apis' | 'servers' | 'index'>,
): readonly TextEdit[] | undefined {
  if (!matchEndpoint(api, documented.endpoint)) return undefined;
  const regions = regionsOf(file).map(({ span }) => span);
  const edits = operationEdits({ file, regions }, documented, api);
  return withoutOverlaps([...regionEdits(file, api.apis, documented.span), ...edits]);
}

function operationEdits(
  { file, regions }: Pick<SyncTarget, 'file' | 'regions'>,
  documented: DocumentedOperation,
  bound: Pick<BoundApi, 'apis' | 'servers' | 'index'>,
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

/** Regions come first: nothing in them is changed besides. */
function withoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const edit of edits) {
    const isTaken = chosen.some(
      ({ span }) =>
        (span.start < edit.span.end && edit.span.start < span.end) ||
        (span.start === edit.span.start && span.end === edit.span.end),
    );
    if (!isTaken) chosen.push(edit);
  }
  return chosen.sort((a, b) => a.span.start - b.span.start);
}
