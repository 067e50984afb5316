import { withUndocumented } from '#engine/drift/undocumented-in-spec.ts';
import type { Finding } from '#engine/finding.ts';
import { compatibleFixes } from '#engine/fix.ts';
import { completeSpec, namesFiles } from '#engine/spec/completion/complete.ts';
import { hoverSpec } from '#engine/spec/hover/hover.ts';
import { mergeFindings } from '#engine/spec/merge-findings.ts';
import { foldingsOf } from '#engine/spec/navigation/folding.ts';
import { outlineOf } from '#engine/spec/navigation/outline.ts';
import { selectionsAt } from '#engine/spec/navigation/selection.ts';
import { specRefactorings } from '#engine/spec/refactor/refactorings.ts';
import type { Spec } from '#engine/spec/spec.ts';
import { findingsIn, gravestFound } from '#engine/spec/spec-findings.ts';
import { uriKey } from '#workspace/uris.ts';
import { documentationAt, joinHovers } from '../documentation-hover.ts';
import { rehearsedEdits } from '../rehearsed-edits.ts';
import { maximumFindings } from '../to-diagnostics.ts';
import type { FileKind, Sources } from './analysis.ts';

/** A file of an OpenAPI description: its root, or what a reference reaches. */
export const specKind: FileKind = {
  accepts: (document, { specs, projects }) => projects.kindOf(document.uri) === undefined && specs.has(document),

  prepare({ uri }, { specs, projects, docs }) {
    // The verdict on a description is that of its root's project, in whichever of its files one looks.
    const loading = specs.rootsOf(uri).filter((root) => projects.known(root) === undefined);
    const all = [specs.prepare(uri), prepareDocuments(docs), ...loading.map((root) => projects.of(root))].filter(
      (one) => one !== undefined,
    );
    return all.length > 0 ? Promise.all(all) : undefined;
  },

  *rehearse({ uri, spec: file }, project, { specs, docs }, index) {
    if (!file) return;
    yield* specs.workspace.rehearse(file, rehearsedEdits(file, index), (result) => {
      const gravest = gravestFound(withUndocumented(result, docs.apis), file.uri, maximumFindings);
      return { uri, lines: result.spec.files.get(file.uri) ?? file, project, findings: [], gravest: () => gravest };
    });
  },

  analyse({ uri, version, spec: file }, project, { specs, projects, docs }) {
    if (!file) throw new Error(`${uri} has no parts`);
    const key = uriKey(uri);
    const own = specs.rootsOf(uri).flatMap((root) => specs.workspace.spec(root) ?? []);
    // Not before somebody asks: who completes what is being typed doesn't wait for it.
    const check = (spec: Spec) =>
      withUndocumented(specs.check(spec, (projects.known(spec.uri) ?? project).project), docs.apis);
    const undocumented = new Map(own.map((spec) => [spec.uri, docs.apis.undocumentedOf(spec.uri)]));
    let findings: readonly Finding[] | undefined;
    const all = () => {
      findings ??= mergeFindings(own.map((spec) => new Map([[key, findingsIn(check(spec), key)]]))).get(key) ?? [];
      return findings;
    };
    const [only, ...others] = own;
    return {
      uri,
      version,
      lines: file,
      project,
      get findings() {
        return all();
      },
      gravest: (most) => (only && others.length === 0 ? gravestFound(check(only), key, most) : undefined),
      complete(offset) {
        const [spec] = own;
        if (!spec) return [];
        if (!namesFiles(file, offset)) return completeSpec(file, offset, { spec });
        return specs.looseFiles().then((others) => {
          const workspace = { specs: otherSpecs(spec, specs), others };
          return completeSpec(file, offset, { spec, workspace });
        });
      },
      isCurrent: () =>
        prepareDocuments(docs) === undefined &&
        own.every(({ uri: root }) => docs.apis.undocumentedOf(root) === undocumented.get(root)),
      hover(offset) {
        const [spec] = own;
        const documented = spec && documentationAt(docs.apis, project, { root: spec.uri, uri: key, offset });
        return spec && joinHovers(hoverSpec(file, offset, spec), documented);
      },
      symbols: () => (own[0]?.version ? outlineOf(file, own[0].version) : []),
      foldings: (most) => foldingsOf(file, most),
      selections: (offset) => selectionsAt(file, offset),
      refactorings: (span) => (own[0] ? specRefactorings(own[0], file.uri, span) : []),
      fixAll(rule) {
        const wanted = rule === undefined ? all() : all().filter((finding) => finding.rule === rule);
        return compatibleFixes(wanted, key);
      },
      spec: { file, specs: own },
    };
  },
};

/** Looks for what the documents of the workspace are about; undefined where that is known, and as long as not all of them are read. */
function prepareDocuments({ workspace, apis }: Sources['docs']): Promise<unknown> | undefined {
  const all = workspace.known();
  return all && !apis.isPrepared(all) ? apis.prepareAll(all) : undefined;
}

/** The other descriptions of the workspace. */
function otherSpecs({ uri }: Spec, { workspace }: Sources['specs']): readonly Spec[] {
  const others = workspace.roots.filter((root) => root !== uri).slice(0, mostOthers);
  return others.flatMap((root) => workspace.spec(root) ?? []);
}

/** Each of them may have to be put together anew. */
const mostOthers = 50;
