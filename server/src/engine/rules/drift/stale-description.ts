import { sectionsOf } from '../../drift/compare-inputs.ts';
import { saySame, summaryIn } from '../../drift/documented-summary.ts';
import { operationName } from '../../drift/input-names.ts';
import { fileNameOf } from '../../drift/spec-edits.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'off',
  summary: 'What a document says first of an endpoint is not its summary in the description.',
  explanation: `For projects that take their words over from the description. The first sentence below the endpoint's heading, or the heading, must be the operation's \`summary\`, but for
marks, capitals, articles and the ending of the verb. Where an operation has no summary, nothing is compared.`,
  isFixable: true,
  examples: [
    {
      title: 'The words of an older version',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      summary: List the parcels on their way
      responses:
        '200': { description: The parcels }
`,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists every parcel.
^^^^^^^^^^^^^^^^^^^ The summary of \`GET /parcels\` in \`openapi.yaml\` is “List the parcels on their way”

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels on their way.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    for (const { pairs, hasStranger } of sectionsOf(file, asked)) {
      const [pair, ...others] = pairs;
      if (!pair || others.length > 0 || hasStranger) continue;
      const { summary } = asked.details(pair);
      const said = summaryIn(file, pair);
      const { heading } = pair.documented.endpoint;
      if (summary === undefined || !said || saySame(said.text, summary)) continue;
      if (heading && (saySame(heading.text, summary) || heading.text.includes(summary))) continue;
      const end = /[.!?]$/.exec(said.text)?.[0] ?? '';
      yield {
        message: `The summary of ${operationName(pair)} in \`${fileNameOf(pair.api)}\` is “${summary}”`,
        span: said.span,
        related: [asked.related(pair.api, pair.operation.at, 'The operation')],
        fixes: [
          {
            title: 'Take over the summary',
            edits: [{ uri: file.uri, span: said.span, text: `${summary.replace(/[.!?]$/, '')}${end}` }],
            isSafe: false,
          },
        ],
      };
    }
  },
};
