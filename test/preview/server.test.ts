import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import {
  closePreviewNotification,
  type ExportPageResult,
  exportPageRequest,
  insertSectionRequest,
  type LineFixesResult,
  lineFixesRequest,
  type OpenPreviewResult,
  openPreviewRequest,
  type PageImagesResult,
  type PreviewPatch,
  type PreviewState,
  pageImagesRequest,
  previewPatchNotification,
} from '#shared/protocol.ts';
import { startClient } from '../lsp/client.ts';
import { applyWorkspaceEdit, complete, incomplete, smallProject } from '../lsp/documents.ts';
import { Inbox } from '../lsp/inbox.ts';
import { applyPatch } from './support.ts';

/** A server with a document that is open, and its preview. */
async function openPreview(context: TestContext, text: string) {
  const client = await startClient(context, { files: smallProject });
  const patches = new Inbox<PreviewPatch>();
  client.connection.onNotification(previewPatchNotification, (patch: PreviewPatch) => patches.add(patch));
  const uri = await client.open('a.md', text);
  const state = await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri });
  assert.ok(state);
  return { client, patches, uri, state };
}

const words = (state: PreviewState) => state.blocks.map(({ html }) => html.replace(/<[^>]*>/g, '').trim());

test('A preview begins with the whole page, its findings and what is missing', async (context) => {
  const { state, uri } = await openPreview(context, incomplete);
  assert.equal(state.uri, uri);
  assert.equal(state.version, 1);
  assert.ok(state.blocks.length > 0);
  assert.deepEqual(
    state.ghosts.map(({ section, title, isRequired }) => ({ section, title, isRequired })),
    [{ section: 'errors', title: 'Errors', isRequired: true }],
  );
  assert.deepEqual(
    state.findings.map(({ rule }) => rule),
    ['structure/missing-section'],
  );
});

test('A change sends what is new, and the client has the page of the new version', async (context) => {
  const { client, patches, uri, state } = await openPreview(context, complete);
  const version = await client.change(uri, { text: complete.replace('Every error', 'Each error') });
  const patch = await patches.some((one) => one.version === version);
  assert.deepEqual(patch.added.length, 1);
  assert.ok(words(applyPatch(state, patch)).includes('Each error has a code.'));
});

test('The edit that inserts a missing section makes its ghost go', async (context) => {
  const { client, patches, uri, state } = await openPreview(context, incomplete);
  const ask = () =>
    client.connection.sendRequest<WorkspaceEdit | null>(insertSectionRequest, { uri, section: 'errors' });
  const edit = await ask();
  assert.ok(edit);
  const version = await client.change(uri, { text: applyWorkspaceEdit(incomplete, uri, edit) });
  const found = await patches.some((one) => one.version === version && one.ghosts !== undefined);
  assert.deepEqual(found.ghosts, []);
  assert.ok(words(patches.all.reduce(applyPatch, state)).includes('Errors'));
  assert.equal(await ask(), null);
});

test('A finding says what mends it, and the edit that does is there for its line', async (context) => {
  const { client, patches, uri, state } = await openPreview(context, incomplete);
  const [finding] = state.findings;
  assert.ok(finding?.fix);
  const fixesOf = (line: number) =>
    client.connection.sendRequest<LineFixesResult<WorkspaceEdit>>(lineFixesRequest, { uri, line });
  const [fix] = await fixesOf(finding.startLine);
  assert.equal(fix?.title, finding.fix);
  assert.ok(fix);
  const version = await client.change(uri, { text: applyWorkspaceEdit(incomplete, uri, fix.edit) });
  const patch = await patches.some((one) => one.version === version && one.findings !== undefined);
  assert.ok(patch.findings?.every(({ rule }) => rule !== finding.rule));
  assert.deepEqual(await fixesOf(1000), []);
});

test('The page comes before what is found in it, and what was found moves with its lines', async (context) => {
  const { client, patches, uri, state } = await openPreview(context, incomplete);
  const text = incomplete.replace('# Parcels', '# Parcels\n\nMore words.').replace('## Overview', '## Overvew');
  const version = await client.change(uri, { text });
  await client.pull(uri);
  const [page, found, ...rest] = patches.all;
  assert.deepEqual([page?.version, found?.version, rest.length], [version, version, 0]);
  assert.ok(page && found);
  assert.ok(page.added.length > 0 && page.moved && !page.findings && !page.ghosts);
  assert.ok(found.findings && found.added.length === 0 && !found.places);
  const reopened = await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri });
  assert.deepEqual(patches.all.reduce(applyPatch, state), reopened);
});

