import type { Node } from '../tree/node.ts';
import type { Lookup } from './lookup.ts';
import type { Problem } from './problem.ts';
import { hasMark, type Mark } from './properties.ts';

/** Something that was looked up while a value was checked. */
export type Step = ReferenceStep | MarkStep;

/** Where a reference led. */
export interface ReferenceStep {
  readonly kind: 'reference';
  /** The file that the reference stands in. */
  readonly base: string;
  readonly reference: string;
  readonly target: Node | undefined;
  /** In how many schemas that were applied by reference; those that follow with more were made by this one. */
  readonly depth: number;
  /** Where the target was applied, and not read otherwise. */
  readonly applied?: Application;
}

/** Whether a schema, or one that it refers to, is for one way only. */
export interface MarkStep {
  readonly kind: 'mark';
  readonly schema: Node;
  readonly mark: Mark;
  readonly answer: boolean;
  readonly depth: number;
}

/** What a schema was applied to. */
export interface Application {
  readonly value: Node;
  /** What was `Run.outer` then. */
  readonly outer: Node;
  /** Whether nothing was said against the value. */
  readonly fits: boolean;
}

/** Writes down where references lead while a value is checked: what is said of it depends on that, besides the value and its schema. */
export class WayRecord {
  /** In the order of the way. */
  readonly steps: Step[] = [];
  readonly #lookup: Lookup;
  #depth: number;

  constructor(lookup: Lookup, depth = 0) {
    this.#lookup = lookup;
    this.#depth = depth;
  }

  /** For all that isn't only applied. */
  readonly lookup: Lookup = (base, reference) => {
    const found = this.#lookup(base, reference);
    this.steps.push({ kind: 'reference', base, reference, target: found.node, depth: this.#depth });
    return found;
  };

  isMarked(schema: Node, mark: Mark): boolean {
    const answer = hasMark(schema, mark, this.#lookup);
    // What else a schema says itself is the same as long as the schema is.
    const refers = schema.kind === 'map' && (schema.has('$ref') || schema.has('allOf'));
    if (refers) this.steps.push({ kind: 'mark', schema, mark, answer, depth: this.#depth });
    return answer;
  }

  /** What is going to be applied, and read in no other way. */
  target(base: string, reference: string): Node | undefined {
    return this.#lookup(base, reference).node;
  }

  /** What a schema says against a value, and what it looks up on the way. */
  apply(
    step: Pick<ReferenceStep, 'base' | 'reference' | 'target'>,
    { value, outer }: Omit<Application, 'fits'>,
    check: () => readonly Problem[],
  ): readonly Problem[] {
    const index = this.steps.length;
    const begun = { ...step, kind: 'reference', depth: this.#depth } as const;
    this.steps.push(begun);
    this.#depth++;
    const problems = check();
    this.#depth--;
    this.steps[index] = { ...begun, applied: { value, outer, fits: problems.length === 0 } };
    return problems;
  }
}
