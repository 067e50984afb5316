import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertMarks, readFiles } from '../support/marks.ts';
import { checkSpecTexts } from '../support/specs.ts';

/** Asserts the unresolved references in some files, as their marks say. */
function assertUnresolved(source: string): void {
  const files = readFiles(source);
  const found = checkSpecTexts(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  for (const file of files) {
    assertMarks(
      file,
      (found[file.path] ?? []).filter(({ rule }) => rule === 'openapi/unresolved-ref'),
    );
  }
}

const head = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:`;

test('A reference may use the anchor of a schema, in its file and in others', () => {
  assertUnresolved(`
//- openapi.yaml
${head}
    Parcel: { $anchor: parcel, type: object }
    Box: { $ref: '#parcel' }
    Crate: { $ref: 'more.yaml#crate' }
    Wrong: { $ref: '#parcl' }
                   ^^^^^^^^ No anchor \`parcl\` in \`openapi.yaml\`
    Other: { $ref: 'more.yaml#bag' }
                   ^^^^^^^^^^^^^^^ No anchor \`bag\` in \`more.yaml\`
//- more.yaml
any:
  where: { $anchor: crate, type: object }
`);
});

test('A $dynamicRef finds a dynamic anchor', () => {
  assertUnresolved(`
//- openapi.yaml
${head}
    Tree: { $dynamicAnchor: node, properties: { children: { items: { $dynamicRef: '#node' } } } }
    Leaf: { properties: { a: { $dynamicRef: '#leaf' } } }
                                            ^^^^^^^ No anchor \`leaf\` in \`openapi.yaml\`
`);
});

test('A reference is relative to the $id above it, and may name one', () => {
  assertUnresolved(`
//- openapi.yaml
${head}
    Parcel:
      $id: https://example.com/schemas/parcel
      type: object
      properties:
        weight: { $ref: '#/$defs/weight' }
        sender: { $ref: person }
      $defs: { weight: { type: number } }
    Person: { $id: 'https://example.com/schemas/person', type: object }
    ByName: { $ref: 'https://example.com/schemas/parcel#/$defs/weight' }
    Elsewhere: { $ref: 'https://example.com/other' }
`);
});

test('A relative $id is relative to its file, and to the $id above it', () => {
  assertUnresolved(`
//- openapi.yaml
${head}
    Tree:
      $id: trees/tree.yaml
      properties:
        leaf: { $id: leaf.yaml, $defs: { vein: {} } }
        other: { $ref: 'leaf.yaml#/$defs/vein' }
    One: { $ref: trees/tree.yaml }
    Two: { $ref: 'trees/leaf.yaml#/$defs/vein' }
    Three: { $ref: 'trees/leaf.yaml#/$defs/root' }
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ There is no file \`trees/leaf.yaml\`
`);
});

test('A pointer into the document from below an $id is understood as most tools do', () => {
  assertUnresolved(`
//- openapi.yaml
${head}
    Parcel: { $id: 'https://example.com/parcel', properties: { sender: { $ref: '#/components/schemas/Person' } } }
    Person: { type: object }
`);
});

test('Before 3.1 schemas have no names', () => {
  assertUnresolved(`
//- openapi.yaml
${head.replace('3.1.0', '3.0.3')}
    Parcel: { $anchor: parcel, type: object }
    Box: { $ref: '#parcel' }
                 ^^^^^^^^^ No anchor \`parcel\` in \`openapi.yaml\`
`);
});

test('A document may be named by its own $self', () => {
  const found = checkSpecTexts({
    'openapi.yaml': `openapi: 3.2.0
$self: https://example.com/api/openapi.yaml
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        default:
          description: All of them.
          content:
            application/json:
              schema: { $ref: 'https://example.com/api/openapi.yaml#/components/schemas/Parcel' }
components:
  schemas:
    Parcel: { type: object }
`,
  });
  const rules = (found['openapi.yaml'] ?? []).map(({ rule }) => rule);
  assert.deepEqual(
    rules.filter((rule) => rule === 'openapi/unresolved-ref' || rule === 'openapi/unused-component'),
    [],
  );
});
