import { insertEntry } from '../../spec/edit/edits.ts';
import { hasType } from '../../spec/facts/schemas.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: "A list parameter doesn't say how its items are written.",
  explanation: `\`style\` and \`explode\` decide between \`?tag=a&tag=b\`, \`?tag=a,b\` and others. The default depends on where the parameter
stands, and few readers know it by heart. A parameter with \`content\` is written as its media type says.

The fix writes down what holds already.`,
  aliases: ['array-parameter-serialization'],
  isFixable: true,
  versions: ['3.0', '3.1', '3.2'],
  options: {
    in: {
      description: 'Where the parameters stand that are looked at; everywhere, when it is left out.',
      type: 'array',
      items: { type: 'string', enum: ['query', 'path', 'header', 'cookie'] },
    },
  },
  examples: [
    {
      title: 'A list in the query',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: status
                ^^^^^^ The list \`status\` has no \`style\` and no \`explode\`
          in: query
          schema: { type: array, items: { type: string } }
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
        - name: status
          in: query
          style: form
          explode: false
          schema: { type: array, items: { type: string } }
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    parameter({ node }, context) {
      const { options, report, followMap } = context;
      const name = node.get('name');
      const place = node.text('in');
      if (name?.kind !== 'scalar' || place === undefined || place === 'querystring') return;
      if (Array.isArray(options.in) && !options.in.includes(place)) return;
      const schema = followMap(node.get('schema'));
      if (!schema || !isList(schema, context)) return;
      const lacking = ['style', 'explode'].filter((field) => !node.has(field));
      if (lacking.length === 0) return;
      report({
        message: `The list \`${name.value}\` has no ${lacking.map((field) => `\`${field}\``).join(' and no ')}`,
        at: name,
        fixes: () => [defaults(node, place, lacking)],
      });
    },
  },
};

function isList(schema: MapNode, { version }: SpecContext): boolean {
  if (hasType(schema, 'array')) return true;
  return !schema.has('type') && (schema.has('items') || (version !== '3.0' && schema.has('prefixItems')));
}

/** What holds without the fields (OpenAPI 3.1, "Parameter Object": `style`, `explode`). */
function defaults(node: MapNode, place: string, lacking: readonly string[]): SpecFix {
  const style = node.text('style') ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
  const values: Readonly<Record<string, string | boolean>> = { style, explode: style === 'form' };
  return {
    title: `Write down \`${lacking.map((field) => `${field}: ${values[field]}`).join('`, `')}\``,
    edits: lacking.map((field) => insertEntry(node, field, values[field] ?? '', node.entry('in'))),
    isSafe: true,
  };
}
