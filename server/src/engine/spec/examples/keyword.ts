import type { Entry, MapNode, Node } from '../tree/node.ts';
import type { Dialect } from './dialect.ts';
import type { Problem } from './problem.ts';
import type { Run } from './run.ts';

/** What a keyword of a schema says against a value. */
export type Check = (value: Node, run: Run) => readonly Problem[];

/** A keyword that says what a value must be like. */
export interface Keyword {
  /** The first draft that has it, where that isn't the fourth. */
  readonly since?: Dialect['draft'];
  /** The last draft that has it. */
  readonly until?: Dialect['draft'];
  /** Where one of the `first` finds something, nothing else is asked; the `last` are asked where nothing was found. */
  readonly turn?: 'first' | 'last';
  /** Makes the check of the keyword as it stands in a schema; undefined where it says nothing that is understood. */
  readonly make: (keyword: Entry, schema: MapNode, dialect: Dialect) => Check | undefined;
}

/** Keywords by name. */
export type Keywords = Readonly<Record<string, Keyword>>;
