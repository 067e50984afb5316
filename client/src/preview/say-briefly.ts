import * as vscode from 'vscode';

/** Says in the status bar, for a moment, why nothing happens. */
export function sayBriefly(message: string): void {
  vscode.window.setStatusBarMessage(message, shownTime);
}

/** In milliseconds. */
const shownTime = 4000;
