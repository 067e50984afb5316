import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import type { Project } from '#engine/project.ts';
import { alignDocument } from '#engine/structure/align.ts';
import { readFile } from './marks.ts';

/** A document as features see it: with its cursors and marks, under a built-in contract. */
export function readAligned(source: string, contractId = 'api-docs') {
  const marked = readFile(source);
  const file = parseMarkdown('file:///docs/api.md', marked.text);
  const contract = builtinContracts().get(contractId);
  const project: Project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
  if (!contract) throw new Error(`no contract ${contractId}`);
  return { ...marked, file, project, alignment: alignDocument(contract, file) };
}
