import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import type { Contract } from '../contract/contract.ts';
import type { GeneratedBlock } from './block.ts';
import { type DocumentOptions, generateDocument } from './document.ts';
import { tagsOf } from './sections/info.ts';
import { plain } from './words.ts';

/** One document for all, one for each tag, or one for each operation. */
export type Split = 'none' | 'tag' | 'operation';

export const splits: readonly Split[] = ['none', 'tag', 'operation'];

/** The built-in contract that suits the documents of a split. */
export const contractOfSplit: Readonly<Record<Split, string>> = {
  none: 'api-docs',
  tag: 'api-reference',
  operation: 'endpoint',
};

export interface GeneratedDocument {
  /** `parcels.md`, unique among those of one description. */
  readonly name: string;
  readonly blocks: readonly GeneratedBlock[];
}

/** The documents that are written from a description. */
export function generateDocuments(
  api: DescribedApi,
  contract: Contract,
  { split, spec }: { readonly split: Split } & Pick<DocumentOptions, 'spec'>,
): readonly GeneratedDocument[] {
  const named = spec === undefined ? {} : { spec };
  const names = new Set<string>();
  const nameFor = (words: string): string => uniqueName(words, names);
  switch (split) {
    case 'none':
      return [{ name: nameFor(titleWords(api)), blocks: generateDocument(api, contract, named) }];
    case 'tag':
      return groupsOf(api).map(({ title, description, operations, place }) => ({
        name: nameFor(title),
        blocks: generateDocument(api, contract, {
          ...named,
          operations,
          title: plain(title),
          ...(description === undefined ? {} : { introduction: { text: description, place } }),
        }),
      }));
    case 'operation':
      return api.operations.map((operation) => ({
        name: nameFor(api.details(operation).operationId ?? operation.key),
        blocks: generateDocument(api, contract, { ...named, operations: [operation], title: operation.key }),
      }));
  }
}

function groupsOf(api: DescribedApi) {
  const tags = tagsOf(api);
  const tagged = new Set<DescribedOperation>(tags.flatMap(({ operations }) => operations));
  const others = api.operations.filter((operation) => !tagged.has(operation));
  const groups = tags.map(({ name, ...tag }) => ({ title: name, ...tag }));
  if (others.length === 0) return groups;
  return [...groups, { title: 'Other operations', description: undefined, operations: others, place: others[0]?.at }];
}

function titleWords(api: DescribedApi): string {
  return api.followMap(api.root.get('info'))?.text('title') ?? 'api';
}

function uniqueName(words: string, names: Set<string>): string {
  const base =
    words
      .replace(/([a-z\d])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'api';
  let name = `${base}.md`;
  for (let number = 2; names.has(name); number++) name = `${base}-${number}.md`;
  names.add(name);
  return name;
}
