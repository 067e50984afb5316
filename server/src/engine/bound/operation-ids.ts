import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';

/** The operations of a description by their ids; of several with the same the first. */
export function operationIdsOf(api: DescribedApi): ReadonlyMap<string, DescribedOperation> {
  const known = ids.get(api);
  if (known) return known;
  const found = new Map<string, DescribedOperation>();
  for (const operation of api.operations) {
    const id = operation.node.text('operationId');
    if (id !== undefined && id !== '' && !found.has(id)) found.set(id, operation);
  }
  ids.set(api, found);
  return found;
}

const ids = new WeakMap<DescribedApi, ReadonlyMap<string, DescribedOperation>>();
