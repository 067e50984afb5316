import type { CodeActionContext } from 'vscode-languageserver';

/** Whether the client wants actions of a kind: all without a word of its own, else by the kind's name or one above it, as `source` is above `source.fixAll`. */
export function isWanted(kind: string, { only }: CodeActionContext): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}
