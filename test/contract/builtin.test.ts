import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtinContracts, builtinContractTexts, builtinContractUri } from '#engine/contract/builtin.ts';
import type { Contract, Requirement, Section } from '#engine/contract/contract.ts';
import { loadContract } from '#engine/contract/load.ts';
import template from '../fixtures/api-docs-template.md';

const contracts = [...builtinContracts().values()];

for (const [id, text] of builtinContractTexts) {
  test(`The built-in contract ${id} has no problem`, () => {
    assert.deepEqual(loadContract({ uri: builtinContractUri(id), text }).problems, []);
  });
}

for (const contract of contracts) {
  test(`Ids and titles of ${contract.id} are unique`, () => {
    const sections = allSections(contract);
    assertUnique(sections.map(({ id }) => id));
    assertUnique(sections.flatMap(({ title, aliases }) => [title, ...aliases]).map((title) => title.toLowerCase()));
  });

  test(`Every section of ${contract.id} has guidance, requirements in words, and a scaffold with one thing to do`, () => {
    for (const section of allSections(contract)) {
      assert.ok(section.guidance, section.id);
      assert.ok(section.content.length > 0, section.id);
      for (const requirement of section.content) assert.ok(requirement.says, `${section.id}: ${requirement.kind}`);
      assert.equal(section.scaffold?.match(/\bTODO: [a-z]/g)?.length, 1, section.id);
    }
  });

  test(`Every skeleton of ${contract.id} says what is to do`, () => {
    for (const section of allSections(contract)) {
      for (const { skeleton } of section.content) assert.ok(skeleton?.trim(), section.id);
    }
  });

  test(`Every place of ${contract.id} is in its text`, () => {
    const text = builtinContractTexts.get(contract.id) ?? '';
    for (const section of allSections(contract)) {
      const { start, end } = section.origin.span;
      assert.equal(text.slice(start, end).replace(/^'|'$/g, ''), section.title);
    }
  });
}

test('The sections of api-docs are those of the template, in its order, with its guidance', () => {
  const guided = [...template.matchAll(/^### (.+)\n\n(.+)$/gm)].map(([, title, guidance]) => ({ title, guidance }));
  const declared = allSections(builtinContracts().get('api-docs'))
    .filter(({ presence }) => presence === 'required')
    .map(({ title, guidance }) => ({ title, guidance }));
  assert.equal(guided.length, 17);
  assert.deepEqual(declared, guided);
});

test('The built-in contracts are made once', () => {
  assert.equal(builtinContracts(), builtinContracts());
});

test('Endpoint sections recognise the headings of their method', () => {
  const methods = allSections(builtinContracts().get('api-docs'))
    .map(({ method }) => method)
    .filter(Boolean);
  assert.deepEqual(methods, ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']);
  for (const id of ['api-reference', 'endpoint']) {
    assert.deepEqual(
      allSections(builtinContracts().get(id)).map(({ method }) => method),
      ['*'],
    );
  }
});

test('The error code list asks for a table with three columns in two groups', () => {
  const requirement = sectionOf('error-codes').content.find(({ kind }) => kind === 'table');
  assert.ok(requirement?.kind === 'table');
  assert.deepEqual(
    requirement.columns.map(({ name }) => name),
    ['Code', 'Message', 'Description'],
  );
  assert.deepEqual(
    requirement.groupBy?.groups.map(({ name }) => name),
    ['Client-side', 'Server-side'],
  );
});

test('Each method asks for what its guidance names', () => {
  const words: Readonly<Record<string, RegExp>> = {
    get: /links to related endpoints/,
    post: /side effects/,
    put: /idempotent/,
    delete: /implications/,
  };
  for (const [id, word] of Object.entries(words)) {
    const said = sectionOf(id)
      .content.map(({ says }: Requirement) => says)
      .join('\n');
    for (const common of [
      /parameters, required and optional, in a table or list/,
      /example request/,
      /sample response/,
      word,
    ]) {
      assert.match(said, common, id);
    }
  }
});

function sectionOf(id: string): Section {
  const section = allSections(builtinContracts().get('api-docs')).find((section) => section.id === id);
  assert.ok(section);
  return section;
}

function allSections(contract: Contract | undefined): Section[] {
  const visit = (section: Section): Section[] => [section, ...section.sections.flatMap(visit)];
  return contract?.sections.flatMap(visit) ?? [];
}

function assertUnique(values: readonly string[]): void {
  assert.deepEqual(
    values.filter((value, index) => values.indexOf(value) !== index),
    [],
  );
}
