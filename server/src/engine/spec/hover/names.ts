import { schemeEntries } from '../navigation/names.ts';
import { followReferences } from '../references/follow.ts';
import type { Spec } from '../spec.ts';
import type { MapNode } from '../tree/node.ts';
import { operationName } from '../walk/names.ts';
import { summaryOf } from './summary.ts';
import { inlineCode, untrustedMarkdown } from './untrusted.ts';

/** The security scheme of a name. */
export function describeScheme(spec: Spec, name: string): string | undefined {
  const entry = schemeEntries(spec).find(({ key }) => key === name);
  return entry && `${inlineCode(name)}: security scheme\n\n${summaryOf(spec, 'securityScheme', entry.value)}`;
}

/** What a scheme says of one of its scopes. */
export function describeScope(spec: Spec, scheme: string, name: string): string | undefined {
  const entry = schemeEntries(spec).find(({ key }) => key === scheme);
  const node = entry && followReferences(entry.value, spec.lookup);
  if (node?.kind !== 'map') return undefined;
  const flows = [node, ...(node.map('flows')?.entries.map(({ value }) => value) ?? [])];
  for (const flow of flows) {
    const scope = flow.kind === 'map' ? flow.map('scopes')?.get(name) : undefined;
    if (scope?.kind === 'scalar') {
      return `${inlineCode(name)}: scope of ${inlineCode(scheme)}\n\n${untrustedMarkdown(String(scope.value ?? ''))}`;
    }
  }
  return undefined;
}

/** The tag of a name, as the document declares it. */
export function describeTag(spec: Spec, name: string): string | undefined {
  const items = spec.root.list('tags')?.items ?? [];
  const tag = items.find((item): item is MapNode => item.kind === 'map' && item.text('name') === name);
  return tag && `${inlineCode(name)}: tag\n\n${summaryOf(spec, 'tag', tag)}`.trimEnd();
}

/** The operation of an id. */
export function describeOperation(spec: Spec, id: string): string | undefined {
  const operation = spec.all('operation').find(({ node }) => node.text('operationId') === id);
  if (!operation) return undefined;
  return `${inlineCode(operationName(operation))}\n\n${summaryOf(spec, 'operation', operation.node)}`.trimEnd();
}
