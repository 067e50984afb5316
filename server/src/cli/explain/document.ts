import { pathToFileURL } from 'node:url';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from '#engine/structure/alignment.ts';
import type { ApiWorkspace } from '#workspace/apis/api-workspace.ts';
import { displayPath, displayUri } from '../paths.ts';
import { workspacesAround } from '../workspaces.ts';
import { alignRows, type ExplainContext, originRows } from './context.ts';

/** Which contract applies to a document and why, what is configured where, and which sections are there. */
export async function explainDocument(path: string, text: string, context: ExplainContext): Promise<string> {
  const { scope, workingDirectory, colors } = context;
  const file = parseMarkdown(pathToFileURL(path).href, text);
  // What a description says decides which sections are asked for.
  const { docs, apis } = workspacesAround([{ path }], context);
  await docs.prepare(file, scope.loaded);
  const neighbours = docs.neighboursOf(scope.loaded);
  const { selection, alignment } = checkMarkdown(scope.project, file, scope.pathOf(path), neighbours);
  const { configuration } = scope.project;
  const facts = [
    ['contract', selection.contract ? `${selection.contract.id} (${selection.contract.title})` : 'none'],
    ['why', selection.reason],
    [
      'configuration',
      configuration.uri === undefined ? 'none: the defaults hold' : displayUri(configuration.uri, workingDirectory),
    ],
  ];
  if (alignment) facts.splice(2, 0, ...(await specRows(file, apis, context)));
  const settings = alignRows(originRows(configuration.origins, context), '  ');
  const sections = alignment ? alignRows(sectionRows(alignment, file), '  ') : [];
  return [
    colors.bold(displayPath(path, workingDirectory)),
    ...alignRows(facts, '  '),
    ...(settings.length === 0 ? [] : ['', colors.bold('Settings'), ...settings]),
    ...(sections.length === 0 ? [] : ['', colors.bold('Sections'), ...sections]),
    '',
  ].join('\n');
}

/** What it is about, and why. */
async function specRows(file: MarkdownFile, apis: ApiWorkspace, context: ExplainContext): Promise<string[][]> {
  const { scope, workingDirectory } = context;
  await apis.prepare(file, scope.loaded);
  const { specs, reason } = apis.explain(file, scope.loaded);
  const names = specs.map((uri) => displayUri(uri, workingDirectory));
  return [
    ['spec', names.length === 0 ? 'none' : names.join(', ')],
    ['why', reason],
  ];
}

function sectionRows(alignment: Alignment, file: MarkdownFile): string[][] {
  return alignment.sections.map((aligned) => [
    `${'  '.repeat(depthOf(aligned))}${aligned.section.title}`,
    aligned.heading ? `line ${file.lines.lineAt(aligned.heading.span.start) + 1}` : '',
    stateOf(aligned),
  ]);
}

function depthOf({ parent }: AlignedSection): number {
  return parent ? depthOf(parent) + 1 : 0;
}

function stateOf(aligned: AlignedSection): string {
  const { section, heading, match } = aligned;
  if (!heading) return missingState(aligned);
  const notes = [
    ...(match === 'title' ? [] : [`${matchNames[match]} "${heading.text}"`]),
    ...(aligned.isMisplaced ? ['out of order'] : []),
    ...(aligned.isLevelWrong ? [`at the wrong level (${heading.level}, not ${aligned.level})`] : []),
    ...(aligned.duplicates.length > 0 ? ['stands more than once'] : []),
  ];
  if (section.presence === 'forbidden') return ['forbidden', ...notes].join(', ');
  return notes.length === 0 ? 'there' : `there, ${notes.join(', ')}`;
}

function missingState({ section, isCovered }: AlignedSection): string {
  switch (section.presence) {
    case 'required':
    case 'recommended':
      return `missing, ${section.presence}${isCovered ? ' (with the section above it)' : ''}`;
    case 'optional':
      return 'not there, optional';
    case 'forbidden':
      return 'not there, forbidden';
  }
}

const matchNames: Readonly<Record<Exclude<AlignedSection['match'], 'title'>, string>> = {
  alias: 'by its other title',
  pattern: 'by the pattern, as',
  spelling: 'misspelt as',
  endpoints: 'as the endpoint',
  none: 'as',
};
