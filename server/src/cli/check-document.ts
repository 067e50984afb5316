import { pathToFileURL } from 'node:url';
import { checkMarkdown, fixMarkdown, mayHaveContract, parseMarkdown } from '#engine/index.ts';
import { entryOf } from '#engine/suppression/suppress-markdown.ts';
import { isDrift } from './changed/earlier-specs.ts';
import type { Settings } from './check-files.ts';
import { describeError, describeFailure } from './describe-failure.ts';
import { describeSystemError, readText } from './files/read-text.ts';
import { replaceFile } from './files/write-file.ts';
import { displayPath, displayUri } from './paths.ts';
import type { ProjectScope } from './projects.ts';
import { type FileReport, reportFindings } from './report.ts';
import type { Workspaces } from './workspaces.ts';

/** With what is known of other documents. */
export interface DocSettings extends Settings, Workspaces {}

export interface DocumentResult {
  /** Undefined where the file could not be read. */
  readonly report?: FileReport;
  /** What could not be done, in words. */
  readonly problems: readonly string[];
  readonly isFixed: boolean;
}

export interface TextResult {
  /** After every safe fix, where it was to be repaired. */
  readonly text: string;
  readonly report: FileReport;
  /** Rules that failed, in words; the others' findings stand. */
  readonly problems: readonly string[];
}

/** Reads, checks and, where that is asked for, repairs one Markdown file on the disk. */
export async function checkDocument(path: string, scope: ProjectScope, settings: DocSettings): Promise<DocumentResult> {
  const input = readText(path);
  if ('problem' in input) return { problems: [input.problem], isFixed: false };
  try {
    const result = await checkText(path, input.text, scope, settings);
    if (result.text === input.text) return { ...result, isFixed: false };
    const problem = await write(path, result.text);
    if (problem === undefined) return { ...result, isFixed: true };
    // What is still on the disk is what is reported.
    const { report, problems } = await checkText(path, input.text, scope, { ...settings, isFixing: false });
    return { report, problems: [problem, ...problems], isFixed: false };
  } catch (error) {
    return {
      problems: [`not checked, since Docwright failed here; please report this\n${describeError(error)}`],
      isFixed: false,
    };
  }
}

/** Checks a text as if it were the file's; repaired before, where that is asked for. */
export async function checkText(
  path: string,
  original: string,
  scope: ProjectScope,
  settings: DocSettings,
): Promise<TextResult> {
  const uri = pathToFileURL(path).href;
  const projectPath = scope.pathOf(path);
  const { docs, specs } = settings;
  const before = docs.take(uri);
  if (!before && !mayHaveContract(scope.project, uri, original, projectPath)) {
    return { text: original, report: reportWithoutContract(path, scope, settings), problems: [] };
  }
  const parsed = before?.text === original ? before : parseMarkdown(uri, original);
  await docs.prepare(parsed, scope.loaded);
  const neighbours = docs.neighboursOf(scope.loaded);
  const text = settings.isFixing ? fixMarkdown(scope.project, uri, original, projectPath, { neighbours }) : original;
  const file = text === original ? parsed : parseMarkdown(uri, text);
  const { selection, findings, failures } = checkMarkdown(scope.project, file, projectPath, neighbours);
  const { contract } = selection;
  const wasThere = await settings.earlier?.knownFindings(file, scope.loaded);
  const report: FileReport = {
    ...reportWithoutContract(path, scope, settings),
    contract: contract && { id: contract.id, title: contract.title },
    findings: reportFindings(findings, file.lines, {
      pathOf: (other) => displayUri(other, settings.workingDirectory),
      linesOf: (other) =>
        other === uri
          ? file.lines
          : (docs.facts(other)?.lines ?? specs.file(other) ?? settings.projects.linesOf(other)),
      entryOf: settings.isUpdatingBaseline ? (finding) => entryOf(file, finding) : undefined,
      isNew: wasThere && ((finding) => isDrift(finding.rule) && !wasThere(finding)),
    }),
  };
  return { text, report, problems: failures.map(describeFailure) };
}

function reportWithoutContract(path: string, scope: ProjectScope, { workingDirectory }: Settings): FileReport {
  return {
    path: displayPath(path, workingDirectory),
    kind: 'markdown',
    contract: undefined,
    openapi: undefined,
    isIgnored: scope.isIgnored(path),
    findings: [],
  };
}

async function write(path: string, text: string): Promise<string | undefined> {
  try {
    await replaceFile(path, text);
    return undefined;
  } catch (error) {
    return `could not be written: ${describeSystemError(error)}`;
  }
}
