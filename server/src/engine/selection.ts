import type { Contract } from './contract/contract.ts';
import type { Span } from './finding.ts';
import type { MarkdownFile } from './markdown/markdown-file.ts';
import type { Project } from './project.ts';

/** Which contract applies to a document, and why; or why none does. */
export type Selection = {
  /** Undefined: the file is no API document, and nothing is reported. */
  readonly contract: Contract | undefined;
  /** One sentence. */
  readonly reason: string;
  /** A contract is named that does not exist: reported where it is named. */
  readonly unknown?: { readonly name: string; readonly span: Span | undefined };
};

/** `path` is the document's, relative to the configuration's folder, with `/`; undefined for one outside it. */
export function selectContract(project: Project, file: MarkdownFile, path: string | undefined): Selection {
  void project;
  return { contract: undefined, reason: `not yet: ${file.uri} ${path}` };
}
