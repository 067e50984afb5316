import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { type OpenPreviewResult, openPreviewRequest } from '#shared/protocol.ts';
import {
  type BuildTryResult,
  buildTryRequest,
  type CheckTryResult,
  checkTryRequest,
  type InsertTryResult,
  insertTryRequest,
  type PlanTryResult,
  planTryRequest,
} from '#shared/try-it.ts';
import { startClient } from './client.ts';
import { applyWorkspaceEdit } from './documents.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: /v1 }]
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels
          content:
            application/json:
              schema: { type: object, required: [items] }
`;
const text = `# Parcels

## GET /parcels

Reads what there is.

## GET /depots

Reads the depots.
`;
const configuration = 'apis:\n  - spec: openapi.yaml\n    docs: docs/**\n    servers: [http://127.0.0.1:8080]\n';
const answer = { status: 200, headers: [['content-type', 'application/json']], body: '{"count":1}', isCut: false };

async function start(context: TestContext) {
  const files = { 'openapi.yaml': spec, 'docs/parcels.md': text, 'docwright.yaml': configuration };
  const client = await startClient(context, { files });
  const document = await client.open('docs/parcels.md', text);
  const description = await client.open('openapi.yaml', spec);
  await client.pull(document);
  await client.pull(description);
  const ask = <T>(name: string, params: object) => client.connection.sendRequest<T>(name, params);
  return { document, description, ask };
}

test('The endpoint of a document is planned, built, compared and inserted by its description', async (context) => {
  const { document: uri, ask } = await start(context);
  const endpoint = { method: 'GET', path: '/parcels', line: 2 };
  const plan = await ask<PlanTryResult>(planTryRequest, { uri, endpoint });
  assert.deepEqual(
    plan?.servers.map(({ url }) => url),
    ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080'],
  );
  const server = 'http://127.0.0.1:8080/v1';
  const built = await ask<BuildTryResult>(buildTryRequest, { uri, endpoint, server, parameters: [] });
  assert.deepEqual(built, {
    request: { method: 'GET', url: `${server}/parcels`, headers: [['Accept', 'application/json']] },
  });
  const other = await ask<BuildTryResult>(buildTryRequest, {
    uri,
    endpoint,
    server: 'http://evil.example',
    parameters: [],
  });
  assert.ok(other && 'problem' in other);
  const check = await ask<CheckTryResult>(checkTryRequest, { uri, endpoint, answer });
  assert.deepEqual(check, {
    spec: 'openapi.yaml',
    findings: [{ severity: 'error', message: '`items` is missing', place: '$' }],
  });
  const inserted = await ask<InsertTryResult>(insertTryRequest, { uri, endpoint, answer });
  assert.ok(inserted && 'edit' in inserted);
  const after = applyWorkspaceEdit(text, uri, inserted.edit as WorkspaceEdit);
  const block = '```http\nHTTP/1.1 200 OK\ncontent-type: application/json\n\n{\n  "count": 1\n}\n```';
  assert.equal(after, text.replace('there is.\n', `there is.\n\n${block.replace('content-type', 'Content-Type')}\n`));
});

test('The operation of a description is planned by its page, and an answer goes among its examples', async (context) => {
  const { description, ask } = await start(context);
  const state = await ask<OpenPreviewResult>(openPreviewRequest, { uri: description });
  assert.ok(state);
  const params = { uri: state.uri, endpoint: { method: 'GET', path: '/parcels', line: 5 } };
  const plan = await ask<PlanTryResult>(planTryRequest, params);
  assert.equal(plan?.servers[0]?.url, 'http://127.0.0.1:8080/v1');
  const inserted = await ask<InsertTryResult>(insertTryRequest, { ...params, answer });
  assert.ok(inserted && 'edit' in inserted);
  const examples =
    '              examples:\n                answer:\n                  value:\n                    count: 1\n';
  assert.equal(applyWorkspaceEdit(spec, description, inserted.edit as WorkspaceEdit), spec + examples);
  const refused = await ask<InsertTryResult>(insertTryRequest, { ...params, answer: { ...answer, status: 404 } });
  assert.ok(refused && 'refusal' in refused);
});

test('What is no endpoint by now has no plan', async (context) => {
  const { document: uri, description, ask } = await start(context);
  const endpoint = { method: 'POST', path: '/parcels', line: 2 };
  for (const one of [uri, description, 'file:///nowhere.md'])
    assert.equal(await ask<PlanTryResult>(planTryRequest, { uri: one, endpoint }), null);
});
