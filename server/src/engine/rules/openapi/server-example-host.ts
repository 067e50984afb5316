import { hostOf, isLocal } from '../../http/hosts.ts';
import { urlOf } from '../../spec/facts/servers.ts';
import type { ScalarNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A server is one of the hosts that are reserved for examples, or the local machine.',
  explanation: `\`example.com\`, \`example.org\`, \`example.net\` and what ends with \`.example\`, \`.test\` or \`.invalid\` belong to nobody
(RFC 2606), so nobody can try the API there. Variables count with their defaults.`,
  aliases: ['oas3-server-not-example.com', 'no-server-example.com', 'oas2-host-not-example', 'oas3-host-not-example'],
  isFixable: false,
  options: {
    localhost: {
      description: 'Whether hosts of the local machine and network are reported, too.',
      type: 'boolean',
      default: true,
    },
  },
  examples: [
    {
      title: 'A host for examples',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com/v1
         ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`api.example.com\` is reserved for examples
  - url: http://localhost:8080
         ^^^^^^^^^^^^^^^^^^^^^ \`localhost\` is a local host
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.parcels.dev/v1
paths: {}
`,
    },
  ],
  visit: {
    server({ node }, context) {
      const url = node.get('url');
      if (url?.kind === 'scalar') check(urlOf(node), url, context);
    },
    openapi({ node }, context) {
      const host = node.get('host');
      if (context.version === '2.0' && host?.kind === 'scalar') check(node.text('host'), host, context);
    },
  },
};

function check(url: string | undefined, at: ScalarNode, { report, options }: SpecContext): void {
  const host = url === undefined ? undefined : hostOf(url);
  if (host === undefined) return;
  if (reserved.test(host)) report({ message: `\`${host}\` is reserved for examples`, at });
  else if (options.localhost !== false && isLocal(host)) report({ message: `\`${host}\` is a local host`, at });
}

const reserved = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid)$/;
