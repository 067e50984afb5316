import { completeMarkdown } from '#engine/completion/completion.ts';
import { hoverMarkdown } from '#engine/hover/hover.ts';
import { checkMarkdown, fixMarkdown } from '#engine/index.ts';
import { editsBetween } from '../edits-between.ts';
import type { FileKind } from './analysis.ts';

export const markdownKind: FileKind = {
  accepts: ({ languageId }) => languageId === 'markdown' || languageId === 'mdx',

  prepare({ uri, markdown }, { projects, docs }) {
    const loaded = projects.known(uri);
    return loaded && docs.workspace.prepare(markdown, loaded);
  },

  analyse(document, loaded, { docs }) {
    const { markdown: file, uri, version } = document;
    const { project } = loaded;
    const path = loaded.pathOf(uri);
    const neighbours = docs.workspace.neighboursOf(loaded);
    const result = checkMarkdown(project, file, path, neighbours);
    docs.workspace.put(file, loaded, result.alignment);
    return {
      uri,
      version,
      lines: file.lines,
      project: loaded,
      findings: result.findings,
      complete: (offset) => completeMarkdown(project, file, result.alignment, offset, docs.workspace.graphOf(loaded)),
      hover: (offset) => hoverMarkdown(project, file, result.alignment, offset, docs.workspace.graphOf(loaded)),
      fixAll: (rule) => editsBetween(uri, file.text, fixMarkdown(project, uri, file.text, path, { rule, neighbours })),
      isCurrent: () => result.questions.isAnsweredBy(neighbours),
      selection: result.selection,
      markdown: { file, path, result },
    };
  },
};
