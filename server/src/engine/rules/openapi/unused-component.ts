import { suggest } from '../../configuration/problem.ts';
import { removeEntry } from '../../spec/edit/edits.ts';
import { findUses, type UnusedComponent, unusedAfter } from '../../spec/facts/component-uses.ts';
import { listed } from '../../spec/facts/listed.ts';
import { type Reach, reachAfter } from '../../spec/facts/reach.ts';
import type { AllUses } from '../../spec/facts/use-changes.ts';
import { type UsesTogether, usesByComponent, usesTogether } from '../../spec/facts/uses-together.ts';
import type { ObjectType } from '../../spec/grammar/grammar.ts';
import type { Spec } from '../../spec/spec.ts';
import { type Entry, keyPlace, type MapNode } from '../../spec/tree/node.ts';
import { typeName } from '../../spec/walk/names.ts';
import type { DocumentContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A component is used nowhere.',
  explanation: `Used is what can be reached from the document's paths and webhooks, over any number of references and files: also by a discriminator's \`mapping\`, from
extensions and from examples. Security schemes are used where a \`security\` names them. A schema that takes over a used discriminator by \`allOf\` is used, since the
specification lets its name stand in the discriminating property.

A component that only itself uses, or another unused one, is not used; of these only the outermost is reported, since the others may be used when that is. Spectral reports none
that stands behind any \`$ref\`.`,
  aliases: ['no-unused-components', 'oas2-unused-definition', 'oas3-unused-component'],
  isFixable: true,
  examples: [
    {
      title: 'A schema that nothing refers to',
      bad: `
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
                $ref: '#/components/schemas/Parcels'
components:
  schemas:
    Parcels:
      type: array
      items: { type: object }
    Parcel:
    ^^^^^^ The schema \`Parcel\` is used nowhere
      type: object
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
                $ref: '#/components/schemas/Parcels'
components:
  schemas:
    Parcels:
      type: array
      items:
        $ref: '#/components/schemas/Parcel'
    Parcel:
      type: object
`,
    },
    {
      title: 'A schema that only uses itself',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
    ^^^^^^ The schema \`Parcel\` is used by nothing but itself
      type: object
      properties:
        inside:
          $ref: '#/components/schemas/Parcel'
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
      properties:
        inside:
          $ref: '#/components/schemas/Parcel'
`,
    },
  ],
  visit: {
    openapi(_, { spec, report, memo }) {
      if (lacksPaths(spec)) return;
      for (const { kind, name, type, users } of unusedIn({ spec, memo })) {
        const holder = componentsOf(spec, kind);
        const entry = holder?.entry(name);
        if (!holder || !entry) continue;
        report({
          message: `The ${typeName(type)} \`${name}\` is used ${where(name, users)}`,
          at: keyPlace(entry),
          tags: ['unnecessary'],
          fixes: () => removal(holder, entry),
        });
      }
    },
  },
};

/** What was found of some uses. */
interface Known {
  readonly unused: readonly UnusedName[];
  readonly reach: Reach;
  /** Undefined where there is no next keystroke. */
  readonly uses: AllUses | undefined;
}

function unusedIn({ spec, memo }: Pick<DocumentContext, 'spec' | 'memo'>): readonly UnusedName[] {
  let together: UsesTogether | undefined;
  const valuesOf = () => {
    together = usesTogether({ spec, memo });
    return [together.starts, together.signatures, together.rest];
  };
  const find = (before: Known | undefined): Known => {
    const uses = together && { starts: together.starts, rest: together.rest, lists: usesByComponent(spec) };
    const reach = before?.uses && uses && reachAfter(before.reach, { before: before.uses, after: uses });
    if (before && reach) {
      const isSame = reach.unreached === before.reach.unreached;
      return { unused: isSame ? before.unused : unusedAfter(spec, reach).map(namesOf), reach, uses };
    }
    const found = findUses(spec);
    return { unused: found.unused.map(namesOf), reach: found.reach, uses };
  };
  return memo('unused', valuesOf, find).unused;
}

/** Paths under a key that is misspelt, or that stand beside their key, are the mistake. */
function lacksPaths({ root }: Spec): boolean {
  const paths = root.get('paths');
  if (paths) return paths.kind === 'scalar' && paths.start === paths.end;
  return root.entries.some(({ key }) => suggest(key, ['paths']) !== undefined);
}

/** An unused component and its users by their names: what stays true while the text is another one. */
interface UnusedName {
  /** The keys of the map that it stands in. */
  readonly kind: readonly string[];
  readonly name: string;
  readonly type: ObjectType;
  readonly users: readonly string[];
}

function namesOf({ component, users }: UnusedComponent): UnusedName {
  const { unit, entry, kind } = component;
  return { kind, name: entry.key, type: unit.type, users: users.map((user) => user.entry.key) };
}

function componentsOf({ root }: Spec, [first = '', second]: readonly string[]): MapNode | undefined {
  return second === undefined ? root.map(first) : root.map(first)?.map(second);
}

function where(name: string, users: readonly string[]): string {
  if (users.length === 0) return 'nowhere';
  const others = users.filter((user) => user !== name);
  if (others.length === 0) return 'by nothing but itself';
  return `by nothing but ${listed(others)}, which nothing else uses`;
}

/** An empty map would be the next problem. */
function removal(holder: MapNode, entry: Entry): SpecFix[] {
  if (holder.entries.length < 2) return [];
  return [{ title: `Remove \`${entry.key}\``, edits: [removeEntry(holder, entry)], isSafe: false }];
}
