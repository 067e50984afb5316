import { namedOperations } from '../../spec/facts/named-operations.ts';
import { placeOf } from '../../spec/facts/place-of.ts';
import type { ObjectType } from '../../spec/grammar/grammar.ts';
import { grammarOf } from '../../spec/grammar/grammars.ts';
import { keyPlace, type Node, type Place } from '../../spec/tree/node.ts';
import { operationName, typeName } from '../../spec/walk/names.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { DocumentContext, SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'hint',
  summary: 'Something is deprecated, or uses what is.',
  explanation: `Editors strike the text through: operations, parameters, headers, schemas and their properties, in 3.2 security schemes that have
\`deprecated: true\`; references to them, links to such operations, requirements of such schemes. What is used by something that is deprecated itself isn't
reported.`,
  aliases: [],
  isFixable: false,
  examples: [
    {
      title: 'A deprecated operation, and a link to it',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
    ^^^ \`GET /parcels\` is deprecated
      operationId: listParcels
      deprecated: true
      responses:
        '200':
          description: The parcels.
    post:
      responses:
        '201':
          description: The parcel is on its way.
          links:
            all:
              operationId: listParcels
                           ^^^^^^^^^^^ \`GET /parcels\` is deprecated
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: listParcels
      deprecated: false
      responses:
        '200':
          description: The parcels.
`,
    },
    {
      title: 'A deprecated schema, and a reference to it',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: page
                ^^^^ The parameter \`page\` is deprecated
          in: query
          deprecated: true
          schema: { type: integer }
      responses:
        '200':
          description: The parcels.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcel'
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The schema \`Parcel\` is deprecated
components:
  schemas:
    Parcel:
    ^^^^^^ The schema \`Parcel\` is deprecated
      type: object
      deprecated: true
    Driver:
      type: object
      properties:
        van: { type: string, deprecated: true }
        ^^^ The property \`van\` is deprecated
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcel'
components:
  schemas:
    Parcel:
      type: object
`,
    },
  ],
  visit: {
    operation: reportDeclared,
    parameter: reportDeclared,
    header: reportDeclared,
    schema: reportDeclared,
    securityScheme: reportDeclared,
    reference: reportReference,
    openapi(_, context) {
      reportLinks(context);
      if (context.version === '3.2') reportRequirements(context);
    },
  },
};

const tags = ['deprecated'] as const;

function reportDeclared(object: SpecObject, { version, report }: SpecContext): void {
  if (!isDeprecated(object.node) || !mayBeDeprecated(object.type, version)) return;
  report({ message: `${nameOf(object)} is deprecated`, at: placeOfName(object), tags });
}

function reportReference({ node, field, parent }: SpecObject, { version, followSurface, report }: SpecContext): void {
  const type = referencedTypes.find((type) => type === field);
  const reference = node.get('$ref');
  if (!type || reference?.kind !== 'scalar' || !mayBeDeprecated(type, version)) return;
  if (isDeprecated(node) || !isDeprecated(followSurface(node)) || isInDeprecated(parent)) return;
  const name = fileName(String(reference.value));
  report({ message: `The ${typeName(type)} \`${name}\` is deprecated`, at: reference, tags });
}

const referencedTypes: readonly ObjectType[] = ['parameter', 'header', 'schema', 'securityScheme'];

function reportLinks({ spec, report }: DocumentContext): void {
  const links = spec.all('link');
  if (links.length === 0) return;
  const deprecated = new Map<string, SpecObject>();
  for (const { operation, id } of spec.collect(namedOperations)) {
    if (isDeprecated(operation.node)) deprecated.set(id, operation);
  }
  for (const { node } of links) {
    const id = node.get('operationId');
    const operation = id?.kind === 'scalar' ? deprecated.get(String(id.value)) : undefined;
    if (id && operation) report({ message: `${nameOf(operation)} is deprecated`, at: id, tags });
  }
}

function reportRequirements({ spec, followMap, report }: DocumentContext): void {
  const schemes = spec.root.map('components')?.map('securitySchemes');
  const names = new Set(schemes?.entries.flatMap(({ key, value }) => (isDeprecated(followMap(value)) ? [key] : [])));
  if (names.size === 0) return;
  for (const { node } of spec.all('securityRequirement')) {
    for (const entry of node.entries) {
      if (!names.has(entry.key)) continue;
      report({ message: `The security scheme \`${entry.key}\` is deprecated`, at: keyPlace(entry), tags });
    }
  }
}

function isDeprecated(node: Node | undefined): boolean {
  const value = node?.kind === 'map' ? node.get('deprecated') : undefined;
  return value?.kind === 'scalar' && value.value === true;
}

function mayBeDeprecated(type: ObjectType, version: SpecContext['version']): boolean {
  return grammarOf(version).get(type)?.fields.has('deprecated') ?? false;
}

function isInDeprecated(object: SpecObject | undefined): boolean {
  for (let at = object; at; at = at.parent) if (isDeprecated(at.node)) return true;
  return false;
}

function nameOf(object: SpecObject): string {
  const { type, field, key, node } = object;
  if (type === 'operation') return `\`${operationName(object)}\``;
  if (type === 'parameter') return `The parameter \`${node.text('name') ?? key}\``;
  if (!object.entry && !object.parent) return `The ${typeName(type)} \`${fileName(node.part.uri)}\``;
  if (!hasName(object)) return `This ${typeName(type)}`;
  return `The ${type === 'schema' && field === 'properties' ? 'property' : typeName(type)} \`${key}\``;
}

/** What stands in a file of its own is called by that: the end of a reference, without the file's kind. */
function fileName(reference: string): string {
  return reference.replace(/^.*[#/]/s, '').replace(/\.(?:ya?ml|json)$/i, '');
}

/** Other keys than those of properties and components say what a schema is for. */
function hasName({ type, field, entry, parent }: SpecObject): boolean {
  return entry !== undefined && (type !== 'schema' || field === 'properties' || !parent);
}

function placeOfName(object: SpecObject): Place {
  const { type, node } = object;
  if (type === 'parameter') return node.get('name') ?? placeOf(object);
  const entry = hasName(object) ? object.entry : node.entry('deprecated');
  return entry ? keyPlace(entry) : node;
}
