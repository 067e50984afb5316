import { listed } from '../../spec/facts/listed.ts';
import { componentTypes } from '../../spec/grammar/walk-types.ts';
import { fileName } from '../../spec/references/file-name.ts';
import { keyPlace, type MapNode, type Place } from '../../spec/tree/node.ts';
import { typeName } from '../../spec/walk/names.ts';
import type { Unit } from '../../spec/walk/unit.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'The name of a component has a character that names must not have.',
  explanation: `Components of 3.x are named by letters, digits, \`.\`, \`-\` and \`_\` (OpenAPI, "Components Object"). 2.0 has no such rule.

With the option \`unique\`, a component is also reported when another file of the description has one of the same kind and name: bundlers rename one of the two, and
generated code has the other name then.`,
  aliases: ['component-name-unique', 'spec-components-invalid-map-name'],
  versions: ['3.0', '3.1', '3.2'],
  options: {
    unique: {
      type: 'boolean',
      description: 'Report components of one name in different files.',
      default: false,
    },
  },
  isFixable: false,
  examples: [
    {
      title: 'A name with a blank',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Large Parcel:
    ^^^^^^^^^^^^ The name of a schema can't have \` \`
      type: object
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    LargeParcel:
      type: object
`,
    },
    {
      title: 'Two files, one name',
      options: { unique: true },
      bad: `
//- openapi.yaml
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      anyOf:
        - $ref: old.yaml#/Parcel
//- old.yaml
Parcel:
^^^^^^ Another schema \`Parcel\` stands in \`openapi.yaml\`
  type: object
`,
      good: `
//- openapi.yaml
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      anyOf:
        - $ref: old.yaml#/OldParcel
//- old.yaml
OldParcel:
  type: object
`,
    },
  ],
  visit: {
    components({ node }, context) {
      const { report, spec, version, options } = context;
      for (const { key: kind, value: map } of node.entries) {
        const type = componentTypes(version).get(`/components/${kind}`);
        if (!type || map.kind !== 'map' || map.has('$ref')) continue;
        for (const { index, wrong } of misnamedIn(map)) {
          const entry = map.entries[index];
          if (!entry) continue;
          const at = keyPlace(entry);
          const message =
            wrong.length > 0
              ? `The name of a ${typeName(type)} can't have ${listed(wrong, 5)}`
              : `A ${typeName(type)} has no name`;
          report({ message, at });
        }
      }
      if (options.unique === true)
        checkUniqueness(
          spec.members.flatMap(({ groups }) => groups.flatMap(({ units }) => units)),
          context,
        );
    },
  },
};

interface Misnamed {
  /** Of the entry. */
  readonly index: number;
  readonly wrong: readonly string[];
}

/** Found once for as long as the map has the same keys. */
function misnamedIn({ keys, entries }: MapNode): readonly Misnamed[] {
  const before = misnamed.get(keys);
  if (before) return before;
  const found: Misnamed[] = [];
  for (const [index, { key }] of entries.entries()) {
    if (allowed.test(key) || key.startsWith('x-')) continue;
    found.push({ index, wrong: [...new Set([...key].filter((character) => !allowed.test(character)))] });
  }
  misnamed.set(keys, found);
  return found;
}

const misnamed = new WeakMap<object, readonly Misnamed[]>();

const allowed = /^[\w.-]+$/;

function checkUniqueness(own: readonly Unit[], { spec, report }: DocumentContext): void {
  const inRoot = new Set(own);
  const known = new Map<string, { readonly unit: Unit; readonly at: Place }>();
  for (const unit of spec.units) {
    if (unit.type === 'pathItem' || unit.node.kind !== 'map') continue;
    if (inRoot.has(unit) && unit.node.has('$ref') && unit.node.entries.length === 1) continue;
    const name = nameOf(unit);
    if (name === undefined) continue;
    const at = unit.entry
      ? keyPlace(unit.entry)
      : { part: unit.node.part, start: unit.node.start, end: unit.node.start };
    const other = known.get(`${unit.type} ${name}`);
    if (!other) known.set(`${unit.type} ${name}`, { unit, at });
    else if (other.unit.node !== unit.node && other.unit.uri !== unit.uri) {
      report({
        message: `Another ${typeName(unit.type)} \`${name}\` stands in \`${fileName(other.unit.uri)}\``,
        at,
        related: [{ at: other.at, message: `The other \`${name}\`` }],
      });
    }
  }
}

function nameOf({ entry, uri }: Unit): string | undefined {
  return entry ? entry.key : fileName(uri).replace(/\.\w+$/, '');
}
