import type { Writable } from 'node:stream';
import { Disposable, type RAL } from 'vscode-languageserver';
import { collectYoung, collectYoungAtRest } from './garbage.ts';

/**
 * The stream that messages are written to. A message's header is written with what follows it: the client's process is woken once. The garbage of making
 * it is collected while the client reads it, where there is much, or else once no other message has been written for a moment.
 */
export class MessageStream implements RAL.WritableStream {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  onClose(listener: () => void): Disposable {
    return this.#on('close', listener);
  }

  onError(listener: (error: unknown) => void): Disposable {
    return this.#on('error', listener);
  }

  onEnd(listener: () => void): Disposable {
    return this.#on('end', listener);
  }

  /** A header is a text, and comes first; it can't fail by itself. */
  write(data: Uint8Array | string, encoding: RAL.MessageBufferEncoding = 'ascii'): Promise<void> {
    if (typeof data === 'string') {
      this.#stream.cork();
      this.#stream.write(data, encoding);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      this.#stream.write(data, (error) => {
        if (error) reject(error);
        else resolve();
        setImmediate(collectYoung);
        collectYoungAtRest();
      });
      this.#stream.uncork();
    });
  }

  end(): void {
    this.#stream.end();
  }

  #on(event: string, listener: (...values: unknown[]) => void): Disposable {
    this.#stream.on(event, listener);
    return Disposable.create(() => this.#stream.off(event, listener));
  }
}
