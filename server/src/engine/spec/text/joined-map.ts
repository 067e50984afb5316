import { sharedEnds } from '#shared/shared-ends.ts';
import type { Span } from '../../finding.ts';
import { type Entry, MapNode } from '../tree/node.ts';
import type { Part } from './part.ts';

/** What a joined map is made of: parts with entries, and maps of such parts. */
export type Item = Part | JoinedMap;

/** A map whose entries stand in parts of their own. Its span counts from its holder, the part that opens it, and goes beyond it. */
export class JoinedMap extends MapNode {
  readonly items: readonly Item[];
  /** Every item has one entry. */
  readonly hasOneEach: boolean;
  #positions: ReadonlyMap<string, number> | undefined;
  #asEntries: readonly Entry[] | undefined;

  /** The table of an earlier state is taken over if the keys are the same. */
  constructor(
    holder: Part,
    made: Pick<JoinedMap, 'entries' | 'items' | 'hasOneEach'> & { readonly span: Span },
    earlier: JoinedMap | undefined,
  ) {
    super(holder, made.span.start, made.span.end, made.entries);
    this.items = made.items;
    this.hasOneEach = made.hasOneEach;
    if (earlier && haveSameKeys(earlier.entries, made.entries)) this.#positions = earlier.#positions;
  }

  override entry(key: string): Entry | undefined {
    const position = this.#table.get(key);
    return position === undefined ? undefined : this.entries[position];
  }

  /** A key stands twice. */
  get isRepeating(): boolean {
    return this.#table.size < this.entries.length;
  }

  get #table(): ReadonlyMap<string, number> {
    if (!this.#positions) {
      const positions = new Map<string, number>();
      this.entries.forEach((entry, index) => {
        if (!positions.has(entry.key)) positions.set(entry.key, index);
      });
      this.#positions = positions;
    }
    return this.#positions;
  }

  override get keys(): object {
    return this.#table;
  }

  /** The entry of the map around it, whose key the holder has; none if the holder is too broken to have one. */
  get asEntries(): readonly Entry[] {
    if (!this.#asEntries) {
      const root = this.part.parsed.root;
      const [own] = root?.kind === 'map' ? root.entries : [];
      this.#asEntries = own ? [{ ...own, value: this }] : [];
    }
    return this.#asEntries;
  }
}

function haveSameKeys(before: readonly Entry[], after: readonly Entry[]): boolean {
  if (before.length !== after.length) return false;
  const { head, tail } = sharedEnds(before, after);
  for (let index = head; index < before.length - tail; index++) {
    if (before[index]?.key !== after[index]?.key) return false;
  }
  return true;
}
