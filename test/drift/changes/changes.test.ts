import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { AskedApi } from '#engine/drift/asked-api.ts';
import { pairsOf } from '#engine/drift/pairs.ts';
import type { Project } from '#engine/project.ts';
import { checkPair, docChangeProblem, type Pair, specChangeProblem } from './check-change.ts';
import { docChanges } from './doc-changes.ts';
import document from './parcels.md';
import { specChanges } from './spec-changes.ts';

const project: Project = {
  configuration: defaultConfiguration('file:///'),
  contracts: builtinContracts(),
  contractOverride: 'api-docs',
};
const pair: Pair = {
  uri: 'file:///api.md',
  text: document,
  specUri: 'file:///openapi.yaml',
  spec: readFileSync('test/example/openapi.yaml', 'utf8'),
};
const { file, api, bound, findings } = checkPair(project, pair);
const asked = new AskedApi(bound);

test('A document that agrees with its description has no finding', () => {
  assert.deepEqual(
    findings.map(({ rule, message }) => `${rule}: ${message}`),
    [],
  );
});

const documented = new Map(pairsOf(file, asked).map((one) => [one.operation, one.documented]));
const ofDocument = [...docChanges(file, asked)];
const ofSpec = [...specChanges(api, (operation) => documented.get(operation))];

test('Every kind of change is among those that are tried', () => {
  assert.deepEqual([...new Set(ofDocument.map(({ kind }) => kind))].sort(), [
    'endpoint added',
    'endpoint removed',
    'error code',
    'example extra key',
    'example key',
    'example missing key',
    'example type',
    'method',
    'parameter default',
    'parameter enum',
    'parameter name',
    'parameter place',
    'parameter required',
    'parameter row',
    'parameter type',
    'path',
    'scope',
    'security header',
    'server',
    'status',
    'token URL',
  ]);
  assert.deepEqual([...new Set(ofSpec.map(({ kind }) => kind))].sort(), [
    'endpoint added',
    'endpoint removed',
    'error code',
    'method',
    'parameter default',
    'parameter enum',
    'parameter name',
    'parameter place',
    'parameter required',
    'path',
    'property added',
    'property name',
    'scheme added',
    'scope',
    'security header',
    'server',
    'status',
    'token URL',
    'type',
  ]);
});

for (const change of ofDocument)
  test(`In the document, ${change.name} (${change.kind})`, () => {
    assert.equal(docChangeProblem(project, pair, change, api), undefined);
  });

for (const change of ofSpec)
  test(`In the description, ${change.name} (${change.kind})`, () => {
    assert.equal(specChangeProblem(project, pair, change), undefined);
  });
