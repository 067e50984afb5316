import { completeMarkdown } from '#engine/completion/completion.ts';
import { hoverMarkdown } from '#engine/hover/hover.ts';
import { checkMarkdown, fixMarkdown } from '#engine/index.ts';
import { editsBetween } from '../edits-between.ts';
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
      lines: file.lines,
      project: loaded,
      findings: result.findings,
      complete: (offset) => completeMarkdown(project, file, result.alignment, offset),
      hover: (offset) => hoverMarkdown(project, file, result.alignment, offset),
      fixAll: (rule) => editsBetween(uri, file.text, fixMarkdown(project, uri, file.text, path, rule)),
      selection: result.selection,
      markdown: { file, path, result },
    };
  },
};
