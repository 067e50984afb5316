import { isInCallback } from '../../spec/facts/calls-back.ts';
import { essenceOf } from '../../spec/facts/media-types.ts';
import { placeOfMap } from '../../spec/facts/place-of.ts';
import { hasProperty } from '../../spec/facts/schema-properties.ts';
import { isInClass, responsesOf } from '../../spec/facts/statuses.ts';
import { type Entry, keyPlace, type MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'The response to an error of the caller has no problem details.',
  explanation: `[RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) (before: RFC 7807) has one form for the errors of all APIs:
\`application/problem+json\`, or \`application/problem+xml\`, with \`type\`, \`title\` and others. This rule asks it of every 4xx response, and asks the schema
for \`type\` and \`title\`. Answers to HEAD have no body, and are left out. A response that many operations share is reported once.`,
  aliases: ['operation-4xx-problem-details-rfc7807'],
  versions: ['3.0', '3.1', '3.2'],
  isFixable: false,
  examples: [
    {
      title: 'An error in a form of its own',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '404':
          description: There are no parcels.
          content:
          ^^^^^^^ The error has no \`application/problem+json\`
            application/json:
              schema: { type: string }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '404':
          description: There are no parcels.
          content:
            application/problem+json:
              schema:
                type: object
                properties:
                  type: { type: string, format: uri-reference }
                  title: { type: string }
`,
    },
    {
      title: 'Problem details without a title',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '404':
          description: There are no parcels.
          content:
            application/problem+json:
              schema:
                type: object
                properties:
                ^^^^^^^^^^ The problem details have no \`title\`
                  type: { type: string, format: uri-reference }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '404':
          description: There are no parcels.
          content:
            application/problem+json:
              schema:
                type: object
                properties:
                  type: { type: string, format: uri-reference }
                  title: { type: string }
`,
    },
  ],
  visit: {
    operation(operation, context) {
      if (isInCallback(operation) || operation.key === 'head') return;
      for (const entry of responsesOf(operation.node)) {
        if (isInClass(entry.key, 4)) checkResponse(entry, context);
      }
    },
  },
};

function checkResponse(entry: Entry, context: SpecContext): void {
  const response = context.followMap(entry.value);
  if (!response) return;
  const content = response.entry('content');
  const problem = content?.value.kind === 'map' ? content.value.entries.find(isProblem) : undefined;
  if (!problem) {
    const at = content ? keyPlace(content) : response === entry.value ? keyPlace(entry) : placeOfMap(response);
    context.report({ message: 'The error has no `application/problem+json`', at });
    return;
  }
  const mediaType = context.followMap(problem.value);
  if (mediaType) checkSchema(mediaType, problem, context);
}

function isProblem({ key }: Entry): boolean {
  const mediaType = essenceOf(key);
  return mediaType === 'application/problem+json' || mediaType === 'application/problem+xml';
}

function checkSchema(mediaType: MapNode, entry: Entry, context: SpecContext): void {
  const written = mediaType.entry('schema');
  const missing = ['type', 'title'].filter((name) => !written || !hasProperty(written.value, name, context));
  if (missing.length === 0) return;
  const schema = written && context.followMap(written.value);
  const place = schema?.entry('properties') ?? written ?? entry;
  const names = missing.map((name) => `no \`${name}\``).join(' and ');
  context.report({ message: `The problem details have ${names}`, at: keyPlace(place) });
}
