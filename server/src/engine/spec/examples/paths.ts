import type { Node } from '../tree/node.ts';
import type { Step } from '../walk/places.ts';
import type { Lookup } from './lookup.ts';
import { referredValue } from './referred-value.ts';

/** A value on the way to one in it. Behind a reference it stands in another place than the entry that it is called by. */
export interface NamedStep extends Step {
  readonly name: string | undefined;
}

/** The ways from a value to those in it; found all at once, when one is asked for. */
export class Paths {
  readonly #start: Step;
  readonly #lookup: Lookup;
  #steps: Steps | undefined;

  constructor(start: Step, lookup: Lookup) {
    this.#start = start;
    this.#lookup = lookup;
  }

  /** The values from the outermost one to a value in it. */
  to(node: Node): readonly NamedStep[] {
    this.#steps ??= this.#all();
    const path: NamedStep[] = [];
    let found = this.#steps.get(node);
    while (found) {
      path.unshift(found.step);
      found = found.parent && this.#steps.get(found.parent);
    }
    return path.length > 0 ? path : [{ ...this.#start, name: undefined }];
  }

  #all(): Steps {
    const steps: Steps = new Map();
    const add = (written: Step, parent: Node | undefined): void => {
      const node = referredValue(written.node, this.#lookup);
      if (!node || steps.has(node)) return;
      const entry = node === written.node ? written.entry : undefined;
      steps.set(node, { step: { node, entry, name: written.entry?.key }, parent });
      if (node.kind === 'map') for (const child of node.entries) add({ node: child.value, entry: child }, node);
      else if (node.kind === 'list') for (const item of node.items) add({ node: item, entry: undefined }, node);
    };
    add(this.#start, undefined);
    return steps;
  }
}

type Steps = Map<Node, { readonly step: NamedStep; readonly parent: Node | undefined }>;
