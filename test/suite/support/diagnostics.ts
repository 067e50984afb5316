import * as vscode from 'vscode';
import { assertPresent } from './assert.ts';
import { waitFor } from './wait.ts';

/** What Docwright says about a document, once `isExpected` of it. */
export function waitForDiagnostics(
  uri: vscode.Uri,
  what: string,
  isExpected: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
  describeMore: () => readonly string[] = () => [],
): Promise<readonly vscode.Diagnostic[]> {
  return waitFor({
    what,
    event: vscode.languages.onDidChangeDiagnostics,
    find: () => {
      const diagnostics = diagnosticsOf(uri);
      return isExpected(diagnostics) ? diagnostics : undefined;
    },
    describe: () => [...diagnosticsOf(uri).map(describeDiagnostic), ...describeMore()],
  });
}

/** The first problem that a rule finds, once it finds one. */
export async function waitForRule(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  const isOfRule = (diagnostic: vscode.Diagnostic): boolean => ruleOf(diagnostic) === rule;
  const diagnostics = await waitForDiagnostics(uri, rule, (all) => all.some(isOfRule));
  return assertPresent(diagnostics.find(isOfRule), rule);
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
