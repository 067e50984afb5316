import type { AskedApi } from '../../drift/asked-api.ts';
import type { Suggestion } from '../../drift/bound-api.ts';
import { basePrefix, correctEndpoint } from '../../drift/correct-endpoint.ts';
import { isOfAnother, knownServers } from '../../drift/hosts.ts';
import { pairsOf, strangersOf } from '../../drift/pairs.ts';
import { addOperation, fileNameOf } from '../../drift/spec-edits.ts';
import type { Endpoint } from '../../endpoints/endpoint.ts';
import { endpointName } from '../../endpoints/names.ts';
import { fullTemplate } from '../../endpoints/path.ts';
import type { Fix } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { listed } from '../../spec/facts/listed.ts';
import type { DocRule } from '../rule.ts';

const spec = `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels }
`;

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'A document documents an endpoint that its description doesn’t have.',
  explanation: `Readers who call it get *404 Not Found*, or *405 Method Not Allowed*. Paths are compared as they are meant: with or without the server, its base path
and a version, whatever parameters are called and however they are spelled (\`{id}\`, \`:id\`, \`<id>\`), without a query and a slash at the end. An action may stand without its
namespace (\`copy\` for OData's \`example.files.copy\`), and several values in the place of one parameter. Where a method or
a path may have been misspelt, the message says so. Endpoints that are only mentioned are no matter of this rule, and neither are those of another host.`,
  isFixable: true,
  examples: [
    {
      title: 'A path that is spelled otherwise',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcel
        ^^^^^^^ \`GET /parcel\` is not in \`openapi.yaml\`; did you mean \`/parcels\`?

Lists the parcels.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /v1/parcels

Lists the parcels.

## Errors

Every error has a code.
`,
    },
    {
      title: 'Another method',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### PUT /parcels
    ^^^ \`/parcels\` has no \`PUT\` in \`openapi.yaml\`, but \`GET\`

Lists the parcels.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    const told = new Set<string>();
    for (const endpoint of strangersOf(file, asked)) {
      const key = endpointName(endpoint);
      if (isElsewhere(endpoint, asked) || told.has(key)) continue;
      told.add(key);
      const suggestions = suggestionsFor(endpoint, file, asked);
      const [best] = suggestions;
      const isMethod = best?.kind === 'method' && endpoint.methodSpan !== undefined;
      yield {
        message: messageOf(endpoint, suggestions, asked),
        span: isMethod && endpoint.methodSpan ? endpoint.methodSpan : endpoint.pathSpan,
        related: best
          ? [
              asked.related(
                best.api,
                best.kind === 'method' ? best.operation.at : best.operation.pathAt,
                'What the description has',
              ),
            ]
          : [],
        fixes: [
          ...suggestions.slice(0, 3).flatMap((one) => correctEndpoint(file, endpoint, one, asked)),
          ...additions(endpoint, asked),
        ],
      };
    }
  },
};

/** Those that the document doesn't document before those that it does. */
function suggestionsFor(endpoint: Endpoint, file: MarkdownFile, asked: AskedApi): readonly Suggestion[] {
  const documented = new Set(pairsOf(file, asked).map(({ operation }) => operation));
  const suggestions = asked.suggest(endpoint);
  const open = suggestions.filter(({ operation }) => !documented.has(operation));
  return [...open, ...suggestions.filter(({ operation }) => documented.has(operation))];
}

/** The host is none of the API's. */
function isElsewhere({ path: { server } }: Endpoint, asked: AskedApi): boolean {
  return server !== '' && isOfAnother(knownServers(asked), server);
}

function messageOf(endpoint: Endpoint, suggestions: readonly Suggestion[], asked: AskedApi): string {
  const [best] = suggestions;
  const names = listed(asked.apis.map(fileNameOf));
  if (best?.kind === 'method') {
    const methods = [...new Set(suggestions.map(({ operation }) => operation.method))];
    return `\`${endpoint.path.template}\` has no \`${endpoint.method}\` in ${names}, but ${listed(methods, 8)}`;
  }
  const meant = best ? `; did you mean \`${fullTemplate(best.operation.path)}\`?` : '';
  return `\`${endpointName(endpoint)}\` is not in ${names}${meant}`;
}

function additions(endpoint: Endpoint, asked: AskedApi): Fix[] {
  const [api, ...others] = asked.apis;
  if (!api || others.length > 0 || !/^(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)$/.test(endpoint.method)) return [];
  const base = basePrefix(endpoint.path, api);
  const path = fullTemplate(endpoint.path)
    .slice(base.length)
    .replace(/(?<=.)\/$/, '');
  const edits = addOperation(api, endpoint.method, path);
  return [{ title: `Add \`${endpoint.method} ${path}\` to \`${fileNameOf(api)}\``, edits, isSafe: false }];
}
