import { type DeclaredParameter, parametersOf } from '../../spec/facts/parameters.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'A parameter for the whole query stands beside another one for the query.',
  explanation: `A parameter with \`in: querystring\` is the query as a whole. So there may be one at most, and no parameter with \`in: query\`
beside it, in an operation and its path item taken together (OpenAPI 3.2, "Parameter Object": \`in\`).`,
  aliases: ['spec-querystring-parameters'],
  isFixable: false,
  versions: ['3.2'],
  examples: [
    {
      title: 'The whole query, and a part of it',
      bad: `
openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    parameters:
      - name: limit
              ^^^^^ The query parameter \`limit\` stands beside \`filter\`, which is the whole query
        in: query
        schema: { type: integer }
    get:
      parameters:
        - name: filter
          in: querystring
          content:
            application/x-www-form-urlencoded:
              schema: { type: object }
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: filter
          in: querystring
          content:
            application/x-www-form-urlencoded:
              schema:
                type: object
                properties:
                  limit: { type: integer }
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    pathItem({ node }, context) {
      check(queryOf(node, context), [], context);
    },
    operation({ node, parent }, context) {
      const own = queryOf(node, context);
      const item = parent?.type === 'pathItem' ? queryOf(parent.node, context) : [];
      if (own.length > 0) check(own, item, context);
    },
  },
};

function queryOf(owner: MapNode, context: SpecContext): readonly DeclaredParameter[] {
  const { parameters } = parametersOf(owner, context);
  return parameters.filter((parameter) => parameter.in === 'query' || parameter.in === 'querystring');
}

/** Each pair is reported where both are seen together first: in the path item, or in the operation. */
function check(own: readonly DeclaredParameter[], item: readonly DeclaredParameter[], { report }: SpecContext): void {
  const isWhole = (parameter: DeclaredParameter): boolean => parameter.in === 'querystring';
  const [first, ...more] = [...item, ...own].filter(isWhole);
  if (!first) return;
  for (const parameter of more) {
    if (item.includes(parameter) || (parameter.name === first.name && item.includes(first))) continue;
    report({
      message: `\`${parameter.name}\` is the whole query, and so is \`${first.name}\``,
      at: parameter.at,
      related: [{ at: first.at, message: `\`${first.name}\`` }],
    });
  }
  const isKnownAlready = item.includes(first);
  for (const parameter of isKnownAlready ? own : [...item, ...own]) {
    if (isWhole(parameter)) continue;
    report({
      message: `The query parameter \`${parameter.name}\` stands beside \`${first.name}\`, which is the whole query`,
      at: parameter.at,
      related: [{ at: first.at, message: 'The whole query' }],
    });
  }
}
