import type { Contract, Section } from '../contract/contract.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import type { Place } from '../facts/place.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import { contractKey } from '../selection.ts';
import type { Alignment } from '../structure/alignment.ts';
import { type Completion, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';

/** What is asked about a place in the front matter; unlike elsewhere, the document may have no contract yet. */
export interface FrontMatterQuestion {
  readonly project: Project;
  readonly file: MarkdownFile;
  readonly alignment: Alignment | undefined;
  readonly place: Place;
}

/**
 * Keys and values of the front matter. A document without a contract is completed where it is about to name one, behind `docwright:`, and nowhere
 * else.
 */
export function frontMatter(question: FrontMatterQuestion): readonly Completion[] {
  const { alignment, place } = question;
  const { before } = place.line;
  const [, key, typed] = /^([\w-]+):[ \t]+["']?([^"']*)$/.exec(before) ?? [];
  if (key !== undefined && typed !== undefined) {
    return alignment || key === contractKey ? offer(valuesOf(key, question), typed, place) : [];
  }
  return alignment && /^[\w-]*$/.test(before) ? offer(keysOf(question, alignment), before, place) : [];
}

interface Offer {
  readonly text: string;
  readonly behind: string;
  readonly detail: string | undefined;
}

function offer(offers: readonly Offer[], typed: string, { offset, line }: Place): Completion[] {
  const isKey = line.before === typed;
  const rest = (isKey ? /^[\w-]*(?::[ \t]*)?/ : /^[^"'#]*/).exec(line.after)?.[0].trimEnd() ?? '';
  const span = { start: offset - typed.length, end: offset + rest.length };
  return offers
    .filter(({ text }) => mayBecome(typed, text))
    .map(({ text, behind, detail }, index) => ({
      label: text,
      kind: isKey ? 'key' : 'value',
      insertText: text + behind,
      isSnippet: false,
      span,
      detail,
      documentation: undefined,
      sortText: sortKey('5', index),
      filterText: text,
    }));
}

const usualKeys: Readonly<Record<string, string>> = {
  [contractKey]: 'The contract of this document',
  title: 'What the page is called',
  description: 'What it is about, in a sentence',
  spec: 'The OpenAPI document that it is about',
  openapi: 'The endpoint that it is about',
  tags: 'Words to find it by',
  version: 'The version of the API',
  deprecated: 'What it describes will go',
};

/** Those that are not there yet, with those that the contract asks about. */
function keysOf({ file }: FrontMatterQuestion, { contract }: Alignment): Offer[] {
  const asked = conditionsOf(contract).map(([key]) => [key, `The contract *${contract.title}* asks for it`] as const);
  const keys = new Map([...asked, ...Object.entries(usualKeys)]);
  return [...keys]
    .filter(([key]) => !file.frontMatter?.entries.has(key))
    .map(([text, detail]) => ({ text, behind: ': ', detail }));
}

function valuesOf(key: string, { project, file, alignment }: FrontMatterQuestion): Offer[] {
  const value = (text: string, detail?: string): Offer => ({ text, behind: '', detail });
  if (key === contractKey) {
    const contracts = [...project.contracts.values()].map(({ id, title }) => value(id, title));
    return [...contracts, value('none', 'No contract')];
  }
  if (key === 'openapi' || key === 'api') {
    const endpoints = endpointsOf(file).filter(({ isDeclaration, form }) => isDeclaration && form !== 'front-matter');
    return [...new Set(endpoints.map(({ method, path }) => `${method} ${path.template}`))].map((text) => value(text));
  }
  const asked = alignment ? conditionsOf(alignment.contract).filter(([name]) => name === key) : [];
  const values = new Set(asked.map(([, wanted]) => String(wanted)));
  if (key === 'deprecated') for (const text of ['true', 'false']) values.add(text);
  return [...values].map((text) => value(text));
}

/** What of the front matter the contract makes its sections depend on. */
function conditionsOf({ sections }: Pick<Contract | Section, 'sections'>): [string, string | number | boolean][] {
  return sections.flatMap((section) => [...Object.entries(section.when?.frontMatter ?? {}), ...conditionsOf(section)]);
}
