import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import type { Finding } from '#engine/finding.ts';
import type { Project } from '#engine/project.ts';
import { checkSpec } from '#engine/spec/check-spec.ts';
import { buildSpec, type Spec } from '#engine/spec/spec.ts';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import { parseSpecFile, type SpecFile } from '#engine/spec/text/spec-file.ts';

/** The folder that the files of a test stand in. */
export const specFolder = 'file:///api/';

/** Files by path; the first is the root. */
export type SpecTexts = Readonly<Record<string, string>>;

/** The description that some texts make. */
export function specOf(texts: SpecTexts): Spec {
  const files = new Map<string, SpecFile>();
  for (const [path, text] of Object.entries(texts)) {
    const uri = specFolder + path;
    files.set(uri, parseSpecFile(uri, path.endsWith('.json') ? 'json' : 'yaml', text));
  }
  const [root] = files.values();
  const spec = root && buildSpec(root, (uri) => files.get(uri));
  if (!spec) throw new Error('the first file declares no version');
  return spec;
}

/** The findings in some texts, by path. `rules` sets rules as `docwright.yaml` does: a rule's options by its id. */
export function checkSpecTexts(
  texts: SpecTexts,
  rules: Project['configuration']['rules'] = {},
): Readonly<Record<string, readonly Finding[]>> {
  const project: Project = {
    configuration: { ...defaultConfiguration('file:///'), rules },
    contracts: new Map(),
  };
  const result = checkSpec(project, specOf(texts));
  for (const { rule, error } of result.failures) throw new Error(`${rule} broke down`, { cause: error });
  const byPath = [...findingsByFile(result)].map(
    ([uri, findings]) => [uri.slice(specFolder.length), findings] as const,
  );
  return Object.fromEntries(byPath);
}
