import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { composeContracts } from '#engine/contract/compose.ts';
import { loadContract } from '#engine/contract/load.ts';
import { fixMarkdown } from '#engine/fix.ts';
import { type Neighbours, noNeighbours } from '#engine/graph/neighbours.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import { neighboursOf } from '../support/bound.ts';

const spec = `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
tags: [{ name: Parcels }]
paths:
  /parcels:
    get:
      operationId: listParcels
      summary: List parcels
      tags: [Parcels]
      responses: { '200': { description: The parcels } }
  /parcels/{id}:
    delete:
      tags: [Admin]
      responses:
        '204': { description: Gone }
        default:
          description: An error
          content:
            application/json:
              schema: { properties: { code: { enum: [not_found, locked_1, locked_2] } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    token: { type: http, scheme: Bearer }
`;

test('a section stands for each operation, by its captured title', () => {
  const contract = `
root: Parcels
sections:
  - id: endpoints
    title: Endpoints
    nesting: anywhere
    sections:
      - id: operation
        title: '{method} {path}'
        foreach: operations
        scaffold: "\${1:TODO: say what \`{method} {path}\` does.}"
`;
  const document = '# Parcels\n\n## Endpoints\n\nThere are some.\n\n### GET /v1/parcels\n\nLists parcels.\n';
  assert.deepEqual(missing(contract, document), [
    'The section `DELETE /parcels/{id}` is missing; it belongs after `GET /v1/parcels`',
  ]);
  assert.equal(
    mended(contract, document),
    `${document}\n### DELETE /parcels/{id}\n\nTODO: say what \`DELETE /parcels/{id}\` does.\n`,
  );
  assert.deepEqual(missing(contract, mended(contract, document)), []);
});

test('operations stand in any order, with any names of parameters', () => {
  const contract = `
sections: [{ id: operation, title: '{method} {path}', foreach: operations }]
closed: true
`;
  const document = '## DELETE /parcels/:parcelId\n\nRemoves it.\n\n## GET /parcels\n\nLists parcels.\n';
  assert.deepEqual(structural(contract, document), []);
});

test('what is missing as a section is not missing as an endpoint, too', () => {
  const document = '## GET /parcels\n\nLists parcels.\n';
  const foreach = `sections: [{ id: operation, title: '{method} {path}', foreach: operations }]`;
  assert.deepEqual(all(foreach, document), [
    'structure/missing-section: The section `DELETE /parcels/{id}` is missing; it belongs after `GET /parcels`',
  ]);
  const optional = `sections: [{ id: operation, title: '{method} {path}', foreach: operations, presence: optional }]`;
  assert.deepEqual(all(optional, document), [
    'drift/undocumented-endpoint: `DELETE /parcels/{id}` of `openapi.yaml` is not documented',
  ]);
});

test('titles may have summaries and ids of operations', () => {
  const contract = `sections: [{ id: operation, title: '{summary}', aliases: ['{operationId}'], foreach: operations }]`;
  assert.deepEqual(missing(contract, '## List parcels\n\nAll.\n\n## DELETE /parcels/{id}\n\nRemoves.\n'), []);
  assert.deepEqual(missing(contract, '## listParcels\n\nAll.\n\n## DELETE /parcels/{id}\n\nRemoves.\n'), []);
  assert.deepEqual(missing(contract, '## DELETE /parcels/{id}\n\nRemoves.\n'), [
    'The section `List parcels` is missing; it belongs before `DELETE /parcels/{id}`',
  ]);
});

test('a section stands for each security scheme, each error code and each tag', () => {
  const each = (of: string, title: string): string => `sections: [{ id: one, title: '${title}', foreach: ${of} }]`;
  const document = '# Other\n\nWords.\n';
  const asked = (of: string, title: string): string[] =>
    missing(each(of, title), document).map((message) => /`([^`]+)`/.exec(message)?.[1] ?? message);
  assert.deepEqual(asked('securitySchemes', '{name} ({type})'), ['key (apiKey)', 'token (http)']);
  assert.deepEqual(asked('errors', 'Error {code}'), ['Error not_found', 'Error locked_1', 'Error locked_2']);
  assert.deepEqual(asked('tags', '{name}'), ['Parcels', 'Admin']);
});

test('a code that differs in a letter is another one, and a tag is a misspelling', () => {
  const codes = `sections: [{ id: code, title: 'Error {code}', foreach: errors }]`;
  const errors = '## Error not_found\n\nWords.\n\n## Error locked_1\n\nWords.\n';
  assert.deepEqual(missing(codes, errors), [
    'The section `Error locked_2` is missing; it belongs after `Error locked_1`',
  ]);
  const tags = `sections: [{ id: tag, title: 'About {name}', foreach: tags }]`;
  assert.deepEqual(structural(tags, '## About Parcls\n\nWords.\n\n## About Admin\n\nWords.\n'), [
    'No section `About Parcls` in the contract; did you mean `About Parcels`?',
  ]);
});

test('sections below one that stands for an item have its captures, and no order', () => {
  const contract = `
sections:
  - id: tag
    title: '{name}'
    foreach: tags
    sections:
      - { id: rights, title: 'Rights for {name}' }
      - { id: limits, title: Limits }
`;
  const admin = '## Admin\n\nWords.\n\n### Limits\n\nWords.\n\n### Rights for Admin\n\nWords.\n';
  assert.deepEqual(missing(contract, `${admin}\n## Parcels\n\nWords.\n\n### Limits\n\nNone.\n`), [
    'The section `Rights for Parcels` is missing; it belongs after `Parcels`',
  ]);
});

