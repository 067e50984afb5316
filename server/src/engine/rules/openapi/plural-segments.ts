import pluralize from 'pluralize';
import { pathOf, placeInKey } from '../../spec/facts/paths.ts';
import { textsOf } from '../spec-options.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A segment of a path is in the singular.',
  explanation: `A collection is named by what it holds many of: \`/parcels/{id}\`. Versions (\`v1\`) and parameters don't count; of several words
the last one does. English only. Each path is reported once, at its first such segment.`,
  aliases: ['path-segment-plural'],
  isFixable: false,
  options: {
    ignoreLastPathSegment: {
      description: 'Whether the last segment may be as it is: a verb or a single thing often stands there.',
      type: 'boolean',
      default: false,
    },
    exceptions: {
      description: 'Segments that may be as they are.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
  },
  examples: [
    {
      title: 'A collection in the singular',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /v1/parcel/{parcelId}:
      ^^^^^^ \`parcel\` in \`/v1/parcel/{parcelId}\` is in the singular
    get:
      parameters:
        - { name: parcelId, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The parcel.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /v1/parcels/{parcelId}:
    get:
      parameters:
        - { name: parcelId, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The parcel.
`,
    },
  ],
  visit: {
    pathItem(item, { report, lookup, options }) {
      const path = pathOf(item, lookup);
      if (path === undefined || !item.entry) return;
      const exceptions = textsOf(options.exceptions);
      const segments = path.replace(/[?#].*/s, '').split('/');
      const last = options.ignoreLastPathSegment === true ? segments.length - 1 : segments.length;
      let start = 0;
      for (const [index, segment] of segments.entries()) {
        if (index < last && isSingular(segment) && !exceptions.includes(segment)) {
          report({
            message: `\`${segment}\` in \`${path}\` is in the singular`,
            at: placeInKey(item.entry, start, start + segment.length),
          });
          return;
        }
        start += segment.length + 1;
      }
    },
  },
};

function isSingular(segment: string): boolean {
  if (!/^[A-Za-z][\w-]*$/.test(segment) || /^v\d+\w*$/i.test(segment)) return false;
  const last = segment.match(/[A-Z]?[a-z]+|[A-Z]+/g)?.at(-1);
  return last !== undefined && !pluralize.isPlural(last);
}
