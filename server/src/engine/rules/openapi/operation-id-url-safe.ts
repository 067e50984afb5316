import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An operationId has a character that may not stand in a URL.',
  explanation: `Documentation links to operations by their ids, and generators make names of them. Letters, digits and the marks that
[RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-2) allows may stand there; blanks, quotes, brackets of other kinds and letters
beyond ASCII may not.`,
  aliases: ['operation-operationId-url-safe', 'operation-operationId-valid-in-url'],
  isFixable: false,
  examples: [
    {
      title: 'An operationId with a blank',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: list parcels
                   ^^^^^^^^^^^^ A blank in \`list parcels\` may not stand in a URL
      responses:
        '200':
          description: The parcels.
    post:
      operationId: send^parcel
                   ^^^^^^^^^^^ \`^\` in \`send^parcel\` may not stand in a URL
      responses:
        '201':
          description: The parcel is on its way.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: list-parcels
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    operation({ node }, { report }) {
      const id = node.get('operationId');
      if (id?.kind !== 'scalar' || typeof id.value !== 'string') return;
      const [character] = forbidden.exec(id.value) ?? [];
      if (character === undefined) return;
      const name = character.trim() === '' ? 'A blank' : `\`${character}\``;
      report({ message: `${name} in \`${id.value}\` may not stand in a URL`, at: id });
    },
  },
};

const forbidden = /[^\w\-.~:/?#[\]@!$&'()*+,;=]/u;
