import type { DescribedOperation } from '../api/described.ts';
import type { Captures, SectionItem } from '../contract/captures.ts';
import type { Section } from '../contract/contract.ts';
import { writtenPath } from '../generate/request.ts';
import type { ContractFacts } from '../structure/contract-facts.ts';
import type { AskedApi } from './asked-api.ts';
import { operationNamed } from './bound-api.ts';
import type { NamedEndpoint } from './named-endpoint.ts';

/** What a contract asks of descriptions, as their own answers to a check. */
export class AskedFacts implements ContractFacts {
  readonly #asked: AskedApi;

  constructor(asked: AskedApi) {
    this.#asked = asked;
  }

  hasMethod(method: string): boolean {
    return this.#asked.hasMethod(method);
  }

  hasScheme(name: string): boolean {
    return this.#schemes.some(
      ({ type, httpScheme }) => type === name || (type === 'http' && httpScheme === name.toLowerCase()),
    );
  }

  hasTag(tag: string): boolean {
    return this.#asked.tags.includes(tag);
  }

  hasCodes(): boolean {
    return this.#asked.codes.length > 0;
  }

  operationKey(endpoint: NamedEndpoint): string | undefined {
    return this.#asked.match(endpoint)?.operation.key;
  }

  items(section: Section): readonly SectionItem[] | undefined {
    const of = section.foreach?.of;
    switch (of) {
      case 'operations':
        return this.#operationItems(section);
      case 'securitySchemes':
        return remembered(this.#schemes, () =>
          this.#schemes.map(({ name, type }) => ({ of, key: name, captures: { name, type } })),
        );
      case 'errors':
        return named(this.#asked.codes, (code) => ({ of, key: code, captures: { code, name: code } }));
      case 'tags':
        return named(this.#asked.tags, (name) => ({ of, key: name, captures: { name, tag: name } }));
      case undefined:
        return undefined;
    }
  }

  get #schemes() {
    const lists = this.#asked.apis.map((api) => this.#asked.schemes(api));
    const [only] = lists;
    return only && lists.length === 1 ? only : lists.flat();
  }

  #operationItems(section: Section): readonly SectionItem[] | undefined {
    const names = this.#asked.owned();
    if (!names) return undefined;
    const found = names.flatMap((name) => operationNamed(this.#asked.bound, name) ?? []);
    if (!asksForDetails(section)) {
      return remembered(names, () =>
        found.map(({ operation }) => ({ of: 'operations', key: operation.key, captures: plainCaptures(operation) })),
      );
    }
    return found.map(({ api, operation }) => {
      const { operationId, summary, tags } = this.#asked.details({ api, operation });
      const captures: Captures = {
        ...plainCaptures(operation),
        operationId: operationId ?? operation.key,
        summary: summary ?? operationId ?? operation.key,
        name: operationId ?? operation.key,
        tag: tags[0] ?? '',
      };
      return { of: 'operations', key: operation.key, captures };
    });
  }
}

function plainCaptures(operation: DescribedOperation): Captures {
  return { method: operation.method, path: writtenPath(operation) };
}

/** Whether the section's words stand for more than an operation's method and path. */
function asksForDetails(section: Section): boolean {
  const known = asking.get(section);
  if (known !== undefined) return known;
  const asks = /\{(?:operationId|summary|name|tag)\}/.test(JSON.stringify(section));
  asking.set(section, asks);
  return asks;
}

const asking = new WeakMap<Section, boolean>();

function named(names: readonly string[], make: (name: string) => SectionItem): readonly SectionItem[] {
  return remembered(names, () => names.map(make));
}

/** Made once of a list, which is the same as long as it says the same. */
function remembered(list: readonly unknown[], make: () => readonly SectionItem[]): readonly SectionItem[] {
  const items = itemsOf.get(list) ?? make();
  itemsOf.set(list, items);
  return items;
}

const itemsOf = new WeakMap<readonly unknown[], readonly SectionItem[]>();
