import type { ServedOperation } from '../../spec/facts/operations.ts';
import { nameOf, servedOperations } from '../../spec/facts/operations.ts';
import { requirementsOf, requirementText } from '../../spec/facts/security.ts';
import { keyPlace, type Place } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation for administrators asks for no more than the others do.',
  explanation: `Where \`/admin/parcels\` is protected by the very scheme and scopes of \`/parcels\`, every caller is an administrator as far as the document says
(OWASP API5:2023). A scheme or a scope of its own sets it apart.

What holds for an operation counts, its own \`security\` or the document's; other tools look at operations' own only.`,
  aliases: ['owasp:api5:2023-admin-security-unique', 'owasp-admin-security-unique'],
  isFixable: false,
  options: {
    adminUrl: {
      description: 'What the paths for administrators contain, as whole segments.',
      type: 'string',
      default: '/admin',
    },
  },
  examples: [
    {
      title: 'The same key for all',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
security:
  - token: []
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
  /admin/parcels:
    delete:
    ^^^^^^ \`DELETE /admin/parcels\` asks for the same as \`GET /parcels\`
      responses:
        '204':
          description: All parcels are gone.
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
security:
  - token: []
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
  /admin/parcels:
    delete:
      security:
        - adminToken: []
      responses:
        '204':
          description: All parcels are gone.
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    adminToken: { type: http, scheme: bearer }
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const { options, report } = context;
      const adminUrl = typeof options.adminUrl === 'string' ? options.adminUrl : '/admin';
      const operations = servedOperations(context);
      const others = new Map<string, ServedOperation>();
      for (const operation of operations) {
        if (isBelow(adminUrl, operation.path)) continue;
        for (const text of requirementTexts(operation, context)) if (!others.has(text)) others.set(text, operation);
      }
      for (const operation of operations) {
        if (!isBelow(adminUrl, operation.path)) continue;
        const text = requirementTexts(operation, context).find((candidate) => others.has(candidate));
        const other = text === undefined ? undefined : others.get(text);
        if (!other) continue;
        report({
          message: `\`${nameOf(operation)}\` asks for the same as \`${nameOf(other)}\``,
          at: placeOfSecurity(operation),
          related: [{ at: placeOfSecurity(other), message: `\`${nameOf(other)}\`` }],
        });
      }
    },
  },
};

function requirementTexts(operation: ServedOperation, context: DocumentContext): readonly string[] {
  const items = requirementsOf(operation, context)?.items ?? [];
  return items.flatMap((item) => (item.kind === 'map' ? requirementText(item) : [])).filter((text) => text !== '');
}

function placeOfSecurity({ node, at }: ServedOperation): Place {
  const own = node.entry('security');
  return own ? keyPlace(own) : at;
}

/** The URL stands in the path as whole segments: `/admin` is not in `/administrators`. */
function isBelow(url: string, path: string): boolean {
  return `${path}/`.includes(url.endsWith('/') ? url : `${url}/`);
}
