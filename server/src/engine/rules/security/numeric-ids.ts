import { referencePlace } from '../../spec/facts/parameters.ts';
import { typeNode } from '../../spec/facts/schemas.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An id in a parameter is a number.',
  explanation: `Numbers are easily counted through: who has \`/parcels/41\` tries \`/parcels/42\`, and sees what an operation that forgets to check gives away
(OWASP API1:2023). UUIDs and other random texts can't be guessed.

Parameters count whose name is \`id\` or ends with it as a word of its own (\`parcelId\`, \`parcel_id\`), with the type \`integer\` or \`number\`.`,
  aliases: ['owasp:api1:2023-no-numeric-ids', 'owasp:api1:2019-no-numeric-ids', 'owasp-no-numeric-ids'],
  isFixable: false,
  examples: [
    {
      title: 'A number as an id',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{parcelId}:
    get:
      parameters:
        - name: parcelId
          in: path
          required: true
          schema: { type: integer }
                          ^^^^^^^ The id \`parcelId\` is a number, which can be guessed
      responses:
        '200':
          description: The parcel.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{parcelId}:
    get:
      parameters:
        - name: parcelId
          in: path
          required: true
          schema: { type: string, format: uuid }
      responses:
        '200':
          description: The parcel.
`,
    },
  ],
  visit: {
    parameter({ node }, { report, followMap }) {
      const name = node.text('name');
      if (name === undefined || !isId.test(name)) return;
      const written = node.get('schema');
      const schema = followMap(written) ?? node;
      const type = typeNode(schema, 'integer') ?? typeNode(schema, 'number');
      if (!type) return;
      const isShared = written !== undefined && schema !== written;
      report({
        message: `The id \`${name}\` is a number, which can be guessed`,
        at: isShared ? referencePlace(written) : type,
      });
    },
  },
};

const isId = /(?:^|[-_. ])id$|[a-z\d](?:Id|ID)$|^ID$/;
