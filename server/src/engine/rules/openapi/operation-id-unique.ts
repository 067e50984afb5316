import { type NamedOperation, namedOperations, operationIds } from '../../spec/facts/named-operations.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import { operationName } from '../../spec/walk/names.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'Two operations have the same operationId.',
  explanation: `"The id MUST be unique among all operations described in the API. The operationId value is case-sensitive"
([Operation Object](https://spec.openapis.org/oas/v3.1.1.html#operation-object)): those of webhooks and callbacks, and those in other files,
too. Each operation behind the first one of its name is reported. An operation that is referenced from several places is still one.`,
  aliases: ['operation-operationId-unique'],
  isFixable: false,
  examples: [
    {
      title: 'Two operations of one name',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: getParcels
      responses:
        '200':
          description: The parcels.
    post:
      operationId: getParcels
                   ^^^^^^^^^^ \`getParcels\` is the operationId of \`GET /parcels\` already
      responses:
        '201':
          description: The parcel is on its way.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: getParcels
      responses:
        '200':
          description: The parcels.
    post:
      operationId: postParcels
      responses:
        '201':
          description: The parcel is on its way.
`,
    },
  ],
  visit: {
    openapi(_, { spec, report, memo }) {
      const ids = spec.collectByGroup(operationIds);
      const repeated = memo(
        'repeated',
        () => [ids],
        () => repeatedIn(ids.flat()),
      );
      if (repeated.length === 0) return;
      const all = spec.collect(namedOperations);
      const firsts = new Map<string, NamedOperation>();
      const seen = new Set<MapNode>();
      for (const index of repeated) {
        const named = all[index];
        if (!named) continue;
        const { id, idNode, operation } = named;
        const first = firsts.get(id);
        if (!first) firsts.set(id, named);
        else if (operation.node !== first.operation.node && !seen.has(operation.node))
          report({
            message: `\`${id}\` is the operationId of \`${operationName(first.operation)}\` already`,
            at: idNode,
            related: [{ at: first.idNode, message: 'It is taken here' }],
          });
        seen.add(operation.node);
      }
    },
  },
};

/** The indices of all names that stand there more than once. */
function repeatedIn(names: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.flatMap((name, index) => ((counts.get(name) ?? 0) > 1 ? [index] : []));
}
