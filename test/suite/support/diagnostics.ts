import * as vscode from 'vscode';
import { waitFor } from './wait.ts';

/** What Docwright says about a document, once `isExpected` of it. */
export function waitForDiagnostics(
  uri: vscode.Uri,
  what: string,
  isExpected: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return waitFor({
    what,
    event: vscode.languages.onDidChangeDiagnostics,
    find: () => {
      const diagnostics = diagnosticsOf(uri);
      return isExpected(diagnostics) ? diagnostics : undefined;
    },
    describe: () => diagnosticsOf(uri).map(describeDiagnostic),
  });
}

export function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'docwright');
}

/** The rule's id. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function describeDiagnostic(diagnostic: vscode.Diagnostic): string {
  return `${diagnostic.range.start.line + 1}: ${ruleOf(diagnostic)}: ${diagnostic.message}`;
}
