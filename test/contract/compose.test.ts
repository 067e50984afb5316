import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { composeContracts } from '#engine/contract/compose.ts';
import type { Contract, Section } from '#engine/contract/contract.ts';
import { loadContract } from '#engine/contract/load.ts';
import { assertMarks, readFiles } from '../support/marks.ts';

test('A section of the base changes by id, key by key', () => {
  const contract = compose(`
    id: own
    extends: base
    sections:
      - id: b
        title: Better
        presence: optional
  `);
  assert.deepEqual(outline(contract), ['a A', 'b Better', '  c C', 'd D']);
  const section = find(contract, 'b');
  assert.equal(section.presence, 'optional');
  assert.equal(section.guidance, 'Say B');
  assert.deepEqual(section.aliases, ['Bee']);
});

test('Each key knows the file that it comes from', () => {
  const section = find(compose('{ id: own, extends: base, sections: [{ id: b, title: Better }] }'), 'b');
  assert.equal(section.origins.title?.uri, 'file:///own.yaml');
  assert.equal(section.origins.guidance?.uri, 'file:///base.yaml');
  assert.equal(section.origin.uri, 'file:///own.yaml');
});

test('Content and aliases are replaced, or added to', () => {
  const replaced = find(
    compose('{ id: own, extends: base, sections: [{ id: b, content: [{ code: }], aliases: [Bit] }] }'),
    'b',
  );
  assert.deepEqual(
    replaced.content.map(({ kind }) => kind),
    ['code'],
  );
  assert.deepEqual(replaced.aliases, ['Bit']);
  const added = find(
    compose('{ id: own, extends: base, sections: [{ id: b, addContent: [{ code: }], addAliases: [Bit] }] }'),
    'b',
  );
  assert.deepEqual(
    added.content.map(({ kind }) => kind),
    ['prose', 'code'],
  );
  assert.deepEqual(added.aliases, ['Bee', 'Bit']);
});

test('New sections are added at the end, after, before or in one of the base', () => {
  const contract = compose(`
    id: own
    extends: base
    sections:
      - { id: last, title: Last }
      - { id: first, title: First, before: a }
      - { id: after1, title: After 1, after: a }
      - { id: after2, title: After 2, after: a }
      - { id: inside, title: Inside, in: b }
      - { id: deep, title: Deep, before: c }
      - id: d
        sections:
          - { id: below, title: Below }
  `);
  assert.deepEqual(outline(contract), [
    'first First',
    'a A',
    'after1 After 1',
    'after2 After 2',
    'b B',
    '  deep Deep',
    '  c C',
    '  inside Inside',
    'd D',
    '  below Below',
    'last Last',
  ]);
});

test('A section is taken out with those below it', () => {
  assert.deepEqual(outline(compose('{ id: own, extends: base, sections: [{ id: b, remove: true }] }')), ['a A', 'd D']);
});

test('A section of the base is moved', () => {
  assert.deepEqual(outline(compose('{ id: own, extends: base, sections: [{ id: d, before: a }] }')), [
    'd D',
    'a A',
    'b B',
    '  c C',
  ]);
  assert.deepEqual(outline(compose('{ id: own, extends: base, sections: [{ id: b, after: d }] }')), [
    'a A',
    'd D',
    'b B',
    '  c C',
  ]);
});

test('What the base says of the whole document holds until it is said anew', () => {
  const contract = compose('{ id: own, extends: base, closed: true }');
  assert.equal(contract.title, 'Base');
  assert.equal(contract.root?.title, 'Manual');
  assert.equal(contract.isClosed, true);
  assert.deepEqual(contract.extends, ['base']);
});

test('Bases of bases are applied', () => {
  const { contracts } = composeFiles(`
    ${base}
    //- middle.yaml
    { id: middle, extends: base, sections: [{ id: a, title: Middle }] }
    //- own.yaml
    { id: own, extends: middle, sections: [{ id: b, title: Own }] }
  `);
  assert.deepEqual(outline(contracts.get('own')), ['a Middle', 'b Own', '  c C', 'd D']);
  assert.deepEqual(contracts.get('own')?.extends, ['middle', 'base']);
});

test('Of several bases the later one wins', () => {
  const { contracts } = composeFiles(`
    ${base}
    //- other.yaml
    { id: other, title: Other, sections: [{ id: a, title: Other A }, { id: e, title: E }] }
    //- own.yaml
    { id: own, extends: [base, other] }
  `);
  assert.deepEqual(outline(contracts.get('own')), ['a Other A', 'b B', '  c C', 'd D', 'e E']);
  assert.equal(contracts.get('own')?.title, 'Other');
});

