import GithubSlugger from 'github-slugger';
import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import type { Contract, Section } from '../contract/contract.ts';
import type { Place } from '../spec/tree/node.ts';
import { type GeneratedBlock, textOf } from './block.ts';
import { embedded } from './embed.ts';
import { operationHeading } from './heading.ts';
import { methodWords } from './method-words.ts';
import { operationBlocks } from './operation-blocks.ts';
import { blocksOf, type SectionContext } from './section-context.ts';
import { titleOf } from './sections/info.ts';
import { quietly } from './sections/quiet.ts';
import { sectionWriters } from './sections.ts';
import { plain } from './words.ts';

export interface DocumentOptions {
  /** Those that the document is about; all where nothing is given. */
  readonly operations?: readonly DescribedOperation[];
  /** The heading above all sections; the description's title where nothing is given. */
  readonly title?: string;
  /** What stands below it, as the description writes it. */
  readonly introduction?: { readonly text: string; readonly place: Place | undefined };
  /** The path of the description from the document, which its front matter then names. */
  readonly spec?: string;
}

/** A document as a contract wants it, written from a description. Its first block is the front matter that names the contract. */
export function generateDocument(
  api: DescribedApi,
  contract: Contract,
  options: DocumentOptions = {},
): readonly GeneratedBlock[] {
  const items = planDocument(api, contract, options);
  const context = contextOf(api, items);
  return [
    { markdown: ['---', `docwright: ${contract.id}`, ...specLine(options.spec), '---'].join('\n'), place: undefined },
    ...items.flatMap((item) => [
      { markdown: `${'#'.repeat(Math.min(item.level, 6))} ${item.title}`, place: item.place },
      ...item.write(context),
    ]),
  ];
}

/** In quotes where YAML would read something else. */
function specLine(spec: string | undefined): string[] {
  if (spec === undefined) return [];
  return [`spec: ${/^[\w./-]+$/.test(spec) && !/^[-.]*$/.test(spec) ? spec : JSON.stringify(spec)}`];
}

/** The text of a document; with marks around the regions that can be kept fresh where they are asked for. */
export function documentText(blocks: readonly GeneratedBlock[], { isMarked }: { readonly isMarked: boolean }): string {
  return textOf(blocks, { isMarked });
}

/** A heading, and what is written below it. */
interface Item {
  readonly level: number;
  readonly title: string;
  readonly place: Place | undefined;
  /** The section's id, or the operation's key. */
  readonly id: string;
  write(context: SectionContext): readonly GeneratedBlock[];
}

function planDocument(api: DescribedApi, contract: Contract, options: DocumentOptions): Item[] {
  const operations = options.operations ?? api.operations;
  const [only] = contract.sections;
  const isOfOne = contract.sections.length === 1 && only?.method === '*' && !only.isRepeatable;
  if (isOfOne) return operations.slice(0, 1).map((operation) => operationItem(operation, api, 1));
  const title: Item = {
    level: 1,
    title: options.title ?? titleOf(api),
    place: options.introduction?.place ?? api.root.get('info'),
    id: '',
    write: () => {
      const { text, place } = options.introduction ?? {};
      return text === undefined ? [] : blocksOf(place, quietly(embedded(text)));
    },
  };
  return [title, ...planSections(contract.sections, 2, { api, operations })];
}

interface Planning {
  readonly api: DescribedApi;
  readonly operations: readonly DescribedOperation[];
}

function planSections(sections: readonly Section[], level: number, planning: Planning): Item[] {
  const items = sections.flatMap((section) => planSection(section, level, planning));
  const methods = sections.flatMap(({ method }) => (method === undefined ? [] : [method]));
  if (methods.length === 0 || methods.includes('*')) return items;
  // Methods that the contract has no section for come behind those that it has.
  const others = [...new Set(planning.operations.map(({ method }) => method))].filter((one) => !methods.includes(one));
  return [...items, ...others.flatMap((method) => planMethod(method, method, level, planning))];
}

function planSection(section: Section, level: number, planning: Planning): Item[] {
  const { id, title, method, presence, when, foreach } = section;
  if (presence === 'forbidden' || when?.frontMatter !== undefined) return [];
  if (method === '*' || foreach?.of === 'operations')
    return planning.operations.map((operation) => operationItem(operation, planning.api, level));
  if (method !== undefined) return planMethod(method, title, level, planning);
  const writer = sectionWriters.get(id);
  if ((!writer && presence === 'optional') || foreach) return [];
  const place = planning.operations[0]?.at;
  const item: Item = {
    level,
    title,
    place,
    id,
    write: (context) => (writer ? writer(context) : nothingSaid(section)),
  };
  return [item, ...planSections(section.sections, level + 1, planning)];
}

function planMethod(method: string, title: string, level: number, { api, operations }: Planning): Item[] {
  const own = operations.filter((operation) => operation.method === method);
  const [first] = own;
  if (!first) return [];
  const item: Item = {
    level,
    title,
    place: first.at,
    id: method,
    write: () => blocksOf(first.at, methodWords(method)),
  };
  return [item, ...own.map((operation) => operationItem(operation, api, level + 1))];
}

function operationItem(operation: DescribedOperation, api: DescribedApi, level: number): Item {
  return {
    level,
    title: operationHeading(operation),
    place: operation.at,
    id: operation.key,
    write: () => operationBlocks(operation, api),
  };
}

/** A section of a contract of the project's own, whose words nobody can make up. */
function nothingSaid({ title }: Section): readonly GeneratedBlock[] {
  return blocksOf(
    undefined,
    `The description of the API that this document is written from says nothing under the title "${plain(title)}".`,
  );
}

function contextOf(api: DescribedApi, items: readonly Item[]): SectionContext {
  const slugger = new GithubSlugger();
  const anchors = new Map<string, string>();
  for (const { id, title } of items) {
    const anchor = slugger.slug(title.replace(/\\(?=[!-/:-@[-`{-~])/g, ''));
    if (id !== '') anchors.set(id, anchor);
  }
  return { api, anchorOf: (key) => anchors.get(key), sectionAnchor: (id) => anchors.get(id) };
}
