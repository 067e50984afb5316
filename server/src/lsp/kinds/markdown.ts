import { checkMarkdown, fixMarkdown } from '#engine/index.ts';
import type { FileKind } from './analysis.ts';

export const markdownKind: FileKind = {
  accepts: ({ languageId }) => languageId === 'markdown' || languageId === 'mdx',

  analyse(document, loaded) {
    const { markdown: file, uri, version } = document;
    const { project } = loaded;
    const path = loaded.pathOf(uri);
    const result = checkMarkdown(project, file, path);
    return {
      uri,
      version,
      text: file.text,
      lines: file.lines,
      project: loaded,
      findings: result.findings,
      complete: () => [],
      hover: () => undefined,
      fixAll: (rule) => fixMarkdown(project, uri, file.text, path, rule),
      markdown: { file, path, result },
    };
  },
};
