import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { DocwrightApi } from './api.ts';
import { activateWith } from './extension.ts';

export { deactivate } from './extension.ts';

/** Called by VS Code on the desktop and on a remote machine: the server is a process. */
export function activate(extension: ExtensionContext): Promise<DocwrightApi> {
  const server = { module: extension.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc };
  const debugged = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return activateWith(extension, (options) => {
    const client = new LanguageClient('docwright', 'Docwright', { run: server, debug: debugged }, options);
    return { client, serverProcess: () => client.serverProcess?.pid };
  });
}
