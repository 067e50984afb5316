import type { Diagnostic } from 'vscode-languageserver';
import type { Analysis } from './kinds/analysis.ts';
import { locateBy } from './locations.ts';
import type { Services } from './services.ts';
import { toDiagnostics } from './to-diagnostics.ts';

/** The diagnostics of a document's version. */
export function diagnosticsOf(analysis: Analysis, { client, documents, resources }: Services): Diagnostic[] {
  const { findings, project, uri, text } = analysis;
  if (findings.length === 0) return [];
  const locate = locateBy(
    (other) => (other === uri ? text : (documents.get(other)?.text ?? project.textOf(other))),
    resources.show,
  );
  return toDiagnostics(findings, { lines: analysis.lines, locate, resources, client });
}
