import type { Found } from '../spec/references/lookup.ts';
import type { Part } from '../spec/text/part.ts';

type Lookup = (base: string, reference: string) => Found;

/** What has come and gone between two states of a description. */
export interface ChangedParts {
  readonly gone: ReadonlySet<Part>;
  readonly come: ReadonlySet<Part>;
}

/** What references of a description have named, by what they are relative to. The same for all of its states. */
export class NamedTargets {
  readonly #byBase = new Map<string, Set<string>>();
  #areComponents = true;

  add(base: string, target: string): void {
    const targets = this.#byBase.get(base) ?? new Set();
    this.#byBase.set(base, targets.add(target));
    this.#areComponents &&= component.test(target);
  }

  /** Whether any of the names leads elsewhere; what led to a part that is gone is known to be different. */
  haveMoved(before: Lookup, after: Lookup, { gone, come }: ChangedParts): boolean {
    if (this.#areComponents && areUnnamed(gone) && areUnnamed(come)) return false;
    for (const [base, targets] of this.#byBase)
      for (const target of targets) {
        const { node } = before(base, target);
        if (node?.part !== after(base, target).node?.part && !(node && gone.has(node.part))) return true;
      }
    return false;
  }
}

const component = /^[^#]*#\/(?:components|definitions|parameters|responses)\//;

/** Paths, to which nothing leads but by their keys. */
function areUnnamed(parts: ReadonlySet<Part>): boolean {
  return [...parts].every(
    ({ kind, containers: [container], text }) =>
      kind === 'entry' && container === 'paths' && !/\$(?:id|anchor|dynamicAnchor|self)\b/.test(text),
  );
}
