import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { movedFindings } from '#shared/moved-lines.ts';
import {
  closePreviewNotification,
  type OpenPreviewResult,
  openPreviewRequest,
  type PreviewBlocksResult,
  type PreviewPatch,
  previewBlocksRequest,
  previewPatchNotification,
} from '#shared/protocol.ts';
import { startClient } from '../lsp/client.ts';
import { Inbox } from '../lsp/inbox.ts';

const root = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /orders: { $ref: 'orders.yaml' }
  /status:
    get: { summary: Status, responses: { 200: { description: Fine } } }
`;
const orders = `get: { summary: Orders, responses: { 200: { description: All } } }\n`;

async function openShop(context: TestContext, asked: 'openapi.yaml' | 'orders.yaml') {
  const client = await startClient(context, { files: { 'openapi.yaml': root, 'orders.yaml': orders } });
  const patches = new Inbox<PreviewPatch>();
  client.connection.onNotification(previewPatchNotification, (patch: PreviewPatch) => patches.add(patch));
  const rootUri = await client.open('openapi.yaml', root);
  const ordersUri = await client.open('orders.yaml', orders);
  const uri = asked === 'openapi.yaml' ? rootUri : ordersUri;
  const state = await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri });
  assert.ok(state);
  return { client, patches, rootUri, ordersUri, state };
}

test('The preview of a description has its sections and files, and gives blocks when they are asked for', async (context) => {
  const { client, state, ordersUri } = await openShop(context, 'openapi.yaml');
  assert.deepEqual(
    state.sections?.map(({ id }) => id),
    ['info', 'tag/', 'GET/orders', 'GET/status'],
  );
  assert.deepEqual(state.files, [state.uri, ordersUri]);
  assert.equal(state.places.find(({ id }) => id === 'GET/orders')?.file, 1);
  const blocks = await client.connection.sendRequest<PreviewBlocksResult>(previewBlocksRequest, {
    uri: state.uri,
    ids: ['GET/status', 'GET/nothing'],
  });
  assert.deepEqual(
    blocks.map(({ id }) => id),
    ['GET/status'],
  );
});

test('A change in a file that is referred to changes the page of the root', async (context) => {
  const { client, patches, ordersUri } = await openShop(context, 'openapi.yaml');
  await client.change(ordersUri, { text: orders.replace('summary: Orders', 'summary: Everything') });
  const { added } = await patches.some((patch) => patch.added.length > 0);
  assert.deepEqual(
    added.map(({ id }) => id),
    ['GET/orders'],
  );
  assert.match(added[0]?.html ?? '', /Everything/);
});

test('The preview of a file that is referred to is the page of its root', async (context) => {
  const { client, patches, rootUri, state } = await openShop(context, 'orders.yaml');
  assert.equal(state.uri, state.files?.[0]);
  await client.change(rootUri, { text: root.replace('summary: Status', 'summary: Health') });
  const { added } = await patches.some((patch) => patch.added.length > 0);
  assert.match(added[0]?.html ?? '', /Health/);
});

test('Findings of all files come behind the page', async (context) => {
  const { client, patches, rootUri } = await openShop(context, 'openapi.yaml');
  await client.change(rootUri, { text: root.replace('description: Fine', 'descripton: Fine') });
  const patch = await patches.some(
    ({ findings }) => findings?.some(({ message }) => /descripton/.test(message)) === true,
  );
  assert.ok(patch.findings?.some(({ startLine, file }) => startLine === 5 && file === undefined));
});

test('What is typed is sent before it is checked, and what was found before moves with its lines', async (context) => {
  const { client, patches, rootUri } = await openShop(context, 'openapi.yaml');
  const wrong = root.replace('description: Fine', 'descripton: Fine');
  await client.change(rootUri, { text: wrong });
  const { findings = [] } = await patches.some((patch) => patch.findings !== undefined && patch.version === 2);
  const finding = findings.find(({ message }) => /descripton/.test(message));
  assert.equal(finding?.startLine, 5);
  const moved = wrong.replace('paths:', 'tags:\n  - name: Shop\npaths:');
  const version = await client.change(rootUri, { text: moved });
  await client.pull(rootUri);
  const patch = patches.all.find((one) => one.version === version);
  assert.deepEqual(patch?.moved, [{ at: 2, removed: 0, inserted: 2 }]);
  const reopened = await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri: rootUri });
  assert.deepEqual(reopened?.findings, movedFindings(findings, patch?.moved ?? []));
  assert.equal(reopened?.findings.find(({ message }) => message === finding?.message)?.startLine, 7);
});

test('A file that is no description has no preview, and a page that is closed gets nothing more', async (context) => {
  const { client, state } = await openShop(context, 'openapi.yaml');
  const other = await client.open('other.yaml', 'a: 1\n');
  assert.equal(await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri: other }), null);
  await client.connection.sendNotification(closePreviewNotification, { uri: state.uri });
  const ask = { uri: state.uri, ids: ['GET/status'] };
  assert.deepEqual(await client.connection.sendRequest<PreviewBlocksResult>(previewBlocksRequest, ask), []);
});
