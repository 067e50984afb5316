import type { Node } from '../tree/node.ts';
import { applySchema } from './apply-schema.ts';
import type { Dialect } from './dialect.ts';
import type { Lookup } from './lookup.ts';
import { noProblems, type Problem } from './problem.ts';
import { referredValue } from './referred-value.ts';
import { unknownProperties } from './unknown-properties.ts';
import type { WayRecord } from './way-record.ts';

/** Which way a value goes: some properties are for one way only. */
export type Direction = 'request' | 'response' | 'unknown';

/** What holds while a value is checked. */
export interface RunOptions {
  readonly direction: Direction;
  readonly dialect: Dialect;
  /** Whether a client may send back what is read-only: since 3.1 it is the server's part to ignore it. */
  readonly mayReturnReadOnly: boolean;
  /** Whether an object may have properties that its schema says nothing of, as JSON Schema has it. */
  readonly allowsOtherProperties: boolean;
  readonly lookup: Lookup;
  readonly sketch?: Sketch | undefined;
  /** Is told where references lead. `lookup` is then its own. */
  readonly record?: WayRecord | undefined;
}

/** What of a value is left open by who wrote it down. */
export interface Sketch {
  /** Values that stand for others: anything may be meant. */
  readonly open: ReadonlySet<Node>;
  /** Objects and lists of which something is left out. */
  readonly partial: ReadonlySet<Node>;
}

/** One value on its way through a schema. */
export class Run {
  readonly options: RunOptions;
  dialect: Dialect;
  /** The schema that is applied to the value at hand: all that is said of the value stands in it or is reached from it. */
  outer: Node;
  /** How often it couldn't be told whether something fits: a reference leads nowhere, or it has taken too long. */
  doubts = 0;
  #steps = 0;
  readonly #active: { readonly schema: Node; readonly value: Node }[] = [];

  constructor(options: RunOptions, outer: Node) {
    this.options = options;
    this.dialect = options.dialect;
    this.outer = outer;
  }

  /** What a schema says against the value at hand. */
  check(value: Node, schema: Node): readonly Problem[] {
    return applySchema(value, schema, this);
  }

  /** What a schema says against a value that is no part of what the schema around it is applied to: a property's, an item. */
  checkBelow(written: Node, schema: Node): readonly Problem[] {
    const value = referredValue(written, this.options.lookup);
    if (!value) {
      this.doubts += 1;
      return noProblems;
    }
    const before = this.outer;
    this.outer = schema;
    let problems = this.check(value, schema);
    if (problems.length === 0 && !this.options.allowsOtherProperties) problems = unknownProperties(value, schema, this);
    this.outer = before;
    return problems;
  }

  /** Whether the value at hand fits a schema; undefined where it can't be told. */
  fits(value: Node, schema: Node): boolean | undefined {
    const before = this.doubts;
    if (this.check(value, schema).length > 0) return false;
    return this.doubts === before ? true : undefined;
  }

  /** Whether something of an object or a list is left out: then what isn't there may be there. */
  isPartial(value: Node): boolean {
    if (this.options.sketch?.partial.has(value) !== true) return false;
    this.doubts += 1;
    return true;
  }

  /** False where it has taken too long: schemas and values can be made so that they never end. */
  step(): boolean {
    this.#steps += 1;
    if (this.#steps <= mostSteps) return true;
    this.doubts += 1;
    return false;
  }

  /** What a reference in a schema leads to. */
  follow(schema: Node, reference: string): Node | undefined {
    const { node } = this.options.lookup(schema.part.uri, reference);
    if (!node) this.doubts += 1;
    return node;
  }

  /** What the schema says against the value at hand that a reference in another one leads to. */
  refer(value: Node, schema: Node, reference: string): readonly Problem[] {
    // What is applied in another dialect than the rest isn't applied again by itself.
    const record = this.dialect === this.options.dialect ? this.options.record : undefined;
    const base = schema.part.uri;
    const target = record ? record.target(base, reference) : this.options.lookup(base, reference).node;
    if (!target) this.doubts += 1;
    if (!target || !this.enter(value, target)) return noProblems;
    const apply = () => this.check(value, target);
    const problems = record ? record.apply({ base, reference, target }, { value, outer: this.outer }, apply) : apply();
    this.leave();
    return problems;
  }

  /** Before what a reference leads to is applied to a value; false where that is under way: references may lead in a circle. */
  enter(value: Node, schema: Node): boolean {
    for (let at = this.#active.length - 1; at >= 0; at--) {
      const active = this.#active[at];
      if (active?.value !== value) break;
      if (active.schema === schema) {
        this.doubts += 1;
        return false;
      }
    }
    this.#active.push({ schema, value });
    return true;
  }

  /** After it was applied. */
  leave(): void {
    this.#active.pop();
  }
}

/** Far more than an example takes. */
const mostSteps = 100_000;
