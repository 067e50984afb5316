import type { Diagnostic } from 'vscode-languageserver';
import { foundDiagnostics } from './found-diagnostics.ts';
import type { Found } from './kinds/analysis.ts';
import { linesOf } from './lines-of.ts';
import { locateBy } from './locations.ts';
import type { Services } from './services.ts';
import { maximumFindings, toDiagnostics } from './to-diagnostics.ts';

/** The diagnostics of what is found in a document. */
export function diagnosticsOf(found: Found, services: Services): Diagnostic[] {
  const { client, documents, resources } = services;
  const some = found.gravest?.(maximumFindings);
  if ((some?.found ?? found.findings).length === 0) return [];
  const locate = locateBy(
    (uri) => linesOf(uri, found, services),
    (uri) => resources.show(documents.get(uri)?.uri ?? uri),
  );
  const context = { lines: found.lines, locate, resources, client };
  return some ? foundDiagnostics(some, context) : toDiagnostics(found.findings, context);
}
