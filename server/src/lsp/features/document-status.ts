import { type DocumentStatus, documentStatusNotification } from '#shared/protocol.ts';
import { uriKey } from '#workspace/uris.ts';
import { inBackground } from '../guard.ts';
import type { Analysis } from '../kinds/analysis.ts';
import type { Feature, Services } from '../services.ts';

/** Tells the client which contract applies to each open Markdown document, and why; again whenever that changes. */
export const documentStatus: Feature = (services) => {
  const { connection, analyses, documents, log } = services;
  const sent = new Map<string, string>();
  analyses.onDidAnalyse((analysis) => {
    const status = statusOf(analysis, services);
    const key = uriKey(analysis.uri);
    const content = JSON.stringify(status);
    if (!status || sent.get(key) === content) return;
    sent.set(key, content);
    inBackground(log, documentStatusNotification, connection.sendNotification(documentStatusNotification, status));
  });
  documents.onDidClose(({ uri }) => sent.delete(uriKey(uri)));
};

function statusOf(
  { selection, project: { project }, uri }: Analysis,
  { resources }: Services,
): DocumentStatus | undefined {
  if (!selection) return undefined;
  const { contract, reason } = selection;
  const configuration = project.configuration.uri;
  return {
    uri,
    ...(contract && { contract: { id: contract.id, title: contract.title, uri: resources.show(contract.uri) } }),
    reason,
    available: [...project.contracts.values()].map(({ id, title }) => ({ id, title })),
    ...(configuration !== undefined && { configuration }),
  };
}
