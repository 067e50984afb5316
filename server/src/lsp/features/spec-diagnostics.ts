import type { Diagnostic } from 'vscode-languageserver';
import { withUndocumented } from '#engine/drift/undocumented-in-spec.ts';
import type { Finding } from '#engine/finding.ts';
import { mergeFindings } from '#engine/spec/merge-findings.ts';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import { inBackground } from '../guard.ts';
import { locateBy } from '../locations.ts';
import type { Feature } from '../services.ts';
import { toDiagnostics } from '../to-diagnostics.ts';

/** Long enough for the author to stop typing. In milliseconds. */
const pause = 300;

/**
 * Sends the findings in the files of a description that no editor has open, as long as one has another of its files open: a problem is
 * shown in the file where its text is, whether anybody looks at it or not.
 */
export const specDiagnostics: Feature = (services) => {
  const { connection, client, documents, projects, specs, docs, resources, log } = services;
  const sent = new Map<string, string>();
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const findingsInClosedFiles = async (): Promise<ReadonlyMap<string, readonly Finding[]>> => {
    const roots = new Set(documents.all().flatMap((document) => (document.spec ? specs.rootsOf(document.uri) : [])));
    const found: ReadonlyMap<string, readonly Finding[]>[] = [];
    for (const root of roots) {
      // Until its files are read, a description seems to have one.
      await specs.workspace.load(root);
      if (specs.workspace.spec(root)?.files.size === 1 && documents.get(root)) continue;
      const { project } = await projects.of(root);
      const result = specs.workspace.check(root, project);
      if (!result) continue;
      found.push(findingsByFile(withUndocumented(result, docs.apis)));
    }
    return new Map([...mergeFindings(found)].filter(([uri]) => !documents.get(uri)));
  };

  const diagnosticsIn = (uri: string, findings: readonly Finding[]): Diagnostic[] => {
    const lines = specs.file(uri);
    if (!lines || findings.length === 0) return [];
    const locate = locateBy(
      (other) => specs.file(other),
      (other) => documents.get(other)?.uri ?? other,
    );
    return toDiagnostics(findings, { lines, locate, resources, client });
  };

  const send = async () => {
    const found = await findingsInClosedFiles();
    for (const uri of new Set([...sent.keys(), ...found.keys()])) {
      const diagnostics = diagnosticsIn(uri, found.get(uri) ?? []);
      const content = JSON.stringify(diagnostics);
      if (content === (sent.get(uri) ?? '[]')) continue;
      if (diagnostics.length > 0) sent.set(uri, content);
      else sent.delete(uri);
      // Those of an open document are sent elsewhere to a client that doesn't pull them.
      if (client.pullsDiagnostics || !documents.get(uri)) await connection.sendDiagnostics({ uri, diagnostics });
    }
  };

  const update = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => inBackground(log, 'textDocument/publishDiagnostics of specs', send()), pause);
  };
  specs.onDidAffect(update);
  projects.onDidChange(update);
};
