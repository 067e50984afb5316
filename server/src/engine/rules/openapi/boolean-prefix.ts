import { hasType } from '../../spec/facts/schemas.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: "A boolean parameter's name doesn't read as a question.",
  explanation: `A name such as \`isActive\` or \`has_children\` says that the answer is yes or no. The prefix must be a word of its own:
\`issue\` has none.`,
  aliases: ['boolean-parameter-prefixes'],
  isFixable: false,
  options: {
    prefixes: {
      description: 'The words that such a name may begin with.',
      type: 'array',
      items: { type: 'string' },
      default: ['is', 'has'],
    },
  },
  examples: [
    {
      title: 'A name without a prefix',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: delivered
                ^^^^^^^^^ The boolean parameter \`delivered\` begins with none of \`is\`, \`has\`
          in: query
          schema: { type: boolean }
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: isDelivered
          in: query
          schema: { type: boolean }
        - name: has_label
          in: query
          schema: { type: boolean }
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    parameter({ node }, { options, report, followMap }) {
      const name = node.get('name');
      if (name?.kind !== 'scalar' || typeof name.value !== 'string') return;
      const type = followMap(node.get('schema')) ?? node;
      if (!hasType(type, 'boolean')) return;
      const configured = options.prefixes;
      const prefixes = Array.isArray(configured) ? configured.map(String) : ['is', 'has'];
      const { value } = name;
      if (prefixes.some((prefix) => startsWithWord(value, prefix))) return;
      report({
        message: `The boolean parameter \`${value}\` begins with none of \`${prefixes.join('`, `')}\``,
        at: name,
      });
    },
  },
};

/** The first letter may be a capital: `IsActive`. */
function startsWithWord(name: string, word: string): boolean {
  const begin = name.slice(0, word.length);
  const isThere = begin === word || begin === word.charAt(0).toUpperCase() + word.slice(1);
  return isThere && /^(?:[^a-z]|$)/.test(name.slice(word.length));
}
