import type { Baselines } from './load-baseline.ts';

/** What projects of several folders have read in common, as long as no file changes. */
export class SharedReads {
  readonly baselines: Baselines = new Map();
  /** The URIs of configuration files that aren't there. */
  readonly absent = new Set<string>();
}
