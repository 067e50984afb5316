import { availableParallelism } from 'node:os';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { DocwrightApi } from './api.ts';
import { activateWith } from './extension.ts';

export { deactivate } from './extension.ts';

/**
 * Called by VS Code on the desktop and on a remote machine: the server is a process. It speaks over its standard streams, where a report of a thousand
 * findings is written as bytes that are mostly known; the channel of Node's processes would have it made into a text each time.
 */
export function activate(extension: ExtensionContext): Promise<DocwrightApi> {
  const server = { module: extension.asAbsolutePath('dist/server.cjs'), transport: TransportKind.stdio };
  const run = {
    ...server,
    options: { execArgv: [...youngSpace, ...(availableParallelism() > fewCores ? [] : onePoolThread)] },
  };
  const debugged = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return activateWith(extension, (options) => {
    const client = new LanguageClient('docwright', 'Docwright', { run, debug: debugged }, options);
    return { client, serverProcess: () => client.serverProcess?.pid };
  });
}

/**
 * What is made at a keystroke has room, in MB, until the server rests and collects it. By itself V8 begins with one, and goes back to one where little has been made
 * for a while: then the next keystrokes wait for garbage, the slow ones a fifth of their time.
 */
const youngSpace = ['--min-semi-space-size=16'];

/** V8 has four threads that collect garbage and compile; on so few cores they take them from a keystroke, which then waits a fifth of its time. One does. */
const onePoolThread = ['--v8-pool-size=1'];
const fewCores = 2;
