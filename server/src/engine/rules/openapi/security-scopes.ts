import { didYouMean } from '../../configuration/problem.ts';
import { replaceScalar } from '../../spec/edit/edits.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { type SchemeTable, schemesOf, scopesOf } from '../../spec/facts/security.ts';
import type { ListNode, MapNode } from '../../spec/tree/node.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A security requirement names a scope that its scheme does not have.',
  explanation: `The scopes of an OAuth 2 scheme are those that its flows list, all taken together. OpenID Connect lists its own elsewhere, so
anything may stand there.

Other schemes have no scopes: their list must be empty in 2.0 and 3.0; since 3.1 it may name roles. Where many
requirements of one scheme are wrong in this way, that is one finding.`,
  aliases: ['security-scopes-defined'],
  isFixable: true,
  examples: [
    {
      title: 'A misspelt scope',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
security:
  - oauth: [parcel:read]
            ^^^^^^^^^^^ \`oauth\` has no scope \`parcel:read\`; did you mean \`parcels:read\`?
paths: {}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://auth.example.com/token
          scopes:
            parcels:read: Read parcels
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
security:
  - oauth: [parcels:read]
paths: {}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://auth.example.com/token
          scopes:
            parcels:read: Read parcels
`,
    },
    {
      title: 'A scope of an API key',
      bad: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
security:
  - apiKey: [read]
             ^^^^ \`apiKey\` is an \`apiKey\` scheme, which has no scopes
paths: {}
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-API-Key }
`,
      good: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
security:
  - apiKey: []
paths: {}
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-API-Key }
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const schemes = schemesOf(context);
      const known: KnownScopes = new Map();
      const others: OtherSchemes = new Map();
      for (const requirement of context.spec.all('securityRequirement'))
        check(requirement, { schemes, known, others }, context);
      for (const [name, scheme] of others) reportScopes(name, scheme, context);
    },
  },
};

type KnownScopes = Map<MapNode, ReadonlySet<string> | undefined>;

/** Schemes without scopes by name, and the lists of scopes that they are given. */
type OtherSchemes = Map<string, OtherScheme>;

interface OtherScheme {
  readonly type: string;
  readonly lists: ListNode[];
}

function check(
  { node }: SpecObject,
  {
    schemes,
    known,
    others,
  }: { readonly schemes: SchemeTable; readonly known: KnownScopes; readonly others: OtherSchemes },
  context: DocumentContext,
): void {
  for (const { key, value } of node.entries) {
    if (value.kind !== 'list' || value.items.length === 0) continue;
    const scheme = context.followMap(schemes.find(key, node));
    const type = scheme?.text('type');
    if (!scheme || type === undefined || type === 'openIdConnect') continue;
    if (type === 'oauth2') checkScopes(key, value, knownScopes(scheme, known, context), context);
    else if (context.version === '2.0' || context.version === '3.0') {
      const other = others.get(key);
      if (other) other.lists.push(value);
      else others.set(key, { type, lists: [value] });
    }
  }
}

function knownScopes(scheme: MapNode, known: KnownScopes, context: DocumentContext): ReadonlySet<string> | undefined {
  if (!known.has(scheme)) known.set(scheme, scopesOf(scheme, context));
  return known.get(scheme);
}

function checkScopes(
  name: string,
  list: ListNode,
  scopes: ReadonlySet<string> | undefined,
  { report }: DocumentContext,
): void {
  if (!scopes) return;
  for (const item of list.items) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string' || scopes.has(item.value)) continue;
    const suggestion = nearest(item.value, scopes);
    report({
      message: `\`${name}\` has no scope \`${item.value}\`${didYouMean(suggestion)}`,
      at: item,
      fixes: () =>
        suggestion === undefined
          ? []
          : [{ title: `Change to \`${suggestion}\``, edits: [replaceScalar(item, suggestion)], isSafe: false }],
    });
  }
}

/** One finding a list, as all of it is wrong; of many lists, one finding in all. */
function reportScopes(name: string, { type, lists }: OtherScheme, { report }: DocumentContext): void {
  const article = /^[aeioh]/.test(type) ? 'an' : 'a';
  const message = `\`${name}\` is ${article} \`${type}\` scheme, which has no scopes`;
  const isHabit = lists.length >= leastForHabit;
  for (const list of isHabit ? lists.slice(0, 1) : lists) {
    const [first] = list.items;
    if (!first) continue;
    report({
      message: isHabit ? `${message}; ${lists.length} requirements name some` : message,
      at: first,
      fixes: () => [
        {
          title: isHabit ? 'Empty all of these lists' : 'Empty the list',
          edits: (isHabit ? lists : [list]).map((at) => ({ at, text: '[]' })),
          isSafe: false,
        },
      ],
    });
  }
}

/** From here on it is a habit, not a slip. */
const leastForHabit = 5;
