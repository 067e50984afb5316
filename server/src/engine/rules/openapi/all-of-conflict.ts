import { renameKey } from '../../spec/edit/edits.ts';
import { type AllOfMember, membersOf } from '../../spec/facts/all-of.ts';
import { listed } from '../../spec/facts/listed.ts';
import { typesOf } from '../../spec/facts/schemas.ts';
import { keyPlace, type MapNode, type Place } from '../../spec/tree/node.ts';
import type { SpecContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'Schemas that are combined by `allOf` contradict each other.',
  explanation: `A value must fit every schema of \`allOf\`, and the one that it stands in. Where two of them want different types, of the value or of a property,
nothing fits; where one of them has \`additionalProperties: false\`, it refuses all properties that only the others describe. From 3.1 on
\`unevaluatedProperties: false\`, beside \`allOf\`, is what was meant. What contradicts itself inside a schema that is referred to is reported there.`,
  aliases: ['allof-conflicts'],
  isFixable: true,
  examples: [
    {
      title: 'Two types of one property',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        code: { type: integer }
    Letter:
      allOf:
        - $ref: '#/components/schemas/Parcel'
        - type: object
          properties:
            code: { type: string }
            ^^^^ \`code\` is \`string\` here and \`integer\` in \`Parcel\`
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        code: { type: integer }
    Letter:
      allOf:
        - $ref: '#/components/schemas/Parcel'
        - type: object
          properties:
            stamp: { type: string }
`,
    },
    {
      title: 'A schema that refuses what the other one adds',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        code: { type: integer }
    Letter:
      allOf:
        - $ref: '#/components/schemas/Parcel'
      additionalProperties: false
      ^^^^^^^^^^^^^^^^^^^^ \`additionalProperties: false\` refuses \`code\`, which \`allOf\` brings
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        code: { type: integer }
    Letter:
      allOf:
        - $ref: '#/components/schemas/Parcel'
      unevaluatedProperties: false
`,
    },
  ],
  visit: {
    schema({ node }, context) {
      if (!node.has('allOf')) return;
      const members = membersOf(node, context);
      checkTypes(members, context);
      checkProperties(members, context);
      checkClosed(members, node, context);
    },
  },
};

function checkTypes(members: readonly AllOfMember[], { report }: SpecContext): void {
  for (const [index, member] of members.entries()) {
    const types = typesOf(member.node);
    const other = types && members.slice(0, index).find((one) => isContrary(one, member, types));
    if (!types || !other) continue;
    const [one, two] = [written(types), written(typesOf(other.node) ?? [])];
    report({
      message: `${member.name === undefined ? '' : `\`${member.name}\`: `}${one} here, ${two}${inMember(other)}: no value is both`,
      at: member.via ?? placeOfType(member.node),
    });
    return;
  }
}

function isContrary(one: AllOfMember, member: AllOfMember, types: readonly string[]): boolean {
  const itsTypes = typesOf(one.node);
  return one.group !== member.group && itsTypes !== undefined && areDisjoint(itsTypes, types);
}

function placeOfType(node: MapNode): Place {
  return node.get('type') ?? node;
}

function checkProperties(members: readonly AllOfMember[], { report, followMap }: SpecContext): void {
  const known = new Map<string, { readonly member: AllOfMember; readonly types: readonly string[] }>();
  const said = new Set<Place>();
  for (const member of members) {
    for (const entry of member.node.map('properties')?.entries ?? []) {
      const schema = followMap(entry.value);
      const types = schema && typesOf(schema);
      if (!types) continue;
      const first = known.get(entry.key);
      if (!first) {
        known.set(entry.key, { member, types });
        continue;
      }
      if (first.member.group === member.group || !areDisjoint(first.types, types)) continue;
      const at = member.via ?? keyPlace(entry);
      if (said.has(at)) continue;
      said.add(at);
      const here = member.via ? inMember(member) : ' here';
      report({
        message: `\`${entry.key}\` is ${written(types)}${here} and ${written(first.types)}${inMember(first.member)}`,
        at,
      });
    }
  }
}

function checkClosed(members: readonly AllOfMember[], schema: MapNode, context: SpecContext): void {
  for (const member of members) {
    const closing = member.node.entry('additionalProperties');
    if (closing?.value.kind !== 'scalar' || closing.value.value !== false) continue;
    if (member.node.has('patternProperties')) continue;
    const own = member.node.map('properties');
    const others = members.filter((one) => one.group !== member.group);
    const refused = new Set(others.flatMap((one) => namesOf(one.node)).filter((name) => !own?.has(name)));
    if (refused.size === 0) continue;
    const isOwn = member.node === schema;
    const subject = member.via && member.name !== undefined ? ` of \`${member.name}\`` : '';
    const end = isOwn ? ', which `allOf` brings' : ', which another schema of `allOf` has';
    context.report({
      message: `\`additionalProperties: false\`${subject} refuses ${listed([...refused])}${end}`,
      at: member.via ?? keyPlace(closing),
      fixes: () => (isOwn ? opened(schema, context) : []),
    });
  }
}

function opened(schema: MapNode, { version }: SpecContext): SpecFix[] {
  const entry = schema.entry('additionalProperties');
  const isKnown = version === '3.1' || version === '3.2';
  if (!entry || !isKnown || schema.has('unevaluatedProperties')) return [];
  const edits = [renameKey(entry, 'unevaluatedProperties')];
  return [{ title: 'Write `unevaluatedProperties`', edits, isSafe: false }];
}

function namesOf(schema: MapNode): readonly string[] {
  return schema.map('properties')?.entries.map(({ key }) => key) ?? [];
}

function inMember({ name }: AllOfMember): string {
  return name === undefined ? ' in another schema of `allOf`' : ` in \`${name}\``;
}

function written(types: readonly string[]): string {
  return types.map((type) => `\`${type}\``).join(' or ');
}

function areDisjoint(some: readonly string[], others: readonly string[]): boolean {
  return !some.some((one) => others.some((other) => one === other || areNumbers(one, other)));
}

function areNumbers(one: string, other: string): boolean {
  return (one === 'integer' && other === 'number') || (one === 'number' && other === 'integer');
}
