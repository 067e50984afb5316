import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** VS Code completes the targets of links in Markdown itself, unless it is told not to: offered by us, too, each would be there twice. */
export const linkCompletions: Pick<Middleware, 'provideCompletionItem'> = {
  provideCompletionItem(document, position, context, token, next) {
    const before = document.lineAt(position).text.slice(0, position.character);
    const isTarget = /(?:\]\(<?|^ {0,3}\[[^\]]+\]:[ \t]*<?)[^\s()<>]*$/.test(before);
    return isTarget && isDoneByEditor(document) ? [] : next(document, position, context, token);
  },
};

function isDoneByEditor(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'markdown') return false;
  return vscode.workspace.getConfiguration('markdown', document).get('suggest.paths.enabled', false);
}
