import type { OperationMatch } from '../drift/bound-api.ts';
import { type CoveredItem, commonStatuses, coverOperation } from '../drift/coverage.ts';
import { fileNameOf } from '../drift/spec-edits.ts';
import type { BoundDocument } from './doc-side.ts';

/** Which operation an endpoint of a document is, and how much the document says of it, in the words of a lens; `all` are the documents of the description. */
export function coverageTitle(
  { api, operation }: OperationMatch,
  { facts, set }: BoundDocument,
  all: readonly BoundDocument[],
): string {
  const own = facts.api?.operations ?? [];
  const told = own.flatMap((one) => {
    const match = set.index.match(one);
    if (match?.api !== api.uri || match.key !== operation.key) return [];
    return [{ uri: facts.uri, operation: one, offset: match.offset }];
  });
  const common = commonStatuses(all.flatMap((document) => document.facts.api ?? []));
  const { parameters, responses } = coverOperation(api, operation, { told, common });
  const counts = [count(parameters, 'parameter'), count(responses, 'response')].filter((text) => text !== undefined);
  const name = `${operation.key} of ${fileNameOf(api)}`;
  return counts.length === 0 ? name : `${name} · ${counts.join(', ')}`;
}

function count(items: readonly CoveredItem[], name: string): string | undefined {
  if (items.length === 0) return undefined;
  const covered = items.filter(({ isCovered }) => isCovered).length;
  return `${covered} of ${items.length} ${items.length === 1 ? name : `${name}s`}`;
}
