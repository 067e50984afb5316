import { completeMarkdown } from '#engine/completion/completion.ts';
import type { Finding } from '#engine/finding.ts';
import { foldMarkdown } from '#engine/folding/folding.ts';
import { generateRefactorings } from '#engine/generate/refactorings.ts';
import { listedElsewhere, type Neighbours } from '#engine/graph/neighbours.ts';
import { markdownHints } from '#engine/hints/hints.ts';
import { hoverMarkdown } from '#engine/hover/hover.ts';
import { checkMarkdown, fixMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { outlineMarkdown } from '#engine/outline/outline.ts';
import { selectMarkdown } from '#engine/selections/selections.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';
import type { Alignment } from '#engine/structure/alignment.ts';
import { tableRefactorings } from '#engine/tables/refactorings.ts';
import { markdownTokens } from '#engine/tokens/tokens.ts';
import { editsBetween } from '../edits-between.ts';
import { type EditableText, rehearsedEdits } from '../rehearsed-edits.ts';
import type { Analysis, FileKind, Sources } from './analysis.ts';

export const markdownKind: FileKind = {
  accepts: ({ languageId }) => languageId === 'markdown' || languageId === 'mdx',

  prepare({ uri, markdown }, { projects, docs }) {
    const loaded = projects.known(uri);
    return loaded && docs.workspace.prepare(markdown, loaded);
  },

  page({ markdown: file }, loaded, { docs }) {
    const reading = docs.apis.prepare(file, loaded);
    // The analysis waits for it, too, and says what goes wrong.
    reading?.catch(() => undefined);
    if (reading !== undefined) return undefined;
    return { file, apis: docs.workspace.neighboursOf(loaded).api(file) };
  },

  *rehearse({ markdown, uri }, loaded, { docs }, index) {
    const neighbours = docs.workspace.neighboursOf(loaded);
    let file = markdown;
    for (const { span, text } of rehearsedEdits(editable(markdown), index)) {
      file = parseMarkdown(uri, file.text.slice(0, span.start) + text + file.text.slice(span.end), file);
      const { findings } = checkMarkdown(loaded.project, file, loaded.pathOf(uri), neighbours);
      yield { uri, lines: file.lines, project: loaded, findings };
    }
  },

  analyse(document, loaded, { docs, specs }) {
    const { markdown: file, uri, version } = document;
    const { project } = loaded;
    const path = loaded.pathOf(uri);
    const neighbours = docs.workspace.neighboursOf(loaded);
    const result = checkMarkdown(project, file, path, neighbours);
    docs.workspace.put(file, loaded, result.alignment);
    const edited = filesEditedBy(result.findings, uri, specs);
    const around = () => ({ graph: docs.workspace.graphOf(loaded), api: neighbours.api(file) });
    return {
      uri,
      version,
      lines: file.lines,
      project: loaded,
      findings: result.findings,
      complete: (offset) => completeMarkdown(project, file, result.alignment, offset, around()),
      hover: (offset) => hoverMarkdown(project, file, result.alignment, offset, around()),
      ...(result.alignment && ofApiDocument(file, result.alignment, { changedLine: document.changedLine, neighbours })),
      fixAll: (rule) => editsBetween(uri, file.text, fixMarkdown(project, uri, file.text, path, { rule, neighbours })),
      isCurrent: () =>
        [...edited].every(([spec, at]) => specs.file(spec) === at) && result.questions.isAnsweredBy(neighbours),
      selection: result.selection,
      markdown: {
        file,
        path,
        result,
        get apis() {
          return neighbours.api(file);
        },
      },
    };
  },
};

function editable({ text, lines }: MarkdownFile): EditableText {
  return {
    lineCount: lines.lineCount,
    offsetAt: (position) => lines.offsetAt(position),
    slice: (start, end) => text.slice(start, end),
  };
}

/** The files of descriptions that fixes edit, as they are: in another state of them the edits would be elsewhere. */
function filesEditedBy(findings: readonly Finding[], own: string, specs: Sources['specs']) {
  const files = new Map<string, SpecFile | undefined>();
  for (const { fixes } of findings)
    for (const { edits } of fixes) for (const { uri } of edits) if (uri !== own) files.set(uri, specs.file(uri));
  return files;
}

/** Other documents have none of it. */
function ofApiDocument(
  file: MarkdownFile,
  alignment: Alignment,
  { changedLine, neighbours }: { readonly changedLine: number | undefined; readonly neighbours: Neighbours },
) {
  return {
    symbols: () => outlineMarkdown(file, alignment),
    foldings: (most) => foldMarkdown(file, most),
    selections: (offset) => selectMarkdown(file, offset),
    semanticTokens: () => markdownTokens(file, alignment),
    inlayHints: (span) => markdownHints(file, { span, changedLine }),
    refactorings: (span) => [
      ...generateRefactorings(file, span, neighbours.api(file), {
        alignment,
        listedElsewhere: new Set(listedElsewhere(neighbours.catalogue(), file.uri).map(({ code }) => code)),
      }),
      ...tableRefactorings(file, span),
    ],
  } satisfies Partial<Analysis>;
}
