import { type BaseLanguageClient, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/**
 * A server that has died is started again, as often as the language client does by itself, however many messages didn't reach it meanwhile: of more than three the
 * client would think that somebody should stop it.
 */
export function restartingHandler(client: () => BaseLanguageClient): ErrorHandler {
  let ofClient: ErrorHandler | undefined;
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      ofClient ??= client().createDefaultErrorHandler();
      return ofClient.closed();
    },
  };
}
