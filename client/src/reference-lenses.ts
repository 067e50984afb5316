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
  async provideCodeLenses(document, token, next) {
    const settings = vscode.workspace.getConfiguration('docwright', document);
    const wanted = {
      references: settings.get('lenses.references', true),
      documentation: settings.get('lenses.documentation', true),
    };
    if (!wanted.references && !wanted.documentation) return [];
    const lenses = await next(document, token);
    return lenses?.filter((lens) => (isOfDocumentation(lens) ? wanted.documentation : wanted.references));
  },
};

/** By what the server sends with it. */
function isOfDocumentation(lens: vscode.CodeLens & { readonly data?: unknown }): boolean {
  return (
    typeof lens.data === 'object' && lens.data !== null && 'lens' in lens.data && lens.data.lens === 'documentation'
  );
}
