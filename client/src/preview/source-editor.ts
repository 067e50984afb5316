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
  const wanted = line < 1 ? 0 : Math.floor(line) + linesKeptAbove(editor);
  const start = new vscode.Position(Math.min(wanted, editor.document.lineCount - 1), 0);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
}

/** "At the top" is for the editor below the lines that it keeps in sight above the cursor, and below sticky headings. */
function linesKeptAbove(editor: vscode.TextEditor): number {
  const settings = vscode.workspace.getConfiguration('editor', editor.document);
  const sticky = settings.get('stickyScroll.enabled', false) ? settings.get('stickyScroll.maxLineCount', 5) : 0;
  return Math.max(settings.get('cursorSurroundingLines', 0), sticky);
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

/** Marks lines in the editors of a document, one document at a time. */
export class MarkedLines {
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.hoverHighlightBackground'),
  });

  /** `endLine` is exclusive. Without lines nothing is marked any more. */
  show(
    uri: vscode.Uri,
    { startLine, endLine = startLine }: { readonly startLine?: number; readonly endLine?: number | undefined },
  ): void {
    const name = uri.toString();
    for (const editor of vscode.window.visibleTextEditors) {
      const isMarked = startLine !== undefined && editor.document.uri.toString() === name;
      const last = Math.max(startLine ?? 0, (endLine ?? 0) - 1);
      editor.setDecorations(this.#decoration, isMarked ? [new vscode.Range(startLine, 0, last, 0)] : []);
    }
  }

  dispose(): void {
    this.#decoration.dispose();
  }
}
