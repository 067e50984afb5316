import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Diagnostic,
  DiagnosticSeverity,
  DidOpenTextDocumentNotification,
  type Disposable,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  type Message,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { type FindFilesParams, findFilesRequest, type ReadFileParams, readFileRequest } from '#shared/protocol.ts';
import { modern, startClient } from './client.ts';

/** Problems of many kinds, in several files, behind emoji and with lines that end in CRLF. */
const files: Readonly<Record<string, string>> = {
  'docwright.yaml': 'rules: { openapi/operation-summary: error }\nsuppressions: baseline.json\n',
  'baseline.json':
    '{ "version": 1, "files": { "schemas.yaml": [{ "rule": "a/b", "fingerprint": "0", "text": "c" }] } }\n',
  'openapi.yaml': `openapi: 3.1.1
info: { title: "📦 Parcels", version: 1.0.0, description: "📦", licence: { name: MIT } }
tags: [{ name: parcels }]
paths:
  /parcels/{id}/: { $ref: paths/parcel.yaml }
  # docwright-ignore openapi/path-trailing-slash: nothing to ignore
  /vans: { get: { $ref: paths/vans.json } }
  # docwright-ignore openapi/unresolved-ref: to come
  /lost: { $ref: paths/lost.yaml }
components:
  schemas:
    Parcel: { $ref: 'schemas.yaml#/Parcel' }
    Unused: { type: strin }
`,
  'paths/parcel.yaml': `get:\r\n  tags: [parcels, "📦 lost"]\r\n  responses:\r\n    '200':\r\n      description: "📦"\r\n      content: { application/json: { schema: { $ref: '../schemas.yaml#/Parcl' } } }\r\n`,
  'paths/vans.json': `{ "operationId": "list vans", "responses": { "200": { "description": "x", "content": { "application/json": { "schema": { "$ref": "../openapi.yaml#/components/schemas/Parcel" } } } } } }\n`,
  'schemas.yaml': `Parcel:\n  type: object\n  required: [wieght]\n  properties: { weight: { type: integer, example: heavy } }\n`,
};
const specs = Object.keys(files).filter((path) => !['docwright.yaml', 'baseline.json'].includes(path));

test('The server, the worker of the browser and the command line find the same', async (context) => {
  const client = await startClient(context, { files });
  const program = [resolve('dist/cli.cjs'), 'check', '--format', 'json', 'openapi.yaml'];
  const { stdout } = spawnSync(process.execPath, program, { cwd: client.folder, encoding: 'utf8' });
  const expected = readReport(JSON.parse(stdout));
  assert.ok(expected.length > 15, stdout);
  for (const path of specs)
    assert.ok(
      expected.some((line) => line.startsWith(path)),
      path,
    );

  const found: string[] = [];
  for (const path of specs) {
    const uri = await client.open(path, files[path] ?? '', path.endsWith('.json') ? 'json' : 'yaml');
    found.push(...(await client.pull(uri)).map((one) => describe(path, one)));
  }
  assert.deepEqual(found.sort(), expected);
  assert.deepEqual((await findInWorker(context)).sort(), expected);
});

test('What was typed last counts, however fast it was typed', async (context) => {
  const client = await startClient(context, { files: {} });
  const text = (title: string): string => `openapi: 3.1.1\ninfo: { ${title}: x, version: 1.0.0 }\npaths: {}\n`;
  const uri = await client.open('a.yaml', text('titl'), 'yaml');
  const pulls = ['tit', 'ti', 't', 'titel', 'title'].map(async (title) => {
    await client.change(uri, { text: text(title) });
    return client.pull(uri);
  });
  const last = (await Promise.all(pulls)).at(-1) ?? [];
  assert.deepEqual(
    last.filter(({ code }) => code === 'openapi/schema'),
    [],
  );
  assert.deepEqual(await client.pull(uri), last);
});