test('a condition on the description decides whether a section is asked for', () => {
  const asks = (condition: string): boolean =>
    missing(`sections: [{ id: one, title: One, when: { spec: ${condition} } }]`, '# Other\n\nWords.\n').length > 0;
  for (const condition of [
    'declares apiKey',
    'declares bearer',
    'declares http',
    'has operation DELETE',
    'has tag Admin',
    'has error codes',
  ])
    assert.equal(asks(condition), true, condition);
  for (const condition of ['declares oauth2', 'declares basic', 'has operation PUT', 'has tag Other'])
    assert.equal(asks(condition), false, condition);
});

test('where a condition does not hold, a section is neither asked for nor forbidden', () => {
  const contract = (presence: string): string => `
closed: true
sections:
  - { id: one, title: One }
  - { id: two, title: Two, presence: ${presence}, when: { spec: declares oauth2 } }
`;
  const document = '## One\n\nWords.\n\n## Two\n\nWords.\n';
  assert.deepEqual(structural(contract('required'), document), []);
  assert.deepEqual(structural(contract('forbidden'), document), []);
  assert.deepEqual(structural(contract('forbidden').replace('oauth2', 'apiKey'), document), [
    'The contract `own` forbids the section `Two`',
  ]);
});

test('without a description conditions hold, and nothing is asked for each item', () => {
  const contract = `
sections:
  - { id: oauth, title: OAuth, when: { spec: declares oauth2 } }
  - { id: operation, title: '{method} {path}', foreach: operations }
`;
  assert.deepEqual(missing(contract, '# Other\n\nWords.\n', noNeighbours), ['The section `OAuth` is missing']);
});

test('built-in contracts ask for the methods that the description has', () => {
  const contract = builtinContracts().get('api-docs');
  assert.ok(contract);
  const { findings } = checkMarkdown(projectOf(new Map([['own', contract]])), fileOf('# API Documentation\n'), 'a.md', {
    ...noNeighbours,
    ...neighboursOf(spec),
  });
  assert.ok(findings.every(({ message }) => !/`(?:POST|PUT)`/.test(message)));
  const endpoints = `# API Documentation\n\n## API Endpoints and Operations\n\nAll of them.\n`;
  const asked = (neighbours: Neighbours): string[] =>
    checkMarkdown(projectOf(new Map([['own', contract]])), fileOf(endpoints), 'a.md', neighbours).findings.flatMap(
      ({ message }) => /The section `([A-Z]+)` is missing/.exec(message)?.[1] ?? [],
    );
  assert.deepEqual(asked(neighboursOf(spec)).sort(), ['DELETE', 'GET']);
  assert.deepEqual(asked(noNeighbours).sort(), ['DELETE', 'GET', 'POST', 'PUT']);
});

test('a fact that no description has is told in the contract', () => {
  const { problems } = loadContract({
    uri: 'file:///own.yaml',
    text: 'id: own\nsections: [{ id: a, title: A, when: { spec: declares oauth } }]\n',
  });
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['No fact of a spec is called `declares oauth`; did you mean `declares oauth2`?'],
  );
});

function missing(contract: string, document: string, neighbours = neighboursOf(spec)): string[] {
  return findingsOf(contract, document, neighbours).flatMap(({ rule, message }) =>
    rule === 'structure/missing-section' ? [message] : [],
  );
}

function structural(contract: string, document: string): string[] {
  return findingsOf(contract, document).flatMap(({ rule, message }) =>
    rule.startsWith('structure/') ? [message] : [],
  );
}

/** All findings about the structure and the description. */
function all(contract: string, document: string): string[] {
  return findingsOf(contract, document)
    .filter(({ rule }) => /^(?:structure|drift)\//.test(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

function findingsOf(contract: string, document: string, neighbours = neighboursOf(spec)) {
  const { findings, failures } = checkMarkdown(ownProject(contract), fileOf(document), 'a.md', neighbours);
  assert.deepEqual(failures, []);
  return findings;
}

function mended(contract: string, document: string): string {
  const project = ownProject(contract);
  return fixMarkdown(project, 'file:///a.md', document, 'a.md', { neighbours: neighboursOf(spec) });
}

function fileOf(document: string) {
  return parseMarkdown('file:///a.md', document);
}

function ownProject(text: string): Project {
  const { contract, problems } = loadContract({ uri: 'file:///own.yaml', text: `id: own\n${text}` });
  assert.ok(contract);
  assert.deepEqual(problems, []);
  return projectOf(composeContracts([contract], builtinContracts()).contracts);
}

function projectOf(contracts: Project['contracts']): Project {
  return { configuration: defaultConfiguration('file:///'), contracts, contractOverride: 'own' };
}
