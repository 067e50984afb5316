import { LineIndex } from '#engine/text.ts';
import type { FileKind } from './analysis.ts';

/** `docwright.yaml` and the project's contracts: their findings are those that loading the project came upon. */
export const projectFileKind: FileKind = {
  accepts: ({ languageId, uri }) => languageId === 'yaml' || /\/docwright\.ya?ml$/.test(uri),

  analyse: ({ uri, version, text }, project, projects) => ({
    uri,
    version,
    text,
    lines: new LineIndex(text),
    project,
    findings: projects.findingsIn(uri),
    complete: () => [],
    hover: () => undefined,
    fixAll: () => text,
  }),
};
