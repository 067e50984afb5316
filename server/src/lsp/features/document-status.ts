import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import { pathInProject } from '#engine/graph/graph.ts';
import { versionReason } from '#engine/spec/version-reason.ts';
import { type DocumentStatus, documentStatusNotification } from '#shared/protocol.ts';
import { uriKey } from '#workspace/uris.ts';
import { inBackground } from '../guard.ts';
import type { Analysis, SpecAnalysis } from '../kinds/analysis.ts';
import type { Feature, Services } from '../services.ts';

/** Long enough for the author to stop typing. In milliseconds. */
const pause = 300;

/** Tells the client which contract or OpenAPI version applies to each open document, and why; again whenever that changes. */
export const documentStatus: Feature = (services) => {
  const { connection, analyses, documents, docs, log } = services;
  const sent = new Map<string, string>();
  const latest = new Map<string, Analysis>();
  const send = (analysis: Analysis) => {
    const key = uriKey(analysis.uri);
    const status = statusOf(analysis, services) ?? (sent.has(key) ? isNone(analysis.uri) : undefined);
    if (!status) return;
    const content = JSON.stringify(status);
    if (sent.get(key) === content) return;
    sent.set(key, content);
    inBackground(log, documentStatusNotification, connection.sendNotification(documentStatusNotification, status));
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // All documents of a description are listed: its author doesn't wait for that.
  const sendLater = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const analysis of latest.values()) if (analysis.spec) send(analysis);
    }, pause);
  };
  analyses.onDidAnalyse((analysis) => {
    const key = uriKey(analysis.uri);
    latest.set(key, analysis);
    if (!analysis.spec || !sent.has(key)) send(analysis);
    else sendLater();
  });
  // What is about what may be known only now.
  docs.onDidChange(() => {
    for (const analysis of latest.values()) send(analysis);
  });
  documents.onDidClose(({ uri }) => {
    sent.delete(uriKey(uri));
    latest.delete(uriKey(uri));
  });
};

function statusOf(analysis: Analysis, services: Services): DocumentStatus | undefined {
  const {
    selection,
    spec,
    project: { project },
    uri,
  } = analysis;
  if (spec) return specStatus(analysis, spec, services);
  if (!selection) return undefined;
  const { resources } = services;
  const { contract, reason } = selection;
  const configuration = project.configuration.uri;
  return {
    uri,
    ...(contract && { contract: { id: contract.id, title: contract.title, uri: resources.show(contract.uri) } }),
    reason,
    ...boundTo(analysis, services),
    available: [...project.contracts.values()].map(({ id, title }) => ({ id, title })),
    ...(configuration !== undefined && { configuration }),
  };
}

/** Of a file that was a spec until its author changed it. */
function isNone(uri: string): DocumentStatus {
  return { uri, reason: 'It is no API document.', available: [] };
}

function boundTo({ markdown, project }: Analysis, { docs, documents }: Services): Pick<DocumentStatus, 'spec'> {
  if (!markdown?.result.alignment) return {};
  const { specs, reason } = docs.apis.explain(markdown.file, project);
  const { folder } = project.project.configuration;
  const files = specs.map((uri) => ({ name: pathInProject(folder, uri), uri: documents.get(uri)?.uri ?? uri }));
  return { spec: { files, reason } };
}

function specStatus(
  { uri, project }: Analysis,
  { specs }: SpecAnalysis,
  { docs, documents }: Services,
): DocumentStatus | undefined {
  const [spec] = specs;
  if (!spec) return undefined;
  const { version, reason } = versionReason(spec, uriKey(uri));
  const { folder } = project.project.configuration;
  const bound = docs.apis.boundDocuments(spec.uri)?.map(({ facts }) => ({
    name: nameOf(facts, folder),
    uri: documents.get(facts.uri)?.uri ?? facts.uri,
  }));
  return { uri, openapi: version, reason, ...(bound && { documents: bound }), available: [] };
}

/** Asked for every document of a description after every edit of it. */
function nameOf(facts: DocumentFacts, folder: string): string {
  const known = names.get(facts);
  if (known?.folder === folder) return known.name;
  const name = pathInProject(folder, facts.uri);
  names.set(facts, { folder, name });
  return name;
}

const names = new WeakMap<DocumentFacts, { readonly folder: string; readonly name: string }>();
