import { completeConfiguration } from '#engine/configuration/complete.ts';
import { hoverConfiguration } from '#engine/configuration/hover.ts';
import type { ProjectFileQuestion } from '#engine/configuration/vocabulary.ts';
import type { Finding } from '#engine/finding.ts';
import { compatibleFixes } from '#engine/fix.ts';
import { knownRules } from '#engine/rules/known-rules.ts';
import { LineIndex, type Lines } from '#engine/text.ts';
import { uriKey } from '#workspace/uris.ts';
import type { FileKind } from './analysis.ts';

/** `docwright.yaml`, the project's contracts and its baseline: their findings are those that loading the project came upon. */
export const projectFileKind: FileKind = {
  accepts: ({ languageId, uri }) => /^(?:yaml|jsonc?)$/.test(languageId) || isNamedConfiguration(uri),

  analyse(document, project, { projects }) {
    const { uri, version } = document;
    const findings = projects.findingsIn(uri).map((finding) => withOwnUri(finding, uri));
    const kind = projects.kindOf(uri) ?? (isNamedConfiguration(uri) ? 'configuration' : undefined);
    const { contracts } = project.project;
    const ask = <Answer>(answer: (question: ProjectFileQuestion) => Answer, offset: number): Answer | undefined =>
      kind && kind !== 'baseline'
        ? answer({ kind, text: document.text, offset, contracts, rules: knownRules })
        : undefined;
    let lines: Lines | undefined;
    return {
      uri,
      version,
      // Most YAML files are none of ours, and some are large: nothing is asked of them.
      get lines() {
        lines ??= document.spec ?? new LineIndex(document.text);
        return lines;
      },
      project,
      findings,
      complete: (offset) => ask(completeConfiguration, offset) ?? [],
      hover: (offset) => ask(hoverConfiguration, offset),
      fixAll(rule) {
        const wanted = rule === undefined ? findings : findings.filter((finding) => finding.rule === rule);
        return compatibleFixes(wanted, uri);
      },
    };
  },
};

function isNamedConfiguration(uri: string): boolean {
  return /\/docwright\.ya?ml$/.test(uri);
}

/** The file's edits under the name that the client has for it; a URI can be written in more than one way. */
function withOwnUri(finding: Finding, uri: string): Finding {
  const key = uriKey(uri);
  const fixes = finding.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => (uriKey(edit.uri) === key ? { ...edit, uri } : edit)),
  }));
  return { ...finding, fixes };
}
