import { didYouMean } from '../../configuration/problem.ts';
import { replaceScalar } from '../../spec/edit/edits.ts';
import { namedOperations } from '../../spec/facts/named-operations.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import type { ScalarNode } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'A link leads to no operation.',
  explanation: `A link's \`operationId\` is "the name of an *existing*, resolvable OAS operation"
([Link Object](https://spec.openapis.org/oas/v3.1.1.html#link-object)), and its \`operationRef\` leads to an operation. An \`operationRef\` that leads nowhere is
reported by \`openapi/unresolved-ref\`.

An operation may also be described elsewhere, in a description that isn't here: where no operation has a similar operationId, it is a warning.`,
  aliases: [],
  versions: ['3.0', '3.1', '3.2'],
  isFixable: true,
  examples: [
    {
      title: 'A misspelt operationId',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: listParcels
      responses:
        '200':
          description: The parcels.
          links:
            again:
              operationId: listParcel
                           ^^^^^^^^^^ No operation has the operationId \`listParcel\`; did you mean \`listParcels\`?
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: listParcels
      responses:
        '200':
          description: The parcels.
          links:
            again:
              operationId: listParcels
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const links = context.spec.all('link');
      if (links.length === 0) return;
      const ids = new Set(context.spec.collect(namedOperations).map(({ id }) => id));
      for (const { node } of links) {
        const id = node.get('operationId');
        const reference = node.get('operationRef');
        if (id?.kind === 'scalar' && typeof id.value === 'string') checkId(id, id.value, ids, context);
        if (reference?.kind === 'scalar' && typeof reference.value === 'string')
          checkReference(reference, reference.value, context);
      }
    },
  },
};

function checkId(node: ScalarNode, id: string, ids: ReadonlySet<string>, { report }: DocumentContext): void {
  if (ids.has(id)) return;
  const meant = nearest(id, ids);
  report({
    message: `No operation has the operationId \`${id}\`${didYouMean(meant)}`,
    at: node,
    ...(meant === undefined && { severity: 'warning' }),
    fixes: () =>
      meant === undefined ? [] : [{ title: `Use \`${meant}\``, edits: [replaceScalar(node, meant)], isSafe: false }],
  });
}

/** In a description of its own, which isn't part of this one, an operation is known by the method in front of it. */
function checkReference(node: ScalarNode, reference: string, { lookup, report, spec }: DocumentContext): void {
  const { target, node: found } = lookup(node.part.uri, reference);
  if (!found || spec.all('operation').some(({ node }) => node === found)) return;
  if (target.uri !== spec.uri && methods.test(target.tokens?.at(-1) ?? '')) return;
  report({ message: `\`${reference}\` is no operation`, at: node });
}

const methods = /^(?:get|put|post|delete|options|head|patch|trace|query)$/;
