import { replaceScalar } from '../../spec/edit/edits.ts';
import { placeIn } from '../../spec/facts/paths.ts';
import type { Node } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: "A server's URL ends with a slash.",
  explanation: `A path begins with a slash and is appended to the server's URL: together they give \`//\`. \`/\` alone, which means the server
that the document comes from, is left in peace. In 2.0 it is \`host\` and \`basePath\` that the paths are appended to.`,
  aliases: [
    'oas3-server-trailing-slash',
    'oas2-host-trailing-slash',
    'no-server-trailing-slash',
    'oas3-host-trailing-slash',
  ],
  isFixable: true,
  examples: [
    {
      title: 'A slash too many',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com/v1/
                                   ^ \`https://api.example.com/v1/\` ends with a slash
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com/v1
paths: {}
`,
    },
    {
      title: 'A base path with a slash at its end',
      bad: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
host: api.example.com
basePath: /v1/
             ^ \`/v1/\` ends with a slash
schemes: [https]
paths: {}
`,
      good: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
host: api.example.com
basePath: /v1
schemes: [https]
paths: {}
`,
    },
  ],
  visit: {
    server({ node }, context) {
      check(node.get('url'), context);
    },
    openapi({ node }, context) {
      if (context.version !== '2.0') return;
      if (isHost.test(node.text('host') ?? '')) check(node.get('host'), context);
      check(node.get('basePath'), context);
    },
  },
};

function check(node: Node | undefined, { report }: SpecContext): void {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return;
  const { value } = node;
  const without = value.replace(/\/+$/, '');
  if (without === value || without === '' || without.endsWith(':')) return;
  report({
    message: `\`${value}\` ends with a slash`,
    at: placeIn(node, value, without.length, value.length),
    fixes: () => [{ title: 'Leave out the slash', edits: [replaceScalar(node, without)], isSafe: true }],
  });
}

/** Of what is no host the specification's schema says so. */
const isHost = /^[^{}/ :\\]+(?::\d+)?\/*$/;
