import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import type { MapNode, Node } from '#engine/spec/tree/node.ts';
import type { Unit } from '#engine/spec/walk/unit.ts';
import { type Members, membersOf } from '#engine/spec/walk/unit-group.ts';

const uri = 'file:///api.yaml';

/** Schemas that are called so; a name that ends with a digit refers to another one. */
function textOf(names: readonly string[]): string {
  const schemas = names.map((name) => {
    const target = /\d$/.test(name) ? `\n      $ref: '#/components/schemas/N'` : '\n      type: object';
    return `    ${name}:${target}\n`;
  });
  return `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n${schemas.join('')}`;
}

function schemasIn(root: unknown): MapNode {
  const schemas = (root as MapNode).map('components')?.map('schemas');
  assert.ok(schemas);
  return schemas;
}

/** Of the same file, changed to have other schemas. */
class Schemas {
  #file;
  members: Members;

  constructor(names: readonly string[]) {
    this.#file = parseSpecFile(uri, 'yaml', textOf(names));
    this.members = this.#membersOf(undefined);
  }

  change(names: readonly string[]): void {
    const [before, after] = [this.#file.text(), textOf(names)];
    let start = 0;
    while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
    let tail = 0;
    const most = Math.min(before.length, after.length) - start;
    while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
    const span = { start, end: before.length - tail };
    this.#file = updateSpecFile(this.#file, [{ span, text: after.slice(start, after.length - tail) }]);
    this.members = this.#membersOf(this.members);
  }

  #membersOf(before: Members | undefined): Members {
    return membersOf({ uri, version: '3.1', type: 'schema', map: schemasIn(this.#file.root) }, before);
  }
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `N${index}`);
const textAround = ({ node }: { readonly node: Node }) => node.part.text;
const keysOf = (unit: Unit) => [unit.entry?.key];

test('An entry that is new, or gone, leaves all groups but its own as they are', () => {
  const names = numbered(400);
  for (const [at, remove, add] of [
    [0, 0, ['A']],
    [10, 0, ['A', 'B']],
    [64, 0, ['A']],
    [128, 1, []],
    [200, 2, ['A', 'B', 'C']],
    [200, 1, ['A']],
    [399, 1, []],
    [400, 0, ['A']],
  ] as const) {
    const schemas = new Schemas(names);
    const before = new Set(schemas.members.groups);
    schemas.change([...names.slice(0, at), ...add, ...names.slice(at + remove)]);
    const { groups } = schemas.members;
    assert.equal(groups.length, before.size);
    assert.equal(groups.filter((group) => !before.has(group)).length, 1, `at ${at}`);
  }
});

test('What groups say after any edits is what they say of the same text from scratch', () => {
  const edit = fc.record({
    at: fc.nat(400),
    remove: fc.oneof(fc.nat(3), fc.nat(150)),
    add: fc.oneof(
      fc.array(fc.constantFrom('A', 'B', 'C1', 'D2'), { maxLength: 3 }),
      fc.nat(300).map((count) => numbered(count).map((name) => `Other${name}`)),
    ),
    isAsked: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.nat(300), fc.array(edit, { minLength: 1, maxLength: 6 }), (count, edits) => {
      let names = numbered(count + 1);
      const schemas = new Schemas(names);
      for (const { at, remove, add, isAsked } of edits) {
        const start = Math.min(at, names.length - 1);
        const after = [...names.slice(0, start), ...add, ...names.slice(start + remove)];
        if (after.length === 0) continue;
        names = after;
        schemas.change(names);
        const { groups, units } = schemas.members;
        assert.deepEqual(
          groups.flatMap((group) => group.units),
          units,
        );
        assert.ok(groups.every((group) => group.units.length > 0 && group.units.length <= 128));
        if (!isAsked) continue;
        const scratch = new Schemas(names).members.groups;
        assert.deepEqual(
          groups.flatMap((group) => group.collect(keysOf)),
          scratch.flatMap((group) => group.collect(keysOf)),
        );
        const schemasOf = (all: Members['groups']) => all.flatMap((group) => group.all('schema')).map(textAround);
        assert.deepEqual(schemasOf(groups), schemasOf(scratch));
        const referencesOf = (all: Members['groups']) => all.flatMap((group) => group.references).map(textAround);
        assert.deepEqual(referencesOf(groups), referencesOf(scratch));
      }
    }),
    { numRuns: 60, seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1) },
  );
});
