import { versionReason } from '#engine/spec/version-reason.ts';
import { type DocumentStatus, documentStatusNotification } from '#shared/protocol.ts';
import { uriKey } from '#workspace/uris.ts';
import { inBackground } from '../guard.ts';
import type { Analysis, SpecAnalysis } from '../kinds/analysis.ts';
import type { Feature, Services } from '../services.ts';

/** Tells the client which contract or OpenAPI version applies to each open document, and why; again whenever that changes. */
export const documentStatus: Feature = (services) => {
  const { connection, analyses, documents, log } = services;
  const sent = new Map<string, string>();
  analyses.onDidAnalyse((analysis) => {
    const key = uriKey(analysis.uri);
    const status = statusOf(analysis, services) ?? (sent.has(key) ? isNone(analysis.uri) : undefined);
    if (!status) return;
    const content = JSON.stringify(status);
    if (sent.get(key) === content) return;
    sent.set(key, content);
    inBackground(log, documentStatusNotification, connection.sendNotification(documentStatusNotification, status));
  });
  documents.onDidClose(({ uri }) => sent.delete(uriKey(uri)));
};

function statusOf(analysis: Analysis, { resources }: Services): DocumentStatus | undefined {
  const {
    selection,
    spec,
    project: { project },
    uri,
  } = analysis;
  if (spec) return specStatus(uri, spec);
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

/** Of a file that was a spec until its author changed it. */
function isNone(uri: string): DocumentStatus {
  return { uri, reason: 'It is no API document.', available: [] };
}

function specStatus(uri: string, { specs }: SpecAnalysis): DocumentStatus | undefined {
  const [spec] = specs;
  if (!spec) return undefined;
  const { version, reason } = versionReason(spec, uriKey(uri));
  return { uri, openapi: version, reason, available: [] };
}