test('What was typed into a file and not saved is forgotten when it is closed', async (context) => {
  const root = `openapi: 3.1.1\ninfo: { title: x, version: 1.0.0 }\npaths: {}\ncomponents: { schemas: { A: { $ref: 'a.yaml#/A' } } }\n`;
  const client = await startClient(context, { files: { 'openapi.yaml': root, 'a.yaml': 'A: {}\n' } });
  const uri = await client.open('openapi.yaml', root, 'yaml');
  const broken = async (): Promise<number> =>
    (await client.pull(uri)).filter(({ code }) => code === 'openapi/unresolved-ref').length;
  assert.equal(await broken(), 0);
  const other = await client.open('a.yaml', 'B: {}\n', 'yaml');
  assert.equal(await broken(), 1);
  await client.close(other);
  assert.equal(await broken(), 0);
});

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly start: { readonly line: number; readonly column: number };
    }[];
  }[];
}

function readReport({ files: reported }: Report): string[] {
  return reported
    .flatMap(({ path, findings }) =>
      findings.map(
        ({ rule, severity, message, start }) => `${path}:${start.line}:${start.column} ${severity} ${rule} ${message}`,
      ),
    )
    .sort();
}

function describe(path: string, { range, severity, code, message }: Diagnostic): string {
  const names = new Map<DiagnosticSeverity | undefined, string>([
    [DiagnosticSeverity.Error, 'error'],
    [DiagnosticSeverity.Warning, 'warning'],
    [DiagnosticSeverity.Information, 'info'],
    [DiagnosticSeverity.Hint, 'hint'],
  ]);
  return `${path}:${range.start.line + 1}:${range.start.character + 1} ${names.get(severity)} ${code} ${message}`;
}

/** The server as a browser runs it, in a thread instead of a worker; the client has the files. */
async function findInWorker(context: TestContext): Promise<string[]> {
  const connection = startWorker(context);
  const root = 'vscode-vfs://github/acme/parcels';
  connection.onRequest(readFileRequest, ({ uri }: ReadFileParams) => {
    const text = files[uri.slice(root.length + 1)];
    return text === undefined ? null : { base64: Buffer.from(text).toString('base64') };
  });
  connection.onRequest(findFilesRequest, ({ folder }: FindFilesParams) => specs.map((path) => folder + path));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: modern,
    workspaceFolders: [{ uri: root, name: 'parcels' }],
    initializationOptions: { providesFiles: true },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const found: string[] = [];
  for (const path of specs) {
    const uri = `${root}/${path}`;
    const languageId = path.endsWith('.json') ? 'json' : 'yaml';
    const textDocument = { uri, languageId, version: 1, text: files[path] ?? '' };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.equal(report.kind, 'full');
    found.push(...report.items.map((one) => describe(path, one)));
  }
  return found;
}

/**
 * A port is what a worker's global scope is to the program in it: it sends and receives messages. The program is a script, and
 * has nothing of Node.
 */
function startWorker(context: TestContext): ProtocolConnection {
  const { port1, port2 } = new MessageChannel();
  const program = `
    const script = new (require('node:vm').Script)(require('node:fs').readFileSync('dist/core.js', 'utf8'));
    globalThis.self = require('node:worker_threads').workerData;
    for (const name of ['module', 'exports', 'require', 'process', 'global', 'Buffer']) delete globalThis[name];
    script.runInThisContext();
  `;
  const worker = new Worker(program, { eval: true, workerData: port2, transferList: [port2] });
  const connection = createProtocolConnection(new PortReader(port1), new PortWriter(port1));
  connection.listen();
  context.after(async () => {
    connection.dispose();
    port1.close();
    await worker.terminate();
  });
  return connection;
}

class PortReader extends AbstractMessageReader {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }

  listen(callback: DataCallback): Disposable {
    this.#port.on('message', callback);
    return { dispose: () => this.#port.off('message', callback) };
  }
}

class PortWriter extends AbstractMessageWriter {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }

  async write(message: Message): Promise<void> {
    this.#port.postMessage(message);
  }

  end(): void {
    // The thread is ended with the test.
  }
}
