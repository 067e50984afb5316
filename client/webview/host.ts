import { isMessageToPreview } from '#shared/preview-messages.ts';
import type { MessageFromPreview, MessageToPreview } from '#shared/protocol.ts';

/** The extension, as the page sees it. */
export interface Host {
  send(message: MessageFromPreview): void;
  /** What is kept of the page when its panel is hidden or the window reloads. */
  readonly memory: PageMemory | undefined;
  remember(memory: PageMemory): void;
}

export interface PageMemory {
  readonly uri: string;
  readonly isLocked: boolean;
  /** The source line at the top of the page. */
  readonly line: number;
  /** The outline is open beside it. */
  readonly hasOutline?: boolean;
}

/** What VS Code gives to the page of a webview, once. */
interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

/** Connects the page with the extension. Messages that we don't know are dropped and named in the log. */
export function connectHost(receive: (message: MessageToPreview) => void): Host {
  const api = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isMessageToPreview(data)) receive(data);
    // biome-ignore lint/suspicious/noConsole: a page has no other log
    else console.warn('Docwright: dropped a message that the preview does not know', data);
  });
  return {
    send: (message) => api.postMessage(message),
    memory: readMemory(api.getState()),
    remember: (memory) => api.setState(memory),
  };
}

function readMemory(state: unknown): PageMemory | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  if (!('uri' in state && 'isLocked' in state && 'line' in state)) return undefined;
  const { uri, isLocked, line } = state;
  if (typeof uri !== 'string' || typeof isLocked !== 'boolean' || typeof line !== 'number') return undefined;
  const hasOutline = 'hasOutline' in state && state.hasOutline === true;
  return { uri, isLocked, line, ...(hasOutline ? { hasOutline } : undefined) };
}
