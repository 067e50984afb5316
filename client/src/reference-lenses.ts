import * as vscode from 'vscode';
import type { BaseLanguageClient, Location, Middleware, Position } from 'vscode-languageclient';

/** Internal: named in the server's lenses, and in no menu. */
export const showReferences = 'docwright.showReferences';

/** Shows the references that a lens counts: VS Code's own command for that takes its own types. */
export function registerReferenceLenses(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(
    showReferences,
    (uri: string, position: Position, locations: readonly Location[]) => {
      const { asUri, asPosition, asLocation } = client.protocol2CodeConverter;
      const shown = locations.map((location) => asLocation(location));
      return vscode.commands.executeCommand('editor.action.showReferences', asUri(uri), asPosition(position), shown);
    },
  );
}

/** A person's taste: asked for at every time, so that a change of the setting is seen at once. */
export const referenceLenses: Pick<Middleware, 'provideCodeLenses'> = {
  provideCodeLenses(document, token, next) {
    const isWanted = vscode.workspace.getConfiguration('docwright', document).get('lenses.references', true);
    return isWanted ? next(document, token) : [];
  },
};
