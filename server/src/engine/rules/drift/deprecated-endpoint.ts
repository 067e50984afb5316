import { deprecationNote, saysDeprecated } from '../../drift/deprecation.ts';
import { operationName } from '../../drift/input-names.ts';
import { type OperationPair, pairsOf } from '../../drift/pairs.ts';
import { fileNameOf } from '../../drift/spec-edits.ts';
import { endpointSpan } from '../../endpoints/names.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'info',
  summary: 'An endpoint is deprecated in the description, and its document doesn’t say so.',
  explanation: `Readers begin to use what will go. Any word for it will do (*deprecated*, *obsolete*, *legacy*, *will be removed*, also in other languages), in the endpoint's section or in
a heading above it. Each endpoint is reported once, where most is said of it.`,
  isFixable: true,
  examples: [
    {
      title: 'Nothing says that it is deprecated',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      deprecated: true
      responses:
        '200': { description: The parcels }
`,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels
    ^^^^^^^^^^^^ \`GET /parcels\` is deprecated in \`openapi.yaml\`

Lists the parcels.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

**Deprecated.** Lists the parcels.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    const byOperation = new Map<object, OperationPair[]>();
    for (const pair of pairsOf(file, asked))
      byOperation.set(pair.operation, [...(byOperation.get(pair.operation) ?? []), pair]);
    for (const pairs of byOperation.values()) {
      const [pair] = pairs.toSorted((a, b) => lengthOf(b) - lengthOf(a));
      if (!pair || !asked.details(pair).isDeprecated || pairs.some((one) => saysDeprecated(file, one))) continue;
      const edit = deprecationNote(file, pair);
      yield {
        message: `${operationName(pair)} is deprecated in \`${fileNameOf(pair.api)}\``,
        span: endpointSpan(pair.documented.endpoint),
        related: [asked.related(pair.api, pair.operation.at, 'The operation')],
        fixes: edit ? [{ title: 'Say that it is deprecated', edits: [edit], isSafe: false }] : [],
      };
    }
  },
};

function lengthOf({ documented: { span } }: OperationPair): number {
  return span.end - span.start;
}
