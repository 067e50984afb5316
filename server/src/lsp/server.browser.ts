import { ProposedFeatures } from 'vscode-languageserver';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { ServerHost } from './host.ts';
import { createServer } from './server.ts';

/** A worker's global scope, which sends and receives messages as a port does. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

/** The client has all files, the server's own among them. */
const browserHost: ServerHost = {
  fileSystem: undefined,
  resources: undefined,
  readResource: async () => undefined,
  garbage: undefined,
};

createServer(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  browserHost,
);
