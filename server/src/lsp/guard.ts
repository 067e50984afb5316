import { ResponseError } from 'vscode-languageserver';

export type Log = (message: string) => void;

/**
 * A handler that can't take the server down: what it throws is logged with its name, and the answer is `otherwise`. Answers
 * that are errors on purpose, such as "cancelled", pass.
 */
export function guard<Parameters extends readonly unknown[], Result>(
  log: Log,
  name: string,
  handler: (...parameters: Parameters) => Result | Promise<Result>,
  otherwise: (...parameters: Parameters) => NoInfer<Result>,
): (...parameters: Parameters) => Promise<Result> {
  return async (...parameters) => {
    try {
      return await handler(...parameters);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log(`${name} failed: ${describeError(error)}`);
      return otherwise(...parameters);
    }
  };
}

/** For work that nobody waits for. */
export function inBackground(log: Log, name: string, work: Promise<unknown>): void {
  work.catch((error) => log(`${name} failed: ${describeError(error)}`));
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
