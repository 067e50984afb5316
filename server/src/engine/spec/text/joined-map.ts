import type { Span } from '../../finding.ts';
import { type Entry, MapNode } from '../tree/node.ts';
import type { Part } from './part.ts';

/** What a joined map is made of: parts with entries, and maps of such parts. */
export type Item = Part | JoinedMap;

/** A map whose entries stand in parts of their own. Its span counts from its holder, the part that opens it, and goes beyond it. */
export class JoinedMap extends MapNode {
  readonly items: readonly Item[];
  #positions: ReadonlyMap<string, number> | undefined;
  #asEntries: readonly Entry[] | undefined;

  /** The table of an earlier state is taken over if the keys are the same. */
  constructor(
    holder: Part,
    made: { readonly span: Span; readonly entries: readonly Entry[]; readonly items: readonly Item[] },
    earlier: JoinedMap | undefined,
  ) {
    super(holder, made.span.start, made.span.end, made.entries);
    this.items = made.items;
    if (earlier && haveSameKeys(earlier.entries, made.entries)) this.#positions = earlier.#positions;
  }

  override entry(key: string): Entry | undefined {
    if (!this.#positions) {
      const positions = new Map<string, number>();
      this.entries.forEach((entry, index) => {
        if (!positions.has(entry.key)) positions.set(entry.key, index);
      });
      this.#positions = positions;
    }
    const position = this.#positions.get(key);
    return position === undefined ? undefined : this.entries[position];
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
  for (let index = 0; index < before.length; index++) if (before[index]?.key !== after[index]?.key) return false;
  return true;
}
