import type { BoundApi } from '../drift/bound-api.ts';
import { type Graph, graphOf } from './graph.ts';

/** What is known of the files around a document when an editor asks about it. */
export interface Surroundings {
  /** All documents of the project, as far as they are known. */
  readonly graph: Graph;
  /** What the document is about, as far as it is known. */
  readonly api: BoundApi | undefined;
}

export const noSurroundings: Surroundings = { graph: graphOf([]), api: undefined };
