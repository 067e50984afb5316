import { type Connection, Emitter } from 'vscode-languageserver';
import { today } from '#workspace/today.ts';
import { displayName, version } from '../../../package.json';
import { Analyses } from './analyses.ts';
import { serverCapabilities } from './capabilities.ts';
import { readClientSupport } from './client-support.ts';
import { Docs } from './docs.ts';
import { Documents } from './documents.ts';
import { editorFileSystem } from './editor-file-system.ts';
import { features } from './features/all.ts';
import type { ServerHost } from './host.ts';
import { projectLoader } from './project-loader.ts';
import { Projects } from './projects.ts';
import { resourcesBelow } from './resources.ts';
import { ShownDocuments } from './shown-documents.ts';
import { Specs } from './specs.ts';

/** Starts to answer a client. Knows nothing of the machine but what the host gives. */
export function createServer(connection: Connection, host: ServerHost): void {
  const initialized = new Emitter<void>();
  connection.onInitialize((params) => {
    const client = readClientSupport(params);
    const log = (message: string) => connection.console.error(message);
    const documents = new Documents();
    const fileSystem = editorFileSystem({ connection, documents, host, client, log });
    const folders = new Set(client.workspaceFolders);
    const projects = new Projects(
      projectLoader(fileSystem, () => [...folders]),
      today,
    );
    const specs = new Specs({ fileSystem, documents, folders, log });
    const docs = new Docs({ fileSystem, documents, projects, specs, folders, log });
    const analyses = new Analyses(documents, { projects, specs, docs });
    const resources = resourcesBelow(client.options.resources ?? host.resources);
    const shown = new ShownDocuments(documents, client);
    const onInitialized = initialized.event;
    documents.listen(connection);
    for (const register of features) {
      register({
        connection,
        host,
        client,
        documents,
        shown,
        folders,
        projects,
        specs,
        docs,
        analyses,
        resources,
        onInitialized,
        log,
      });
    }
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: displayName, version },
    };
  });
  connection.onInitialized(() => initialized.fire());
  connection.listen();
}
