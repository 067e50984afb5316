import { pathOf, placeInKey } from '../../spec/facts/paths.ts';
import { textsOf } from '../spec-options.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A path names an HTTP method.',
  explanation: `What is done is the method's part; a path names what it is done to: \`GET /parcels\`, not \`POST /getParcels\`. Words count,
however they are joined: \`getParcels\`, \`get-parcels\`; \`/widgets\` and \`/posts\` hold none. \`QUERY\` is a method since 3.2 and is left
alone all the same, being a noun far more often.`,
  aliases: ['no-http-verbs-in-paths', 'no-http-verbs-in-path'],
  isFixable: false,
  options: {
    excludedPaths: {
      description: 'Paths that may be as they are.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
  },
  examples: [
    {
      title: 'A method in a path',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/get:
           ^^^ \`/parcels/get\` names the method \`GET\`
    post:
      responses:
        '200':
          description: The parcels.
  /deleteParcel:
   ^^^^^^ \`/deleteParcel\` names the method \`DELETE\`
    post:
      responses:
        '204':
          description: The parcel is gone.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /widgets:
    get:
      responses:
        '200':
          description: The widgets.
`,
    },
  ],
  visit: {
    pathItem(item, { report, lookup, options }) {
      const path = pathOf(item, lookup);
      if (path === undefined || !item.entry || textsOf(options.excludedPaths).includes(path)) return;
      for (const match of path.replace(/[?#].*/s, '').matchAll(word)) {
        const [text] = match;
        if (!methods.has(text.toLowerCase())) continue;
        report({
          message: `\`${path}\` names the method \`${text.toUpperCase()}\``,
          at: placeInKey(item.entry, match.index, match.index + text.length),
        });
        return;
      }
    },
  },
};

/** A parameter, a word with or without a capital, or a word of capitals. */
const word = /\{[^{}]*\}|[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
