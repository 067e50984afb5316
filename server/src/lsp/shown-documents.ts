import { Emitter, type Event } from 'vscode-languageserver';
import { uriKey } from '#workspace/uris.ts';
import type { ClientSupport } from './client-support.ts';
import type { Documents } from './documents.ts';

/**
 * The open documents whose problems reach the client by themselves: all of them where they are sent, else those that it asks about. An editor opens documents without showing
 * them, as for an extension that reads them, and asks nothing about these.
 */
export class ShownDocuments {
  readonly #documents: Documents;
  readonly #client: ClientSupport;
  readonly #asked = new Set<string>();
  readonly #shown = new Emitter<string>();

  /** With the URI of an open document, when the client asks about it for the first time. */
  readonly onDidShow: Event<string> = this.#shown.event;

  constructor(documents: Documents, client: ClientSupport) {
    this.#documents = documents;
    this.#client = client;
    documents.onDidClose(({ uri }) => this.#asked.delete(uriKey(uri)));
  }

  has(uri: string): boolean {
    if (!this.#documents.get(uri)) return false;
    return !this.#client.pullsDiagnostics || this.#asked.has(uriKey(uri));
  }

  ask(uri: string): void {
    const key = uriKey(uri);
    if (this.#asked.has(key) || !this.#documents.get(uri)) return;
    this.#asked.add(key);
    this.#shown.fire(uri);
  }
}
