import * as vscode from 'vscode';

/** The editor that shows a document, if there is one: the active one first. */
export function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  const name = uri.toString();
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor?.document.uri.toString() === name) return activeTextEditor;
  return visibleTextEditors.find((editor) => editor.document.uri.toString() === name);
}

/** Scrolls an editor so that a line is its first. */
export function scrollEditor(editor: vscode.TextEditor, line: number): void {
  const start = new vscode.Position(Math.min(Math.floor(line), editor.document.lineCount - 1), 0);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
}

/** Puts the cursor at a place of a document, and opens an editor for it where none is in sight. */
export async function revealSource(uri: vscode.Uri, place: vscode.Position, takesFocus: boolean): Promise<void> {
  const editor = editorOf(uri);
  const shown =
    editor && !takesFocus
      ? editor
      : await vscode.window.showTextDocument(uri, {
          viewColumn: editor?.viewColumn ?? vscode.ViewColumn.One,
          preserveFocus: !takesFocus,
        });
  const position = shown.document.validatePosition(place);
  shown.selection = new vscode.Selection(position, position);
  shown.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
