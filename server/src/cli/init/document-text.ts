import type { Contract } from '#engine/contract/contract.ts';
import { fixMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';

/** The first draft of a document: what the fixes make of its title, so every section that the contract asks for. */
export function documentText(project: Project, contract: Contract, uri: string): string {
  const title = contract.root?.title ?? contract.title;
  return fixMarkdown(project, uri, `---\ndocwright: ${contract.id}\n---\n\n# ${title}\n`, undefined);
}
