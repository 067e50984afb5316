import type { Finding } from '#engine/finding.ts';
import { compatibleFixes } from '#engine/fix.ts';
import { findingsIn } from '#engine/spec/spec-findings.ts';
import { mergeFindings } from '#engine/spec/merge-findings.ts';
import { uriKey } from '#workspace/uris.ts';
import type { FileKind } from './analysis.ts';

/** A file of an OpenAPI description: its root, or what a reference reaches. */
export const specKind: FileKind = {
  accepts: (document, { specs, projects }) => projects.kindOf(document.uri) === undefined && specs.has(document),

  prepare: ({ uri }, { specs }) => specs.prepare(uri),

  analyse({ uri, version, spec: file }, project, { specs }) {
    if (!file) throw new Error(`${uri} has no parts`);
    const results = specs.rootsOf(uri).flatMap((root) => specs.workspace.check(root, project.project) ?? []);
    const key = uriKey(uri);
    let findings: readonly Finding[] | undefined;
    const all = () => {
      findings ??= mergeFindings(results.map((result) => new Map([[key, findingsIn(result, key)]]))).get(key) ?? [];
      return findings;
    };
    return {
      uri,
      version,
      lines: file,
      project,
      get findings() {
        return all();
      },
      complete: () => [],
      hover: () => undefined,
      fixAll(rule) {
        const wanted = rule === undefined ? all() : all().filter((finding) => finding.rule === rule);
        return compatibleFixes(wanted, key);
      },
      spec: { file, specs: results.map(({ spec }) => spec) },
    };
  },
};
