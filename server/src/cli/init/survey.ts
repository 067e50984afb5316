import { relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import type { Contract } from '#engine/contract/contract.ts';
import { parseMarkdown, selectContract } from '#engine/index.ts';
import { kindOf } from '../files/file-kind.ts';
import { findFiles } from '../files/find-files.ts';
import { readText } from '../files/read-text.ts';
import { isSpec } from './find-specs.ts';

/** What a folder holds; paths relative to it, `/` always, in their order. */
export interface Survey {
  readonly markdown: readonly string[];
  /** Those of the Markdown files that are recognised as API documents. */
  readonly documents: readonly string[];
  /** The ids of the contracts that they are recognised by, each once. */
  readonly contracts: readonly string[];
  readonly specs: readonly string[];
}

/** Looks through a folder as if nothing were configured. */
export async function surveyFolder(folder: string, contracts: ReadonlyMap<string, Contract>): Promise<Survey> {
  const { files } = await findFiles(['.'], folder, (name) => /\.(?:mdx?|ya?ml|json)$/i.test(name));
  const project = { configuration: defaultConfiguration(`${pathToFileURL(folder).href}/`), contracts };
  const markdown: string[] = [];
  const documents: string[] = [];
  const specs: string[] = [];
  const recognised = new Set<string>();
  for (const { path } of files) {
    const name = relative(folder, path).replaceAll(sep, '/');
    const kind = kindOf(path);
    if (kind === 'data' && (await isSpec(path))) specs.push(name);
    if (kind !== 'markdown') continue;
    markdown.push(name);
    const input = readText(path);
    if ('problem' in input) continue;
    const file = parseMarkdown(pathToFileURL(path).href, input.text);
    const { contract } = selectContract(project, file, name);
    if (!contract) continue;
    documents.push(name);
    recognised.add(contract.id);
  }
  return { markdown, documents, specs, contracts: [...recognised] };
}
