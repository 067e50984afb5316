import { coverageTree, type TargetOf } from '#engine/drift/coverage-tree.ts';
import {
  type CoverageChanged,
  type CoverageNode,
  type CoverageParams,
  type CoverageResult,
  coverageChangedNotification,
  coverageRequest,
} from '#shared/protocol.ts';
import type { KnownFacts } from '#workspace/docs/doc-workspace.ts';
import { uriKey } from '#workspace/uris.ts';
import { guard, inBackground } from '../guard.ts';
import { locateBy } from '../locations.ts';
import type { Feature } from '../services.ts';

/** Nobody looks at figures while typing. In milliseconds. */
const pause = 1000;
/** So long may other questions wait while documents are read. In milliseconds. */
const slice = 8;

/** Answers with what the documents say of their descriptions, and tells when that may be another thing. */
export const coverage: Feature = ({ connection, analyses, documents, projects, specs, docs, resources, log }) => {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let hadCoverage = false;

  const specsOf = async (all: readonly KnownFacts[]): Promise<ReadonlySet<string>> => {
    await docs.apis.prepareAll(all);
    const uris = all.flatMap(({ facts, project }) => docs.apis.boundToFacts(facts, project)?.apis ?? []);
    return new Set(uris.map(({ uri }) => uri));
  };

  /** The descriptions that a document is about; or the one that has the URI. */
  const specsAbout = async (uri: string, all: readonly KnownFacts[]): Promise<ReadonlySet<string>> => {
    const key = uriKey(uri);
    const own = await specsOf(all.filter(({ facts }) => facts.uri === key));
    if (own.size > 0) return own;
    return new Set([...(await specsOf(all))].filter((spec) => spec === key));
  };

  const answer = async (params: CoverageParams | undefined): Promise<CoverageResult> => {
    const all = docs.workspace.known();
    if (!all) return [];
    const uris = await (params?.uri === undefined ? specsOf(all) : specsAbout(params.uri, all));
    await readAll(all);
    const locate = locateBy(
      (uri) => specs.file(uri) ?? docs.workspace.facts(uri)?.lines,
      (uri) => resources.show(documents.get(uri)?.uri ?? uri),
    );
    const targetOf: TargetOf = (uri, span) => {
      const location = locate(uri, span);
      return location && { uri: location.uri, ...location.range.start };
    };
    return [...uris].sort().flatMap((uri): CoverageNode[] => {
      const api = docs.apis.api(uri);
      const covered = docs.apis.coverage(uri);
      return api && covered ? [coverageTree(api, covered, targetOf)] : [];
    });
  };

  const tell = async (): Promise<void> => {
    const all = docs.workspace.known();
    if (!all) return;
    const hasCoverage = (await specsOf(all)).size > 0;
    if (!hasCoverage && !hadCoverage) return;
    hadCoverage = hasCoverage;
    const changed: CoverageChanged = { hasCoverage };
    await connection.sendNotification(coverageChangedNotification, changed);
  };

  const schedule = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => inBackground(log, coverageChangedNotification, tell()), pause);
  };
  connection.onRequest(
    coverageRequest,
    guard(log, coverageRequest, answer, () => []),
  );
  analyses.onDidAnalyse(({ spec }) => {
    if (spec) schedule();
  });
  docs.onDidChange(schedule);
  projects.onDidChange(schedule);
};

/** What the documents say is read now, so that nobody else has to wait for it. */
async function readAll(all: readonly KnownFacts[]): Promise<void> {
  let began = performance.now();
  for (const { facts } of all) {
    void facts.api?.operations;
    if (performance.now() - began < slice) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
}
