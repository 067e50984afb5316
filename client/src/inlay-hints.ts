import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** A person's taste: the settings are asked for whenever hints are. */
export const wantedInlayHints: Pick<Middleware, 'provideInlayHints'> = {
  async provideInlayHints(document, range, token, next) {
    const settings = vscode.workspace.getConfiguration('docwright.inlayHints', document);
    const hints = await next(document, range, token);
    return hints?.filter((hint) => settings.get(kindOf(hint), true));
  },
};

/** The server says of which kind a hint is; a setting has its name. */
function kindOf(hint: vscode.InlayHint): string {
  const data: unknown = 'data' in hint ? hint.data : undefined;
  const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined;
  return typeof kind === 'string' ? kind : '';
}
