import { essenceOf } from '../../spec/facts/media-types.ts';
import { mayHaveProperty } from '../../spec/facts/schema-properties.ts';
import { type Entry, keyPlace, type MapNode } from '../../spec/tree/node.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An encoding is of no property, or stands where it says nothing.',
  explanation: `A key of \`encoding\` "MUST exist in the schema as a property", and encodings are for \`multipart\` and
\`application/x-www-form-urlencoded\` alone ([Media Type Object](https://spec.openapis.org/oas/v3.1.1.html#media-type-object)): elsewhere they are ignored. In
3.2 \`encoding\` excludes \`prefixEncoding\` and \`itemEncoding\`, which is all that Redocly's rule looks at. A schema that says what its other properties are like
may have any property.`,
  aliases: ['spec-no-invalid-encoding-combinations'],
  versions: ['3.0', '3.1', '3.2'],
  isFixable: false,
  examples: [
    {
      title: 'A misspelt property',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /labels:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                label: { type: string }
            encoding:
              lable:
              ^^^^^ The schema has no property \`lable\`
                contentType: image/png
      responses:
        '201':
          description: The label is stored.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /labels:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                label: { type: string }
            encoding:
              label:
                contentType: image/png
      responses:
        '201':
          description: The label is stored.
`,
    },
    {
      title: 'An encoding of JSON',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /labels:
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { label: { type: string } } }
            encoding:
            ^^^^^^^^ An encoding says nothing of \`application/json\`
              label:
                contentType: image/png
      responses:
        '201':
          description: The label is stored.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /labels:
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { label: { type: string } } }
      responses:
        '201':
          description: The label is stored.
`,
    },
  ],
  visit: {
    mediaType(object, context) {
      const encoding = object.node.entry('encoding');
      if (!encoding) return;
      const rival = ['prefixEncoding', 'itemEncoding'].find((name) => object.node.has(name));
      const name = mediaTypeOf(object);
      if (rival !== undefined && context.version === '3.2')
        context.report({ message: `\`encoding\` stands beside \`${rival}\``, at: keyPlace(encoding) });
      else if (name !== undefined && !isEncoded(name))
        context.report({ message: `An encoding says nothing of \`${name}\``, at: keyPlace(encoding) });
      else checkProperties(object.node, encoding, context);
    },
  },
};

/** Undefined for a component, whose key is a name. */
function mediaTypeOf({ key }: SpecObject): string | undefined {
  return typeof key === 'string' && key.includes('/') ? key : undefined;
}

function isEncoded(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return (
    essence.startsWith('multipart/') || essence === 'application/x-www-form-urlencoded' || essence.startsWith('*/')
  );
}

function checkProperties(mediaType: MapNode, { value }: Entry, context: SpecContext): void {
  const schema = mediaType.get('schema');
  if (!schema || value.kind !== 'map') return;
  for (const property of value.entries) {
    if (property.key.startsWith('x-') || mayHaveProperty(schema, property.key, context)) continue;
    context.report({ message: `The schema has no property \`${property.key}\``, at: keyPlace(property) });
  }
}
