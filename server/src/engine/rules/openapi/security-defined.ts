import { didYouMean } from '../../configuration/problem.ts';
import { renameKey } from '../../spec/edit/edits.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { type SchemeTable, schemesOf } from '../../spec/facts/security.ts';
import { isHolderMisspelt } from '../../spec/references/misspelt-holder.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import { formatPointer } from '../../spec/tree/pointer.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'A security requirement names a scheme that there is not.',
  explanation: `The names of \`security\` are those of \`components.securitySchemes\`, in 2.0 of \`securityDefinitions\`; since 3.2 a URI may
stand there. Names in another file are looked up in the document itself first, then in that file.

Other tools also report here that an operation has no \`security\` (see \`openapi/security-present\`), and scopes that there are not
(\`openapi/security-scopes\`).`,
  aliases: ['oas2-operation-security-defined', 'oas3-operation-security-defined', 'security-defined'],
  isFixable: true,
  examples: [
    {
      title: 'A misspelt scheme',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      security:
        - apiKy: []
          ^^^^^ No security scheme \`apiKy\` in components; did you mean \`apiKey\`?
      responses:
        '200':
          description: The parcels.
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-API-Key }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      security:
        - apiKey: []
        - {}
      responses:
        '200':
          description: The parcels.
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-API-Key }
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const schemes = schemesOf(context);
      for (const requirement of context.spec.all('securityRequirement')) check(requirement, schemes, context);
    },
  },
};

function check({ node }: SpecObject, schemes: SchemeTable, context: DocumentContext): void {
  const { report, lookup, version } = context;
  for (const entry of node.entries) {
    const { key } = entry;
    if (schemes.find(key, node)) continue;
    if (version === '3.2' && looksLikeUri(key)) {
      const found = lookup(node.part.uri, key);
      if (found.node || found.target.isRemote) continue;
    }
    const holder = version === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
    const find = (tokens: readonly string[]) => lookup(context.spec.uri, formatPointer(tokens)).node;
    if (isHolderMisspelt([...holder, key], version, find)) continue;
    const suggestion = nearest(key, schemes.namesFor(node));
    report({
      message: `No security scheme \`${key}\` in ${version === '2.0' ? '`securityDefinitions`' : 'components'}${didYouMean(suggestion)}`,
      at: keyPlace(entry),
      fixes: () =>
        suggestion === undefined || node.has(suggestion)
          ? []
          : [{ title: `Change to \`${suggestion}\``, edits: [renameKey(entry, suggestion)], isSafe: false }],
    });
  }
}

/** A single word could be a file's name, too, but never is. */
function looksLikeUri(key: string): boolean {
  return /[#/:.]/.test(key);
}
