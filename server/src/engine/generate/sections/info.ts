import type { DescribedApi } from '../../api/api.ts';
import type { DescribedOperation } from '../../api/described.ts';
import type { MapNode, Place } from '../../spec/tree/node.ts';
import { inOneLine } from '../embed.ts';
import { generalWords } from '../operation-words.ts';
import type { SectionContext } from '../section-context.ts';
import { firstSentence, plain } from '../words.ts';

export function infoOf(api: DescribedApi): MapNode | undefined {
  return api.followMap(api.root.get('info'));
}

/** What the API is called, in words without marks. */
export function titleOf(api: DescribedApi): string {
  const title = plain(infoOf(api)?.text('title') ?? '');
  return title === '' ? 'API' : title;
}

/** The title as the subject of a sentence: `The Parcel API`. */
export function subjectOf(api: DescribedApi): string {
  const title = titleOf(api);
  const named = /\b(?:api|service|interface|server)s?\b/i.test(title) ? title : `${title} API`;
  return /^the\b/i.test(named) ? named : `The ${named}`;
}

export function placeOfInfo(api: DescribedApi): Place | undefined {
  return infoOf(api);
}

/** The tags that group operations, in the order of the description, with what it says of them. */
export interface Tag {
  readonly name: string;
  readonly description: string | undefined;
  readonly operations: readonly DescribedOperation[];
  readonly place: Place | undefined;
}

export function tagsOf(api: DescribedApi): readonly Tag[] {
  const known = memo.get(api.operations);
  if (known) return known;
  const declared = new Map<string, { readonly description: string | undefined; readonly place: Place }>();
  for (const item of api.root.list('tags')?.items ?? []) {
    const node = api.followMap(item);
    const name = node?.text('name');
    if (node && name !== undefined) declared.set(name, { description: node.text('description'), place: node });
  }
  const used = new Map<string, DescribedOperation[]>([...declared.keys()].map((name) => [name, []]));
  for (const operation of api.operations) {
    const [name] = api.details(operation).tags;
    if (name === undefined) continue;
    const own = used.get(name);
    if (own) own.push(operation);
    else used.set(name, [operation]);
  }
  const tags = [...used].flatMap(([name, operations]) => {
    const of = declared.get(name);
    return operations.length === 0
      ? []
      : [{ name, operations, description: of?.description, place: of?.place ?? operations[0]?.at }];
  });
  memo.set(api.operations, tags);
  return tags;
}

const memo = new WeakMap<readonly DescribedOperation[], readonly Tag[]>();

/** What an operation does, as words of a link to it. */
export function operationLink(operation: DescribedOperation, { api, anchorOf }: SectionContext): string {
  const { summary, description, operationId } = api.details(operation);
  const told = [summary, description, operationId].map((text) => inOneLine(text)).find((text) => text !== '');
  const words = firstSentence(told ?? '', 80)
    .replace(/[.:]$/, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*[\]<>]/g, '');
  const anchor = anchorOf(operation.key);
  const text = words.trim() === '' ? generalWords(operation).replace(/\.$/, '') : plain(words);
  return anchor === undefined ? text : `[${text}](#${anchor})`;
}
