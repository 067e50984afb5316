import type { Finding } from './finding.ts';
import type { MarkdownFile } from './markdown/markdown-file.ts';
import type { Project } from './project.ts';
import { type Selection, selectContract } from './selection.ts';
import type { Alignment } from './structure/alignment.ts';

export interface CheckResult {
  readonly selection: Selection;
  /** Undefined where no contract applies. */
  readonly alignment: Alignment | undefined;
  /** In the order of the document; ties by rule. */
  readonly findings: readonly Finding[];
}

/** Checks one document. `path` as in {@link selectContract}. */
export function checkMarkdown(project: Project, file: MarkdownFile, path: string | undefined): CheckResult {
  return { selection: selectContract(project, file, path), alignment: undefined, findings: [] };
}
