import type { ApiContext, DescribedApi } from '../../api/api.ts';
import { readDetails } from '../../api/details.ts';
import { followReferences } from '../../spec/references/follow.ts';
import type { Part } from '../../spec/text/part.ts';
import type { Node } from '../../spec/tree/node.ts';

/** What was looked up in a description while something was written from it. */
export interface Lookups {
  readonly parts: ReadonlySet<Part>;
  readonly found: ReadonlyMap<
    string,
    { readonly base: string; readonly reference: string; readonly node: Node | undefined }
  >;
  readonly shared: readonly unknown[];
}

/** A description that writes down what is asked of it. */
export function recording(api: DescribedApi): { readonly api: DescribedApi; readonly lookups: Lookups } {
  const parts = new Set<Part>();
  const found = new Map<string, { base: string; reference: string; node: Node | undefined }>();
  const lookup: ApiContext['lookup'] = (base, reference) => {
    const result = api.lookup(base, reference);
    const key = `${base}\n${reference}`;
    if (!found.has(key)) {
      found.set(key, { base, reference, node: result.node });
      if (result.node) parts.add(result.node.part);
    }
    return result;
  };
  const follow = (node: Node) => followReferences(node, lookup);
  const recorded: DescribedApi = {
    uri: api.uri,
    spec: api.spec,
    version: api.version,
    root: api.root,
    operations: api.operations,
    keys: api.keys,
    servers: api.servers,
    schemes: api.schemes,
    get errorCodes() {
      return api.errorCodes;
    },
    operation: (key) => api.operation(key),
    details: (operation) => readDetails(operation, recorded),
    locate: (place) => api.locate(place),
    lookup,
    follow,
    followMap: (node) => {
      const target = node && follow(node);
      return target?.kind === 'map' ? target : undefined;
    },
  };
  return { api: recorded, lookups: { parts, found, shared: sharedBy(api) } };
}

/** What is different in a description since something was written from it. */
export interface Change {
  readonly api: DescribedApi;
  /** The parts of the text that are there no more. */
  readonly gone: ReadonlySet<Part>;
  /** No parts have come or gone but in the place of others. */
  readonly isSameShape: boolean;
  /** {@link sharedBy}, now. */
  readonly shared: readonly unknown[];
}

/** Whether all that was looked up would be found the same. */
export function isStillSo({ parts, found, shared }: Lookups, change: Change): boolean {
  if (shared.some((one, index) => one !== change.shared[index])) return false;
  for (const part of change.gone) if (parts.has(part)) return false;
  for (const { base, reference, node } of found.values()) {
    // What led nowhere may lead somewhere now, however many parts there are.
    if ((!change.isSameShape || !node) && change.api.lookup(base, reference).node !== node) return false;
  }
  return true;
}

/** What holds for all of a description. */
export function sharedBy(api: DescribedApi): readonly unknown[] {
  const fields = ['security', 'consumes', 'produces'].map((name) => api.root.get(name));
  return [api.version, api.servers, api.schemes, ...fields];
}