test('A contract of a built-in id may extend the built-in one', () => {
  const { contracts } = composeFiles(`
    //- own.yaml
    { id: api-docs, extends: api-docs, sections: [{ id: support, presence: optional }] }
  `);
  assert.equal(find(contracts.get('api-docs'), 'support').presence, 'optional');
  assert.equal(find(contracts.get('api-docs'), 'overview').title, 'Overview');
});

test('Unknown, cyclic and repeated contracts are found, and the rest holds', () => {
  const { contracts } = composeFiles(`
    //- a.yaml
    id: a
    extends: b
    sections: [{ id: one, title: One }]
    //- b.yaml
    id: b
    extends: [c]
    sections: [{ id: two, title: Two }]
    //- c.yaml
    id: c
    extends: [a]
              ^ contract/cyclic-extends: \`c\` extends itself: \`a\` → \`b\` → \`c\` → \`a\`
    sections: [{ id: three, title: Three }]
    //- d.yaml
    id: d
    extends: api-dosc
             ^^^^^^^^ contract/unknown-base: No contract \`api-dosc\`; did you mean \`api-docs\`?
    sections: [{ id: one, title: One }]
    //- e.yaml
    id: e
    extends: e
             ^ contract/cyclic-extends: \`e\` extends itself
    //- f.yaml
    id: a
        ^ contract/duplicate-id: Another contract has the id \`a\` too
  `);
  assert.deepEqual(outline(contracts.get('a')), ['three Three', 'two Two', 'one One']);
  assert.deepEqual(outline(contracts.get('d')), ['one One']);
});

test('Places and removals that name no section are found', () => {
  composeFiles(`
    //- own.yaml
    id: own
    sections:
      - id: a
        title: A
        sections:
          - { id: b, title: B, after: nowhere }
                                      ^^^^^^^ contract/invalid-value: No section \`nowhere\`
          - { id: c, remove: true }
                  ^ contract/invalid-value: No section \`c\` to remove; did you mean \`a\`?
      - id: untitled
            ^^^^^^^^ contract/invalid-value: The section \`untitled\` has no title
      - { id: e, title: E, in: e }
                               ^ contract/invalid-value: \`e\` can't stand in a place that depends on itself
  `);
});

test('A title with captures becomes a pattern, and goes with its title', () => {
  const { contracts } = composeFiles(`
    //- one.yaml
    { id: one, sections: [{ id: a, title: '{method} {path}', foreach: operations }] }
    //- two.yaml
    { id: two, extends: one, sections: [{ id: a, title: 'Call {path}' }] }
  `);
  assert.equal(find(contracts.get('one'), 'a').pattern, '(?i)^(?P<method>\\S+) (?P<path>\\S+)$');
  assert.equal(find(contracts.get('one'), 'a').isRepeatable, true);
  assert.equal(find(contracts.get('two'), 'a').pattern, '(?i)^Call (?P<path>\\S+)$');
});

const base = `
    //- base.yaml
    id: base
    title: Base
    root: Manual
    sections:
      - { id: a, title: A }
      - id: b
        title: B
        aliases: [Bee]
        guidance: Say B
        content: [prose: ]
        sections:
          - { id: c, title: C }
      - { id: d, title: D }
`.trim();

/** Composes the files, whose marks are the findings. */
function composeFiles(source: string) {
  const files = readFiles(source);
  const loaded = files.map((file) => loadContract({ uri: `file:///${file.path}`, text: file.text }));
  const declared = loaded.map(({ contract }) => contract).filter((contract) => contract !== undefined);
  const composed = composeContracts(declared, builtinContracts());
  for (const [index, file] of files.entries()) {
    const own = composed.problems.filter(({ uri }) => uri === `file:///${file.path}`).map(({ finding }) => finding);
    assertMarks(file, [...(loaded[index]?.problems ?? []), ...own]);
  }
  return composed;
}

function compose(own: string): Contract {
  const { contracts } = composeFiles(`
    ${base}
    //- own.yaml
    ${own.trim()}
  `);
  const contract = contracts.get('own');
  assert.ok(contract);
  return contract;
}

function find(contract: Contract | undefined, id: string): Section {
  const visit = (section: Section): Section[] => [section, ...section.sections.flatMap(visit)];
  const section = contract?.sections.flatMap(visit).find((section) => section.id === id);
  assert.ok(section, id);
  return section;
}

function outline(contract: Contract | undefined): string[] {
  const visit = (section: Section, indent: string): string[] => [
    `${indent}${section.id} ${section.title}`,
    ...section.sections.flatMap((child) => visit(child, `${indent}  `)),
  ];
  return contract?.sections.flatMap((section) => visit(section, '')) ?? [];
}
