import type { DescribedApi } from '../api/api.ts';
import { keepList } from '../lists.ts';

/** What some descriptions list by name. Each list is read when somebody asks, and the same one as long as it says the same. */
export class SpecFacts {
  readonly #apis: readonly DescribedApi[];
  readonly #before: Lists;
  #tags: readonly string[] | undefined;
  #codes: readonly string[] | undefined;

  constructor(apis: readonly DescribedApi[], before?: SpecFacts) {
    this.#apis = apis;
    // Not what was before itself, which would keep all descriptions that ever were.
    this.#before = before?.known ?? {};
  }

  /** Those that are declared, then those that operations name besides. */
  get tags(): readonly string[] {
    this.#tags ??= keep(this.#apis.flatMap(tagsOf), this.#before.tags);
    return this.#tags;
  }

  /** The error codes. */
  get codes(): readonly string[] {
    const all = (): string[] => this.#apis.flatMap((api) => api.errorCodes.codes.map(({ code }) => code));
    this.#codes ??= keep(all(), this.#before.codes);
    return this.#codes;
  }

  /** What has been read, now or before. */
  protected get known(): Lists {
    return { tags: this.#tags ?? this.#before.tags, codes: this.#codes ?? this.#before.codes };
  }
}

interface Lists {
  readonly tags?: readonly string[] | undefined;
  readonly codes?: readonly string[] | undefined;
}

function tagsOf({ root, operations, follow, followMap }: DescribedApi): readonly string[] {
  const list = root.list('tags')?.items ?? [];
  const declared = list.flatMap((item) => followMap(item)?.text('name') ?? []);
  const named = operations.flatMap(({ node }) =>
    (node.list('tags')?.items ?? []).flatMap((item) => {
      const tag = follow(item);
      return tag?.kind === 'scalar' ? [String(tag.value)] : [];
    }),
  );
  return [...declared, ...named];
}

/** Each name once; the list of before where it says the same. */
function keep(names: readonly string[], before: readonly string[] | undefined): readonly string[] {
  return keepList([...new Set(names)], before);
}
