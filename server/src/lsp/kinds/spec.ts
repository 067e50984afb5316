import type { Finding } from '#engine/finding.ts';
import { compatibleFixes } from '#engine/fix.ts';
import { mergeFindings } from '#engine/spec/merge-findings.ts';
import { findingsIn, gravestIn } from '#engine/spec/spec-findings.ts';
import { uriKey } from '#workspace/uris.ts';
import type { FileKind } from './analysis.ts';

/** A file of an OpenAPI description: its root, or what a reference reaches. */
export const specKind: FileKind = {
  accepts: (document, { specs, projects }) => projects.kindOf(document.uri) === undefined && specs.has(document),

  prepare({ uri }, { specs, projects }) {
    // The verdict on a description is that of its root's project, in whichever of its files one looks.
    const loading = specs.rootsOf(uri).filter((root) => projects.known(root) === undefined);
    const reading = specs.prepare(uri);
    if (loading.length === 0) return reading;
    return Promise.all([reading, ...loading.map((root) => projects.of(root))]);
  },

  analyse({ uri, version, spec: file }, project, { specs, projects }) {
    if (!file) throw new Error(`${uri} has no parts`);
    const results = specs
      .rootsOf(uri)
      .flatMap((root) => specs.workspace.check(root, (projects.known(root) ?? project).project) ?? []);
    const key = uriKey(uri);
    let findings: readonly Finding[] | undefined;
    const all = () => {
      findings ??= mergeFindings(results.map((result) => new Map([[key, findingsIn(result, key)]]))).get(key) ?? [];
      return findings;
    };
    const [only, ...others] = results;
    return {
      uri,
      version,
      lines: file,
      project,
      get findings() {
        return all();
      },
      gravest: (most) => (only && others.length === 0 ? gravestIn(only, key, most) : undefined),
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
