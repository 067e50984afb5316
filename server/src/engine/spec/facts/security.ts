import type { DocumentContext, SpecContext } from '../../rules/spec-rule.ts';
import { type ListNode, type MapNode, type Node, textAt } from '../tree/node.ts';
import type { ServedOperation } from './operations.ts';

/** Looks security schemes up. */
export interface SchemeTable {
  /** The names that there are for a requirement. */
  namesFor(requirement: Node): readonly string[];
  /** What a name means in a requirement; undefined where it means nothing. */
  find(name: string, requirement: Node): Node | undefined;
}

/**
 * Names are looked up in the document (OpenAPI 3.1.1, "Resolving Implicit Connections"), and those that it doesn't have in the file that the
 * requirement stands in.
 */
export function schemesOf(context: DocumentContext): SchemeTable {
  const { spec, lookup } = context;
  const ofDocument = schemesIn(spec.root, context);
  const ofFile = ({ part: { uri } }: Node): MapNode | undefined => {
    const own = uri === spec.uri ? undefined : lookup(uri, '#').node;
    return own?.kind === 'map' ? schemesIn(own, context) : undefined;
  };
  return {
    namesFor: (requirement) =>
      [ofDocument, ofFile(requirement)].flatMap((map) => map?.entries.map(({ key }) => key) ?? []),
    find: (name, requirement) => ofDocument?.get(name) ?? ofFile(requirement)?.get(name),
  };
}

function schemesIn(
  root: MapNode,
  { followMap, version }: Pick<SpecContext, 'followMap' | 'version'>,
): MapNode | undefined {
  if (version === '2.0') return followMap(root.get('securityDefinitions'));
  return followMap(followMap(root.get('components'))?.get('securitySchemes'));
}

/** The scopes of an OAuth 2 scheme; undefined where a flow doesn't list them, which the specification's schema reports. */
export function scopesOf(scheme: MapNode, { followMap, version }: SpecContext): ReadonlySet<string> | undefined {
  const flows = version === '2.0' ? [scheme] : flowsOf(scheme).map(({ node }) => node);
  if (flows.length === 0) return undefined;
  const found = new Set<string>();
  for (const flow of flows) {
    const scopes = followMap(flow.get('scopes'));
    if (!scopes) return undefined;
    for (const { key } of scopes.entries) found.add(key);
  }
  return found;
}

/** The flows of an OAuth 2 scheme since 3.0. */
export function flowsOf(scheme: MapNode): readonly { readonly kind: string; readonly node: MapNode }[] {
  const entries = scheme.map('flows')?.entries ?? [];
  return entries.flatMap(({ key, value }) =>
    value.kind === 'map' && !key.startsWith('x-') ? [{ kind: key, node: value }] : [],
  );
}

/** The requirements that hold for an operation: its own, else those of the document; undefined where neither says anything. */
export function requirementsOf(operation: ServedOperation, { spec }: DocumentContext): ListNode | undefined {
  return operation.node.has('security') ? operation.node.list('security') : spec.root.list('security');
}

/** A requirement as text that is the same for those that ask the same. */
export function requirementText(requirement: MapNode): string {
  return requirement.entries
    .map(({ key, value }) => `${key}:${value.kind === 'list' ? value.items.map(textAt).sort().join() : ''}`)
    .sort()
    .join(' ');
}
