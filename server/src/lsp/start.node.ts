import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  WriteableStreamMessageWriter,
} from 'vscode-languageserver/node';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { collectAll, collectYoung } from './garbage.ts';
import type { ServerHost } from './host.ts';
import { MessageEncoder } from './message-encoder.ts';
import { MessageStream } from './message-stream.ts';
import { keepHeapModest } from './modest-heap.ts';
import { createServer } from './server.ts';

/** How the client is connected. */
export type Transport = 'stdio' | 'node-ipc';

/** Starts the server in this process, which ends with the client. */
export function startServer(transport: Transport): void {
  keepHeapModest();
  createServer(connect(transport), nodeHost);
}

/** The channel closes when the parent dies, however it dies. */
function connect(transport: Transport) {
  if (transport === 'stdio') {
    process.stdin.once('close', () => process.exit(1));
    const output = new MessageStream(process.stdout);
    const writer = new WriteableStreamMessageWriter(output, { contentTypeEncoder: new MessageEncoder() });
    return createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), writer);
  }
  process.once('disconnect', () => process.exit(1));
  return createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process));
}

/** Every bundle lies in `dist/`, beside `server/`. */
const resourceFolder = resolve(__dirname, '..', 'server');

const nodeHost: ServerHost = {
  fileSystem: nodeFileSystem,
  resources: `${pathToFileURL(resourceFolder)}/`,
  async readResource(path) {
    const file = resolve(resourceFolder, path);
    if (!file.startsWith(resourceFolder + sep)) return undefined;
    return readFile(file, 'utf8').catch(() => undefined);
  },
  garbage: { collectYoung, collectAll },
};