test('Where nothing else is found, the page is all that is sent', async (context) => {
  const { client, patches, uri, state } = await openPreview(context, incomplete);
  for (const text of [`\n\n${incomplete}`, incomplete, incomplete.replace('where', 'here')]) {
    await client.change(uri, { text });
    await client.pull(uri);
  }
  assert.deepEqual(
    patches.all.filter((patch) => patch.findings),
    [],
  );
  const reopened = await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri });
  assert.deepEqual(patches.all.reduce(applyPatch, state), reopened);
});

test('Two panels that open at different times have the same page after any changes', async (context) => {
  const { client, patches, uri, state: first } = await openPreview(context, complete);
  const reopen = async (): Promise<PreviewState> => {
    const state = await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri });
    assert.ok(state);
    return state;
  };
  await client.change(uri, { text: complete.replace('Parcels', '\nParcels') });
  await client.pull(uri);
  await client.change(uri, { text: incomplete });
  const second = await reopen();
  const seen = patches.all.length;
  await client.change(uri, { text: `${complete}\nMore.\n` });
  await client.change(uri, { text: `\n${complete}` });
  await client.pull(uri);
  const last = await reopen();
  assert.deepEqual(patches.all.reduce(applyPatch, first), last);
  assert.deepEqual(patches.all.slice(seen).reduce(applyPatch, second), last);
});

test('A contract that changes changes the ghosts', async (context) => {
  const { client, patches } = await openPreview(context, complete);
  const contract = smallProject['contracts/small.yaml'] ?? '';
  client.write('contracts/small.yaml', `${contract}  - id: support\n    title: Support\n`);
  await client.changedOnDisk('contracts/small.yaml');
  const patch = await patches.some(({ ghosts }) => ghosts !== undefined && ghosts.length > 0);
  assert.deepEqual(
    patch.ghosts?.map(({ title }) => title),
    ['Support'],
  );
});

test('A document that is no API document is shown without findings and ghosts', async (context) => {
  const client = await startClient(context, { files: {} });
  const uri = await client.open('notes.md', '# Notes\n\nSome.\n');
  const state = await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri });
  assert.ok(state);
  assert.deepEqual([words(state), state.findings, state.ghosts], [['Notes', 'Some.'], [], []]);
});

test('A document that is not open has no preview, and a closed preview has no patches', async (context) => {
  const { client, patches, uri } = await openPreview(context, complete);
  const other = { uri: client.uri('b.md') };
  assert.equal(await client.connection.sendRequest<OpenPreviewResult>(openPreviewRequest, other), null);
  await client.connection.sendNotification(closePreviewNotification, { uri });
  await client.change(uri, { text: incomplete });
  await client.pull(uri);
  assert.deepEqual(patches.all, []);
});

test('A page that stands alone has the images that the client brings, and words for the others', async (context) => {
  const client = await startClient(context, { files: {} });
  const uri = await client.open('a.md', '# A\n\n![one](a.png) ![two](b.png)\n\n<img src="a.png"> <img onerror="x">\n');
  const images = await client.connection.sendRequest<PageImagesResult>(pageImagesRequest, { uri });
  assert.deepEqual(images, ['a.png', 'b.png', '']);
  const params = { uri, images: { 'a.png': 'data:image/png;base64,AAAA' } };
  const page = await client.connection.sendRequest<ExportPageResult>(exportPageRequest, params);
  assert.equal(page?.match(/src="data:image\/png;base64,AAAA"/g)?.length, 2);
  assert.match(
    page ?? '',
    /<title>A<\/title>[\s\S]*<span class="image-missing" role="img" aria-label="two">two<\/span>/,
  );
  const other = { uri: client.uri('none.md') };
  assert.equal(
    await client.connection.sendRequest<ExportPageResult>(exportPageRequest, { ...other, images: {} }),
    null,
  );
  assert.deepEqual(await client.connection.sendRequest<PageImagesResult>(pageImagesRequest, other), []);
});

test('A description is exported as a page with all of its sections', async (context) => {
  const client = await startClient(context, { files: {} });
  const text =
    "openapi: 3.1.0\ninfo: { title: Parcels, version: '1' }\npaths:\n  /a:\n    get: { responses: { '200': { description: Fine. } } }\n";
  const uri = await client.open('openapi.yaml', text);
  assert.deepEqual(await client.connection.sendRequest<PageImagesResult>(pageImagesRequest, { uri }), []);
  const page = await client.connection.sendRequest<ExportPageResult>(exportPageRequest, { uri, images: {} });
  assert.match(page ?? '', /<title>Parcels<\/title>[\s\S]*<h3 id="GET\/a">[\s\S]*Fine\./);
});
