import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { DocwrightApi } from './api.ts';
import { activateWith } from './extension.ts';

export { deactivate } from './extension.ts';

/** What is used here of a browser's workers; Node's types, which the rest of the extension has, know none. */
declare class Worker extends EventTarget {
  constructor(script: string);
  terminate(): void;
}

/** Called by VS Code in a browser: the server is a worker. */
export function activate(extension: ExtensionContext): Promise<DocwrightApi> {
  const script = Uri.joinPath(extension.extensionUri, 'dist', 'core.js').toString(true);
  let worker: Worker | undefined;
  extension.subscriptions.push({ dispose: () => worker?.terminate() });
  // A worker doesn't end by itself when it is told to: every start has its own. The client is not given the worker but what
  // it would make of it, since it doesn't know VS Code's workers for workers.
  const start = async () => {
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return activateWith(extension, (options) => {
    return { client: new LanguageClient('docwright', 'Docwright', start, options), serverProcess: () => undefined };
  });
}
