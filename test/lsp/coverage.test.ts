import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  type CoverageChanged,
  type CoverageNode,
  type CoverageResult,
  coverageChangedNotification,
  coverageRequest,
} from '#shared/protocol.ts';
import { type Client, startClient } from './client.ts';
import { Inbox } from './inbox.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: sort, in: query, schema: { type: string } }
      responses:
        '200': { description: The parcels }
    post:
      responses:
        '201': { description: The new parcel }
`;
const page = `# Parcels

## GET /parcels

| Parameter | Description |
| --- | --- |
| \`limit\` | How many |

Answers with:

\`\`\`json
[]
\`\`\`
`;

test('What documents say of a description is a tree, with the places where to go on', async (context) => {
  const { client, changes } = await start(context, { 'openapi.yaml': spec, 'docs/parcels.md': page });
  const first = changes.next();
  await client.pull(await client.open('docs/parcels.md', page));
  assert.deepEqual(await first, { hasCoverage: true });
  const [api, ...others] = await coverageOf(client);
  assert.ok(api);
  assert.deepEqual(others, []);
  assert.deepEqual(told([api]), [
    'openapi.yaml: 50% · 1 of 2 operations (partly) at openapi.yaml:0',
    '  GET /parcels: 1 of 2 parameters, 1 of 1 response (partly) at docs/parcels.md:2',
    '    sort: parameter, not documented (missing) at openapi.yaml:7',
    '  POST /parcels: not documented (missing) at openapi.yaml:10',
  ]);
});

test('It is another one once the document or the description says something else', async (context) => {
  const { client, changes } = await start(context, { 'openapi.yaml': spec, 'docs/parcels.md': page });
  const document = await client.open('docs/parcels.md', page);
  await client.pull(document);
  await client.change(document, { text: page.replace('| `limit`', '| `sort` | By what |\n| `limit`') });
  await client.pull(document);
  await comesToSay(/2 of 2 parameters, 1 of 1 response \(covered\)/);
  const uri = await client.open('openapi.yaml', spec);
  await client.change(uri, { text: spec.slice(0, spec.indexOf('    post:')) });
  await client.pull(uri);
  await comesToSay(/100% · 1 of 1 operation \(covered\)/);

  async function comesToSay(expected: RegExp): Promise<void> {
    for (;;) {
      const changed = changes.next();
      if (expected.test(told(await coverageOf(client)).join('\n'))) return;
      await changed;
    }
  }
});

test('It is told of the descriptions that a document is about alone, with what writes what is missing', async (context) => {
  const other = spec.replaceAll('/parcels', '/boxes');
  const { client, changes } = await start(context, {
    'parcels/openapi.yaml': spec,
    'parcels/parcels.md': page,
    'boxes/openapi.yaml': other,
    'boxes/boxes.md': page.replaceAll('/parcels', '/boxes'),
  });
  const first = changes.next();
  await client.pull(await client.open('parcels/parcels.md', page));
  await first;
  assert.equal((await coverageOf(client)).length, 2);
  for (const uri of ['parcels/parcels.md', 'parcels/openapi.yaml']) {
    const [api, ...others] = await coverageOf(client, client.uri(uri));
    assert.deepEqual(others, []);
    assert.equal(api?.target?.uri, 'parcels/openapi.yaml', uri);
    assert.deepEqual(
      api?.children.map(({ label, mendedBy }) => [label, mendedBy]),
      [
        ['GET /parcels', ['refactor.rewrite.sync', 'refactor.rewrite.insertFromSpec.parameters']],
        ['POST /parcels', ['refactor.rewrite.document']],
      ],
    );
  }
});

test('Without a document about a description there is nothing to show', async (context) => {
  const { client } = await start(context, { 'notes.md': '# Notes\n', 'openapi.yaml': spec });
  await client.pull(await client.open('notes.md', '# Notes\n'));
  assert.deepEqual(await coverageOf(client), []);
});

async function start(context: TestContext, files: Readonly<Record<string, string>>) {
  const client = await startClient(context, { files });
  const changes = new Inbox<CoverageChanged>();
  client.connection.onNotification(coverageChangedNotification, (change: CoverageChanged) => changes.add(change));
  return { client, changes };
}

async function coverageOf(client: Client, uri?: string): Promise<CoverageResult> {
  const relative = (node: CoverageNode): CoverageNode => ({
    ...node,
    target: node.target && { ...node.target, uri: node.target.uri.slice(client.uri('').length + 1) },
    children: node.children.map(relative),
  });
  return (await client.connection.sendRequest<CoverageResult>(coverageRequest, { uri })).map(relative);
}

function told(nodes: CoverageResult, indent = ''): string[] {
  return nodes.flatMap(({ label, description, state, target, children }) => [
    `${indent}${label}: ${description} (${state}) at ${target?.uri}:${target?.line}`,
    ...told(children, `${indent}  `),
  ]);
}
