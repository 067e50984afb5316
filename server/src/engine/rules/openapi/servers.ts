import { isBlank } from '../../spec/facts/blank.ts';
import { versionKey } from '../../spec/facts/version-key.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: "The document doesn't say where the API is served.",
  explanation: `Without \`servers\` (in 2.0: \`host\` and \`schemes\`) the API is taken to be where the document was found, which is seldom true
of a file. An empty list, and an empty \`url\`, say as little.

A document without \`paths\`, such as one of components only, needs no servers; nor does one whose path items all have their own. In 2.0
operations may name their \`schemes\` instead.`,
  aliases: ['oas3-api-servers', 'no-empty-servers', 'oas2-api-host', 'oas2-api-schemes'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'No servers',
      bad: `
openapi: 3.1.0
^^^^^^^ The document has no \`servers\`
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com/v1
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
`,
    },
    {
      title: 'A host without schemes',
      bad: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
host: api.example.com
^^^^ The document has no \`schemes\`
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
`,
      good: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
host: api.example.com
schemes: [https]
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    openapi(_, context) {
      if (!context.spec.root.has('paths')) return;
      if (context.version === '2.0') checkHost(context);
      else checkServers(context);
    },
    server({ node }, { report }) {
      const url = node.entry('url');
      if (url && isBlank(url.value) && url.value.kind === 'scalar')
        report({ message: 'The `url` of the server is empty', at: keyPlace(url) });
    },
  },
};

function checkServers({ spec, report, followMap }: DocumentContext): void {
  const { root } = spec;
  const servers = root.entry('servers');
  // What is no list at all `openapi/schema` reports.
  if (servers && (servers.value.kind !== 'list' || servers.value.items.length > 0)) return;
  const items = root.map('paths')?.entries.filter(({ key }) => key.startsWith('/')) ?? [];
  if (items.length > 0 && items.every(({ value }) => followMap(value)?.list('servers')?.items.length)) return;
  report({
    message: servers ? '`servers` is empty' : 'The document has no `servers`',
    at: servers ? keyPlace(servers) : versionKey(spec),
    lacks: { map: root, keys: ['servers'] },
  });
}

function checkHost({ spec, report }: DocumentContext): void {
  const { root } = spec;
  const host = root.entry('host');
  const schemes = root.entry('schemes');
  if (!host || isBlank(host.value)) {
    report({
      message: host ? '`host` is empty' : `The document has no \`host\`${schemes ? '' : ', and no `schemes`'}`,
      at: host ? keyPlace(host) : versionKey(spec),
      lacks: { map: root, keys: ['host'] },
    });
    return;
  }
  if (schemes) {
    if (schemes.value.kind === 'list' && schemes.value.items.length === 0)
      report({ message: '`schemes` is empty', at: keyPlace(schemes) });
    return;
  }
  const operations = spec.all('operation');
  if (operations.length > 0 && operations.every(({ node }) => node.has('schemes'))) return;
  report({ message: 'The document has no `schemes`', at: keyPlace(host), lacks: { map: root, keys: ['schemes'] } });
}
