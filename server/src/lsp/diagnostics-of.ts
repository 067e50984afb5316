import type { Diagnostic } from 'vscode-languageserver';
import { foundDiagnostics } from './found-diagnostics.ts';
import type { Analysis } from './kinds/analysis.ts';
import { linesOf } from './lines-of.ts';
import { locateBy } from './locations.ts';
import type { Services } from './services.ts';
import { maximumFindings, toDiagnostics } from './to-diagnostics.ts';

/** The diagnostics of a document's version. */
export function diagnosticsOf(analysis: Analysis, services: Services): Diagnostic[] {
  const { client, documents, resources } = services;
  const some = analysis.gravest?.(maximumFindings);
  if ((some?.found ?? analysis.findings).length === 0) return [];
  const locate = locateBy(
    (uri) => linesOf(uri, analysis, services),
    (uri) => resources.show(documents.get(uri)?.uri ?? uri),
  );
  const context = { lines: analysis.lines, locate, resources, client };
  return some ? foundDiagnostics(some, context) : toDiagnostics(analysis.findings, context);
}
